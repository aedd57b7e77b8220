/*
 * Notes below a table that say why it is empty:
 * 本部门2023年没有“三公”经费支出， 故本表无数据。
 */
#ifndef DUIBIAO_DENIAL_H
#define DUIBIAO_DENIAL_H

#include "ingest/grid.h"
#include "ingest/reading.h"

/* The note below the table of block `block`; false if there is none. */
bool table_denied(const struct reading *r, size_t block, struct span *note)
    __attribute__((warn_unused_result));

/* An empty table of the three kinds of expenses, with such a note: each kind
 * that it has a column or a row for is a true zero. */
void read_denied(struct reading *r, size_t block, const struct grid *g,
                 enum stage stage);

#endif
