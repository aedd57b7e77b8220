/*
 * A document as its readers leave it: one normalised UTF-8 text and, over it,
 * headings, paragraphs and tables, each with its place.
 *
 * A reader writes every visible word of the document into `text` exactly once,
 * in reading order, table cells included; a block or a cell is a span of it.
 * So whatever is found later can be quoted by its bytes.
 */
#ifndef DUIBIAO_BLOCK_H
#define DUIBIAO_BLOCK_H

#include "ingest/arena.h"
#include "ingest/slice.h"

enum block_kind { BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_TABLE };

/* One printed cell.  Merged cells span more than one row or column; an empty
 * cell has an empty span at its place. */
struct cell {
	struct span span;
	uint16_t row, col;
	uint16_t rowspan, colspan; /* at least 1 */
};

struct table {
	LIST_OF(struct cell) cells; /* by row, then column */
	uint16_t rows, cols;
	struct span caption; /* the line above, where the reader knows it */
};

struct block {
	enum block_kind kind;
	struct span span;
	uint16_t page;       /* from 1; 0 where the format has no pages */
	struct table *table; /* BLOCK_TABLE */
};

struct document {
	struct slice text;
	LIST_OF(struct block) blocks;
	const char *media_type, *charset;
};

#endif
