/*
 * server - see server.h.
 *
 *	STARTING --> SERVING <--> AWAY		(no database)
 *	      \         |         /
 *	       +---> DRAINING <--+		SIGTERM, SIGINT
 *	                |			clients and intake end
 *	             STOPPING			the database we started stops
 *	                |
 *	              ENDED
 *
 * A second SIGTERM, or shutdown_timeout, cuts DRAINING short.  SIGHUP reads the
 * configuration again and keeps every connection.
 */
#include "daemon/server.h"

#include <assert.h>
#include <event2/event.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "daemon/calls.h"
#include "daemon/clock.h"
#include "daemon/config.h"
#include "daemon/conn.h"
#include "daemon/intake.h"
#include "daemon/jsonout.h"
#include "daemon/listen.h"
#include "daemon/log.h"
#include "daemon/resolve.h"
#include "daemon/store.h"
#include "daemon/version.h"

#define SERVER_STATES(X)        \
	X(STARTING, "starting") \
	X(SERVING, "serving")   \
	X(AWAY, "no_database")  \
	X(DRAINING, "draining") \
	X(STOPPING, "stopping") \
	X(ENDED, "ended")

enum server_state {
#define X(id, name) SERVER_##id,
	SERVER_STATES(X)
#undef X
};

enum { END_TICK_MS = 20, SIGNALS = 3 };

struct server {
	struct config *config;
	const struct server_command *command;
	struct event_base *base;
	struct listener *listener;
	struct calls *calls;
	struct intake *intake;
	struct store *store;
	struct resolve *resolve;
	struct conn_set clients;
	enum server_state state;
	int64_t started, drain_until;
	bool full, hurried;
	struct event *signal[SIGNALS];
	struct event *end_tick, *watchdog;
	struct timeval watchdog_time;
};

static const char *
state_name(enum server_state state)
{
	switch (state) {
#define X(id, name)       \
	case SERVER_##id: \
		return name;
		SERVER_STATES(X)
#undef X
	}
	return "?";
}

static bool
may_follow(enum server_state from, enum server_state to)
{
	switch (to) {
	case SERVER_STARTING:
		return false;
	case SERVER_SERVING:
		return from == SERVER_STARTING || from == SERVER_AWAY;
	case SERVER_AWAY:
		return from == SERVER_SERVING;
	case SERVER_DRAINING:
		return from < SERVER_DRAINING;
	case SERVER_STOPPING:
		return from == SERVER_DRAINING;
	case SERVER_ENDED:
		return from == SERVER_STOPPING;
	}
	return false;
}

static void
set_state(struct server *server, enum server_state state)
{
	assert(may_follow(server->state, state));
	server->state = state;
	log_event(LOG_LEVEL_NOTICE, "server.state", "state=%s",
	          state_name(state));
	sd_notifyf(0, "STATUS=%s", state_name(state));
}

/* ---- clients ---- */

static bool
on_client(void *context, int fd, const struct peer *peer)
{
	struct server *server = context;
	/* One that there is no memory for is closed already. */
	if (conn_open(server->base, server->config, &server->clients, fd, peer,
	              calls_events(), server->calls) == NULL)
		log_event(LOG_LEVEL_ERROR, "server.client",
		          "why=\"out of memory\"");
	server->full = server->clients.n >= server->config->connections;
	if (server->full)
		log_event(LOG_LEVEL_WARNING, "server.full", "clients=%u",
		          server->clients.n);
	return !server->full;
}

static void
on_client_gone(void *context)
{
	struct server *server = context;
	if (!server->full || server->listener == NULL ||
	    server->clients.n >= server->config->connections)
		return;
	server->full = false;
	listen_resume(server->listener);
}

/* ---- the database ---- */

static void
on_ready(void *context, const char *conninfo)
{
	struct server *server = context;
	if (server->state < SERVER_STOPPING)
		resolve_start(server->resolve, conninfo);
}

static void
on_resolved(void *context, const char *conninfo)
{
	struct server *server = context;
	calls_open(server->calls, conninfo);
	intake_connect(server->intake, conninfo);
}

static void
on_lost(void *context)
{
	struct server *server = context;
	resolve_stop(server->resolve);
	calls_shut(server->calls);
	intake_disconnect(server->intake);
}

static void
on_change(void *context, bool served)
{
	struct server *server = context;
	if (served && server->state <= SERVER_AWAY &&
	    server->state != SERVER_SERVING)
		set_state(server, SERVER_SERVING);
	else if (!served && server->state == SERVER_SERVING)
		set_state(server, SERVER_AWAY);
	resolve_away(server->resolve, !served);
}

/* ---- status ---- */

static void
write_status(void *context, struct jsonout *out)
{
	const struct server *server = context;
	jsonout_pair(out, "version", DUIBIAO_VERSION);
	jsonout_pair(out, "state", state_name(server->state));
	jsonout_key(out, "pid");
	jsonout_int(out, getpid());
	jsonout_key(out, "uptime_seconds");
	jsonout_int(out, (clock_ms() - server->started) / 1000);
	jsonout_count(out, "clients", server->clients.n);
	jsonout_key(out, "database");
	if (server->store != NULL)
		store_status(server->store, out);
	else
		jsonout_null(out);
}

/* ---- the end ---- */

static void
tick_again(struct server *server)
{
	static const struct timeval soon = {0, END_TICK_MS * 1000L};
	event_add(server->end_tick, &soon);
}

