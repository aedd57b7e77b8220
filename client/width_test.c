/* Columns of text: wide, narrow, joined, cut. */
#include "client/width.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void
counts_columns(void **state)
{
	(void)state;
	assert_int_equal(width(SLICE("")), 0);
	assert_int_equal(width(SLICE("abc")), 3);
	assert_int_equal(width(SLICE("曲阳县")), 6);
	assert_int_equal(width(SLICE("a曲b")), 4);
	assert_int_equal(width(SLICE("，。（）：")), 10);
	assert_int_equal(width(SLICE("ｗｉｄｅ　")), 10);
	assert_int_equal(width(SLICE("“三公”")), 6);
	assert_int_equal(width(SLICE("–…×")), 3);
	assert_int_equal(width(SLICE("é")), 1);
	assert_int_equal(width(SLICE("e\xcc\x81")), 1); /* e and an accent */
	assert_int_equal(width(SLICE("𠮷")), 2);        /* plane 2 */
	assert_int_equal(width(SLICE("\033\t")), 0);
}

static void
tables_are_sorted(void **state)
{
	(void)state;
	for (size_t i = 1; i < sizeof(wide) / sizeof(wide[0]); i++)
		assert_true(wide[i - 1].last < wide[i].first);
	for (size_t i = 1; i < sizeof(zero) / sizeof(zero[0]); i++)
		assert_true(zero[i - 1].last < zero[i].first);
	assert_int_equal(width_of(0x4e00), 2);
	assert_int_equal(width_of(0x9fff), 2);
	assert_int_equal(width_of(0xac00), 2);
	assert_int_equal(width_of(0x200b), 0);
	assert_int_equal(width_of('~'), 1);
}

static void
cuts_between_characters(void **state)
{
	size_t used;

	(void)state;
	assert_int_equal(width_fit(SLICE("曲阳县"), 5, &used), 6);
	assert_int_equal(used, 4);
	assert_int_equal(width_fit(SLICE("曲阳县"), 6, &used), 9);
	assert_int_equal(used, 6);
	assert_int_equal(width_fit(SLICE("abc"), 0, &used), 0);
	/* An accent stays with its letter. */
	assert_int_equal(width_fit(SLICE("e\xcc\x81x"), 1, &used), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(counts_columns),
	    cmocka_unit_test(tables_are_sorted),
	    cmocka_unit_test(cuts_between_characters),
	};

	return cmocka_run_group_tests_name("width", tests, NULL, NULL);
}
