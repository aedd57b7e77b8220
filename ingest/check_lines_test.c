/* Lines of tables against their sums. */
#include "ingest/check_lines.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct reading *
lines(void **state, const char *text)
{
	struct reading *r = fixture_read(state, text);

	tables(r);
	check_lines(r);
	return r;
}

static void
branches_add_up(void **state)
{
	const struct reading *r =
	    lines(state, "支出预算总表\n\n单位：万元\n\n"
	                 "科目编码|科目名称|合计|基本支出|项目支出\n"
	                 "|合计|60.01|20|40\n208|社会保障和就业支出|20.01|20|\n"
	                 "20805|行政事业单位养老支出|20.01|20|\n"
	                 "2080505|机关事业单位基本养老保险缴费支出|20|20|\n"
	                 "213|农林水支出|40||40\n21303|水利|40||40\n"
	                 "2130305|水利工程建设|30||30\n2130314|防汛|10||10");

	assert_true(r->statements.n > 15);
	assert_int_equal(r->out->findings.n, 0);
}

static void
a_wrong_line_shows_where_it_stands(void **state)
{
	const struct reading *r = lines(
	    state, "支出预算总表\n\n单位：万元\n\n科目编码|科目名称|合计\n"
	           "|合计|40\n213|农林水支出|40\n21303|水利|40\n"
	           "2130305|水利工程建设|30\n2130314|防汛|19");

	assert_int_equal(r->out->findings.n, 1);
	assert_true(fixture_found(r, SUM_MISMATCH, "防汛 19"));
	assert_true(fixture_found(r, SUM_MISMATCH, "21303 水利"));
}

static void
classes_make_the_total(void **state)
{
	const struct reading *r = lines(
	    state, "支出预算总表\n\n单位：万元\n\n科目编码|科目名称|合计\n"
	           "|合计|50\n205|教育支出|20\n213|农林水支出|25");

	assert_int_equal(r->out->findings.n, 1);
	assert_true(fixture_found(r, SUM_MISMATCH, "expenditure.total"));
}

static void
purchases_make_their_total(void **state)
{
	const struct reading *r =
	    lines(state, "采购预算\n\n单位：元\n\n采购项目|品目名称|预算金额\n"
	                 "合计||50\n甲|桌子|20\n乙|椅子|30");

	assert_int_equal(r->out->findings.n, 0);
	r = lines(state, "采购预算\n\n单位：元\n\n采购项目|品目名称|预算金额\n"
	                 "合计||55\n甲|桌子|20\n乙|椅子|30");
	assert_int_equal(r->out->findings.n, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(branches_add_up),
	    cmocka_unit_test(a_wrong_line_shows_where_it_stands),
	    cmocka_unit_test(classes_make_the_total),
	    cmocka_unit_test(purchases_make_their_total),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
