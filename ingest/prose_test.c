/*
 * The grammar of prose on sentences of our own (prose_fixture.h says how they
 * are written down).
 */
#include "ingest/prose_fixture.h"

static void
takes_parts_in_brackets(void **state)
{
	(void)state;
	budget("2022年“三公”经费预算9万元（其中：因公出国（境）费0万元；"
	       "公务用车购置及运行费7万元（购置费3万元、运行维护费4万元），"
	       "减少1万元；公务接待费2万元）。",
	       "=sangong.total 2022 budget 90000\n"
	       "=sangong.abroad 2022 budget 0\n"
	       "=sangong.vehicle 2022 budget 70000\n"
	       "=sangong.vehicle_purchase 2022 budget 30000\n"
	       "=sangong.vehicle_operation 2022 budget 40000\n"
	       "~sangong.vehicle 2022 budget -10000\n"
	       "=sangong.reception 2022 budget 20000\n");
}

static void
comes_back_to_the_whole(void **state)
{
	(void)state;
	budget("2022年“三公”经费5万元，其中：公务接待费2万元，"
	       "公务用车运行维护费3万元。比上年减少1万元。",
	       "=sangong.total 2022 budget 50000\n"
	       "=sangong.reception 2022 budget 20000\n"
	       "=sangong.vehicle_operation 2022 budget 30000\n"
	       "~sangong.total 2022 budget -10000\n");
	/* The figures tell what is compared. */
	budget("政府采购预算9万元，其中：货物8万元，服务1万元，"
	       "较2021年的7万元增加2万元。",
	       "=procurement.total 2022 budget 90000\n"
	       "=procurement.goods 2022 budget 80000\n"
	       "=procurement.services 2022 budget 10000\n"
	       "=procurement.total 2021 budget 70000\n"
	       "~procurement.total 2022 budget 20000\n");
	final("公务用车运行维护费支出3万元，占“三公”经费支出总额的60%，"
	      "比上年减少1万元。",
	      "=sangong.vehicle_operation 2022 final 30000\n"
	      "~sangong.vehicle_operation 2022 final -10000\n");
}

static void
balances_budgets(void **state)
{
	(void)state;
	budget("支出预算。2022年支出预算总额9万元，项目支出2万元。\n"
	       "比上年预算减少1万元。",
	       "=expenditure.total 2022 budget 90000\n"
	       "=expenditure.project 2022 budget 20000\n"
	       "~expenditure.total 2022 budget -10000\n"
	       "~revenue.total 2022 budget -10000\n");
	final("本年收入合计9万元，较上年增加1万元。",
	      "=revenue.total 2022 final 90000\n"
	      "~revenue.total 2022 final 10000\n");
	budget("收支总预算9万元，比2021年增加1万元。",
	       "=revenue.total 2022 budget 90000\n"
	       "=expenditure.total 2022 budget 90000\n"
	       "~revenue.total 2022 budget 10000\n"
	       "~expenditure.total 2022 budget 10000\n");
}

static void
tells_values_from_changes(void **state)
{
	(void)state;
	budget("公务接待费8万元，比上年预算10万元减少2万元，下降20%；"
	       "培训费3万元，与上年持平；会议费由上年的4万元增至5万元。",
	       "=sangong.reception 2022 budget 80000\n"
	       "=sangong.reception 2021 budget 100000\n"
	       "~sangong.reception 2022 budget -20000\n"
	       "=training 2022 budget 30000\n"
	       "~training 2022 budget 0\n"
	       "=meeting 2021 budget 40000\n"
	       "=meeting 2022 budget 50000\n");
	budget("公务接待费8万元，规模与上年基本持平，同比增长2%。",
	       "=sangong.reception 2022 budget 80000\n");
}

static void
tells_the_bases_apart(void **state)
{
	(void)state;
	final("公务接待费支出6万元，比年初预算减少1万元，较2021年增加2万元。",
	      "=sangong.reception 2022 final 60000\n"
	      "~sangong.reception 2022 final -10000 budget\n"
	      "~sangong.reception 2022 final 20000\n");
	final("公务接待费年初预算7万元，支出决算6万元，完成预算的85.71%。",
	      "=sangong.reception 2022 budget 70000\n"
	      "=sangong.reception 2022 final 60000\n");
	final("公务接待费支出6万元，完成年初预算7万元的85.71%。",
	      "=sangong.reception 2022 final 60000\n"
	      "=sangong.reception 2022 budget 70000\n");
}

static void
takes_pairs_and_triples(void **state)
{
	(void)state;
	budget("会议费、培训费、公务接待费分别为1、2和3.5万元。",
	       "=meeting 2022 budget 10000\n"
	       "=training 2022 budget 20000\n"
	       "=sangong.reception 2022 budget 35000\n");
	budget("2021年、2022年培训费预算分别为2万元和3万元。",
	       "=training 2021 budget 20000\n"
	       "=training 2022 budget 30000\n");
	budget("（单位：万元；顺序：上年决算／本年预算）\n培训费：2.5／3",
	       "=training 2021 final 25000\n"
	       "=training 2022 budget 30000\n");
}

