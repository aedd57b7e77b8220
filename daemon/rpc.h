/*
 * rpc - the envelope of JSON-RPC 2.0, in and out.
 *
 * In: one line is one value, a call or a batch of calls.  Out: results and
 * errors, one line each, or the elements of a batch.  A result is JSON text
 * without line breaks, spliced in as it stands; an error has a code and, in
 * error.data.name, its name.
 */
#ifndef DUIBIAO_DAEMON_RPC_H
#define DUIBIAO_DAEMON_RPC_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

#include "daemon/nearest.h"
#include "ingest/slice.h"

struct evbuffer;

#define RPC_ERRORS(X)                                                         \
	X(RPC_PARSE_ERROR, -32700, "parse_error", "the line is no JSON")      \
	X(RPC_INVALID_REQUEST, -32600, "invalid_request",                     \
	  "the JSON is no JSON-RPC 2.0 request")                              \
	X(RPC_UNKNOWN_METHOD, -32601, "unknown_method",                       \
	  "no method has this name")                                          \
	X(RPC_INVALID_PARAMS, -32602, "invalid_params",                       \
	  "a parameter is unknown, missing or wrong")                         \
	X(RPC_INTERNAL_ERROR, -32603, "internal_error",                       \
	  "the daemon failed; its log says more")                             \
	X(RPC_DATABASE_UNAVAILABLE, -32001, "database_unavailable",           \
	  "there is no database now; try again")                              \
	X(RPC_OVERLOADED, -32002, "overloaded",                               \
	  "too much is in flight; try again")                                 \
	X(RPC_TOO_LARGE, -32003, "too_large",                                 \
	  "a line or a document is beyond its limit")                         \
	X(RPC_NOT_FOUND, -32004, "not_found", "nothing has this id")          \
	X(RPC_DENIED, -32005, "denied", "this client may not")                \
	X(RPC_TIMED_OUT, -32006, "timed_out", "it took too long")             \
	X(RPC_SHUTTING_DOWN, -32007, "shutting_down", "the daemon is ending") \
	X(RPC_PARKED, -32008, "parked", "the document was kept aside")

enum rpc_error {
	RPC_OK,
#define X(id, code, name, text) id,
	RPC_ERRORS(X)
#undef X
	    RPC_ERROR_N
};

int rpc_error_code(enum rpc_error);
const char *rpc_error_name(enum rpc_error);
/* What it means in general. */
const char *rpc_error_text(enum rpc_error);

/* The list of errors as mdoc, for the man page. */
void rpc_man(FILE *);

enum { RPC_MESSAGE = 320 };

/* An error in full. */
struct rpc_failure {
	enum rpc_error error;
	char message[RPC_MESSAGE]; /* "": the general text */
	const char *parameter;     /* which one; NULL: none */
	struct nearest suggestions;
};

/* Sets error and message. */
void rpc_fail(struct rpc_failure *, enum rpc_error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

enum { RPC_ID = 280 };

/* One call; its parts belong to the value it was read from. */
struct rpc_call {
	struct slice method;
	json_t *params;  /* an object or an array; NULL: none */
	bool notify;     /* no answer is wanted */
	struct slice id; /* JSON text, in id_text; "null" where unusable */
	char id_text[RPC_ID];
};

/* Parses a line; NULL and a failure if it is no JSON.  The caller owns it. */
json_t *rpc_parse(struct slice line, struct rpc_failure *)
    __attribute__((warn_unused_result));

/* Reads one call; on false `call->id` is still fit for the error's answer. */
bool rpc_read(const json_t *, struct rpc_call *, struct rpc_failure *)
    __attribute__((warn_unused_result));

/* Add one response object, without the line's end. */
void rpc_write_result(struct evbuffer *, struct slice id, struct slice json);
void rpc_write_failure(struct evbuffer *, struct slice id,
                       const struct rpc_failure *);

#endif
