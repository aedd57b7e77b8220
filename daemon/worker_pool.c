/*
 * How many workers there are and how soon a dead one is replaced; one worker's
 * life is in worker.c.
 */
#include "daemon/worker_pool.h"

#include <stdlib.h>

#include "daemon/clock.h"
#include "daemon/config.h"
#include "daemon/jsonout.h"
#include "daemon/log.h"
#include "daemon/worker.h"

enum { NEVER_PAUSE = 2000 /* ms, after one that never became ready */ };

struct worker_pool {
	const struct config *config;
	worker_done_fn *done;
	worker_free_fn *freed;
	void *context;
	unsigned n;
	struct worker **workers;
	/* When the last `worker_restarts` deaths were; a ring. */
	int64_t *deaths;
	unsigned next_death;
	uint64_t n_deaths, n_documents;
};

/* Notes a death; how long to rest before the next start, in ms. */
static int64_t
rest_after(struct worker_pool *pool, int64_t now, bool never)
{
	unsigned most = pool->config->worker_restarts;
	int64_t oldest = pool->deaths[pool->next_death];
	int64_t until = oldest + pool->config->worker_window;

	pool->deaths[pool->next_death] = now;
	pool->next_death = (pool->next_death + 1) % most;
	pool->n_deaths++;
	if (oldest != 0 && now < until) {
		log_event(LOG_LEVEL_ERROR, "worker.rest",
		          "deaths=%u window_ms=%u rest_ms=%lld", most,
		          pool->config->worker_window,
		          (long long)(until - now));
		return until - now;
	}
	return never ? NEVER_PAUSE : 0;
}

static void
on_ready(void *context, struct worker *w)
{
	struct worker_pool *pool = context;

	(void)w;
	pool->freed(pool->context);
}

static void
on_done(void *context, void *document, enum worker_verdict verdict,
        const struct frame_result *result, const char *reason)
{
	struct worker_pool *pool = context;

	pool->n_documents++;
	pool->done(pool->context, document, verdict, result, reason);
}

static void
on_gone(void *context, struct worker *w, bool never)
{
	worker_start(w, rest_after(context, clock_ms(), never));
}

struct worker_pool *
worker_pool_new(struct event_base *base, const struct config *config,
                worker_done_fn *done, worker_free_fn *freed, void *context)
{
	static const struct worker_events events = {
	    .ready = on_ready, .done = on_done, .gone = on_gone};
	struct worker_pool *pool = calloc(1, sizeof(*pool));

	if (pool == NULL)
		return NULL;
	*pool = (struct worker_pool){
	    .config = config, .done = done, .freed = freed, .context = context};
	pool->deaths = calloc(config->worker_restarts, sizeof(int64_t));
	pool->workers = calloc(config->workers, sizeof(struct worker *));
	while (pool->deaths != NULL && pool->workers != NULL &&
	       pool->n < config->workers) {
		struct worker *w =
		    worker_new(base, config, pool->n + 1, &events, pool);

		if (w == NULL)
			break;
		pool->workers[pool->n++] = w;
		worker_start(w, 0);
	}
	if (pool->n == config->workers)
		return pool;
	worker_pool_free(pool);
	return NULL;
}

void
worker_pool_free(struct worker_pool *pool)
{
	if (pool == NULL)
		return;
	for (unsigned i = 0; i < pool->n; i++)
		worker_free(pool->workers[i]);
	free(pool->workers);
	free(pool->deaths);
	free(pool);
}

static struct worker *
idle_worker(const struct worker_pool *pool)
{
	for (unsigned i = 0; i < pool->n; i++)
		if (worker_state(pool->workers[i]) == WORKER_IDLE)
			return pool->workers[i];
	return NULL;
}

bool
worker_pool_ready(const struct worker_pool *pool)
{
	return idle_worker(pool) != NULL;
}

void
worker_pool_give(struct worker_pool *pool, int fd, uint64_t bytes,
                 void *document)
{
	worker_give(idle_worker(pool), fd, bytes, document);
}

void
worker_pool_status(const struct worker_pool *pool, struct jsonout *out)
{
	unsigned n[WORKER_STATES_N] = {0};

	for (unsigned i = 0; i < pool->n; i++)
		n[worker_state(pool->workers[i])]++;
	jsonout_key(out, "workers");
	jsonout_object(out);
	jsonout_count(out, "idle", n[WORKER_IDLE]);
	jsonout_count(out, "busy", n[WORKER_BUSY]);
	jsonout_count(out, "starting", n[WORKER_STARTING]);
	jsonout_count(out, "resting", n[WORKER_RESTING] + n[WORKER_ENDING]);
	jsonout_count(out, "documents", pool->n_documents);
	jsonout_count(out, "deaths", pool->n_deaths);
	jsonout_end(out);
}
