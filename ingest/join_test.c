/* Which tables are one: by way of web pages, whose tables are easily written.
 */
#include "ingest/join.h"

#include "ingest/reader_fixture.h"

/* Rows of each table of the page, as "5 2"; a paragraph is "p". */
static const char *
tables_of(const char *html)
{
	static char out[256];
	size_t n = 0;

	must_read(html);
	out[0] = '\0';
	for (size_t i = 0; i < doc.blocks.n; i++) {
		const struct block *b = &doc.blocks.at[i];

		n += (size_t)snprintf(out + n, sizeof(out) - n, "%s",
		                      i > 0 ? " " : "");
		if (b->kind == BLOCK_TABLE)
			n += (size_t)snprintf(out + n, sizeof(out) - n, "%d",
			                      b->table->rows);
		else
			n += (size_t)snprintf(out + n, sizeof(out) - n, "p");
	}
	return out;
}

#define ROW(a, b) "<tr><td>" a "</td><td>" b "</td></tr>"
#define TABLE(rows) "<table>" rows "</table>"
#define HEAD ROW("项目", "金额")

static void
joins_what_a_page_break_cut(void **state)
{
	(void)state;
	assert_string_equal(tables_of(TABLE(HEAD ROW("办公费", "3.10"))
	                                  TABLE(ROW("差旅费", "1.00"))),
	                    "3");
	assert_string_equal(tables_of(TABLE(HEAD ROW("办公费", "3.10"))
	                                  TABLE(HEAD ROW("差旅费", "1.00"))),
	                    "3");
	assert_string_equal(
	    tables_of(TABLE(HEAD ROW("办公费", "3.10")) "<p>（续表）</p>" TABLE(
	        ROW("差旅费", "1.00"))),
	    "3");
}

static void
leaves_apart_what_is_two(void **state)
{
	(void)state;
	/* A total closed the first one. */
	assert_string_equal(tables_of(TABLE(HEAD ROW("合计", "3.10"))
	                                  TABLE(HEAD ROW("合计", "1.00"))),
	                    "2 2");
	/* Another header. */
	assert_string_equal(tables_of(TABLE(HEAD ROW("办公费", "3.10")) TABLE(
	                        ROW("单位", "人数") ROW("甲", "3"))),
	                    "2 2");
	/* Words between them, other columns. */
	assert_string_equal(
	    tables_of(TABLE(HEAD ROW("办公费", "3.10")) "<p>表二</p>" TABLE(
	        ROW("差旅费", "1.00"))),
	    "2 p 1");
	assert_string_equal(tables_of(TABLE(HEAD ROW("办公费", "3.10")) TABLE(
	                        "<tr><td>甲</td><td>1</td><td>2</td></tr>")),
	                    "2 1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(joins_what_a_page_break_cut),
	    cmocka_unit_test(leaves_apart_what_is_two),
	};

	return cmocka_run_group_tests_name("join", tests, set_up, tear_down);
}
