/*
 *	COMING    the cluster is started -> UPDATING
 *	UPDATING  duibiaod --migrate runs -> READY, or PAUSING if it failed
 *	PAUSING   -> UPDATING: soon if the server is away, else in a minute
 *	any       -> STOPPING -> GONE
 *
 * An external server is simply there, as far as we know: connections find out
 * and connect again by themselves; only the updating is ours.
 */
#include "daemon/store.h"

#include <event2/event.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "daemon/cluster.h"
#include "daemon/config.h"
#include "daemon/jsonout.h"
#include "daemon/log.h"
#include "daemon/migrate.h"
#include "daemon/self.h"

#define STORE_STATES(X)         \
	X(COMING, "starting")   \
	X(UPDATING, "updating") \
	X(PAUSING, "away")      \
	X(READY, "ready")       \
	X(STOPPING, "stopping") \
	X(GONE, "stopped")

enum store_state {
#define X(id, name) STORE_##id,
	STORE_STATES(X)
#undef X
};

enum { REFUSED_PAUSE = 60000 }; /* ms, when only an operator can help */

struct store {
	struct event_base *base;
	const struct config *config;
	store_ready_fn *ready;
	store_lost_fn *lost;
	void *context;
	enum store_state state;
	struct cluster *cluster; /* NULL: an external server */
	struct child *update;
	bool again; /* another update is due after this one */
	struct event *timer;
	unsigned pause;
	const char *trouble; /* static, or NULL */
};

static const char *
state_name(enum store_state state)
{
	static const char *const names[] = {
#define X(id, name) name,
	    STORE_STATES(X)
#undef X
	};

	return names[state];
}

static void
set_state(struct store *s, enum store_state state)
{
	log_event(LOG_LEVEL_INFO, "store", "state=%s", state_name(state));
	s->state = state;
}

static const char *
conninfo(const struct store *s)
{
	return s->cluster != NULL ? cluster_conninfo(s->cluster)
	                          : s->config->database;
}

/* ---- updating ---- */

static void start_update(struct store *s);

static void
pause_update(struct store *s, unsigned ms)
{
	struct timeval t;

	ms -= (unsigned)random() % (ms / 3 + 1);
	t = (struct timeval){ms / 1000, (ms % 1000) * 1000};
	set_state(s, STORE_PAUSING);
	event_add(s->timer, &t);
}

static unsigned
next_pause(struct store *s)
{
	unsigned pause = s->pause;

	s->pause = pause * 2 < s->config->reconnect_max
	               ? pause * 2
	               : s->config->reconnect_max;
	return pause;
}

static const char *
trouble_of(int status)
{
	if (!WIFEXITED(status))
		return "the update of the database was killed";
	switch (WEXITSTATUS(status)) {
	case MIGRATE_AWAY:
		return "the server cannot be reached";
	case MIGRATE_REFUSED:
		return "the database is not for this program (see the log)";
	case MIGRATE_NO_REFERENCE:
		return "reference data could not be loaded (see the log)";
	}
	return "the update of the database failed (see the log)";
}

static void
on_updated(void *context, int status)
{
	struct store *s = context;
	bool soon = !WIFEXITED(status) || WEXITSTATUS(status) == MIGRATE_AWAY;
	bool first = s->state == STORE_UPDATING;

	child_free(s->update);
	s->update = NULL;
	if (s->again) {
		s->again = false;
		start_update(s);
		return;
	}
	s->trouble = status == 0 ? NULL : trouble_of(status);
	if (s->trouble != NULL)
		log_event(LOG_LEVEL_ERROR, "store.update", "trouble=\"%s\"",
		          s->trouble);
	if (!first)
		return; /* a refresh, while all goes on */
	if (status != 0) {
		pause_update(s, soon ? next_pause(s) : REFUSED_PAUSE);
		return;
	}
	s->pause = s->config->reconnect_min;
	set_state(s, STORE_READY);
	s->ready(s->context, conninfo(s));
}

