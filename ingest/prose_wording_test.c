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
	    cmocka_unit_test(hears_that_nothing_was_budgeted),
	    cmocka_unit_test(knows_a_list_by_its_common_name),
	    cmocka_unit_test(shares_the_unit_of_the_difference),
	    cmocka_unit_test(takes_names_without_the_word_for_cost),
	    cmocka_unit_test(passes_over_the_numbers_of_rules),
	    cmocka_unit_test(dates_what_is_held_by_the_paper),
	    cmocka_unit_test(takes_the_year_and_stage_of_a_chapter),
	};

	return cmocka_run_group_tests_name("prose wording", tests, set_up,
	                                   tear_down);
}
