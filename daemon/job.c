/*
 * The list of jobs, their states, and who hears of their fates.
 */
#include "daemon/job.h"

#include <stdio.h>
#include <stdlib.h>

#include "daemon/log.h"

const char *
job_state_name(enum job_state state)
{
	static const char *const names[] = {
#define X(id, name) name,
	    JOB_STATES(X)
#undef X
	};

	return names[state];
}

void
job_set_state(struct jobs *jobs, struct job *job, enum job_state state)
{
	static const bool legal[JOB_STATES_N][JOB_STATES_N] = {
	    [JOB_SPOOLING] = {[JOB_WAITING] = true, [JOB_OVER] = true},
	    [JOB_WAITING] =
	        {[JOB_PARSING] = true, [JOB_PARSED] = true, [JOB_OVER] = true},
	    [JOB_PARSING] =
	        {[JOB_PARSED] = true, [JOB_WAITING] = true, [JOB_OPEN] = true},
	    [JOB_PARSED] = {[JOB_LOADING] = true},
	    [JOB_LOADING] = {[JOB_PARSED] = true, [JOB_OVER] = true},
	    [JOB_OPEN] = {[JOB_WAITING] = true, [JOB_OVER] = true},
	};
	char hex[SPOOL_HEX];

	if (!legal[job->state][state])
		log_fatal("job.state", "from=%s to=%s",
		          job_state_name(job->state), job_state_name(state));
	jobs->n[job->state]--;
	jobs->n[state]++;
	job->state = state;
	spool_hex(&job->key, hex);
	log_event(LOG_LEVEL_DEBUG, "job", "job=%.12s state=%s", hex,
	          job_state_name(state));
}

/* ---- the list ---- */

void
jobs_init(struct jobs *jobs)
{
	*jobs = (struct jobs){.held = 0};
	TAILQ_INIT(&jobs->list);
	TAILQ_INIT(&jobs->askers);
}

void
job_drop_rows(struct jobs *jobs, struct job *job)
{
	if (job->work == NULL)
		return;
	jobs->held -= job->work->held;
	job->work->held = 0;
	job->work->loading.rows = NULL;
	copyrows_fini(&job->work->rows);
}

static void
free_job(struct jobs *jobs, struct job *job)
{
	TAILQ_REMOVE(&jobs->list, job, link);
	if (job->fate != NULL)
		TAILQ_REMOVE(&jobs->askers, job, asked);
	jobs->n[job->state]--;
	job_drop_rows(jobs, job);
	if (job->work != NULL)
		free(job->work->head);
	free(job->work);
	bundle_free(job->opened);
	free(job->title);
	free(job->reason);
	free(job);
}

void
jobs_fini(struct jobs *jobs)
{
	struct job *job;

	while ((job = TAILQ_FIRST(&jobs->list)) != NULL)
		free_job(jobs, job);
}

static struct job *
new_job(struct jobs *jobs, enum job_state state)
{
	struct job *job = calloc(1, sizeof(*job));

	if (job == NULL)
		log_fatal("memory", "bytes=%zu", sizeof(*job));
	job->state = state;
	jobs->n[state]++;
	return job;
}

struct job *
job_new(struct jobs *jobs)
{
	struct job *job = new_job(jobs, JOB_SPOOLING);

	TAILQ_INSERT_TAIL(&jobs->list, job, link);
	return job;
}

struct job *
job_found(struct jobs *jobs, const struct spool_key *key)
{
	struct job *job = new_job(jobs, JOB_WAITING);
	struct job *before = TAILQ_LAST(&jobs->list, job_list);

	job->key = *key;
	/* Ahead of those that are not on the disk yet. */
	while (before != NULL && before->state == JOB_SPOOLING)
		before = TAILQ_PREV(before, job_list, link);
	if (before == NULL)
		TAILQ_INSERT_HEAD(&jobs->list, job, link);
	else
		TAILQ_INSERT_AFTER(&jobs->list, before, job, link);
	return job;
}

void
job_set_title(struct job *job, const char *title)
{
	free(job->title);
	job->title = strdup(title);
	if (job->title == NULL)
		log_fatal("memory", "bytes=%zu", strlen(title));
}

/* ---- askers ---- */

void
job_ask(struct jobs *jobs, struct job *job, intake_fate_fn *fate, void *context,
        bool wait)
{
	job->fate = fate;
	job->context = context;
	job->wait = wait;
	if (fate != NULL)
		TAILQ_INSERT_TAIL(&jobs->askers, job, asked);
}

void
job_unask(struct jobs *jobs, struct job *job)
{
	TAILQ_REMOVE(&jobs->askers, job, asked);
	job->fate = NULL;
}

/* ---- fates ---- */

const char *
intake_state_name(enum intake_state state)
{
	static const char *const names[] = {
#define X(id, name) name,
	    INTAKE_STATES(X)
#undef X
	};

	return names[state];
}

void
job_tell(struct jobs *jobs, struct job *job, enum intake_state state,
         const char *reason)
{
	char hex[SPOOL_HEX];
	const struct job_work *work = job->work;
	intake_fate_fn *tell = job->fate;
	struct intake_fate fate = {.state = state,
	                           .sha256 =
	                               job->key.received == 0 ? NULL : hex,
	                           .name = job->title,
	                           .bytes = job->bytes,
	                           .reason = reason};

	if (tell == NULL)
		return;
	spool_hex(&job->key, hex);
	if (work != NULL && work->loading.id[0] != '\0') {
		fate.disclosure = work->loading.id;
		fate.revision = work->loading.revision;
		fate.facts = work->rows.n[RECORD_FACT];
		fate.kpis = work->rows.n[RECORD_KPI];
		fate.findings = work->rows.n[RECORD_FINDING];
	}
	if (state == INTAKE_BUNDLE)
		fate.members = bundle_fates(job->opened, &fate.n_members);
	job_unask(jobs, job);
	tell(job->context, &fate);
}

void
job_settle(struct jobs *jobs, struct job *job, enum intake_state state,
           const char *reason)
{
	char hex[SPOOL_HEX];

	jobs->totals[state]++;
	spool_hex(&job->key, hex);
	log_event(state >= INTAKE_PARKED ? LOG_LEVEL_NOTICE : LOG_LEVEL_INFO,
	          "document", "job=%.12s fate=%s name=\"%s\"%s%s%s", hex,
	          intake_state_name(state),
	          job->title == NULL ? "" : job->title,
	          reason == NULL ? "" : " reason=\"",
	          reason == NULL ? "" : reason, reason == NULL ? "" : "\"");
	job_set_state(jobs, job, JOB_OVER);
	job_tell(jobs, job, state, reason);
	free_job(jobs, job);
}
