/*
 * One row a method: which member is drawn, under which label, in which groups.
 * Every group has its own scale from 0, so that lengths compare; what is
 * missing has no bar but its reason.
 */
#include "client/plot.h"

#include <stdlib.h>
#include <string.h>

#include "client/decimal.h"
#include "client/number.h"
#include "client/phrase.h"
#include "client/plot_part.h"
#include "client/render.h"
#include "client/value.h"
#include "client/width.h"

/* ---- shared ---- */

size_t
plot_columns(const struct screen *s)
{
	return s->columns == 0 ? 80 : s->columns;
}

void
plot_bar(const struct screen *s, int64_t eighths)
{
	static const char *const part[] = {"",  "▏", "▎", "▍",
	                                   "▌", "▋", "▊", "▉"};

	fputs(screen_bar(s), s->out);
	for (; eighths >= 8; eighths -= 8)
		fputs("█", s->out);
	if (eighths > 0)
		fputs(part[eighths], s->out);
	fputs(screen_plain(s), s->out);
}

void
plot_text(const struct screen *s, const char *text, size_t room, bool right)
{
	struct slice all = slice_of(text);
	size_t used;
	size_t n = width_fit(all, room, &used);

	if (n < all.len && room > 0) {
		n = width_fit(all, room - 1, &used);
		fprintf(s->out, "%.*s…", (int)n, text);
		used++;
	} else {
		fprintf(s->out, "%*s%.*s", right ? (int)(room - used) : 0, "",
		        (int)n, text);
		used = right ? room : used;
	}
	fprintf(s->out, "%*s", (int)(room - used), "");
}

char *
plot_label(const json_t *result, const json_t *row, const struct screen *s)
{
	const char *county = value_member(row, "county");
	const char *kind = value_member(row, "kind");
	const char *department = value_member(row, "department");
	char *label = NULL;

	/* What all rows have in common stands above the picture. */
	if (value_member(result, "kind") != NULL)
		kind = department = NULL;
	if (department != NULL && kind != NULL && strcmp(kind, "other") == 0)
		kind = department;
	if (asprintf(&label, "%s%s%s", county != NULL ? county : "–",
	             kind != NULL ? " " : "",
	             kind != NULL ? term(kind, s->language) : "") < 0)
		return NULL;
	return label;
}

/* ---- bars ---- */

struct bars {
	const char *method;
	const char *path;  /* of the rows */
	const char *group; /* rows that share it share a scale; NULL: all */
	const char *label; /* NULL: who it is of */
	const char *value; /* NULL: the amount, divided as asked */
};

static const struct bars bars[] = {
    {"compare.rank", "rows", NULL, NULL, NULL},
    {"compare.counties", "rows", "name", NULL, NULL},
    {"compare.outliers", "rows", NULL, NULL, NULL},
    {"compare.peers", "rows", NULL, NULL, "persons"},
    {"sangong.per_capita", "rows", "name", NULL, NULL},
    {"sewage.spending", "functional", "name", NULL, NULL},
    {"kpi.patterns", "rows", NULL, "indicator", "n"},
    {"kpi.quality", "rows", NULL, NULL, "score"},
    {"findings.list", "codes", NULL, "code", "n"},
};

/* One group while it is drawn. */
struct drawing {
	const struct bars *bars;
	const json_t *result, *rows;
	const char *group; /* of the rows that are drawn; NULL: all */
	const struct screen *screen;
	size_t label_room, value_room, bar_room;
	int64_t most;
};

static bool
is_drawn(const struct drawing *d, const json_t *row)
{
	const char *group;

	if (d->group == NULL)
		return true;
	group = value_member(row, d->bars->group);
	return group != NULL && strcmp(group, d->group) == 0;
}

static const char *
value_of(const struct drawing *d, const json_t *row)
{
	if (d->bars->value != NULL)
		return value_member(row, d->bars->value);
	return value_text(render_amount(d->result, row));
}

