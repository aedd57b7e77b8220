/* Targets of indicators: sign, value, unit, kind; dates, words, damage. */
#include "ingest/target.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define NONE NULL

static void
same(struct slice s, const char *want)
{
	if (want == NULL) {
		assert_null(s.at);
		return;
	}
	assert_int_equal(s.len, strlen(want));
	assert_memory_equal(s.at, want, s.len);
}

struct sample {
	const char *printed;
	enum target_op op;
	const char *value, *high, *unit;
	enum target_kind kind;
};

static void
check_all(const struct sample *samples, size_t n)
{
	struct arena *a = arena_new((size_t)1 << 20);

	for (size_t i = 0; i < n; i++) {
		const struct sample *s = &samples[i];
		struct target t;

		target_read(a, slice_of(s->printed), &t);
		if (t.op != s->op || t.kind != s->kind)
			fail_msg("%s: op %d kind %d", s->printed, (int)t.op,
			         (int)t.kind);
		same(t.value, s->value);
		same(t.high, s->high);
		same(t.unit, s->unit);
	}
	arena_free(a);
}

static void
reads_signs_and_values(void **state)
{
	static const struct sample samples[] = {
	    {"≥93%", OP_AT_LEAST, "93", NONE, "%", TARGET_PERCENT},
	    {"≧ 93 ％", OP_AT_LEAST, "93", NONE, "%", TARGET_PERCENT},
	    {">=93%", OP_AT_LEAST, "93", NONE, "%", TARGET_PERCENT},
	    {"＝100%", OP_EQUAL, "100", NONE, "%", TARGET_PERCENT},
	    {"100 %", OP_EQUAL, "100", NONE, "%", TARGET_PERCENT},
	    {"＜0.9‰", OP_LESS, "0.9", NONE, "‰", TARGET_PERCENT},
	    {"不低于80%", OP_AT_LEAST, "80", NONE, "%", TARGET_PERCENT},
	    {"达到95%以上", OP_AT_LEAST, "95", NONE, "%", TARGET_PERCENT},
	    {"小于或等于３人", OP_AT_MOST, "3", NONE, "人", TARGET_COUNT},
	    {"1,250户", OP_EQUAL, "1250", NONE, "户", TARGET_COUNT},
	    {"7", OP_EQUAL, "7", NONE, NONE, TARGET_COUNT},
	    {"2.5万吨/日", OP_EQUAL, "2.5", NONE, "万吨/日", TARGET_COUNT},
	    {"≤45元/次", OP_AT_MOST, "45", NONE, "元/次", TARGET_MONEY},
	    {"不超过12.6万元", OP_AT_MOST, "12.6", NONE, "万元", TARGET_MONEY},
	    {"24小时内", OP_AT_MOST, "24", NONE, "小时", TARGET_DURATION},
	    {"≥11月", OP_AT_LEAST, "11", NONE, "月", TARGET_DURATION},
	    {"20年", OP_EQUAL, "20", NONE, "年", TARGET_DURATION},
	};

	(void)state;
	check_all(samples, N(samples));
}

/* What may not be less is at least; 不 turns no word around that bounds already
 * by itself. */
static void
reads_bounds_that_are_turned(void **state)
{
	static const struct sample samples[] = {
	    {"不应低于90%", OP_AT_LEAST, "90", NONE, "%", TARGET_PERCENT},
	    {"不得少于10次", OP_AT_LEAST, "10", NONE, "次", TARGET_COUNT},
	    {"不短于5天", OP_AT_LEAST, "5", NONE, "天", TARGET_DURATION},
	    {"不得大于3件", OP_AT_MOST, "3", NONE, "件", TARGET_COUNT},
	    {"不能多于3件", OP_AT_MOST, "3", NONE, "件", TARGET_COUNT},
	    {"不超出3%", OP_AT_MOST, "3", NONE, "%", TARGET_PERCENT},
	    {"至多3件", OP_AT_MOST, "3", NONE, "件", TARGET_COUNT},
	    {"不足3件", OP_LESS, "3", NONE, "件", TARGET_COUNT},
	    {"少于3件", OP_LESS, "3", NONE, "件", TARGET_COUNT},
	    {"不至少3件", OP_NONE, NONE, NONE, NONE, TARGET_TEXT},
	};

	(void)state;
	check_all(samples, N(samples));
}

