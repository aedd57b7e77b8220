/*
 * How a paper was read, for a person: from its identity over every section
 * and table, with what each gave beside its words and what was passed over,
 * to the sums.
 */
#ifndef DUIBIAO_CLIENT_EXPLAIN_H
#define DUIBIAO_CLIENT_EXPLAIN_H

#include "client/input.h"
#include "client/screen.h"
#include "ingest/disclosure.h"

/* A disclosure with its notes (parser_explain()).  False when memory is out. */
bool explain_print(const struct screen *s, const struct input *in,
                   const struct disclosure *d)
    __attribute__((warn_unused_result));

/* A file that gave none: in->message in its place. */
void explain_error(const struct screen *s, const struct input *in);

#endif
