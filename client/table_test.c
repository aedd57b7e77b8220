/* Tables as they stand on the screen. */
#include "client/table.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static char *
printed(const struct table *t, size_t columns)
{
	char *text = NULL;
	size_t n;
	struct screen s = {.out = open_memstream(&text, &n),
	                   .columns = columns};

	assert_non_null(s.out);
	table_print(t, &s);
	fclose(s.out);
	return text;
}

static struct table *
two_counties(void)
{
	struct table *t = table_new();

	table_column(t, "county", ALIGN_LEFT, true);
	table_column(t, "元", ALIGN_RIGHT, false);
	table_column(t, "id", ALIGN_LEFT, false);
	table_cell(t, "曲阳县");
	table_cell(t, "12,000");
	table_cell(t, "a");
	table_cell(t, "重庆市江北区");
	table_cell(t, "0.25");
	table_cell(t, "b");
	table_cell(t, "x");
	table_cell(t, "–");
	table_cell(t, "c");
	return t;
}

static void
aligns_by_columns_and_points(void **state)
{
	struct table *t = two_counties();
	char *text = printed(t, 0);

	(void)state;
	assert_string_equal(text, "county               元  id\n"
	                          "------------  ---------  --\n"
	                          "曲阳县        12,000     a\n"
	                          "重庆市江北区       0.25  b\n"
	                          "x                  –     c\n");
	free(text);
	table_free(t);
}

/* A code over numbers: its point is no decimal point. */
static void
headings_are_no_numbers(void **state)
{
	struct table *t = table_new();
	char *text;

	(void)state;
	table_column(t, "a.b", ALIGN_RIGHT, false);
	table_column(t, "1.5", ALIGN_RIGHT, false);
	table_cell(t, "12");
	table_cell(t, "3");
	text = printed(t, 0);
	assert_string_equal(text, "a.b  1.5\n"
	                          "---  ---\n"
	                          " 12    3\n");
	free(text);
	table_free(t);
}

static void
cuts_to_the_screen(void **state)
{
	struct table *t = two_counties();
	char *text = printed(t, 24);

	(void)state;
	assert_string_equal(text, "county            元  id\n"
	                          "---------  ---------  --\n"
	                          "曲阳县     12,000     a\n"
	                          "重庆市江…       0.25  b\n"
	                          "x               –     c\n");
	free(text);
	/* No narrower than LEAST; the rest is the terminal's. */
	text = printed(t, 20);
	assert_non_null(strstr(text, "重庆市…   "));
	assert_non_null(strstr(text, "12,000"));
	free(text);
	table_free(t);
}

static void
keeps_cells_in_their_line(void **state)
{
	struct table *t = table_new();
	char *text;

	(void)state;
	table_column(t, "a", ALIGN_LEFT, true);
	table_column(t, "b", ALIGN_LEFT, true);
	table_cell(t, "one\ntwo\tthree\033");
	text = printed(t, 0);
	assert_string_equal(text, "a               b\n"
	                          "--------------  -\n"
	                          "one two three   \n");
	free(text);
	table_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(aligns_by_columns_and_points),
	    cmocka_unit_test(headings_are_no_numbers),
	    cmocka_unit_test(cuts_to_the_screen),
	    cmocka_unit_test(keeps_cells_in_their_line),
	};

	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
