/* Replies to ingest.submit as lines. */
#include "client/fate.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct screen english = {.language = LANGUAGE_EN};
static const struct screen chinese = {.language = LANGUAGE_ZH};

static void
reads_as(const char *json, enum fate fate, const char *en, const char *zh)
{
	struct reply r;
	char *line;

	assert_true(reply_parse(&r, slice_of(json)));
	assert_int_equal(fate_of(&r), fate);
	if (en != NULL) {
		line = fate_line(fate, "a.txt", &r, NULL, &english);
		assert_string_equal(line, en);
		free(line);
		line = fate_line(fate, "a.txt", &r, NULL, &chinese);
		assert_string_equal(line, zh);
		free(line);
	}
	reply_fini(&r);
}

static void
says_what_became_of_it(void **state)
{
	(void)state;
	reads_as("{\"id\":1,\"result\":{\"state\":\"new\",\"disclosure\":"
	         "\"130634.7\",\"revision\":1,\"facts\":12,\"findings\":3}}",
	         FATE_NEW,
	         "new        a.txt  130634.7  (figures: 12, findings: 3)",
	         "新收       a.txt  130634.7（数据 12 条，问题 3 条）");
	reads_as("{\"id\":1,\"result\":{\"state\":\"unchanged\","
	         "\"disclosure\":\"130634.7\",\"revision\":1}}",
	         FATE_UNCHANGED, "unchanged  a.txt  130634.7",
	         "未变       a.txt  130634.7");
	reads_as("{\"id\":1,\"result\":{\"state\":\"revision\","
	         "\"disclosure\":\"130634.9\",\"revision\":2}}",
	         FATE_REVISION, "revision   a.txt  130634.9  revision 2",
	         "新版       a.txt  130634.9  第 2 版");
	reads_as("{\"id\":1,\"result\":{\"state\":\"parked\","
	         "\"disclosure\":null,\"reason\":\"unknown_county\"}}",
	         FATE_PARKED, "parked     a.txt: unknown_county",
	         "搁置       a.txt：地区不明");
	reads_as("{\"id\":1,\"result\":{\"state\":\"refused\",\"reason\":"
	         "\"is too large\"}}",
	         FATE_REFUSED, "refused    a.txt: is too large",
	         "拒收       a.txt：is too large");
}

static void
errors_are_fates_too(void **state)
{
	(void)state;
	reads_as("{\"id\":1,\"error\":{\"code\":-32003,\"message\":"
	         "\"larger than 64 MiB\",\"data\":{\"name\":\"too_large\"}}}",
	         FATE_REFUSED, "refused    a.txt: larger than 64 MiB",
	         "拒收       a.txt：larger than 64 MiB");
	reads_as("{\"id\":1,\"error\":{\"code\":-32008,\"message\":\"m\","
	         "\"data\":{\"name\":\"parked\"}}}",
	         FATE_PARKED, "parked     a.txt: m", "搁置       a.txt：m");
	reads_as("{\"id\":1,\"error\":{\"code\":-32002,\"message\":\"m\","
	         "\"data\":{\"name\":\"overloaded\"}}}",
	         FATE_NONE, NULL, NULL);
	reads_as("{\"id\":1,\"error\":{\"code\":-32007,\"message\":\"m\","
	         "\"data\":{\"name\":\"shutting_down\"}}}",
	         FATE_NONE, NULL, NULL);
}

static void
only_what_is_in_the_database_is_taken(void **state)
{
	(void)state;
	assert_true(fate_is_taken(FATE_NEW));
	assert_true(fate_is_taken(FATE_UNCHANGED));
	assert_true(fate_is_taken(FATE_REVISION));
	assert_false(fate_is_taken(FATE_NONE));
	assert_false(fate_is_taken(FATE_ACCEPTED));
	assert_false(fate_is_taken(FATE_PARKED));
	assert_false(fate_is_taken(FATE_REFUSED));
}

static void
sums_up(void **state)
{
	static const size_t mixed[FATES] = {[FATE_NEW] = 3, [FATE_PARKED] = 1};
	static const size_t old[FATES] = {[FATE_UNCHANGED] = 2};
	struct screen s = english;
	char *text = NULL;
	size_t n;

	(void)state;
	s.out = open_memstream(&text, &n);
	fate_print_totals(mixed, &s);
	fate_print_totals(old, &s);
	fclose(s.out);
	assert_string_equal(
	    text, "4 documents: 3 new, 0 unchanged, 0 revisions, 1 parked, "
	          "0 refused\n"
	          "2 documents: 0 new, 2 unchanged, 0 revisions, 0 parked, "
	          "0 refused · nothing was new\n");
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(says_what_became_of_it),
	    cmocka_unit_test(errors_are_fates_too),
	    cmocka_unit_test(only_what_is_in_the_database_is_taken),
	    cmocka_unit_test(sums_up),
	};

	return cmocka_run_group_tests_name("fate", tests, NULL, NULL);
}
