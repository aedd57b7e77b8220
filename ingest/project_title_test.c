/* Lines that name a project above its table. */
#include "ingest/project_title.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void
names(const char *line, const char *name, unsigned number)
{
	struct project_title t;

	assert_true(project_title(slice_of(line), &t));
	assert_int_equal(t.name.len, strlen(name));
	assert_memory_equal(t.name.at, name, t.name.len);
	assert_int_equal(t.number, number);
}

static void
reads_name_and_number(void **state)
{
	(void)state;
	names("12、北山水库除险加固项目绩效目标表", "北山水库除险加固项目", 12);
	names("（三）乡村驿站经费绩效目标申报表（2023年度）", "乡村驿站经费",
	      3);
	names("附件2：校车补贴绩效自评表", "校车补贴", 0);
}

/* Without a table of its own a title may bring the money along. */
static void
titles_may_state_their_budget(void **state)
{
	struct project_title t;

	(void)state;
	names("（三）老街管道项目绩效目标（预算1,080.00万元）", "老街管道项目",
	      3);
	names("【项目二】车站改造（预算600万元）", "车站改造", 2);
	names("（三）老街管道项目绩效目标〔预算 1080 万元〕", "老街管道项目",
	      3);
	names("7. 新厂二期（1220万元）绩效目标", "新厂二期", 7);
	assert_true(
	    project_title(SLICE("【水厂绩效目标】项目预算27.5万元。"), &t));
	assert_true(slice_is(t.name, SLICE("水厂")));
	assert_non_null(slice_find(t.money, SLICE("27.5万元")));
}

/* A list does not end with the tenth project. */
static void
numbers_stand_for_names(void **state)
{
	(void)state;
	names("（一）项目一：古城消防", "古城消防", 1);
	names("项目十：旅游厕所", "旅游厕所", 10);
	names("项目十二：河道清淤", "河道清淤", 12);
	names("项目12：河道清淤", "河道清淤", 12);
	names("【项目十一】车站改造", "车站改造", 11);
}

/* The kinds are asked for in turn, each in the whole text. */
static void
quotes_hold_names(void **state)
{
	(void)state;
	assert_true(slice_is(project_quoted(SLICE("实施的“城乡供水”项目，")),
	                     SLICE("城乡供水")));
	assert_true(slice_is(project_quoted(SLICE("本项目含“管网改造”工程")),
	                     SLICE("管网改造")));
	assert_true(
	    slice_is(project_quoted(SLICE("“泵站”“水厂”项目")), SLICE("水厂")));
	assert_int_equal(project_quoted(SLICE("“十四五”规划项目")).len, 0);
	assert_int_equal(project_quoted(SLICE("“”项目")).len, 0);
	assert_int_equal(project_quoted(SLICE("”项目")).len, 0);
}

static void
filler_names_nobody(void **state)
{
	struct project_title t;

	(void)state;
	names("2023年度项目支出绩效自评表", "", 0);
	names("表五-1　2023年项目支出绩效目标表", "", 0);
	names("附：项目绩效目标表", "", 0);
	assert_true(project_title(SLICE("部门整体支出绩效目标表"), &t));
	assert_true(t.whole);
	assert_int_equal(t.name.len, 0);
}

static void
other_lines_are_none(void **state)
{
	struct project_title t;

	(void)state;
	assert_false(project_title(SLICE("部门收支总表"), &t));
	assert_false(project_title(SLICE("完成住房保障绩效目标"), &t));
	assert_false(project_title(SLICE(""), &t));
	assert_false(project_title(SLICE("（"), &t));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_name_and_number),
	    cmocka_unit_test(titles_may_state_their_budget),
	    cmocka_unit_test(numbers_stand_for_names),
	    cmocka_unit_test(quotes_hold_names),
	    cmocka_unit_test(filler_names_nobody),
	    cmocka_unit_test(other_lines_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
