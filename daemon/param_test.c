/* Parameters: what each type takes, and that a refusal names its parameter. */
#include "daemon/param.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "daemon/catalog_fixture.h"

static struct request_texts texts;
static struct rpc_failure failure;
static struct catalog *names;

static int
setup(void **state)
{
	static const struct catalog_row rows[] = {
	    {"division", "130634", "曲阳县", "保定市", "河北省", "county",
	     false},
	    {"division", "500105", "江北区", NULL, "重庆市", "county", true},
	    {"division", "330205", "江北区", "宁波市", "浙江省", "county",
	     true},
	    {"measure", "sangong.total", "三公", NULL, NULL, "yuan", false},
	};

	(void)state;
	names = fixture_catalog(rows, sizeof(rows) / sizeof(rows[0]));
	return names == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	catalog_free(names);
	request_texts_fini(&texts);
	return 0;
}

/* Checks `json` as the one parameter `p` of this type; its text, or NULL. */
static const char *
take(enum param_type type, const char *json)
{
	const struct param param = {"p", type, true, "", "a parameter"};
	const struct method method = {
	    .name = "m", .params = &param, .n_params = 1};
	json_error_t error;
	json_t *value = json_loads(json, JSON_DECODE_ANY, &error);
	json_t *given = json_pack("{s:o}", "p", value);

	assert_non_null(value);
	failure = (struct rpc_failure){0};
	request_texts_reset(&texts);
	bool ok = param_check(&method, given, names, &texts, &failure);

	json_decref(given);
	if (ok)
		return texts.bytes + texts.at[0];
	assert_int_equal(failure.error, RPC_INVALID_PARAMS);
	assert_string_equal(failure.parameter, "p");
	assert_non_null(strstr(failure.message, "p"));
	return NULL;
}

