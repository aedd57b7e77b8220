/* Open choices, blanks, missing chapters, lost units. */
#include "ingest/check_text.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct reading *
text(void **state, const char *words)
{
	struct reading *r = fixture_read(state, words);

	outline(r);
	check_text(r);
	return r;
}

static void
open_choices_are_quoted(void **state)
{
	const struct reading *r =
	    text(state, "接待费比上年增加（减少）1.3万元，原因是XX。");

	assert_int_equal(fixture_findings(r, PLACEHOLDER_LEFT), 2);
	assert_true(
	    fixture_found(r, PLACEHOLDER_LEFT, "“增加（减少）1.3万元”"));
	assert_true(fixture_found(r, PLACEHOLDER_LEFT, "原因是XX”"));
	r = text(state, "比上年增加/减少XX万元。");
	assert_int_equal(fixture_findings(r, PLACEHOLDER_LEFT), 1);
	r = text(state, "比上年增加（减少）  万元，增长（下降）__%。");
	assert_int_equal(fixture_findings(r, PLACEHOLDER_LEFT), 1);
}

static void
headings_and_names_are_no_choices(void **state)
{
	assert_int_equal(
	    text(state, "四、增加（减少）情况说明")->out->findings.n, 0);
	assert_int_equal(text(state, "使用XX牌打印机。")->out->findings.n, 0);
}

static void
a_lost_unit_is_suspected(void **state)
{
	assert_int_equal(
	    fixture_findings(text(state, "平均每辆车运行维护费5.97元。"),
	                     UNIT_SUSPECT),
	    1);
	assert_int_equal(
	    fixture_findings(text(state, "平均每辆车运行维护费2.1万元。"),
	                     UNIT_SUSPECT),
	    0);
}

static const char full[] =
    "一、主要职责：管钱。\n\n2022年收入预算10万元，支出预算10万元。\n\n机关运行"
    "经费2万元。\n\n"
    "“三公”经费0万元。\n\n政府采购0万元。\n\n绩效目标一个。\n\n名词解释：略。";

static void
chapters_are_missed_in_full_papers(void **state)
{
	struct reading *r = fixture_read(state, full);
	struct fact *f = list_add(r->arena, &r->out->facts);

	f->measure = SLICE("revenue.total");
	f->year = 2022;
	f->stage = STAGE_BUDGET;
	f->presence = PRESENCE_STATED;
	check_text(r);
	assert_int_equal(fixture_findings(r, MISSING_SECTION), 1);
	assert_true(fixture_found(r, MISSING_SECTION, "国有资产"));
}

static void
single_statements_lack_nothing(void **state)
{
	assert_int_equal(text(state, full)->out->findings.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(open_choices_are_quoted),
	    cmocka_unit_test(headings_and_names_are_no_choices),
	    cmocka_unit_test(a_lost_unit_is_suspected),
	    cmocka_unit_test(chapters_are_missed_in_full_papers),
	    cmocka_unit_test(single_statements_lack_nothing),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
