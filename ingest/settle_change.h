/*
 * The second half of settle(): figures of one budget that hold for all, and
 * changes with what follows from them.
 */
#ifndef DUIBIAO_SETTLE_CHANGE_H
#define DUIBIAO_SETTLE_CHANGE_H

#include "ingest/ledger.h"
#include "ingest/reading.h"

/*
 * A figure of the general budget where its whole is the same with and without
 * the other budgets is the figure of all: it loses its fund, or goes if the
 * same is stated for all already.
 */
void settle_funds(struct reading *r, const struct ledger *l);

/* Changes, one of each, and the figures of the year before that 持平 tells. */
void settle_changes(struct reading *r, const struct ledger *l);

#endif
