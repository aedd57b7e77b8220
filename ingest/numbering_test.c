/* Printed numbers: which style, which number, how long; and what is none. */
#include "ingest/numbering.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void
reads_every_style(void **state)
{
	static const struct {
		const char *text, *rest;
		enum numbering_style style;
		unsigned number;
	} rows[] = {
	    {"第一部分　部门概况", "部门概况", NUMBERING_PART, 1},
	    {"第十二章 附则", "附则", NUMBERING_PART, 12},
	    {"第三条 本办法", "本办法", NUMBERING_ARTICLE, 3},
	    {"十一、其他", "其他", NUMBERING_HAN, 11},
	    {"二十、其他", "其他", NUMBERING_HAN, 20},
	    {"（三）收入", "收入", NUMBERING_HAN_BRACKET, 3},
	    {"〔三〕收入", "收入", NUMBERING_HAN_BRACKET, 3},
	    {"［3］收入", "收入", NUMBERING_DIGIT_BRACKET, 3},
	    {"(2)支出", "支出", NUMBERING_DIGIT_BRACKET, 2},
	    {"3）支出", "支出", NUMBERING_DIGIT_BRACKET, 3},
	    {"4.用车", "用车", NUMBERING_DIGIT, 4},
	    {"１２、用车", "用车", NUMBERING_DIGIT, 12},
	    {"5．接待", "接待", NUMBERING_DIGIT, 5},
	    {"③会议", "会议", NUMBERING_CIRCLE, 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct slice s = slice_of(rows[i].text);
		struct numbering n = numbering_of(s);

		assert_int_equal(n.style, rows[i].style);
		assert_int_equal(n.number, rows[i].number);
		assert_true(
		    slice_is(slice_from(s, n.length), slice_of(rows[i].rest)));
	}
}

static void
takes_no_amount_or_year_for_a_number(void **state)
{
	static const char *const none[] = {
	    "1.2万元",  "2021年",   "一般公共预算", "三公经费",
	    "十分重要", "（境）费", "第一中学",     "",
	    "0、零",    "12",       "四五六、"};

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		assert_int_equal(numbering_of(slice_of(none[i])).style,
		                 NUMBERING_NONE);
}

static void
trims_blanks_of_every_width(void **state)
{
	(void)state;
	assert_true(slice_is(trim_blanks(SLICE(" \t　\xc2\xa0合 计　 ")),
	                     SLICE("合 计")));
	assert_int_equal(trim_blanks(SLICE("　\t")).len, 0);
	assert_int_equal(blank_length(SLICE("合")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_every_style),
	    cmocka_unit_test(takes_no_amount_or_year_for_a_number),
	    cmocka_unit_test(trims_blanks_of_every_width),
	};

	return cmocka_run_group_tests_name("numbering", tests, NULL, NULL);
}
