/* Flattened tables for text_table.c: one cell a line and nothing else. */
#ifndef DUIBIAO_TEXT_FLAT_H
#define DUIBIAO_TEXT_FLAT_H

#include "ingest/text_table.h"

/* NULL, with `*l` unmoved, when no such table begins at `first`, the next
 * line, or when its columns cannot be told. */
struct table *flat_table(struct lines *l, struct slice first, struct arena *a,
                         struct span *span);

/* A table of one row (text_flat_row.c): NULL, with `*l` unmoved, when the next
 * lines are none. */
struct table *flat_row(struct lines *l, struct arena *a, struct span *span);

/* A table of indicators (text_flat_kpi.c), and one of two sides
 * (text_flat_pair.c): the same. */
struct table *flat_targets(struct lines *l, struct slice first, struct arena *a,
                           struct span *span);
struct table *flat_pairs(struct lines *l, struct slice first, struct arena *a,
                         struct span *span);

/* A line that may be a cell; one that is a figure, or the dash for none. */
#define FLAT_CELL_MOST 96u /* bytes */
bool flat_is_cell(struct slice s);
bool flat_is_figure(struct slice s);

/* The ASCII character that a full-width one at `s` stands for; 0 for none. */
char flat_narrow(struct slice s);

#endif
