/* Descriptors: each goes to the line it came with; none is lost or kept. */
#include "daemon/fds.c"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static int pair[2];
static struct evbuffer *in;
static struct fds fds;
static size_t stream;

static int
setup(void **state)
{
	(void)state;
	in = evbuffer_new();
	fds = (struct fds){0};
	stream = 0;
	return socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
}

static int
teardown(void **state)
{
	(void)state;
	fds_close(&fds);
	evbuffer_free(in);
	close(pair[0]);
	close(pair[1]);
	return 0;
}

static int
open_fds(void)
{
	int n = 0;

	for (int fd = 0; fd < 512; fd++)
		n += fcntl(fd, F_GETFD) >= 0;
	return n;
}

/* Sends bytes, with `n` descriptors of /dev/null. */
static void
send_with(const char *bytes, size_t n)
{
	union {
		struct cmsghdr aligned;
		char room[CMSG_SPACE(64 * sizeof(int))];
	} control = {0};
	struct iovec piece = {(void *)(uintptr_t)bytes, strlen(bytes)};
	struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);

	if (n > 0) {
		message.msg_control = control.room;
		message.msg_controllen = CMSG_SPACE(n * sizeof(int));
		struct cmsghdr *part = CMSG_FIRSTHDR(&message);

		part->cmsg_level = SOL_SOCKET;
		part->cmsg_type = SCM_RIGHTS;
		part->cmsg_len = CMSG_LEN(n * sizeof(int));
		for (size_t i = 0; i < n; i++)
			memcpy(CMSG_DATA(part) + i * sizeof(int), &fd,
			       sizeof(int));
	}
	assert_int_equal(sendmsg(pair[0], &message, 0), piece.iov_len);
	close(fd);
}

static void
read_all(void)
{
	while (fds_read(&fds, pair[1], in, 65536, &stream) > 0)
		continue;
	assert_int_equal(errno, EAGAIN);
}

static void
each_goes_to_its_line(void **state)
{
	struct fds line;

	(void)state;
	send_with("aaaa\n", 0);
	send_with("bbbb\n", 1);
	send_with("cccc\n", 0);
	send_with("dddd\n", 2);
	read_all();
	assert_int_equal(fds.n, 3);
	fds_split(&fds, 5, &line);
	assert_int_equal(line.n, 0);
	fds_split(&fds, 10, &line);
	assert_int_equal(line.n, 1);
	fds_close(&line);
	fds_split(&fds, 15, &line);
	assert_int_equal(line.n, 0);
	fds_split(&fds, 20, &line);
	assert_int_equal(line.n, 2);
	int fd = fds_take(&line);

	assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	close(fd);
	close(fds_take(&line));
	assert_int_equal(fds_take(&line), -1);
}

static void
unused_ones_are_closed(void **state)
{
	int before = open_fds();

	(void)state;
	send_with("x\n", 3);
	read_all();
	assert_int_equal(open_fds(), before + 3);
	fds_close(&fds);
	assert_int_equal(open_fds(), before);
}

static void
too_many_are_refused_and_closed(void **state)
{
	int before = open_fds();

	(void)state;
	send_with("x\n", FDS_MOST);
	assert_int_equal(fds_read(&fds, pair[1], in, 100, &stream), 2);
	send_with("y\n", 1);
	assert_int_equal(fds_read(&fds, pair[1], in, 100, &stream), -1);
	assert_int_equal(errno, EMFILE);
	send_with("z\n", 40);
	assert_int_equal(fds_read(&fds, pair[1], in, 100, &stream), -1);
	assert_int_equal(errno, EMFILE);
	fds_close(&fds);
	assert_int_equal(open_fds(), before);
}

static void
the_end_is_zero(void **state)
{
	(void)state;
	shutdown(pair[0], SHUT_WR);
	assert_int_equal(fds_read(&fds, pair[1], in, 100, &stream), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(each_goes_to_its_line),
	    T(unused_ones_are_closed),
	    T(too_many_are_refused_and_closed),
	    T(the_end_is_zero),
	};

	return cmocka_run_group_tests_name("fds", tests, NULL, NULL);
}
