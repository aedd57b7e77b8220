/* From tables to records: units, projects and indicators, purchases, assets. */
#include "ingest/tables.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void
units_are_listed(void **state)
{
	struct reading *r =
	    fixture_read(state, "部门机构设置情况\n\n"
	                        "单位名称|单位性质|单位规格|经费保障形式\n"
	                        "县水务局本级|行政|正科级|财政拨款\n"
	                        "灌区管理所|事业|股级|\n合计|||");

	tables(r);
	assert_int_equal(r->out->units.n, 2);
	assert_true(fixture_is(r->out->units.at[1].name, "灌区管理所"));
	assert_true(fixture_is(r->out->units.at[0].rank, "正科级"));
	assert_int_equal(r->out->units.at[1].funding.len, 0);
}

/* Levels are printed once; the goals of a cell are one a printed line. */
static void
levels_are_filled_down(void **state)
{
	struct reading *r = fixture_read(
	    state,
	    "7、北坡水厂扩建项目绩效目标表\n\n"
	    "绩效目标|1.建成水厂。\n\n"
	    "一级指标|二级指标|三级指标|绩效指标描述|指标值|依据\n"
	    "产出指标|数量指标|日供水能力（吨）|日处理水量|3.5万吨|批复\n"
	    "||新铺管道|长度|≥12公里|批复\n"
	    "|质量指标|水质合格率（%）|合格率|100%|\n"
	    "总分|||||100");
	const struct kpi *k;

	tables(r);
	assert_int_equal(r->out->projects.n, 1);
	assert_int_equal(r->out->projects.at[0].number, 7);
	assert_true(
	    fixture_is(r->out->projects.at[0].title, "北坡水厂扩建项目"));
	assert_true(fixture_is(r->out->projects.at[0].capacity, "35000"));
	assert_int_equal(r->out->goals.n, 1);
	assert_int_equal(r->out->kpis.n, 3);
	k = &r->out->kpis.at[1];
	assert_true(fixture_is(k->level1, "产出指标"));
	assert_true(fixture_is(k->level2, "数量指标"));
	assert_int_equal(k->op, OP_AT_LEAST);
	assert_true(fixture_is(k->unit, "公里"));
	assert_true(fixture_is(r->out->kpis.at[2].indicator, "水质合格率"));
	assert_null(r->out->kpis.at[2].basis.at);
}

/* Plain text leaves empty cells out: the first word tells the column. */
static void
short_rows_are_moved_right(void **state)
{
	struct reading *r =
	    fixture_read(state, "（一）桥梁检测绩效目标表\n\n"
	                        "一级指标|二级指标|三级指标|指标值|分值\n"
	                        "产出指标|数量指标|检测桥梁|20座|10\n"
	                        "检测次数|1次|10\n"
	                        "质量|报告合格率|100%|10");

	tables(r);
	assert_int_equal(r->out->kpis.n, 3);
	assert_true(fixture_is(r->out->kpis.at[1].level3, "检测次数"));
	assert_true(fixture_is(r->out->kpis.at[1].weight, "10"));
	assert_true(fixture_is(r->out->kpis.at[2].level2, "质量"));
	assert_true(fixture_is(r->out->kpis.at[2].level3, "报告合格率"));
}

/* A cell beside the header's level names that its rows leave out, the rows
 * filled up with empty cells; 成本指标 may be either level. */
