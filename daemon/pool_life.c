/*
 * pool_life - the pool's connections come and go; what becomes of the requests
 * is in pool.c.
 */
#include <event2/event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/cancel.h"
#include "daemon/config.h"
#include "daemon/jsonout.h"
#include "daemon/log.h"
#include "daemon/pg.h"
#include "daemon/pool_inside.h"
#include "daemon/request.h"

static void
count_ready(struct pool *pool)
{
	unsigned n = 0;
	for (unsigned i = 0; i < pool->n_seats; i++)
		n += pg_is_ready(pool->seats[i].pg);
	bool was = pool->n_ready > 0;
	pool->n_ready = n;
	if ((n > 0) == was)
		return;
	log_event(n > 0 ? LOG_LEVEL_NOTICE : LOG_LEVEL_WARNING, "pool.change",
	          "database=%s%s%s%s", n > 0 ? "ready" : "away",
	          n > 0 ? "" : " why=\"", n > 0 ? "" : pool->trouble,
	          n > 0 ? "" : "\"");
	pool->change(pool->context, n > 0);
}

static void
on_ready(void *context, struct pg *pg)
{
	struct pool *pool = context;
	seat_stands(&pool->seats[pg_number(pg)]);
	count_ready(pool);
	if (pool->n_ready == pool->n_seats)
		pool->trouble[0] = '\0';
	pool_dispatch(pool);
}

static void
refuse_waiting(struct pool *pool)
{
	struct request *request, *next;
	for (request = TAILQ_FIRST(&pool->asked); request != NULL;
	     request = next) {
		next = TAILQ_NEXT(request, asked);
		if (request->place != REQUEST_WAITS)
			continue;
		lanes_leave(&pool->lanes, request);
		pool_refuse(pool, request, POOL_AWAY);
	}
}

static void
on_down(void *context, struct pg *pg, const char *why)
{
	struct pool *pool = context;
	snprintf(pool->trouble, sizeof(pool->trouble), "%s", why);
	seat_broke(&pool->seats[pg_number(pg)], why);
	count_ready(pool);
	if (pool->n_ready == 0)
		refuse_waiting(pool);
	else
		pool_dispatch(pool);
}

static const struct pg_events pg_events = {
    .ready = on_ready,
    .answer = pool_on_answer,
    .down = on_down,
};

struct pool *
pool_new(struct event_base *base, const struct config *config,
         const struct pg_statements *statements, pool_answer_fn *answer,
         pool_change_fn *change, void *context)
{
	unsigned n = config->pool_size;
	struct pool *pool = calloc(1, sizeof(*pool) + n * sizeof(struct seat));
	if (pool == NULL)
		return NULL;
	pool->config = config;
	pool->answer = answer;
	pool->change = change;
	pool->context = context;
	pool->n_seats = n;
	lanes_init(&pool->lanes);
	TAILQ_INIT(&pool->asked);
	pool->patrol = evtimer_new(base, pool_on_patrol, pool);
	pool->usual = calloc(statements->n, sizeof(*pool->usual));
	bool ok = pool->patrol != NULL && pool->usual != NULL;
	for (unsigned i = 0; i < n; i++)
		ok &= seat_init(&pool->seats[i], base, config, i, &pg_events,
		                pool, statements);
	pool->cancel = cancel_new(base, config, n);
	ok &= pool->cancel != NULL;
	if (!ok) {
		pool_free(pool);
		return NULL;
	}
	return pool;
}

void
pool_free(struct pool *pool)
{
	if (pool == NULL)
		return;
	for (unsigned i = 0; i < pool->n_seats; i++)
		seat_fini(&pool->seats[i]);
	cancel_free(pool->cancel);
	if (pool->patrol != NULL)
		event_free(pool->patrol);
	free(pool->usual);
	free(pool->conninfo);
	free(pool);
}

void
pool_open(struct pool *pool, const char *conninfo)
{
	char *copy = strdup(conninfo);
	if (copy == NULL)
		log_fatal("pool.open", "why=\"out of memory\"");
	for (unsigned i = 0; i < pool->n_seats; i++)
		seat_open(&pool->seats[i], copy);
	cancel_open(pool->cancel, copy);
	free(pool->conninfo);
	pool->conninfo = copy;
}

void
pool_shut(struct pool *pool)
{
	for (unsigned i = 0; i < pool->n_seats; i++)
		seat_shut(&pool->seats[i], "the database is stopped");
	cancel_shut(pool->cancel);
	free(pool->conninfo);
	pool->conninfo = NULL;
}

bool
pool_is_ready(const struct pool *pool)
{
	return pool->n_ready > 0;
}

const char *
pool_conninfo(const struct pool *pool)
{
	return pool->conninfo;
}

void
pool_status(const struct pool *pool, struct jsonout *out)
{
	jsonout_object(out);
	jsonout_count(out, "ready", pool->n_ready);
	jsonout_count(out, "size", pool->n_seats);
	jsonout_count(out, "waiting", pool->lanes.n_waiting);
	jsonout_count(out, "sent", pool->n_sent);
	jsonout_count(out, "answered", pool->answered);
	jsonout_count(out, "repeated", pool->repeated);
	jsonout_count(out, "cancelled", pool->cancelled);
	jsonout_pair(out, "trouble",
	             pool->trouble[0] == '\0' ? NULL : pool->trouble);
	jsonout_end(out);
}
