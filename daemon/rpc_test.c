/* The envelope: what is a call, how an id comes back, what an error says. */
#include "daemon/rpc.c"

#include <setjmp.h>

#include <cmocka.h>

static struct rpc_call call;
static struct rpc_failure failure;

/* Reads one line; its error, RPC_OK if it is a call. */
static enum rpc_error
read_line(const char *line)
{
	failure = (struct rpc_failure){0};
	json_t *value = rpc_parse(slice_of(line), &failure);

	if (value == NULL)
		return failure.error;
	bool ok = rpc_read(value, &call, &failure);

	assert_true(ok == (failure.error == RPC_OK));
	json_decref(value);
	return failure.error;
}

static void
expect_id(const char *json, const char *wanted)
{
	char line[1200];

	snprintf(line, sizeof(line),
	         "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"m\"}", json);
	assert_int_equal(read_line(line), RPC_OK);
	assert_true(slice_is(call.id, slice_of(wanted)));
	assert_false(call.notify);
}

static void
ids_come_back_as_they_were(void **state)
{
	(void)state;
	expect_id("7", "7");
	expect_id("-9223372036854775808", "-9223372036854775808");
	expect_id("\"曲\\u0041\\\"\"", "\"曲A\\\"\"");
	expect_id("null", "null");
	expect_id("1.5", "1.5");
	assert_int_equal(read_line("{\"jsonrpc\":\"2.0\",\"method\":\"m\"}"),
	                 RPC_OK);
	assert_true(call.notify);
}

static void
an_id_has_bounds(void **state)
{
	char id[600];

	(void)state;
	memset(id, 'x', sizeof(id));
	id[0] = id[300] = '"';
	id[301] = '\0';
	char line[1200];
	snprintf(line, sizeof(line),
	         "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"m\"}", id);
	assert_int_equal(read_line(line), RPC_INVALID_REQUEST);
	assert_true(slice_is(call.id, SLICE("null")));
}

static void
refuses_what_is_no_call(void **state)
{
	static const struct {
		const char *line;
		enum rpc_error error;
	} cases[] = {
	    {"", RPC_PARSE_ERROR},
	    {"{", RPC_PARSE_ERROR},
	    {"{} {}", RPC_PARSE_ERROR},
	    {"\xff", RPC_PARSE_ERROR},
	    {"{\"id\":1,\"id\":2}", RPC_PARSE_ERROR},
	    {"{\"jsonrpc\":\"2.0\",\"id\":99999999999999999999,"
	     "\"method\":\"m\"}",
	     RPC_PARSE_ERROR},
	    {"7", RPC_INVALID_REQUEST},
	    {"{}", RPC_INVALID_REQUEST},
	    {"{\"jsonrpc\":2.0,\"method\":\"m\"}", RPC_INVALID_REQUEST},
	    {"{\"jsonrpc\":\"2.0\",\"method\":1}", RPC_INVALID_REQUEST},
	    {"{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":[]}",
	     RPC_INVALID_REQUEST},
	    {"{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":1}",
	     RPC_INVALID_REQUEST},
	    {"{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"parms\":{}}",
	     RPC_INVALID_REQUEST},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (read_line(cases[i].line) != cases[i].error)
			fail_msg("%s: %s", cases[i].line,
			         rpc_error_name(failure.error));
}

static void
deep_nesting_is_an_error(void **state)
{
	char line[8000];

	(void)state;
	memset(line, '[', sizeof(line) - 1);
	line[sizeof(line) - 1] = '\0';
	assert_int_equal(read_line(line), RPC_PARSE_ERROR);
}

static void
expect_out(struct evbuffer *out, const char *wanted)
{
	size_t n = evbuffer_get_length(out);
	const char *text = (const char *)evbuffer_pullup(out, -1);

	if (!slice_is((struct slice){text, n}, slice_of(wanted)))
		fail_msg("%.*s", (int)n, text);
	evbuffer_drain(out, n);
}

static void
a_result_is_one_line(void **state)
{
	struct evbuffer *out = evbuffer_new();

	(void)state;
	rpc_write_result(out, SLICE("7"), SLICE("[{\"a\":1},{\"a\":2}]"));
	expect_out(out, "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":"
	                "[{\"a\":1},{\"a\":2}]}");
	evbuffer_free(out);
}

static void
an_error_has_code_and_name(void **state)
{
	struct evbuffer *out = evbuffer_new();

	(void)state;
	failure = (struct rpc_failure){.error = RPC_TIMED_OUT};
	rpc_write_failure(out, SLICE("\"a\""), &failure);
	expect_out(out, "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"error\":{"
	                "\"code\":-32006,\"message\":\"it took too long\","
	                "\"data\":{\"name\":\"timed_out\"}}}");
	rpc_fail(&failure, RPC_INVALID_PARAMS, "%s is \"odd\"", "year");
	failure.parameter = "year";
	nearest_offer(&failure.suggestions, SLICE("yaer"), SLICE("year"));
	rpc_write_failure(out, SLICE("1"), &failure);
	expect_out(out, "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{"
	                "\"code\":-32602,\"message\":\"year is \\\"odd\\\"\","
	                "\"data\":{\"name\":\"invalid_params\","
	                "\"parameter\":\"year\",\"suggestions\":[\"year\"]}}}");
	evbuffer_free(out);
}

static void
codes_and_names_are_unique(void **state)
{
	(void)state;
	for (unsigned i = 1; i < RPC_ERROR_N; i++)
		for (unsigned k = i + 1; k < RPC_ERROR_N; k++) {
			assert_int_not_equal(errors[i].code, errors[k].code);
			assert_string_not_equal(errors[i].name, errors[k].name);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ids_come_back_as_they_were),
	    cmocka_unit_test(an_id_has_bounds),
	    cmocka_unit_test(refuses_what_is_no_call),
	    cmocka_unit_test(deep_nesting_is_an_error),
	    cmocka_unit_test(a_result_is_one_line),
	    cmocka_unit_test(an_error_has_code_and_name),
	    cmocka_unit_test(codes_and_names_are_unique),
	};

	return cmocka_run_group_tests_name("rpc", tests, NULL, NULL);
}
