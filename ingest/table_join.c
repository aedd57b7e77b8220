/*
 * Two tables that only stand one below the other begin with words: a header, a
 * project's name.  A piece begins with what fills a row.
 */
#include "ingest/table_join.h"

#include "ingest/comparing.h"

#define HEADER_MOST 6 /* rows */
#define ROWS_MOST 60000

static struct slice
words(const char *text, const struct cell *c)
{
	return (struct slice){text + c->span.start,
	                      (size_t)(c->span.end - c->span.start)};
}

/* The first cell at or below a row. */
static size_t
first_of(const struct table *t, unsigned row)
{
	size_t i = 0;

	while (i < t->cells.n && t->cells.at[i].row < row)
		i++;
	return i;
}

/* 12.50, -3, ≥95%, 2010301: what stands in rows and not in headers. */
static bool
fills_a_row(struct slice s)
{
	size_t mark = comparing_mark(s);

	s = slice_from(s, mark > 0 ? mark : slice_starts(s, SLICE("-")));
	if (s.len == 0 || s.at[0] < '0' || s.at[0] > '9')
		return false;
	/* 2021年预算数 heads a column. */
	return slice_find(s, SLICE("年")) == NULL;
}

static bool
row_has_figure(const char *text, const struct table *t, unsigned row)
{
	for (size_t i = first_of(t, row);
	     i < t->cells.n && t->cells.at[i].row == row; i++)
		if (fills_a_row(words(text, &t->cells.at[i])))
			return true;
	return false;
}

static bool
same_row(const char *text, const struct table *t, const struct table *u,
         unsigned row)
{
	size_t i = first_of(t, row), k = first_of(u, row);

	for (;; i++, k++) {
		bool more = i < t->cells.n && t->cells.at[i].row == row;

		if (more != (k < u->cells.n && u->cells.at[k].row == row))
			return false;
		if (!more)
			return true;
		if (t->cells.at[i].col != u->cells.at[k].col ||
		    t->cells.at[i].colspan != u->cells.at[k].colspan ||
		    !slice_is(words(text, &t->cells.at[i]),
		              words(text, &u->cells.at[k])))
			return false;
	}
}

void
table_join(struct arena *a, struct document *doc, const char *text)
{
	size_t n = doc->blocks.n;
	struct block *b = n < 2 ? NULL : &doc->blocks.at[n - 2];
	struct table *t, *u;
	unsigned header = 0;

	if (b == NULL || b[0].kind != BLOCK_TABLE || b[1].kind != BLOCK_TABLE)
		return;
	t = b[0].table;
	u = b[1].table;
	if (t->cols != u->cols || row_has_figure(text, t, 0) ||
	    t->rows + u->rows > ROWS_MOST)
		return;
	while (header < HEADER_MOST && header < t->rows && header < u->rows &&
	       same_row(text, t, u, header))
		header++;
	if (header == u->rows || !row_has_figure(text, u, header))
		return;
	for (size_t i = first_of(u, header); i < u->cells.n; i++) {
		struct cell *c = list_add(a, &t->cells);

		*c = u->cells.at[i];
		c->row = (uint16_t)(c->row - header + t->rows);
	}
	t->rows = (uint16_t)(t->rows + u->rows - header);
	b[0].span.end = b[1].span.end;
	doc->blocks.n--;
}
