/*
 * What a paper counts: persons, receptions, groups, cars.  Prose and tables
 * say the same counts; each is kept once.
 */
#ifndef DUIBIAO_COUNTS_H
#define DUIBIAO_COUNTS_H

#include "ingest/reading.h"

/*
 * Adds a count of the disclosure; false when nothing was added: it is there
 * already, the year or stage is unknown, or the value cannot be one.
 */
bool counts_add(struct reading *r, struct slice measure, unsigned year,
                enum stage stage, int64_t value, struct span span);

#endif
