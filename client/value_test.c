/* Values of replies as cells. */
#include "client/value.c"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void
shows(const char *text, enum show show, const struct screen *s,
      const char *wanted)
{
	json_t *value = json_string(text);
	char *cell = value_show(value, show, s);

	assert_string_equal(cell, wanted);
	free(cell);
	json_decref(value);
}

static void
moments_by_this_clock(void **state)
{
	static const struct screen here = {.language = LANGUAGE_EN};
	const char *moment = "2026-11-24T16:15:39.211988+00:00";

	(void)state;
	assert_int_equal(setenv("TZ", "CST-8", 1), 0);
	tzset();
	shows(moment, SHOW_TIME, &here, "2026-11-25 00:15:39");
	shows("2026-11-25T00:15:39+08:00", SHOW_TIME, &here,
	      "2026-11-25 00:15:39");
	shows("2026-11-24T12:45:39-03:30", SHOW_TIME, &here,
	      "2026-11-25 00:15:39");
	shows("yesterday", SHOW_TIME, &here, "yesterday");
	shows("2026-11-24T16:15:39", SHOW_TIME, &here, "2026-11-24T16:15:39");
	/* Programs read what came. */
	shows(moment, SHOW_TIME, NULL, moment);
}

static void
reasons_in_the_readers_language(void **state)
{
	static const struct screen here = {.language = LANGUAGE_ZH};
	const char *codes = "unknown_county, unknown_year";

	(void)state;
	shows(codes, SHOW_REASON, &here, "地区不明、年度不明");
	shows(codes, SHOW_REASON, NULL, codes);
	shows("the reader ended: exit status 3", SHOW_REASON, &here,
	      "读取进程中断：退出码 3");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(moments_by_this_clock),
	    cmocka_unit_test(reasons_in_the_readers_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
