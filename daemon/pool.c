/*
 * pool - see pool.h; its connections are in pool_life.c.
 *
 * A request is in exactly one place: its lane (REQUEST_WAITS) or a slot of one
 * pg (REQUEST_SENT, the slot's tag).  In both it is also in `asked`, in order
 * of deadline.  pool_on_patrol() looks after deadlines and slow heads, every
 * PATROL_MS while there is anything.
 *
 * A cancel may arrive when the next question already runs; that one fails with
 * query_canceled without having been given up, and is asked again.  Everything
 * here reads, so asking twice is safe.
 */
#include "daemon/pool_inside.h"

#include <assert.h>
#include <event2/event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/cancel.h"
#include "daemon/clock.h"
#include "daemon/config.h"
#include "daemon/lane.h"
#include "daemon/pg.h"
#include "daemon/pick.h"
#include "daemon/pool_result.h"
#include "daemon/request.h"
#include "daemon/seat.h"

enum { PATROL_MS = 20, MAX_TRIES = 3 };

/* ---- where a request is ---- */

static void
mark_sent(struct pool *pool, struct request *request)
{
	request->place = REQUEST_SENT;
	request->tries++;
	request->lane->sent++;
	pool->n_sent++;
}

static void
unmark_sent(struct pool *pool, struct request *request)
{
	request->place = REQUEST_NEW;
	request->lane->sent--;
	pool->n_sent--;
}

static void
finish(struct pool *pool, struct request *request,
       const struct pool_answer *answer)
{
	assert(request->place == REQUEST_NEW);
	TAILQ_REMOVE(&pool->asked, request, asked);
	pool->answered++;
	pool->answer(pool->context, request, answer);
}

void
pool_refuse(struct pool *pool, struct request *request, enum pool_end end)
{
	finish(pool, request, &(struct pool_answer){.end = end});
}

/* ---- sending ---- */

/* The connection broke, or a cancel missed: once more, or refused. */
static void
again(struct pool *pool, struct request *request)
{
	if (request->tries >= MAX_TRIES || pool->n_ready == 0) {
		pool_refuse(pool, request, POOL_AWAY);
		return;
	}
	pool->repeated++;
	lanes_enter(&pool->lanes, request, true);
}

/* Sends the lane's first request; false if the connection broke on it. */
static bool
send_first(struct pool *pool, struct lane *lane, const struct seat *seat)
{
	struct request *request = TAILQ_FIRST(&lane->waiting);
	lanes_leave(&pool->lanes, request);
	mark_sent(pool, request);
	if (pg_send(seat->pg, request->statement, request->n_params,
	            request->params, request))
		return true;
	unmark_sent(pool, request);
	again(pool, request);
	return false;
}

static struct pick
pick_of(const struct pool *pool)
{
	return (struct pick){
	    .seats = pool->seats,
	    .n = pool->n_seats,
	    .n_ready = pool->n_ready,
	    .depth = pool->config->pool_depth,
	    .slow = pool->config->slow_query,
	};
}

/* Lanes in turn, until no one's next request has anywhere to go. */
static void
dispatch_pass(struct pool *pool)
{
	int64_t now = clock_ms();
	struct pick pick = pick_of(pool);
	struct lane *lane = TAILQ_FIRST(&pool->lanes.turn);
	while (lane != NULL) {
		struct lane *next = TAILQ_NEXT(lane, turn);
		const struct seat *seat = pick_seat(&pick, lane, now);
		if (seat == NULL && lane->sent == 0)
			return; /* and so for everybody */
		if (seat != NULL) {
			if (!send_first(pool, lane, seat)) {
				pool->more = true;
				return;
			}
			lanes_pass(&pool->lanes, lane);
			if (next == NULL)
				next = TAILQ_FIRST(&pool->lanes.turn);
		}
		lane = next;
	}
}

/* A connection that breaks while it is sent to comes back in here. */
void
pool_dispatch(struct pool *pool)
{
	pool->more = true;
	if (pool->dispatching)
		return;
	pool->dispatching = true;
	while (pool->more) {
		pool->more = false;
		dispatch_pass(pool);
	}
	pool->dispatching = false;
}

void
pool_pause(struct pool *pool, struct lane *lane, bool paused)
{
	if (lane->paused == paused)
		return;
	lanes_pause(&pool->lanes, lane, paused);
	if (!paused)
		pool_dispatch(pool);
}

/* ---- watching over what is out ---- */

static void
watch(struct pool *pool)
{
	struct timeval time = {0, PATROL_MS * 1000L};
	if (!event_pending(pool->patrol, EV_TIMEOUT, NULL))
		event_add(pool->patrol, &time);
}

static void
cancel(struct pool *pool, struct seat *seat)
{
	if (seat->cancelling)
		return;
	seat->cancelling = cancel_send(pool->cancel, pg_backend(seat->pg));
	pool->cancelled += seat->cancelling;
}

