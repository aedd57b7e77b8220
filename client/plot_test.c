/* Pictures in blocks: bars, groups, sparklines, box and bins. */
#include "client/plot.c"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "client/reply.h"

static char *
drawn(const char *method, const char *result, size_t columns, size_t rows)
{
	char *text = NULL, *line = NULL;
	size_t n;
	struct screen s = {.out = open_memstream(&text, &n),
	                   .columns = columns};
	struct reply r;

	assert_true(asprintf(&line, "{\"id\":1,\"result\":%s}", result) > 0);
	assert_true(reply_parse(&r, slice_of(line)));
	assert_true(plot_has(method));
	assert_int_equal(plot_print(method, r.result, &s), rows);
	fclose(s.out);
	reply_fini(&r);
	free(line);
	return text;
}

static void
is(char *text, const char *want)
{
	assert_string_equal(text, want);
	free(text);
}

static void
bars_have_one_scale(void **state)
{
	(void)state;
	is(drawn("compare.rank",
	         "{\"per\":\"resident\",\"kind\":\"water\",\"rows\":["
	         "{\"county\":\"甲县\",\"kind\":\"water\",\"value\":1000.5},"
	         "{\"county\":\"乙乙县\",\"kind\":\"water\",\"value\":500.25},"
	         "{\"county\":\"丙\",\"value\":0},"
	         "{\"county\":\"丁\",\"value\":-3}]}",
	         35, 4),
	   "甲县    1,000.5  ██████████████████\n"
	   "乙乙县   500.25  █████████\n"
	   "丙            0  \n"
	   "丁           -3  \n");
	is(drawn("compare.peers",
	         "{\"rows\":[{\"county\":\"甲\",\"persons\":16},"
	         "{\"county\":\"乙\",\"persons\":1}]}",
	         16, 2),
	   "甲  16  ████████\n"
	   "乙   1  ▌\n");
}

static void
groups_have_their_own(void **state)
{
	(void)state;
	is(drawn("compare.counties",
	         "{\"per\":\"none\",\"kind\":\"water\",\"rows\":["
	         "{\"name\":\"会议\",\"county\":\"甲\",\"yuan\":8},"
	         "{\"name\":\"会议\",\"county\":\"乙\",\"yuan\":null,"
	         "\"reason\":\"nothing_published\"},"
	         "{\"name\":\"培训\",\"county\":\"甲\",\"yuan\":2},"
	         "{\"name\":\"培训\",\"county\":\"乙\",\"yuan\":1}]}",
	         15, 4),
	   "会议\n"
	   "甲  8  ████████\n"
	   "乙  –  nothing published\n"
	   "培训\n"
	   "甲  2  ████████\n"
	   "乙  1  ████\n");
}

static void
names_of_kinds_stand_where_they_differ(void **state)
{
	(void)state;
	is(drawn("compare.rank",
	         "{\"per\":\"none\",\"kind\":null,\"rows\":["
	         "{\"county\":\"甲\",\"kind\":\"water\",\"yuan\":1},"
	         "{\"county\":\"甲\",\"kind\":\"other\",\"department\":\"乙\","
	         "\"yuan\":1}]}",
	         30, 2),
	   "甲 water  1  █████████████████\n"
	   "甲 乙     1  █████████████████\n");
}

static void
a_block_a_year(void **state)
{
	(void)state;
	is(drawn("compare.series",
	         "{\"kind\":\"water\",\"from\":2019,\"to\":2021,\"rows\":["
	         "{\"code\":\"1\",\"county\":\"甲\",\"year\":2019,\"value\":1,"
	         "\"territory\":\"same\"},"
	         "{\"code\":\"1\",\"county\":\"甲\",\"year\":2020,\"value\":"
	         "null,\"territory\":\"same\"},"
	         "{\"code\":\"1\",\"county\":\"甲\",\"year\":2021,\"value\":8,"
	         "\"territory\":\"merged\"},"
	         "{\"code\":\"2\",\"county\":\"乙\",\"year\":2019,\"value\":0,"
	         "\"territory\":\"same\"},"
	         "{\"code\":\"3\",\"county\":\"丙\",\"year\":2019,\"value\":"
	         "null,\"reason\":\"nothing_published\"},"
	         "{\"code\":\"4\",\"county\":\"丁\",\"department\":null,"
	         "\"year\":2019,\"value\":null,\"reason\":"
	         "\"nothing_published\"},"
	         "{\"code\":\"4\",\"county\":\"丁\",\"department\":\"局\","
	         "\"year\":2021,\"value\":3,\"territory\":\"same\"}]}",
	         40, 4),
	   "甲  ▂·█  2019 1 → 2021 8 *\n"
	   "乙  ▁··  2019 0\n"
	   "丙  ···\n"
	   "丁  ··█  2021 3\n");
}

static void
box_and_bins(void **state)
{
	(void)state;
	is(drawn("compare.distribution",
	         "{\"rows\":[{\"kind\":null,\"n\":5,\"min\":0,\"p25\":2,"
	         "\"median\":4,\"p75\":6,\"max\":8,\"histogram\":{\"bins\":["
	         "{\"from\":0,\"to\":4,\"n\":1},{\"from\":4,\"to\":8,\"n\":"
	         "4}]}}]}",
	         21, 1),
	   "n 5\n"
	   "  ├───▒▒▒▒┃▒▒▒▒───┤\n"
	   "  least 0 · quarter 2 · median 4 · three quarters 6 · most 8\n"
	   "  0 – 4  1  ██\n"
	   "  4 – 8  4  ████████\n");
	/* All the same: no box. */
	is(drawn("compare.distribution",
	         "{\"rows\":[{\"kind\":\"water\",\"n\":2,\"min\":3,\"p25\":3,"
	         "\"median\":3,\"p75\":3,\"max\":3,\"histogram\":null}]}",
	         21, 1),
	   "water · n 2\n"
	   "  least 3 · quarter 3 · median 3 · three quarters 3 · most 3\n");
	assert_false(plot_has("facts.list"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bars_have_one_scale),
	    cmocka_unit_test(groups_have_their_own),
	    cmocka_unit_test(names_of_kinds_stand_where_they_differ),
	    cmocka_unit_test(a_block_a_year),
	    cmocka_unit_test(box_and_bins),
	};

	return cmocka_run_group_tests_name("plot", tests, NULL, NULL);
}
