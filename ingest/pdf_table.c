/*
 * From rows and columns to cells.
 *
 * A header over several columns is printed in their middle.  So in the rows of
 * the header, a piece with other headers below takes that run of columns around
 * it whose middle is nearest its own.  A header with nothing below reaches down
 * to the end of the header.
 */
#include "ingest/pdf_table.h"

#include "ingest/numbering.h"

#define HEADER_ROWS_MOST 8u /* more is no header but a form */

/* One cell: the pieces of one row over the same columns. */
struct cell_at {
	uint16_t col, col_end;
	uint32_t row, row_end;
	size_t first; /* its first item; the others follow by `next` */
	size_t last;
};

struct sheet {
	struct pdf_grid *g;
	struct cell_at *cells;
	size_t n;
	size_t *next; /* of each item: the next one of its cell, or SIZE_MAX */
};

/* ---- cells ---- */

static void
add_item(struct sheet *s, size_t row_first, size_t i)
{
	struct pdf_item *it = &s->g->items[i];

	for (size_t k = row_first; k < s->n; k++) {
		struct cell_at *c = &s->cells[k];

		if (c->col >= it->col_end || it->col >= c->col_end)
			continue;
		s->next[c->last] = i;
		c->last = i;
		if (it->col < c->col)
			c->col = it->col;
		if (it->col_end > c->col_end)
			c->col_end = it->col_end;
		return;
	}
	s->cells[s->n++] =
	    (struct cell_at){it->col, it->col_end, it->row, it->row + 1, i, i};
}

static bool
comes_before(const struct cell_at *a, const struct cell_at *b)
{
	return a->row != b->row ? a->row < b->row : a->col < b->col;
}

/* Rows come in order; their few cells are put in order here. */
static void
sort_cells(struct sheet *s)
{
	for (size_t i = 1; i < s->n; i++)
		for (size_t k = i;
		     k > 0 && comes_before(&s->cells[k], &s->cells[k - 1]);
		     k--) {
			struct cell_at c = s->cells[k];

			s->cells[k] = s->cells[k - 1];
			s->cells[k - 1] = c;
		}
}

/* A cell that grew over its neighbour gives way. */
static void
part_cells(struct sheet *s)
{
	for (size_t i = 1; i < s->n; i++) {
		struct cell_at *a = &s->cells[i - 1], *b = &s->cells[i];

		if (a->row == b->row && a->col_end > b->col)
			a->col_end = b->col > a->col ? b->col : a->col_end;
		if (a->row == b->row && b->col < a->col_end)
			b->col = a->col_end;
		if (b->col_end <= b->col)
			b->col_end = (uint16_t)(b->col + 1);
	}
}

static void
make_cells(struct sheet *s)
{
	size_t row_first = 0;

	s->cells = arena_array(s->g->arena, s->g->n + 1, sizeof(*s->cells));
	s->next = arena_array(s->g->arena, s->g->n + 1, sizeof(*s->next));
	for (size_t i = 0; i < s->g->n; i++) {
		s->next[i] = SIZE_MAX;
		if (i > 0 && s->g->items[i].row != s->g->items[i - 1].row)
			row_first = s->n;
		add_item(s, row_first, i);
	}
	sort_cells(s);
	part_cells(s);
}

/* ---- merged headers ---- */

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
covers(const struct cell_at *c, uint16_t col)
{
	return c->col <= col && col < c->col_end;
}

/* In the header: is there a cell below row `row` in this column? */
static bool
has_below(const struct sheet *s, uint32_t row, uint16_t col)
{
	for (size_t i = 0; i < s->n && s->cells[i].row < s->g->header_rows; i++)
		if (s->cells[i].row > row && covers(&s->cells[i], col))
			return true;
	return false;
}

/* Does it stand over other headers?  One that names a column alone does not. */
static bool
stands_over(const struct sheet *s, const struct cell_at *c)
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
may_stand_over(const struct sheet *s, const struct cell_at *c, uint16_t col)
{
	if (has_below(s, c->row, col))
		return stands_over(s, c);
	for (size_t i = 0; i < s->n && s->cells[i].row < s->g->header_rows; i++)
		if (covers(&s->cells[i], col))
			return false;
	return true;
}

static bool
taken_in_row(const struct sheet *s, const struct cell_at *but, uint16_t col)
{
	for (size_t i = 0; i < s->n && s->cells[i].row <= but->row; i++)
		if (&s->cells[i] != but && s->cells[i].row_end > but->row &&
		    covers(&s->cells[i], col))
			return true;
	return false;
}

static int32_t
middle_of(const struct sheet *s, const struct cell_at *c)
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
off_middle(const struct sheet *s, const struct cell_at *c, uint16_t from,
           uint16_t to)
{
	return distance(edge(s->g, from) + edge(s->g, to), middle_of(s, c));
}

