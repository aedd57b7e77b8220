/*
 * names - see names.h.  At most one question for them is out; a change that
 * comes meanwhile asks again afterwards.
 */
#include "daemon/names.h"

#include <event2/event.h>
#include <stdint.h>
#include <stdlib.h>

#include "daemon/catalog.h"
#include "daemon/catalog_read.h"
#include "daemon/clock.h"
#include "daemon/config.h"
#include "daemon/lane.h"
#include "daemon/log.h"
#include "daemon/pool.h"
#include "daemon/request.h"
#include "daemon/statement.h"

/* Between two askings, for the reasons that there are. */
enum { PAUSE_MS = 1000, PAUSE_MISSED_MS = 10000 };

struct names {
	const struct config *config;
	struct pool *pool;
	names_fn *read;
	void *context;
	struct catalog *catalog;
	struct request *asking; /* NULL: nothing is out */
	bool changed;           /* while it was out */
	int64_t asked;
	struct lane lane;
	struct event *later;
};

/* A request that nobody owns.  It may be refused before this returns. */
static void
ask(struct names *names)
{
	const struct request_texts none = {0};
	struct request *request = request_new(SLICE_NONE, &none);
	if (request == NULL)
		log_fatal("names.ask", "why=\"out of memory\"");
	request->lane = &names->lane;
	request->statement = STATEMENT_catalog_names;
	names->asking = request;
	names->changed = false;
	names->asked = clock_ms();
	event_del(names->later);
	pool_ask(names->pool, request, names->config->query_timeout);
}

void
names_begin(struct names *names)
{
	if (names->asking == NULL)
		ask(names);
}

/* When PAUSE_MS have passed since it was asked last. */
static void
ask_soon(struct names *names)
{
	int64_t age = clock_ms() - names->asked;
	unsigned wait = age >= PAUSE_MS ? 0 : PAUSE_MS - (unsigned)age;
	struct timeval time = {wait / 1000, (suseconds_t)(wait % 1000) * 1000};
	if (!event_pending(names->later, EV_TIMEOUT, NULL))
		event_add(names->later, &time);
}

static void
on_later(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct names *names = context;
	if (pool_is_ready(names->pool))
		names_begin(names);
}

void
names_changed(struct names *names)
{
	if (names->asking != NULL)
		names->changed = true;
	else
		ask_soon(names);
}

void
names_missed(struct names *names)
{
	unsigned pause = names->catalog == NULL ? PAUSE_MS : PAUSE_MISSED_MS;
	if (pool_is_ready(names->pool) && clock_ms() - names->asked >= pause)
		names_begin(names);
}

bool
names_take(struct names *names, const struct request *request,
           const struct pool_answer *answer)
{
	if (request != names->asking)
		return false;
	request_free(names->asking);
	names->asking = NULL;
	struct catalog *catalog =
	    answer->end == POOL_RESULT ? catalog_read(answer) : NULL;
	if (catalog == NULL || names->changed)
		ask_soon(names);
	if (catalog == NULL) {
		log_event(LOG_LEVEL_ERROR, "names", "why=\"%s\"",
		          answer->message != NULL ? answer->message
		                                  : "no answer");
		return true;
	}
	log_event(names->catalog == NULL ? LOG_LEVEL_INFO : LOG_LEVEL_DEBUG,
	          "names", "names=%u", catalog_size(catalog));
	catalog_free(names->catalog);
	names->catalog = catalog;
	names->read(names->context);
	return true;
}

const struct catalog *
names_catalog(const struct names *names)
{
	return names->catalog;
}

struct names *
names_new(struct event_base *base, const struct config *config,
          struct pool *pool, names_fn *read, void *context)
{
	struct names *names = calloc(1, sizeof(*names));
	if (names == NULL)
		return NULL;
	names->config = config;
	names->pool = pool;
	names->read = read;
	names->context = context;
	lane_init(&names->lane);
	names->later = evtimer_new(base, on_later, names);
	if (names->later == NULL) {
		free(names);
		return NULL;
	}
	return names;
}

void
names_free(struct names *names)
{
	if (names == NULL)
		return;
	request_free(names->asking);
	catalog_free(names->catalog);
	event_free(names->later);
	free(names);
}
