/* Tables of figures: by lines, on their side, two panels, funds and parts. */
#include "ingest/table_figures.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* The statement of a measure for a year; NULL if there is none. */
static const struct statement *
stated(const struct reading *r, const char *measure, unsigned year,
       enum part part)
{
	for (size_t i = 0; i < r->statements.n; i++) {
		const struct statement *s = &r->statements.at[i];

		if (fixture_is(s->measure, measure) && s->year == year &&
		    s->part == part && s->role == SAYS_VALUE)
			return s;
	}
	return NULL;
}

static void
is_fen(const struct statement *s, int64_t fen)
{
	assert_non_null(s);
	assert_true(money_equal(s->amount, money_of_fen(fen)));
}

static void
lines_have_codes_and_parts(void **state)
{
	struct reading *r = fixture_read(
	    state, "支出预算总表（按功能分类）\n\n单位：万元\n\n"
	           "科目编码|科目名称|合计|基本支出|项目支出\n"
	           "|合　计|30|10|20\n213|农林水支出|30|10|20\n"
	           "21303|　水利|30|10|20\n2130305|　　水利工程建设|20||20");
	const struct statement *s;

	tables(r);
	is_fen(stated(r, "expenditure.total", 2022, PART_NONE), 30000000);
	is_fen(stated(r, "expenditure.basic", 2022, PART_NONE), 10000000);
	s = stated(r, "expenditure.function:水利工程建设", 2022, PART_NONE);
	is_fen(s, 20000000);
	assert_true(fixture_is(s->function_code, "2130305"));
	is_fen(stated(r, "expenditure.function:水利", 2022, PART_PROJECT),
	       20000000);
	/* An empty cell of a line is no zero. */
	assert_null(
	    stated(r, "expenditure.function:水利工程建设", 2022, PART_BASIC));
}

static void
codes_may_stand_in_three_cells(void **state)
{
	struct reading *r = fixture_read(
	    state,
	    "政府性基金预算支出表\n\n单位：元\n\n"
	    "类|款|项|科目名称|本年支出\n"
	    "212|||城乡社区支出|500\n212|14|01|污水处理设施建设和运营|500");
	const struct statement *s;

	tables(r);
	s = stated(r, "expenditure.function:污水处理设施建设和运营", 2022,
	           PART_NONE);
	is_fen(s, 50000);
	assert_true(fixture_is(s->function_code, "2121401"));
	assert_int_equal(s->fund, FUND_GOV_FUND);
}

/* Years and stages come from the header, changes from theirs. */
static void
columns_have_years(void **state)
{
	struct reading *r = fixture_read(
	    state, "“三公”经费预算表\n\n单位：万元\n\n"
	           "项目|2021年预算数|2022年预算数|比上年增减|\n"
	           "|||增减额|增减幅度\n合计|5|4|-1|-20\n公务接待费||4|4|\n"
	           "其中：购置费|||");

	tables(r);
	is_fen(stated(r, "sangong.total", 2021, PART_NONE), 5000000);
	is_fen(stated(r, "sangong.total", 2022, PART_NONE), 4000000);
	/* Forms of the three kinds print zeros as empty cells. */
	is_fen(stated(r, "sangong.reception", 2021, PART_NONE), 0);
	assert_int_equal(
	    stated(r, "sangong.reception", 2021, PART_NONE)->presence,
	    PRESENCE_STATED_NONE);
	for (size_t i = 0; i < r->statements.n; i++)
		if (r->statements.at[i].role == SAYS_CHANGE) {
			is_fen(&r->statements.at[i], -1000000);
			return;
		}
	fail();
}

static void
is_count(const struct reading *r, const char *measure, int64_t value)
{
	for (size_t i = 0; i < r->out->counts.n; i++)
		if (fixture_is(r->out->counts.at[i].measure, measure)) {
			assert_int_equal(r->out->counts.at[i].value, value);
			return;
		}
	fail();
}

/* A sheet on how an office runs: amounts, counts, and —— where none can be. */
static void
rows_may_count(void **state)
{
	struct reading *r = fixture_read(
	    state, "机构运行信息表\n\n单位：万元\n\n"
	           "项目|预算数|决算数\n一、“三公”经费支出|——|——\n"
	           "（一）支出合计|9|8\n1．公务接待费||8\n"
	           "（1）国内接待费|——|8\n（二）相关统计数|——|——\n"
	           "4．公务用车保有量（辆）|——|5\n"
	           "5．国内公务接待批次（个）|——|31\n"
	           "二、机关运行经费||7\n（一）车辆数合计（辆）|——|6");

	r->out->head.doc_type = DOC_FINAL_ACCOUNTS;
	tables(r);
	assert_int_equal(r->statements.n, 4);
	is_fen(stated(r, "sangong.total", 2022, PART_NONE), 9000000);
	is_fen(stated(r, "operating_cost", 2022, PART_NONE), 7000000);
	assert_int_equal(r->out->counts.n, 3);
	is_count(r, "vehicles.kept", 5);
	is_count(r, "reception.batches", 31);
	is_count(r, "assets.vehicles", 6);
}

