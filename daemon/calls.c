/*
 * calls - see calls.h.
 *
 * A call that is good becomes a request; the rest is refused at once.  Whoever
 * answers a request (pool, intake, a verb) ends it through reply.
 */
#include "daemon/calls.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/config.h"
#include "daemon/conn.h"
#include "daemon/current.h"
#include "daemon/explain.h"
#include "daemon/export.h"
#include "daemon/fds.h"
#include "daemon/lane.h"
#include "daemon/listen.h"
#include "daemon/method.h"
#include "daemon/names.h"
#include "daemon/pool.h"
#include "daemon/reply.h"
#include "daemon/request.h"
#include "daemon/rpc.h"
#include "daemon/statement.h"
#include "daemon/verb.h"

struct calls {
	const struct config *config;
	struct verbs verbs;
	struct names *names;
	struct request_texts texts;
	struct calls_owner owner;
	bool stopping;
};

/* ---- a call begins ---- */

/* What one call may use while it is read. */
struct reading {
	struct calls *calls;
	struct conn *conn;
	struct batch *batch;
	struct fds *fds;
	struct rpc_call call;
	struct rpc_failure failure;
};

static bool
may(const struct conn *conn, enum method_role role)
{
	switch (role) {
	case ROLE_READ:
		return true;
	case ROLE_INGEST:
		return conn_peer(conn)->may_ingest;
	case ROLE_ADMIN:
		return conn_peer(conn)->uid == 0;
	}
	return false;
}

/* The method, if it is one that this client may call now. */
static const struct method *
find_method(struct reading *reading)
{
	struct rpc_failure *failure = &reading->failure;
	const struct method *method =
	    method_find(reading->call.method, &failure->suggestions);
	if (method == NULL) {
		rpc_fail(failure, RPC_UNKNOWN_METHOD,
		         "no method is called \"%.80s\"",
		         reading->call.method.at);
		return NULL;
	}
	failure->suggestions.n = 0;
	if (!may(reading->conn, method->role)) {
		rpc_fail(failure, RPC_DENIED,
		         "this client may not call %s: it needs the role %s",
		         method->name, method_role_name(method->role));
		return NULL;
	}
	if (reading->calls->stopping) {
		rpc_fail(failure, RPC_SHUTTING_DOWN, "the daemon is ending");
		return NULL;
	}
	return method;
}

/* Checks the parameters, into calls->texts; false and a failure. */
static bool
check_params(struct reading *reading, const struct method *method)
{
	struct calls *calls = reading->calls;
	const struct catalog *catalog = names_catalog(calls->names);
	request_texts_reset(&calls->texts);
	if (!param_check(method, reading->call.params, catalog, &calls->texts,
	                 &reading->failure)) {
		names_missed(calls->names);
		return false;
	}
	if (method->kind == KIND_SQL && catalog == NULL) {
		names_missed(calls->names);
		rpc_fail(&reading->failure, RPC_DATABASE_UNAVAILABLE,
		         "there is no database yet; try again");
		return false;
	}
	return true;
}

/* Answers at once what was asked before, of the same data. */
static bool
answer_again(struct reading *reading, const struct method *method)
{
	struct calls *calls = reading->calls;
	if (method->kind != KIND_SQL || reading->call.notify)
		return false;
	struct slice reply =
	    current_find(calls->verbs.current, method, &calls->texts);
	if (reply.at == NULL)
		return false;
	reply_at_once(reading->conn, reading->batch, reading->call.id, reply);
	return true;
}

/* The checked request; NULL and a failure. */
static struct request *
make_request(struct reading *reading, const struct method *method)
{
	struct calls *calls = reading->calls;
	struct request *request =
	    request_new(reading->call.notify ? SLICE_NONE : reading->call.id,
	                &calls->texts);
	if (request == NULL) {
		rpc_fail(&reading->failure, RPC_INTERNAL_ERROR,
		         "out of memory");
		return NULL;
	}
	request->method = method;
	request->lane = conn_lane(reading->conn);
	return request;
}

static void
begin(struct reading *reading, const json_t *value)
{
	struct calls *calls = reading->calls;
	reading->failure = (struct rpc_failure){0};
	struct request *request = NULL;
	const struct method *method = NULL;
	bool read = rpc_read(value, &reading->call, &reading->failure);
	if (read)
		method = find_method(reading);
	if (method != NULL && check_params(reading, method)) {
		if (answer_again(reading, method))
			return;
		request = make_request(reading, method);
	}
	if (request == NULL) {
		if (!read || !reading->call.notify)
			reply_refuse(reading->conn, reading->batch,
			             reading->call.id, &reading->failure);
		return;
	}
	reply_expect(request, reading->conn, reading->batch);
	if (request->method->kind == KIND_CALL) {
		verb_begin(&calls->verbs, request, reading->fds);
		return;
	}
	request->statement = statement_of(request->method->id);
	pool_ask(calls->verbs.pool, request, calls->config->query_timeout);
}

/* ---- a line begins ---- */

static void
refuse_line(struct conn *conn, struct rpc_failure *failure)
{
	reply_refuse(conn, NULL, SLICE("null"), failure);
}

static void
begin_batch(struct reading *reading, const json_t *batch)
{
	size_t n = json_array_size(batch);
	unsigned most = reading->calls->config->in_flight;
	struct rpc_failure failure = {0};
	if (n == 0)
		rpc_fail(&failure, RPC_INVALID_REQUEST, "the batch is empty");
	else if (n > most)
		rpc_fail(&failure, RPC_OVERLOADED,
		         "the batch has %zu calls; at most %u may be in flight",
		         n, most);
	else if ((reading->batch = batch_new(reading->conn)) == NULL)
		rpc_fail(&failure, RPC_INTERNAL_ERROR, "out of memory");
	if (reading->batch == NULL) {
		refuse_line(reading->conn, &failure);
		return;
	}
	for (size_t i = 0; i < n; i++)
		begin(reading, json_array_get(batch, i));
	batch_read(reading->batch);
}

