/*
 * A reply's rows as NDJSON: an object a line, digits and order as they came.
 */
#ifndef DUIBIAO_CLIENT_NDJSON_H
#define DUIBIAO_CLIENT_NDJSON_H

#include <stdio.h>

#include "client/view.h"
#include "ingest/slice.h"

/*
 * `result` is the reply's result as it came.  Where the view has several
 * blocks, each object begins with the member "block".
 */
void ndjson_print(const struct view *v, struct slice result, FILE *out);

#endif
