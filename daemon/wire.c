/*
 *	OFF -> WAITING -> CONNECTING -> PREPARING -> STANDING
 *	any -> WAITING (lost), any -> OFF (closed)
 *
 * Results are taken as they come; in a COPY none are asked for until its end,
 * since libpq would answer with the same one for ever.
 */
#include "daemon/wire.h"

#include <event2/event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/config.h"
#include "daemon/log.h"

/* Plans are made for the tables as they are now: they grow fast. */
static const char settings[] = "-c jit=off -c client_min_messages=warning "
                               "-c plan_cache_mode=force_custom_plan";

enum { CONNECT_TIMEOUT = 15 /* seconds, until it stands */ };

struct wire {
	struct event_base *base;
	const struct config *config;
	const struct wire_statement *statements;
	size_t n_statements, prepared;
	const struct wire_events *events;
	void *context;
	enum wire_state state;
	char *conninfo; /* NULL: stay away */
	PGconn *pg;
	struct event *readable, *writable; /* of PQsocket(pg) */
	struct event *timer; /* the next attempt, or this one's end */
	unsigned pause;      /* before the next attempt, in ms */
	bool copying;
	bool failed; /* a statement could not be prepared */
};

enum wire_state
wire_state(const struct wire *w)
{
	return w->state;
}

const char *
wire_state_name(const struct wire *w)
{
	static const char *const names[] = {
#define X(id, name) name,
	    WIRE_STATES(X)
#undef X
	};

	return names[w->state];
}

static void
set_timer(struct wire *w, unsigned ms)
{
	struct timeval t = {ms / 1000, (ms % 1000) * 1000};

	event_add(w->timer, &t);
}

/* ---- losing it ---- */

static void
drop_connection(struct wire *w)
{
	if (w->readable != NULL)
		event_free(w->readable);
	if (w->writable != NULL)
		event_free(w->writable);
	w->readable = w->writable = NULL;
	PQfinish(w->pg);
	w->pg = NULL;
	w->copying = false;
}

/* Doubles the pause; up to a third of it is left to chance. */
static unsigned
next_pause(struct wire *w)
{
	unsigned pause = w->pause;

	w->pause = pause * 2 < w->config->reconnect_max
	               ? pause * 2
	               : w->config->reconnect_max;
	return pause - (unsigned)random() % (pause / 3 + 1);
}

/* `why` may be libpq's own text, which goes with the connection. */
void
wire_break(struct wire *w, const char *why)
{
	char text[400];

	snprintf(text, sizeof(text), "%s", why);
	for (size_t n = strlen(text); n > 0 && text[n - 1] == '\n'; n--)
		text[n - 1] = '\0';
	log_event(w->conninfo == NULL ? LOG_LEVEL_INFO : LOG_LEVEL_WARNING,
	          "loader.lost", "state=%s reason=\"%s\"", wire_state_name(w),
	          text);
	drop_connection(w);
	event_del(w->timer);
	w->state = w->conninfo == NULL ? WIRE_OFF : WIRE_WAITING;
	if (w->conninfo != NULL)
		set_timer(w, next_pause(w));
	w->events->lost(w->context, text);
}

static void
break_by_libpq(struct wire *w)
{
	wire_break(w, PQerrorMessage(w->pg));
}

/* ---- connecting ---- */

static void on_socket(evutil_socket_t fd, short what, void *context);

/* libpq may change its socket while it connects. */
static bool
watch_socket(struct wire *w)
{
	int fd = PQsocket(w->pg);

	if (w->readable != NULL)
		event_free(w->readable);
	if (w->writable != NULL)
		event_free(w->writable);
	w->readable =
	    event_new(w->base, fd, EV_READ | EV_PERSIST, on_socket, w);
	w->writable = event_new(w->base, fd, EV_WRITE, on_socket, w);
	return fd >= 0 && w->readable != NULL && w->writable != NULL;
}

static void
connect_now(struct wire *w)
{
	static const char *const words[] = {"dbname",
	                                    "application_name",
	                                    "client_encoding",
	                                    "keepalives_idle",
	                                    "keepalives_interval",
	                                    "tcp_user_timeout",
	                                    "options",
	                                    NULL};
	const char *const values[] = {
	    w->conninfo, "duibiaod loader", "UTF8",   "30",
	    "10",        "60000",           settings, NULL};

	w->state = WIRE_CONNECTING;
	w->failed = false;
	w->prepared = 0;
	w->pg = PQconnectStartParams(words, values, 1);
	if (w->pg == NULL)
		log_fatal("memory", "for=connection");
	if (PQstatus(w->pg) == CONNECTION_BAD || !watch_socket(w)) {
		break_by_libpq(w);
		return;
	}
	PQsetnonblocking(w->pg, 1);
	set_timer(w, CONNECT_TIMEOUT * 1000);
	event_add(w->writable, NULL);
}

/* ---- sending ---- */

static void
sent(struct wire *w, int ok)
{
	int left = ok == 0 ? -1 : PQflush(w->pg);

	if (left < 0)
		break_by_libpq(w);
	else if (left > 0)
		event_add(w->writable, NULL);
}

void
wire_command(struct wire *w, const char *text)
{
	sent(w, PQsendQuery(w->pg, text));
}

