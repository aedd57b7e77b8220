/*
 * Tables of PDF pages: headers that are merged, centred or left out.
 */
#include "ingest/pdf_fixture.h"

/* 收入 over three columns stands between two of them; the numbers of the lines
 * begin where their header begins. */
static void
heads_over_columns_are_none(void **state)
{
	(void)state;
	page(700, 400);
	centre(180, 40, "收入");
	centre(500, 40, "支出");
	centre(120, 56, "项目");
	word(220, 56, "行次");
	centre(290, 56, "金额");
	centre(420, 56, "项目");
	word(520, 56, "行次");
	centre(600, 56, "金额");
	word(60, 72, "一、一般公共预算");
	word(216, 72, "1");
	right(305, 72, "12.50");
	word(380, 72, "一、农林水支出");
	word(516, 72, "21");
	right(615, 72, "12.50");
	word(60, 88, "二、政府性基金预算");
	word(216, 88, "2");
	word(380, 88, "二、其他支出");
	word(516, 88, "22");
	assert_string_equal(
	    shape(),
	    "T4x6<0.0+3=收入|0.3+3=支出|1.0=项目|1.1=行次|1.2=金额|1.3=项目|"
	    "1.4=行次|1.5=金额|2.0=一、一般公共预算|2.1=1|2.2=12.50|"
	    "2.3=一、农林水支出|2.4=21|2.5=12.50|3.0=二、政府性基金预算|"
	    "3.1=2|3.2=|3.3=二、其他支出|3.4=22|3.5=>");
}

/* Figures and codes that are too wide for their columns, in a table without
 * lines; the title of the next table is none of its rows. */
static void
figures_go_on_below_themselves(void **state)
{
	(void)state;
	page(500, 400);
	word(40, 40, "编码");
	word(120, 40, "科目名称");
	word(300, 40, "合计");
	right(330, 60, "3821.1");
	word(40, 66, "208050");
	word(120, 66, "职业年金缴费");
	word(40, 72, "5");
	right(330, 72, "7");
	word(40, 100, "221");
	word(120, 100, "住房保障支出");
	right(330, 100, "12.50");
	word(40, 120, "2、北坡水厂扩建项目绩效目标表");
	word(40, 140, "三级指标");
	word(300, 140, "指标值");
	word(40, 160, "管网长度");
	word(300, 160, "3公里");
	assert_string_equal(
	    shape(),
	    "T3x3<0.0=编码|0.1=科目名称|0.2=合计|1.0=2080505|"
	    "1.1=职业年金缴费|1.2=3821.17|2.0=221|2.1=住房保障支出|"
	    "2.2=12.50>H<2、北坡水厂扩建项目绩效目标表>T2x2<0.0=三级指标|"
	    "0.1=指标值|1.0=管网长度|1.1=3公里>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(heads_over_columns_are_none),
	    cmocka_unit_test(figures_go_on_below_themselves),
	};

	return cmocka_run_group_tests_name("pdf_table", tests, set_up,
	                                   tear_down);
}
