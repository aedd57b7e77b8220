/* Percentages: their number, their claim, their sentence. */
#include "ingest/rate.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct rate
only(const char *text)
{
	struct rate r;
	size_t at = 0;

	assert_true(rate_next(slice_of(text), &at, &r));
	return r;
}

static void
growth_has_a_direction(void **state)
{
	struct rate r = only("甲。比上年减少2万元，下降 6.9％，原因");

	(void)state;
	assert_int_equal(r.kind, RATE_GROWTH);
	assert_int_equal(r.direction, -1);
	assert_int_equal(r.hundredths, 690);
	assert_int_equal(r.slack, 5);
	assert_int_equal(r.sentence, strlen("甲。"));
	assert_int_equal(only("增长了12%").direction, 1);
	assert_int_equal(only("增幅为3.25%").hundredths, 325);
}

static void
completion_needs_a_budget(void **state)
{
	(void)state;
	assert_int_equal(only("完成年初预算的97.5%").kind, RATE_COMPLETION);
	assert_int_equal(only("完成预算54万元的67.59%").kind, RATE_COMPLETION);
	assert_int_equal(only("占总支出的97.5%").kind, RATE_OTHER);
	assert_int_equal(only("满意度达到95%").kind, RATE_OTHER);
}

static void
all_are_found_and_none_invented(void **state)
{
	struct slice text = SLICE("增长1%，下降2%，%");
	struct rate r;
	size_t at = 0;

	(void)state;
	assert_true(rate_next(text, &at, &r));
	assert_true(rate_next(text, &at, &r));
	assert_int_equal(r.hundredths, 200);
	assert_true(rate_next(text, &at, &r));
	assert_int_equal(r.kind, RATE_OTHER);
	assert_false(rate_next(text, &at, &r));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(growth_has_a_direction),
	    cmocka_unit_test(completion_needs_a_budget),
	    cmocka_unit_test(all_are_found_and_none_invented),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
