/* What is handed in: one way at a time, and nothing the client may not read. */
#include "daemon/handin.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static struct rpc_failure failure;
static char folder[64];
static const struct peer self = {.uid = 0};

static int
setup(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/handin_test.%d", getpid());
	return mkdir(folder, 0700);
}

static int
teardown(void **state)
{
	(void)state;
	return rmdir(folder);
}

static const char *
file_with(const char *name, const char *text, mode_t mode)
{
	static char path[128];
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	fputs(text, out);
	fclose(out);
	chmod(path, mode);
	return path;
}

static int
hand_in(const struct handin *given, const struct peer *peer, size_t most)
{
	struct fds none = {0};

	failure = (struct rpc_failure){0};
	return handin_open(given, &none, peer, most, &failure);
}

static void
expect_content(const char *base64, const char *wanted)
{
	char bytes[64] = "";
	int fd =
	    hand_in(&(struct handin){.content = base64}, &self, sizeof(bytes));

	assert_true(fd >= 0);
	assert_int_equal(read(fd, bytes, sizeof(bytes)), strlen(wanted));
	assert_string_equal(bytes, wanted);
	close(fd);
}

static void
reads_base64(void **state)
{
	static const char *const bad[] = {"YQ=",
	                                  "YQ",
	                                  "Y===",
	                                  "====",
	                                  "Y Q=",
	                                  "YQ==YQ==",
	                                  "\xff\xff\xff\xff"};

	(void)state;
	expect_content("YQ==", "a");
	expect_content("YWI=", "ab");
	expect_content("YWJj", "abc");
	expect_content("5puy6Ziz", "曲阳");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(
		    hand_in(&(struct handin){.content = bad[i]}, &self, 64),
		    -1);
		assert_int_equal(failure.error, RPC_INVALID_PARAMS);
	}
	assert_int_equal(hand_in(&(struct handin){.content = "YWJj"}, &self, 2),
	                 -1);
	assert_int_equal(failure.error, RPC_TOO_LARGE);
	assert_int_equal(hand_in(&(struct handin){.content = ""}, &self, 2),
	                 -1);
}

static void
one_way_at_a_time(void **state)
{
	(void)state;
	assert_int_equal(hand_in(&(struct handin){0}, &self, 9), -1);
	assert_int_equal(
	    hand_in(&(struct handin){.path = "/x", .content = "YQ=="}, &self,
	            9),
	    -1);
	assert_int_equal(failure.error, RPC_INVALID_PARAMS);
	assert_int_equal(hand_in(&(struct handin){.with_line = 1}, &self, 9),
	                 -1);
	assert_string_equal(failure.parameter, "fd");
}

static void
a_path_is_read_for_who_may(void **state)
{
	const struct peer stranger = {.uid = 4242, .gid = 4242};
	const char *path = file_with("a", "text", 0600);

	(void)state;
	int fd = hand_in(&(struct handin){.path = path}, &self, 9);
	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(hand_in(&(struct handin){.path = path}, &stranger, 9),
	                 -1);
	assert_int_equal(failure.error, RPC_DENIED);
	chmod(path, 0644);
	fd = hand_in(&(struct handin){.path = path}, &stranger, 9);
	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(hand_in(&(struct handin){.path = path}, &self, 3), -1);
	assert_int_equal(failure.error, RPC_TOO_LARGE);
	unlink(path);
	assert_int_equal(hand_in(&(struct handin){.path = path}, &self, 9), -1);
	assert_int_equal(failure.error, RPC_NOT_FOUND);
}

static void
only_regular_files(void **state)
{
	char fifo[128];

	(void)state;
	snprintf(fifo, sizeof(fifo), "%s/fifo", folder);
	assert_int_equal(mkfifo(fifo, 0644), 0);
	const char *const paths[] = {folder, fifo, "/dev/null", "relative"};

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		assert_int_equal(
		    hand_in(&(struct handin){.path = paths[i]}, &self, 9), -1);
		assert_int_equal(failure.error, RPC_INVALID_PARAMS);
		assert_string_equal(failure.parameter, "path");
	}
	unlink(fifo);
	const char *empty = file_with("empty", "", 0644);

	assert_int_equal(hand_in(&(struct handin){.path = empty}, &self, 9),
	                 -1);
	unlink(empty);
}

static void
a_passed_one_must_be_readable(void **state)
{
	const char *path = file_with("b", "text", 0644);
	struct fds fds = {.n = 1, .fd = {open(path, O_WRONLY | O_CLOEXEC)}};
	const struct handin given = {.with_line = 1};

	(void)state;
	failure = (struct rpc_failure){0};
	assert_int_equal(handin_open(&given, &fds, &self, 9, &failure), -1);
	assert_int_equal(fds.n, 0);
	fds = (struct fds){.n = 1, .fd = {open(path, O_PATH | O_CLOEXEC)}};
	assert_int_equal(handin_open(&given, &fds, &self, 9, &failure), -1);
	fds = (struct fds){.n = 1, .fd = {open(path, O_RDONLY | O_CLOEXEC)}};
	int fd = handin_open(&given, &fds, &self, 9, &failure);
	assert_true(fd >= 0);
	close(fd);
	unlink(path);
}

static void
it_has_a_name(void **state)
{
	(void)state;
	assert_string_equal(handin_name(&(struct handin){.name = "n"}), "n");
	assert_string_equal(handin_name(&(struct handin){.path = "/a/b.txt"}),
	                    "b.txt");
	assert_string_equal(handin_name(&(struct handin){0}), "document");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_base64),
	    cmocka_unit_test(one_way_at_a_time),
	    cmocka_unit_test(a_path_is_read_for_who_may),
	    cmocka_unit_test(only_regular_files),
	    cmocka_unit_test(a_passed_one_must_be_readable),
	    cmocka_unit_test(it_has_a_name),
	};

	return cmocka_run_group_tests_name("handin", tests, setup, teardown);
}
