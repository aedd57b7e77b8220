/* Headers: which kind, which columns, one row or two. */
#include "ingest/column.c"

#include "ingest/table_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static bool
header_of(struct arena *a, const char *text, struct header *h)
{
	struct grid g;

	assert_true(
	    grid_square(a, fixture_table(a, text, text, text + strlen(text)),
	                slice_of(text), &g));
	return header_find(columns_new(a), &g, 0, h);
}

static void
finds_the_header_inside_a_form(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct header h;

	(void)state;
	assert_true(header_of(
	    a,
	    "项目名称|水库加固|||\n"
	    "绩效指标|一级指标|二级 指标|三级指标|年度指标值（A）|实际完成值\n"
	    "|产出指标|数量指标|加固座数|3座|3座",
	    &h));
	assert_int_equal(h.kind, TABLE_KPI);
	assert_int_equal(h.row, 1);
	assert_int_equal(h.at[COLUMN_LEVEL2], 2);
	assert_int_equal(h.at[COLUMN_TARGET], 4);
	assert_int_equal(h.at[COLUMN_ACTUAL], 5);
	assert_int_equal(h.at[COLUMN_SCORE], NO_COLUMN);
	arena_free(a);
}

static void
joins_two_header_rows(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct header h;

	(void)state;
	assert_true(
	    header_of(a,
	              "项目来源|采购物品名称|政府采购目录序号|采购金额\n"
	              "项目名称|预算资金|||合计|一般公共预算|政府性基金预算\n"
	              "甲项目|10|桌子|A05|10|10|",
	              &h));
	assert_int_equal(h.kind, TABLE_PROCUREMENT);
	assert_int_equal(h.rows, 2);
	assert_int_equal(h.at[COLUMN_PROJECT], 0);
	assert_int_equal(h.at[COLUMN_ITEM], 2);
	assert_int_equal(h.at[COLUMN_CODE], 3);
	assert_int_equal(h.at[COLUMN_AMOUNT], 4);
	assert_int_equal(h.at[COLUMN_GOV_FUND], 6);
	arena_free(a);
}

/* A row of sums is no second header row, though 合计 heads a column. */
static void
figures_are_no_header(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct header h;

	(void)state;
	assert_true(header_of(
	    a, "采购项目|品目名称|预算金额\n合计||20\n甲|桌子|20", &h));
	assert_int_equal(h.rows, 1);
	arena_free(a);
}

static void
words_alone_make_no_kind(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct header h;

	(void)state;
	assert_false(header_of(a, "项目|预算数\n公务接待费|3", &h));
	assert_false(header_of(a, "三级指标|备注\n一|二", &h));
	arena_free(a);
}

/* Codes and names head tables by economic class too. */
static void
purchases_have_words_of_their_own(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct header h;

	(void)state;
	assert_false(
	    header_of(a, "编码|名称|合计|人员经费\n30101|基本工资|5|5", &h));
	assert_true(header_of(a, "品目编码|名称|合计\nA05|桌子|5", &h));
	assert_int_equal(h.kind, TABLE_PROCUREMENT);
	assert_true(header_of(a, "编码|名称|数量|金额\nA05|桌子|2|5", &h));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_the_header_inside_a_form),
	    cmocka_unit_test(joins_two_header_rows),
	    cmocka_unit_test(figures_are_no_header),
	    cmocka_unit_test(words_alone_make_no_kind),
	    cmocka_unit_test(purchases_have_words_of_their_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
