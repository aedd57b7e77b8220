/*
 * Merged cells of a header.
 *
 * A header over several columns is printed in their middle, and its row leaves
 * no column out.  So what is free around it is its own, as far as it is centred
 * there; neighbours share what lies between them.  A header with nothing below
 * reaches down to the end of the header.
 */
#include "ingest/pdf_table.h"

#define HEADER_ROWS_MOST 8u /* more is no header but a form */

static int32_t
edge(const struct pdf_grid *g, uint16_t c)
{
	if (c == 0)
		return g->cols[0].x0;
	if (c == g->n_cols)
		return g->cols[c - 1].x1;
	return (g->cols[c - 1].x1 + g->cols[c].x0) / 2;
}

static bool
covers(const struct pdf_cell *c, uint16_t col)
{
	return c->col <= col && col < c->col_end;
}

/* In the header: is there a cell below row `row` in this column? */
static bool
has_below(const struct pdf_sheet *s, uint32_t row, uint16_t col)
{
	for (size_t i = 0; i < s->n && s->cells[i].row < s->g->header_rows; i++)
		if (s->cells[i].row > row && covers(&s->cells[i], col))
			return true;
	return false;
}

/* Does it stand over other headers?  One that names a column alone does not. */
static bool
stands_over(const struct pdf_sheet *s, const struct pdf_cell *c)
{
	if (!s->g->items[c->first].own)
		return true;
	for (uint16_t col = c->col; col < c->col_end; col++)
		if (has_below(s, c->row, col))
			return true;
	return false;
}

/* A column that no header of its own names, or one with headers below. */
static bool
may_stand_over(const struct pdf_sheet *s, const struct pdf_cell *c,
               uint16_t col)
{
	if (has_below(s, c->row, col))
		return stands_over(s, c);
	for (size_t i = 0; i < s->n && s->cells[i].row < s->g->header_rows; i++)
		if (covers(&s->cells[i], col))
			return false;
	return true;
}

static bool
taken_in_row(const struct pdf_sheet *s, const struct pdf_cell *but,
             uint16_t col)
{
	for (size_t i = 0; i < s->n && s->cells[i].row <= but->row; i++)
		if (&s->cells[i] != but && s->cells[i].row_end > but->row &&
		    covers(&s->cells[i], col))
			return true;
	return false;
}

static int32_t
middle_of(const struct pdf_sheet *s, const struct pdf_cell *c)
{
	const struct pdf_piece *p = s->g->items[c->first].piece;

	return p->x0 + p->x1;
}

static int32_t
distance(int32_t a, int32_t b)
{
	return a > b ? a - b : b - a;
}

/* How far the cell's words are off the middle of columns [from, to), doubled */
static int32_t
off_middle(const struct pdf_sheet *s, const struct pdf_cell *c, uint16_t from,
           uint16_t to)
{
	return distance(edge(s->g, from) + edge(s->g, to), middle_of(s, c));
}

/* What a cell may be off and still be centred: the edges are guesses. */
static int32_t
tolerance(const struct pdf_sheet *s, const struct pdf_cell *c)
{
	return s->g->l->lines.at[s->g->items[c->first].line].em * 5;
}

static bool
is_free(const struct pdf_sheet *s, const struct pdf_cell *c, uint16_t col)
{
	return !taken_in_row(s, c, col) && may_stand_over(s, c, col);
}

/* Cells of one row with nothing but free columns between and around them; they
 * have [low, high) for themselves. */
struct run {
	struct pdf_cell *first;
	size_t n;
	uint16_t low, high;
};

static struct run
run_of(struct pdf_sheet *s, struct pdf_cell *c)
{
	struct run r = {c, 1, c->col, c->col_end};
	struct pdf_cell *end = s->cells + s->n;

	while (r.low > 0 && is_free(s, c, (uint16_t)(r.low - 1)))
		r.low--;
	for (;;) {
		struct pdf_cell *next = r.first + r.n;

		while (r.high < s->g->n_cols && is_free(s, c, r.high))
			r.high++;
		if (next >= end || next->row != c->row || next->col != r.high ||
		    !has_below(s, c->row, next->col) ||
		    !has_below(s, c->row, c->col))
			return r;
		r.high = next->col_end;
		r.n++;
	}
}

