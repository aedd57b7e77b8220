/* Divisions: by code, by every kind of name, and how they lie in each other. */
#include "ingest/division.c"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static int
setup(void **state)
{
	*state = divisions_new();
	return *state == NULL;
}

static int
teardown(void **state)
{
	divisions_free(*state);
	return 0;
}

/* The only code that a text's beginning can mean. */
static const char *
code_of(void *divisions, const char *text)
{
	struct place p;

	if (!division_at(divisions, slice_of(text), &p))
		return "none";
	return p.n == 1 ? p.is[0]->code : "several";
}

static void
knows_codes(void **state)
{
	const struct division *d = division_by_code(*state, SLICE("130634"));

	assert_non_null(d);
	assert_string_equal(d->name, "曲阳县");
	assert_string_equal(d->prefecture, "保定市");
	assert_string_equal(d->province, "河北省");
	assert_int_equal(d->level, DIVISION_COUNTY);
	assert_string_equal(d->parent->code, "130600");
	assert_int_equal(d->parent->parent->level, DIVISION_PROVINCE);
	assert_null(division_by_code(*state, SLICE("130733")));
	assert_null(division_by_code(*state, SLICE("13")));
}

static void
finds_the_longest_name(void **state)
{
	struct place p;

	assert_true(division_at(*state, SLICE("海南藏族自治州财政"), &p));
	assert_true(slice_is(p.text, SLICE("海南藏族自治州")));
	assert_string_equal(code_of(*state, "海南省三亚"), "460000");
	assert_string_equal(code_of(*state, "大理市"), "532901");
	assert_string_equal(code_of(*state, "大理白族自治州"), "532900");
	assert_string_equal(code_of(*state, "预算公开"), "none");
	assert_string_equal(code_of(*state, "县"), "none");
}

static void
knows_short_names(void **state)
{
	assert_string_equal(code_of(*state, "凉山州财政局"), "513400");
	assert_string_equal(code_of(*state, "西双版纳州"), "532800");
	assert_string_equal(code_of(*state, "石柱县水利局"), "500240");
	assert_string_equal(code_of(*state, "双江县水务局"), "530925");
	assert_string_equal(code_of(*state, "内蒙古"), "150000");
	assert_string_equal(code_of(*state, "山东公布"), "370000");
}

static void
follows_former_names_to_today(void **state)
{
	struct place p;

	assert_string_equal(code_of(*state, "崇礼县"), "130709");
	assert_string_equal(code_of(*state, "梁平县"), "500155");
	assert_string_equal(code_of(*state, "襄樊市"), "420600");
	assert_true(division_at(*state, SLICE("崇礼县"), &p));
	assert_true(p.former);
	assert_true(division_at(*state, SLICE("崇礼区"), &p));
	assert_false(p.former);
	/* A district that was divided among others. */
	assert_string_equal(code_of(*state, "江干区"), "several");
}

static void
keeps_same_named_ones_apart(void **state)
{
	struct place p;

	assert_true(division_at(*state, SLICE("鼓楼区"), &p));
	assert_int_equal(p.n, 4);
	for (unsigned i = 1; i < p.n; i++)
		assert_true(p.is[i] != p.is[i - 1]);
}

static void
knows_what_lies_inside(void **state)
{
	const struct division *hebei =
	    division_by_code(*state, SLICE("130000"));
	const struct division *quyang =
	    division_by_code(*state, SLICE("130634"));

	assert_true(division_within(quyang, hebei));
	assert_false(division_within(hebei, quyang));
	assert_ptr_equal(division_below(*state, hebei, SLICE("曲阳")), quyang);
	assert_null(division_below(*state, hebei, SLICE("临武")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(knows_codes),
	    cmocka_unit_test(finds_the_longest_name),
	    cmocka_unit_test(knows_short_names),
	    cmocka_unit_test(follows_former_names_to_today),
	    cmocka_unit_test(keeps_same_named_ones_apart),
	    cmocka_unit_test(knows_what_lies_inside),
	};

	return cmocka_run_group_tests_name("division", tests, setup, teardown);
}
