/*
 * A block becomes a table: which columns it has is decided over all rows
 * first.  What is null shows as a dash; where the row says why, the dash bears
 * a mark that is explained under the table.
 */
#include "client/render.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "client/number.h"
#include "client/phrase.h"
#include "client/table.h"
#include "client/value.h"

#define REASONS_MOST 4

static const char *const marks[REASONS_MOST] = {"–¹", "–²", "–³", "–⁴"};

/* A block on its way to the screen. */
struct rendering {
	const json_t *result;
	const json_t *rows;
	const struct screen *screen;
	struct table *table;
	const char *reasons[REASONS_MOST]; /* that marks stand for */
	size_t n_reasons;
};

static const json_t *
rows_at(const json_t *at, const char *path)
{
	char name[40];
	size_t n;

	for (const char *p = path; *p != '\0'; p += n + (p[n] == '.')) {
		n = strcspn(p, ".");
		snprintf(name, sizeof(name), "%.*s", (int)n, p);
		at = json_object_get(at, name);
	}
	return json_is_object(at) ? json_object_get(at, "rows") : at;
}

const json_t *
render_rows(const struct block *b, const json_t *result)
{
	const json_t *rows = rows_at(result, b->path);

	return rows == NULL && b->other != NULL ? rows_at(result, b->other)
	                                        : rows;
}

/* ---- cells ---- */

/* The dash for what is not there, with the mark of its reason where `row`
 * has one. */
static const char *
dash(struct rendering *r, const json_t *row)
{
	const char *reason = value_member(row, "reason");
	size_t i = 0;

	if (reason == NULL)
		return "–";
	while (i < r->n_reasons && strcmp(r->reasons[i], reason) != 0)
		i++;
	if (i == REASONS_MOST)
		return "–";
	if (i == r->n_reasons)
		r->reasons[r->n_reasons++] = reason;
	return marks[i];
}

static void
put_cell(struct rendering *r, const json_t *row, const json_t *value,
         enum show show)
{
	char *text = value_show(value, show, r->screen);

	if (text == NULL && show == SHOW_NUMBER)
		table_cell(r->table, dash(r, row));
	else
		table_cell(r->table, text == NULL ? "–" : text);
	free(text);
}

static void
put_column(struct rendering *r, const struct column *c)
{
	bool right = c->show == SHOW_NUMBER || c->show == SHOW_DIGITS ||
	             c->show == SHOW_PERCENT;
	bool shrink = !right && c->show != SHOW_CODE && c->show != SHOW_TERM &&
	              c->show != SHOW_TIME;

	table_column(r->table,
	             heading(c->heading != NULL ? c->heading : c->key,
	                     r->screen->language),
	             right ? ALIGN_RIGHT : ALIGN_LEFT, shrink);
}

static bool
is_usual(const json_t *value, const char *usual)
{
	const char *text = value_text(value);

	if (json_is_array(value))
		return json_array_size(value) == 0;
	if (json_is_object(value))
		return false;
	return text == NULL || (*usual != '\0' && strcmp(text, usual) == 0);
}

/* Does it say anything beyond the line above the table? */
static bool
is_wanted(const struct rendering *r, const struct column *c)
{
	const char *per = value_member(r->result, "per");
	const json_t *asked = json_object_get(r->result, c->key), *row;
	size_t i;

	if (strcmp(c->key, "value") == 0 && per != NULL &&
	    strcmp(per, "none") == 0)
		return false;
	if (c->usual == NULL)
		return true;
	json_array_foreach (r->rows, i, row) {
		const json_t *value = json_object_get(row, c->key);

		if (!is_usual(value, c->usual) && !json_equal(value, asked))
			return true;
	}
	return false;
}

/* ---- tables ---- */

#define WANTED_MOST 64

static void
put_columns(struct rendering *r, const struct block *b, bool *wanted)
{
	for (size_t c = 0; b->columns[c].key != NULL; c++) {
		wanted[c] = is_wanted(r, &b->columns[c]);
		if (wanted[c])
			put_column(r, &b->columns[c]);
	}
}

static void
put_row(struct rendering *r, const struct block *b, const bool *wanted,
        const json_t *row)
{
	for (size_t c = 0; b->columns[c].key != NULL; c++)
		if (wanted[c])
			put_cell(r, NULL,
			         value_worded(row, b->columns[c].key,
			                      r->screen->language),
			         b->columns[c].show);
}

static size_t
fill_plain(struct rendering *r, const struct block *b)
{
	bool wanted[WANTED_MOST];
	const json_t *row;
	size_t i;

	put_columns(r, b, wanted);
	json_array_foreach (r->rows, i, row)
		put_row(r, b, wanted, row);
	return json_array_size(r->rows);
}

static bool
same_member(const json_t *a, const json_t *b, const char *key)
{
	const char *of_a = value_member(a, key), *of_b = value_member(b, key);

	return of_a == NULL || of_b == NULL ? of_a == of_b
	                                    : strcmp(of_a, of_b) == 0;
}

bool
render_is_gap(const json_t *rows, const json_t *row)
{
	const json_t *other;
	size_t i;

	if (value_member(row, "department") != NULL ||
	    value_member(row, "reason") == NULL)
		return false;
	json_array_foreach (rows, i, other)
		if (same_member(other, row, "code") &&
		    value_member(other, "department") != NULL)
			return true;
	return false;
}

