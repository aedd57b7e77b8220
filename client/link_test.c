/* Lines over a socket: split as they come, with a descriptor beside them. */
#include "client/link.c"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct link ours;
static int theirs;

static int
set_up(void **state)
{
	int pair[2];

	(void)state;
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
		return -1;
	ours = (struct link){.fd = pair[0]};
	theirs = pair[1];
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	link_close(&ours);
	close(theirs);
	return 0;
}

static void
say(const char *bytes)
{
	assert_int_equal(write(theirs, bytes, strlen(bytes)), strlen(bytes));
}

static void
next_is(const char *expected)
{
	struct slice line;

	assert_true(link_line(&ours, &line));
	assert_true(slice_is(line, slice_of(expected)));
}

static void
splits_lines(void **state)
{
	struct slice line;

	(void)state;
	say("one\n\nthr");
	next_is("one");
	next_is("");
	say("ee\nunfinished");
	next_is("three");
	shutdown(theirs, SHUT_WR);
	assert_false(link_line(&ours, &line));
	assert_int_equal(ours.error, ECONNRESET);
}

static void
takes_long_lines(void **state)
{
	size_t n = 3 * CHUNK;
	char *text = malloc(n + 2);

	(void)state;
	memset(text, 'x', n);
	memcpy(text + n, "\n", 2);
	if (fork() == 0) {
		say(text);
		_exit(0);
	}
	text[n] = '\0';
	next_is(text);
	free(text);
}

static void
sends_a_descriptor(void **state)
{
	char bytes[16];
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec iov = {bytes, sizeof(bytes)};
	struct msghdr m = {.msg_iov = &iov,
	                   .msg_iovlen = 1,
	                   .msg_control = &control,
	                   .msg_controllen = sizeof(control)};
	int fds[2], got;

	(void)state;
	assert_int_equal(pipe(fds), 0);
	assert_true(link_send(&ours, SLICE("{}"), fds[0]));
	assert_int_equal(recvmsg(theirs, &m, 0), 3);
	assert_memory_equal(bytes, "{}\n", 3);
	assert_non_null(CMSG_FIRSTHDR(&m));
	memcpy(&got, CMSG_DATA(CMSG_FIRSTHDR(&m)), sizeof(int));
	assert_int_equal(write(fds[1], "!", 1), 1);
	assert_int_equal(read(got, bytes, 1), 1);
	assert_int_equal(bytes[0], '!');
	close(got);
	close(fds[0]);
	close(fds[1]);
}

static void
a_gone_daemon_is_an_error(void **state)
{
	(void)state;
	close(theirs);
	assert_false(link_send(&ours, SLICE("{}"), -1));
	assert_int_equal(ours.error, EPIPE);
	theirs = -1;
}

static void
says_why_it_cannot_connect(void **state)
{
	char path[200];
	struct link l;

	(void)state;
	assert_false(link_open(&l, "/nowhere/at/all"));
	assert_int_equal(l.error, ENOENT);
	assert_true(link_may_come(&l));
	link_close(&l);
	memset(path, 'x', sizeof(path) - 1);
	path[sizeof(path) - 1] = '\0';
	assert_false(link_open(&l, path));
	assert_int_equal(l.error, ENAMETOOLONG);
	assert_false(link_may_come(&l));
	link_close(&l);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(splits_lines),
	    TEST(takes_long_lines),
	    TEST(sends_a_descriptor),
	    TEST(a_gone_daemon_is_an_error),
	    TEST(says_why_it_cannot_connect),
	};

	return cmocka_run_group_tests_name("link", tests, NULL, NULL);
}