static void
filled_up_rows_are_moved_right(void **state)
{
	struct reading *r = fixture_read(
	    state, "项目支出绩效自评表\n\n项目名称|桥梁检测|||||\n"
	           "绩效指标|一级指标|二级指标|三级指标|指标值|权重\n"
	           "产出指标|数量指标|检测桥梁|≥20座|10|\n"
	           "产出指标|成本指标|检测费用|≤9万元|10|\n"
	           "绩效指标|成本指标|经济成本指标|车辆费用|≤3万元|");

	tables(r);
	assert_int_equal(r->out->kpis.n, 3);
	assert_true(fixture_is(r->out->kpis.at[0].level2, "数量指标"));
	assert_true(fixture_is(r->out->kpis.at[0].weight, "10"));
	assert_true(fixture_is(r->out->kpis.at[1].level3, "检测费用"));
	assert_true(fixture_is(r->out->kpis.at[1].target, "≤9万元"));
	assert_true(fixture_is(r->out->kpis.at[2].level1, "成本指标"));
	assert_true(fixture_is(r->out->kpis.at[2].target, "≤3万元"));
}

static void
codes_may_stand_before_items(void **state)
{
	struct reading *r = fixture_read(
	    state, "政府采购预算表\n\n单位：元\n\n"
	           "项目名称|采购品目|金额\n办公|A02010105 台式计算机|9\n"
	           "办公|[C21040000]物业管理|8\n办公|A4复印纸|7");

	tables(r);
	assert_int_equal(r->out->procurement.n, 3);
	assert_true(fixture_is(r->out->procurement.at[0].code, "A02010105"));
	assert_true(fixture_is(r->out->procurement.at[0].item, "台式计算机"));
	assert_true(fixture_is(r->out->procurement.at[1].code, "C21040000"));
	assert_null(r->out->procurement.at[2].code.at);
}

/* Goals for some years beside those of the year, each under its label. */
static void
goals_of_the_year_are_meant(void **state)
{
	struct reading *r = fixture_read(
	    state, "甲工程绩效目标表\n\n"
	           "总体目标|实施期目标|年度目标\n|三年建成。|今年开工。\n"
	           "二级指标|三级指标|实施期指标值|年度指标值\n"
	           "数量指标|长度|9公里|3公里");

	tables(r);
	assert_int_equal(r->out->goals.n, 1);
	assert_true(fixture_is(r->out->goals.at[0].text, "今年开工。"));
	assert_true(fixture_is(r->out->kpis.at[0].target, "3公里"));
}

/* A second level in the first level's cell, and goals on rows of their own. */
static void
left_out_cells_are_known(void **state)
{
	struct reading *r =
	    fixture_read(state, "（一）桥梁检测绩效目标表\n\n"
	                        "绩效目标|1.检测桥梁。||\n"
	                        "|2.建立台账。||\n"
	                        "一级指标|二级指标|三级指标|指标值\n"
	                        "产出指标|数量指标|检测桥梁|20座\n"
	                        "社会效益指标||出行安全|提升");

	tables(r);
	assert_int_equal(r->out->goals.n, 2);
	assert_int_equal(r->out->kpis.n, 2);
	assert_true(fixture_is(r->out->kpis.at[1].level1, "效益指标"));
	assert_true(fixture_is(r->out->kpis.at[1].level2, "社会效益指标"));
}

/* Sign, value and unit in three cells; names, money and goals in the form. */
static void
forms_are_read_before_their_indicators(void **state)
{
	struct reading *r = fixture_read(
	    state, "2022年度项目支出绩效自评表\n\n"
	           "项目名称|集镇污水站运维||||\n"
	           "项目资金\n\t（万元）||年初预算数|全年执行数||\n"
	           "|年度资金总额|86.5|80.1||\n"
	           "年度总体目标|预期目标|实际完成情况|||\n"
	           "|1.稳定运行，\n\t不停机。\n\t2.达标排放。|已完成|||\n"
	           "一级指标|三级指标|指标性质|指标值|度量单位|得分\n"
	           "产出指标|处理水量|≥|300|吨/日|9\n"
	           "效益指标|群众反映|定性|良好||5");
	const struct project *p;

	tables(r);
	assert_int_equal(r->out->projects.n, 1);
	p = &r->out->projects.at[0];
	assert_true(fixture_is(p->title, "集镇污水站运维"));
	assert_true(fixture_is(p->topic, "sewage"));
	assert_true(money_equal(p->budget, money_of_fen(86500000)));
	assert_true(fixture_is(p->capacity, "300"));
	assert_int_equal(r->out->goals.n, 2);
	assert_true(fixture_is(r->out->goals.at[1].text, "2.达标排放。"));
	assert_true(fixture_is(r->out->kpis.at[0].target, "≥300吨/日"));
	assert_true(fixture_is(r->out->kpis.at[0].score, "9"));
	assert_true(fixture_is(r->out->kpis.at[1].target, "良好"));
}

