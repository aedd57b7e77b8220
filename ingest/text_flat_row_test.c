/* Tables of one row, a cell a line. */
#include "ingest/reader_fixture.h"

static void
shape_is(const char *text, const char *wanted)
{
	must_read(text);
	assert_string_equal(fixture_shape(), wanted);
}

static void
as_many_figures_as_names(void **state)
{
	(void)state;
	shape_is(
	    "单位：万元\n合计\n因公出国费\n购置费\n接待费\n6.8\n—\n６\n0.8\n",
	    "P<单位：万元>T2x4<0.0=合计|0.1=因公出国费|0.2=购置费|"
	    "0.3=接待费|1.0=6.8|1.1=—|1.2=６|1.3=0.8>");
	/* Names that no 三公 table has. */
	shape_is("甲\n乙\n丙\n丁\n1\n2\n3\n4\n",
	         "P<甲>P<乙>P<丙>P<丁>P<1>P<2>P<3>P<4>");
}

/* Two rows of names: 小计 and what is behind it stand under the heading. */
static void
names_of_two_rows(void **state)
{
	(void)state;
	shape_is("合计\n出国费\n用车购置及运行\n接待费\n小计\n购置\n运行\n"
	         "9\n0\n7\n2\n5\n2\n",
	         "T2x6<0.0=合计|0.1=出国费|0.2=用车购置及运行|0.3=购置|"
	         "0.4=运行|0.5=接待费|1.0=9|1.1=0|1.2=7|1.3=2|1.4=5|1.5=2>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(as_many_figures_as_names),
	    cmocka_unit_test(names_of_two_rows),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
