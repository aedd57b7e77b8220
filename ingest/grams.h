/*
 * What kpi.search looks in: every pair of neighbouring characters in a paper's
 * indicator rows, so that a text is looked for only in papers that have all its
 * pairs.
 */
#ifndef DUIBIAO_GRAMS_H
#define DUIBIAO_GRAMS_H

#include "ingest/disclosure.h"

/*
 * Adds to `d` the one record of pairs, as numbers: the low 15 bits of the first
 * code point and the low 16 of the second, so different pairs may have one
 * number (functions/kpi/text_grams.sql asks alike).  None for a paper without
 * rows.
 */
void grams_collect(struct disclosure *d, struct arena *a);

#endif
