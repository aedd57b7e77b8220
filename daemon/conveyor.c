/*
 * pump() looks at what may be done next whenever something has ended.  Bounds,
 * from the database back to the spool: one batch is loaded and one more held as
 * rows, then no worker is given work, and documents wait as files.
 */
#include "daemon/conveyor.h"

#include <errno.h>
#include <event2/event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/config.h"
#include "daemon/job_queue.h"
#include "daemon/jsonout.h"
#include "daemon/spooling.h"
#include "daemon/worker_pool.h"

/* What may happen to a document before it is suspected itself. */
enum {
	LOST_MOST = 3, /* workers killed from outside over it */
	BROKE_MOST = 4 /* connections broken over its batch, then over it */
};

/* How soon a bundle is opened again that could not become safe, in seconds. */
enum { REOPEN = 5 };

struct conveyor {
	const struct config *config;
	struct jobs *jobs;
	const struct spool *spool;
	struct spooling *spooling;
	struct worker_pool *workers;
	struct loader *loader;
	struct event *pumping;   /* pump() in the next turn of the loop */
	struct event *batching;  /* pump() when the batch has had its time */
	struct event *reopening; /* looks for bundles that are shut */
	bool due;                /* it has */
	bool stopped;            /* no more work for the workers */
	struct job_batch batch;  /* being loaded */
};

/* Options may change while we run. */
static struct batch_limits
limits(const struct conveyor *c)
{
	return (struct batch_limits){c->config->batch_documents,
	                             c->config->batch_bytes};
}

void
conveyor_pump_soon(struct conveyor *c)
{
	event_active(c->pumping, EV_TIMEOUT, 0);
}

static void
pump_later(struct conveyor *c)
{
	unsigned ms = c->config->batch_wait;
	struct timeval t = {ms / 1000, (ms % 1000) * 1000};

	if (!event_pending(c->batching, EV_TIMEOUT, NULL))
		event_add(c->batching, &t);
}

/* ---- from the spool to a worker ---- */

/* Its file cannot be read any more.  False: that is our fault, not the file's,
 * and it is to be tried again. */
static bool
take_unreadable(struct conveyor *c, struct job *job)
{
	char reason[128];
	int error = errno;

	if (error == EMFILE || error == ENFILE || error == ENOMEM)
		return false;
	if (error == ENOENT && job->title == NULL) {
		/* Found in the spool while it was on its way out of it. */
		job_settle(c->jobs, job, INTAKE_UNCHANGED, NULL);
		return true;
	}
	snprintf(reason, sizeof(reason), "its spool file cannot be read: %s",
	         strerror(error));
	if (job->title == NULL)
		job_set_title(job, "");
	job_take_reason(c->jobs, job, reason);
	job_set_state(c->jobs, job, JOB_PARSED);
	return true;
}

static bool
parse(struct conveyor *c, struct job *job)
{
	struct spool_head head;
	uint64_t bytes;
	int fd = spool_document(c->spool, &job->key, &bytes, &head);

	if (fd < 0)
		return take_unreadable(c, job);
	job->bytes = bytes;
	if (job->title == NULL)
		job_set_title(job, head.title);
	if (job->since == 0)
		job->since = clock_ms();
	if (head.refused[0] != '\0') {
		close(fd);
		job_take_reason(c->jobs, job, head.refused);
		job_set_state(c->jobs, job, JOB_PARSED);
		conveyor_pump_soon(c);
		return true;
	}
	job_set_state(c->jobs, job, JOB_PARSING);
	worker_pool_give(c->workers, fd, bytes, job);
	return true;
}

static void
parse_more(struct conveyor *c)
{
	const struct batch_limits most = limits(c);
	struct job *job, *next = NULL;

	while (!c->stopped && worker_pool_ready(c->workers) &&
	       jobs_have_room(c->jobs, &most) &&
	       (job = jobs_next_waiting(c->jobs, next)) != NULL) {
		next = TAILQ_NEXT(job, link);
		if (!parse(c, job)) {
			pump_later(c);
			break;
		}
	}
}

