/* Flattened tables for text_table.c: one cell a line and nothing else. */
#ifndef DUIBIAO_TEXT_FLAT_H
#define DUIBIAO_TEXT_FLAT_H

#include "ingest/text_table.h"

/* NULL, with `*l` unmoved, when no such table begins at `first`, the next
 * line, or when its columns cannot be told. */
struct table *flat_table(struct lines *l, struct slice first, struct arena *a,
                         struct span *span);

#endif
