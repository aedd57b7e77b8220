/*
 * An opened bundle from its members to its end.  The spooler is played by the
 * test: errands wait for ever, since the loop never runs.
 */
#include "daemon/bundle.h"

#include <event2/event.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "daemon/job.h"
#include "daemon/log.h"
#include "daemon/spooling.h"
#include "ingest/members.h"

static struct event_base *base;
static struct spooling *spooling;
static struct jobs jobs;
static struct job *job;
static char heard[1024];

static void
on_spooled(void *context, void *tag, const struct spool_answer *answer)
{
	(void)context, (void)tag, (void)answer;
}

static void
on_died(void *context)
{
	(void)context;
}

static void
on_fate(void *context, const struct intake_fate *fate)
{
	size_t n = (size_t)snprintf(heard, sizeof(heard),
	                            "%s %s:", intake_state_name(fate->state),
	                            fate->reason == NULL ? "" : fate->reason);

	(void)context;
	for (size_t i = 0; i < fate->n_members; i++)
		n +=
		    (size_t)snprintf(heard + n, sizeof(heard) - n, "%s=%s;",
		                     fate->members[i].name,
		                     intake_state_name(fate->members[i].state));
}

static void
open_members(const char *const *names, size_t n)
{
	struct members members = {.n = 0};
	const struct bundle_place place = {&jobs, spooling, 4};

	for (size_t i = 0; i < n; i++)
		assert_true(members_add(
		    &members, i == 1 ? READ_LOCKED : READ_OK,
		    slice_of(names[i]), i == 1 ? SLICE("locked") : SLICE_NONE,
		    i == 1 ? SLICE("") : SLICE("12345")));
	bundle_open(&place, job, &members);
	assert_int_equal(members.n, 0);
}

static int
setup(void **state)
{
	static const char *const names[] = {"a", "b", "c"};
	const struct spool_key key = {.received = 1};

	(void)state;
	log_threshold(LOG_LEVEL_ERROR);
	heard[0] = '\0';
	base = event_base_new();
	spooling = spooling_new(base, NULL, on_spooled, on_died, NULL);
	jobs_init(&jobs);
	job = job_found(&jobs, &key);
	job_set_title(job, "x.zip");
	job_ask(&jobs, job, on_fate, NULL, true);
	job_set_state(&jobs, job, JOB_PARSING);
	open_members(names, 3);
	return spooling == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	(void)state;
	spooling_free(spooling);
	jobs_fini(&jobs);
	event_base_free(base);
	return 0;
}

/* The job of a member, which is SPOOLING. */
static struct job *
member(const char *title)
{
	struct job *j;

	TAILQ_FOREACH (j, &jobs.list, link)
		if (j->state == JOB_SPOOLING && strcmp(j->title, title) == 0)
			return j;
	fail_msg("no job %s", title);
	return NULL;
}

/* What the intake does with the spooler's answer. */
static void
spooled(const char *title, const char *why)
{
	struct job *j = member(title);

	bundle_spooled(j, why);
	if (why[0] != '\0')
		job_settle(&jobs, j, INTAKE_REFUSED, why);
	else
		job_set_state(&jobs, j, JOB_WAITING);
}

/* Tells the fate of every member that waits. */
static void
settle_waiting(void)
{
	struct job *j, *next;

	for (j = TAILQ_FIRST(&jobs.list); j != NULL; j = next) {
		next = TAILQ_NEXT(j, link);
		if (j->state == JOB_WAITING)
			job_settle(&jobs, j, INTAKE_UNCHANGED, NULL);
	}
}

static void
test_all_are_told(void **state)
{
	(void)state;
	assert_int_equal(jobs.n[JOB_OPEN], 1);
	assert_int_equal(jobs.n[JOB_SPOOLING], 3);
	spooled("x.zip/a", "");
	spooled("x.zip/c", "");
	assert_string_equal(heard, "");
	spooled("x.zip/b", "");
	assert_string_equal(heard, "");
	settle_waiting();
	assert_string_equal(heard, "bundle :x.zip/a=unchanged;"
	                           "x.zip/b=unchanged;x.zip/c=unchanged;");
	assert_int_equal(jobs.n[JOB_OPEN], 0);
	assert_true(TAILQ_EMPTY(&jobs.list));
}

/* It is not forgotten: it may wait again, whoever asked is told. */
static void
test_one_is_refused(void **state)
{
	(void)state;
	spooled("x.zip/b", "the spool's disk is full");
	spooled("x.zip/a", "");
	spooled("x.zip/c", "");
	assert_false(bundle_is_shut(job));
	settle_waiting();
	assert_string_equal(heard, "refused the spool's disk is full:");
	assert_true(bundle_is_shut(job));
	job_set_state(&jobs, job, JOB_WAITING);
	assert_int_equal(jobs.n[JOB_WAITING], 1);
}

static void
test_all_are_refused(void **state)
{
	(void)state;
	spooled("x.zip/a", "no");
	spooled("x.zip/b", "no");
	spooled("x.zip/c", "no");
	assert_string_equal(heard, "refused no:");
	assert_true(bundle_is_shut(job));
}

/* The daemon may end before the bundle does; nothing is lost by it here. */
static void
test_it_may_never_end(void **state)
{
	(void)state;
	spooled("x.zip/a", "");
	assert_string_equal(heard, "");
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_all_are_told),
	    TEST(test_one_is_refused),
	    TEST(test_all_are_refused),
	    TEST(test_it_may_never_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
