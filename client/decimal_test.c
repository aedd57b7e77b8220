/* Decimals as ten-thousandths, and shares of them. */
#include "client/decimal.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static int64_t
read_of(const char *text)
{
	int64_t n;

	if (!decimal_read(text, &n))
		fail_msg("%s is a decimal", text);
	return n;
}

static void
reads_decimals(void **state)
{
	(void)state;
	assert_int_equal(read_of("0"), 0);
	assert_int_equal(read_of("12.5"), 125000);
	assert_int_equal(read_of("-0.0209"), -209);
	assert_int_equal(read_of("1.00009"), 10000);
	assert_int_equal(read_of("90000000000000"), 900000000000000000);
}

static void
refuses_the_rest(void **state)
{
	static const char *const none[] = {"",
	                                   "-",
	                                   ".5",
	                                   "1e3",
	                                   "1,000",
	                                   "x",
	                                   "1.2.3",
	                                   "99999999999999999999",
	                                   "922337203685477.5808",
	                                   NULL};
	int64_t n;

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (decimal_read(none[i], &n))
			fail_msg("%s is no decimal here", none[i]);
}

static void
shares_do_not_overflow(void **state)
{
	(void)state;
	assert_int_equal(decimal_share(1, 2, 9), 4);
	assert_int_equal(decimal_share(5, 0, 9), 0);
	assert_int_equal(decimal_share(INT64_MAX, INT64_MAX, 1000), 1000);
	assert_int_equal(decimal_share(-10, 20, 4), -2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_decimals),
	    cmocka_unit_test(refuses_the_rest),
	    cmocka_unit_test(shares_do_not_overflow),
	};

	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
