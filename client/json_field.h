/*
 * One field of a record as a JSON value, by its row in ingest/record.c.
 */
#ifndef DUIBIAO_CLIENT_JSON_FIELD_H
#define DUIBIAO_CLIENT_JSON_FIELD_H

#include "daemon/jsonout.h"
#include "ingest/record.h"

/* Is there nothing in that field of `item`? */
bool json_field_absent(const struct field *f, const void *item);

/* Its value, or null. */
void json_field(struct jsonout *j, const struct field *f, const void *item);

#endif
