/*
 * One connection to PostgreSQL that does one thing at a time: a statement, or a
 * COPY into a table.  Nothing here blocks; it connects again by itself.  Not
 * pipelined, because libpq's pipeline and COPY do not mix.
 */
#ifndef DUIBIAO_DAEMON_WIRE_H
#define DUIBIAO_DAEMON_WIRE_H

#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>

struct config;
struct event_base;
struct wire;

#define WIRE_STATES(X)                                    \
	X(OFF, "off")         /* nowhere to connect to */ \
	X(WAITING, "waiting") /* for the next attempt */  \
	X(CONNECTING, "connecting")                       \
	X(PREPARING, "preparing") /* the statements */    \
	X(STANDING, "standing")

enum wire_state {
#define X(id, name) WIRE_##id,
	WIRE_STATES(X)
#undef X
};

struct wire_statement {
	const char *name, *text;
};

/* What it reports, from the loop.  Each may send, none may free the wire. */
struct wire_events {
	void (*ready)(void *context);              /* connected and prepared */
	void (*result)(void *context, PGresult *); /* borrowed */
	void (*done)(void *context); /* the statement has no more results */
	void (*feed)(void *context); /* a COPY takes data */
	void (*lost)(void *context, const char *why);
};

struct wire *wire_new(struct event_base *, const struct config *,
                      const struct wire_statement *, size_t n_statements,
                      const struct wire_events *, void *context);
void wire_free(struct wire *);

/* Connects, and again after every loss. */
void wire_open(struct wire *, const char *conninfo);

/* Drops the connection and stays away. */
void wire_close(struct wire *, const char *why);

/* Drops the connection and tries again after a pause. */
void wire_break(struct wire *, const char *why);

enum wire_state wire_state(const struct wire *);
const char *wire_state_name(const struct wire *);

/* Sends a command, or a prepared statement with one parameter or (NULL) none.
 * A failure is reported by lost(), maybe before this returns. */
void wire_command(struct wire *, const char *text);
void wire_ask(struct wire *, const char *statement, const char *value);

/* Within feed(): data, then the end.  After false no more may be sent: feed()
 * will be called again, or lost() was. */
bool wire_put(struct wire *, const char *bytes, size_t n)
    __attribute__((warn_unused_result));
void wire_put_end(struct wire *);

/* Lets other events have their turn, then calls feed() again. */
void wire_feed_later(struct wire *);

#endif