/* A cell alone: all that is free, if it is centred there, or else the columns
 * around it whose middle is nearest. */
static void
widen_one(struct pdf_sheet *s, struct pdf_cell *c, uint16_t low, uint16_t high)
{
	uint16_t from = low, to = high;
	int32_t best = off_middle(s, c, low, high) - tolerance(s, c);

	for (uint16_t i = low; best > 0 && i <= c->col; i++)
		for (uint16_t k = c->col_end; k <= high; k++) {
			int32_t off = off_middle(s, c, i, k) + 1;

			if (off < best || (i == low && k == c->col_end)) {
				best = off;
				from = i;
				to = k;
			}
		}
	c->col = from;
	c->col_end = to;
}

/* Cells side by side share what is free, so that each is centred.  False when
 * that does not come out. */
static bool
share(struct pdf_sheet *s, const struct run *r)
{
	uint16_t start = r->low;
	bool centred = true;

	for (size_t i = 0; i + 1 < r->n; i++) {
		struct pdf_cell *a = &r->first[i], *b = a + 1;
		bool last = i + 2 == r->n;
		uint16_t cut = a->col_end;
		int32_t best = INT32_MAX;

		for (uint16_t k = a->col_end; k <= b->col; k++) {
			int32_t off = off_middle(s, a, start, k);

			if (last)
				off += off_middle(s, b, k, r->high);
			if (off < best) {
				best = off;
				cut = k;
			}
		}
		a->col = start;
		a->col_end = cut;
		b->col = start = cut;
	}
	r->first[r->n - 1].col_end = r->high;
	for (size_t i = 0; i < r->n; i++)
		centred &= off_middle(s, &r->first[i], r->first[i].col,
		                      r->first[i].col_end) <=
		           tolerance(s, &r->first[i]);
	return centred;
}

static void
widen_run(struct pdf_sheet *s, const struct run *r)
{
	size_t bytes = r->n * sizeof(*r->first);
	struct pdf_cell *before = arena_alloc(s->g->arena, bytes);

	memcpy(before, r->first, bytes);
	if (share(s, r))
		return;
	memcpy(r->first, before, bytes);
	for (size_t i = 0; i < r->n; i++) {
		struct pdf_cell *c = &r->first[i];

		widen_one(s, c, i == 0 ? r->low : c[-1].col_end,
		          i + 1 == r->n ? r->high : c[1].col);
	}
}

static void
widen_row(struct pdf_sheet *s, size_t first, size_t end)
{
	for (size_t i = first; i < end;) {
		struct run r = run_of(s, &s->cells[i]);

		if (r.n == 1)
			widen_one(s, r.first, r.low, r.high);
		else
			widen_run(s, &r);
		i += r.n;
	}
}

/* From the lowest row up, so that what is under a cell is known. */
static void
widen_headers(struct pdf_sheet *s)
{
	size_t end = 0, first;

	while (end < s->n && s->cells[end].row < s->g->header_rows)
		end++;
	for (; end > 0; end = first) {
		for (first = end; first > 0 && s->cells[first - 1].row ==
		                                   s->cells[end - 1].row;)
			first--;
		widen_row(s, first, end);
	}
}

/* A header with nothing below it reaches down. */
static void
lengthen(struct pdf_sheet *s, struct pdf_cell *c)
{
	for (uint16_t col = c->col; col < c->col_end; col++)
		if (has_below(s, c->row, col))
			return;
	c->row_end = s->g->header_rows;
}

void
pdf_merge_headers(struct pdf_sheet *s)
{
	struct pdf_grid *g = s->g;

	if (g->header_rows > HEADER_ROWS_MOST)
		return;
	widen_headers(s);
	for (size_t i = 0; i < s->n; i++)
		if (s->cells[i].row < g->header_rows)
			lengthen(s, &s->cells[i]);
}
