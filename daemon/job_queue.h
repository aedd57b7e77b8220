/*
 * Which job is next: for a worker, for the loader.  No clock, no loop; the time
 * is a parameter.
 */
#ifndef DUIBIAO_DAEMON_JOB_QUEUE_H
#define DUIBIAO_DAEMON_JOB_QUEUE_H

#include "daemon/job.h"

/* What one batch may hold, and the one that is made ready behind it. */
struct batch_limits {
	size_t documents, bytes;
};

/* A batch; starts as zeros. */
struct job_batch {
	struct job **jobs;
	struct loading **loadings; /* theirs, for loader_load() */
	size_t n, room;
};

/* Makes jobs of the spool's files that are nobody's yet: at the start, all of
 * them; after a spooler's death, what it wrote and did not answer for. */
bool jobs_take_up(struct jobs *, const struct spool *)
    __attribute__((warn_unused_result));

/* Is there room for the rows of one more document? */
bool jobs_have_room(const struct jobs *, const struct batch_limits *);

/* The oldest WAITING job from `from` (NULL: the first of all) on; or NULL. */
struct job *jobs_next_waiting(const struct jobs *, struct job *from);

/*
 * Collects the next batch: PARSED jobs in the order they were acknowledged, up
 * to one that is still being read and not late (`now` in ms).  True: it is
 * full.
 */
bool jobs_gather(const struct jobs *, const struct batch_limits *, int64_t now,
                 struct job_batch *) __attribute__((warn_unused_result));

void job_batch_fini(struct job_batch *);

#endif
