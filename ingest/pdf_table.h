/*
 * Tables of a PDF, put together again from the places of their words.
 *
 *	pdf_region.c	which lines make a table
 *	pdf_header.c	where its header ends
 *	pdf_columns.c	its columns
 *	pdf_heads.c	and what their headers say of them
 *	pdf_rows.c	its rows: cells of several lines
 *	pdf_merge.c	merged cells of the header
 *	pdf_table.c	cells, and out with it
 */
#ifndef DUIBIAO_PDF_TABLE_H
#define DUIBIAO_PDF_TABLE_H

#include "ingest/builder.h"
#include "ingest/pdf_lines.h"

#define PDF_COLUMNS_MOST 64u

/* Lines that make a table, over as many pages as it runs. */
struct pdf_region {
	size_t first, end; /* lines */
};

/* A piece of the table's text. */
struct pdf_item {
	const struct pdf_piece *piece;
	uint32_t line; /* of the document */
	uint32_t row;
	uint16_t col, col_end; /* of the columns it stands over */
	bool header;
	bool own; /* a header that names one column */
};

struct pdf_column {
	int32_t x0, x1;
	bool headed;
	uint32_t figures, words; /* how many of each are in it */
};

struct pdf_grid {
	const struct pdf_lines *l;
	struct arena *arena;
	struct pdf_region region;
	struct pdf_item *items; /* by line, then from left to right */
	size_t n;
	struct pdf_column cols[PDF_COLUMNS_MOST];
	size_t n_cols;
	size_t body; /* the first line that is no header */
	uint32_t rows, header_rows;
};

/* One cell: the pieces of one row over the same columns. */
struct pdf_cell {
	uint16_t col, col_end;
	uint32_t row, row_end;
	size_t first; /* its first item; the others follow by `next` */
	size_t last;
};

struct pdf_sheet {
	struct pdf_grid *g;
	struct pdf_cell *cells;
	size_t n;
	size_t *next; /* of each item: the next one of its cell, or SIZE_MAX */
};

/* The table that begins at line `from`, if one does; it ends before line
 * `bound`. */
bool pdf_region_find(const struct pdf_lines *l, size_t from, size_t bound,
                     struct pdf_region *out);

/* `单位：万元`: what stands above a table and is no row of it. */
bool pdf_is_unit_line(const struct pdf_line *n);

/* A line of a table of contents. */
bool pdf_is_contents_line(const struct pdf_line *n);

/* A line 1 2 3 4 … below a header. */
bool pdf_counts_columns(const struct pdf_lines *l, const struct pdf_line *n);

/* The steps; each needs those before it. */
void pdf_grid_begin(struct pdf_grid *g, const struct pdf_lines *l,
                    struct pdf_region region);
void pdf_grid_columns(struct pdf_grid *g);
void pdf_grid_rows(struct pdf_grid *g);

/* Parts of the second: matches headers and columns (pdf_heads.c), adds a
 * column, finds the columns that a piece touches (none: before `col`). */
void pdf_grid_heads(struct pdf_grid *g);
void pdf_column_insert(struct pdf_grid *g, uint16_t before, int32_t x0,
                       int32_t x1);
void pdf_item_place(const struct pdf_grid *g, struct pdf_item *i);

/* Gives the header's cells the columns and rows that they stand over. */
void pdf_merge_headers(struct pdf_sheet *s);

/* All of them: writes the region as a table. */
void pdf_table_write(const struct pdf_lines *l, struct pdf_region region,
                     struct builder *b);

#endif