static void
drain(struct server *server)
{
	if (server->state >= SERVER_DRAINING)
		return;
	set_state(server, SERVER_DRAINING);
	sd_notify(0, "STOPPING=1");
	server->drain_until = clock_ms() + server->config->shutdown_timeout;
	listen_close(server->listener);
	server->listener = NULL;
	calls_stop(server->calls);
	conn_set_finish(&server->clients);
	tick_again(server);
}

static bool
is_drained(struct server *server)
{
	bool idle = intake_drain(server->intake);
	return idle && server->clients.n == 0;
}

/* Nobody is waited for any longer. */
static void
stop(struct server *server)
{
	if (server->clients.n > 0)
		log_event(LOG_LEVEL_WARNING, "server.cut", "clients=%u",
		          server->clients.n);
	conn_set_free(&server->clients);
	calls_shut(server->calls);
	calls_use_intake(server->calls, NULL);
	resolve_stop(server->resolve);
	intake_free(server->intake);
	server->intake = NULL;
	set_state(server, SERVER_STOPPING);
}

static void
on_end_tick(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct server *server = context;
	if (server->state == SERVER_DRAINING) {
		bool late =
		    server->hurried || clock_ms() >= server->drain_until;
		if (is_drained(server) || late)
			stop(server);
	}
	if (server->state == SERVER_STOPPING && store_stop(server->store)) {
		set_state(server, SERVER_ENDED);
		event_base_loopbreak(server->base);
		return;
	}
	tick_again(server);
}

/* ---- signals ---- */

static void
reload(struct server *server)
{
	struct config fresh;
	char why[CONFIG_WHY];
	sd_notifyf(0, "RELOADING=1\nMONOTONIC_USEC=%" PRId64, clock_us());
	if (config_read(&fresh, server->command->argc, server->command->argv,
	                why)) {
		enum log_level level;
		config_reload(server->config, &fresh);
		if (log_level_named(server->config->log_level, &level))
			log_threshold(level);
		store_refresh(server->store);
	} else {
		log_event(LOG_LEVEL_ERROR, "server.reload", "why=\"%s\"", why);
	}
	config_free(&fresh);
	sd_notify(0, "READY=1");
}

static void
on_signal(evutil_socket_t number, short what, void *context)
{
	(void)what;
	struct server *server = context;
	log_event(LOG_LEVEL_NOTICE, "server.signal", "signal=%d", (int)number);
	if (number == SIGHUP)
		reload(server);
	else if (server->state < SERVER_DRAINING)
		drain(server);
	else
		server->hurried = true;
}

static void
on_watchdog(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct server *server = context;
	sd_notify(0, "WATCHDOG=1");
	event_add(server->watchdog, &server->watchdog_time);
}

/* Twice as often as systemd asks, if it does. */
static void
start_watchdog(struct server *server)
{
	uint64_t usec;
	if (sd_watchdog_enabled(0, &usec) <= 0)
		return;
	server->watchdog_time = (struct timeval){
	    (time_t)(usec / 2 / 1000000), (suseconds_t)(usec / 2 % 1000000)};
	event_add(server->watchdog, &server->watchdog_time);
}

/* ---- life ---- */

static void
server_fini(struct server *server)
{
	listen_close(server->listener);
	conn_set_free(&server->clients);
	intake_free(server->intake);
	calls_free(server->calls);
	store_free(server->store);
	resolve_free(server->resolve);
	for (int i = 0; i < SIGNALS; i++)
		if (server->signal[i] != NULL)
			event_free(server->signal[i]);
	if (server->end_tick != NULL)
		event_free(server->end_tick);
	if (server->watchdog != NULL)
		event_free(server->watchdog);
	if (server->base != NULL)
		event_base_free(server->base);
}

static bool
start_events(struct server *server)
{
	static const int numbers[SIGNALS] = {SIGTERM, SIGINT, SIGHUP};
	for (int i = 0; i < SIGNALS; i++) {
		server->signal[i] =
		    evsignal_new(server->base, numbers[i], on_signal, server);
		if (server->signal[i] == NULL ||
		    event_add(server->signal[i], NULL) != 0)
			return false;
	}
	server->end_tick = evtimer_new(server->base, on_end_tick, server);
	server->watchdog = evtimer_new(server->base, on_watchdog, server);
	return server->end_tick != NULL && server->watchdog != NULL;
}

static bool
server_init(struct server *server)
{
	signal(SIGPIPE, SIG_IGN);
	server->base = event_base_new();
	if (server->base == NULL || !start_events(server))
		return false;
	server->calls = calls_new(server->base, server->config,
	                          &(struct calls_owner){
	                              .status = write_status,
	                              .change = on_change,
	                              .client_gone = on_client_gone,
	                              .context = server,
	                          });
	if (server->calls == NULL)
		return false;
	server->resolve =
	    resolve_new(server->base, server->config, on_resolved, server);
	if (server->resolve == NULL)
		return false;
	server->intake = intake_new(server->base, server->config);
	if (server->intake == NULL)
		return false;
	calls_use_intake(server->calls, server->intake);
	server->store =
	    store_new(server->base, server->config, on_ready, on_lost, server);
	if (server->store == NULL)
		return false;
	return listen_start(server->listener, server->base, on_client, server);
}

int
server_run(struct config *config, struct listener *listener,
           const struct server_command *command)
{
	struct server server = {
	    .config = config,
	    .command = command,
	    .listener = listener,
	    .started = clock_ms(),
	};
	if (server_init(&server)) {
		start_watchdog(&server);
		sd_notify(0, "READY=1");
		event_base_dispatch(server.base);
	} else {
		log_event(LOG_LEVEL_ERROR, "server.start", "why=failed");
	}
	int status = server.state == SERVER_ENDED ? 0 : 1;
	server_fini(&server);
	return status;
}
