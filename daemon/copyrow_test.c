/* Rows for COPY: what is escaped, what is null, and where a row ends. */
#include "daemon/copyrow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "ingest/finding.h"

static struct arena *arena;

static int
setup(void **state)
{
	(void)state;
	arena = arena_new((size_t)8 << 20);
	return arena == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
assert_rows(const struct bytes *b, const char *wanted)
{
	assert_int_equal(b->n, strlen(wanted));
	assert_memory_equal(b->at, wanted, b->n);
}

static void
test_text_is_escaped(void **state)
{
	struct disclosure d = {.text = SLICE("a\tb\\c\r\nd")};
	struct copyrows rows = {.n = {0}};

	(void)state;
	copyrows_encode(&rows, &d);
	assert_rows(&rows.list[RECORD_HEAD], "a\\tb\\\\c\\r\\nd\n");
	assert_int_equal(rows.n[RECORD_HEAD], 1);
	copyrows_fini(&rows);
}

static void
test_a_fact(void **state)
{
	struct disclosure d = {.text = SLICE("x")};
	struct copyrows rows = {.n = {0}};
	struct fact *f = list_add(arena, &d.facts);

	(void)state;
	f->measure = SLICE("sangong.total");
	f->year = 2021;
	f->stage = STAGE_BUDGET;
	f->amount = money_of_fen(-1200050);
	f->presence = PRESENCE_STATED_NONE;
	f->span = (struct span){3, 9};
	list_add(arena, &d.facts)->amount = MONEY_NONE;
	copyrows_encode(&rows, &d);
	assert_rows(&rows.list[RECORD_FACT],
	            "1\tsangong.total\t\\N\t\\N\t\\N\t2021\tbudget\t-1200050\t"
	            "stated_none\t3\t9\n"
	            "2\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t0\t0\n");
	assert_int_equal(rows.n[RECORD_FACT], 2);
	copyrows_fini(&rows);
}

static void
test_spans_are_an_array(void **state)
{
	const struct span spans[] = {{1, 2}, {30, 40}};
	struct disclosure d = {.text = SLICE("x")};
	struct copyrows rows = {.n = {0}};

	(void)state;
	disclosure_find(&d, arena, FOUND_REASON_OPPOSITE, spans, 2,
	                SAID(said_words("words", SLICE("减1%"))));
	disclosure_find(&d, arena, FOUND_COUNTY_UNNAMED, NULL, 0, NULL, 0);
	copyrows_encode(&rows, &d);
	assert_rows(&rows.list[RECORD_FINDING],
	            "1\trate_conflict\twarning\t“减1%”: the reason says the "
	            "opposite\t“减1%”：所述原因与增减方向相反\t"
	            "{{1,2},{30,40}}\n"
	            "2\tunknown_county\terror\tno county, city or province is "
	            "named\t未写明县、市、省的名称\t{}\n");
	copyrows_fini(&rows);
}

/* Every column of the statement has its value in the row. */
static void
test_columns_agree_with_rows(void **state)
{
	struct disclosure d = {.text = SLICE("x")};
	struct copyrows rows = {.n = {0}};
	char room[COPYROW_STATEMENT];

	(void)state;
	for (enum record_id id = RECORD_FACT; id < RECORD_N; id++)
		record_append(&d, arena, id);
	copyrows_encode(&rows, &d);
	for (enum record_id id = RECORD_FACT; id < RECORD_N; id++) {
		const char *statement = record(id)->table == NULL
		                            ? ""
		                            : copyrow_statement(id, room);
		size_t columns = 1, values = 3;

		if (record(id)->table == NULL) {
			assert_int_equal(rows.n[id] + rows.list[id].n, 0);
			continue;
		}
		for (const char *p = statement; *p != '\0'; p++)
			columns += *p == ',';
		for (size_t i = 0; i < rows.list[id].n; i++)
			values += rows.list[id].at[i] == '\t';
		assert_int_equal(columns, values);
		assert_non_null(strstr(statement, record(id)->table));
	}
	assert_string_equal(
	    copyrow_statement(RECORD_GOAL, room),
	    "COPY goal (division_code, disclosure_id, no, project, text, near, "
	    "exact, span_start, span_end) FROM STDIN");
	copyrows_fini(&rows);
}

/* However small the pieces, the same rows with the prefix before each. */
static void
test_sent_in_pieces(void **state)
{
	struct disclosure d = {.text = SLICE("x")};
	struct copyrows rows = {.n = {0}};
	struct bytes whole = {NULL, 0, 0}, pieces = {NULL, 0, 0};
	size_t from = 0;

	(void)state;
	for (int i = 0; i < 5; i++)
		disclosure_find(
		    &d, arena, FOUND_NOT_READ, NULL, 0,
		    SAID(said_print(arena, "reason", "line\n%d", i)));
	copyrows_encode(&rows, &d);
	assert_false(copyrows_send(&rows, RECORD_FINDING, "130634\t7\t", &from,
	                           &whole, 1 << 20));
	from = 0;
	for (;;) {
		struct bytes piece = {NULL, 0, 0};
		bool more = copyrows_send(&rows, RECORD_FINDING, "130634\t7\t",
		                          &from, &piece, 1);

		assert_true(piece.n > 0 && piece.at[piece.n - 1] == '\n');
		bytes_put(&pieces, piece.at, piece.n);
		bytes_fini(&piece);
		if (!more)
			break;
	}
	assert_int_equal(pieces.n, whole.n);
	assert_memory_equal(pieces.at, whole.at, whole.n);
	assert_memory_equal(whole.at, "130634\t7\t1\tunreadable", 20);
	bytes_fini(&pieces);
	bytes_fini(&whole);
	copyrows_fini(&rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_text_is_escaped),
	    cmocka_unit_test(test_a_fact),
	    cmocka_unit_test(test_spans_are_an_array),
	    cmocka_unit_test(test_columns_agree_with_rows),
	    cmocka_unit_test(test_sent_in_pieces),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
