/* UTF-8: what is well-formed, where a text may be cut, there and back. */
#include "ingest/utf8.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void
accepts_well_formed(void **state)
{
	(void)state;
	assert_true(utf8_valid(SLICE("")));
	assert_true(utf8_valid(SLICE("plain ascii, longer than eight bytes")));
	assert_true(utf8_valid(SLICE("“三公”经费 1.2 万元 𠀀")));
	assert_true(utf8_valid(SLICE("\xef\xbf\xbf\xf4\x8f\xbf\xbf")));
}

static void
refuses_the_rest(void **state)
{
	static const char *const bad[] = {"\x80",
	                                  "\xc0\x80",
	                                  "\xc1\xbf",
	                                  "\xe0\x9f\xbf",
	                                  "\xed\xa0\x80",
	                                  "\xf0\x8f\xbf\xbf",
	                                  "\xf4\x90\x80\x80",
	                                  "\xf5\x80\x80\x80",
	                                  "abc\xe4\xb8",
	                                  "\xff",
	                                  "\xe4\xb8\x41"};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(utf8_valid(slice_of(bad[i])));
}

static void
cuts_between_characters(void **state)
{
	struct slice s = SLICE("a万b");

	(void)state;
	assert_int_equal(utf8_cut(s, 9), 5);
	assert_int_equal(utf8_cut(s, 4), 4);
	assert_int_equal(utf8_cut(s, 3), 1);
	assert_int_equal(utf8_cut(s, 2), 1);
	assert_int_equal(utf8_cut(s, 0), 0);
}

static void
goes_there_and_back(void **state)
{
	static const uint32_t points[] = {0x41,   0x7f,    0x80,    0x7ff,
	                                  0x800,  0x4e07,  0xd7ff,  0xe000,
	                                  0xffff, 0x10000, 0x10ffff};

	(void)state;
	for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
		char bytes[4];
		size_t n = utf8_put(points[i], bytes);
		const char *at = bytes;

		assert_true(utf8_valid((struct slice){bytes, n}));
		assert_int_equal(utf8_next(&at, bytes + n), points[i]);
		assert_ptr_equal(at, bytes + n);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(accepts_well_formed),
	    cmocka_unit_test(refuses_the_rest),
	    cmocka_unit_test(cuts_between_characters),
	    cmocka_unit_test(goes_there_and_back),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