/* What a cell may be off and still be centred: the edges are guesses. */
static int32_t
tolerance(const struct sheet *s, const struct cell_at *c)
{
	return s->g->l->lines.at[s->g->items[c->first].line].em * 5;
}

static bool
is_free(const struct sheet *s, const struct cell_at *c, uint16_t col)
{
	return !taken_in_row(s, c, col) && may_stand_over(s, c, col);
}

/* Cells of one row with nothing but free columns between and around them; they
 * have [low, high) for themselves. */
struct run {
	struct cell_at *first;
	size_t n;
	uint16_t low, high;
};

static struct run
run_of(struct sheet *s, struct cell_at *c)
{
	struct run r = {c, 1, c->col, c->col_end};
	struct cell_at *end = s->cells + s->n;

	while (r.low > 0 && is_free(s, c, (uint16_t)(r.low - 1)))
		r.low--;
	for (;;) {
		struct cell_at *next = r.first + r.n;

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
widen_one(struct sheet *s, struct cell_at *c, uint16_t low, uint16_t high)
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
share(struct sheet *s, const struct run *r)
{
	uint16_t start = r->low;
	bool centred = true;

	for (size_t i = 0; i + 1 < r->n; i++) {
		struct cell_at *a = &r->first[i], *b = a + 1;
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
widen_run(struct sheet *s, const struct run *r)
{
	size_t bytes = r->n * sizeof(*r->first);
	struct cell_at *before = arena_alloc(s->g->arena, bytes);

	memcpy(before, r->first, bytes);
	if (share(s, r))
		return;
	memcpy(r->first, before, bytes);
	for (size_t i = 0; i < r->n; i++) {
		struct cell_at *c = &r->first[i];

		widen_one(s, c, i == 0 ? r->low : c[-1].col_end,
		          i + 1 == r->n ? r->high : c[1].col);
	}
}

static void
widen_row(struct sheet *s, size_t first, size_t end)
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
widen_headers(struct sheet *s)
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
lengthen(struct sheet *s, struct cell_at *c)
{
	for (uint16_t col = c->col; col < c->col_end; col++)
		if (has_below(s, c->row, col))
			return;
	c->row_end = s->g->header_rows;
}

static void
merge_headers(struct sheet *s)
{
	struct pdf_grid *g = s->g;

	if (g->header_rows > HEADER_ROWS_MOST)
		return;
	widen_headers(s);
	for (size_t i = 0; i < s->n; i++)
		if (s->cells[i].row < g->header_rows)
			lengthen(s, &s->cells[i]);
}

/* ---- out ---- */

static void
write_cell(const struct sheet *s, const struct cell_at *c, struct builder *b)
{
	size_t line = SIZE_MAX;

	builder_cell(b, c->row_end - c->row, (unsigned)(c->col_end - c->col));
	for (size_t i = c->first; i != SIZE_MAX; i = s->next[i]) {
		const struct pdf_item *it = &s->g->items[i];

		/* A line end is none between Chinese; a gap is a blank. */
		if (line == it->line)
			builder_text(b, SLICE(" "));
		else if (line != SIZE_MAX &&
		         numbering_of(it->piece->text).style >= NUMBERING_DIGIT)
			builder_line(b);
		else if (line != SIZE_MAX)
			builder_text(b, SLICE("\n"));
		builder_text(b, it->piece->text);
		line = it->line;
	}
	builder_cell_end(b);
}

static void
write_row(const struct sheet *s, size_t *at, uint32_t row, struct builder *b)
{
	uint16_t col = 0, to;

	builder_row(b);
	while (col < s->g->n_cols) {
		const struct cell_at *c = *at < s->n && s->cells[*at].row == row
		                              ? &s->cells[*at]
		                              : NULL;

		to = c != NULL ? c->col : (uint16_t)s->g->n_cols;
		for (; col < to; col++) {
			/* Covered by a header from above: no cell here. */
			if (col < BUILDER_COLUMNS && b->taken[col] > row)
				continue;
			builder_cell(b, 1, 1);
			builder_cell_end(b);
		}
		if (c == NULL)
			return;
		write_cell(s, c, b);
		col = c->col_end > col ? c->col_end : (uint16_t)(col + 1);
		++*at;
	}
	while (*at < s->n && s->cells[*at].row == row)
		++*at;
}

void
pdf_table_write(const struct pdf_lines *l, struct pdf_region region,
                struct builder *b)
{
	struct pdf_grid g;
	struct sheet s = {&g, NULL, 0, NULL};
	size_t at = 0;

	pdf_grid_begin(&g, l, region);
	pdf_grid_columns(&g);
	pdf_grid_rows(&g);
	make_cells(&s);
	merge_headers(&s);
	builder_table(b);
	for (uint32_t row = 0; row < g.rows; row++)
		write_row(&s, &at, row, b);
	builder_table_end(b);
}
