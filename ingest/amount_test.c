/* The grammar of printed amounts: what is one, what only looks like one. */
#include "ingest/amount.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct amount
scan(const char *text)
{
	struct amount a;

	assert_true(amount_scan(slice_of(text), 0, &a));
	return a;
}

static void
is_yuan(const char *text, const char *yuan)
{
	struct amount a = scan(text);
	char printed[MONEY_TEXT];

	assert_int_equal(a.kind, AMOUNT_MONEY);
	assert_string_equal(money_print(a.value, printed), yuan);
}

static void
reads_units(void **state)
{
	(void)state;
	is_yuan("12元", "12");
	is_yuan("3.5千元，", "3500");
	is_yuan("14349.63万元", "143496300");
	is_yuan("2百万元", "2000000");
	is_yuan("4.47亿元。", "447000000");
	is_yuan("38万，其中", "380000");
	is_yuan("38万", "380000");
	is_yuan("2亿）", "200000000");
	is_yuan("120 万元", "1200000");
}

static void
reads_printed_forms(void **state)
{
	(void)state;
	is_yuan("1,537.40元", "1537.4");
	is_yuan("1, 537.4万元", "15374000");
	is_yuan("13,100,000元", "13100000");
	is_yuan("６７６．３２万元", "6763200");
	is_yuan("１，２３４元", "1234");
	is_yuan("-3.51万元", "-35100");
	is_yuan("－3.51万元", "-35100");
	is_yuan("0.000001万元", "0.01");
	is_yuan("1 250 000元", "1250000");
	is_yuan("1 250.50 万元", "12505000");
	is_yuan("30 000元", "30000");
}

/* A blank may part thousands, or two figures. */
static void
leaves_figures_that_may_be_two(void **state)
{
	struct amount a;

	(void)state;
	assert_int_equal(scan("12 350万元").kind, AMOUNT_OTHER);
	assert_int_equal(scan("12 350").kind, AMOUNT_NUMBER);
	assert_int_equal(scan("12 350").len, 2);
	assert_int_equal(scan("2021 350万元").len, 4);
	assert_true(amount_scan(SLICE("项目1 350.00万元"), strlen("项目"), &a));
	assert_int_equal(a.kind, AMOUNT_OTHER);
	assert_true(amount_scan(SLICE("支出1 350.00万元"), strlen("支出"), &a));
	assert_int_equal(a.kind, AMOUNT_MONEY);
	assert_int_equal(scan("1 000 000 000 000 000 000 000 000 000 000 000 "
	                      "000 000 000元")
	                     .kind,
	                 AMOUNT_OTHER);
	assert_int_equal(scan("1 000 000 000 000 000 000 000 000 000 000 000 "
	                      "000 000 000，")
	                     .len,
	                 57);
}

static void
says_how_it_was_printed(void **state)
{
	struct amount a = scan("769.70万元，");

	(void)state;
	assert_int_equal(a.decimals, 2);
	assert_int_equal(a.unit, UNIT_WAN);
	assert_int_equal(a.figure, strlen("769.70"));
	assert_int_equal(a.len, strlen("769.70万元"));
	assert_string_equal(a.digits, "769.70");
}

static void
never_rounds(void **state)
{
	struct amount a = scan("0.001元");

	(void)state;
	assert_true(a.too_fine);
	assert_false(money_known(a.value));
	a = scan("1234.567");
	amount_in(&a, UNIT_YUAN);
	assert_true(a.too_fine);
	a = scan("99999999999999999999亿元");
	assert_int_equal(a.kind, AMOUNT_OTHER);
}

