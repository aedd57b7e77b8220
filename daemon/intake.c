/*
 * Takes submissions to the spool and answers for them; what happens behind the
 * spool is the conveyor's.  When the spool holds `spool_documents` files,
 * submissions are refused.
 */
#include "daemon/intake.h"

#include <event2/event.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/config.h"
#include "daemon/conveyor.h"
#include "daemon/job_queue.h"
#include "daemon/jsonout.h"
#include "daemon/log.h"
#include "daemon/recall.h"
#include "daemon/spooling.h"

struct intake {
	const struct config *config;
	int claim; /* on the state folder */
	struct spool spool;
	struct jobs jobs;
	struct spooling *spooling;
	struct conveyor *conveyor;
	struct event *refusing; /* answers refusals in the next turn */
	bool draining;
};

/* ---- submissions ---- */

static void
on_spooled(void *context, void *tag, const struct spool_answer *answer)
{
	struct intake *in = context;
	struct job *job = tag;

	job->bytes = answer->bytes;
	if (answer->why[0] == '\0')
		job->key = answer->key;
	if (job->of != NULL)
		bundle_spooled(job, answer->why);
	if (answer->why[0] != '\0') {
		job_settle(&in->jobs, job, INTAKE_REFUSED, answer->why);
		return;
	}
	job_set_state(&in->jobs, job, JOB_WAITING);
	in->jobs.totals[INTAKE_ACCEPTED]++;
	if (!job->wait || in->draining)
		job_tell(&in->jobs, job, INTAKE_ACCEPTED, NULL);
	conveyor_pump_soon(in->conveyor);
}

/* It may have made files durable without telling: they are jobs as well. */
static void
on_spooler_died(void *context)
{
	struct intake *in = context;

	if (!jobs_take_up(&in->jobs, &in->spool))
		log_event(LOG_LEVEL_ERROR, "spool.scan", "error=unreadable");
	conveyor_pump_soon(in->conveyor);
}

static size_t
n_jobs(const struct jobs *jobs)
{
	size_t n = 0;

	for (unsigned i = 0; i < JOB_STATES_N; i++)
		n += jobs->n[i];
	return n;
}

void
intake_submit(struct intake *in, int fd, const char *name, bool wait,
              intake_fate_fn *fate, void *context)
{
	size_t n = n_jobs(&in->jobs);
	struct job *job = job_new(&in->jobs);

	job_set_title(job, name);
	job_ask(&in->jobs, job, fate, context, wait);
	if (n < in->config->spool_documents && !in->draining) {
		spooling_add(in->spooling, fd, name, job);
		return;
	}
	close(fd);
	job->refused = in->draining ? "the daemon is shutting down"
	                            : "the spool holds as many documents as it "
	                              "may (spool_documents)";
	event_active(in->refusing, EV_TIMEOUT, 0);
}

static void
on_refusing(evutil_socket_t fd, short what, void *context)
{
	struct intake *in = context;
	struct job *job, *next;

	(void)fd;
	(void)what;
	for (job = TAILQ_FIRST(&in->jobs.list);
	     job != NULL && in->jobs.n[JOB_SPOOLING] > 0; job = next) {
		next = TAILQ_NEXT(job, link);
		if (job->refused != NULL)
			job_settle(&in->jobs, job, INTAKE_REFUSED,
			           job->refused);
	}
}

void
intake_forget(struct intake *in, const void *context)
{
	struct job *job, *next;

	for (job = TAILQ_FIRST(&in->jobs.askers); job != NULL; job = next) {
		next = TAILQ_NEXT(job, asked);
		if (job->context == context)
			job_unask(&in->jobs, job);
	}
}

/* ---- life ---- */

static bool
start_parts(struct intake *in, struct event_base *base)
{
	in->refusing = event_new(base, -1, 0, on_refusing, in);
	in->spooling =
	    spooling_new(base, in->config, on_spooled, on_spooler_died, in);
	if (in->refusing == NULL || in->spooling == NULL)
		return false;
	in->conveyor =
	    conveyor_new(base, in->config, &in->jobs, &in->spool, in->spooling);
	return in->conveyor != NULL;
}

