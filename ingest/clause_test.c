/*
 * The grammar of prose as clerks of other provinces write it (prose_fixture.h
 * says how what was found is written down).
 */
#include "ingest/prose_fixture.h"

static void
names_end_where_measures_begin(void **state)
{
	(void)state;
	final("某县审计局机关运行经费支出12万元，比上年增加2万元。",
	      "=operating_cost 2022 final 120000\n"
	      "~operating_cost 2022 final 20000\n");
	/* 多 is part of a name here. */
	budget("多伦县财政局2022年收入总预算9万元，比上年多1万元。",
	       "=revenue.total 2022 budget 90000\n"
	       "~revenue.total 2022 budget 10000\n");
}

static void
takes_codes_behind_numbers(void **state)
{
	(void)state;
	budget("1．2100101行政运行5万元，主要用于人员。\n"
	       "（二）2070104-图书馆6万元。",
	       "=expenditure.function:行政运行 2022 budget 50000\n"
	       "=expenditure.function:图书馆 2022 budget 60000\n");
	budget("2．“卫生健康支出”科目5万元，主要用于医院。",
	       "=expenditure.function:卫生健康支出 2022 budget 50000\n");
}

static void
compares_in_other_words(void **state)
{
	(void)state;
	budget("机关运行经费9万元，与上年对比增加1万元。",
	       "=operating_cost 2022 budget 90000\n"
	       "~operating_cost 2022 budget 10000\n");
	budget("部门财务总收入9万元，其中：其他收入0万元。\n"
	       "与上年对比减少1万元，下降10%。",
	       "=revenue.total 2022 budget 90000\n"
	       "=revenue.other 2022 budget 0\n"
	       "~revenue.total 2022 budget -10000\n");
	budget("机关运行经费比上年减少1万元，培训费持平。",
	       "~operating_cost 2022 budget -10000\n"
	       "~training 2022 budget 0\n");
}

/* The percentage tells whose change it is. */
static void
rates_tell_the_whole(void **state)
{
	(void)state;
	final("收入总计90万元，其中年初结转和结余20万元，较上年增加10万元，"
	      "增长12.5%。",
	      "=revenue.total 2022 final 900000\n"
	      "=revenue.carryover 2022 final 200000\n"
	      "~revenue.total 2022 final 100000\n");
	final("收入总计90万元，其中年初结转和结余20万元，较上年增加10万元，"
	      "增长100%。",
	      "=revenue.total 2022 final 900000\n"
	      "=revenue.carryover 2022 final 200000\n"
	      "~revenue.carryover 2022 final 100000\n");
}

static void
goes_on_with_the_only_label(void **state)
{
	(void)state;
	budget("一、“三公”经费\n公务接待费2万元，用于来客。与上年预算数相同。",
	       "=sangong.reception 2022 budget 20000\n"
	       "~sangong.reception 2022 budget 0\n");
}

static void
reads_forms_that_were_filled_in(void **state)
{
	(void)state;
	budget("“三公”经费预算数为【31.00】万元，公务用车保有量〔9〕辆。",
	       "=sangong.total 2022 budget 310000\n"
	       "#vehicles.kept 2022 final 9\n");
}

static void
gives_all_years_one_value(void **state)
{
	(void)state;
	budget("因公出国（境）费2021年、2022年预算均为0万元。",
	       "=sangong.abroad 2021 budget 0\n"
	       "=sangong.abroad 2022 budget 0\n");
}

static void
counts_in_other_words(void **state)
{
	(void)state;
	budget("“三公”经费9万元。国内公务接待批次为40次，共计接待320人次。",
	       "=sangong.total 2022 budget 90000\n"
	       "#reception.batches 2022 budget 40\n"
	       "#reception.persons 2022 budget 320\n");
	final("“三公”经费9万元。购置车辆0台，年末公务用车保有量3台。",
	      "=sangong.total 2022 final 90000\n"
	      "#vehicles.bought 2022 final 0\n"
	      "#vehicles.kept 2022 final 3\n");
	final("人员编制108人，其中：行政编制18人，事业编制90人。",
	      "#staff.quota 2022 final 108\n");
	budget("安排购置一般公务用车1辆。", "#vehicles.bought 2022 budget 1\n");
	/* The year belongs to the name that nobody knows. */
	budget("本年收入9万元，其中：上年某余额0万元、其他收入1万元。",
	       "=revenue.total 2022 budget 90000\n"
	       "=revenue.other 2022 budget 10000\n");
	budget("拟新增配置车辆0辆。", "#vehicles.bought 2022 budget 0\n");
	final(
	    "公务接待费2万元。其中：外事接待支出0万元；国内公务接待支出2万元，"
	    "接待14批次101人次。",
	    "=sangong.reception 2022 final 20000\n"
	    "#reception.batches 2022 final 14\n"
	    "#reception.persons 2022 final 101\n");
}

/* What is held is held at the end of the year before the budget's. */
static void
dates_what_is_held(void **state)
{
	(void)state;
	budget("截至2021年12月31日，资产总额90万元。与上年相比，"
	       "本年资产总额增加10万元。",
	       "=assets.total 2021 final 900000\n"
	       "~assets.total 2021 final 100000\n");
}

static void
leaves_out_who_gets_the_contracts(void **state)
{
	(void)state;
	budget("政府采购预算9万元。面向中小企业预留政府采购项目预算2万元，"
	       "预留给小型和微型企业的政府采购项目预算1万元。",
	       "=procurement.total 2022 budget 90000\n");
	budget("本年支出预算9万元，其中：财政拨款支出预算8万元。",
	       "=expenditure.total 2022 budget 90000\n"
	       "=expenditure.appropriation 2022 budget 80000\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_end_where_measures_begin),
	    cmocka_unit_test(takes_codes_behind_numbers),
	    cmocka_unit_test(compares_in_other_words),
	    cmocka_unit_test(rates_tell_the_whole),
	    cmocka_unit_test(goes_on_with_the_only_label),
	    cmocka_unit_test(reads_forms_that_were_filled_in),
	    cmocka_unit_test(gives_all_years_one_value),
	    cmocka_unit_test(counts_in_other_words),
	    cmocka_unit_test(dates_what_is_held),
	    cmocka_unit_test(leaves_out_who_gets_the_contracts),
	};

	return cmocka_run_group_tests_name("clause", tests, set_up, tear_down);
}
