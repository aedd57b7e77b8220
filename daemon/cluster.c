/*
 *	MAKING (initdb) -> CLEARING (a postmaster of an earlier daemon) ->
 *	STARTING -> UP -> STOPPING -> GONE;  a postgres that ends by itself:
 *	-> PAUSING -> CLEARING
 *
 * When a daemon is killed its postgres hears of it (PR_SET_PDEATHSIG SIGINT:
 * fast shutdown), so the next daemon may find one that is still stopping.  It
 * waits for it, and pushes if it must; it never adopts one, because the end of
 * an adopted process would not be told to us.
 *
 * Durability is PostgreSQL's own: fsync and synchronous_commit are as shipped.
 */
#include "daemon/cluster.h"

#include <errno.h>
#include <event2/event.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/child.h"
#include "daemon/clock.h"
#include "daemon/cluster_home.h"
#include "daemon/config.h"
#include "daemon/log.h"

#define CLUSTER_STATES(X)                                   \
	X(MAKING, "being made")                             \
	X(CLEARING, "waiting for an earlier server to end") \
	X(STARTING, "starting")                             \
	X(UP, "up")                                         \
	X(PAUSING, "waiting to be started again")           \
	X(STOPPING, "stopping")                             \
	X(GONE, "gone")

enum cluster_state {
#define X(id, name) CLUSTER_##id,
	CLUSTER_STATES(X)
#undef X
};

enum {
	LOOK = 50,         /* ms between two looks at postmaster.pid */
	PAUSE_LEAST = 200, /* ms before a restart, doubling up to */
	PAUSE_MOST = 10000,
	STEADY = 30000,         /* ms up, after which a pause is short again */
	FAST_AFTER = 10000,     /* ms to end by itself, then SIGINT */
	IMMEDIATE_AFTER = 40000 /* then SIGQUIT */
};

struct cluster {
	struct event_base *base;
	const struct config *config;
	cluster_up_fn *up;
	cluster_down_fn *down;
	void *context;
	enum cluster_state state;
	struct cluster_home home;
	struct child *child;
	struct event *timer;
	int64_t since; /* in this state, ms */
	int pause;
	unsigned pushed; /* signals sent to an earlier server, or to ours */
	char trouble[CLUSTER_WHY];
};

const char *
cluster_state(const struct cluster *c)
{
	static const char *const names[] = {
#define X(id, name) name,
	    CLUSTER_STATES(X)
#undef X
	};

	return names[c->state];
}

static void
set_timer(struct cluster *c, int ms)
{
	struct timeval t = {ms / 1000, (ms % 1000) * 1000};

	event_add(c->timer, &t);
}

static void
set_state(struct cluster *c, enum cluster_state state)
{
	c->state = state;
	c->since = clock_ms();
	c->pushed = 0;
	log_event(LOG_LEVEL_INFO, "cluster", "state=\"%s\"", cluster_state(c));
}

static int64_t
elapsed(const struct cluster *c)
{
	return clock_ms() - c->since;
}

const char *
cluster_conninfo(const struct cluster *c)
{
	return c->home.conninfo;
}

const char *
cluster_trouble(const struct cluster *c)
{
	return c->trouble;
}

/* ---- making ---- */

static void clear_then_start(struct cluster *c);
static void pause_then_start(struct cluster *c);

static void
on_made(void *context, int status)
{
	struct cluster *c = context;
	char why[CHILD_WHY];

	child_free(c->child);
	c->child = NULL;
	if (status == 0 && cluster_home_keep(&c->home)) {
		clear_then_start(c);
		return;
	}
	snprintf(c->trouble, sizeof(c->trouble), "initdb failed: %s",
	         status == 0 ? strerror(errno) : child_why(status, why));
	log_event(LOG_LEVEL_ERROR, "cluster.make", "error=\"%s\"", c->trouble);
	pause_then_start(c);
}

