/* Suggestions: slips of the finger are found, strangers are not. */
#include "daemon/nearest.c"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static unsigned
apart(const char *a, const char *b)
{
	uint32_t x[LONGEST], y[LONGEST];
	unsigned n = characters(slice_of(a), x);
	unsigned m = characters(slice_of(b), y);

	return edits(x, n, y, m);
}

static void
counts_characters(void **state)
{
	(void)state;
	assert_int_equal(apart("", ""), 0);
	assert_int_equal(apart("year", "year"), 0);
	assert_int_equal(apart("yaer", "year"), 1);
	assert_int_equal(apart("ye", "year"), 2);
	assert_int_equal(apart("曲洋县", "曲阳县"), 1);
	assert_int_equal(apart("kitten", "sitting"), 3);
	assert_int_equal(apart("ab", "ba"), 1);
}

static void
offers_the_best_first(void **state)
{
	static const char *const known[] = {"measures", "year",     "measure",
	                                    "sure",     "limit",    "measured",
	                                    "pleasure", "treasure", "measurer"};
	struct nearest near = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		nearest_offer(&near, SLICE("measure"), slice_of(known[i]));
	assert_int_equal(near.n, NEAREST_MOST);
	assert_true(slice_is(near.name[0], SLICE("measure")));
	for (unsigned i = 1; i < near.n; i++)
		assert_true(near.distance[i - 1] <= near.distance[i]);
	for (unsigned i = 0; i < near.n; i++)
		assert_false(slice_is(near.name[i], SLICE("limit")));
}

/* Nobody types the quotes of “三公”经费合计; nor does case matter. */
static void
quotes_are_not_typed(void **state)
{
	struct nearest near = {0};

	(void)state;
	nearest_offer(&near, SLICE("三公经费"), SLICE("“三公”经费合计"));
	nearest_offer(&near, SLICE("sangong.total"),
	              SLICE("\"SanGong\".total.x"));
	nearest_offer(&near, SLICE("“”"), SLICE("year"));
	assert_int_equal(near.n, 2);
}

static void
strangers_are_not_offered(void **state)
{
	struct nearest near = {0};

	(void)state;
	nearest_offer(&near, SLICE("曲阳县"), SLICE("江北区"));
	nearest_offer(&near, SLICE("x"), SLICE("y"));
	nearest_offer(&near, SLICE(""), SLICE("year"));
	assert_int_equal(near.n, 0);
}

static void
long_names_are_cut(void **state)
{
	char name[4000];
	struct nearest near = {0};

	(void)state;
	memset(name, 'a', sizeof(name));
	nearest_offer(&near, (struct slice){name, sizeof(name)}, SLICE("aaaa"));
	assert_true(near.n <= 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(counts_characters),
	    cmocka_unit_test(offers_the_best_first),
	    cmocka_unit_test(strangers_are_not_offered),
	    cmocka_unit_test(quotes_are_not_typed),
	    cmocka_unit_test(long_names_are_cut),
	};

	return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
