/*
 * One JSON-RPC reply: its result as the bytes that came and as a tree whose
 * numbers are texts; or its error.
 */
#ifndef DUIBIAO_CLIENT_REPLY_H
#define DUIBIAO_CLIENT_REPLY_H

#include <jansson.h>

#include "client/screen.h"
#include "ingest/slice.h"

struct reply {
	struct slice raw;     /* the result, in the line it came in */
	json_t *root;         /* owns the two below */
	const json_t *result; /* NULL: none */
	const json_t *error;  /* NULL: none */
	const char *id;       /* digits; NULL: none */
};

/* False when the line is no reply.  reply_fini() in any case. */
bool reply_parse(struct reply *r, struct slice line)
    __attribute__((warn_unused_result));
void reply_fini(struct reply *r);

/* The error's name ("invalid_params"), or "error"; and its message. */
const char *reply_error_name(const struct reply *r);
const char *reply_error_message(const struct reply *r);

/* The message without the parameter in front, where that was not the user's
 * choice: "fd: the document is empty". */
const char *reply_error_reason(const struct reply *r);

/* Prints an error for a person: name, message, parameter, suggestions. */
void reply_print_error(const struct reply *r, const struct screen *s,
                       FILE *out);

#endif
