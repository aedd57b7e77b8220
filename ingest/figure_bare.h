/*
 * Tables that need no header: a name and one amount that carries its unit.
 * Not for callers outside table_figures.c.
 */
#ifndef DUIBIAO_FIGURE_BARE_H
#define DUIBIAO_FIGURE_BARE_H

#include "ingest/figure_head.h"

/*
 * The header that such a table would have: its first column names, one other
 * holds the amounts.  False when the rows are not of this form.
 */
bool figure_bare(const struct reading *r, const struct grid *g,
                 const struct figure_default *d, struct figure_header *out)
    __attribute__((warn_unused_result));

#endif
