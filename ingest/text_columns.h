/* The form of text_table.c that parts its cells by blanks. */
#ifndef DUIBIAO_TEXT_COLUMNS_H
#define DUIBIAO_TEXT_COLUMNS_H

#include "ingest/text_table.h"

/* NULL, with `*l` unmoved, when no such table begins at `first`, the next
 * line. */
struct table *blank_columns(struct lines *l, struct slice first,
                            struct arena *a, struct span *span);

#endif
