/*
 * format - texts that must have a certain form.
 */
#ifndef DUIBIAO_DAEMON_FORMAT_H
#define DUIBIAO_DAEMON_FORMAT_H

#include "ingest/slice.h"

/* 130634.1042, a disclosure, or 130634.1042.f17, a row of it. */
bool format_is_id(struct slice);

/* A whole number of at most 18 digits. */
bool format_is_number(struct slice);

/* A day of the calendar from 1949 on: 2021-03-31. */
bool format_is_date(struct slice);

#endif
