/* Sentences that come in English, read in Chinese. */
#include "client/sentence.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

typedef void print_fn(FILE *out, const char *text, enum language language);

static void
reads(print_fn *print, const char *english, enum language language,
      const char *wanted)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	assert_non_null(out);
	print(out, english, language);
	assert_int_equal(fclose(out), 0);
	assert_string_equal(text, wanted);
	free(text);
}

static void
chinese(const char *english, const char *wanted)
{
	reads(sentence_print, english, LANGUAGE_ZH, wanted);
	reads(sentence_print, english, LANGUAGE_EN, english);
}

static void
whole_sentences(void **state)
{
	(void)state;
	chinese("nothing has this id", "没有这个编号");
	chinese("the document is empty", "文档是空的");
	chinese("the moon is full", "the moon is full");
	chinese("nothing has this id.", "nothing has this id.");
	chinese("", "");
}

static void
what_is_filled_in(void **state)
{
	(void)state;
	chinese("no method is called \"x\"", "没有名为“x”的方法");
	chinese("no method is called \"\"", "没有名为“”的方法");
	chinese("no method is called \"a\" b", "no method is called \"a\" b");
	chinese("version 9 is not reached: the data version is 4",
	        "尚无版本 9：当前数据版本是 4");
	chinese("a: several are called \"b\": c, d; name the province and "
	        "prefecture too",
	        "a：叫“b”的不止一个：c, d；请写明省、市");
}

static void
sentences_within(void **state)
{
	(void)state;
	chinese("measure: \"x\" is not known; it must be a measure's code or "
	        "Chinese name",
	        "measure：不认识“x”；应为：指标的编码或中文名");
	chinese("the reader ended: signal 11 (Segmentation fault)",
	        "读取进程中断：信号 11（Segmentation fault）");
	chinese("the reader ended: it did not finish in time",
	        "读取进程中断：未能按时读完");
}

/* A form that orders its holes otherwise fills them by number. */
static void
other_orders(void **state)
{
	struct slice holes[HOLES];
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	(void)state;
	assert_true(has_form("%s of %s", SLICE("one of two"), holes));
	put_filled(out, "%2$s里的%1$s，%s", holes);
	fclose(out);
	assert_string_equal(text, "two里的one，two");
	free(text);
	assert_false(has_form("%s of %s", SLICE("one or two"), holes));
	assert_false(has_form("a%s", SLICE("b"), holes));
}

static void
reasons_may_be_codes(void **state)
{
	(void)state;
	reads(sentence_print_reason, "unknown_county, unknown_year",
	      LANGUAGE_ZH, "地区不明、年度不明");
	reads(sentence_print_reason, "unknown_county, unknown_year",
	      LANGUAGE_EN, "unknown_county, unknown_year");
	reads(sentence_print_reason, "the PDF has no pages", LANGUAGE_ZH,
	      "PDF 没有页面");
	reads(sentence_print_reason, "refused", LANGUAGE_ZH, "拒收");
	reads(sentence_print_reason, "", LANGUAGE_ZH, "");
}

/* Every row is found by its own words, so none hides another. */
static void
no_row_hides_another(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(rows_sentences); i++) {
		struct slice holes[HOLES];
		size_t first = 0;

		while (!has_form(rows_sentences[first].en,
		                 slice_of(rows_sentences[i].en), holes))
			first++;
		if (first != i)
			fail_msg("\"%s\" is taken for \"%s\"",
			         rows_sentences[i].en,
			         rows_sentences[first].en);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(whole_sentences),
	    cmocka_unit_test(what_is_filled_in),
	    cmocka_unit_test(sentences_within),
	    cmocka_unit_test(other_orders),
	    cmocka_unit_test(reasons_may_be_codes),
	    cmocka_unit_test(no_row_hides_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
