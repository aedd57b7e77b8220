/*
 * Headers and the columns that they stand over.
 *
 * A header is centred in its cell while figures stand at the right edge below
 * it and words at the left, so the two need not touch.  But both come in the
 * same order.  So all headers that have none below themselves are matched with
 * all columns at once: the pairs that lie nearest in sum, without crossing.
 * A header that is left over names an empty column, or stands over several.
 *
 * Where a row 1 2 3 4 … counts the columns it is matched first: it leaves none
 * out.
 */
#include "ingest/pdf_table.h"

#include <stdlib.h>

#define HEADS_MOST PDF_COLUMNS_MOST
#define LEFT_OVER 6 /* em that it costs to leave a header or a column alone */

struct heads {
	struct pdf_grid *g;
	struct pdf_item *at[HEADS_MOST];
	size_t n;
	int32_t alone;
};

/* ---- which headers ---- */

/* Has the header another one below itself, or the same line's? */
static bool
has_below(const struct heads *h, const struct pdf_item *it)
{
	int32_t slack = (it->piece->x1 - it->piece->x0) / 5;

	for (size_t i = 0; i < h->n; i++)
		if (h->at[i]->line > it->line &&
		    h->at[i]->piece->x0 + slack < it->piece->x1 &&
		    it->piece->x0 + slack < h->at[i]->piece->x1)
			return true;
	return false;
}

static int
by_left(const void *a, const void *b)
{
	const struct pdf_item *const *l = a, *const *r = b;
	int32_t left = (*l)->piece->x0, right = (*r)->piece->x0;

	return left != right ? (left < right ? -1 : 1) : *l < *r ? -1 : 1;
}

/* The headers without others below, or the row of numbers. */
static void
gather(struct heads *h, bool numbers)
{
	struct pdf_grid *g = h->g;
	const struct pdf_line *line = g->l->lines.at;

	h->n = 0;
	for (size_t i = g->n; i-- > 0 && h->n < HEADS_MOST;) {
		struct pdf_item *it = &g->items[i];

		if (it->header &&
		    pdf_counts_columns(g->l, &line[it->line]) == numbers &&
		    (numbers || !has_below(h, it)))
			h->at[h->n++] = it;
	}
	qsort(h->at, h->n, sizeof(h->at[0]), by_left);
}

/* ---- the match ---- */

/* How badly header `i` and column `c` fit: the gap between them, and a little
 * of how far their middles are apart. */
static int32_t
misfit(const struct heads *h, size_t i, size_t c)
{
	const struct pdf_piece *p = h->at[i]->piece;
	const struct pdf_column *col = &h->g->cols[c];
	int32_t gap = p->x0 > col->x1   ? p->x0 - col->x1
	              : col->x0 > p->x1 ? col->x0 - p->x1
	                                : 0;
	int32_t off = p->x0 + p->x1 - col->x0 - col->x1;
	/* Figures are never to the left of their header, words rarely to its
	 * right; numbers of lines may begin where it does. */
	int32_t near = h->alone / LEFT_OVER / 2;
	bool wrong = (col->x1 + near < p->x0 &&
	              (col->figures > col->words || p->number)) ||
	             (col->x0 > p->x1 + near && col->words > col->figures);

	return gap + (off < 0 ? -off : off) / 16 + (wrong ? h->alone : 0);
}

/* The lowest line of the header alone, if it has a header for each column and
 * each lies at its own: then those above stand over several. */
static bool
gather_lowest(struct heads *h)
{
	struct pdf_grid *g = h->g;
	const struct pdf_line *line = g->l->lines.at;
	size_t i = g->n, last = SIZE_MAX;

	h->n = 0;
	while (i-- > 0) {
		struct pdf_item *it = &g->items[i];

		if (!it->header || pdf_counts_columns(g->l, &line[it->line]))
			continue;
		if (last == SIZE_MAX)
			last = it->line;
		if (it->line != last)
			break;
		if (h->n == HEADS_MOST)
			return false;
		h->at[h->n++] = it;
	}
	if (h->n != g->n_cols || h->n < 3)
		return false;
	qsort(h->at, h->n, sizeof(h->at[0]), by_left);
	for (i = 0; i < h->n; i++)
		if (misfit(h, i, i) > h->alone / 2)
			return false;
	return true;
}

/* cost[i][c]: the least for the first i headers and c columns.  `pair` gets the
 * column of each header, or -1. */