static void
start_update(struct store *s)
{
	struct self_plan plan = {.mode = "--migrate", .death_signal = SIGKILL};
	static const char *const folders[] = {"--reference", "/proc/self/fd/3",
	                                      NULL};

	if (s->config->reference_fd >= 0) {
		plan.pass[plan.n_pass++] = s->config->reference_fd;
		plan.options = folders;
	}
	s->update = self_start(s->base, s->config, &plan, on_updated, s);
	if (s->update == NULL && s->state == STORE_UPDATING)
		pause_update(s, next_pause(s));
}

static void
begin_update(struct store *s)
{
	set_state(s, STORE_UPDATING);
	if (s->update != NULL)
		s->again = true; /* of a server that went away meanwhile */
	else
		start_update(s);
}

static void
on_timer(evutil_socket_t fd, short what, void *context)
{
	struct store *s = context;

	(void)fd;
	(void)what;
	if (s->state == STORE_PAUSING)
		begin_update(s);
}

/* ---- the cluster ---- */

static void
on_up(void *context)
{
	struct store *s = context;

	if (s->state == STORE_COMING)
		begin_update(s);
}

static void
on_down(void *context)
{
	struct store *s = context;
	bool was_ready = s->state == STORE_READY;

	if (s->state >= STORE_STOPPING)
		return;
	event_del(s->timer);
	set_state(s, STORE_COMING);
	if (was_ready)
		s->lost(s->context);
}

/* ---- outside ---- */

struct store *
store_new(struct event_base *base, const struct config *config,
          store_ready_fn *ready, store_lost_fn *lost, void *context)
{
	struct store *s = calloc(1, sizeof(*s));
	char why[CLUSTER_WHY] = "no memory";
	static const struct timeval now = {0, 0};

	if (s == NULL)
		return NULL;
	s->base = base;
	s->config = config;
	s->ready = ready;
	s->lost = lost;
	s->context = context;
	s->pause = config->reconnect_min;
	s->timer = event_new(base, -1, 0, on_timer, s);
	if (strcmp(config->database, "embedded") == 0)
		s->cluster = cluster_new(base, config, on_up, on_down, s, why);
	if (s->timer == NULL ||
	    (s->cluster == NULL && strcmp(config->database, "embedded") == 0)) {
		log_event(LOG_LEVEL_ERROR, "store.start", "error=\"%s\"", why);
		store_free(s);
		return NULL;
	}
	if (s->cluster == NULL) {
		s->state = STORE_PAUSING;
		event_add(s->timer, &now);
	}
	return s;
}

void
store_status(const struct store *s, struct jsonout *out)
{
	const char *trouble = s->trouble;

	if (trouble == NULL && s->cluster != NULL &&
	    cluster_trouble(s->cluster)[0] != '\0')
		trouble = cluster_trouble(s->cluster);
	jsonout_object(out);
	jsonout_pair(out, "kind", s->cluster != NULL ? "embedded" : "external");
	jsonout_pair(out, "state", state_name(s->state));
	if (s->cluster != NULL) {
		jsonout_pair(out, "server", cluster_state(s->cluster));
	}
	jsonout_pair(out, "trouble", trouble);
	jsonout_end(out);
}

void
store_refresh(struct store *s)
{
	if (s->state == STORE_READY && s->update == NULL)
		start_update(s);
	else if (s->state == STORE_PAUSING)
		begin_update(s);
}

bool
store_stop(struct store *s)
{
	if (s->state == STORE_GONE)
		return true;
	if (s->state != STORE_STOPPING)
		set_state(s, STORE_STOPPING);
	event_del(s->timer);
	child_free(s->update);
	s->update = NULL;
	if (s->cluster == NULL || cluster_stop(s->cluster))
		set_state(s, STORE_GONE);
	return s->state == STORE_GONE;
}

void
store_free(struct store *s)
{
	if (s == NULL)
		return;
	child_free(s->update);
	cluster_free(s->cluster);
	if (s->timer != NULL)
		event_free(s->timer);
	free(s);
}
