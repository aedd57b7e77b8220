/* Sheets saved as text: lines around tables, merged columns, merged headers. */
#include "ingest/reader_fixture.h"

static void
shape_is(const char *text, const char *wanted)
{
	must_read(text);
	assert_string_equal(fixture_shape(), wanted);
}

static void
test_lines_around(void **state)
{
	(void)state;
	shape_is("某局预算\t\t\n"
	         "单位：万元\t\t\n"
	         "项目\t金额\t备注\n"
	         "合计\t12.50\t无\n"
	         "三、说明\t\t\n"
	         "支出12.50万元。\t\t\n",
	         "P<某局预算>P<单位：万元>T2x3<0.0=项目|0.1=金额|0.2=备注|"
	         "1.0=合计|1.1=12.50|1.2=无>H<三、说明>P<支出12.50万元。>");
}

/* A row that has but a name is the table's. */
static void
test_rows_of_a_name(void **state)
{
	(void)state;
	shape_is("项目\t金额\n一、收入\t12\n二、结转\t\n三、其他\t1\n",
	         "T4x2<0.0=项目|0.1=金额|1.0=一、收入|1.1=12|2.0=二、结转|"
	         "2.1=|3.0=三、其他|3.1=1>");
}

static void
test_merged(void **state)
{
	(void)state;
	shape_is("项目\t\t2021年\t\t\t\n"
	         "\t\t预算\t\t决算\t\n"
	         "合计\t\t9\t\t7\t\n",
	         "T3x3<0.0v2=项目|0.1+2=2021年|1.1=预算|1.2=决算|2.0=合计|"
	         "2.1=9|2.2=7>");
	/* Nothing was merged: an empty cell is one. */
	shape_is("项目\t2021年\t\n\t预算\t决算\n合计\t9\t7\n",
	         "T3x3<0.0=项目|0.1=2021年|0.2=|1.0=|1.1=预算|1.2=决算|"
	         "2.0=合计|2.1=9|2.2=7>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lines_around),
	    cmocka_unit_test(test_rows_of_a_name),
	    cmocka_unit_test(test_merged),
	};

	return cmocka_run_group_tests_name("text_sheet", tests, set_up,
	                                   tear_down);
}
