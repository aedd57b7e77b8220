/* Changes and rates against their figures, over whole sentences. */
#include "ingest/check_change.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct reading *
sentence(void **state, const char *text)
{
	struct reading *r = fixture_read(state, text);

	outline(r);
	prose(r);
	check_changes(r);
	return r;
}

static void
right_claims_say_nothing(void **state)
{
	const struct reading *r = sentence(
	    state,
	    "2022年“三公”经费预算8万元，比上年的10万元减少2万元，下降20%。"
	    "公务接待费2022年预算1.5万元，2021年预算1.2万元，增长25%；"
	    "机关运行经费61.5万元，比上年增加0.29万元，增长0.47%。");

	assert_true(r->statements.n >= 6);
	assert_int_equal(r->out->findings.n, 0);
}

static void
a_wrong_change_is_quoted(void **state)
{
	const struct reading *r =
	    sentence(state, "公务接待费2022年预算8万元，2021年预算12."
	                    "5万元，同比减少4.35万元。");

	assert_int_equal(fixture_findings(r, CHANGE_CONFLICT), 1);
	assert_true(fixture_found(r, CHANGE_CONFLICT, "4.35"));
}

/* The change shows that the figure has lost its 万. */
static void
a_lost_unit_is_suspected(void **state)
{
	const struct reading *r = sentence(
	    state, "机关运行经费2022年预算105.60元，比上年增加5.60万元。");

	assert_int_equal(fixture_findings(r, UNIT_SUSPECT), 1);
	assert_true(fixture_found(r, UNIT_SUSPECT, "105.60"));
	assert_int_equal(fixture_findings(r, CHANGE_CONFLICT), 0);
	r = sentence(state,
	             "机关运行经费2022年预算1056000元，比上年增加5.60万元。");
	assert_int_equal(r->out->findings.n, 0);
}

static void
a_wrong_direction_is_quoted(void **state)
{
	const struct reading *r = sentence(
	    state,
	    "公务接待费2022年预算3.2万元，2021年预算4.5万元，增长28.89%。");

	assert_int_equal(fixture_findings(r, RATE_CONFLICT), 1);
	assert_true(fixture_found(r, RATE_CONFLICT, "增长28.89%"));
}

static void
a_rate_must_follow(void **state)
{
	const struct reading *r = sentence(
	    state,
	    "2022年“三公”经费预算8.05万元，比上年减少2.01万元，下降25%。");

	assert_int_equal(fixture_findings(r, RATE_CONFLICT), 1);
	r = sentence(state, "2021年公务接待费决算4.25万元，"
	                    "完成预算5.02万元的94.66%。");
	assert_int_equal(fixture_findings(r, RATE_CONFLICT), 1);
	r = sentence(state, "2021年公务接待费决算4.25万元，"
	                    "完成预算5.02万元的84.66%。");
	assert_int_equal(fixture_findings(r, RATE_CONFLICT), 0);
}

/* 2 may be 1.5 or 2.4: no rate is impossible then. */
static void
coarse_figures_refute_no_rate(void **state)
{
	const struct reading *r = sentence(
	    state, "2022年“三公”经费预算8万元，比上年减少2万元，下降21%。");

	assert_int_equal(r->out->findings.n, 0);
}

/* The year before is named first, as in lines of functions. */
static void
the_older_figure_may_come_first(void **state)
{
	const struct reading *r =
	    sentence(state, "公务接待费2021年预算80万元，2022年预算92万元，"
	                    "比2021年预算增加17.66%。");

	assert_true(fixture_found(r, RATE_CONFLICT, "增加17.66%"));
	r = sentence(state, "公务接待费2021年预算80万元，2022年预算92万元，"
	                    "比2021年预算增加15.00%。");
	assert_int_equal(r->out->findings.n, 0);
}

/* 95.89% is of the adjusted budget, there was none at the year's start. */
static void
completion_names_its_budget(void **state)
{
	const struct reading *r = sentence(
	    state, "2022年公务接待费年初预算为0万元，全年预算为10万元，"
	           "支出决算为9.5万元，完成年初预算的95.00%。");

	assert_true(fixture_found(r, RATE_CONFLICT, "95.00%"));
	r = sentence(state,
	             "2022年公务接待费年初预算为0万元，全年预算为10万元，"
	             "支出决算为9.5万元，完成全年预算的95.00%。");
	assert_int_equal(r->out->findings.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(right_claims_say_nothing),
	    cmocka_unit_test(a_wrong_change_is_quoted),
	    cmocka_unit_test(a_lost_unit_is_suspected),
	    cmocka_unit_test(a_wrong_direction_is_quoted),
	    cmocka_unit_test(a_rate_must_follow),
	    cmocka_unit_test(coarse_figures_refute_no_rate),
	    cmocka_unit_test(the_older_figure_may_come_first),
	    cmocka_unit_test(completion_names_its_budget),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