/* 208 | 5 | 1: a workbook drops the zeros of codes that are numbers. */
static void
codes_get_their_zeros_back(void **state)
{
	struct reading *r = fixture_read(
	    state, "支出总表\n\n单位：万元\n\n"
	           "<3科目编码|科目名称|合计\n类|款|项||\n"
	           "208|5|1|行政单位离退休|9\n208|8|5|义务兵优待|7");

	tables(r);
	assert_true(fixture_is(
	    stated(r, "expenditure.function:义务兵优待", 2022, PART_NONE)
	        ->function_code,
	    "2080805"));
}

/* 人员经费 and 公用经费 share a line between them; neither is the line. */
static void
shares_of_lines_are_left_out(void **state)
{
	struct reading *r =
	    fixture_read(state, "支出总表\n\n单位：万元\n\n"
	                        "科目编码|科目名称|合计|<2基本支出|项目支出\n"
	                        "|||人员经费|公用经费|\n205|教育支出|9|5|1|3\n"
	                        "|合计|9|5|1|3");

	tables(r);
	assert_int_equal(r->statements.n, 6);
	is_fen(stated(r, "expenditure.function:教育支出", 2022, PART_NONE),
	       9000000);
	is_fen(stated(r, "expenditure.function:教育支出", 2022, PART_PROJECT),
	       3000000);
	is_fen(stated(r, "expenditure.personnel", 2022, PART_NONE), 5000000);
}

/* Codes in full-width digits are the same codes. */
static void
codes_have_one_spelling(void **state)
{
	struct reading *r = fixture_read(
	    state, "支出预算表\n\n单位：万元\n\n"
	           "科目编码|科目名称|合计\n２０５|教育支出|７０．５０\n"
	           "２０５０２０２|小学教育|70.5");

	tables(r);
	is_fen(stated(r, "expenditure.function:小学教育", 2022, PART_NONE),
	       70500000);
	assert_true(fixture_is(
	    stated(r, "expenditure.function:教育支出", 2022, PART_NONE)
	        ->function_code,
	    "205"));
}

/* The budget in final accounts says nothing of what was left over. */
static void
budgets_know_no_carry_over(void **state)
{
	struct reading *r = fixture_read(
	    state, "收入支出决算总表\n\n单位：万元\n\n"
	           "项目|年初预算数|决算数\n其他收入||3\n年初结转和结余||\n"
	           "本年收入合计|9|9");

	r->out->head.doc_type = DOC_FINAL_ACCOUNTS;
	tables(r);
	is_fen(stated(r, "revenue.other", 2022, PART_NONE), 0);
	for (size_t i = 0; i < r->statements.n; i++)
		assert_true(r->statements.at[i].stage == STAGE_FINAL ||
		            !fixture_is(r->statements.at[i].measure,
		                        "revenue.carryover"));
}

/* Two years under one measure do not lay a table on its side. */
static void
years_are_no_measures(void **state)
{
	struct reading *r =
	    fixture_read(state, "“三公”经费支出情况表\n\n单位：元\n\n"
	                        "项目|<2“三公”经费预算数\n|2021年|2022年\n"
	                        "共计|50000|40000\n公务接待费|20000|10000");

	tables(r);
	is_fen(stated(r, "sangong.total", 2021, PART_NONE), 5000000);
	is_fen(stated(r, "sangong.reception", 2021, PART_NONE), 2000000);
	is_fen(stated(r, "sangong.reception", 2022, PART_NONE), 1000000);
}

static void
tables_may_lie_on_their_side(void **state)
{
	struct reading *r =
	    fixture_read(state, "一般公共预算“三公”经费支出表\n\n单位：万元\n\n"
	                        "合计|因公出国（境）费|公务用车购置费|"
	                        "公务用车运行维护费|公务接待费\n"
	                        "9.5||0|8|1.5");

	tables(r);
	is_fen(stated(r, "sangong.total", 2022, PART_NONE), 9500000);
	is_fen(stated(r, "sangong.vehicle_operation", 2022, PART_NONE),
	       8000000);
	is_fen(stated(r, "sangong.abroad", 2022, PART_NONE), 0);
}

/* Two panels: each amount belongs to the name on its left. */
static void
panels_are_kept_apart(void **state)
{
	struct reading *r = fixture_read(
	    state, "部门收支总表\n\n单位：万元\n\n收入||支出|\n项目|预算数|"
	           "项目|预算数\n"
	           "一、一般公共预算拨款收入|70|一、教育支出|60\n"
	           "二、政府性基金预算拨款收入||二、住房保障支出|10");

	tables(r);
	is_fen(stated(r, "revenue.general", 2022, PART_NONE), 70000000);
	is_fen(stated(r, "revenue.gov_fund", 2022, PART_NONE), 0);
	is_fen(stated(r, "expenditure.function:住房保障支出", 2022, PART_NONE),
	       10000000);
	assert_int_equal(r->statements.n, 4);
}

