/*
 * What kpi.search looks in: every run of two and of three neighbouring
 * characters in a paper's indicator rows, none over the end of a line, so that
 * a text is looked for only in papers that have all its runs.
 */
#ifndef DUIBIAO_GRAMS_H
#define DUIBIAO_GRAMS_H

#include "ingest/disclosure.h"

/*
 * Adds to `d` the one record of runs, as numbers of 31 bits made of the low
 * bits of the code points (functions/kpi/text_runs.sql asks alike), so
 * different runs may have one number.  None for a paper without rows.
 */
void grams_collect(struct disclosure *d, struct arena *a);

#endif
