/*
 * Workers that turn against the daemon.  This program is its own worker: run
 * under that name it does what the document says.
 */
#include "daemon/worker_pool.h"

#include <event2/event.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "daemon/config.h"
#include "daemon/log.h"
#include "daemon/pass.h"
#include "ingest/jail.h"

/* ---- the worker ---- */

static bool
to_pipe(void *context, const void *bytes, size_t n)
{
	(void)context;
	return write(JAIL_PIPE, bytes, n) == (ssize_t)n;
}

static void
answer_honestly(void)
{
	const struct disclosure d = {.text = SLICE("text"),
	                             .head = {.fiscal_year = 2021}};

	if (!frame_put_disclosure(to_pipe, NULL, &d))
		exit(1);
}

/* A text of the length that is announced, for ever. */
static void
flood(void)
{
	static const char zeros[65536];
	const unsigned char head[FRAME_HEADER] = {0, 0, 0, 5, FRAME_TEXT};

	to_pipe(NULL, head, sizeof(head));
	while (to_pipe(NULL, zeros, sizeof(zeros)))
		continue;
}

/* Not into the hands of a sanitizer, which would exit instead. */
static void
crash(void)
{
	signal(SIGSEGV, SIG_DFL);
	raise(SIGSEGV);
}

static void
act(const char *order)
{
	if (strncmp(order, "honest", 6) == 0)
		answer_honestly();
	else if (strncmp(order, "crash", 5) == 0)
		crash();
	else if (strncmp(order, "killed", 6) == 0)
		raise(SIGKILL);
	else if (strncmp(order, "hang", 4) == 0)
		pause();
	else if (strncmp(order, "noise", 5) == 0)
		to_pipe(NULL, "\377\377\377\377\377\377", 6);
	else if (strncmp(order, "flood", 5) == 0)
		flood();
	else if (strncmp(order, "exit", 4) == 0)
		exit(3);
	else if (strncmp(order, "last", 4) == 0) {
		answer_honestly();
		raise(SIGKILL);
	} else if (strncmp(order, "twice", 5) == 0) {
		answer_honestly();
		answer_honestly();
	}
}

static int
be_worker(void)
{
	char message[FRAME_HEADER + FRAME_DOCUMENT_PAYLOAD], order[64] = "";
	const char ready = JAIL_READY;
	int fd;

	if (getenv("STILLBORN") != NULL || write(JAIL_PIPE, &ready, 1) != 1)
		return 1;
	while (pass_receive(JAIL_PIPE, message, sizeof(message), MSG_WAITALL,
	                    &fd)) {
		if (read(fd, order, sizeof(order) - 1) <= 0)
			return 1;
		close(fd);
		act(order);
	}
	return 0;
}

/* ---- the daemon's side ---- */

static struct event_base *base;
static struct config config = {.workers = 1,
                               .worker_deadline = 400,
                               .worker_memory = 1 << 20,
                               .worker_restarts = 4,
                               .worker_window = 60000,
                               .document_bytes = 1 << 20};
static struct worker_pool *pool;

static struct {
	unsigned n;
	enum worker_verdict verdict;
	unsigned year;
	char reason[200];
} last;

static void
on_done(void *context, void *document, enum worker_verdict verdict,
        const struct frame_result *result, const char *reason)
{
	(void)context;
	assert_ptr_equal(document, &last);
	last.n++;
	last.verdict = verdict;
	last.year = result == NULL ? 0 : result->disclosure.head.fiscal_year;
	snprintf(last.reason, sizeof(last.reason), "%s",
	         reason == NULL ? "" : reason);
}

static void
on_free(void *context)
{
	(void)context;
}

static void
on_late(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	*(bool *)context = true;
}

/* Runs the loop until a worker is free, or `seconds` are over. */
static bool
until_ready(int seconds)
{
	bool late = false;
	struct event *timer = event_new(base, -1, 0, on_late, &late);

	event_add(timer, &(struct timeval){seconds, 0});
	while (!late && !worker_pool_ready(pool))
		event_base_loop(base, EVLOOP_ONCE);
	event_free(timer);
	return worker_pool_ready(pool);
}

