/* Plain text: which lines make headings, paragraphs and tables. */
#include "ingest/reader.c"

#include <time.h>

#include "ingest/reader_fixture.h"

static const char *
shape_of(const char *text)
{
	must_read(text);
	return fixture_shape();
}

static void
parts_headings_from_paragraphs(void **state)
{
	(void)state;
	assert_string_equal(
	    shape_of("山前县林草局2022年部门预算\n\n一、收入情况\n"
	             "　　全年收入300万元。\n（一）其他\n1.办公费3万元\n"),
	    "P<山前县林草局2022年部门预算>H<一、收入情况>"
	    "P<全年收入300万元。>H<（一）其他>P<1.办公费3万元>");
	/* A line with an amount is no heading, however it is set. */
	assert_string_equal(
	    shape_of(
	        "1. 收入 300 万元：\n2. 收入３００千元\n3. 收入【30】元\n"),
	    "P<1. 收入 300 万元：>P<2. 收入３００千元>P<3. 收入【30】元>");
	/* Indicators in lines are no columns. */
	assert_string_equal(
	    shape_of("数量指标：管网　≥ 5 公里\n质量指标：验收　100 %\n"
	             "时效指标：完工　6 月\n"),
	    "P<数量指标：管网　≥ 5 公里>P<质量指标：验收　100 %>"
	    "P<时效指标：完工　6 月>");
}

static void
reads_the_tab_form(void **state)
{
	(void)state;
	assert_string_equal(
	    shape_of("人员表\n\t姓名\n\t职务\n\n\t甲\n\t\n\n\t乙\n\t1.管账\n"
	             "2.管钱\n\n\n结束。\n"),
	    "P<人员表>T3x2<0.0=姓名|0.1=职务|1.0=甲|1.1=|2.0=乙|"
	    "2.1=1.管账\n2.管钱>P<结束。>");
	assert_int_equal(doc.blocks.at[1].table->caption.start, 0);
	assert_int_equal(doc.blocks.at[1].table->caption.end, 9);
}

static void
puts_merged_header_cells_back(void **state)
{
	(void)state;
	assert_string_equal(
	    shape_of("\t来源\n\t品名\n\t金额\n\n\t项目\n\t预算\n\t\n\t合计\n"
	             "\t拨款\n\n\t甲\n\t2\n\t椅子\n\t2\n\t2\n"),
	    "T3x5<0.0+2=来源|0.2v2=品名|0.3+2=金额|1.0=项目|1.1=预算|1.3=合计|"
	    "1.4=拨款|2.0=甲|2.1=2|2.2=椅子|2.3=2|2.4=2>");
	/* Two runs side by side could be cut anywhere: left alone. */
	assert_string_equal(
	    shape_of("\t甲\n\t乙\n\n\t子\n\t丑\n\t寅\n\n\t1\n\t2\n\t3\n"),
	    "T3x3<0.0=甲|0.1=乙|1.0=子|1.1=丑|1.2=寅|2.0=1|2.1=2|2.2=3>");
}

static void
reads_bars_and_tabs(void **state)
{
	(void)state;
	assert_string_equal(
	    shape_of("| 项目 | 数 |\n|---|---|\n| 合计 | 3 |\n"),
	    "T2x2<0.0=项目|0.1=数|1.0=合计|1.1=3>");
	assert_string_equal(
	    shape_of("项目|今年|\n||增减\n合计|3|1\n"),
	    "T3x3<0.0=项目|0.1=今年|0.2=|1.0=|1.1=|1.2=增减|2.0=合计|2.1=3|"
	    "2.2=1>");
	assert_string_equal(
	    shape_of("编码\t名称\t数\n\t合计\t3\n"),
	    "T2x3<0.0=编码|0.1=名称|0.2=数|1.0=|1.1=合计|1.2=3>");
	/* A first cell that was left empty in the middle of rows. */
	assert_string_equal(
	    shape_of("目标\t1.甲。\t\n\t2.乙。\n级别\t名称\n"),
	    "T3x3<0.0=目标|0.1=1.甲。|0.2=|1.0=|1.1=2.乙。|2.0=级别|2.1=名称>");
	assert_string_equal(shape_of("|\n项目\n|\n数\n|\n|\n合计\n|\n|\n"),
	                    "T2x2<0.0=项目|0.1=数|1.0=合计|1.1=>");
	/* One line with bars is no table. */
	assert_string_equal(shape_of("首页 | 公开 | 服务\n正文如下。\n"),
	                    "P<首页 | 公开 | 服务>P<正文如下。>");
}

