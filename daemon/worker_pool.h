/*
 * The daemon's side of duibiao-worker: keeps some of them running, gives each
 * one document at a time and reads what comes back as from an enemy.
 *
 * A worker that outstays its deadline, breaks the protocol or dies is killed,
 * reaped and replaced, and its document reported with the reason.  When too
 * many die in a short time no new one is started until that time is over.
 */
#ifndef DUIBIAO_DAEMON_WORKER_POOL_H
#define DUIBIAO_DAEMON_WORKER_POOL_H

#include "ingest/frame.h"

struct config;
struct event_base;
struct jsonout;
struct worker_pool;

enum worker_verdict {
	WORKER_READ,   /* `result` is whole: a disclosure or a refusal */
	WORKER_BROKEN, /* by this document: crash, hang, nonsense */
	WORKER_LOST    /* by something else: try the document again */
};

/* What became of a document.  `result` (WORKER_READ) and `reason` (the others)
 * are borrowed for the call. */
typedef void worker_done_fn(void *context, void *document, enum worker_verdict,
                            const struct frame_result *result,
                            const char *reason);

/* A worker has become free. */
typedef void worker_free_fn(void *context);

/* Starts config->workers of them. */
struct worker_pool *worker_pool_new(struct event_base *, const struct config *,
                                    worker_done_fn *, worker_free_fn *,
                                    void *context);

/* Kills them; what they had is not reported any more. */
void worker_pool_free(struct worker_pool *);

/* Is one waiting for a document? */
bool worker_pool_ready(const struct worker_pool *);

/*
 * Gives it one: `fd` (taken) stands at its first byte.  Only when
 * worker_pool_ready().
 */
void worker_pool_give(struct worker_pool *, int fd, uint64_t bytes,
                      void *document);

/* A member of the object being written: "workers": {...}. */
void worker_pool_status(const struct worker_pool *, struct jsonout *);

#endif
