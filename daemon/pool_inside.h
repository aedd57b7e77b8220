/*
 * pool_inside - the pool as its own files see it: pool.c (requests) and
 * pool_life.c (connections).
 */
#ifndef DUIBIAO_DAEMON_POOL_INSIDE_H
#define DUIBIAO_DAEMON_POOL_INSIDE_H

#include <event2/util.h>
#include <stdint.h>

#include "daemon/lane.h"
#include "daemon/pool.h"
#include "daemon/seat.h"

struct cancel;
struct event;

struct pool {
	const struct config *config;
	pool_answer_fn *answer;
	pool_change_fn *change;
	void *context;
	char *conninfo; /* NULL: there is no database */
	struct event *patrol;
	struct lanes lanes;
	struct request_queue asked;
	unsigned n_sent, n_ready;
	bool dispatching, more; /* dispatch() called from inside itself */
	uint64_t answered, repeated, cancelled;
	char trouble[256]; /* why the last connection failed; "" when fine */
	struct cancel *cancel;
	int64_t *usual; /* us, by statement; 0: not known yet */
	unsigned n_seats;
	struct seat seats[];
};

/* Ends a request that is in no lane and on no connection. */
void pool_refuse(struct pool *, struct request *, enum pool_end);

/* Sends what can be sent. */
void pool_dispatch(struct pool *);

/* pg's answer; and the timer that looks after deadlines and slow heads. */
void pool_on_answer(void *context, struct pg *, void *tag, struct pg_result *,
                    int64_t ran);
void pool_on_patrol(evutil_socket_t, short, void *context);

#endif