/* The columns of the indicators part the rows of the form, too. */
static void
labels_have_values_further_on(void **state)
{
	struct reading *r = fixture_read(
	    state, "项目支出绩效目标表\n\n"
	           "项目名称||集镇污水站运维||\n实施单位||项目名称||\n"
	           "一级指标|二级指标|三级指标|指标值|分值\n"
	           "产出指标|数量指标|处理水量|300吨|9");

	tables(r);
	assert_int_equal(r->out->projects.n, 1);
	assert_true(fixture_is(r->out->projects.at[0].title, "集镇污水站运维"));
}

/* Two tables of one project, then another project without goals. */
static void
tables_belong_to_the_project_before(void **state)
{
	struct reading *r = fixture_read(
	    state, "1、甲工程绩效目标表\n\n预算金额：20."
	           "5万元\n\n绩效目标：建成投用。\n\n"
	           "二级指标|三级指标|指标值\n数量指标|长度|1公里\n\n"
	           "二级指标|三级指标|指标值\n质量指标|合格率|100%\n\n"
	           "2、乙工程绩效目标表\n\n"
	           "二级指标|三级指标|指标值\n数量指标|面积|2亩");

	tables(r);
	assert_int_equal(r->out->projects.n, 2);
	assert_int_equal(r->out->kpis.n, 3);
	assert_int_equal(r->out->kpis.at[1].project, 1);
	assert_int_equal(r->out->kpis.at[2].project, 2);
	assert_int_equal(r->out->goals.n, 1);
	assert_true(
	    money_equal(r->out->projects.at[0].budget, money_of_fen(20500000)));
	assert_false(money_known(r->out->projects.at[1].budget));
}

/* One table of several projects: a name stands on the first row of each, merged
 * over its rows or above empty cells; a header comes again on the next page. */
static void
projects_stand_in_a_column(void **state)
{
	struct reading *r = fixture_read(
	    state,
	    "表7 项目绩效目标表\n\n单位：万元\n\n"
	    "单位名称|项目名称|预算数|年度目标|一级指标|二级指标|三级指标|"
	    "指标性质|指标值|度量单位\n"
	    "^2某局|^2送戏下乡|^2 45|^2演出60场。|产出指标|数量指标|场次|"
	    "≥|60|场\n||||效益指标|社会效益指标|观众|≥|1.5|万人\n"
	    "|东渠清淤|12.5|渠道畅通。|产出指标|数量指标|长度|≥|3|公里\n"
	    "||||效益指标|生态效益|水质||达标|\n"
	    "单位名称|项目名称|预算数|年度目标|一级指标|二级指标|三级指标|"
	    "指标性质|指标值|度量单位\n"
	    "|西坝加固|8|坝体稳固。|产出指标|质量指标|合格率||100|%");
	static const char *const titles[] = {"送戏下乡", "东渠清淤",
	                                     "西坝加固"};
	static const int64_t fen[] = {45000000, 12500000, 8000000};
	static const unsigned projects[] = {1, 1, 2, 2, 3};
	const struct disclosure *d = r->out;

	tables(r);
	assert_int_equal(d->projects.n, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_true(fixture_is(d->projects.at[i].title, titles[i]));
		assert_true(money_equal(d->projects.at[i].budget,
		                        money_of_fen(fen[i])));
	}
	assert_int_equal(d->goals.n, 3);
	assert_int_equal(d->kpis.n, 5);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(d->kpis.at[i].project, projects[i]);
	assert_true(fixture_is(d->kpis.at[1].target, "≥1.5万人"));
	assert_true(fixture_is(d->kpis.at[2].level3, "长度"));
	assert_true(fixture_is(d->kpis.at[4].target, "100%"));
}

