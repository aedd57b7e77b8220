/* Quotations: where they begin, how they are cut, what is marked. */
#include "client/quote.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static char *
printed(struct slice text, const char *figure, size_t room, bool colour)
{
	static char out[4000];
	const char *at = slice_find(text, slice_of(figure));
	struct screen s = {.colour = colour};
	struct span where;

	assert_non_null(at);
	where.start = (uint32_t)(at - text.at);
	where.end = where.start + (uint32_t)strlen(figure);
	memset(out, 0, sizeof(out));
	s.out = fmemopen(out, sizeof(out), "w");
	quote_print(&s, text, quote_around(text, where), where, room);
	fclose(s.out);
	return out;
}

#define PRINTED(text, figure, room) printed(slice_of(text), figure, room, false)

static void
sentences_end_at_stops_and_lines(void **state)
{
	(void)state;
	assert_string_equal(PRINTED("第一句。三公12元。第三句", "12", 80),
	                    "三公【12】元。");
	assert_string_equal(PRINTED("一行\n\t三公\t12\t13\n二行", "12", 80),
	                    "三公 【12】 13");
	assert_string_equal(PRINTED("12", "12", 80), "【12】");
	assert_string_equal(printed(SLICE("甲12乙"), "12", 80, true),
	                    "甲\033[1;7m12\033[0m乙");
}

/* One cell a line: the name of the row is some lines above. */
static void
lone_figures_take_their_label(void **state)
{
	(void)state;
	assert_string_equal(
	    PRINTED("上行\n公务接待费\n\n1.5\n2.5\n末行", "2.5", 80),
	    "公务接待费 1.5 【2.5】");
	assert_string_equal(PRINTED("1\n2\n3", "3", 80), "1 2 【3】");
}

static void
cuts_keep_the_figure(void **state)
{
	const char *text = "本年一般公共预算财政拨款收入安排12345.67万元，"
	                   "比上年预算增加许多，主要原因是项目增加。";

	(void)state;
	for (size_t room = 14; room < 100; room++) {
		const char *out = PRINTED(text, "12345.67", room);

		assert_non_null(strstr(out, "【12345.67】"));
		assert_true(width(slice_of(out)) <= room);
		assert_true(utf8_valid(slice_of(out)));
	}
	assert_null(strstr(PRINTED(text, "12345.67", 100), "…"));
	assert_string_equal(PRINTED(text, "12345.67", 30),
	                    "…款收入安排【12345.67】万元…");
}

static void
control_characters_are_blanks(void **state)
{
	(void)state;
	assert_string_equal(
	    PRINTED("甲\033[31m\r\x7f\xc2\x9b乙　　12\t丙", "12", 80),
	    "甲 [31m 乙 【12】 丙");
}

static void
wrapped_lines_fit(void **state)
{
	static const char text[] =
	    "“补贴完成率” (质量指标), target “≥50户”: a rate with a target "
	    "that "
	    "is no share; project “廉租房小区电费及物业费补贴项目”";
	char out[1000] = "", *line, *rest = out;
	struct screen s = {.colour = false};
	size_t lines = 0;

	(void)state;
	s.out = fmemopen(out, sizeof(out), "w");
	quote_wrapped(&s, slice_of(text), 4, 40);
	fclose(s.out);
	while ((line = strsep(&rest, "\n")) != NULL && *line != '\0') {
		assert_true(width(slice_of(line)) <= 40 - (lines == 0) * 4);
		assert_true(utf8_valid(slice_of(line)));
		assert_true((strncmp(line, "    ", 4) == 0) == (lines > 0));
		lines++;
	}
	assert_in_range(lines, 4, 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sentences_end_at_stops_and_lines),
	    cmocka_unit_test(lone_figures_take_their_label),
	    cmocka_unit_test(cuts_keep_the_figure),
	    cmocka_unit_test(control_characters_are_blanks),
	    cmocka_unit_test(wrapped_lines_fit),
	};

	return cmocka_run_group_tests_name("quote", tests, NULL, NULL);
}
