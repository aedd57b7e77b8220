/* Children: what they are given, how their end is told, that they die with us.
 */
#include "daemon/child.h"

#include <event2/event.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "daemon/log.h"

static struct event_base *base;

static int
setup(void **state)
{
	(void)state;
	log_threshold(LOG_LEVEL_ERROR);
	base = event_base_new();
	return base == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	(void)state;
	event_base_free(base);
	return 0;
}

static void
on_gone(void *context, int status)
{
	*(int *)context = status;
	event_base_loopbreak(base);
}

/* Runs a shell command with descriptors 3 and 4; its waitpid() status. */
static int
run(const char *script, int third, int fourth)
{
	const char *argv[] = {"/bin/sh", "-c", script, NULL};
	struct child_plan plan = {.exe = -1,
	                          .argv = argv,
	                          .pass = {third, fourth},
	                          .n_pass = 2,
	                          .death_signal = SIGKILL};
	int status = -1;
	struct child *c = child_start(base, &plan, on_gone, &status);

	assert_non_null(c);
	event_base_dispatch(base);
	child_free(c);
	return status;
}

static void
test_status(void **state)
{
	char why[CHILD_WHY];

	(void)state;
	assert_string_equal(child_why(run("exit 7", 0, 0), why),
	                    "exit status 7");
	assert_string_equal(child_why(run("kill -9 $$", 0, 0), why),
	                    "signal 9 (Killed)");
	assert_string_equal(child_why(run("exit 127", 0, 0), why),
	                    "could not be started");
}

/* In the order given, whatever numbers they have here. */
static void
test_descriptors(void **state)
{
	int pair[2];
	char read_back[8] = "";

	(void)state;
	assert_int_equal(pipe2(pair, O_CLOEXEC), 0);
	assert_int_equal(run("echo third >&3", pair[1], pair[0]), 0);
	assert_int_equal(read(pair[0], read_back, sizeof(read_back)), 6);
	assert_memory_equal(read_back, "third\n", 6);
	assert_int_equal(run("echo fourth >&4", pair[0], pair[1]), 0);
	assert_int_equal(read(pair[0], read_back, sizeof(read_back)), 7);
	close(pair[0]);
	close(pair[1]);
}

static void
test_nothing_else_is_open(void **state)
{
	int leak = open("/dev/null", O_RDONLY); /* not close-on-exec */

	(void)state;
	assert_true(leak > 4);
	/* 0 to 4, and the one that lists them. */
	assert_int_equal(run("test $(ls /proc/self/fd | wc -l) = 6", 0, 0), 0);
	close(leak);
}

static void
test_signals_are_plain(void **state)
{
	char why[CHILD_WHY];

	(void)state;
	signal(SIGPIPE, SIG_IGN);
	assert_string_equal(child_why(run("kill -PIPE $$; exit 0", 0, 0), why),
	                    "signal 13 (Broken pipe)");
}

static void
test_no_such_program(void **state)
{
	const char *argv[] = {"/nowhere/program", NULL};
	struct child_plan plan = {.exe = -1, .argv = argv};
	int status = -1;
	struct child *c = child_start(base, &plan, on_gone, &status);

	(void)state;
	event_base_dispatch(base);
	assert_int_equal(WEXITSTATUS(status), CHILD_NOT_STARTED);
	child_free(c);
}

static void
test_free_kills_and_reaps(void **state)
{
	const char *argv[] = {"/bin/sleep", "100", NULL};
	struct child_plan plan = {.exe = -1, .argv = argv};
	int status = -1;
	struct child *c = child_start(base, &plan, on_gone, &status);
	pid_t pid = child_pid(c);

	(void)state;
	child_free(c);
	assert_int_equal(kill(pid, 0), -1);
	assert_int_equal(status, -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_status),
	    cmocka_unit_test(test_descriptors),
	    cmocka_unit_test(test_nothing_else_is_open),
	    cmocka_unit_test(test_signals_are_plain),
	    cmocka_unit_test(test_no_such_program),
	    cmocka_unit_test(test_free_kills_and_reaps),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
