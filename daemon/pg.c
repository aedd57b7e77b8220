/*
 * pg - see pg.h.
 *
 *	DOWN --connect--> CONNECTING --> PREPARING --> READY
 *	  ^------------------+--------------+------------+   (broke)
 *
 * The questions out are a ring; the head owns the results that come until its
 * Sync does.  While connecting, libpq may close its socket and open another
 * with the same number, so the events are taken down before every poll and
 * set up after it.
 */
#include "daemon/pg_inside.h"

#include <assert.h>
#include <event2/event.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/clock.h"
#include "daemon/log.h"

static void on_deadline(evutil_socket_t, short, void *);

static const char *
state_name(const struct pg *pg)
{
	switch (pg->state) {
#define X(id, name)   \
	case PG_##id: \
		return name;
		PG_STATES(X)
#undef X
	}
	return "?";
}

static bool
may_follow(enum pg_state from, enum pg_state to)
{
	switch (to) {
	case PG_DOWN:
		return from != PG_DOWN;
	case PG_CONNECTING:
		return from == PG_DOWN;
	case PG_PREPARING:
		return from == PG_CONNECTING;
	case PG_READY:
		return from == PG_PREPARING;
	}
	return false;
}

void
pg_set_state(struct pg *pg, enum pg_state state)
{
	assert(may_follow(pg->state, state));
	pg->state = state;
	log_event(LOG_LEVEL_DEBUG, "pg.state", "pg=%u state=%s", pg->no,
	          state_name(pg));
}

struct pg *
pg_new(struct event_base *base, unsigned no, const struct pg_events *events,
       void *context, const struct pg_statements *statements)
{
	struct pg *pg = calloc(1, sizeof(*pg));
	if (pg == NULL)
		return NULL;
	pg->base = base;
	pg->no = no;
	pg->events = events;
	pg->context = context;
	pg->statements = statements;
	pg->deadline = evtimer_new(base, on_deadline, pg);
	if (pg->deadline == NULL) {
		free(pg);
		return NULL;
	}
	return pg;
}

/* ---- going down ---- */

static void
close_conn(struct pg *pg)
{
	pg_drop_events(pg);
	event_del(pg->deadline);
	PQfinish(pg->conn);
	pg->conn = NULL;
}

void
pg_go_down(struct pg *pg, const char *why)
{
	char text[512];
	snprintf(text, sizeof(text), "%s",
	         pg->last_words[0] != '\0' ? pg->last_words : why);
	text[strcspn(text, "\n")] = '\0';
	close_conn(pg);
	pg_set_state(pg, PG_DOWN);
	while (pg->pending > 0) {
		struct slot slot = pg->ring[pg->first];
		pg->first = (pg->first + 1) % PG_DEPTH;
		pg->pending--;
		PQclear(slot.result);
		pg->events->answer(pg->context, pg, slot.tag, NULL, 0);
	}
	pg->events->down(pg->context, pg, text);
}

void
pg_close(struct pg *pg, const char *why)
{
	if (pg->state != PG_DOWN)
		pg_go_down(pg, why);
}

void
pg_free(struct pg *pg)
{
	if (pg == NULL)
		return;
	for (unsigned i = 0; i < pg->pending; i++)
		PQclear(pg->ring[(pg->first + i) % PG_DEPTH].result);
	if (pg->conn != NULL)
		close_conn(pg);
	event_free(pg->deadline);
	free(pg);
}

static void
on_deadline(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct pg *pg = context;
	pg_go_down(pg, pg->conn == NULL ? "out of memory"
	               : PQstatus(pg->conn) == CONNECTION_BAD
	                   ? PQerrorMessage(pg->conn)
	                   : "no answer in time");
}

void
pg_flush(struct pg *pg)
{
	int left = PQflush(pg->conn);
	if (left < 0)
		pg_go_down(pg, PQerrorMessage(pg->conn));
	else if (left > 0)
		event_add(pg->writable, NULL);
}

/* ---- questions and answers ---- */

bool
pg_send(struct pg *pg, unsigned statement, unsigned n,
        const char *const *params, void *tag)
{
	assert(statement < pg->statements->n);
	if (pg->state != PG_READY || pg->pending == PG_DEPTH)
		return false;
	if (!PQsendQueryPrepared(pg->conn, pg->statements->row[statement].name,
	                         (int)n, params, NULL, NULL, 0) ||
	    PQpipelineSync(pg->conn) != 1) {
		pg_go_down(pg, PQerrorMessage(pg->conn));
		return false;
	}
	struct slot *slot = &pg->ring[(pg->first + pg->pending) % PG_DEPTH];
	*slot = (struct slot){.tag = tag, .since = clock_us()};
	pg->pending++;
	/*
	 * The Sync has pushed what the socket took.  What it left over is
	 * written when it is ready; an error there shows on reading.
	 */
	if (PQflush(pg->conn) > 0)
		event_add(pg->writable, NULL);
	return true;
}