static void
reads_columns_of_blanks(void **state)
{
	(void)state;
	assert_string_equal(
	    shape_of("项目      上年    今年\n合计      12      15\n"
	             "  其中              3\n"),
	    "T3x3<0.0=项目|0.1=上年|0.2=今年|1.0=合计|1.1=12|1.2=15|2.0=其中|"
	    "2.1=|2.2=3>");
	assert_string_equal(
	    shape_of("一级 二级 三级 指标值\n产出 数量 管护面积 ≥30亩\n"
	             "巡护次数 ≥9次\n效益 生态 覆盖率 ≥80%\n总分 10\n"),
	    "T5x4<0.0=一级|0.1=二级|0.2=三级|0.3=指标值|1.0=产出|1.1=数量|"
	    "1.2=管护面积|1.3=≥30亩|2.0=|2.1=|2.2=巡护次数|2.3=≥9次|"
	    "3.0=效益|3.1=生态|3.2=覆盖率|3.3=≥80%|4.0=总分|4.1=|4.2=|4.3=10>");
	assert_string_equal(
	    shape_of("第三部分    名词解释\n表一    收支总表\n"),
	    "H<第三部分    名词解释>P<表一    收支总表>");
}

static void
puts_flat_tables_together(void **state)
{
	(void)state;
	assert_string_equal(
	    shape_of("收入\n支出\n项目\n行次\n金额\n项目\n行次\n金额\n"
	             "一、拨款\n1\n9.50\n一、教育\n4\n7.00\n2\n二、农林\n5\n"
	             "合计\n3\n9.50\n合计\n6\n7.00\n\n说明。\n"),
	    "T5x6<0.0+3=收入|0.3+3=支出|1.0=项目|1.1=行次|1.2=金额|1.3=项目|"
	    "1.4=行次|1.5=金额|2.0=一、拨款|2.1=1|2.2=9.50|2.3=一、教育|"
	    "2.4=4|2.5=7.00|3.0=|3.1=2|3.2=|3.3=二、农林|3.4=5|3.5=|"
	    "4.0=合计|4.1=3|4.2=9.50|4.3=合计|4.4=6|4.5=7.00>P<说明。>");
	assert_string_equal(
	    shape_of("项目\n上年\n今年\n合计\n4\n5\n接待\n1\n2\n用车\n3\n3\n"),
	    "T4x3<0.0=项目|0.1=上年|0.2=今年|1.0=合计|1.1=4|1.2=5|2.0=接待|"
	    "2.1=1|2.2=2|3.0=用车|3.1=3|3.2=3>");
	/* A figure is missing somewhere: nobody can tell which. */
	assert_string_equal(shape_of("项目\n上年\n今年\n合计\n4\n5\n接待\n1\n"),
	                    "P<项目>P<上年>P<今年>P<合计>P<4>P<5>P<接待>P<1>");
}

static void
leaves_indented_prose_alone(void **state)
{
	static const char line[] =
	    "\t本局负责全县林草资源的管护、防火和监测，按规定编制年度计划并"
	    "组织实施，接受监督。\n";
	char text[4096] = "";

	(void)state;
	for (int i = 0; i < 20; i++)
		strcat(text, line);
	assert_int_equal(read_bytes(slice_of(text)), READ_OK);
	assert_int_equal(doc.blocks.n, 20);
	assert_int_equal(doc.blocks.at[7].kind, BLOCK_PARAGRAPH);
}