/* Titles with their money, goals and indicators, all as lines. */
static void
lists_make_projects_too(void **state)
{
	struct reading *r = fixture_read(
	    state,
	    "【项目一】西坝渠清淤（预算12.5万元）\n\n目标一：渠道畅通。\n\n"
	    "产出指标——数量指标——清淤长度：≥3公里\n\n"
	    "产出指标——成本指标——清淤单价：≤4万元/公里\n\n"
	    "8. 南坝泵站绩效目标（预算30万元）\n\n一要排涝。\n\n"
	    "数量指标：新装水泵　2台\n\n其他事项说明\n\n"
	    "主要职责：排涝");

	tables(r);
	assert_int_equal(r->out->projects.n, 2);
	assert_true(fixture_is(r->out->projects.at[0].title, "西坝渠清淤"));
	assert_true(
	    money_equal(r->out->projects.at[0].budget, money_of_fen(12500000)));
	assert_int_equal(r->out->projects.at[1].number, 8);
	assert_int_equal(r->out->goals.n, 2);
	assert_int_equal(r->out->kpis.n, 3);
	assert_int_equal(r->out->kpis.at[2].project, 2);
	assert_true(fixture_is(r->out->kpis.at[2].level2, "数量指标"));
	assert_int_equal(r->out->kpis.at[1].kind, TARGET_MONEY);
}

/* The form of a whole department states its spending. */
static void
departments_state_their_money(void **state)
{
	struct reading *r =
	    fixture_read(state, "2022年部门整体支出绩效目标表\n\n单位：万元\n\n"
	                        "部门名称|县司法局||\n年度预算|总额|512.5|\n"
	                        "|其中：基本支出|400|\n|项目支出|112.5|\n"
	                        "年度总体目标|1.依法行政。||\n"
	                        "一级指标|二级指标|三级指标|指标值\n"
	                        "产出指标|数量指标|调解次数|≥90次");

	tables(r);
	assert_int_equal(r->out->projects.n, 1);
	assert_true(fixture_is(r->out->projects.at[0].title, "县司法局"));
	assert_true(money_equal(r->out->projects.at[0].budget,
	                        money_of_fen(512500000)));
	assert_true(r->statements.n >= 3);
	for (size_t i = 0; i < r->statements.n; i++)
		if (fixture_is(r->statements.at[i].measure,
		               "expenditure.project"))
			return;
	fail();
}

/* A line at the top may speak for all tables. */
static void
units_may_stand_at_the_top(void **state)
{
	struct reading *r = fixture_read(
	    state, "某县财政局2022年部门预算\n\n（本表金额均以万元为单位）\n\n"
	           "一\n\n二\n\n三\n\n四\n\n"
	           "采购项目|品目名称|采购金额\n甲|桌子|2");

	tables(r);
	assert_true(money_equal(r->out->procurement.at[0].amount,
	                        money_of_fen(2000000)));
}

/* Goals of a whole department, in prose and without a table, are no project. */
static void
prose_makes_no_project(void **state)
{
	struct reading *r = fixture_read(
	    state, "一、住房管理绩效目标\n\n绩效目标：完成年度任务。");

	tables(r);
	assert_int_equal(r->out->projects.n, 0);
	assert_int_equal(r->out->goals.n, 0);
}

