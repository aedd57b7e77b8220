/*
 * Rows of a table of figures that count groups, cars and guests.  Not for
 * callers outside table_figures.c.
 */
#ifndef DUIBIAO_FIGURE_COUNT_H
#define DUIBIAO_FIGURE_COUNT_H

#include "ingest/figure_line.h"

/*
 * Takes the whole numbers of the row `row`, whose name is `name`, as counts of
 * the years and stages of their columns; false when the name counts nothing.
 */
bool figure_count(struct figures *f, size_t row, struct slice name);

#endif
