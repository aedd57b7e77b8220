/*
 * How a reader of a marked-up or laid-out format writes its document: text goes
 * in piece by piece, blanks are folded as a printed page folds them, and blocks
 * and cells remember their spans.
 *
 * A block is open from its first visible character to builder_break().  A cell
 * is a block inside a table.  Tables do not nest: what stands in a table inside
 * a cell is the cell's text.
 */
#ifndef DUIBIAO_BUILDER_H
#define DUIBIAO_BUILDER_H

#include "ingest/block.h"

#define BUILDER_COLUMNS 512
#define BUILDER_ROWS 60000

struct builder {
	struct arena *arena;
	struct document *doc;
	char *text;
	size_t n, cap;
	uint16_t page;
	size_t block; /* where the open block begins */
	/* What waits to part the last text from the next. */
	enum { BLANK_NONE, BLANK_SPACE, BLANK_LINE, BLANK_WIDE } blank;
	struct table *table;
	size_t table_block;
	struct cell *cell;               /* the open one */
	uint32_t taken[BUILDER_COLUMNS]; /* row below a merged cell */
	uint32_t owner[BUILDER_COLUMNS]; /* the last cell there, from 1 */
	uint16_t col;
};

void builder_init(struct builder *b, struct arena *a, struct document *doc);

/* Hands the text to the document. */
void builder_finish(struct builder *b);

/* Adds visible text; every run of blanks and line ends counts as one blank.  A
 * line end of the source, with its indentation, is none between two characters
 * of Chinese. */
void builder_text(struct builder *b, struct slice text);

/* Ends a line inside the open block or cell. */
void builder_line(struct builder *b);

/* Ends the open block, if anything is in it.  Inside a cell: a line end. */
void builder_break(struct builder *b, enum block_kind kind);

/* A table from here to builder_table_end(); rows and cells in order.  A cell
 * takes the next place that no merged cell above covers. */
void builder_table(struct builder *b);
void builder_row(struct builder *b);
void builder_cell(struct builder *b, unsigned rowspan, unsigned colspan);
void builder_cell_end(struct builder *b);

/* In place of a cell: the one above goes on here; false where none ends. */
bool builder_cell_more(struct builder *b);

/* Leaves places of the row without a cell. */
void builder_skip(struct builder *b, unsigned cols);

void builder_table_end(struct builder *b);

/* Takes back everything since `mark` (of builder_mark): what turned out to be
 * no part of the document. */
struct builder_mark {
	size_t n, blocks;
};
struct builder_mark builder_mark(struct builder *b);
void builder_undo(struct builder *b, struct builder_mark mark);

#endif