struct intake *
intake_new(struct event_base *base, const struct config *config)
{
	struct intake *in = calloc(1, sizeof(*in));
	char why[SPOOL_WHY] = "no memory";

	if (in == NULL)
		return NULL;
	in->config = config;
	in->spool = SPOOL_SHUT;
	jobs_init(&in->jobs);
	in->claim = spool_claim(config->state, why);
	if (in->claim >= 0 && spool_open(&in->spool, config->state, why) &&
	    jobs_take_up(&in->jobs, &in->spool) && start_parts(in, base))
		return in;
	log_event(LOG_LEVEL_ERROR, "intake.start", "error=\"%s\"", why);
	intake_free(in);
	return NULL;
}

void
intake_free(struct intake *in)
{
	if (in == NULL)
		return;
	conveyor_free(in->conveyor);
	spooling_free(in->spooling);
	if (in->refusing != NULL)
		event_free(in->refusing);
	jobs_fini(&in->jobs);
	spool_close(&in->spool);
	if (in->claim >= 0)
		close(in->claim);
	free(in);
}

void
intake_connect(struct intake *in, const char *conninfo)
{
	conveyor_connect(in->conveyor, conninfo);
}

void
intake_disconnect(struct intake *in)
{
	conveyor_disconnect(in->conveyor);
}

/* Whoever waits for a fate that will not come before we end: it is safe. */
static void
release_waiters(struct intake *in)
{
	bool parsed_too = !conveyor_loads(in->conveyor);
	struct job *job, *next;

	for (job = TAILQ_FIRST(&in->jobs.askers); job != NULL; job = next) {
		next = TAILQ_NEXT(job, asked);
		if (job->state == JOB_WAITING ||
		    (parsed_too && job->state == JOB_PARSED))
			job_tell(&in->jobs, job, INTAKE_ACCEPTED, NULL);
	}
}

bool
intake_drain(struct intake *in)
{
	bool idle = conveyor_stop(in->conveyor);

	in->draining = true;
	release_waiters(in);
	return idle && in->jobs.n[JOB_SPOOLING] == 0 &&
	       spooling_idle(in->spooling);
}

/* ---- questions ---- */

int64_t
intake_version(const struct intake *in)
{
	return conveyor_version(in->conveyor);
}

void
intake_status(const struct intake *in, struct jsonout *out)
{
	jsonout_object(out);
	jsonout_key(out, "jobs");
	jsonout_object(out);
	for (unsigned i = 0; i < JOB_OVER; i++) {
		jsonout_key(out, job_state_name((enum job_state)i));
		jsonout_uint(out, in->jobs.n[i]);
	}
	jsonout_end(out);
	jsonout_key(out, "since_start");
	jsonout_object(out);
	for (unsigned i = 0; i <= INTAKE_REFUSED; i++) {
		jsonout_key(out, intake_state_name((enum intake_state)i));
		jsonout_uint(out, in->jobs.totals[i]);
	}
	jsonout_end(out);
	jsonout_count(out, "held_bytes", in->jobs.held);
	conveyor_status(in->conveyor, out);
	jsonout_end(out);
}

const char *
intake_job(const struct intake *in, const char *sha256_hex)
{
	const struct job *job;
	char hex[SPOOL_HEX];

	for (job = TAILQ_LAST(&in->jobs.list, job_list); job != NULL;
	     job = TAILQ_PREV(job, job_list, link)) {
		if (job->state == JOB_SPOOLING)
			continue;
		spool_hex(&job->key, hex);
		if (strcmp(hex, sha256_hex) == 0)
			return job_state_name(job->state);
	}
	return NULL;
}

struct recall *
intake_recall(const struct intake *in, const char *sha256_hex)
{
	return recall_new(&in->spool, sha256_hex);
}
