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

/* The keys of the spool, to be put in order. */
struct found {
	struct spool_key *at;
	size_t n, room;
};

static void
on_found(void *context, const struct spool_key *key)
{
	struct found *f = context;

	if (f->n == f->room) {
		f->room = f->room * 2 + 1024;
		f->at = realloc(f->at, f->room * sizeof(*f->at));
		if (f->at == NULL)
			log_fatal("memory", "documents=%zu", f->room);
	}
	f->at[f->n++] = *key;
}

static int
by_age(const void *a, const void *b)
{
	return spool_compare(a, b);
}

bool
jobs_take_up(struct jobs *jobs, const struct spool *spool)
{
	struct found found = {NULL, 0, 0};
	bool ok = spool_scan(spool, on_found, &found);

	if (found.n > 0) {
		qsort(found.at, found.n, sizeof(*found.at), by_age);
		log_event(LOG_LEVEL_NOTICE, "spool.resume", "documents=%zu",
		          found.n);
	}
	for (size_t i = 0; i < found.n; i++)
		job_found(jobs, &found.at[i]);
	free(found.at);
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

/* Is a job that is not PARSED to be waited for? */
static bool
holds_up(const struct job *job, int64_t now)
{
	return job->since == 0 || now - job->since < PATIENCE;
}

bool
jobs_gather(const struct jobs *jobs, const struct batch_limits *limits,
            int64_t now, struct job_batch *batch)
{
	struct job *job;
	size_t bytes = 0;

	batch->n = 0;
	TAILQ_FOREACH(job, &jobs->list, link)
	{
		if (job->state != JOB_PARSED) {
			if (holds_up(job, now))
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