/* Takes a sent request back from its connection, cancelling it if it runs. */
static void
withdraw(struct pool *pool, struct request *request)
{
	for (unsigned i = 0; i < pool->n_seats; i++) {
		struct seat *seat = &pool->seats[i];
		bool runs = pg_tag(seat->pg, 0) == request;
		if (!pg_withdraw(seat->pg, request))
			continue;
		if (runs)
			cancel(pool, seat);
		break;
	}
	unmark_sent(pool, request);
}

/* What was sent behind a slow question is asked again elsewhere. */
static void
take_back(struct pool *pool, struct pg *slow)
{
	for (unsigned i = pg_pending(slow) - 1; i > 0; i--) {
		struct request *request = pg_tag(slow, i);
		if (request == NULL || !pg_withdraw(slow, request))
			continue;
		unmark_sent(pool, request);
		request->tries--;
		lanes_enter(&pool->lanes, request, true);
		pool->repeated++;
	}
}

static void
expire(struct pool *pool, int64_t now)
{
	struct request *request;
	while ((request = TAILQ_FIRST(&pool->asked)) != NULL &&
	       request->deadline <= now) {
		if (request->place == REQUEST_WAITS)
			lanes_leave(&pool->lanes, request);
		else
			withdraw(pool, request);
		pool_refuse(pool, request, POOL_LATE);
	}
}

void
pool_on_patrol(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct pool *pool = context;
	int64_t now = clock_ms();
	expire(pool, now);
	struct pick pick = pick_of(pool);
	unsigned n_out = 0; /* also what nobody waits for any more */
	for (unsigned i = 0; i < pool->n_seats; i++) {
		struct seat *seat = &pool->seats[i];
		n_out += pg_pending(seat->pg);
		if (!pick_is_slow(&pick, seat, now))
			continue;
		take_back(pool, seat->pg);
		/* Withdrawn before it became the head, or not cancelled for
		 * want of a connection then. */
		if (pg_tag(seat->pg, 0) == NULL)
			cancel(pool, seat);
	}
	pool_dispatch(pool);
	if (!TAILQ_EMPTY(&pool->asked) || n_out > 0)
		watch(pool);
}

/* ---- asking and answering ---- */

/* Quick to believe that a statement is slow, slow to forget it. */
static void
learn_usual(struct pool *pool, const struct request *request, int64_t ran)
{
	int64_t *usual = &pool->usual[request->statement];
	if (ran >= *usual)
		*usual += (ran - *usual + 1) / 2;
	else
		*usual -= (*usual - ran) / 16;
}

/* Questions are sent ahead of their turn only if both are over at once. */
static bool
is_brief(const struct pool *pool, unsigned statement)
{
	int64_t usual = pool->usual[statement];
	return usual > 0 && usual < pool->config->slow_query * 1000LL / 10;
}

/* `asked` is in order of deadline; nearly all have the same time to live. */
static void
enter_asked(struct pool *pool, struct request *request)
{
	struct request *before = TAILQ_LAST(&pool->asked, request_queue);
	while (before != NULL && before->deadline > request->deadline)
		before = TAILQ_PREV(before, request_queue, asked);
	if (before == NULL)
		TAILQ_INSERT_HEAD(&pool->asked, request, asked);
	else
		TAILQ_INSERT_AFTER(&pool->asked, before, request, asked);
}

void
pool_ask(struct pool *pool, struct request *request, unsigned ms)
{
	request->deadline = clock_ms() + ms;
	request->brief = is_brief(pool, request->statement);
	enter_asked(pool, request);
	if (pool->n_ready == 0) {
		pool_refuse(pool, request, POOL_AWAY);
		return;
	}
	if (pool->lanes.n_waiting >= pool->config->pool_queue) {
		pool_refuse(pool, request, POOL_FULL);
		return;
	}
	lanes_enter(&pool->lanes, request, false);
	pool_dispatch(pool);
	watch(pool);
}

void
pool_forget(struct pool *pool, struct request *request)
{
	if (request->place == REQUEST_WAITS)
		lanes_leave(&pool->lanes, request);
	else
		withdraw(pool, request);
	TAILQ_REMOVE(&pool->asked, request, asked);
	pool_dispatch(pool);
}

void
pool_on_answer(void *context, struct pg *pg, void *tag,
               struct pg_result *result, int64_t ran)
{
	struct pool *pool = context;
	struct seat *seat = &pool->seats[pg_number(pg)];
	bool stopped = pool_result_was_stopped(result), doubt = seat->doubt;
	/* A cancel that came too late for its own may hit the next. */
	seat->doubt = seat->cancelling && !stopped;
	seat->cancelling = false;
	if (tag != NULL) {
		unmark_sent(pool, tag);
		if (result == NULL || (stopped && doubt)) {
			again(pool, tag);
		} else {
			struct pool_answer answer = pool_result_read(result);
			learn_usual(pool, tag, ran);
			finish(pool, tag, &answer);
		}
	}
	pool_result_free(result);
	/* What was withdrawn need not run at all. */
	if (pg_pending(pg) > 0 && pg_tag(pg, 0) == NULL)
		cancel(pool, seat);
	pool_dispatch(pool);
}
