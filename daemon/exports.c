/*
 * All exports: who runs, who is paused, who is refused.
 */
#include "daemon/export_inside.h"

#include <event2/event.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/config.h"
#include "daemon/lane.h"
#include "daemon/reply.h"
#include "daemon/request.h"

enum { CONNECT_MS = 10000 };

struct exports *
exports_new(struct event_base *base, const struct config *config)
{
	struct exports *all = calloc(1, sizeof(*all));
	if (all == NULL)
		return NULL;
	all->base = base;
	all->config = config;
	LIST_INIT(&all->running);
	return all;
}

void
exports_free(struct exports *all)
{
	if (all == NULL)
		return;
	while (!LIST_EMPTY(&all->running))
		export_free(LIST_FIRST(&all->running));
	free(all);
}

/*
 * Rows are found in the order of their ids by nested loops alone; any other
 * plan would sort them all before the first.  A query without rows notices
 * that its client has gone by looking every second.
 */
static void
connect_now(struct export *e, const char *conninfo)
{
	const char *const names[] = {"dbname", "options", "application_name",
	                             "client_encoding", NULL};
	const char *const values[] = {
	    conninfo,
	    "-c default_transaction_isolation=repeatable\\ read"
	    " -c default_transaction_read_only=on -c jit=off"
	    " -c statement_timeout=0 -c client_connection_check_interval=1s"
	    " -c enable_hashjoin=off -c enable_mergejoin=off"
	    " -c max_parallel_workers_per_gather=0",
	    "duibiaod export", "UTF8", NULL};
	struct timeval time = {CONNECT_MS / 1000, 0};
	e->pg = PQconnectStartParams(names, values, 1);
	if (e->pg == NULL || PQstatus(e->pg) == CONNECTION_BAD ||
	    !export_watch(e)) {
		export_refuse(e, RPC_DATABASE_UNAVAILABLE, "");
		return;
	}
	event_add(e->timer, &time);
	event_add(e->writable, NULL);
}

static void
refuse_request(struct request *request, enum rpc_error error, const char *why)
{
	struct rpc_failure failure = {0};
	rpc_fail(&failure, error, "%s", why);
	reply_failure(request, &failure);
}

void
exports_begin(struct exports *all, struct request *request,
              const char *conninfo)
{
	if (request->id.at == NULL) { /* nobody to tell */
		reply_drop(request);
		return;
	}
	if (conninfo == NULL) {
		refuse_request(request, RPC_DATABASE_UNAVAILABLE, "");
		return;
	}
	if (all->n >= all->config->exports) {
		refuse_request(request, RPC_OVERLOADED,
		               "as many exports run as may; try again");
		return;
	}
	struct export *e = calloc(1, sizeof(*e));
	if (e == NULL ||
	    (e->timer = evtimer_new(all->base, export_on_timer, e)) == NULL) {
		free(e);
		refuse_request(request, RPC_INTERNAL_ERROR, "out of memory");
		return;
	}
	e->all = all;
	e->request = request;
	e->paused = request->lane->paused;
	e->chunk.csv = strcmp(request->params[0], "csv") == 0;
	e->chunk.headed = request->params[11] != NULL;
	LIST_INSERT_HEAD(&all->running, e, link);
	all->n++;
	request->place = REQUEST_EXPORT;
	connect_now(e, conninfo);
}

void
exports_forget(struct exports *all, struct request *request)
{
	struct export *e;
	LIST_FOREACH (e, &all->running, link)
		if (e->request == request) {
			export_free(e);
			break;
		}
	request->place = REQUEST_NEW;
}

void
exports_pause(struct exports *all, const struct conn *conn, bool paused)
{
	struct export *e = NULL;
	LIST_FOREACH (e, &all->running, link) {
		if (e->request->owner != conn || e->paused == paused)
			continue;
		e->paused = paused;
		if (e->step != EXPORT_COPYING)
			continue;
		if (paused) {
			event_del(e->readable);
		} else { /* there may be rows already */
			event_add(e->readable, NULL);
			event_active(e->writable, EV_WRITE, 0);
		}
	}
}
