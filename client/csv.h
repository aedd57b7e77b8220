/*
 * A reply's rows as comma-separated values, RFC 4180.
 */
#ifndef DUIBIAO_CLIENT_CSV_H
#define DUIBIAO_CLIENT_CSV_H

#include <jansson.h>

#include "client/view.h"

/*
 * The keys of the rows are the header.  The blocks of a reply share one table,
 * whose first column then says which block a row is of.
 */
void csv_print(const struct view *v, const json_t *result, FILE *out);

#endif
