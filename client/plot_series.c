/*
 * A sparkline a county: a block a year, from 0 to the line's highest; a dot
 * where the year has no figure.  A year stands at one place in all lines. Years
 * of another territory are starred, and what became of it stands below.
 */
#include "client/plot_part.h"

#include <stdlib.h>
#include <string.h>

#include "client/decimal.h"
#include "client/number.h"
#include "client/option.h"
#include "client/render.h"
#include "client/value.h"
#include "client/width.h"

static bool
same_line(const json_t *a, const json_t *b)
{
	static const char *const keys[] = {"code", "department", "kind",
	                                   "function_code"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *x = value_member(a, keys[i]);
		const char *y = value_member(b, keys[i]);

		if (x == NULL || y == NULL ? x != y : strcmp(x, y) != 0)
			return false;
	}
	return true;
}

/* Where the line that begins at row `i` ends. */
static size_t
line_end(const json_t *rows, size_t i)
{
	const json_t *first = json_array_get(rows, i);

	while (i < json_array_size(rows) &&
	       same_line(first, json_array_get(rows, i)))
		i++;
	return i;
}

static int64_t
highest(const json_t *rows, size_t from, size_t to)
{
	int64_t most = 0, value;

	for (size_t i = from; i < to; i++)
		if (decimal_read(value_member(json_array_get(rows, i), "value"),
		                 &value) &&
		    value > most)
			most = value;
	return most;
}

static void
put_block(const json_t *row, int64_t most, const struct screen *s)
{
	static const char *const level[] = {"▁", "▂", "▃", "▄",
	                                    "▅", "▆", "▇", "█"};
	int64_t value, step;

	if (!decimal_read(value_member(row, "value"), &value)) {
		fputs("·", s->out);
		return;
	}
	step = value <= 0 ? 0 : decimal_share(value, most, 8);
	fputs(level[step > 7 ? 7 : step], s->out);
}

/* "2020 12,000 → 2021 15,000 *" */
static void
put_ends(const json_t *rows, size_t from, size_t to, const struct screen *s)
{
	char number[NUMBER_TEXT];
	const json_t *first = NULL, *last = NULL;
	bool moved = false;

	for (size_t i = from; i < to; i++) {
		const json_t *row = json_array_get(rows, i);
		const char *territory = value_member(row, "territory");

		if (value_member(row, "value") == NULL)
			continue;
		first = first == NULL ? row : first;
		last = row;
		moved |= territory != NULL && strcmp(territory, "same") != 0;
	}
	if (first == NULL)
		return;
	fprintf(s->out, "  %s%s%s %s", screen_dim(s),
	        value_member(first, "year"), screen_plain(s),
	        number_group(value_member(first, "value"), number));
	if (last != first)
		fprintf(s->out, " → %s%s%s %s", screen_dim(s),
		        value_member(last, "year"), screen_plain(s),
		        number_group(value_member(last, "value"), number));
	fputs(moved ? " *" : "", s->out);
}

static size_t
label_room(const json_t *result, const json_t *rows, const struct screen *s)
{
	size_t room = 0, most = plot_columns(s) / 3;

	for (size_t i = 0; i < json_array_size(rows); i = line_end(rows, i)) {
		char *label = plot_label(result, json_array_get(rows, i), s);
		size_t w = label == NULL ? 0 : width(slice_of(label));

		room = w > room ? w : room;
		free(label);
	}
	return room > most ? most : room;
}

/* The rows of a line are in the order of their years, but not all are there. */
static void
put_years(const json_t *result, size_t from, size_t to, const struct screen *s)
{
	const json_t *rows = json_object_get(result, "rows");
	int64_t most = highest(rows, from, to);
	long year, last;

	if (!arguments_number(value_member(result, "from"), 0, 9999, &year) ||
	    !arguments_number(value_member(result, "to"), 0, 9999, &last))
		return;
	for (; year <= last; year++) {
		const json_t *row = json_array_get(rows, from);
		long its;

		if (from < to &&
		    arguments_number(value_member(row, "year"), 0, 9999,
		                     &its) &&
		    its == year)
			from++;
		else
			row = NULL;
		put_block(row, most, s);
	}
}

static void
put_line(const json_t *result, size_t from, size_t to, size_t room,
         const struct screen *s)
{
	const json_t *rows = json_object_get(result, "rows");
	char *label = plot_label(result, json_array_get(rows, from), s);

	plot_text(s, label == NULL ? "" : label, room, false);
	free(label);
	fprintf(s->out, "  %s", screen_bar(s));
	put_years(result, from, to, s);
	fputs(screen_plain(s), s->out);
	put_ends(rows, from, to, s);
	putc('\n', s->out);
}

size_t
plot_series(const json_t *result, const struct screen *s)
{
	const json_t *rows = json_object_get(result, "rows");
	size_t room = label_room(result, rows, s), lines = 0;

	for (size_t i = 0, end; i < json_array_size(rows); i = end) {
		end = line_end(rows, i);
		if (render_is_gap(rows, json_array_get(rows, i)))
			continue;
		put_line(result, i, end, room, s);
		lines++;
	}
	if (json_array_size(json_object_get(result, "breaks")) > 0)
		render_block(&view_of("compare.series")->blocks[1], result, s);
	return lines;
}
