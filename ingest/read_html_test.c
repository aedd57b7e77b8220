/* Web pages: which tables hold data and which lay out the page. */
#include "ingest/html_table.h"
#include "ingest/reader_fixture.h"

#include <string.h>
#include <time.h>

#define DATA "<table><tr><td>甲</td><td>1</td></tr></table>"

/* How many tables of data a page holds: `inside` within `deep` layout tables.
 */
static size_t
tables_in(const char *before, unsigned deep, const char *inside)
{
	static char page[1 << 20];
	size_t n = 0, tables = 0;

	n += (size_t)snprintf(page, sizeof(page), "<html><body>%s", before);
	for (unsigned i = 0; i < deep; i++)
		n += (size_t)snprintf(page + n, sizeof(page) - n,
		                      "<table><tr><td>");
	n += (size_t)snprintf(page + n, sizeof(page) - n, "%s", inside);
	for (unsigned i = 0; i < deep; i++)
		n += (size_t)snprintf(page + n, sizeof(page) - n,
		                      "</td></tr></table>");
	snprintf(page + n, sizeof(page) - n, "</body></html>");
	must_read(page);
	for (size_t i = 0; i < doc.blocks.n; i++)
		tables += doc.blocks.at[i].kind == BLOCK_TABLE;
	return tables;
}

static void
layout_is_told_from_data(void **state)
{
	(void)state;
	assert_int_equal(tables_in("", 0, DATA), 1);
	assert_int_equal(tables_in("", 3, DATA), 1);
	/* A page laid out in two columns, with data in one of them. */
	assert_int_equal(tables_in("", 0,
	                           "<table><tr><td>导航</td><td>" DATA
	                           "</td></tr></table>"),
	                 1);
	/* A cell of data may hold a list that is a table of one column. */
	assert_int_equal(tables_in("", 0,
	                           "<table><tr><td>甲</td><td><table><tr><td>"
	                           "一</td></tr></table></td></tr></table>"),
	                 1);
}

/* Tables far inside each other are text, and looking for them is cheap. */
static void
deep_tables_cost_little(void **state)
{
	static char text[900000];
	clock_t start = clock();
	size_t n = 0;

	(void)state;
	assert_int_equal(tables_in("", 40, DATA), 0);
	while (n + 16 < sizeof(text))
		n += (size_t)snprintf(text + n, sizeof(text) - n, "<p>甲");
	assert_int_equal(tables_in("", 60, text), 0);
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(layout_is_told_from_data),
	    cmocka_unit_test(deep_tables_cost_little),
	};

	return cmocka_run_group_tests_name("read_html", tests, set_up,
	                                   tear_down);
}
