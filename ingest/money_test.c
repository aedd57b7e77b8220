/* Amounts: what is read exactly, what is refused, how it is printed. */
#include "ingest/money.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static int64_t
fen(const char *digits, enum money_unit unit)
{
	money m = MONEY_NONE;

	assert_int_equal(money_parse(slice_of(digits), unit, &m), MONEY_OK);
	return m.fen;
}

static enum money_result
refusal(const char *digits, enum money_unit unit)
{
	money m = MONEY_NONE;
	enum money_result r = money_parse(slice_of(digits), unit, &m);

	assert_false(money_known(m));
	return r;
}

static void
reads_printed_forms(void **state)
{
	(void)state;
	assert_int_equal(fen("14349.63", UNIT_WAN), 14349630000);
	assert_int_equal(fen("1,234,500.50", UNIT_YUAN), 123450050);
	assert_int_equal(fen("0", UNIT_YI), 0);
	assert_int_equal(fen("-0.29", UNIT_WAN), -290000);
	assert_int_equal(fen("+5", UNIT_THOUSAND), 500000);
	assert_int_equal(fen("1.5000000000000", UNIT_YI), 15000000000);
	assert_int_equal(fen("0.000001", UNIT_WAN), 1);
	assert_int_equal(fen("0.0000000001", UNIT_YI), 1);
	assert_int_equal(fen("003.10", UNIT_YUAN), 310);
}

static void
refuses_what_is_not_exact(void **state)
{
	(void)state;
	assert_int_equal(refusal("0.001", UNIT_YUAN), MONEY_TOO_FINE);
	assert_int_equal(refusal("0.0000001", UNIT_WAN), MONEY_TOO_FINE);
	assert_int_equal(refusal("92233720368547759", UNIT_YUAN),
	                 MONEY_TOO_LARGE);
	assert_int_equal(refusal("922337203685477580700", UNIT_YI),
	                 MONEY_MALFORMED);
	assert_int_equal(refusal("", UNIT_YUAN), MONEY_MALFORMED);
	assert_int_equal(refusal(".5", UNIT_YUAN), MONEY_MALFORMED);
	assert_int_equal(refusal("1.2.3", UNIT_YUAN), MONEY_MALFORMED);
	assert_int_equal(refusal("1 2", UNIT_YUAN), MONEY_MALFORMED);
	assert_int_equal(refusal("12", UNIT_NONE), MONEY_MALFORMED);
	assert_int_equal(refusal("-", UNIT_YUAN), MONEY_MALFORMED);
}

static void
prints_what_it_reads(void **state)
{
	static const char *const yuan[] = {
	    "0", "12000", "0.5", "-3.25", "123450.05", "92233720368547758.07"};
	char text[MONEY_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof(yuan) / sizeof(yuan[0]); i++)
		assert_string_equal(
		    money_print((money){fen(yuan[i], UNIT_YUAN)}, text),
		    yuan[i]);
	assert_string_equal(money_print_in((money){1200000}, UNIT_WAN, text),
	                    "1.2");
	assert_string_equal(money_print_in((money){1}, UNIT_WAN, text),
	                    "0.000001");
	assert_string_equal(
	    money_print_in((money){-30000000001}, UNIT_YI, text),
	    "-3.0000000001");
}

static void
sums_are_checked(void **state)
{
	money sum;

	(void)state;
	assert_true(money_add((money){7}, (money){-9}, &sum));
	assert_int_equal(sum.fen, -2);
	assert_true(money_sub((money){7}, (money){9}, &sum));
	assert_int_equal(sum.fen, -2);
	assert_false(money_add((money){INT64_MAX}, (money){1}, &sum));
	assert_false(money_add(MONEY_NONE, (money){1}, &sum));
	assert_false(money_sub((money){-INT64_MAX}, (money){1}, &sum));
}

static void
compares_multiplies_and_shares(void **state)
{
	money m;
	int64_t share;

	(void)state;
	assert_true(money_compare((money){1}, (money){2}) < 0);
	assert_true(money_compare((money){2}, (money){-2}) > 0);
	assert_int_equal(money_compare((money){5}, (money){5}), 0);
	assert_true(money_times((money){7}, -1000, &m));
	assert_int_equal(m.fen, -7000);
	assert_false(money_times((money){INT64_MAX / 2}, 3, &m));
	assert_false(money_times(MONEY_NONE, 1, &m));
	assert_true(money_share((money){1}, (money){3}, &share));
	assert_int_equal(share, 3333);
	assert_false(money_share((money){1}, (money){0}, &share));
	assert_false(money_share(MONEY_NONE, (money){1}, &share));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_printed_forms),
	    cmocka_unit_test(refuses_what_is_not_exact),
	    cmocka_unit_test(prints_what_it_reads),
	    cmocka_unit_test(sums_are_checked),
	    cmocka_unit_test(compares_multiplies_and_shares),
	};

	return cmocka_run_group_tests_name("money", tests, NULL, NULL);
}
