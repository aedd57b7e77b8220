/* Descriptors go with their bytes, whole or not at all, and none is leaked. */
#include "daemon/pass.c"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/mman.h>

#include <cmocka.h>

static int ends[2];

static int
setup(void **state)
{
	(void)state;
	return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends);
}

static int
teardown(void **state)
{
	(void)state;
	close(ends[0]);
	close(ends[1]);
	return 0;
}

static int
paper(const char *text)
{
	int fd = memfd_create("paper", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	return fd;
}

/* Closes it; the next descriptor that is opened has its number. */
static int
lowest_free(void)
{
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);

	close(fd);
	return fd;
}

static void
a_descriptor_goes_with_the_bytes(void **state)
{
	char got[4] = "", read_back[8] = "";
	int fd = paper("words"), came;

	(void)state;
	assert_true(pass_send(ends[0], "abc", 3, fd));
	close(fd);
	assert_true(pass_receive(ends[1], got, 3, 0, &came));
	assert_string_equal(got, "abc");
	assert_int_equal(fcntl(came, F_GETFD), FD_CLOEXEC);
	assert_int_equal(pread(came, read_back, sizeof(read_back), 0), 5);
	assert_string_equal(read_back, "words");
	close(came);
}

static void
bytes_may_come_alone(void **state)
{
	char got[4] = "";
	int came = 99;

	(void)state;
	assert_true(pass_send(ends[0], "abc", 3, -1));
	assert_true(pass_receive(ends[1], got, 3, 0, &came));
	assert_int_equal(came, -1);
	assert_false(pass_receive(ends[1], got, 3, MSG_DONTWAIT, &came));
	close(ends[0]);
	assert_false(pass_receive(ends[1], got, 3, 0, &came));
	ends[0] = -1;
}

/* What came with a message of another length is closed. */
static void
another_length_is_refused(void **state)
{
	int fd = paper("words"), came, before;
	char got[8];

	(void)state;
	assert_true(pass_send(ends[0], "abc", 3, fd));
	before = lowest_free();
	assert_false(pass_receive(ends[1], got, sizeof(got), 0, &came));
	assert_int_equal(came, -1);
	assert_int_equal(lowest_free(), before);
	close(fd);
}

static void
a_document_is_one_frame(void **state)
{
	unsigned char got[FRAME_HEADER + FRAME_DOCUMENT_PAYLOAD];
	enum frame_type type;
	uint32_t length;
	int fd = paper("words"), came;

	(void)state;
	assert_true(pass_document(ends[0], fd, 5, true));
	close(fd);
	assert_true(pass_receive(ends[1], got, sizeof(got), 0, &came));
	assert_true(frame_header(got, &type, &length));
	assert_int_equal(type, FRAME_DOCUMENT);
	assert_int_equal(length, FRAME_DOCUMENT_PAYLOAD);
	assert_true(came >= 0);
	close(came);
	close(ends[1]);
	fd = paper("words");
	assert_false(pass_document(ends[0], fd, 5, false));
	close(fd);
	ends[1] = -1;
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(a_descriptor_goes_with_the_bytes),
	    T(bytes_may_come_alone),
	    T(another_length_is_refused),
	    T(a_document_is_one_frame),
	};

	return cmocka_run_group_tests_name("pass", tests, NULL, NULL);
}
