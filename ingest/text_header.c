/*
 * Merged cells of a header lose their spans when a table becomes text.  Where
 * two rows of it allow only one reading, the spans are put back.
 */
#include "ingest/text_rows.h"

/* How many groups a second header row makes: every empty cell is under a cell
 * that spans both rows, a run of filled ones under one that spans the run. */
static unsigned
count_groups(const struct cell *at, size_t n)
{
	unsigned groups = 0;
	bool in_run = false;

	for (size_t i = 0; i < n; i++) {
		bool empty = at[i].span.start == at[i].span.end;

		groups += empty || !in_run;
		in_run = !empty;
	}
	return groups;
}

/* The lower row says the same names `n` times (项目 行次 决算数, twice). */
static bool
repeats(struct slice text, const struct cell *lower, size_t m, size_t n)
{
	size_t width = m / n;

	if (m % n != 0 || width < 2)
		return false;
	for (size_t i = width; i < m; i++)
		if (!slice_is(slice_cut(text, lower[i].span),
		              slice_cut(text, lower[i % width].span)))
			return false;
	return true;
}

/* Puts back the spans of a row of `n` cells above one of `m` > n cells, if the
 * groups below fit it one to one. */
static void
span_header(struct slice text, struct cell *upper, size_t n, struct cell *lower,
            size_t m)
{
	size_t k = 0;

	if (n < 2 || m <= n)
		return;
	if (repeats(text, lower, m, n)) {
		for (size_t i = 0; i < n; i++) {
			upper[i].col = (uint16_t)(i * (m / n));
			upper[i].colspan = (uint16_t)(m / n);
		}
		return;
	}
	if (count_groups(lower, m) != n)
		return;
	for (size_t i = 0; i < n; i++) {
		upper[i].col = (uint16_t)k;
		if (lower[k].span.start == lower[k].span.end) {
			upper[i].rowspan = 2;
			lower[k++].colspan = 0;
			continue;
		}
		upper[i].colspan = 0;
		while (k < m && lower[k].span.start != lower[k].span.end) {
			upper[i].colspan++;
			k++;
		}
	}
}

/* Drops the cells that a span from above covers (marked by colspan 0). */
static void
drop_covered(struct table *t)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->cells.n; i++)
		if (t->cells.at[i].colspan > 0)
			t->cells.at[kept++] = t->cells.at[i];
	t->cells.n = kept;
}

/* Header rows stand among the first few; look at each pair of neighbours. */
void
rows_square_header(struct table *t, struct slice text)
{
	struct cell *c = t->cells.at;
	size_t start[5], rows = 0, n = 0;

	for (; n < t->cells.n && rows < 5; n++)
		if (n == 0 || c[n].row != c[n - 1].row)
			start[rows++] = n;
	if (rows < 5)
		n = t->cells.n;
	else
		n = start[--rows];
	for (size_t r = 0; r + 1 < rows; r++) {
		size_t end = r + 2 < rows ? start[r + 2] : n;

		if (end - start[r + 1] == t->cols)
			span_header(text, c + start[r], start[r + 1] - start[r],
			            c + start[r + 1], end - start[r + 1]);
	}
	drop_covered(t);
}