bool
pg_withdraw(struct pg *pg, const void *tag)
{
	for (unsigned i = 0; i < pg->pending; i++) {
		struct slot *slot = &pg->ring[(pg->first + i) % PG_DEPTH];
		if (slot->tag == tag) {
			slot->tag = NULL;
			return true;
		}
	}
	return false;
}

/* The head's Sync came: its answer is whole. */
static void
pop(struct pg *pg)
{
	struct slot slot = pg->ring[pg->first];
	int64_t now = clock_us();
	pg->first = (pg->first + 1) % PG_DEPTH;
	pg->pending--;
	if (pg->pending > 0)
		pg->ring[pg->first].since = now;
	pg->events->answer(pg->context, pg, slot.tag, slot.result,
	                   now - slot.since);
}

/* One result while ready; false: the connection is down now. */
static bool
take_result(struct pg *pg, PGresult *result)
{
	switch (PQresultStatus(result)) {
	case PGRES_PIPELINE_SYNC:
		PQclear(result);
		pop(pg);
		return pg->state == PG_READY;
	case PGRES_COPY_IN:
	case PGRES_COPY_OUT:
	case PGRES_COPY_BOTH:
		PQclear(result);
		pg_go_down(pg, "a statement copies, which a pipeline cannot");
		return false;
	case PGRES_EMPTY_QUERY:
	case PGRES_COMMAND_OK:
	case PGRES_TUPLES_OK:
	case PGRES_SINGLE_TUPLE:
	case PGRES_BAD_RESPONSE:
	case PGRES_NONFATAL_ERROR:
	case PGRES_FATAL_ERROR:
	case PGRES_PIPELINE_ABORTED:
		break;
	}
	PQclear(pg->ring[pg->first].result);
	pg->ring[pg->first].result = result;
	return true;
}

static bool
is_waiting(const struct pg *pg)
{
	return pg->state == PG_PREPARING ||
	       (pg->state == PG_READY && pg->pending > 0);
}

/*
 * Takes what came.  A NULL parts one question's results from the next; two in
 * a row say that libpq has none, which is a broken connection if it is idle.
 */
static void
drain(struct pg *pg)
{
	unsigned nulls = 0;
	while (is_waiting(pg) && nulls < 2 && !PQisBusy(pg->conn)) {
		PGresult *result = PQgetResult(pg->conn);
		if (result == NULL) {
			nulls++;
			continue;
		}
		nulls = 0;
		if (pg->state == PG_PREPARING) {
			bool up = pg_take_prepared(pg, result);
			PQclear(result);
			if (!up)
				return;
		} else if (!take_result(pg, result)) {
			return;
		}
	}
	if (pg->state != PG_DOWN && PQstatus(pg->conn) == CONNECTION_BAD)
		pg_go_down(pg, PQerrorMessage(pg->conn));
}

static void
take_notified(struct pg *pg)
{
	PGnotify *notified;
	while (pg->state == PG_READY && pg->events->notified != NULL &&
	       (notified = PQnotifies(pg->conn)) != NULL) {
		pg->events->notified(pg->context, pg, notified->extra);
		PQfreemem(notified);
	}
}

void
pg_on_readable(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct pg *pg = context;
	switch (pg->state) {
	case PG_CONNECTING:
		pg_poll_connect(pg);
		return;
	case PG_PREPARING:
	case PG_READY:
		/* At the end of the stream there may still be answers. */
		(void)PQconsumeInput(pg->conn);
		(void)PQisBusy(pg->conn); /* reads what nobody asked for */
		drain(pg);
		take_notified(pg);
		return;
	case PG_DOWN:
		return;
	}
}

void
pg_on_writable(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct pg *pg = context;
	switch (pg->state) {
	case PG_CONNECTING:
		pg_poll_connect(pg);
		return;
	case PG_PREPARING:
	case PG_READY:
		pg_flush(pg);
		return;
	case PG_DOWN:
		return;
	}
}

/* ---- what an owner asks ---- */

bool
pg_is_ready(const struct pg *pg)
{
	return pg->state == PG_READY;
}

bool
pg_is_down(const struct pg *pg)
{
	return pg->state == PG_DOWN;
}

unsigned
pg_number(const struct pg *pg)
{
	return pg->no;
}

int
pg_backend(const struct pg *pg)
{
	return pg->conn == NULL ? 0 : PQbackendPID(pg->conn);
}

unsigned
pg_pending(const struct pg *pg)
{
	return pg->pending;
}

int64_t
pg_head_since(const struct pg *pg)
{
	return pg->pending == 0 ? 0 : pg->ring[pg->first].since / 1000;
}

void *
pg_tag(const struct pg *pg, unsigned i)
{
	return i >= pg->pending ? NULL
	                        : pg->ring[(pg->first + i) % PG_DEPTH].tag;
}