static bool
is_blank(struct slice line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.at[i] != ' ' && line.at[i] != '\t')
			return false;
	return true;
}

static void
on_line(void *context, struct conn *conn, struct slice line, struct fds *fds)
{
	struct reading reading = {.calls = context, .conn = conn, .fds = fds};
	if (is_blank(line))
		return;
	json_t *value = rpc_parse(line, &reading.failure);
	if (value == NULL)
		refuse_line(conn, &reading.failure);
	else if (json_is_array(value))
		begin_batch(&reading, value);
	else
		begin(&reading, value);
	json_decref(value);
}

static void
on_fault(void *context, struct conn *conn, enum conn_fault fault)
{
	const struct calls *calls = context;
	struct rpc_failure failure = {0};
	switch (fault) {
	case CONN_LINE_TOO_LONG:
		rpc_fail(&failure, RPC_TOO_LARGE,
		         "a line may have %zu bytes; the connection is closed",
		         calls->config->line_bytes);
		break;
	case CONN_TOO_MANY_FDS:
		rpc_fail(&failure, RPC_TOO_LARGE,
		         "a line may bring %d descriptors; the connection is "
		         "closed",
		         FDS_MOST);
		break;
	}
	refuse_line(conn, &failure);
}

/* ---- answers ---- */

static void
on_data(void *context)
{
	const struct calls *calls = context;
	names_changed(calls->names);
}

static void
on_names(void *context)
{
	struct calls *calls = context;
	calls->owner.change(calls->owner.context, true);
}

static void
on_pool(void *context, bool ready)
{
	struct calls *calls = context;
	if (ready)
		names_begin(calls->names);
	else
		calls->owner.change(calls->owner.context, false);
}

static void
on_answer(void *context, struct request *request,
          const struct pool_answer *answer)
{
	struct calls *calls = context;
	if (names_take(calls->names, request, answer))
		return;
	bool verb = request->method->kind == KIND_CALL;
	bool good =
	    answer->end == POOL_RESULT && (verb || answer->first.at != NULL);
	if (verb && (good || request->method->id == METHOD_daemon_status)) {
		verb_go_on(&calls->verbs, request, answer);
	} else if (good) {
		verb_reply(&calls->verbs, request, answer->first);
	} else {
		struct rpc_failure failure = {0};
		explain(request->method, answer, &failure);
		reply_failure(request, &failure);
	}
}

/* ---- clients come and go ---- */

static void
on_stalled(void *context, struct conn *conn, bool stalled)
{
	struct calls *calls = context;
	pool_pause(calls->verbs.pool, conn_lane(conn), stalled);
	exports_pause(calls->verbs.exports, conn, stalled);
}

static void
on_gone(void *context, struct conn *conn)
{
	struct calls *calls = context;
	struct request *request;
	while ((request = LIST_FIRST(conn_requests(conn))) != NULL) {
		switch (request->place) {
		case REQUEST_WAITS:
		case REQUEST_SENT:
			pool_forget(calls->verbs.pool, request);
			break;
		case REQUEST_INTAKE:
		case REQUEST_EXPORT:
			verb_forget(&calls->verbs, request);
			break;
		case REQUEST_NEW:
			break;
		}
		reply_disown(request);
		reply_drop(request);
	}
	pool_pause(calls->verbs.pool, conn_lane(conn), false);
	calls->owner.client_gone(calls->owner.context);
}

const struct conn_events *
calls_events(void)
{
	static const struct conn_events events = {
	    .line = on_line,
	    .fault = on_fault,
	    .stalled = on_stalled,
	    .gone = on_gone,
	};
	return &events;
}

/* ---- life ---- */

struct calls *
calls_new(struct event_base *base, const struct config *config,
          const struct calls_owner *owner)
{
	struct calls *calls = calloc(1, sizeof(*calls));
	if (calls == NULL)
		return NULL;
	calls->config = config;
	calls->owner = *owner;
	calls->verbs = (struct verbs){
	    .config = config,
	    .pool = pool_new(base, config, statement_all(), on_answer, on_pool,
	                     calls),
	    .exports = exports_new(base, config),
	    .current = current_new(base, config, on_data, calls),
	    .status = owner->status,
	    .context = owner->context,
	};
	jsonout_init(&calls->verbs.out);
	if (calls->verbs.pool != NULL)
		calls->names =
		    names_new(base, config, calls->verbs.pool, on_names, calls);
	if (calls->names == NULL || calls->verbs.current == NULL ||
	    calls->verbs.exports == NULL) {
		calls_free(calls);
		return NULL;
	}
	return calls;
}

void
calls_free(struct calls *calls)
{
	if (calls == NULL)
		return;
	exports_free(calls->verbs.exports);
	pool_free(calls->verbs.pool);
	names_free(calls->names);
	current_free(calls->verbs.current);
	request_texts_fini(&calls->texts);
	jsonout_fini(&calls->verbs.out);
	free(calls);
}

void
calls_use_intake(struct calls *calls, struct intake *intake)
{
	calls->verbs.intake = intake;
	current_use_intake(calls->verbs.current, intake);
}

void
calls_open(struct calls *calls, const char *conninfo)
{
	pool_open(calls->verbs.pool, conninfo);
	current_open(calls->verbs.current, conninfo);
}

void
calls_shut(struct calls *calls)
{
	current_shut(calls->verbs.current);
	pool_shut(calls->verbs.pool);
}

void
calls_stop(struct calls *calls)
{
	calls->stopping = true;
}
