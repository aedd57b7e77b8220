/*
 * A printed table as a rectangle: every square of it knows the cell that
 * covers it, so a merged cell answers for all its rows and columns.
 *
 * The grid borrows the table and the text; its own memory is the arena's.
 */
#ifndef DUIBIAO_GRID_H
#define DUIBIAO_GRID_H

#include "ingest/block.h"

#define GRID_COLS_MOST 256
#define GRID_SQUARES_MOST ((size_t)4 << 20)

struct grid {
	const struct table *table;
	struct slice text;
	size_t rows, cols;
	uint32_t *square; /* 1 + place in table->cells; 0: nothing there */
};

/*
 * Squares the table.  Columns beyond GRID_COLS_MOST and rows beyond
 * GRID_SQUARES_MOST are left out; of two cells that overlap the first one has
 * the square.  False for a table without a cell.
 */
bool grid_square(struct arena *a, const struct table *t, struct slice text,
                 struct grid *out) __attribute__((warn_unused_result));

/* The cell that covers a square, NULL if none does. */
const struct cell *grid_cell(const struct grid *g, size_t row, size_t col);

/* Its words, trimmed; empty if there are none. */
struct slice grid_words(const struct grid *g, size_t row, size_t col);

/* The place of those words in the text. */
struct span grid_span(const struct grid *g, size_t row, size_t col);

/* The cell begins at this square; a square of its inside is not counted. */
bool grid_begins(const struct grid *g, size_t row, size_t col);

/* From the first to the last word of a row. */
struct span grid_row_span(const struct grid *g, size_t row);

/* How many cells are printed in a row that begin there, empty ones too. */
size_t grid_row_cells(const struct grid *g, size_t row);

/*
 * A header of two rows whose upper one is printed with fewer cells than the
 * lower one, and without merged cells: for each column of the lower row the
 * column in the upper row that stands over it, in `over` (room for g->cols).
 * Runs of words in the lower row stand under one upper cell, an empty lower
 * cell under its own.  Where that does not come out, column by column, an
 * empty upper cell taking its left neighbour's words.
 */
void grid_over(const struct grid *g, size_t upper, size_t lower,
               uint16_t *over);

#endif