static void
each_type_takes_its_own(void **state)
{
	static const struct {
		enum param_type type;
		const char *json, *text;
	} good[] = {
	    {PARAM_TEXT, "\"曲\\\"阳\"", "曲\"阳"},
	    {PARAM_TEXT, "\"\"", ""},
	    {PARAM_YEAR, "2021", "2021"},
	    {PARAM_COUNT, "0", "0"},
	    {PARAM_COUNT, "2147483647", "2147483647"},
	    {PARAM_BOOL, "false", "false"},
	    {PARAM_DATE, "\"2020-02-29\"", "2020-02-29"},
	    {PARAM_AS_OF, "\"2020-02-29\"", "2020-02-29"},
	    {PARAM_AS_OF, "\"17\"", "17"},
	    {PARAM_AS_OF, "17", "17"},
	    {PARAM_BASIS, "\"interpolated\"", "interpolated"},
	    {PARAM_ID, "\"130634.1042\"", "130634.1042"},
	    {PARAM_ID, "\"130634.1042.f17\"", "130634.1042.f17"},
	    {PARAM_CURSOR, "\"130634.7.f2\"", "130634.7.f2"},
	    {PARAM_STAGE, "\"final\"", "final"},
	    {PARAM_PER, "\"resident\"", "resident"},
	    {PARAM_BASIS, "\"census2010\"", "census2010"},
	    {PARAM_CODE, "\"sum_mismatch\"", "sum_mismatch"},
	    {PARAM_COUNTY, "\"曲阳县\"", "130634"},
	    {PARAM_COUNTIES, "[\"曲阳县\",\"500105\"]",
	     "{\"130634\",\"500105\"}"},
	    {PARAM_MEASURES, "[\"三公\"]", "{\"sangong.total\"}"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		const char *text = take(good[i].type, good[i].json);

		if (text == NULL)
			fail_msg("%s: %s", good[i].json, failure.message);
		assert_string_equal(text, good[i].text);
	}
}

static void
each_type_refuses_the_rest(void **state)
{
	static const struct {
		enum param_type type;
		const char *json;
	} bad[] = {
	    {PARAM_TEXT, "1"},
	    {PARAM_TEXT, "[]"},
	    {PARAM_YEAR, "\"2021\""},
	    {PARAM_YEAR, "2021.0"},
	    {PARAM_YEAR, "1948"},
	    {PARAM_YEAR, "20211"},
	    {PARAM_COUNT, "-1"},
	    {PARAM_COUNT, "2147483648"},
	    {PARAM_COUNT, "true"},
	    {PARAM_BOOL, "\"true\""},
	    {PARAM_BOOL, "0"},
	    {PARAM_DATE, "\"2021-02-29\""},
	    {PARAM_AS_OF, "\"2021-02-29\""},
	    {PARAM_AS_OF, "-1"},
	    {PARAM_AS_OF, "\"\""},
	    {PARAM_AS_OF, "\"1234567890123456789\""},
	    {PARAM_DATE, "\"2021-13-01\""},
	    {PARAM_DATE, "\"2021-1-1\""},
	    {PARAM_DATE, "\"2021-01-01x\""},
	    {PARAM_ID, "\"130634\""},
	    {PARAM_ID, "\"130634.\""},
	    {PARAM_ID, "\"130634.1.\""},
	    {PARAM_ID, "\"130634.1.f\""},
	    {PARAM_ID, "\"130634.1.f1x\""},
	    {PARAM_ID, "\"130634.1.F1\""},
	    {PARAM_ID, "\"'; drop table fact; --\""},
	    {PARAM_CURSOR, "\"\""},
	    {PARAM_CURSOR, "\"a\\nb\""},
	    {PARAM_CURSOR, "\"x' OR 1=1\""},
	    {PARAM_STAGE, "\"Final\""},
	    {PARAM_STAGE, "1"},
	    {PARAM_COUNTY, "\"\""},
	    {PARAM_COUNTY, "130634"},
	    {PARAM_COUNTY, "\"曲\""},
	    {PARAM_COUNTIES, "[]"},
	    {PARAM_COUNTIES, "\"曲阳县\""},
	    {PARAM_COUNTIES, "[\"曲阳县\", 5]"},
	    {PARAM_MEASURES, "[\"sangong\"]"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (take(bad[i].type, bad[i].json) != NULL)
			fail_msg("%s was taken as %s", bad[i].json,
			         param_type_name(bad[i].type));
}

static void
several_of_one_name_are_all_named(void **state)
{
	(void)state;
	assert_null(take(PARAM_COUNTY, "\"江北区\""));
	assert_non_null(strstr(failure.message, "重庆市江北区"));
	assert_non_null(strstr(failure.message, "浙江省宁波市江北区"));
	assert_int_equal(failure.suggestions.n, 2);
}

static void
texts_have_bounds(void **state)
{
	char json[TEXT_MOST + 4];

	(void)state;
	memset(json, 'x', sizeof(json));
	json[0] = json[TEXT_MOST + 1] = '"';
	json[TEXT_MOST + 2] = '\0';
	assert_non_null(take(PARAM_TEXT, json));
	json[TEXT_MOST + 1] = 'x';
	json[TEXT_MOST + 2] = '"';
	json[TEXT_MOST + 3] = '\0';
	assert_null(take(PARAM_TEXT, json));
}

static void
an_element_cannot_leave_its_quotes(void **state)
{
	(void)state;
	catalog_free(names);
	names = NULL; /* names are not looked up: as they come */
	assert_string_equal(take(PARAM_MEASURES, "[\"a\\\"},{\\\\\"]"),
	                    "{\"a\\\"},{\\\\\"}");
}

static const struct param two[] = {
    {"year", PARAM_YEAR, true, "", "the year"},
    {"stage", PARAM_STAGE, false, "budget", "the stage"},
    {"cursor", PARAM_CURSOR, false, "", "the next"},
};
static const struct method method = {
    .name = "m.n", .params = two, .n_params = 3};

static const struct param four[] = {
    {"from", PARAM_YEAR, false, "", "the first"},
    {"to", PARAM_YEAR, false, "", "the last"},
    {"year", PARAM_YEAR, false, "", "the first"},
    {"year_to", PARAM_YEAR, false, "", "the last"},
};
static const struct method spans_of_years = {
    .name = "m.n", .params = four, .n_params = 4};

static bool
call_of(const struct method *m, const char *json)
{
	json_error_t error;
	json_t *given = json == NULL ? NULL : json_loads(json, 0, &error);

	failure = (struct rpc_failure){0};
	request_texts_reset(&texts);
	bool ok = param_check(m, given, names, &texts, &failure);

	json_decref(given);
	return ok;
}

static bool
call(const char *json)
{
	return call_of(&method, json);
}

static void
a_span_does_not_end_before_it_begins(void **state)
{
	static const char *const good[] = {
	    "{}",
	    "{\"from\":2021}",
	    "{\"to\":2021}",
	    "{\"from\":2021,\"to\":2021}",
	    "{\"from\":null,\"to\":2021}",
	    "{\"year\":2020,\"year_to\":2021}",
	    "{\"year\":2020,\"year_to\":null}",
	    "[2019,2020,2021,2021]",
	};
	static const struct {
		const char *json, *parameter, *message;
	} bad[] = {
	    {"{\"from\":2021,\"to\":2020}", "to", "to must not be before from"},
	    {"{\"year\":2021,\"year_to\":2020}", "year_to",
	     "year_to must not be before year"},
	    {"[2021,2020]", "to", "to must not be before from"},
	    {"{\"year_to\":2020}", "year", "year is required with year_to"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!call_of(&spans_of_years, good[i]))
			fail_msg("%s: %s", good[i], failure.message);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(call_of(&spans_of_years, bad[i].json));
		assert_string_equal(failure.parameter, bad[i].parameter);
		assert_string_equal(failure.message, bad[i].message);
	}
}

static void
what_is_left_out_is_the_default(void **state)
{
	(void)state;
	assert_true(call("{\"year\":2021}"));
	assert_int_equal(texts.n_params, 3);
	assert_string_equal(texts.bytes + texts.at[1], "budget");
	assert_true(texts.at[2] == SIZE_MAX);
	assert_true(call("{\"year\":2021,\"stage\":null}"));
	assert_string_equal(texts.bytes + texts.at[1], "budget");
	assert_true(call("[2021,\"final\"]"));
	assert_string_equal(texts.bytes + texts.at[1], "final");
}

static void
what_is_missing_or_unknown_is_named(void **state)
{
	(void)state;
	assert_false(call(NULL));
	assert_string_equal(failure.parameter, "year");
	assert_false(call("{\"yaer\":2021}"));
	assert_non_null(strstr(failure.message, "yaer"));
	assert_int_equal(failure.suggestions.n, 1);
	assert_true(slice_is(failure.suggestions.name[0], SLICE("year")));
	assert_false(call("[2021,\"final\",\"c\",4]"));
	assert_false(call("{\"year\":2021,\"stage\":\"finl\"}"));
	assert_true(slice_is(failure.suggestions.name[0], SLICE("final")));
}

/* Every default of the table is a good value of its own type. */
static void
defaults_are_good(void **state)
{
	(void)state;
	for (unsigned i = 0; i < METHOD_N; i++) {
		const struct method *m = method_at((enum method_id)i);

		assert_true(m->n_params <= REQUEST_PARAMS);
		for (unsigned k = 0; k < m->n_params; k++) {
			const struct param *p = &m->params[k];
			char json[128];
			bool text = *param_type_json(p->type) == 's';

			if (*p->fallback == '\0')
				continue;
			snprintf(json, sizeof(json), text ? "\"%s\"" : "%s",
			         p->fallback);
			if (take(p->type, json) == NULL)
				fail_msg("%s.%s: %s", m->name, p->name,
				         failure.message);
		}
	}
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(each_type_takes_its_own),
	    T(each_type_refuses_the_rest),
	    T(several_of_one_name_are_all_named),
	    T(texts_have_bounds),
	    T(an_element_cannot_leave_its_quotes),
	    T(what_is_left_out_is_the_default),
	    T(what_is_missing_or_unknown_is_named),
	    T(a_span_does_not_end_before_it_begins),
	    T(defaults_are_good),
	};

	return cmocka_run_group_tests_name("param", tests, NULL, NULL);
}
