/*
 * pool - some pipelined connections to PostgreSQL, and who may use them next.
 *
 * A request waits in its asker's lane and is sent to the least loaded
 * connection when its turn comes.  One that runs long delays no other asker:
 * what was sent behind it is asked again elsewhere, nothing more is sent
 * there, and the last idle connection is kept for an asker that has nothing
 * running.  Broken connections are set up again by themselves, with growing,
 * jittered pauses; meanwhile, with none left, requests are refused at once.
 */
#ifndef DUIBIAO_DAEMON_POOL_H
#define DUIBIAO_DAEMON_POOL_H

#include <stdbool.h>

#include "ingest/slice.h"

struct config;
struct event_base;
struct jsonout;
struct lane;
struct pg_statements;
struct pool;
struct request;

/* How a request ended. */
enum pool_end {
	POOL_RESULT,
	POOL_ERROR, /* the server says no: state and message */
	POOL_AWAY,  /* no connection to the database */
	POOL_FULL,  /* too many wait */
	POOL_LATE,  /* its deadline passed */
};

/* Borrowed for the call. */
struct pool_answer {
	enum pool_end end;
	unsigned n_rows;
	struct slice first; /* first row, first column; not there: null */
	const char *state;  /* POOL_ERROR: the SQLSTATE */
	const char *message;
	const struct pg_result *rows; /* see pool_cell() */
};

/* A cell of the result; NULL: null. */
const char *pool_cell(const struct pool_answer *, unsigned row,
                      unsigned column);

/*
 * Called once for each request asked and not forgotten, from the loop or from
 * inside pool_ask().  The request is the receiver's again.
 */
typedef void pool_answer_fn(void *context, struct request *,
                            const struct pool_answer *);

/* The first connection stands, or the last one broke. */
typedef void pool_change_fn(void *context, bool ready);

struct pool *pool_new(struct event_base *, const struct config *,
                      const struct pg_statements *, pool_answer_fn *,
                      pool_change_fn *, void *context);
void pool_free(struct pool *);

/* There is a database at `conninfo`: connect, and stay connected. */
void pool_open(struct pool *, const char *conninfo);
/* There is none: close, refuse what waits and what runs. */
void pool_shut(struct pool *);

bool pool_is_ready(const struct pool *);

/* Where the database is; NULL: there is none. */
const char *pool_conninfo(const struct pool *);

/*
 * Asks, to be answered within `ms`; request->lane, statement and params are
 * set.
 */
void pool_ask(struct pool *, struct request *, unsigned ms);

/*
 * The asker has gone: the request is the caller's to free, its answer is
 * dropped; if it runs, the server is asked to stop it.
 */
void pool_forget(struct pool *, struct request *);

/* A paused lane's requests wait until it goes on. */
void pool_pause(struct pool *, struct lane *, bool paused);

/* Writes one JSON object for daemon.status. */
void pool_status(const struct pool *, struct jsonout *);

#endif
