/*
 * Documents are loaded in the order they were acknowledged in, so that of two
 * papers for one disclosure the later is the later revision; only one that
 * keeps its worker long is not waited for.
 */
#include "daemon/job_queue.h"

#include <stdlib.h>

#include "daemon/log.h"

/* How long those behind a document wait while it is being read, in ms. */
enum { PATIENCE = 1000 };

/* ---- after a restart ---- */

/* A list of keys, to be put in order. */
struct keys {
	struct spool_key *at;
	size_t n, room;
};

static void
add_key(void *context, const struct spool_key *key)
{
	struct keys *k = context;

	if (k->n == k->room) {
		k->room = k->room * 2 + 1024;
		k->at = realloc(k->at, k->room * sizeof(*k->at));
		if (k->at == NULL)
			log_fatal("memory", "documents=%zu", k->room);
	}
	k->at[k->n++] = *key;
}

static int
by_age(const void *a, const void *b)
{
	return spool_compare(a, b);
}

static void
sort(struct keys *k)
{
	if (k->n > 0)
		qsort(k->at, k->n, sizeof(*k->at), by_age);
}

static bool
has(const struct keys *k, const struct spool_key *key)
{
	return k->n > 0 &&
	       bsearch(key, k->at, k->n, sizeof(*k->at), by_age) != NULL;
}

/* The keys of the jobs there are. */
static void
collect(const struct jobs *jobs, struct keys *known)
{
	const struct job *job;

	for (job = TAILQ_FIRST(&jobs->list); job != NULL;
	     job = TAILQ_NEXT(job, link))
		add_key(known, &job->key);
	sort(known);
}

bool
jobs_take_up(struct jobs *jobs, const struct spool *spool)
{
	struct keys found = {NULL, 0, 0}, known = {NULL, 0, 0};
	bool ok = spool_scan(spool, add_key, &found);
	size_t n = 0;

	sort(&found);
	collect(jobs, &known);
	for (size_t i = 0; i < found.n; i++)
		if (!has(&known, &found.at[i])) {
			job_found(jobs, &found.at[i]);
			n++;
		}
	if (n > 0)
		log_event(LOG_LEVEL_NOTICE, "spool.resume", "documents=%zu", n);
	free(found.at);
	free(known.at);
	return ok;
}

/* ---- for a worker ---- */

bool
jobs_have_room(const struct jobs *jobs, const struct batch_limits *limits)
{
	return jobs->held < 2 * limits->bytes && jobs->n[JOB_PARSING] +
	                                                 jobs->n[JOB_PARSED] +
	                                                 jobs->n[JOB_LOADING] <
	                                             2 * limits->documents;
}

struct job *
jobs_next_waiting(const struct jobs *jobs, struct job *from)
{
	struct job *job = from != NULL ? from : TAILQ_FIRST(&jobs->list);

	if (jobs->n[JOB_WAITING] == 0)
		return NULL;
	while (job != NULL && job->state != JOB_WAITING)
		job = TAILQ_NEXT(job, link);
	return job;
}

/* ---- for the loader ---- */

static void
add(struct job_batch *batch, struct job *job)
{
	if (batch->n == batch->room) {
		size_t room = batch->room * 2 + 64;

		batch->jobs = realloc(batch->jobs, room * sizeof(job));
		batch->loadings =
		    realloc(batch->loadings, room * sizeof(batch->loadings[0]));
		if (batch->jobs == NULL || batch->loadings == NULL)
			log_fatal("memory", "documents=%zu", room);
		batch->room = room;
	}
	batch->jobs[batch->n] = job;
	batch->loadings[batch->n++] = &job->work->loading;
}

void
job_batch_fini(struct job_batch *batch)
{
	free(batch->jobs);
	free(batch->loadings);
	*batch = (struct job_batch){.n = 0};
}

/* Is a job that is not PARSED to be waited for?  One that is not begun, only if
 * it can be. */
static bool
holds_up(const struct job *job, int64_t now, bool room)
{
	if (job->state == JOB_OPEN)
		return false;
	return job->since == 0 ? room : now - job->since < PATIENCE;
}

bool
jobs_gather(const struct jobs *jobs, const struct batch_limits *limits,
            int64_t now, struct job_batch *batch)
{
	const bool room = jobs_have_room(jobs, limits);
	struct job *job;
	size_t bytes = 0;

	batch->n = 0;
	for (job = TAILQ_FIRST(&jobs->list); job != NULL;
	     job = TAILQ_NEXT(job, link)) {
		if (job->state != JOB_PARSED) {
			if (holds_up(job, now, room))
				return false;
			continue;
		}
		if (batch->n > 0 && job->alone)
			return true;
		add(batch, job);
		bytes += job->work->held;
		if (job->alone || bytes >= limits->bytes ||
		    batch->n >= limits->documents)
			return true;
	}
	return false;
}