static void
tells_what_is_no_amount(void **state)
{
	static const struct {
		const char *text;
		enum amount_kind kind;
	} rows[] = {
	    {"2021年度", AMOUNT_YEAR},       {"2021 年", AMOUNT_YEAR},
	    {"30年", AMOUNT_OTHER},          {"63.99%", AMOUNT_PERCENT},
	    {"2.5个百分点", AMOUNT_PERCENT}, {"12月", AMOUNT_OTHER},
	    {"41号", AMOUNT_OTHER},          {"5-8万元", AMOUNT_OTHER},
	    {"2021—2023年", AMOUNT_OTHER},   {"286元/吨", AMOUNT_OTHER},
	    {"12万元／村", AMOUNT_OTHER},    {"3万美元", AMOUNT_OTHER},
	    {"1.2.3", AMOUNT_OTHER},         {"4万吨", AMOUNT_NUMBER},
	    {"31000户", AMOUNT_NUMBER},      {"24批次", AMOUNT_NUMBER},
	    {"19.2", AMOUNT_NUMBER},
	};
	struct amount a;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(scan(rows[i].text).kind, rows[i].kind);
	assert_true(amount_scan(SLICE("A02030501"), 1, &a));
	assert_int_equal(a.kind, AMOUNT_OTHER);
	assert_false(amount_scan(SLICE("元"), 0, &a));
	assert_false(amount_scan(SLICE(""), 0, &a));
	assert_int_equal(scan("14.21／15").kind, AMOUNT_NUMBER);
}

static void
splits_years_from_thousands(void **state)
{
	struct amount a = scan("57.55，2016年");

	(void)state;
	assert_string_equal(a.digits, "57.55");
	a = scan("2021,300");
	assert_string_equal(a.digits, "2021");
	a = scan("12,34");
	assert_string_equal(a.digits, "12");
}

static void
reads_cells(void **state)
{
	struct amount a;
	char printed[MONEY_TEXT];

	(void)state;
	assert_int_equal(amount_cell(SLICE("　"), UNIT_WAN, &a), CELL_EMPTY);
	assert_int_equal(amount_cell(SLICE("—"), UNIT_WAN, &a), CELL_EMPTY);
	assert_int_equal(amount_cell(SLICE("无"), UNIT_WAN, &a), CELL_NONE);
	assert_int_equal(amount_cell(SLICE("合计"), UNIT_WAN, &a), CELL_WORDS);
	assert_int_equal(amount_cell(SLICE("12吨"), UNIT_WAN, &a), CELL_WORDS);
	assert_int_equal(amount_cell(SLICE(" 12.5 "), UNIT_WAN, &a),
	                 CELL_AMOUNT);
	assert_string_equal(money_print(a.value, printed), "125000");
	assert_int_equal(amount_cell(SLICE("（1,234.50）"), UNIT_YUAN, &a),
	                 CELL_AMOUNT);
	assert_string_equal(money_print(a.value, printed), "-1234.5");
	assert_int_equal(amount_cell(SLICE("3元"), UNIT_WAN, &a), CELL_AMOUNT);
	assert_string_equal(money_print(a.value, printed), "3");
}

static void
reads_captions(void **state)
{
	(void)state;
	assert_int_equal(amount_caption(SLICE("单位：万元")), UNIT_WAN);
	assert_int_equal(amount_caption(SLICE("金额单位: 元")), UNIT_YUAN);
	assert_int_equal(amount_caption(SLICE("收支总表（亿元）")), UNIT_YI);
	assert_int_equal(amount_caption(SLICE("收支总表［万元］")), UNIT_WAN);
	assert_int_equal(amount_caption(SLICE("单位：人民币千元")),
	                 UNIT_THOUSAND);
	assert_int_equal(amount_caption(SLICE("共计12万元")), UNIT_NONE);
	assert_int_equal(amount_caption(SLICE("编制单位：某县财政局")),
	                 UNIT_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_units),
	    cmocka_unit_test(reads_printed_forms),
	    cmocka_unit_test(leaves_figures_that_may_be_two),
	    cmocka_unit_test(says_how_it_was_printed),
	    cmocka_unit_test(never_rounds),
	    cmocka_unit_test(tells_what_is_no_amount),
	    cmocka_unit_test(splits_years_from_thousands),
	    cmocka_unit_test(reads_cells),
	    cmocka_unit_test(reads_captions),
	};

	return cmocka_run_group_tests_name("amount", tests, NULL, NULL);
}
