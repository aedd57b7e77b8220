/*
 * One disclosure as the JSON of contract.md, `duibiao.disclosure/1`.
 */
#ifndef DUIBIAO_CLIENT_DISCLOSURE_JSON_H
#define DUIBIAO_CLIENT_DISCLOSURE_JSON_H

#include "client/input.h"
#include "daemon/jsonout.h"
#include "ingest/disclosure.h"

/* Writes `d` of source `in` as one object. */
void disclosure_json(struct jsonout *j, const struct input *in,
                     const struct disclosure *d);

/* The object that stands in for a document that gave none. */
void disclosure_json_error(struct jsonout *j, const struct input *in);

#endif
