/*
 *	CONNECTING -> BEGINNING -> PLANNING -> COPYING -> (reply)
 *
 * BEGINNING opens a transaction, one snapshot for the plan and the rows.
 * PLANNING asks for the COPY to run.  Every export ends in finish(), which
 * frees it: who may have called that must not touch it again.
 */
#include "daemon/export_inside.h"

#include <event2/buffer.h>
#include <event2/event.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>

#include "daemon/conn.h"
#include "daemon/explain.h"
#include "daemon/export_row.h"
#include "daemon/jsonout.h"
#include "daemon/log.h"
#include "daemon/pool.h"
#include "daemon/reply.h"
#include "daemon/request.h"
#include "daemon/rpc.h"
#include "sql.h"

enum {
	LINGER_MS = 100, /* rows that are few wait so long for more */
};

/* ---- the end ---- */

static void
drop_events(struct export *e)
{
	if (e->readable != NULL)
		event_free(e->readable);
	if (e->writable != NULL)
		event_free(e->writable);
	e->readable = e->writable = NULL;
}

/* Closing the socket ends the query on the server. */
void
export_free(struct export *e)
{
	LIST_REMOVE(e, link);
	e->all->n--;
	drop_events(e);
	if (e->timer != NULL)
		event_free(e->timer);
	PQclear(e->result);
	PQfinish(e->pg);
	export_chunk_fini(&e->chunk);
	free(e);
}

static void
send_chunk(struct export *e)
{
	struct conn *owner = e->request->owner;
	e->rows += e->chunk.rows;
	e->bytes +=
	    export_chunk_send(&e->chunk, e->request->id, conn_out(owner));
	conn_wrote(owner);
}

static void
write_end(const struct export *e, struct jsonout *out)
{
	const char *limit = e->request->params[10];
	const char *cursor = e->rows > 0 ? e->chunk.cursor : NULL;
	bool more = limit != NULL && cursor != NULL &&
	            e->rows == strtoull(limit, NULL, 10);
	jsonout_object(out);
	jsonout_key(out, "data_version");
	jsonout_number(out, slice_of(e->version));
	jsonout_pair(out, "format", e->chunk.csv ? "csv" : "ndjson");
	jsonout_count(out, "rows", e->rows);
	jsonout_count(out, "bytes", e->bytes);
	jsonout_pair(out, "cursor", cursor);
	jsonout_pair(out, "next", more ? cursor : NULL);
	jsonout_end(out);
}

static void
finish(struct export *e, const struct rpc_failure *failure)
{
	struct request *request = e->request;
	struct jsonout out;
	request->place = REQUEST_NEW;
	if (failure == NULL) {
		jsonout_init(&out);
		write_end(e, &out);
		export_free(e);
		reply_built(request, &out);
		jsonout_fini(&out);
	} else {
		export_free(e);
		reply_failure(request, failure);
	}
}

/* The connection or the server fails; the rows sent so far are good. */
static void
fail(struct export *e, const PGresult *result)
{
	struct rpc_failure failure = {0};
	struct pool_answer answer = {
	    .end = POOL_ERROR,
	    .state = PQresultErrorField(result, PG_DIAG_SQLSTATE),
	    .message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY),
	};
	if (answer.state == NULL) {
		answer.state = "08006";
		answer.message = PQerrorMessage(e->pg);
	}
	explain(e->request->method, &answer, &failure);
	finish(e, &failure);
}

void
export_refuse(struct export *e, enum rpc_error error, const char *why)
{
	struct rpc_failure failure = {0};
	rpc_fail(&failure, error, "%s", why);
	finish(e, &failure);
}

/* ---- asking ---- */

/* After a PQsend function: its value. */
static void
sent(struct export *e, enum export_step step, int ok)
{
	int left = ok == 0 ? -1 : PQflush(e->pg);
	e->step = step;
	if (left < 0)
		fail(e, NULL);
	else if (left > 0)
		event_add(e->writable, NULL);
}

static void
ask_plan(struct export *e)
{
	enum { PARAMS = 11 };
	const char *params[PARAMS];
	for (unsigned i = 0; i < PARAMS; i++)
		params[i] = e->request->params[i + 1];
	sent(e, EXPORT_PLANNING,
	     PQsendQueryParams(e->pg, sql_export_facts, PARAMS, NULL, params,
	                       NULL, NULL, 0));
}

/* ---- rows ---- */

static void
linger(struct export *e)
{
	static const struct timeval time = {0, LINGER_MS * 1000L};
	if (e->chunk.rows > 0 && !event_pending(e->timer, EV_TIMEOUT, NULL))
		event_add(e->timer, &time);
}

