/*
 * Squares are filled cell by cell in reading order.  Spans that leave the
 * rectangle are cut, never trusted: their sizes come from the document.
 */
#include "ingest/grid.h"

#include "ingest/spelling.h"

static size_t
clip(size_t from, size_t span, size_t most)
{
	return span > most - from ? most - from : span;
}

/*
 * Cells of an honest table cover each square once.  `*work` bounds what a
 * lying one can cost: when it is used up, cells cover their first square only.
 */
static void
cover(struct grid *g, size_t i, size_t *work)
{
	const struct cell *c = &g->table->cells.at[i];
	size_t rows, cols;

	if (c->row >= g->rows || c->col >= g->cols)
		return;
	rows = clip(c->row, c->rowspan == 0 ? 1 : c->rowspan, g->rows);
	cols = clip(c->col, c->colspan == 0 ? 1 : c->colspan, g->cols);
	if (rows * cols > *work)
		rows = cols = 1;
	else
		*work -= rows * cols;
	for (size_t row = c->row; row < c->row + rows; row++)
		for (size_t col = c->col; col < c->col + cols; col++) {
			uint32_t *square = &g->square[row * g->cols + col];

			if (*square == 0)
				*square = (uint32_t)(i + 1);
		}
}

bool
grid_square(struct arena *a, const struct table *t, struct slice text,
            struct grid *out)
{
	size_t work;

	*out = (struct grid){t, text, t->rows, t->cols, NULL};
	if (out->cols > GRID_COLS_MOST)
		out->cols = GRID_COLS_MOST;
	if (out->cols == 0 || out->rows == 0 || t->cells.n == 0)
		return false;
	if (out->rows > GRID_SQUARES_MOST / out->cols)
		out->rows = GRID_SQUARES_MOST / out->cols;
	out->square =
	    arena_array(a, out->rows * out->cols, sizeof(*out->square));
	work = 2 * out->rows * out->cols;
	for (size_t i = 0; i < t->cells.n; i++)
		cover(out, i, &work);
	return true;
}

const struct cell *
grid_cell(const struct grid *g, size_t row, size_t col)
{
	uint32_t square;

	if (row >= g->rows || col >= g->cols)
		return NULL;
	square = g->square[row * g->cols + col];
	return square == 0 ? NULL : &g->table->cells.at[square - 1];
}

struct slice
grid_words(const struct grid *g, size_t row, size_t col)
{
	const struct cell *c = grid_cell(g, row, col);

	if (c == NULL || c->span.end <= c->span.start)
		return (struct slice){"", 0};
	return trimmed(slice_cut(g->text, c->span));
}

struct span
grid_span(const struct grid *g, size_t row, size_t col)
{
	const struct cell *c = grid_cell(g, row, col);
	struct slice words = grid_words(g, row, col);
	uint32_t start;

	if (c == NULL)
		return (struct span){0, 0};
	if (words.len == 0)
		return (struct span){c->span.start, c->span.start};
	start = (uint32_t)(words.at - g->text.at);
	return (struct span){start, start + (uint32_t)words.len};
}

bool
grid_begins(const struct grid *g, size_t row, size_t col)
{
	const struct cell *c = grid_cell(g, row, col);

	return c != NULL && c->row == row && c->col == col;
}

struct span
grid_row_span(const struct grid *g, size_t row)
{
	struct span whole = {0, 0};
	size_t first = 0, last = g->cols;

	for (; first < g->cols; first++) {
		if (!grid_begins(g, row, first))
			continue;
		whole = grid_span(g, row, first);
		if (whole.end > whole.start)
			break;
	}
	while (last-- > first + 1) {
		struct span s;

		if (!grid_begins(g, row, last))
			continue;
		s = grid_span(g, row, last);
		if (s.end > s.start && s.end > whole.end) {
			whole.end = s.end;
			break;
		}
	}
	return whole;
}

size_t
grid_row_cells(const struct grid *g, size_t row)
{
	size_t n = 0;

	for (size_t col = 0; col < g->cols; col++)
		n += grid_begins(g, row, col);
	return n;
}

static bool
has_merged(const struct grid *g, size_t row)
{
	for (size_t col = 0; col < g->cols; col++) {
		const struct cell *c = grid_cell(g, row, col);

		if (c != NULL && (c->rowspan > 1 || c->colspan > 1))
			return true;
	}
	return false;
}

static bool
has_words(const struct grid *g, size_t row, size_t col)
{
	return grid_words(g, row, col).len > 0;
}

/* How many upper cells the groups of the lower row ask for. */
static size_t
groups(const struct grid *g, size_t row, size_t cells)
{
	size_t n = 0;
	bool inside = false;

	for (size_t col = 0; col < cells; col++) {
		bool words = has_words(g, row, col);

		n += !words || !inside;
		inside = words;
	}
	return n;
}

static void
over_groups(const struct grid *g, size_t lower, size_t cells, uint16_t *over)
{
	uint16_t group = 0;
	bool inside = false;

	for (size_t col = 0; col < cells; col++) {
		bool words = has_words(g, lower, col);

		if (col > 0 && (!words || !inside))
			group++;
		over[col] = group;
		inside = words;
	}
}

void
grid_over(const struct grid *g, size_t upper, size_t lower, uint16_t *over)
{
	size_t above = grid_row_cells(g, upper);
	size_t below = grid_row_cells(g, lower);
	bool merged = has_merged(g, upper) || has_merged(g, lower);

	for (size_t col = 0; col < g->cols; col++) {
		over[col] = (uint16_t)col;
		if (!merged && col > 0 && !has_words(g, upper, col) &&
		    has_words(g, lower, col))
			over[col] = over[col - 1];
	}
	if (!merged && above < below && groups(g, lower, below) == above)
		over_groups(g, lower, below, over);
}