/* Gives one document and waits for what becomes of it. */
static void
give(const char *order)
{
	unsigned n = last.n;
	int fd = memfd_create("document", MFD_CLOEXEC);

	assert_true(until_ready(20));
	assert_int_equal(write(fd, order, strlen(order)), strlen(order));
	lseek(fd, 0, SEEK_SET);
	worker_pool_give(pool, fd, strlen(order), &last);
	while (last.n == n)
		event_base_loop(base, EVLOOP_ONCE);
}

static int
setup(void **state)
{
	(void)state;
	log_threshold(LOG_LEVEL_ERROR);
	base = event_base_new();
	config.worker_fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	pool = worker_pool_new(base, &config, on_done, on_free, NULL);
	return pool == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	(void)state;
	worker_pool_free(pool);
	event_base_free(base);
	close(config.worker_fd);
	return 0;
}

static void
expect(const char *order, enum worker_verdict verdict, const char *reason)
{
	give(order);
	assert_int_equal(last.verdict, verdict);
	if (strstr(last.reason, reason) == NULL)
		fail_msg("%s: reason \"%s\"", order, last.reason);
	give("honest");
	assert_int_equal(last.verdict, WORKER_READ);
	assert_int_equal(last.year, 2021);
}

static void
test_honest(void **state)
{
	(void)state;
	for (int i = 0; i < 20; i++)
		expect("honest", WORKER_READ, "");
}

static void
test_crash(void **state)
{
	(void)state;
	expect("crash", WORKER_BROKEN, "signal 11");
}

static void
test_killed_from_outside(void **state)
{
	(void)state;
	expect("killed", WORKER_LOST, "signal 9");
}

static void
test_hang(void **state)
{
	(void)state;
	expect("hang", WORKER_BROKEN, "did not finish in time");
}

static void
test_noise(void **state)
{
	(void)state;
	expect("noise", WORKER_BROKEN, "no known form");
}

static void
test_flood(void **state)
{
	(void)state;
	config.worker_deadline = 20000;
	expect("flood", WORKER_BROKEN, "UTF-8");
	config.worker_deadline = 400;
}

static void
test_exit(void **state)
{
	(void)state;
	expect("exit", WORKER_BROKEN, "exit status 3");
}

/* It was read to the end; what became of the worker is not its matter. */
static void
test_dies_after_its_last_frame(void **state)
{
	(void)state;
	give("last");
	assert_int_equal(last.verdict, WORKER_READ);
	/* What it was given before its death was known is only lost. */
	for (int i = 0; i < 2; i++) {
		give("honest");
		if (last.verdict != WORKER_LOST)
			break;
	}
	assert_int_equal(last.verdict, WORKER_READ);
}

static void
test_answers_twice(void **state)
{
	(void)state;
	give("twice");
	give("honest");
	assert_int_equal(last.verdict, WORKER_READ);
}

static void
test_many_deaths_make_a_pause(void **state)
{
	(void)state;
	for (unsigned i = 0; i < config.worker_restarts; i++)
		give("crash");
	assert_true(until_ready(5));
	give("crash");
	assert_false(until_ready(1));
}

static void
test_one_that_never_starts_gets_no_document(void **state)
{
	(void)state;
	setenv("STILLBORN", "1", 1);
	worker_pool_free(pool);
	pool = worker_pool_new(base, &config, on_done, on_free, NULL);
	assert_false(until_ready(1));
	unsetenv("STILLBORN");
	assert_true(until_ready(10));
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_honest),
	    TEST(test_crash),
	    TEST(test_killed_from_outside),
	    TEST(test_hang),
	    TEST(test_noise),
	    TEST(test_flood),
	    TEST(test_exit),
	    TEST(test_dies_after_its_last_frame),
	    TEST(test_answers_twice),
	    TEST(test_many_deaths_make_a_pause),
	    TEST(test_one_that_never_starts_gets_no_document),
	};

	if (argc > 1 && strcmp(argv[0], "duibiao-worker") == 0)
		return be_worker();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
