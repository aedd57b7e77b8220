/* Numbers for people: grouped, as per cent, never rounded. */
#include "client/number.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void
groups_thousands(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
	    {"0", "0"},
	    {"999", "999"},
	    {"1000", "1,000"},
	    {"-1234567.50", "-1,234,567.50"},
	    {"92233720368547758.07", "92,233,720,368,547,758.07"},
	    {"0.0209", "0.0209"},
	    {"1000.1234", "1,000.1234"},
	    /* No plain decimals: left alone. */
	    {"", ""},
	    {"-", "-"},
	    {"5000吨", "5000吨"},
	    {"1e9", "1e9"},
	    {"1.", "1."},
	    {"12.34.56", "12.34.56"},
	};
	char out[NUMBER_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(number_group(rows[i].in, out), rows[i].out);
}

static void
long_numbers_stay_inside(void **state)
{
	char in[300], out[NUMBER_TEXT];

	(void)state;
	memset(in, '7', sizeof(in) - 1);
	in[sizeof(in) - 1] = '\0';
	number_group(in, out);
	assert_int_equal(strlen(out), NUMBER_TEXT - 1);
	number_percent(in, out);
	assert_int_equal(strlen(out), NUMBER_TEXT - 1);
}

static void
moves_the_point(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
	    {"0.8125", "81.25"}, {"0.5", "50"},    {"1", "100"},  {"0", "0"},
	    {"0.0625", "6.25"},  {"0.001", "0.1"}, {"0.07", "7"},
	};
	char out[NUMBER_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(number_percent(rows[i].in, out),
		                    rows[i].out);
}

static void
measures_fractions(void **state)
{
	(void)state;
	assert_int_equal(number_fraction("12"), 0);
	assert_int_equal(number_fraction("12.50"), 3);
	assert_int_equal(number_fraction("-1,234.5"), 2);
	assert_int_equal(number_fraction("–"), 0);
	assert_int_equal(number_fraction("sangong.total"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(groups_thousands),
	    cmocka_unit_test(long_numbers_stay_inside),
	    cmocka_unit_test(moves_the_point),
	    cmocka_unit_test(measures_fractions),
	};

	return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