/* A line of a table across: its first row, and the row of each heading. */
static json_t *
line_for(json_t *lines, const json_t *row, const char *heading)
{
	size_t i;
	json_t *line;

	json_array_foreach (lines, i, line) {
		const json_t *first = json_object_get(line, "first");
		const json_t *cells = json_object_get(line, "cells");

		if (same_member(first, row, "code") &&
		    same_member(first, row, "department") &&
		    json_object_get(cells, heading) == NULL)
			return line;
	}
	line = json_pack("{s:O, s:{}}", "first", row, "cells");
	json_array_append_new(lines, line);
	return line;
}

/* A gap is one of each line of its county. */
static void
turn_gap(const json_t *row, const char *heading, const json_t *lines)
{
	const json_t *line;
	size_t i;

	json_array_foreach (lines, i, line) {
		json_t *cells = json_object_get(line, "cells");

		if (same_member(json_object_get(line, "first"), row, "code") &&
		    json_object_get(cells, heading) == NULL)
			json_object_set(cells, heading,
			                (json_t *)(uintptr_t)row);
	}
}

/* Sorts the rows into lines; `headings` keeps the order they came in. */
static void
turn(const struct rendering *r, const char *across, json_t *lines,
     json_t *headings)
{
	const json_t *row;
	size_t i;

	json_array_foreach (r->rows, i, row) {
		const char *heading = value_member(row, across);
		json_t *cells;

		if (heading == NULL)
			continue;
		json_object_set_new(headings, heading, json_null());
		if (render_is_gap(r->rows, row))
			continue;
		cells = json_object_get(line_for(lines, row, heading), "cells");
		json_object_set(cells, heading, (json_t *)(uintptr_t)row);
	}
	json_array_foreach (r->rows, i, row)
		if (render_is_gap(r->rows, row))
			turn_gap(row, value_member(row, across), lines);
}

const json_t *
render_amount(const json_t *result, const json_t *row)
{
	const char *per = value_member(result, "per");
	const json_t *yuan = json_object_get(row, "yuan");

	if (per != NULL && strcmp(per, "none") != 0)
		return json_object_get(row, "value");
	if (json_is_string(yuan))
		return yuan;
	return json_object_get(row, "count");
}

static size_t
fill_across(struct rendering *r, const struct block *b)
{
	json_t *lines = json_array(), *headings = json_object(), *line;
	bool wanted[WANTED_MOST];
	const char *heading;
	json_t *unused;
	size_t i, n;

	turn(r, b->across[r->screen->language], lines, headings);
	put_columns(r, b, wanted);
	json_object_foreach (headings, heading, unused)
		table_column(r->table, heading, ALIGN_RIGHT, false);
	json_array_foreach (lines, i, line) {
		const json_t *first = json_object_get(line, "first");
		const json_t *cells = json_object_get(line, "cells");

		for (const struct column *c = b->columns; c->key != NULL; c++)
			if (is_wanted(r, c))
				put_cell(r, first,
				         json_object_get(first, c->key),
				         c->show);
		json_object_foreach (headings, heading, unused) {
			const json_t *row = json_object_get(cells, heading);

			put_cell(r, row, render_amount(r->result, row),
			         SHOW_NUMBER);
		}
	}
	n = json_array_size(lines);
	json_decref(lines);
	json_decref(headings);
	return n;
}

static void
explain_marks(const struct rendering *r)
{
	const struct screen *s = r->screen;

	if (s->markdown && r->n_reasons > 0)
		putc('\n', s->out);
	for (size_t i = 0; i < r->n_reasons; i++)
		fprintf(s->out, "%s%s%s %s%s\n", s->markdown ? "- " : "",
		        screen_dim(s), marks[i],
		        term(r->reasons[i], s->language), screen_plain(s));
}

/* The title, and how much of the block is shown if not all. */
static void
put_title(const struct rendering *r, const struct block *b)
{
	const struct screen *s = r->screen;
	const char *n = value_member(json_object_get(r->result, b->path), "n");
	char shown[24], number[NUMBER_TEXT];

	if (b->title[s->language] == NULL)
		return;
	fprintf(s->out, "%s%s%s%s", s->markdown ? "### " : "", screen_bold(s),
	        b->title[s->language], screen_plain(s));
	snprintf(shown, sizeof(shown), "%zu", json_array_size(r->rows));
	if (n != NULL && strcmp(n, shown) != 0) {
		fputs(" · ", s->out);
		fprintf(s->out, phrase(SAY_SHOWN_OF, s->language),
		        json_array_size(r->rows), number_group(n, number));
	}
	fputs(s->markdown ? "\n\n" : "\n", s->out);
}

size_t
render_block(const struct block *b, const json_t *result,
             const struct screen *s)
{
	struct rendering r = {.result = result,
	                      .rows = render_rows(b, result),
	                      .screen = s,
	                      .table = table_new()};
	size_t lines = 0;

	put_title(&r, b);
	if (r.table == NULL || json_array_size(r.rows) == 0) {
		fprintf(s->out, "%s\n", phrase(SAY_NO_ROWS, s->language));
	} else {
		lines = b->across[s->language] != NULL ? fill_across(&r, b)
		                                       : fill_plain(&r, b);
		table_print(r.table, s);
		explain_marks(&r);
	}
	table_free(r.table);
	return lines;
}

size_t
render_tables(const struct view *v, const json_t *result,
              const struct screen *s)
{
	size_t first = render_block(&v->blocks[0], result, s);

	for (size_t i = 1; i < view_blocks(v); i++) {
		if (v->blocks[i].optional &&
		    json_array_size(render_rows(&v->blocks[i], result)) == 0)
			continue;
		putc('\n', s->out);
		render_block(&v->blocks[i], result, s);
	}
	return first;
}
