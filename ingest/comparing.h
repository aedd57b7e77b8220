/*
 * The marks that compare, as they are printed: ≥ 90, ＜5.
 */
#ifndef DUIBIAO_COMPARING_H
#define DUIBIAO_COMPARING_H

#include "ingest/slice.h"

/* The bytes of such a mark at the front; 0: there is none. */
size_t comparing_mark(struct slice s);

#endif
