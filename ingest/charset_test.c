/* Encodings: told by the bytes, and back to the same text. */
#include "ingest/charset.c"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const char simplified[] =
    "山前县林草局二〇二二年部门预算\n安排防火经费３．５万元，比上年减少1万元；"
    "购置巡护摩托车两辆。\n";
static const char traditional[] =
    "本年度歲出預算總額為三百萬元，較上年度增加五萬元，主要為辦公設備"
    "之購置與維修。\n";

static int
setup(void **state)
{
	*state = arena_new((size_t)16 << 20);
	return *state == NULL;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static struct slice
encoded(struct arena *a, const char *text, const char *charset)
{
	size_t left = strlen(text), room = left * 4 + 8, free_bytes = room;
	char *at = arena_alloc(a, room), *out = at;
	char *in = (char *)(uintptr_t)text;
	iconv_t with = iconv_open(charset, "UTF-8");

	assert_true(with != (iconv_t)-1);
	assert_true(iconv(with, &in, &left, &out, &free_bytes) != (size_t)-1);
	iconv_close(with);
	return (struct slice){at, room - free_bytes};
}

static void
round_trip(struct arena *a, const char *text, const char *as,
           enum charset expect)
{
	struct slice bytes = encoded(a, text, as), back = SLICE_NONE;
	bool damaged;

	assert_int_equal(charset_detect(bytes), expect);
	assert_int_equal(charset_read(bytes, a, &back, &damaged), expect);
	assert_false(damaged);
	assert_true(slice_is(back, slice_of(text)));
}

static void
tells_the_encodings_of_chinese(void **state)
{
	round_trip(*state, simplified, "UTF-8", CHARSET_UTF8);
	round_trip(*state, simplified, "GB18030", CHARSET_GB18030);
	round_trip(*state, simplified, "UTF-16LE", CHARSET_UTF16LE);
	round_trip(*state, simplified, "UTF-16BE", CHARSET_UTF16BE);
	round_trip(*state, traditional, "BIG5", CHARSET_BIG5);
	round_trip(*state, traditional, "UTF-8", CHARSET_UTF8);
	assert_string_equal(charset_name(CHARSET_GB18030), "GB18030");
}

static void
takes_byte_order_marks_off(void **state)
{
	static const char le[] = "\xff\xfe\x84\x98\x97\x7b";
	static const char be[] = "\xfe\xff\x98\x84\x7b\x97";
	struct slice out = SLICE_NONE;
	bool damaged;

	assert_int_equal(
	    charset_read(SLICE("\xef\xbb\xbf预算"), *state, &out, &damaged),
	    CHARSET_UTF8);
	assert_true(slice_is(out, SLICE("预算")));
	assert_int_equal(
	    charset_read((struct slice){le, 6}, *state, &out, &damaged),
	    CHARSET_UTF16LE);
	assert_true(slice_is(out, SLICE("预算")));
	assert_int_equal(
	    charset_read((struct slice){be, 6}, *state, &out, &damaged),
	    CHARSET_UTF16BE);
	assert_true(slice_is(out, SLICE("预算")));
}

static void
borrows_what_is_clean(void **state)
{
	struct slice in = slice_of(simplified), out = SLICE_NONE;
	bool damaged;

	charset_read(in, *state, &out, &damaged);
	assert_ptr_equal(out.at, in.at);
}

static void
cleans_line_ends_and_controls(void **state)
{
	static const char raw[] =
	    "预算\r\n决算\r收入\f支出\0绩效和更多的字，为了比例";
	static const char want[] =
	    "预算\n决算\n收入\n支出 绩效和更多的字，为了比例";
	struct slice out = SLICE_NONE;

	assert_true(charset_decode((struct slice){raw, sizeof(raw) - 1},
	                           CHARSET_UTF8, *state, &out));
	assert_true(slice_is(out, slice_of(want)));
	assert_true(charset_clean(out));
	assert_false(charset_clean(SLICE("a\rb")));
	assert_false(charset_clean(SLICE("0123456789\x01")));
}

static void
mends_a_few_bad_bytes(void **state)
{
	char text[900];
	size_t n = 0;
	struct slice out = SLICE_NONE;
	bool damaged;

	while (n + 3 < sizeof(text)) {
		memcpy(text + n, "算", 3);
		n += 3;
	}
	text[300] = (char)0xff; /* the first byte of one character */
	assert_int_equal(
	    charset_read((struct slice){text, n}, *state, &out, &damaged),
	    CHARSET_UTF8);
	assert_non_null(slice_find(out, SLICE("\xef\xbf\xbd")));
	assert_true(utf8_valid(out));
}

static void
refuses_noise(void **state)
{
	unsigned char noise[4096];
	uint32_t x = 12345;
	struct slice out = SLICE_NONE;
	bool damaged;

	for (size_t i = 0; i < sizeof(noise); i++) {
		x = x * 1664525u + 1013904223u;
		noise[i] = (unsigned char)(x >> 24);
	}
	assert_int_equal(
	    charset_read((struct slice){(char *)noise, sizeof(noise)}, *state,
	                 &out, &damaged),
	    CHARSET_NONE);
	assert_int_equal(charset_detect(SLICE("")), CHARSET_NONE);
	assert_int_equal(charset_detect(SLICE("\x7f"
	                                      "ELF\1\1\1\0\0\0\0\0")),
	                 CHARSET_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tells_the_encodings_of_chinese),
	    cmocka_unit_test(takes_byte_order_marks_off),
	    cmocka_unit_test(borrows_what_is_clean),
	    cmocka_unit_test(cleans_line_ends_and_controls),
	    cmocka_unit_test(mends_a_few_bad_bytes),
	    cmocka_unit_test(refuses_noise),
	};

	return cmocka_run_group_tests_name("charset", tests, setup, teardown);
}
