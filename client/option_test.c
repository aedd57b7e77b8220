/* Command lines: what is understood, what is refused and how. */
#include "client/option.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct option_set set;

static int
set_up(void **state)
{
	(void)state;
	set.n = 0;
	option_add(&set, (struct option){"year", "YEAR", "", "a year"});
	option_add(&set, (struct option){"missing_limit", "COUNT", "20", "n"});
	option_add(&set, (struct option){"published", NULL, "", "flag"});
	return 0;
}

static bool
parse(struct arguments *a, const char *const *words)
{
	int n = 0;

	while (words[n] != NULL)
		n++;
	return arguments_parse(a, &set, n, (char *const *)(uintptr_t)words);
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void
understands(void **state)
{
	struct arguments a;

	(void)state;
	assert_true(parse(&a, WORDS("曲阳县", "--year", "2020",
	                            "--missing-limit"
	                            "=5",
	                            "--published", "x", "--year=2021", "--",
	                            "--year")));
	assert_string_equal(arguments_value(&a, &set, "year"), "2021");
	assert_string_equal(arguments_value(&a, &set, "missing_limit"), "5");
	assert_true(arguments_flag(&a, "published"));
	assert_int_equal(a.n_words, 3);
	assert_string_equal(a.words[0], "曲阳县");
	assert_string_equal(a.words[1], "x");
	assert_string_equal(a.words[2], "--year");
	arguments_fini(&a);
}

static void
falls_back(void **state)
{
	struct arguments a;

	(void)state;
	assert_true(parse(&a, WORDS("--no-published", "-")));
	assert_null(arguments_value(&a, &set, "year"));
	assert_string_equal(arguments_value(&a, &set, "missing_limit"), "20");
	assert_false(arguments_flag(&a, "published"));
	assert_int_equal(a.n_words, 1);
	arguments_fini(&a);
}

static void
refuses(void **state)
{
	static const struct {
		const char *words[3];
		const char *error;
	} rows[] = {
	    {{"--yaer", "1"},
	     "there is no option --yaer; did you mean --year?"},
	    {{"--missing-limt=1"},
	     "there is no option --missing-limt; did you mean "
	     "--missing-limit?"},
	    {{"--qqqqqqqq"}, "there is no option --qqqqqqqq"},
	    {{"--year"}, "option --year needs a value: YEAR"},
	    {{"--published=yes"}, "option --published takes no value"},
	    {{"-y"}, "there is no option -y; options have long names"},
	    {{"--no-year"},
	     "there is no option --no-year; did you mean --year?"},
	};
	struct arguments a;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_false(parse(&a, rows[i].words));
		assert_string_equal(a.error, rows[i].error);
		arguments_fini(&a);
	}
}

static void
long_names_stay_inside(void **state)
{
	char name[1000] = "--";
	struct arguments a;

	(void)state;
	memset(name + 2, 'x', sizeof(name) - 3);
	assert_false(parse(&a, WORDS(name)));
	assert_true(strlen(a.error) < sizeof(a.error));
	arguments_fini(&a);
}

static void
numbers(void **state)
{
	long n;

	(void)state;
	assert_true(arguments_number("2021", 0, 9999, &n));
	assert_int_equal(n, 2021);
	assert_false(arguments_number("", 0, 9, &n));
	assert_false(arguments_number("12x", 0, 99, &n));
	assert_false(arguments_number("-1", 0, 9, &n));
	assert_false(arguments_number("10", 0, 9, &n));
	assert_false(arguments_number("99999999999999999999", 0, 9, &n));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(understands, set_up),
	    cmocka_unit_test_setup(falls_back, set_up),
	    cmocka_unit_test_setup(refuses, set_up),
	    cmocka_unit_test_setup(long_names_stay_inside, set_up),
	    cmocka_unit_test(numbers),
	};

	return cmocka_run_group_tests_name("option", tests, NULL, NULL);
}
