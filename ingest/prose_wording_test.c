/*
 * Wordings that counties use for the same thing: counts, denials, lists under
 * one name, chapters on another year.
 */
#include "ingest/prose_fixture.h"

static void
counts_pieces_of_receptions(void **state)
{
	(void)state;
	final("公务接待费3万元。国内公务接待批次为52个，接待人次为420人。",
	      "=sangong.reception 2022 final 30000\n"
	      "#reception.batches 2022 final 52\n"
	      "#reception.persons 2022 final 420\n");
	final("公务接待费3万元。公务接待批次52次，国内公务接待人次420个。",
	      "=sangong.reception 2022 final 30000\n"
	      "#reception.batches 2022 final 52\n"
	      "#reception.persons 2022 final 420\n");
}

static void
counts_guests_at_home_behind_those_from_abroad(void **state)
{
	(void)state;
	final("公务接待费3万元。其中：外事接待费0万元，国内公务接待22批次，"
	      "176人。国（境）外公务接待1批次，6人。",
	      "=sangong.reception 2022 final 30000\n"
	      "#reception.batches 2022 final 22\n"
	      "#reception.persons 2022 final 176\n");
}

static void
counts_no_differences(void **state)
{
	(void)state;
	final("公务用车保有量11辆。公务用车运行维护费6万元，较上年减少2万元，"
	      "主要是公务用车保有量减少4辆。",
	      "=sangong.vehicle_operation 2022 final 60000\n"
	      "~sangong.vehicle_operation 2022 final -20000\n"
	      "#vehicles.kept 2022 final 11\n");
}

/* 处置后保有4辆 replaces what was there before; a kind of cars does not. */
static void
counts_what_is_kept_in_the_end(void **state)
{
	(void)state;
	budget("现有公务用车6辆，本年处置2辆，处置后保有4辆。",
	       "#vehicles.kept 2022 final 4\n");
	budget("现有公务用车6辆，其中应急保障用车保有2辆。",
	       "#vehicles.kept 2022 final 6\n");
	budget("现有公务用车6辆，局机关保有4辆。",
	       "#vehicles.kept 2022 final 6\n");
	budget("现有公务用车6辆，拟更新购置2辆，年末保有8辆。",
	       "#vehicles.kept 2022 final 8\n"
	       "#vehicles.bought 2022 budget 2\n");
}

static void
hears_that_nothing_was_budgeted(void **state)
{
	(void)state;
	budget("因公出（境）国、公务接待费没预算。",
	       "=sangong.abroad 2022 budget 0 none\n"
	       "=sangong.reception 2022 budget 0 none\n");
}

static void
knows_a_list_by_its_common_name(void **state)
{
	(void)state;
	final("各单位因公出国（境）费、公务接待费、公务用车运行费（“三公”经费）"
	      "决算总额27万元。",
	      "=sangong.total 2022 final 270000\n");
}

static void
shares_the_unit_of_the_difference(void **state)
{
	(void)state;
	final("公务接待费2.05万元，较上年2.08减少0.03万元。",
	      "=sangong.reception 2022 final 20500\n"
	      "=sangong.reception 2021 final 20800\n"
	      "~sangong.reception 2022 final -300\n");
	final("公务接待费20万元，按同口径同比减少3万元。",
	      "=sangong.reception 2022 final 200000\n"
	      "~sangong.reception 2022 final -30000\n");
}

/* The bracket sets off the amount of the verb before it, and no more. */
static void
reads_changes_in_brackets(void **state)
{
	(void)state;
	budget("公务接待费2万元，比上年减少（0.5万元），主要是活动减少。",
	       "=sangong.reception 2022 budget 20000\n"
	       "~sangong.reception 2022 budget -5000\n");
}

static void
takes_names_without_the_word_for_cost(void **state)
{
	(void)state;
	budget("“三公”经费54万元。其中：公车运行及维护46万元；因公出国8万元。",
	       "=sangong.total 2022 budget 540000\n"
	       "=sangong.vehicle_operation 2022 budget 460000\n"
	       "=sangong.abroad 2022 budget 80000\n");
	budget("“三公”经费35万元。其中：公务用车保有量2辆，购置及运行维护费5万"
	       "元，公务接待费30万元。",
	       "=sangong.total 2022 budget 350000\n"
	       "=sangong.vehicle 2022 budget 50000\n"
	       "=sangong.reception 2022 budget 300000\n"
	       "#vehicles.kept 2022 final 2\n");
}

