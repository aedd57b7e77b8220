/* Pauses before the database is tried again: they grow, to a bound. */
#include "daemon/seat.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
pauses_double_within_bounds(void **state)
{
	const struct config config = {.reconnect_min = 200,
	                              .reconnect_max = 5000};
	unsigned before = 0;

	(void)state;
	assert_int_equal(pause_ms(&config, 1, 0), 100);
	assert_int_equal(pause_ms(&config, 1, 100), 200);
	assert_int_equal(pause_ms(&config, 2, 0), 200);
	for (unsigned failures = 1; failures < 100; failures++) {
		unsigned least = pause_ms(&config, failures, 0);

		assert_true(least >= before);
		for (uint32_t dice = 0; dice < 7000; dice += 13) {
			unsigned pause = pause_ms(&config, failures, dice);

			assert_in_range(pause, least, 5000);
		}
		before = least;
	}
	assert_int_equal(before, 2500);
}

static void
a_minimum_above_the_maximum_is_cut(void **state)
{
	const struct config config = {.reconnect_min = 600000,
	                              .reconnect_max = 10};

	(void)state;
	assert_in_range(pause_ms(&config, 50, 12345), 5, 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pauses_double_within_bounds),
	    cmocka_unit_test(a_minimum_above_the_maximum_is_cut),
	};

	return cmocka_run_group_tests_name("seat", tests, NULL, NULL);
}
