/*
 * Tables whose cells are ruled: the lines of the page say where every cell
 * begins and ends, whatever stands in it and wherever.
 *
 *	pdf_frame.c	lines to a grid of cells, merged ones as drawn
 *	pdf_ruled.c	words into the cells
 *	pdf_sheet.c	tables over several pages put together, and out
 */
#ifndef DUIBIAO_PDF_RULED_H
#define DUIBIAO_PDF_RULED_H

#include "ingest/builder.h"
#include "ingest/pdf_rules.h"

#define PDF_FRAME_COLUMNS 64u
#define PDF_FRAME_ROWS 400u

/* A cell over [col, col_end) and [row, row_end). */
struct pdf_box {
	uint16_t col, col_end, row, row_end;
	struct slice text; /* lines parted by line ends */
	bool full;         /* its last line reaches across the cell */
};

/* The grid of one ruled table on one page. */
struct pdf_frame {
	size_t page;
	size_t n_cols, n_rows;
	int32_t *x, *y; /* edges: one more than columns, than rows */
	/* Of the squares, row by row: the cell that covers each. */
	uint32_t *cell;
	struct pdf_box *boxes; /* in order of rows, then columns */
	size_t n_boxes;
};

struct pdf_frames {
	LIST_OF(struct pdf_frame) list; /* by page, from top to bottom */
};

/* Finds the grids of a page and adds them (pdf_frame.c). */
void pdf_frames_find(const struct pdf_rule *rules, size_t n, size_t page,
                     struct arena *a, struct pdf_frames *out);

/*
 * All ruled tables of a document.  Words that stand in them leave `words`.
 */
void pdf_ruled_read(const struct pdf_rules *rules, struct pdf_words *words,
                    struct arena *a, struct pdf_frames *out);

/* Writes frame `i` and those behind it, but before `end`, that are its
 * continuation on the next pages; gives the first one not written. */
size_t pdf_ruled_write(const struct pdf_frames *f, size_t i, size_t end,
                       struct builder *b);

#endif
