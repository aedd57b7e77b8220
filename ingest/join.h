/*
 * Tables that a page break cut in two, put together again.  A pass over the
 * finished blocks, the same for every format.
 */
#ifndef DUIBIAO_JOIN_H
#define DUIBIAO_JOIN_H

#include "ingest/block.h"

/*
 * Joins each table with the one that follows it at once (or after a line that
 * only says 续表), when both have the same columns and the second one either
 * repeats the first one's header or begins with a row like the last one above.
 * The rows of a repeated header leave the table; the text stays as it is.
 */
void join_tables(struct document *doc, struct arena *a);

#endif
