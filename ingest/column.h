/*
 * Header words of tables (labels/table_columns.tsv): which kind of table it
 * is, and what stands in which of its columns.
 */
#ifndef DUIBIAO_COLUMN_H
#define DUIBIAO_COLUMN_H

#include "ingest/grid.h"
#include "ingest/vocabulary.h"

struct columns;

/* The words, indexed; lives in the arena. */
struct columns *columns_new(struct arena *a);

/* What `word`, as printed, heads in a table of that kind. */
enum column column_of(const struct columns *c, enum table_kind kind,
                      struct slice word);

#define NO_COLUMN UINT16_MAX

/* A header: `rows` rows from `row` on, and the place of each column. */
struct header {
	enum table_kind kind;
	size_t row, rows;
	uint16_t at[COLUMN_N]; /* NO_COLUMN where it has none */
};

/* The first header at or below row `from`; false if there is none. */
bool header_find(const struct columns *c, const struct grid *g, size_t from,
                 struct header *out);

/* The words of a row in one column of the header; empty without it. */
struct slice header_words(const struct header *h, const struct grid *g,
                          size_t row, enum column column);

#endif
