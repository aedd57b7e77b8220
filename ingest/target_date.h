/*
 * Dates as targets: "6月30日前", "2021年底", "2021-12-31".  Not for callers
 * outside target.c.
 */
#ifndef DUIBIAO_TARGET_DATE_H
#define DUIBIAO_TARGET_DATE_H

#include "ingest/slice.h"

/* Whether the target, in one spelling, is a date and no length of time. */
bool target_is_date(struct slice s);

#endif