void
wire_ask(struct wire *w, const char *statement, const char *value)
{
	sent(w, PQsendQueryPrepared(w->pg, statement, value != NULL, &value,
	                            NULL, NULL, 0));
}

static void
prepare_next(struct wire *w)
{
	const struct wire_statement *s = &w->statements[w->prepared];

	sent(w, PQsendPrepare(w->pg, s->name, s->text, 0, NULL));
}

bool
wire_put(struct wire *w, const char *bytes, size_t n)
{
	int left;

	if (PQputCopyData(w->pg, bytes, (int)n) != 1 ||
	    (left = PQflush(w->pg)) < 0) {
		break_by_libpq(w);
		return false;
	}
	if (left > 0)
		event_add(w->writable, NULL);
	return left == 0;
}

void
wire_put_end(struct wire *w)
{
	w->copying = false;
	sent(w, PQputCopyEnd(w->pg, NULL));
}

void
wire_feed_later(struct wire *w)
{
	event_active(w->writable, EV_WRITE, 0);
}

/* ---- receiving ---- */

static void
take_result(struct wire *w, PGresult *r)
{
	ExecStatusType status = PQresultStatus(r);

	if (status == PGRES_COPY_IN)
		w->copying = true;
	else if (w->state == WIRE_STANDING)
		w->events->result(w->context, r);
	else if (status != PGRES_COMMAND_OK)
		w->failed = true;
	PQclear(r);
}

/* While the statements are prepared, the wire talks to itself. */
static void
prepared_one(struct wire *w)
{
	if (w->failed) {
		/* Not the schema that we were built for. */
		break_by_libpq(w);
		return;
	}
	if (++w->prepared < w->n_statements) {
		prepare_next(w);
		return;
	}
	event_del(w->timer);
	w->pause = w->config->reconnect_min;
	w->state = WIRE_STANDING;
	w->events->ready(w->context);
}

static void
take_results(struct wire *w)
{
	while (w->pg != NULL && !w->copying &&
	       PQtransactionStatus(w->pg) == PQTRANS_ACTIVE &&
	       PQisBusy(w->pg) == 0) {
		PGresult *r = PQgetResult(w->pg);

		if (r != NULL)
			take_result(w, r);
		else if (w->state == WIRE_PREPARING)
			prepared_one(w);
		else
			w->events->done(w->context);
	}
	if (w->pg != NULL && w->copying)
		w->events->feed(w->context);
}

static void
poll_connect(struct wire *w)
{
	PostgresPollingStatusType status = PQconnectPoll(w->pg);

	if (status == PGRES_POLLING_FAILED || !watch_socket(w)) {
		break_by_libpq(w);
	} else if (status == PGRES_POLLING_OK) {
		event_add(w->readable, NULL);
		w->state = WIRE_PREPARING;
		prepare_next(w);
	} else {
		event_add(status == PGRES_POLLING_READING ? w->readable
		                                          : w->writable,
		          NULL);
	}
}

static void
on_socket(evutil_socket_t fd, short what, void *context)
{
	struct wire *w = context;
	int left = 0;

	(void)fd;
	if (w->state == WIRE_CONNECTING) {
		poll_connect(w);
		return;
	}
	if (((what & EV_READ) && PQconsumeInput(w->pg) == 0) ||
	    (left = PQflush(w->pg)) < 0 || PQstatus(w->pg) == CONNECTION_BAD) {
		break_by_libpq(w);
		return;
	}
	if (left > 0)
		event_add(w->writable, NULL);
	if (left == 0 || !w->copying)
		take_results(w);
}

static void
on_timer(evutil_socket_t fd, short what, void *context)
{
	struct wire *w = context;

	(void)fd;
	(void)what;
	if (w->state == WIRE_WAITING)
		connect_now(w);
	else if (w->state == WIRE_CONNECTING || w->state == WIRE_PREPARING)
		wire_break(w, "the server did not answer in time");
}

/* ---- outside ---- */

struct wire *
wire_new(struct event_base *base, const struct config *config,
         const struct wire_statement *statements, size_t n_statements,
         const struct wire_events *events, void *context)
{
	struct wire *w = calloc(1, sizeof(*w));

	if (w == NULL)
		return NULL;
	w->base = base;
	w->config = config;
	w->statements = statements;
	w->n_statements = n_statements;
	w->events = events;
	w->context = context;
	w->pause = config->reconnect_min;
	w->timer = event_new(base, -1, 0, on_timer, w);
	if (w->timer == NULL) {
		free(w);
		return NULL;
	}
	return w;
}

void
wire_free(struct wire *w)
{
	if (w == NULL)
		return;
	drop_connection(w);
	event_free(w->timer);
	free(w->conninfo);
	free(w);
}

void
wire_open(struct wire *w, const char *conninfo)
{
	wire_close(w, "the database has moved");
	w->conninfo = strdup(conninfo);
	if (w->conninfo == NULL)
		log_fatal("memory", "for=conninfo");
	w->pause = w->config->reconnect_min;
	w->state = WIRE_WAITING;
	set_timer(w, 0);
}

void
wire_close(struct wire *w, const char *why)
{
	free(w->conninfo);
	w->conninfo = NULL;
	if (w->state != WIRE_OFF)
		wire_break(w, why);
}
