/* Bytes arrive whole through a pipe that is too small; failures are told. */
#include "ingest/write_all.c"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>

#include <cmocka.h>

#define BYTES ((size_t)1 << 20)

static unsigned char
byte_at(size_t i)
{
	return (unsigned char)(i * 7 + i / 251);
}

/* Reads slowly, so that the writer waits and is interrupted; never returns. */
static void
read_and_compare(int fd)
{
	unsigned char got[1000];
	size_t at = 0;
	ssize_t n;

	while ((n = read(fd, got, sizeof(got))) > 0) {
		for (ssize_t i = 0; i < n; i++)
			if (got[i] != byte_at(at++))
				_exit(1);
		usleep(100);
	}
	_exit(at == BYTES ? 0 : 2);
}

static volatile sig_atomic_t interrupted;

static void
interrupt(int signal)
{
	(void)signal;
	interrupted = 1;
}

/* A signal each millisecond, which breaks system calls off; 0 stops it. */
static void
interrupt_each(suseconds_t microseconds)
{
	const struct sigaction action = {.sa_handler = interrupt};
	const struct itimerval timer = {{0, microseconds}, {0, microseconds}};

	assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
	assert_int_equal(setitimer(ITIMER_REAL, &timer, NULL), 0);
}

static void
all_bytes_come_through_a_pipe(void **state)
{
	unsigned char *bytes = malloc(BYTES);
	int ends[2], status;
	pid_t child;

	(void)state;
	assert_non_null(bytes);
	for (size_t i = 0; i < BYTES; i++)
		bytes[i] = byte_at(i);
	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(ends[1]);
		read_and_compare(ends[0]);
	}
	close(ends[0]);
	interrupt_each(1000);
	assert_true(write_all(ends[1], bytes, BYTES));
	interrupt_each(0);
	assert_true(interrupted);
	close(ends[1]);
	while (waitpid(child, &status, 0) < 0)
		assert_int_equal(errno, EINTR);
	assert_int_equal(status, 0);
	free(bytes);
}

static void
nothing_is_always_written(void **state)
{
	(void)state;
	assert_true(write_all(-1, "", 0));
}

static void
failures_keep_their_reason(void **state)
{
	int full = open("/dev/full", O_WRONLY);

	(void)state;
	assert_true(full >= 0);
	assert_false(write_all(full, "word", 4));
	assert_int_equal(errno, ENOSPC);
	close(full);
	assert_false(write_all(-1, "word", 4));
	assert_int_equal(errno, EBADF);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_bytes_come_through_a_pipe),
	    cmocka_unit_test(nothing_is_always_written),
	    cmocka_unit_test(failures_keep_their_reason),
	};

	return cmocka_run_group_tests_name("write_all", tests, NULL, NULL);
}