/* Rows until there are none now, or they have ended; false: e is freed. */
static bool
take_rows(struct export *e)
{
	while (e->copying && !e->paused) {
		char *row = NULL;
		int n = PQgetCopyData(e->pg, &row, 1);
		if (n == 0)
			break;
		if (n < 0) { /* how it ended is the statement's result */
			e->copying = false;
			break;
		}
		bool good = export_chunk_add(&e->chunk, e->version,
		                             (struct slice){row, (size_t)n});
		PQfreemem(row);
		if (!good) {
			export_refuse(e, RPC_INTERNAL_ERROR,
			              "a row does not fit");
			return false;
		}
		if (export_chunk_full(&e->chunk))
			send_chunk(e);
	}
	linger(e);
	return true;
}

/* ---- results ---- */

static void
start_copy(struct export *e, const PGresult *plan)
{
	snprintf(e->version, sizeof(e->version), "%s", PQgetvalue(plan, 0, 0));
	sent(e, EXPORT_COPYING, PQsendQuery(e->pg, PQgetvalue(plan, 0, 1)));
}

/* The statement under way is over, with the result it had. */
static void
go_on(struct export *e, const PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);
	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
		fail(e, result);
		return;
	}
	switch (e->step) {
	case EXPORT_BEGINNING:
		ask_plan(e);
		return;
	case EXPORT_PLANNING:
		start_copy(e, result);
		return;
	case EXPORT_COPYING:
		if (e->chunk.rows > 0)
			send_chunk(e);
		finish(e, NULL);
		return;
	case EXPORT_CONNECTING:
		return;
	}
}

static void
keep_result(struct export *e, PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);
	if (status == PGRES_COPY_OUT) {
		e->copying = true;
		if (e->paused) /* since before there were rows to take */
			event_del(e->readable);
		PQclear(result);
	} else if (e->result == NULL) {
		e->result = result;
	} else { /* the first says more */
		PQclear(result);
	}
}

/* Takes what came, as far as it goes. */
static void
advance(struct export *e)
{
	for (;;) {
		if (e->copying && !take_rows(e))
			return;
		if (e->copying || PQisBusy(e->pg))
			return;
		PGresult *result = PQgetResult(e->pg);
		if (result == NULL)
			break;
		keep_result(e, result);
	}
	PGresult *result = e->result;
	e->result = NULL;
	if (result != NULL)
		go_on(e, result);
	PQclear(result);
}

/* ---- the socket ---- */

static void on_socket(evutil_socket_t, short, void *);

/* libpq may change its socket while it connects. */
bool
export_watch(struct export *e)
{
	int fd = PQsocket(e->pg);
	drop_events(e);
	e->readable =
	    event_new(e->all->base, fd, EV_READ | EV_PERSIST, on_socket, e);
	e->writable = event_new(e->all->base, fd, EV_WRITE, on_socket, e);
	return fd >= 0 && e->readable != NULL && e->writable != NULL;
}

static void
poll_connect(struct export *e)
{
	PostgresPollingStatusType status = PQconnectPoll(e->pg);
	if (status == PGRES_POLLING_FAILED || !export_watch(e)) {
		fail(e, NULL);
	} else if (status == PGRES_POLLING_OK) {
		event_del(e->timer);
		event_add(e->readable, NULL);
		PQsetnonblocking(e->pg, 1);
		sent(e, EXPORT_BEGINNING, PQsendQuery(e->pg, "BEGIN"));
	} else {
		event_add(status == PGRES_POLLING_READING ? e->readable
		                                          : e->writable,
		          NULL);
	}
}

static void
on_socket(evutil_socket_t fd, short what, void *context)
{
	struct export *e = context;
	(void)fd;
	if (e->step == EXPORT_CONNECTING) {
		poll_connect(e);
		return;
	}
	int left = PQflush(e->pg);
	if (left < 0 || ((what & EV_READ) != 0 && !PQconsumeInput(e->pg))) {
		fail(e, NULL);
		return;
	}
	if (left > 0)
		event_add(e->writable, NULL);
	advance(e);
}

void
export_on_timer(evutil_socket_t fd, short what, void *context)
{
	struct export *e = context;
	(void)fd;
	(void)what;
	if (e->step == EXPORT_CONNECTING)
		export_refuse(e, RPC_DATABASE_UNAVAILABLE, "");
	else if (e->chunk.rows > 0)
		send_chunk(e);
}