static void
open_bundle(struct conveyor *c, struct job *job, struct members *members)
{
	const struct bundle_place place = {c->jobs, c->spooling,
	                                   c->config->document_bytes};
	const struct timeval t = {REOPEN, 0};

	bundle_open(&place, job, members);
	event_add(c->reopening, &t);
}

static void
on_reopening(evutil_socket_t fd, short what, void *context)
{
	struct conveyor *c = context;
	const struct timeval t = {REOPEN, 0};
	struct job *job;

	(void)fd;
	(void)what;
	for (job = TAILQ_FIRST(&c->jobs->list); job != NULL;
	     job = TAILQ_NEXT(job, link))
		if (bundle_is_shut(job))
			job_set_state(c->jobs, job, JOB_WAITING);
	if (c->jobs->n[JOB_OPEN] > 0)
		event_add(c->reopening, &t);
	conveyor_pump_soon(c);
}

static void
on_parsed(void *context, void *document, enum worker_verdict verdict,
          const struct frame_result *result, const char *reason)
{
	struct conveyor *c = context;
	struct job *job = document;

	switch (verdict) {
	case WORKER_READ:
		if (result->bundle) {
			open_bundle(c, job, result->members);
			return;
		}
		job_take_result(c->jobs, job, result);
		break;
	case WORKER_LOST:
		if (++job->lost < LOST_MOST) {
			job_set_state(c->jobs, job, JOB_WAITING);
			conveyor_pump_soon(c);
			return;
		}
		job_take_reason(c->jobs, job, reason);
		break;
	case WORKER_BROKEN:
		job_take_reason(c->jobs, job, reason);
		break;
	}
	job_set_state(c->jobs, job, JOB_PARSED);
	conveyor_pump_soon(c);
}

static void
on_worker_free(void *context)
{
	conveyor_pump_soon(context);
}

/* ---- from rows to the database ---- */

/* Is it better to wait for more documents than to load these? */
static bool
worth_waiting(const struct conveyor *c, bool full)
{
	const size_t *n = c->jobs->n;

	if (c->batch.n == 0)
		return true;
	return !full && !c->due &&
	       n[JOB_SPOOLING] + n[JOB_WAITING] + n[JOB_PARSING] > 0;
}

static void
load_more(struct conveyor *c)
{
	const struct batch_limits most = limits(c);
	bool full;

	if (!loader_ready(c->loader) || c->jobs->n[JOB_PARSED] == 0)
		return;
	full = jobs_gather(c->jobs, &most, clock_ms(), &c->batch);
	if (worth_waiting(c, full)) {
		pump_later(c);
		return;
	}
	event_del(c->batching);
	c->due = false;
	for (size_t i = 0; i < c->batch.n; i++)
		job_set_state(c->jobs, c->batch.jobs[i], JOB_LOADING);
	loader_load(c->loader, c->batch.loadings, c->batch.n);
}

static void
settle_loaded(struct conveyor *c, struct job *job)
{
	static const enum intake_state states[] = {
	    [LOAD_NEW] = INTAKE_NEW,
	    [LOAD_REVISION] = INTAKE_REVISION,
	    [LOAD_UNCHANGED] = INTAKE_UNCHANGED,
	    [LOAD_PARKED] = INTAKE_PARKED};
	enum load_fate fate = job->work->loading.fate;

	if (fate == LOAD_PARKED)
		spooling_park(c->spooling, &job->key);
	else
		spooling_remove(c->spooling, &job->key);
	job_settle(c->jobs, job, states[fate],
	           fate != LOAD_PARKED   ? NULL
	           : job->reason != NULL ? job->reason
	                                 : job->work->unknown);
}

/*
 * The database does not take it.  In a batch: by itself the next time.  By
 * itself: parked with the reason; and if even that is refused, aside without a
 * row.
 */
