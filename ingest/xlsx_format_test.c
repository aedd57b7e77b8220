/* Numbers of workbooks as their formats show them. */
#include "ingest/xlsx_format.h"

#include <time.h>

#include "ingest/reader_fixture.h"

static const char *
shown(const char *code, const char *stored, bool from_1904)
{
	struct xlsx_format f = xlsx_format(slice_of(code));
	struct number n;

	arena_reset(arena);
	assert_true(number_read(slice_of(stored), &n));
	return xlsx_show(&f, &n, from_1904, arena).at;
}

#define SHOWS(code, stored, text) \
	assert_string_equal(shown(code, stored, false), text)

static void
test_general(void **state)
{
	(void)state;
	SHOWS("General", "71634.60", "71634.6");
	SHOWS("", "0.1", "0.1");
	SHOWS("General", "5.0000000000000003E-2", "0.05");
	SHOWS("General", "123456789012345680", "123456789012346000");
	SHOWS("General", "-0.00", "0");
	SHOWS("General", "1E+300", "1E+300");
	SHOWS("G/通用格式", "12.50", "12.5");
	SHOWS("General\"万元\"", "12.5", "12.5万元");
	SHOWS("@", "2010301", "2010301");
}

static void
test_decimals(void **state)
{
	(void)state;
	SHOWS("0.00", "1.0049999999999999", "1.01");
	SHOWS("0.00", "2.675", "2.68");
	SHOWS("0.00", "-1234.5", "-1234.50");
	SHOWS("0.00", "-0.001", "0.00");
	SHOWS("0", "0.5", "1");
	SHOWS("0", "99.5", "100");
	SHOWS("0.0", "90.7", "90.7");
	SHOWS("0.00", "0", "0.00");
	SHOWS("#.##", "12", "12");
	SHOWS("0.##", "12.3", "12.3");
	SHOWS("000", "7", "007");
	SHOWS("0.00_ ", "12", "12.00");
	SHOWS("0.000000", "0.0000015", "0.000002");
}

static void
test_thousands_and_scales(void **state)
{
	(void)state;
	SHOWS("#,##0.00", "1234567.891", "1,234,567.89");
	SHOWS("#,##0", "999", "999");
	SHOWS("#,##0", "1000", "1,000");
	SHOWS("#,##0,", "1234567", "1,235");
	SHOWS("0.00,,", "123456789", "123.46");
	SHOWS("0!.0,\"万\"", "123456", "12.3万");
	SHOWS("0\\.0000", "123456", "12.3456");
	SHOWS("0.00%", "0.1234", "12.34%");
	SHOWS("0%", "1", "100%");
	SHOWS("\"¥\"#,##0.00", "1200", "¥1,200.00");
	SHOWS("[$¥-804]#,##0", "1200", "¥1,200");
}

static void
test_sections(void **state)
{
	(void)state;
	SHOWS("0.00;(0.00)", "-5", "(5.00)");
	SHOWS("0.00;[Red]\\-0.00", "-5", "-5.00");
	SHOWS("0.00;-0.00;;@", "0", "");
	SHOWS(";;;", "5", "");
	SHOWS("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0", "-");
	SHOWS("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-1234",
	      "-1,234.00");
	SHOWS("[>=10000]0!.0,\"万\";0", "25000", "2.5万");
	SHOWS("[>=10000]0!.0,\"万\";0", "2500", "2500");
	SHOWS("[<0]\"负\"0;0", "3", "3");
}

static void
test_dates(void **state)
{
	(void)state;
	SHOWS("yyyy/m/d", "44197", "2021/1/1");
	SHOWS("yyyy\"年\"m\"月\"d\"日\"", "44561", "2021年12月31日");
	SHOWS("yyyy-mm-dd", "60", "1900-02-29");
	SHOWS("yyyy-mm-dd", "1", "1900-01-01");
	SHOWS("yyyy-mm-dd", "61", "1900-03-01");
	SHOWS("yyyy-mm-dd", "43890", "2020-02-29");
	SHOWS("yy-m-d h:mm", "44197.75", "21-1-1 18:00");
	SHOWS("h:mm AM/PM", "0.75", "6:00 下午");
	SHOWS("[h]:mm", "1.5", "36:00");
	SHOWS("mm:ss", "0.0007523148148", "01:05");
	SHOWS("[$-804]aaaa", "44197", "星期五");
	SHOWS("[DBNum1][$-804]yyyy\"年\"m\"月\"", "44197", "2021年1月");
	SHOWS("yyyy/m/d", "-5", "-5");
	assert_string_equal(shown("yyyy/m/d", "0", true), "1904/1/1");
	assert_string_equal(shown("yyyy/m/d", "42735", true), "2021/1/1");
}

static void
test_known(void **state)
{
	(void)state;
	assert_true(slice_is(xlsx_format_of(4), SLICE("#,##0.00")));
	assert_int_equal(xlsx_format_of(0).len, 0);
	assert_int_equal(xlsx_format_of(5000).len, 0);
	for (unsigned id = 1; id < 60; id++) {
		struct xlsx_format f = xlsx_format(xlsx_format_of(id));

		assert_int_equal(f.date, (id >= 14 && id <= 36 && id != 23) ||
		                                 (id >= 45 && id <= 47) ||
		                                 id >= 50
		                             ? xlsx_format_of(id).len > 0
		                             : false);
	}
}

static void
test_numbers(void **state)
{
	static const char *const bad[] = {"",    "-",   ".",     "1.2.3", "1e",
	                                  "abc", "1E+", "1E999", "12万"};
	struct number a, b;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(number_read(slice_of(bad[i]), &a));
	assert_true(number_read(SLICE("0.0010"), &a));
	assert_int_equal(a.point, -2);
	assert_int_equal(a.n, 1);
	assert_true(number_read(SLICE("9.9999999999999999E2"), &a));
	assert_true(number_read(SLICE("1000"), &b));
	assert_int_equal(number_compare(&a, &b), 0);
	assert_true(number_read(SLICE("-1000.5"), &a));
	assert_true(number_compare(&a, &b) < 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_general),
	    cmocka_unit_test(test_decimals),
	    cmocka_unit_test(test_thousands_and_scales),
	    cmocka_unit_test(test_sections),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_known),
	    cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