static void
purchases_and_their_sums(void **state)
{
	struct reading *r =
	    fixture_read(state, "采购预算表\n\n单位：万元\n\n"
	                        "预算项目|品目名称|品目编码|数量|单位|单价|"
	                        "采购金额|政府性基金预算\n"
	                        "合　计||||||3.5|1.5\n"
	                        "村道工程|城市道路工程|B0205|1|项|1.5|1.5|1.5\n"
	                        "办公费|打印机|A02021003|1,0|台|0.2|2|");
	const struct procurement *p = NULL;

	tables(r);
	assert_int_equal(r->out->procurement.n, 2);
	p = &r->out->procurement.at[0];
	assert_true(money_equal(p->amount, money_of_fen(1500000)));
	assert_true(money_equal(p->gov_fund, money_of_fen(1500000)));
	assert_true(fixture_is(p->topic, "roads"));
	assert_false(money_known(p->budget));
	assert_true(fixture_is(r->out->procurement.at[1].quantity, "10"));
	assert_false(money_known(r->out->procurement.at[1].gov_fund));
	assert_int_equal(r->statements.n, 2);
	assert_true(
	    fixture_is(r->statements.at[0].measure, "procurement.total"));
	assert_int_equal(r->statements.at[0].decimals, 1);
}

/* Without a unit an amount is none; the purchase still is one. */
static void
no_unit_no_amount(void **state)
{
	struct reading *r = fixture_read(
	    state, "采购项目|品目名称|预算金额\n合计||7\n甲|桌子|7");

	tables(r);
	assert_int_equal(r->out->procurement.n, 1);
	assert_false(money_known(r->out->procurement.at[0].amount));
	assert_int_equal(r->statements.n, 0);
}

static void
assets_are_of_their_date(void **state)
{
	struct reading *r = fixture_read(
	    state, "固定资产占用情况表\n\n截止时间：2021年12月31日\n\n"
	           "项　目|数量|价值（金额单位：万元）\n资产总额||88.2\n"
	           "1、房屋（平方米）|120|\n　其中：车库|1|3\n"
	           "2、车辆（台、辆）|3.00|40\n4、其他固定资产|2.5|48.2");

	tables(r);
	assert_int_equal(r->statements.n, 3);
	assert_int_equal(r->statements.at[0].year, 2021);
	assert_int_equal(r->statements.at[0].stage, STAGE_FINAL);
	assert_true(
	    fixture_is(r->statements.at[1].measure, "assets.vehicles_value"));
	/* Half a piece is a mistake, not a count. */
	assert_int_equal(r->out->counts.n, 1);
	assert_int_equal(r->out->counts.at[0].value, 3);
}

static void
totals_are_told_by_their_end(void **state)
{
	(void)state;
	assert_true(is_total(SLICE("合　计")));
	assert_true(is_total(SLICE("指标得分合计")));
	assert_false(is_total(SLICE("合计数据库建设")));
	assert_false(is_total(SLICE("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(units_are_listed),
	    cmocka_unit_test(levels_are_filled_down),
	    cmocka_unit_test(short_rows_are_moved_right),
	    cmocka_unit_test(filled_up_rows_are_moved_right),
	    cmocka_unit_test(goals_of_the_year_are_meant),
	    cmocka_unit_test(codes_may_stand_before_items),
	    cmocka_unit_test(left_out_cells_are_known),
	    cmocka_unit_test(forms_are_read_before_their_indicators),
	    cmocka_unit_test(labels_have_values_further_on),
	    cmocka_unit_test(tables_belong_to_the_project_before),
	    cmocka_unit_test(projects_stand_in_a_column),
	    cmocka_unit_test(lists_make_projects_too),
	    cmocka_unit_test(departments_state_their_money),
	    cmocka_unit_test(units_may_stand_at_the_top),
	    cmocka_unit_test(prose_makes_no_project),
	    cmocka_unit_test(purchases_and_their_sums),
	    cmocka_unit_test(no_unit_no_amount),
	    cmocka_unit_test(assets_are_of_their_date),
	    cmocka_unit_test(totals_are_told_by_their_end),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
