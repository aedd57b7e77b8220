/* Which documents are loaded together and in which order; no clock. */
#include "daemon/job_queue.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "daemon/spool_fixture.h"

static struct jobs jobs;
static struct job_batch batch;
static const struct batch_limits limits = {3, 1000};

static int
setup(void **state)
{
	(void)state;
	jobs_init(&jobs);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	jobs_fini(&jobs);
	job_batch_fini(&batch);
	return 0;
}

static struct job *
waiting(uint64_t received)
{
	const struct spool_key key = {.received = received};

	return job_found(&jobs, &key);
}

/* One that is being read since `since`. */
static struct job *
parsing(uint64_t received, int64_t since)
{
	struct job *job = waiting(received);

	job->since = since;
	job_set_state(&jobs, job, JOB_PARSING);
	return job;
}

static struct job *
parsed(uint64_t received)
{
	struct job *job = parsing(received, 1);

	job_set_title(job, "paper");
	job_take_reason(&jobs, job, "a test");
	job_set_state(&jobs, job, JOB_PARSED);
	return job;
}

static void
expect_batch(size_t n, ...)
{
	va_list jobs_wanted;

	assert_int_equal(batch.n, n);
	va_start(jobs_wanted, n);
	for (size_t i = 0; i < n; i++) {
		struct job *job = va_arg(jobs_wanted, struct job *);

		assert_ptr_equal(batch.jobs[i], job);
		assert_ptr_equal(batch.loadings[i], &job->work->loading);
	}
	va_end(jobs_wanted);
}

static void
test_in_order_up_to_the_limit(void **state)
{
	struct job *a = parsed(1), *b = parsed(2), *c = parsed(3);

	(void)state;
	parsed(4);
	assert_true(jobs_gather(&jobs, &limits, 10, &batch));
	expect_batch(3, a, b, c);
}

static void
test_not_full(void **state)
{
	struct job *a = parsed(1), *b = parsed(2);

	(void)state;
	assert_false(jobs_gather(&jobs, &limits, 10, &batch));
	expect_batch(2, a, b);
}

static void
test_one_being_read_is_waited_for(void **state)
{
	struct job *a = parsed(1);

	(void)state;
	parsing(2, 100);
	parsed(3);
	assert_false(jobs_gather(&jobs, &limits, 150, &batch));
	expect_batch(1, a);
}

static void
test_but_not_for_long(void **state)
{
	struct job *a = parsed(1), *c;

	(void)state;
	parsing(2, 100);
	c = parsed(3);
	assert_false(jobs_gather(&jobs, &limits, 5000, &batch));
	expect_batch(2, a, c);
}

static void
test_one_not_begun_holds_the_rest(void **state)
{
	(void)state;
	waiting(1);
	parsed(2);
	assert_false(jobs_gather(&jobs, &limits, 100000, &batch));
	expect_batch(0);
}

/* Else those behind it would take its place in the workers for ever. */
static void
test_but_not_without_room_for_it(void **state)
{
	struct job *first;

	(void)state;
	waiting(1);
	first = parsed(2);
	for (uint64_t i = 3; i <= 7; i++)
		parsed(i);
	assert_false(jobs_have_room(&jobs, &limits));
	assert_true(jobs_gather(&jobs, &limits, 10, &batch));
	assert_int_equal(batch.n, 3);
	assert_ptr_equal(batch.jobs[0], first);
}

static void
test_found_goes_ahead_of_what_is_not_safe(void **state)
{
	struct job *safe = waiting(1), *found;

	(void)state;
	job_new(&jobs);
	found = waiting(2);
	assert_ptr_equal(TAILQ_NEXT(safe, link), found);
	assert_int_equal(TAILQ_NEXT(found, link)->state, JOB_SPOOLING);
}

static void
test_one_alone_goes_alone(void **state)
{
	struct job *a = parsed(1), *b = parsed(2);

	(void)state;
	parsed(3);
	b->alone = true;
	assert_true(jobs_gather(&jobs, &limits, 10, &batch));
	expect_batch(1, a);
	job_set_state(&jobs, a, JOB_LOADING);
	job_settle(&jobs, a, INTAKE_PARKED, "gone");
	assert_true(jobs_gather(&jobs, &limits, 10, &batch));
	expect_batch(1, b);
}