static void
take_refusal(struct conveyor *c, struct job *job, const char *why)
{
	char reason[512];

	if (c->batch.n == 1 && job->reason != NULL) {
		spooling_park(c->spooling, &job->key);
		job_settle(c->jobs, job, INTAKE_PARKED, why);
		return;
	}
	if (c->batch.n == 1) {
		snprintf(reason, sizeof(reason),
		         "the database refused its records: %s", why);
		job_take_reason(c->jobs, job, reason);
	}
	job->alone = true;
	job_set_state(c->jobs, job, JOB_PARSED);
}

/* The connection broke over it: by chance, or because of it. */
static void
take_break(struct conveyor *c, struct job *job, const char *why)
{
	if (++job->broke > BROKE_MOST) {
		job->broke = 0;
		take_refusal(c, job, why);
	} else {
		job_set_state(c->jobs, job, JOB_PARSED);
	}
}

static void
on_loaded(void *context, enum load_result result, const char *why)
{
	struct conveyor *c = context;
	size_t n = c->batch.n;

	for (size_t i = 0; i < n; i++) {
		struct job *job = c->batch.jobs[i];

		switch (result) {
		case LOAD_DONE:
			settle_loaded(c, job);
			break;
		case LOAD_REFUSED:
			take_refusal(c, job, why);
			break;
		case LOAD_BROKE:
			take_break(c, job, why);
			break;
		case LOAD_AGAIN:
			job_set_state(c->jobs, job, JOB_PARSED);
			break;
		}
	}
	conveyor_pump_soon(c);
}

static void
on_loader_ready(void *context)
{
	conveyor_pump_soon(context);
}

/* ---- the pump ---- */

static void
on_pump(evutil_socket_t fd, short what, void *context)
{
	struct conveyor *c = context;

	(void)fd;
	(void)what;
	load_more(c);
	parse_more(c);
}

static void
on_batch_due(evutil_socket_t fd, short what, void *context)
{
	struct conveyor *c = context;

	c->due = true;
	on_pump(fd, what, c);
}

/* ---- outside ---- */

struct conveyor *
conveyor_new(struct event_base *base, const struct config *config,
             struct jobs *jobs, const struct spool *spool,
             struct spooling *spooling)
{
	struct conveyor *c = calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	c->config = config;
	c->jobs = jobs;
	c->spool = spool;
	c->spooling = spooling;
	c->pumping = event_new(base, -1, 0, on_pump, c);
	c->batching = event_new(base, -1, 0, on_batch_due, c);
	c->reopening = event_new(base, -1, 0, on_reopening, c);
	c->workers =
	    worker_pool_new(base, config, on_parsed, on_worker_free, c);
	c->loader = loader_new(base, config, on_loaded, on_loader_ready, c);
	if (c->pumping != NULL && c->batching != NULL && c->reopening != NULL &&
	    c->workers != NULL && c->loader != NULL)
		return c;
	conveyor_free(c);
	return NULL;
}

void
conveyor_free(struct conveyor *c)
{
	if (c == NULL)
		return;
	loader_free(c->loader);
	worker_pool_free(c->workers);
	if (c->pumping != NULL)
		event_free(c->pumping);
	if (c->batching != NULL)
		event_free(c->batching);
	if (c->reopening != NULL)
		event_free(c->reopening);
	job_batch_fini(&c->batch);
	free(c);
}

void
conveyor_connect(struct conveyor *c, const char *conninfo)
{
	loader_connect(c->loader, conninfo);
}

void
conveyor_disconnect(struct conveyor *c)
{
	loader_disconnect(c->loader);
}

bool
conveyor_stop(struct conveyor *c)
{
	const size_t *n = c->jobs->n;

	c->stopped = true;
	conveyor_pump_soon(c);
	return n[JOB_PARSING] == 0 && n[JOB_LOADING] == 0 &&
	       (n[JOB_PARSED] == 0 || !loader_connected(c->loader));
}

bool
conveyor_loads(const struct conveyor *c)
{
	return loader_connected(c->loader);
}

int64_t
conveyor_version(const struct conveyor *c)
{
	return loader_version(c->loader);
}

void
conveyor_status(const struct conveyor *c, struct jsonout *out)
{
	worker_pool_status(c->workers, out);
	loader_status(c->loader, out);
}
