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

static void
a_budget_is_not_compared_with_itself(void **state)
{
	const struct reading *r = text(
	    state, "财政拨款收入9万元，比 2022 年预算增加2万元；其他持平。");

	assert_int_equal(fixture_findings(r, YEAR_CONFLICT), 1);
	assert_true(fixture_found(r, YEAR_CONFLICT, "增加2万元"));
	assert_int_equal(
	    text(state, "比2021年预算增加2万元。")->out->findings.n, 0);
	assert_int_equal(
	    text(state, "2022年预算9万元，与2022年预算执行数相比减少。")
	        ->out->findings.n,
	    0);
}

static void
a_project_lasts_into_its_year(void **state)
{
	const struct reading *r =
	    text(state, "五、实施周期\n\n2021年1月1日-2021年12月31日");

	assert_true(fixture_found(r, YEAR_CONFLICT, "2021年12月31日"));
	assert_int_equal(
	    text(state, "实施周期：2021年3月至2023年5月")->out->findings.n, 0);
	assert_int_equal(text(state, "项目期限\n\n长期")->out->findings.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(headings_tell_the_papers_year),
	    cmocka_unit_test(a_budget_is_not_compared_with_itself),
	    cmocka_unit_test(a_project_lasts_into_its_year),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
