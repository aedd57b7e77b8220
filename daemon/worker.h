/*
 * One duibiao-worker, seen from outside: a process that may turn against us.
 */
#ifndef DUIBIAO_DAEMON_WORKER_H
#define DUIBIAO_DAEMON_WORKER_H

#include "daemon/worker_pool.h"

struct worker;

#define WORKER_STATES(X)                                  \
	X(RESTING)  /* no process; one will be started */ \
	X(STARTING) /* not locked in yet */               \
	X(IDLE)     /* waits for a document */            \
	X(BUSY)     /* has one */                         \
	X(ENDING)   /* killed or dead, not reaped yet */

enum worker_state {
#define X(id) WORKER_##id,
	WORKER_STATES(X) WORKER_STATES_N
#undef X
};

struct worker_events {
	void (*ready)(void *context, struct worker *);
	/* A document's end, as worker_done_fn has it. */
	worker_done_fn *done;
	/* It has been reaped and rests; `never` if it never became ready. */
	void (*gone)(void *context, struct worker *, bool never);
};

/* Rests until worker_start(). */
struct worker *worker_new(struct event_base *, const struct config *,
                          unsigned number, const struct worker_events *,
                          void *context);

/* Kills it; a document it has is not reported. */
void worker_free(struct worker *);

/* Starts its process in `ms`. */
void worker_start(struct worker *, int64_t ms);

/* Gives a document to an IDLE one; see worker_pool_give(). */
void worker_give(struct worker *, int fd, uint64_t bytes, void *document);

enum worker_state worker_state(const struct worker *);

#endif