static void
reads_ranges(void **state)
{
	static const struct sample samples[] = {
	    {"10-15个工作日", OP_RANGE, "10", "15", "个工作日",
	     TARGET_DURATION},
	    {"90%～95%", OP_RANGE, "90", "95", "%", TARGET_PERCENT},
	    {"3至5场", OP_RANGE, "3", "5", "场", TARGET_COUNT},
	    {"2000-3000元", OP_RANGE, "2000", "3000", "元", TARGET_MONEY},
	};

	(void)state;
	check_all(samples, N(samples));
}

static void
tells_dates_from_durations(void **state)
{
	static const struct sample samples[] = {
	    {"6月30日前", OP_AT_MOST, NONE, NONE, NONE, TARGET_DATE},
	    {"2024年12月底", OP_EQUAL, NONE, NONE, NONE, TARGET_DATE},
	    {"2024-11-30", OP_EQUAL, NONE, NONE, NONE, TARGET_DATE},
	    {"2024.11.30", OP_EQUAL, NONE, NONE, NONE, TARGET_DATE},
	    {"2023.07-2024.01", OP_EQUAL, NONE, NONE, NONE, TARGET_DATE},
	    {"12月底前", OP_AT_MOST, NONE, NONE, NONE, TARGET_DATE},
	    {"2024.5", OP_EQUAL, "2024.5", NONE, NONE, TARGET_COUNT},
	};

	(void)state;
	check_all(samples, N(samples));
}

static void
keeps_words_as_words(void **state)
{
	static const struct sample samples[] = {
	    {"提高", OP_NONE, NONE, NONE, NONE, TARGET_TEXT},
	    {"≥", OP_NONE, NONE, NONE, NONE, TARGET_MALFORMED},
	    {"明显改善", OP_NONE, NONE, NONE, NONE, TARGET_TEXT},
	    {"小于等于核定数", OP_NONE, NONE, NONE, NONE, TARGET_TEXT},
	    {"季度时序", OP_NONE, NONE, NONE, NONE, TARGET_TEXT},
	    {"每年巡查2次以上并登记", OP_NONE, NONE, NONE, NONE, TARGET_TEXT},
	    {"合格", OP_EQUAL, NONE, NONE, NONE, TARGET_GRADE},
	    {"Ⅲ类", OP_EQUAL, NONE, NONE, NONE, TARGET_GRADE},
	    {"  ", OP_NONE, NONE, NONE, NONE, TARGET_NONE},
	};

	(void)state;
	check_all(samples, N(samples));
}

/* Damage is named, never repaired: no value comes out of it. */
static void
names_damage(void **state)
{
	static const struct sample samples[] = {
	    {"98个%", OP_NONE, NONE, NONE, NONE, TARGET_MALFORMED},
	    {"95%以上%", OP_NONE, NONE, NONE, NONE, TARGET_MALFORMED},
	    {"≥≥60%", OP_NONE, NONE, NONE, NONE, TARGET_MALFORMED},
	    {"≥", OP_NONE, NONE, NONE, NONE, TARGET_MALFORMED},
	    {"周度时序", OP_NONE, NONE, NONE, NONE, TARGET_MALFORMED},
	};

	(void)state;
	check_all(samples, N(samples));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_signs_and_values),
	    cmocka_unit_test(reads_bounds_that_are_turned),
	    cmocka_unit_test(reads_ranges),
	    cmocka_unit_test(tells_dates_from_durations),
	    cmocka_unit_test(keeps_words_as_words),
	    cmocka_unit_test(names_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
