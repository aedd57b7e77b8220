/* Charts: scales, marks of the county itself, gaps, what cannot be drawn. */
#include "client/chart.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *text;
static size_t length;

static FILE *
out(void)
{
	free(text);
	text = NULL;
	return open_memstream(&text, &length);
}

static void
has(const char *want)
{
	if (strstr(text, want) == NULL)
		fail_msg("%s\nis not in\n%s", want, text);
}

static void
draws_columns(void **state)
{
	struct mark marks[] = {
	    {.value = 20000, .known = true, .title = "<a>", .peer = true},
	    {.value = 10000, .known = true},
	    {.value = 0, .known = true, .own = true},
	    {.value = -5, .known = true}};
	FILE *f = out();

	(void)state;
	chart_columns(f, marks, 4, 10000, "\"what\"");
	fclose(f);
	has("aria-label=\"&quot;what&quot;\"");
	/* The highest reaches up to the head, the next half of that. */
	has("<rect class=\"peer\" x=\"0\" y=\"14\" width=\"64\" height=\"76\">"
	    "<title>&lt;a&gt;</title></rect>");
	has("<rect class=\"bar\" x=\"80\" y=\"52\" width=\"64\" "
	    "height=\"38\">");
	has("<rect class=\"own\" x=\"160\" y=\"89\"");
	has("<path class=\"middle\" d=\"M0 52 H320\"/>");
	assert_string_equal(text + strlen(text) - 6, "</svg>");
}

static void
draws_many_and_none(void **state)
{
	struct mark *marks = calloc(3000, sizeof(*marks));
	FILE *f = out();

	(void)state;
	for (int i = 0; i < 3000; i++)
		marks[i] = (struct mark){
		    .value = 3000 - i, .known = true, .own = i == 2998};
	chart_columns(f, marks, 3000, -1, "x");
	fclose(f);
	has("class=\"own\" x=\"319\"");
	assert_null(strstr(text, "middle"));
	f = out();
	chart_columns(f, marks, 0, -1, "x");
	fclose(f);
	assert_int_equal(length, 0);
	free(marks);
}

static void
draws_years_with_gaps(void **state)
{
	struct mark marks[] = {
	    {.value = 1, .known = true, .label = "2019", .title = "1"},
	    {.label = "2020"},
	    {.value = 2, .known = true, .label = "2021", .title = "2"},
	    {.value = 2, .known = true, .label = "2022", .title = "2"}};
	FILE *f = out();

	(void)state;
	chart_years(f, marks, 4, "x");
	fclose(f);
	has("M0 0 M40 59 M200 28 L280 28\"");
	has(">2020</text>");
	assert_null(strstr(text, "cx=\"120\""));
	has("<circle class=\"own\" cx=\"200\" cy=\"28\" r=\"3\"/>");
}

static void
draws_places(void **state)
{
	FILE *f = out();

	(void)state;
	chart_percentile(f, "50", "x");
	fclose(f);
	has("cx=\"160\"");
	f = out();
	chart_percentile(f, NULL, "x");
	fclose(f);
	assert_int_equal(length, 0);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(draws_columns),
	    cmocka_unit_test(draws_many_and_none),
	    cmocka_unit_test(draws_years_with_gaps),
	    cmocka_unit_test(draws_places),
	};

	return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
