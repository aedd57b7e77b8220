/* Which targets are one, and in which words the database asks for them. */
#include "ingest/target_key.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void
says(struct kpi row, const char *want)
{
	struct arena *a = arena_new(1 << 20);
	struct disclosure d = {0};

	assert_non_null(a);
	*list_add(a, &d.kpis) = row;
	target_keys(&d, a);
	assert_true(d.kpis.at[0].aim == text_key(want, strlen(want)));
	arena_free(a);
}

static void
leaves_out_zeros_that_say_nothing(void **state)
{
	struct kpi row = {.op = OP_AT_LEAST, .unit = SLICE("%")};

	(void)state;
	row.value = SLICE("95");
	says(row, ">=|95||%|");
	row.value = SLICE("95.00");
	says(row, ">=|95||%|");
	row.value = SLICE("095.50");
	says(row, ">=|95.5||%|");
	row.value = SLICE("0.0");
	says(row, ">=|0||%|");
	row.value = SLICE("-0.0");
	says(row, ">=|0||%|");
	row.value = SLICE("-0.10");
	says(row, ">=|-0.1||%|");
	row.value = SLICE("100");
	row.high = SLICE("120.0");
	row.op = OP_RANGE;
	says(row, "range|100|120|%|");
	row.op = 0;
	row.unit = SLICE_NONE;
	says(row, "|100|120||");
}

static void
takes_words_where_there_is_no_number(void **state)
{
	struct kpi row = {.target = SLICE(" \u3000达到 标准\t \u3000"),
	                  .unit = SLICE("吨")};
	char printed[3 * 300 + 1], want[4 + 3 * WORDS_MOST + 1];

	(void)state;
	says(row, "||||达到 标准");
	row.target = SLICE_NONE;
	says(row, "||||");
	for (size_t i = 0; i < 300; i++)
		memcpy(printed + 3 * i, "水", 4);
	memcpy(want, "||||", 4);
	memcpy(want + 4, printed, (size_t)3 * WORDS_MOST);
	want[4 + 3 * WORDS_MOST] = '\0';
	row.target = slice_of(printed);
	says(row, want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(leaves_out_zeros_that_say_nothing),
	    cmocka_unit_test(takes_words_where_there_is_no_number)};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
