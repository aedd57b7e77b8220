/* The version heard of: the newest number, reported once. */
#include "daemon/watch.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static int64_t heard[8];
static unsigned n_heard;

static void
hear(void *context, int64_t version)
{
	(void)context;
	assert_in_range(n_heard, 0, 7);
	heard[n_heard++] = version;
}

static void
only_a_number_is_a_version(void **state)
{
	static const char *const others[] = {
	    "", "x", "7x", "-7", " 7", "7 ", "0x7", "1234567890123456789"};

	(void)state;
	assert_int_equal(read_version("0"), 0);
	assert_int_equal(read_version("123456789012345678"),
	                 123456789012345678);
	assert_int_equal(read_version(NULL), WATCH_UNKNOWN);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (read_version(others[i]) != WATCH_UNKNOWN)
			fail_msg("taken: %s", others[i]);
}

static void
what_is_newer_is_told_once(void **state)
{
	struct watch watch = {.changed = hear, .version = WATCH_UNKNOWN};

	(void)state;
	n_heard = 0;
	/* Heard before the first answer: who knows what was before it. */
	on_notified(&watch, NULL, "5");
	assert_int_equal(n_heard, 0);
	take_version(&watch, 4);
	on_notified(&watch, NULL, "5");
	on_notified(&watch, NULL, "5");
	on_notified(&watch, NULL, "nonsense");
	on_notified(&watch, NULL, "7");
	/* An answer that crossed with the notice. */
	take_version(&watch, 6);
	assert_int_equal(n_heard, 3);
	assert_int_equal(heard[0], 4);
	assert_int_equal(heard[1], 5);
	assert_int_equal(heard[2], 7);
	assert_int_equal(watch_version(&watch), 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_a_number_is_a_version),
	    cmocka_unit_test(what_is_newer_is_told_once),
	};

	return cmocka_run_group_tests_name("watch", tests, NULL, NULL);
}
