/* Reasons that say the opposite of the rate they explain. */
#include "ingest/check_reason.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static unsigned
conflicts(void **state, const char *text)
{
	struct reading *r = fixture_read(state, text);

	check_reasons(r);
	return fixture_findings(r, RATE_CONFLICT);
}

static void
reasons_go_with_their_rates(void **state)
{
	assert_int_equal(
	    conflicts(state, "比上年减少2.98%。主要原因是：宣传经费增加。"), 1);
	assert_int_equal(
	    conflicts(state, "比上年增长2.98%，主要原因是接待费用减少。"), 1);
	assert_int_equal(
	    conflicts(state, "比上年减少2.98%。主要原因是：宣传经费减少。"), 0);
	assert_int_equal(
	    conflicts(state, "比上年减少2.98%，主要原因是管理力度增加。"), 0);
	assert_int_equal(
	    conflicts(state, "下降2.98%，主要原因是上年一次性支出增加。"), 0);
	assert_int_equal(
	    conflicts(state, "占比2.98%，主要原因是项目支出增加。"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reasons_go_with_their_rates),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
