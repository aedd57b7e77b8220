/*
 * Each form looks at the next line, decides within a few lines whether a table
 * of its form begins here, and only then reads it; a line is looked at a
 * bounded number of times, so the whole stays linear.
 *
 * A form that was given up gives back its cells (arena_rewind).
 */
#include "ingest/text_table.h"

#include "ingest/numbering.h"
#include "ingest/text_columns.h"
#include "ingest/text_flat.h"
#include "ingest/text_rows.h"

void
rows_begin(struct rows *r, struct arena *a, struct slice text)
{
	r->arena = a;
	r->text = text;
	r->mark = arena_mark(a);
	r->table = arena_alloc(a, sizeof(*r->table));
	r->row = r->col = 0;
}

void
rows_cell(struct rows *r, struct slice s)
{
	struct slice inner = trim_blanks(s);
	struct cell *c;

	if (r->col >= ROWS_COLS_MOST)
		return;
	c = list_add(r->arena, &r->table->cells);
	c->span.start = (uint32_t)(inner.at - r->text.at);
	c->span.end = c->span.start + (uint32_t)inner.len;
	c->row = (uint16_t)r->row;
	c->col = (uint16_t)r->col++;
	c->rowspan = c->colspan = 1;
}

void
rows_widen(struct rows *r, unsigned n)
{
	r->table->cells.at[r->table->cells.n - 1].colspan = (uint16_t)n;
	r->col += n - 1;
}

void
rows_end_row(struct rows *r)
{
	if (r->col == 0)
		return;
	if (r->col > r->table->cols)
		r->table->cols = (uint16_t)r->col;
	r->row++;
	r->col = 0;
	r->table->rows = (uint16_t)r->row;
}

struct table *
rows_finish(struct rows *r, struct span *span)
{
	struct table *t = r->table;

	rows_end_row(r);
	if (t->cells.n < 2 || t->cols < 2)
		return rows_give_up(r);
	span->start = t->cells.at[0].span.start;
	span->end = span->start;
	for (size_t i = 0; i < t->cells.n; i++)
		if (t->cells.at[i].span.end > span->end)
			span->end = t->cells.at[i].span.end;
	return t;
}

struct table *
rows_give_up(struct rows *r)
{
	arena_rewind(r->arena, r->mark);
	return NULL;
}

struct table *
text_table(struct lines *l, struct arena *a, struct span *span)
{
	struct lines ahead = *l;
	struct slice line;
	struct table *t = NULL;

	if (!lines_next(&ahead, &line) || line.len == 0)
		return NULL;
	if (line.at[0] == '\t' && (t = tab_form(l, a, span)) != NULL)
		return t;
	if (slice_is(trim_blanks(line), SLICE("|")))
		return bars_apart(l, a, span);
	if ((t = delimited(l, line, a, span)) != NULL)
		return t;
	if ((t = flat_targets(l, line, a, span)) != NULL)
		return t;
	if ((t = blank_columns(l, line, a, span)) != NULL)
		return t;
	return flat_table(l, line, a, span);
}
