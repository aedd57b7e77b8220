/*
 * An indicator in words: "新建管网长度≥12公里" is a name and a target.  Not for
 * callers outside kpi_line.c.
 */
#ifndef DUIBIAO_KPI_ITEM_H
#define DUIBIAO_KPI_ITEM_H

#include "ingest/arena.h"
#include "ingest/slice.h"

/* False where it cannot be told for sure where the target begins.  The slices
 * are parts of `item`. */
bool kpi_item(struct arena *a, struct slice item, struct slice *name,
              struct slice *target) __attribute__((warn_unused_result));

#endif
