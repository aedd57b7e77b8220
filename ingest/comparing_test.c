/* Marks of every printing, and words that are none. */
#include "ingest/comparing.c"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void
knows_every_printing(void **state)
{
	(void)state;
	assert_int_equal(comparing_mark(SLICE("≥95%")), 3);
	assert_int_equal(comparing_mark(SLICE("≦5")), 3);
	assert_int_equal(comparing_mark(SLICE("＝100%")), 3);
	assert_int_equal(comparing_mark(SLICE("<5")), 1);
	assert_int_equal(comparing_mark(SLICE("不低于5")), 0);
	assert_int_equal(comparing_mark(SLICE("-5")), 0);
	assert_int_equal(comparing_mark(SLICE("")), 0);
}

static void
figures_hold_no_nul(void **state)
{
	(void)state;
	assert_true(slice_is_figure(SLICE("-1,250.5%"), ",.%-"));
	assert_false(slice_is_figure(SLICE("1\00050"), ",.%-"));
	assert_false(slice_is_figure(SLICE("-"), ",.%-"));
	assert_true(slice_is_digits(SLICE("2080501")));
	assert_false(slice_is_digits(SLICE("")));
	assert_false(slice_is_digits(SLICE("208 ")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(knows_every_printing),
	    cmocka_unit_test(figures_hold_no_nul),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