/* A budget's totals hold what was carried over; the numbers of columns are no
 * amounts; names may stand over the columns of codes. */
static void
totals_and_numbers_are_told_apart(void **state)
{
	struct reading *r = fixture_read(
	    state, "部门收支总表\n\n单位：万元\n\n收入||支出|\n项目|预算数|"
	           "项目|预算数\n"
	           "本年收入合计|70|本年支出合计|75\n上年结转|5|结转下年|\n"
	           "收入总计|75|支出总计|75");
	const struct statement *s;
	bool grand = false;

	tables(r);
	for (size_t i = 0; i < r->statements.n; i++) {
		s = &r->statements.at[i];
		if (!fixture_is(s->measure, "revenue.total"))
			continue;
		assert_int_equal(
		    s->weak, money_equal(s->amount, money_of_fen(70000000)));
		grand = grand || !s->weak;
	}
	assert_true(grand);
	r = fixture_read(
	    state,
	    "财政拨款“三公”经费支出表\n\n单位：万元\n\n"
	    "合计|因公出国（境）费|公务用车运行维护费|公务接待费\n1|2|3|4\n"
	    "9|0|8|1");
	tables(r);
	is_fen(stated(r, "sangong.total", 2022, PART_NONE), 9000000);
	assert_int_equal(r->statements.n, 4);
}

/* Rows by economic class name receptions and cars, and are no 三公 table. */
static void
economic_classes_are_no_sangong(void **state)
{
	struct reading *r = fixture_read(
	    state,
	    "单位：万元\n\n科目编码|科目名称|预算数\n30201|办公费|3\n"
	    "30217|公务接待费|1\n30231|公务用车运行维护费|2\n|公用经费合计|6");

	tables(r);
	is_fen(stated(r, "expenditure.public", 2022, PART_NONE), 6000000);
	assert_null(stated(r, "sangong.total", 2022, PART_NONE));
}

/* Lines of revenue are no spending. */
static void
revenue_by_function_is_no_spending(void **state)
{
	struct reading *r = fixture_read(
	    state, "收入预算总表\n\n单位：万元\n\n科目编码|科目名称|合计\n"
	           "205|教育支出|60");

	tables(r);
	assert_int_equal(r->statements.n, 0);
}

/* Nothing says in what money: no figure. */
static void
no_unit_no_figures(void **state)
{
	struct reading *r = fixture_read(
	    state,
	    "“三公”经费预算表\n\n项目|2022年预算数\n合计|4\n公务接待费|4");

	tables(r);
	assert_int_equal(r->statements.n, 0);
}

/* An empty table whose note says why: each kind is a true zero. */
static void
empty_tables_with_a_note_state_zeros(void **state)
{
	const char *table = "“三公”经费预算表\n\n单位：万元\n\n"
	                    "合计|因公出国（境）费|公务接待费\n"
	                    "预算数|预算数|预算数\n\n";
	char text[600];
	struct reading *r;
	const struct statement *s;

	snprintf(text, sizeof(text),
	         "%s说明：本局没有“三公”经费，故本表无数据。", table);
	r = fixture_read(state, text);
	tables(r);
	s = stated(r, "sangong.reception", 2022, PART_NONE);
	is_fen(s, 0);
	assert_int_equal(s->presence, PRESENCE_STATED_NONE);
	is_fen(stated(r, "sangong.abroad", 2022, PART_NONE), 0);
	snprintf(text, sizeof(text), "%s注：本表反映预算情况。", table);
	r = fixture_read(state, text);
	tables(r);
	assert_int_equal(r->statements.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_have_codes_and_parts),
	    cmocka_unit_test(codes_may_stand_in_three_cells),
	    cmocka_unit_test(columns_have_years),
	    cmocka_unit_test(rows_may_count),
	    cmocka_unit_test(codes_get_their_zeros_back),
	    cmocka_unit_test(shares_of_lines_are_left_out),
	    cmocka_unit_test(codes_have_one_spelling),
	    cmocka_unit_test(budgets_know_no_carry_over),
	    cmocka_unit_test(years_are_no_measures),
	    cmocka_unit_test(tables_may_lie_on_their_side),
	    cmocka_unit_test(panels_are_kept_apart),
	    cmocka_unit_test(totals_and_numbers_are_told_apart),
	    cmocka_unit_test(economic_classes_are_no_sangong),
	    cmocka_unit_test(revenue_by_function_is_no_spending),
	    cmocka_unit_test(no_unit_no_figures),
	    cmocka_unit_test(empty_tables_with_a_note_state_zeros),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
