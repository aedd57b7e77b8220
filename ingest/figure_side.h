/*
 * A table of expenses laid on its side: the columns name the measures, the
 * rows, where there is more than one, the years and stages.  Not for callers
 * outside table_figures.c.
 */
#ifndef DUIBIAO_FIGURE_SIDE_H
#define DUIBIAO_FIGURE_SIDE_H

#include "ingest/figure_line.h"

/* A table of the three kinds of expenses whose columns name them. */
bool is_sideways(const struct figures *f);

void read_sideways(struct figures *f);

#endif
