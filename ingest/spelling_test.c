/* One spelling: blanks, widths, dashes; nothing else changes. */
#include "ingest/spelling.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void
spells(const char *printed, const char *want)
{
	char out[128];
	size_t n = spell(slice_of(printed), out, sizeof(out));

	assert_int_equal(n, strlen(want));
	assert_memory_equal(out, want, n);
}

static void
brings_widths_together(void **state)
{
	(void)state;
	spells("（％）", "(%)");
	spells("１２．５ 万　元", "12.5万元");
	spells("Ａ０２－b", "A02-b");
	spells("≧5≦6≥7≤8", "≥5≤6≥7≤8");
	spells("2021—2023", "2021-2023");
	spells("“三公”、·", "“三公”、·");
	spells("项\u00a0\n目\t", "项目");
}

static void
gives_back_what_is_plain(void **state)
{
	struct arena *a = arena_new(4096);
	struct slice s = SLICE("完成率abc");

	(void)state;
	assert_ptr_equal(spelled(a, s).at, s.at);
	assert_ptr_not_equal(spelled(a, SLICE("完成 率")).at, NULL);
	assert_int_equal(spelled(a, SLICE("完成 率")).len, 9);
	assert_null(spelled(a, SLICE_NONE).at);
	arena_free(a);
}

static void
stops_before_the_room_ends(void **state)
{
	char out[7];

	(void)state;
	assert_int_equal(spell(SLICE("甲乙丙丁"), out, sizeof(out)), 6);
}

static void
trims_both_ends(void **state)
{
	struct slice s = trimmed(SLICE("\n　 两 端 　\t"));

	(void)state;
	assert_true(slice_is(s, SLICE("两 端")));
	assert_int_equal(trimmed(SLICE(" 　 ")).len, 0);
	assert_null(trimmed(SLICE_NONE).at);
}

/* Bytes that are no UTF-8 must not lead outside of the text. */
static void
survives_broken_bytes(void **state)
{
	char out[16];

	(void)state;
	assert_int_equal(spell((struct slice){"\xef\xbc", 2}, out, 16), 2);
	assert_int_equal(spell((struct slice){"\xe3", 1}, out, 16), 1);
	assert_int_equal(trimmed((struct slice){"\x80\x80", 2}).len, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(brings_widths_together),
	    cmocka_unit_test(gives_back_what_is_plain),
	    cmocka_unit_test(stops_before_the_room_ends),
	    cmocka_unit_test(trims_both_ends),
	    cmocka_unit_test(survives_broken_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