static void
test_bytes_fill_a_batch_too(void **state)
{
	struct job *a = parsed(1), *b = parsed(2);

	(void)state;
	parsed(3);
	a->work->held = b->work->held = 500;
	jobs.held = 1000;
	assert_true(jobs_gather(&jobs, &limits, 10, &batch));
	expect_batch(2, a, b);
}

static void
test_room(void **state)
{
	(void)state;
	for (uint64_t i = 1; i <= 5; i++)
		parsed(i);
	assert_true(jobs_have_room(&jobs, &limits));
	parsing(6, 1);
	assert_false(jobs_have_room(&jobs, &limits));
}

static void
test_next_waiting(void **state)
{
	struct job *b;

	(void)state;
	assert_null(jobs_next_waiting(&jobs, NULL));
	parsed(1);
	b = waiting(2);
	waiting(3);
	assert_ptr_equal(jobs_next_waiting(&jobs, NULL), b);
	job_set_state(&jobs, b, JOB_PARSING);
	assert_int_equal(jobs_next_waiting(&jobs, b)->key.received, 3);
}

/* Files that are nobody's become jobs, by age; the others are left alone. */
static void
test_take_up(void **state)
{
	assert_int_equal(spool_set_up(state), 0);
	for (uint64_t i = 3; i >= 1; i--) {
		const struct spool_key key = {.received = i};
		char file[SPOOL_FILE];

		spool_file(&key, file);
		close(openat(spool.folder, file, O_WRONLY | O_CREAT, 0600));
	}
	waiting(2);
	assert_true(jobs_take_up(&jobs, &spool));
	assert_int_equal(jobs.n[JOB_WAITING], 3);
	assert_int_equal(TAILQ_FIRST(&jobs.list)->key.received, 2);
	assert_int_equal(
	    TAILQ_NEXT(TAILQ_FIRST(&jobs.list), link)->key.received, 1);
	assert_true(jobs_take_up(&jobs, &spool));
	assert_int_equal(jobs.n[JOB_WAITING], 3);
	assert_int_equal(spool_tear_down(state), 0);
}

static void
hear(void *context, const struct intake_fate *fate)
{
	snprintf(context, 200, "%s %s %s", intake_state_name(fate->state),
	         fate->name, fate->reason);
}

static void
test_an_asker_hears_once(void **state)
{
	struct job *a = parsed(1);
	char heard[200] = "";

	(void)state;
	job_ask(&jobs, a, hear, heard, true);
	job_set_state(&jobs, a, JOB_LOADING);
	job_settle(&jobs, a, INTAKE_PARKED, "why not");
	assert_string_equal(heard, "parked paper why not");
	assert_true(TAILQ_EMPTY(&jobs.list) && TAILQ_EMPTY(&jobs.askers));
	assert_int_equal(jobs.totals[INTAKE_PARKED], 1);
}

static void
test_one_that_left_hears_nothing(void **state)
{
	struct job *a = parsed(1);
	char heard[200] = "";

	(void)state;
	job_ask(&jobs, a, hear, heard, true);
	job_unask(&jobs, a);
	job_set_state(&jobs, a, JOB_LOADING);
	job_settle(&jobs, a, INTAKE_PARKED, "why not");
	assert_string_equal(heard, "");
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

/* A bundle that was opened is out of the line. */
static void
test_a_bundle_holds_nobody_up(void **state)
{
	struct job *bundle = parsing(1, 100), *after = parsed(2);

	(void)state;
	assert_false(jobs_gather(&jobs, &limits, 100, &batch));
	assert_int_equal(batch.n, 0);
	job_set_state(&jobs, bundle, JOB_OPEN);
	assert_false(jobs_gather(&jobs, &limits, 100, &batch));
	expect_batch(1, after);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_in_order_up_to_the_limit),
	    TEST(test_not_full),
	    TEST(test_one_being_read_is_waited_for),
	    TEST(test_but_not_for_long),
	    TEST(test_one_not_begun_holds_the_rest),
	    TEST(test_but_not_without_room_for_it),
	    TEST(test_found_goes_ahead_of_what_is_not_safe),
	    TEST(test_one_alone_goes_alone),
	    TEST(test_bytes_fill_a_batch_too),
	    TEST(test_a_bundle_holds_nobody_up),
	    TEST(test_room),
	    TEST(test_next_waiting),
	    TEST(test_take_up),
	    TEST(test_an_asker_hears_once),
	    TEST(test_one_that_left_hears_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
