/*
 * watch - see watch.h.  The connection is one of the pool's kind (pg, seat)
 * that prepares two statements of its own.
 */
#include "daemon/watch.h"

#include <event2/event.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/config.h"
#include "daemon/log.h"
#include "daemon/pool.h"
#include "daemon/pool_result.h"
#include "daemon/seat.h"
#include "sql.h"

enum {
	BEAT_MS = 1000,  /* between two askings */
	BEATS_LATE = 5,  /* an answer that takes so many will not come */
	DIGITS_MOST = 18 /* of a version */
};

enum watch_statement { LISTEN, NOW, STATEMENTS };

static const struct pg_statement rows[STATEMENTS] = {
    [LISTEN] = {"listen", "LISTEN data_version"},
    [NOW] = {"data_version_now", sql_data_version_now},
};
static const struct pg_statements statements = {rows, STATEMENTS};

struct watch {
	watch_fn *changed;
	void *context;
	struct seat seat;
	char *conninfo; /* NULL: there is no database */
	struct event *beat;
	unsigned late; /* beats since the answer that is due was asked for */
	int64_t version;
};

static void
set_version(struct watch *watch, int64_t version)
{
	if (version == watch->version)
		return;
	watch->version = version;
	log_event(LOG_LEVEL_DEBUG, "watch.version", "version=%lld",
	          (long long)version);
	watch->changed(watch->context, version);
}

/* A number in a text; WATCH_UNKNOWN: it is none. */
static int64_t
read_version(const char *text)
{
	size_t n = text == NULL ? 0 : strlen(text);
	if (n == 0 || n > DIGITS_MOST || strspn(text, "0123456789") != n)
		return WATCH_UNKNOWN;
	return strtoll(text, NULL, 10);
}

/* ---- the connection ---- */

static void
ask(struct watch *watch, enum watch_statement statement)
{
	/* If it breaks on this, on_down() was called. */
	if (!pg_send(watch->seat.pg, statement, 0, NULL, watch))
		log_event(LOG_LEVEL_DEBUG, "watch.ask", "sent=no");
}

static void
wait_beat(struct watch *watch)
{
	static const struct timeval time = {BEAT_MS / 1000,
	                                    BEAT_MS % 1000 * 1000L};
	event_add(watch->beat, &time);
}

static void
on_beat(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct watch *watch = context;
	if (!pg_is_ready(watch->seat.pg))
		return;
	if (pg_pending(watch->seat.pg) == 0)
		ask(watch, NOW);
	else if (++watch->late >= BEATS_LATE)
		pg_close(watch->seat.pg, "no answer in time");
	wait_beat(watch);
}

static void
on_ready(void *context, struct pg *pg)
{
	struct watch *watch = context;
	(void)pg;
	seat_stands(&watch->seat);
	watch->late = 0;
	ask(watch, LISTEN);
	ask(watch, NOW);
	wait_beat(watch);
}

/* Answers and notices may cross; versions only grow. */
static void
take_version(struct watch *watch, int64_t version)
{
	if (version > watch->version)
		set_version(watch, version);
}

static void
on_answer(void *context, struct pg *pg, void *tag, struct pg_result *result,
          int64_t ran)
{
	struct watch *watch = context;
	(void)tag;
	(void)ran;
	if (result == NULL)
		return; /* it broke: on_down() follows */
	struct pool_answer answer = pool_result_read(result);
	watch->late = 0;
	/* LISTEN gives no rows, which is no error here. */
	if (answer.end == POOL_ERROR && answer.state != NULL)
		pg_close(pg, answer.message);
	else if (answer.n_rows > 0)
		take_version(watch, read_version(answer.first.at));
	pool_result_free(result);
}

static void
on_notified(void *context, struct pg *pg, const char *payload)
{
	struct watch *watch = context;
	(void)pg;
	/* Before the first answer it is not known whether this is all. */
	if (watch->version != WATCH_UNKNOWN)
		take_version(watch, read_version(payload));
}

static void
on_down(void *context, struct pg *pg, const char *why)
{
	struct watch *watch = context;
	(void)pg;
	event_del(watch->beat);
	seat_broke(&watch->seat, why);
	set_version(watch, WATCH_UNKNOWN);
}

/* ---- life ---- */

struct watch *
watch_new(struct event_base *base, const struct config *config,
          watch_fn *changed, void *context)
{
	static const struct pg_events events = {
	    .ready = on_ready,
	    .answer = on_answer,
	    .notified = on_notified,
	    .down = on_down,
	};
	struct watch *watch = calloc(1, sizeof(*watch));
	if (watch == NULL)
		return NULL;
	watch->changed = changed;
	watch->context = context;
	watch->version = WATCH_UNKNOWN;
	watch->beat = evtimer_new(base, on_beat, watch);
	/* In the log it has the number behind the pool's. */
	bool ok = seat_init(&watch->seat, base, config, config->pool_size,
	                    &events, watch, &statements);
	if (!ok || watch->beat == NULL) {
		watch_free(watch);
		return NULL;
	}
	return watch;
}

void
watch_free(struct watch *watch)
{
	if (watch == NULL)
		return;
	seat_fini(&watch->seat);
	if (watch->beat != NULL)
		event_free(watch->beat);
	free(watch->conninfo);
	free(watch);
}

void
watch_open(struct watch *watch, const char *conninfo)
{
	char *copy = strdup(conninfo);
	if (copy == NULL)
		log_fatal("watch.open", "why=\"out of memory\"");
	seat_open(&watch->seat, copy);
	free(watch->conninfo);
	watch->conninfo = copy;
}

void
watch_shut(struct watch *watch)
{
	seat_shut(&watch->seat, "the database is stopped");
	free(watch->conninfo);
	watch->conninfo = NULL;
}

int64_t
watch_version(const struct watch *watch)
{
	return watch->version;
}