static void
match(const struct heads *h, int *pair)
{
	size_t n = h->n, m = h->g->n_cols, width = m + 1;
	int64_t *cost =
	    arena_array(h->g->arena, (n + 1) * width, sizeof(int64_t));

	for (size_t i = 0; i <= n; i++)
		for (size_t c = 0; c <= m; c++) {
			int64_t best = INT64_MAX, *at = cost + i * width + c;

			if (i == 0 && c == 0)
				best = 0;
			if (i > 0 && at[-(ptrdiff_t)width] + h->alone < best)
				best = at[-(ptrdiff_t)width] + h->alone;
			if (c > 0 && at[-1] + h->alone < best)
				best = at[-1] + h->alone;
			if (i > 0 && c > 0 &&
			    at[-(ptrdiff_t)width - 1] +
			            misfit(h, i - 1, c - 1) <
			        best)
				best = at[-(ptrdiff_t)width - 1] +
				       misfit(h, i - 1, c - 1);
			*at = best;
		}
	for (size_t i = n, c = m; i > 0;) {
		const int64_t *at = cost + i * width + c;

		pair[i - 1] = -1;
		if (c > 0 &&
		    *at == at[-(ptrdiff_t)width - 1] + misfit(h, i - 1, c - 1))
			pair[--i] = (int)--c;
		else if (*at == at[-(ptrdiff_t)width] + h->alone)
			i--;
		else
			c--;
	}
}

/* ---- what it means ---- */

/* The column and its header are one place, up to the neighbours. */
static void
widen(struct pdf_grid *g, size_t c, const struct pdf_piece *p)
{
	struct pdf_column *col = &g->cols[c];
	int32_t low = c > 0 ? col[-1].x1 : INT32_MIN;
	int32_t high = c + 1 < g->n_cols ? col[1].x0 : INT32_MAX;

	if (p->x0 < col->x0)
		col->x0 = p->x0 > low ? p->x0 : low < col->x0 ? low : col->x0;
	if (p->x1 > col->x1)
		col->x1 = p->x1 < high     ? p->x1
		          : high > col->x1 ? high
		                           : col->x1;
	col->headed = true;
}

/* May header `i` stand over this column: is the column's own header below it
 * and nothing else beside it? */
static bool
may_stand_over(const struct pdf_grid *g, const struct pdf_item *i, size_t c)
{
	int32_t foot = i->piece->y1 - (i->piece->y1 - i->piece->y0) / 4;
	bool below = false;

	for (const struct pdf_item *o = g->items; o < g->items + g->n; o++) {
		if (!o->header || o == i || o->piece->x0 >= g->cols[c].x1 ||
		    g->cols[c].x0 >= o->piece->x1)
			continue;
		if (o->line == i->line)
			return false;
		below |= o->line > i->line && o->piece->y0 >= foot;
	}
	return below;
}

/* A header that is left over: is it centred over several columns that have
 * headers already?  Else it is one of its own. */
static bool
stands_over(const struct pdf_grid *g, const struct pdf_item *i)
{
	int32_t middle = i->piece->x0 + i->piece->x1;
	int32_t near = g->l->lines.at[i->line].em * 2;

	for (size_t from = i->col; from-- > 0;) {
		if (!may_stand_over(g, i, from))
			break;
		for (size_t to = i->col; to < g->n_cols; to++) {
			int32_t off =
			    g->cols[from].x0 + g->cols[to].x1 - middle;

			if (!may_stand_over(g, i, to))
				break;
			if (off < near && off > -near)
				return true;
		}
	}
	return false;
}

/* From the lowest line up: what stands below decides. */
static void
add_left_over(struct heads *h, const int *pair)
{
	for (size_t line = h->g->body; line-- > h->g->region.first;)
		for (size_t i = 0; i < h->n; i++) {
			struct pdf_item *it = h->at[i];

			if (pair[i] >= 0 || it->line != line)
				continue;
			pdf_item_place(h->g, it);
			if (it->col < it->col_end || stands_over(h->g, it))
				continue;
			it->own = true;
			pdf_column_insert(h->g, it->col, it->piece->x0,
			                  it->piece->x1);
			if (it->col < h->g->n_cols)
				h->g->cols[it->col].headed = true;
		}
}

static void
apply(struct heads *h)
{
	int pair[HEADS_MOST];

	match(h, pair);
	for (size_t i = 0; i < h->n; i++)
		if (pair[i] >= 0) {
			widen(h->g, (size_t)pair[i], h->at[i]->piece);
			h->at[i]->own = true;
		}
	add_left_over(h, pair);
}

void
pdf_grid_heads(struct pdf_grid *g)
{
	struct heads h = {.g = g};

	h.alone = g->l->lines.at[g->region.first].em * LEFT_OVER;
	gather(&h, true);
	if (h.n > 0)
		apply(&h);
	for (size_t c = 0; c < g->n_cols; c++)
		g->cols[c].headed = false;
	if (!gather_lowest(&h))
		gather(&h, false);
	apply(&h);
}