static char *
label_of(const struct drawing *d, const json_t *row)
{
	const char *text =
	    d->bars->label == NULL ? NULL : value_member(row, d->bars->label);

	if (d->bars->label == NULL)
		return plot_label(d->result, row, d->screen);
	return strdup(text == NULL ? "–" : term(text, d->screen->language));
}

static void
measure(struct drawing *d)
{
	size_t all = plot_columns(d->screen), i;
	const json_t *row;

	json_array_foreach (d->rows, i, row) {
		char number[NUMBER_TEXT], *label;
		const char *text = value_of(d, row);
		int64_t value;
		size_t w;

		if (!is_drawn(d, row))
			continue;
		label = label_of(d, row);
		w = label == NULL ? 0 : width(slice_of(label));
		d->label_room = w > d->label_room ? w : d->label_room;
		free(label);
		w = text == NULL ? 1 : strlen(number_group(text, number));
		d->value_room = w > d->value_room ? w : d->value_room;
		if (decimal_read(text, &value) && value > d->most)
			d->most = value;
	}
	if (d->label_room > all / 3)
		d->label_room = all / 3;
	all -= d->label_room + d->value_room + 4;
	d->bar_room = all > 8 && all < 1000 ? all : 8;
}

static void
draw_row(const struct drawing *d, const json_t *row)
{
	const struct screen *s = d->screen;
	const char *text = value_of(d, row);
	const char *reason = value_member(row, "reason");
	char number[NUMBER_TEXT], *label = label_of(d, row);
	int64_t value;

	plot_text(s, label == NULL ? "" : label, d->label_room, false);
	free(label);
	fputs("  ", s->out);
	plot_text(s, text == NULL ? "–" : number_group(text, number),
	          d->value_room, true);
	fputs("  ", s->out);
	if (text == NULL && reason != NULL)
		fprintf(s->out, "%s%s%s", screen_dim(s),
		        term(reason, s->language), screen_plain(s));
	else if (decimal_read(text, &value) && value > 0)
		plot_bar(
		    s, decimal_share(value, d->most, (int64_t)d->bar_room * 8));
	putc('\n', s->out);
}

static size_t
draw_group(struct drawing d)
{
	const json_t *row;
	size_t i, n = 0;

	measure(&d);
	if (d.group != NULL)
		fprintf(d.screen->out, "%s%s%s\n", screen_bold(d.screen),
		        d.group, screen_plain(d.screen));
	json_array_foreach (d.rows, i, row) {
		if (!is_drawn(&d, row))
			continue;
		draw_row(&d, row);
		n++;
	}
	return n;
}

static size_t
draw_bars(const struct bars *b, const json_t *result, const struct screen *s)
{
	struct drawing d = {
	    b, result, json_object_get(result, b->path), NULL, s, 0, 0, 0, 0};
	json_t *groups, *unused;
	const json_t *row;
	size_t i, n = 0;

	if (b->group == NULL)
		return draw_group(d);
	groups = json_object();
	json_array_foreach (d.rows, i, row) {
		const char *group = value_member(row, b->group);

		if (group != NULL)
			json_object_set_new(groups, group, json_null());
	}
	json_object_foreach (groups, d.group, unused)
		n += draw_group(d);
	json_decref(groups);
	return n;
}

/* ---- from outside ---- */

static const struct {
	const char *method;
	size_t (*draw)(const json_t *, const struct screen *);
} others[] = {
    {"compare.series", plot_series},
    {"compare.distribution", plot_spread},
};

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

bool
plot_has(const char *method)
{
	for (size_t i = 0; i < N(others); i++)
		if (strcmp(others[i].method, method) == 0)
			return true;
	for (size_t i = 0; i < N(bars); i++)
		if (strcmp(bars[i].method, method) == 0)
			return true;
	return false;
}

size_t
plot_print(const char *method, const json_t *result, const struct screen *s)
{
	for (size_t i = 0; i < N(others); i++)
		if (strcmp(others[i].method, method) == 0)
			return others[i].draw(result, s);
	for (size_t i = 0; i < N(bars); i++)
		if (strcmp(bars[i].method, method) == 0)
			return draw_bars(&bars[i], result, s);
	return 0;
}
