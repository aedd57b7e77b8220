/*
 * calls - a line becomes calls, and answers become lines.
 *
 * Here the halves meet: what conn frames and rpc reads is looked up in the
 * method table, checked, and asked of the pool, of the intake or of a verb;
 * what they answer is written to whoever asked, if he is still there.  Owns
 * the requests, the pool, the names that parameters are checked against, the
 * watch over the data version and the replies kept for equal questions.
 */
#ifndef DUIBIAO_DAEMON_CALLS_H
#define DUIBIAO_DAEMON_CALLS_H

#include <stdbool.h>

#include "daemon/verb.h"

struct calls;
struct config;
struct conn_events;
struct event_base;
struct intake;

/* What the owner of the calls is told and asked. */
struct calls_owner {
	verb_status_fn *status; /* its members of daemon.status */
	/* Queries are answered from now on, or no more. */
	void (*change)(void *context, bool served);
	void (*client_gone)(void *context); /* one of them */
	void *context;
};

struct calls *calls_new(struct event_base *, const struct config *,
                        const struct calls_owner *);
/* When no client is left. */
void calls_free(struct calls *);

/* Documents handed in go there; NULL (at first): they are refused. */
void calls_use_intake(struct calls *, struct intake *);

/* There is a database at `conninfo` to answer from; there is none. */
void calls_open(struct calls *, const char *conninfo);
void calls_shut(struct calls *);

/* From now on every call is refused: the daemon ends. */
void calls_stop(struct calls *);

/* For conn_open(), with the calls as context. */
const struct conn_events *calls_events(void);

#endif