/* initdb works beside the final place, so a cluster is whole or not there. */
static void
make(struct cluster *c)
{
	char program[CLUSTER_PATH + 16];
	/* Trust: whoever reaches the socket's folder is us. */
	const char *argv[] = {program,
	                      "--pgdata",
	                      c->home.made,
	                      "--username",
	                      "duibiao",
	                      "--auth-local",
	                      "trust",
	                      "--auth-host",
	                      "reject",
	                      "--encoding",
	                      "UTF8",
	                      "--locale",
	                      "C.UTF-8",
	                      "--data-checksums",
	                      "--no-instructions",
	                      NULL};
	struct child_plan plan = {.exe = -1,
	                          .argv = argv,
	                          .death_signal = SIGKILL,
	                          .rooted = true,
	                          .quiet = true};

	set_state(c, CLUSTER_MAKING);
	cluster_home_clear(&c->home);
	snprintf(program, sizeof(program), "%s/initdb", c->home.bin);
	c->child = child_start(c->base, &plan, on_made, c);
	if (c->child == NULL)
		pause_then_start(c);
}

/* ---- running ---- */

static void
on_ended(void *context, int status)
{
	struct cluster *c = context;
	char why[CHILD_WHY];
	bool was_up = c->state == CLUSTER_UP;

	child_free(c->child);
	c->child = NULL;
	if (c->state == CLUSTER_STOPPING) {
		event_del(c->timer);
		set_state(c, CLUSTER_GONE);
		return;
	}
	snprintf(c->trouble, sizeof(c->trouble), "postgres ended: %s",
	         child_why(status, why));
	log_event(LOG_LEVEL_ERROR, "cluster.end", "reason=\"%s\"", c->trouble);
	if (was_up && elapsed(c) > STEADY)
		c->pause = PAUSE_LEAST;
	pause_then_start(c);
	if (was_up)
		c->down(c->context);
}

static void
start(struct cluster *c)
{
	char program[CLUSTER_PATH + 16], folder[CLUSTER_PATH + 32], buffers[48];
	const char *argv[] = {program,
	                      "-D",
	                      c->home.data,
	                      "-c",
	                      "listen_addresses=",
	                      "-c",
	                      folder,
	                      "-c",
	                      "unix_socket_permissions=0700",
	                      "-c",
	                      buffers,
	                      "-c",
	                      "max_connections=350", /* see config.def */
	                      "-c",
	                      "max_wal_size=2GB",
	                      "-c",
	                      "wal_compression=lz4",
	                      "-c",
	                      "checkpoint_timeout=10min",
	                      "-c",
	                      "autovacuum_naptime=30s",
	                      "-c",
	                      "logging_collector=off",
	                      "-c",
	                      "jit=off",
	                      "-c",
	                      "log_checkpoints=off",
	                      "-c",
	                      "timezone=UTC",
	                      NULL};
	struct child_plan plan = {
	    .exe = -1, .argv = argv, .death_signal = SIGINT, .rooted = true};

	set_state(c, CLUSTER_STARTING);
	snprintf(program, sizeof(program), "%s/postgres", c->home.bin);
	snprintf(folder, sizeof(folder), "unix_socket_directories=%s",
	         c->home.run);
	snprintf(buffers, sizeof(buffers), "shared_buffers=%zukB",
	         c->config->shared_buffers / 1024);
	c->child = child_start(c->base, &plan, on_ended, c);
	if (c->child == NULL)
		pause_then_start(c);
	else
		set_timer(c, LOOK);
}

static void
pause_then_start(struct cluster *c)
{
	int pause = c->pause - (int)(random() % (c->pause / 3 + 1));

	set_state(c, CLUSTER_PAUSING);
	set_timer(c, pause);
	c->pause = c->pause * 2 < PAUSE_MOST ? c->pause * 2 : PAUSE_MOST;
}

static void
clear_then_start(struct cluster *c)
{
	set_state(c, CLUSTER_CLEARING);
	set_timer(c, 0);
}