/* The number of a rule is no amount, though the caption gives a unit. */
static void
passes_over_the_numbers_of_rules(void **state)
{
	(void)state;
	budget("单位：万元\n公务接待费0.36万元，按《接待办法》（财行〔2014〕"
	       "2066号）管理。",
	       "=sangong.reception 2022 budget 3600\n");
}

static void
dates_what_is_held_by_the_paper(void **state)
{
	(void)state;
	final("公务用车运行维护费0万元，下降的原因是2016年5月实行公车改革，"
	      "公务用车保有量0辆。",
	      "=sangong.vehicle_operation 2022 final 0\n"
	      "#vehicles.kept 2022 final 0\n");
}

static void
prefers_the_years_own_to_the_grand_total(void **state)
{
	(void)state;
	final("总收入58万元，其中本年收入39万元，较上年减少17万元。",
	      "=revenue.total 2022 final 580000\n"
	      "=revenue.total 2022 final 390000\n"
	      "~revenue.total 2022 final -170000\n");
	final("总支出58万元，其中本年支出48万元，较上年减少9万元。",
	      "=expenditure.total 2022 final 580000\n"
	      "=expenditure.total 2022 final 480000\n"
	      "~expenditure.total 2022 final -90000\n");
}

/* Behind a share with its figure the next name is a name again. */
static void
goes_on_behind_a_share(void **state)
{
	(void)state;
	budget("支出预算52万元（含人员支出44万元、占总支出85% 公用支出8万元，"
	       "占总支出15%）。",
	       "=expenditure.total 2022 budget 520000\n"
	       "=expenditure.personnel 2022 budget 440000\n"
	       "=expenditure.public 2022 budget 80000\n");
}

/* What a definition names on its way is no topic of the next sentence. */
static void
keeps_to_the_item_it_explains(void **state)
{
	(void)state;
	final("上年结转和结余19万元，为以前年度支出预算因客观条件变化未执行完毕"
	      "的资金。较上年减少7万元。",
	      "=revenue.carryover 2022 final 190000\n"
	      "~revenue.carryover 2022 final -70000\n");
}

/* 二、…: a heading, as the reader of the text would say. */
static void
takes_the_year_and_stage_of_a_chapter(void **state)
{
	static const char text[] = "二、2021年“三公”经费决算情况\n"
	                           "“三公”经费合计支出20万元。\n"
	                           "三、其他情况\n"
	                           "公务接待费8万元。";

	(void)state;
	read_blocks(DOC_BUDGET, text, true);
	assert_string_equal(found, "=sangong.total 2021 final 200000\n"
	                           "=sangong.reception 2022 budget 80000\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(counts_pieces_of_receptions),
	    cmocka_unit_test(counts_guests_at_home_behind_those_from_abroad),
	    cmocka_unit_test(counts_no_differences),
	    cmocka_unit_test(counts_what_is_kept_in_the_end),
	    cmocka_unit_test(hears_that_nothing_was_budgeted),
	    cmocka_unit_test(knows_a_list_by_its_common_name),
	    cmocka_unit_test(shares_the_unit_of_the_difference),
	    cmocka_unit_test(reads_changes_in_brackets),
	    cmocka_unit_test(takes_names_without_the_word_for_cost),
	    cmocka_unit_test(passes_over_the_numbers_of_rules),
	    cmocka_unit_test(dates_what_is_held_by_the_paper),
	    cmocka_unit_test(prefers_the_years_own_to_the_grand_total),
	    cmocka_unit_test(goes_on_behind_a_share),
	    cmocka_unit_test(keeps_to_the_item_it_explains),
	    cmocka_unit_test(takes_the_year_and_stage_of_a_chapter),
	};

	return cmocka_run_group_tests_name("prose wording", tests, set_up,
	                                   tear_down);
}