/* Lines of 60 half-widths, as a mail would cut them. */
static void
puts_cut_paragraphs_together(void **state)
{
	(void)state;
	assert_string_equal(
	    shape_of(
	        "林草局说明\n"
	        "　　本局全年安排防火经费三十五万元，比上年增加两万元，用于\n"
	        "购置巡护摩托车和灭火机具，并为二十名护林员购买人身意外伤\n"
	        "害保险。\n"
	        "　　全年安排公务接待费三千元，与上年相同，没有因公出国的安\n"
	        "排，也不购置公务用车。\n"),
	    "P<林草局说明>P<本局全年安排防火经费三十五万元，比上年增加两万元，"
	    "用于购置巡护摩托车和灭火机具，并为二十名护林员购买人身意外伤害保险"
	    "。>"
	    "P<全年安排公务接待费三千元，与上年相同，没有因公出国的安排，"
	    "也不购置公务用车。>");
	/* Short lines that only look alike stay what they are. */
	assert_string_equal(shape_of("因公出国费：无\n公务接待费：无\n"),
	                    "P<因公出国费：无>P<公务接待费：无>");
}

/* Lines of a page, narrower: only where most of them are full. */
static void
puts_narrow_paragraphs_together(void **state)
{
	const char *cells = "一级指标达成情况的说明和评价打分\n"
	                    "产出指标完成较好的项目数量与占比\n"
	                    "得分\n十\n九\n八\n七\n六\n五\n四\n";

	(void)state;
	assert_string_equal(
	    shape_of("本单位全年收入三百九十万元，比上年减少一百七\n"
	             "十五万元，主要原因是在职人员自然减员，人员经\n"
	             "费相应减少。本单位全年支出四百八十万元，比上\n"
	             "年减少九十万元，主要原因是上年一次性拨付了抚\n"
	             "恤金，本年没有这一笔支出；同时按要求压减了办\n"
	             "公、印刷、差旅等一般性支出，会议改为线上召开\n"
	             "，节约了经费。\n"),
	    "P<本单位全年收入三百九十万元，比上年减少一百七十五万元，主要原因"
	    "是在职人员自然减员，人员经费相应减少。本单位全年支出四百八十万元，"
	    "比上年减少九十万元，主要原因是上年一次性拨付了抚恤金，本年没有这一"
	    "笔支出；同时按要求压减了办公、印刷、差旅等一般性支出，会议改为线上"
	    "召开，节约了经费。>");
	read_bytes(slice_of(cells));
	assert_int_equal(doc.blocks.n, 10);
}

static void
refuses_what_is_no_document(void **state)
{
	(void)state;
	assert_int_equal(read_bytes(SLICE("")), READ_NO_DOCUMENT);
	assert_int_equal(read_bytes(SLICE(" \n\t\n　\n")), READ_NO_DOCUMENT);
	assert_int_equal(read_bytes(SLICE("\1\2\3\4\x80\xff\xfe\0\0\1")),
	                 READ_NO_DOCUMENT);
}

/* Nothing here may take more than linear time. */
static void
stays_linear(void **state)
{
	static const char *const pieces[] = {
	    "（其中：", "\t甲。\n", "a b\n", "甲  乙\n", "|\n",      "项目\n",
	    "\t甲\n\n", "甲 乙\n",  "1\n",   "甲|",      "行次\n1\n"};
	const size_t size = (size_t)3 << 20;
	char *text = malloc(size);

	(void)state;
	assert_non_null(text);
	for (size_t p = 0; p < sizeof(pieces) / sizeof(pieces[0]); p++) {
		size_t len = strlen(pieces[p]), n = 0;
		clock_t start = clock();

		while (n + len <= size) {
			memcpy(text + n, pieces[p], len);
			n += len;
		}
		assert_int_equal(read_bytes((struct slice){text, n}), READ_OK);
		if ((clock() - start) / CLOCKS_PER_SEC >= 5)
			fail_msg("“%s” over and over is slow", pieces[p]);
	}
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(parts_headings_from_paragraphs),
	    cmocka_unit_test(reads_the_tab_form),
	    cmocka_unit_test(puts_merged_header_cells_back),
	    cmocka_unit_test(reads_bars_and_tabs),
	    cmocka_unit_test(reads_columns_of_blanks),
	    cmocka_unit_test(puts_flat_tables_together),
	    cmocka_unit_test(leaves_indented_prose_alone),
	    cmocka_unit_test(puts_cut_paragraphs_together),
	    cmocka_unit_test(puts_narrow_paragraphs_together),
	    cmocka_unit_test(refuses_what_is_no_document),
	    cmocka_unit_test(stays_linear),
	};

	return cmocka_run_group_tests_name("reader", tests, set_up, tear_down);
}