/* Has the earlier server gone?  Else wait, and push now and then. */
static void
look_for_earlier(struct cluster *c)
{
	bool ready;
	pid_t pid = cluster_home_server(&c->home);
	pid_t postmaster = cluster_home_lock(&c->home, &ready);

	if (pid == 0) {
		cluster_home_unlock(&c->home);
		start(c);
		return;
	}
	if (pid == postmaster &&
	    ((c->pushed == 0 && elapsed(c) > FAST_AFTER) ||
	     (c->pushed == 1 && elapsed(c) > IMMEDIATE_AFTER))) {
		log_event(LOG_LEVEL_WARNING, "cluster.push", "pid=%d",
		          (int)pid);
		kill(pid, c->pushed++ == 0 ? SIGINT : SIGQUIT);
	}
	set_timer(c, LOOK);
}

static void
look_whether_up(struct cluster *c)
{
	bool ready;

	if (cluster_home_lock(&c->home, &ready) == child_pid(c->child) &&
	    ready) {
		set_state(c, CLUSTER_UP);
		c->trouble[0] = '\0';
		c->up(c->context);
	} else {
		set_timer(c, LOOK);
	}
}

static void
on_timer(evutil_socket_t fd, short what, void *context)
{
	struct cluster *c = context;

	(void)fd;
	(void)what;
	switch (c->state) {
	case CLUSTER_CLEARING:
		look_for_earlier(c);
		break;
	case CLUSTER_STARTING:
		look_whether_up(c);
		break;
	case CLUSTER_PAUSING:
		if (access(c->home.data, F_OK) == 0)
			clear_then_start(c);
		else
			make(c);
		break;
	case CLUSTER_STOPPING:
		log_event(LOG_LEVEL_WARNING, "cluster.push", "pid=%d",
		          (int)child_pid(c->child));
		child_signal(c->child, SIGQUIT);
		break;
	case CLUSTER_MAKING:
	case CLUSTER_UP:
	case CLUSTER_GONE:
		break;
	}
}

/* ---- outside ---- */

struct cluster *
cluster_new(struct event_base *base, const struct config *config,
            cluster_up_fn *up, cluster_down_fn *down, void *context,
            char why[CLUSTER_WHY])
{
	struct cluster *c = calloc(1, sizeof(*c));

	snprintf(why, CLUSTER_WHY, "no memory");
	if (c == NULL)
		return NULL;
	c->base = base;
	c->config = config;
	c->up = up;
	c->down = down;
	c->context = context;
	c->pause = PAUSE_LEAST;
	c->timer = event_new(base, -1, 0, on_timer, c);
	if (c->timer == NULL ||
	    !cluster_home_find(&c->home, config->state, config->pg_bin, why)) {
		cluster_free(c);
		return NULL;
	}
	if (access(c->home.data, F_OK) == 0)
		clear_then_start(c);
	else
		make(c);
	return c;
}

bool
cluster_stop(struct cluster *c)
{
	switch (c->state) {
	case CLUSTER_STARTING:
	case CLUSTER_UP:
		set_state(c, CLUSTER_STOPPING);
		child_signal(c->child, SIGINT);
		set_timer(c, IMMEDIATE_AFTER);
		break;
	case CLUSTER_MAKING:
		child_free(c->child);
		c->child = NULL;
		set_state(c, CLUSTER_GONE);
		break;
	case CLUSTER_CLEARING:
	case CLUSTER_PAUSING:
		event_del(c->timer);
		set_state(c, CLUSTER_GONE);
		break;
	case CLUSTER_STOPPING:
	case CLUSTER_GONE:
		break;
	}
	return c->state == CLUSTER_GONE;
}

void
cluster_free(struct cluster *c)
{
	if (c == NULL)
		return;
	if (c->child != NULL)
		child_signal(c->child, SIGQUIT);
	child_end(c->child);
	if (c->timer != NULL)
		event_free(c->timer);
	free(c);
}
