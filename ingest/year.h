/*
 * Years as papers print them: 2021年, ２０２１年, 二〇二一年, 二○二一年.
 */
#ifndef DUIBIAO_YEAR_H
#define DUIBIAO_YEAR_H

#include "ingest/slice.h"

/* The first year of `s`, 0 for none; `*end` (may be NULL) is behind its 年. */
unsigned year_in(struct slice s, size_t *end);

/* The same for four digits without 年 (2021部门预算). */
unsigned year_bare_in(struct slice s);

/* `s` begins with a year. */
bool year_starts(struct slice s);

#endif
