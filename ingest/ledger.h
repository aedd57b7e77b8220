/*
 * The sums of a disclosure: what is known of each measure for a year and a
 * stage, and whether a figure closes the sum of a whole and its parts
 * (labels/measures.tsv).
 */
#ifndef DUIBIAO_LEDGER_H
#define DUIBIAO_LEDGER_H

#include "ingest/arena.h"
#include "ingest/money.h"
#include "ingest/vocabulary.h"

struct ledger;

/* All memory is the arena's. */
struct ledger *ledger_new(struct arena *a);

/* Enters one figure of all funds; a measure that is not in the list, and a
 * line of a function, is passed over. */
void ledger_enter(struct ledger *l, struct slice measure, unsigned year,
                  enum stage stage, money amount);

/* What was entered; MONEY_NONE if nothing was. */
money ledger_amount(const struct ledger *l, struct slice measure, unsigned year,
                    enum stage stage);

/*
 * How many sums `amount` would close as this measure: of its parts, and as a
 * part of its whole; each within the rounding of its terms.
 */
unsigned ledger_closes(const struct ledger *l, struct slice measure,
                       unsigned year, enum stage stage, money amount);

/* The parts alone. */
bool ledger_is_sum(const struct ledger *l, struct slice measure, unsigned year,
                   enum stage stage, money amount);

/* The measure's whole; SLICE_NONE. */
struct slice ledger_whole(struct slice measure);

#endif
