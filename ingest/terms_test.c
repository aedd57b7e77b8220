/* Definitions: where a term ends, what goes on with the one before. */
#include "ingest/terms.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void
splits(void **state)
{
	static const char text[] = "基本支出：养人和办公的钱。\n"
	                           "会议费是指开会的钱。\n"
	                           "续前一条。\n"
	                           "“三公”经费，指三项费用。\n"
	                           "公开联系人：王某　联系方式：12345";
	static const char *const terms[] = {"基本支出", "会议费", "“三公”经费"};
	struct document doc = {.text = slice_of(text)};
	struct disclosure out = {.text = slice_of(text)};
	struct reading r = {.doc = &doc, .out = &out};
	const char *at = text, *end;

	(void)state;
	r.arena = arena_new((size_t)1 << 20);
	assert_non_null(r.arena);
	for (; at != NULL; at = end == NULL ? NULL : end + 1) {
		end = strchr(at, '\n');
		terms_read(&r, (struct slice){at, end == NULL
		                                      ? strlen(at)
		                                      : (size_t)(end - at)});
	}
	assert_int_equal(out.terms.n, 3);
	for (size_t i = 0; i < 3; i++)
		assert_true(slice_is(out.terms.at[i].term, slice_of(terms[i])));
	assert_true(
	    slice_is(out.terms.at[0].definition, SLICE("养人和办公的钱。")));
	assert_true(
	    slice_ends(out.terms.at[1].definition, SLICE("续前一条。")));
	arena_free(r.arena);
}

/* Brackets around a term and marks behind it are no part of it. */
static void
leaves_marks_out(void **state)
{
	static const char *const lines[] = {
	    "【基本支出】指养人的钱，2022年为1万元。",
	    "基本支出，是指养人的钱。", "基本支出——指养人的钱。",
	    "【基本支出】：养人的钱。"};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct document doc = {.text = slice_of(lines[i])};
		struct disclosure out = {.text = slice_of(lines[i])};
		struct reading r = {.doc = &doc, .out = &out};

		r.arena = arena_new((size_t)1 << 20);
		assert_non_null(r.arena);
		terms_read(&r, slice_of(lines[i]));
		assert_int_equal(out.terms.n, 1);
		assert_true(slice_is(out.terms.at[0].term, SLICE("基本支出")));
		arena_free(r.arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(splits),
	                                   cmocka_unit_test(leaves_marks_out)};

	return cmocka_run_group_tests_name("terms", tests, NULL, NULL);
}
