/* Documents on this machine: opened, hashed, or refused with the reason. */
#include "client/input.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static char folder[60];

static int
set_up(void **state)
{
	FILE *out;

	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/duibiao-input-%d",
	         (int)getpid());
	if (mkdir(folder, 0700) != 0 || chdir(folder) != 0)
		return -1;
	out = fopen("abc", "w");
	fputs("abc", out);
	fclose(out);
	fclose(fopen("empty", "w"));
	return symlink("/nowhere", "broken");
}

static int
tear_down(void **state)
{
	(void)state;
	return unlink("abc") + unlink("empty") + unlink("broken") + chdir("/") +
	       rmdir(folder);
}

static void
opens_and_hashes(void **state)
{
	struct input in;
	char bytes[4] = "";

	(void)state;
	assert_true(input_open(&in, "./abc"));
	assert_string_equal(in.name, "abc");
	assert_int_equal(in.bytes, 3);
	assert_true(input_hash(&in));
	assert_string_equal(
	    in.sha256,
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015"
	    "ad");
	/* Still at the first byte, for whoever reads it next. */
	assert_int_equal(read(in.fd, bytes, 3), 3);
	assert_string_equal(bytes, "abc");
	input_close(&in);
	assert_int_equal(in.fd, -1);
}

static void
copies_what_is_no_file(void **state)
{
	struct input in;
	char path[40];
	int fds[2];

	(void)state;
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(write(fds[1], "abc", 3), 3);
	close(fds[1]);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fds[0]);
	assert_true(input_open(&in, path));
	assert_int_equal(in.bytes, 3);
	assert_int_equal(lseek(in.fd, 0, SEEK_CUR), 0);
	input_close(&in);
	close(fds[0]);
}

/* Whether an empty document is one, its reader says. */
static void
takes_what_is_empty(void **state)
{
	struct input in;

	(void)state;
	assert_true(input_open(&in, "empty"));
	assert_int_equal(in.bytes, 0);
	assert_true(input_hash(&in));
	assert_memory_equal(in.sha256, "e3b0c442", 8);
	input_close(&in);
}

static void
refuses_with_a_reason(void **state)
{
	static const struct {
		const char *path, *code, *message;
	} rows[] = {
	    {"gone", "missing", "gone: No such file or directory"},
	    {"abc/x", "missing", "abc/x: Not a directory"},
	    {"broken", "missing",
	     "broken: is a symbolic link that leads nowhere"},
	    {".", "is_folder", ".: is a folder, not a file"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct input in;

		assert_false(input_open(&in, rows[i].path));
		assert_string_equal(in.code, rows[i].code);
		assert_string_equal(in.message, rows[i].message);
		assert_int_equal(in.fd, -1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(opens_and_hashes),
	    cmocka_unit_test(copies_what_is_no_file),
	    cmocka_unit_test(takes_what_is_empty),
	    cmocka_unit_test(refuses_with_a_reason),
	};

	return cmocka_run_group_tests_name("input", tests, set_up, tear_down);
}
