/* Years of headings against the year of the paper. */
#include "ingest/check_years.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct reading *
text(void **state, const char *words)
{
	struct reading *r = fixture_read(state, words);

	check_years(r);
	return r;
}

static void
headings_tell_the_papers_year(void **state)
{
	const struct reading *r = text(state, "一、2021年部门预算收支总体情况");

	assert_int_equal(fixture_findings(r, YEAR_CONFLICT), 1);
	assert_int_equal(
	    text(state, "一、2022年部门预算收支总体情况")->out->findings.n, 0);
	assert_int_equal(text(state, "2021年预算执行情况说明")->out->findings.n,
	                 0);
	assert_int_equal(
	    text(state, "2021年校舍维修项目预算说明")->out->findings.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(headings_tell_the_papers_year),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