static void
hears_zero_in_words(void **state)
{
	(void)state;
	budget("因公出国（境）费：无。未安排公务用车购置费和公务接待费。"
	       "会议费、培训费均为零。",
	       "=sangong.abroad 2022 budget 0 none\n"
	       "=sangong.vehicle_purchase 2022 budget 0 none\n"
	       "=sangong.reception 2022 budget 0 none\n"
	       "=meeting 2022 budget 0 none\n"
	       "=training 2022 budget 0 none\n");
	/* Nothing is said about money here. */
	budget("无因公出国（境）任务，没有公务用车。", "");
}

static void
takes_lines_of_functions(void **state)
{
	(void)state;
	budget("项目支出20万元，主要为水体12万元，某某新设专项5万元，"
	       "农村危房改造3万元。",
	       "=expenditure.project 2022 budget 200000\n"
	       "=expenditure.function:水体 2022 budget 120000\n"
	       "=expenditure.function:某某新设专项 2022 budget 50000\n"
	       "=expenditure.function:农村危房改造 2022 budget 30000\n");
	final("1.节能环保支出（类）污染防治（款）水体（项）。"
	      "年初预算为8万元，支出决算为9万元。",
	      "=expenditure.function:水体 2022 budget 80000\n"
	      "=expenditure.function:水体 2022 final 90000\n");
	/* Projects are no lines, and talk about water is no line either. */
	budget("项目支出8万元，其中：滨河路改造6万元，提升水体质量2万元。",
	       "=expenditure.project 2022 budget 80000\n");
}

static void
counts(void **state)
{
	(void)state;
	final("国内公务接待12批次、96人次；外事接待0批次、0人次。"
	      "公务用车购置0辆，年末公务用车保有量4辆。"
	      "出国（境）团组1个，3人次。",
	      "#reception.batches 2022 final 12\n"
	      "#reception.persons 2022 final 96\n"
	      "#vehicles.bought 2022 final 0\n"
	      "#vehicles.kept 2022 final 4\n"
	      "#abroad.groups 2022 final 1\n"
	      "#abroad.persons 2022 final 3\n");
	budget("截至2021年末，编制12名，实有11人。购置执法执勤车辆2辆。",
	       "#staff.quota 2021 final 12\n"
	       "#staff.actual 2021 final 11\n");
}

static void
leaves_out_what_is_no_figure(void **state)
{
	(void)state;
	budget("机关运行经费是指单位价值50万元以下的日常开支。", "");
	budget("人均培训费200元，每辆车运行维护费2万元。", "");
	budget("单价50万元以上的设备0台，培训费标准为400元/人。", "");
	budget("“三公”经费9万元（邻区某某12万元、某某县13万元）。",
	       "=sangong.total 2022 budget 90000\n");
	budget("政府采购预算5万元，节约资金3万元，授予中小企业合同金额2万元。",
	       "=procurement.total 2022 budget 50000\n");
}

static void
inherits_the_heading(void **state)
{
	(void)state;
	final("二、公务接待费\n全年支出5万元，比上年减少1万元。\n"
	      "三、培训费\n支出2万元。",
	      "=sangong.reception 2022 final 50000\n"
	      "~sangong.reception 2022 final -10000\n"
	      "=training 2022 final 20000\n");
	budget("八、政府采购。未安排政府采购预算。\n"
	       "九、绩效目标。项目预算6万元。",
	       "=procurement.total 2022 budget 0 none\n");
}

static void
takes_bare_figures_under_a_caption(void **state)
{
	(void)state;
	budget("（单位：元）\n培训费12000，会议费3,500.50，拟办5期，20场。",
	       "=training 2022 budget 12000\n"
	       "=meeting 2022 budget 3500.5\n");
	budget("培训费12000，会议费3500。", "");
}

static void
reports_what_is_finer_than_a_fen(void **state)
{
	struct disclosure d = read_as(DOC_BUDGET, "培训费12.3456789元。");

	(void)state;
	assert_string_equal(found, "");
	assert_int_equal(d.findings.n, 1);
	assert_int_equal(d.findings.at[0].code, UNIT_SUSPECT);
	assert_non_null(
	    slice_find(d.findings.at[0].message, SLICE("12.3456789")));
}

static void
tells_whose_funds(void **state)
{
	(void)state;
	final("一般公共预算财政拨款支出年初预算为8万元，支出决算为9万元。",
	      "=expenditure.total 2022 budget 80000general\n"
	      "=expenditure.total 2022 final 90000general\n");
	budget("收入预算9万元，其中：一般公共预算拨款8万元，"
	       "政府性基金预算拨款1万元。",
	       "=revenue.total 2022 budget 90000\n"
	       "=revenue.general 2022 budget 80000\n"
	       "=revenue.gov_fund 2022 budget 10000\n");
	budget("2022年支出总预算9万元。收入中：一般公共预算拨款8万元，"
	       "政府性基金预算拨款1万元。",
	       "=expenditure.total 2022 budget 90000\n"
	       "=revenue.general 2022 budget 80000\n"
	       "=revenue.gov_fund 2022 budget 10000\n");
	budget("政府采购预算9万元，其中：一般公共预算拨款8万元。",
	       "=procurement.total 2022 budget 90000\n"
	       "=procurement.general 2022 budget 80000\n");
}

/* The same facts in other clothes. */
static void
does_not_mind_the_clothes(void **state)
{
	static const char *const same[] = {
	    "2022年培训费预算2.5万元，比上年增加0.5万元；会议费1万元。",
	    "2022年培训费预算25000元，比上年增加5000元；会议费10000元。",
	    "2022年培训费预算25,000.00元，比上年增加5,000元；会议费1万。",
	    "2022年培训费预算0.00025亿元，比上年增加0.5万元；会议费1万元。",
	    "２０２２年培训费预算２．５万元，比上年增加０．５万元；"
	    "会议费１万元。",
	    "2022 年 培训费 预算 2.5 万元 ，比上年增加 0.5 万元；会议费 1 "
	    "万元。",
	    "培训费2022年预算为2.5万元，较2021年增加0.5万元。会议费1万元。",
	    "2022年，培训费安排2.5万元，同比增加0.5万元；会议费安排1万元。",
	    "2022年预算安排：培训费2.5万元（比上年增加0.5万元），"
	    "会议费1万元。",
	    "单位：万元\n2022年培训费预算2.5，比上年增加0.5；会议费1。",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		budget(same[i], "=training 2022 budget 25000\n"
		                "~training 2022 budget 5000\n"
		                "=meeting 2022 budget 10000\n");
}

/* Clauses of a list in any order give the same statements. */
static void
does_not_mind_the_order(void **state)
{
	static const char *const item[] = {"公务接待费2万元，减少1万元",
	                                   "因公出国（境）费0万元，与上年持平",
	                                   "公务用车运行维护费3万元"};
	static const int order[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}};
	static const char *const wanted[] = {
	    "=sangong.reception 2022 budget 20000\n",
	    "~sangong.reception 2022 budget -10000\n",
	    "=sangong.abroad 2022 budget 0\n",
	    "~sangong.abroad 2022 budget 0\n",
	    "=sangong.vehicle_operation 2022 budget 30000\n"};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		char text[1000];

		snprintf(text, sizeof(text),
		         "2022年“三公”经费5万元，其中：%s；%s；%s。",
		         item[order[i][0]], item[order[i][1]],
		         item[order[i][2]]);
		read_as(DOC_BUDGET, text);
		for (size_t k = 0; k < 5; k++)
			assert_non_null(strstr(found, wanted[k]));
	}
}

static void
survives_nonsense(void **state)
{
	static char text[200000];

	(void)state;
	memset(text, '(', sizeof(text) - 1);
	read_as(DOC_BUDGET, text);
	for (size_t i = 0; i + 1 < sizeof(text); i++)
		text[i] = "1,9.-"[i % 5];
	read_as(DOC_BUDGET, text);
	budget("）））；。，，（（：分别为、和及均未安排", "");
}

/* A line of functions heads the sentences behind it; the sentence behind an
 * item without a label is of that item; purchases kept for small firms are not
 * all purchases. */
static void
carries_the_item_on(void **state)
{
	(void)state;
	final("1.农林水支出（类）水利（款）防汛（项）。主要用于：抢险支出。"
	      "全年预算为8万元，支出决算为7万元。决算数与全年预算数持平。",
	      "=expenditure.function:防汛 2022 adjusted 80000\n"
	      "=expenditure.function:防汛 2022 final 70000\n");
	budget("公务接待费1.35万元。与2021年预算持平。",
	       "=sangong.reception 2022 budget 13500\n"
	       "~sangong.reception 2022 budget 0\n");
	budget("公务接待费1.35万元，比2022年预算减少2万元。",
	       "=sangong.reception 2022 budget 13500\n"
	       "~sangong.reception 2022 budget -20000\n");
	budget("政府采购预算9万元。面向中小企业预留政府采购项目预算金额8万元，"
	       "其中，预留给小型和微型企业的政府采购项目预算为7万元。",
	       "=procurement.total 2022 budget 90000\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(takes_parts_in_brackets),
	    cmocka_unit_test(comes_back_to_the_whole),
	    cmocka_unit_test(balances_budgets),
	    cmocka_unit_test(tells_values_from_changes),
	    cmocka_unit_test(tells_the_bases_apart),
	    cmocka_unit_test(takes_pairs_and_triples),
	    cmocka_unit_test(hears_zero_in_words),
	    cmocka_unit_test(takes_lines_of_functions),
	    cmocka_unit_test(counts),
	    cmocka_unit_test(leaves_out_what_is_no_figure),
	    cmocka_unit_test(inherits_the_heading),
	    cmocka_unit_test(takes_bare_figures_under_a_caption),
	    cmocka_unit_test(reports_what_is_finer_than_a_fen),
	    cmocka_unit_test(tells_whose_funds),
	    cmocka_unit_test(does_not_mind_the_clothes),
	    cmocka_unit_test(does_not_mind_the_order),
	    cmocka_unit_test(survives_nonsense),
	    cmocka_unit_test(carries_the_item_on),
	};

	return cmocka_run_group_tests_name("prose", tests, set_up, tear_down);
}
