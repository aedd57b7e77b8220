/* JSON as text: members found, numbers kept, indented for eyes. */
#include "client/json_text.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void
same(struct slice s, const char *expected)
{
	assert_int_equal(s.len, strlen(expected));
	assert_memory_equal(s.at, expected, s.len);
}

static void
finds_members(void **state)
{
	struct slice json =
	    SLICE("{\"id\":7, \"e\":{\"result\":1},\"s\":\"}\\\"]\","
	          "\"result\": {\"rows\":[1,{\"a\":[]}]} }");

	(void)state;
	same(json_member(json, "id"), "7");
	same(json_member(json, "s"), "\"}\\\"]\"");
	same(json_member(json, "result"), "{\"rows\":[1,{\"a\":[]}]}");
	assert_null(json_member(json, "a").at);
	assert_null(json_member(SLICE("[1]"), "id").at);
	assert_null(json_member(SLICE(""), "id").at);
}

static void
survives_what_is_no_json(void **state)
{
	static const char *const broken[] = {
	    "{",           "{\"",         "{\"a",     "{\"a\"", "{\"a\":",
	    "{\"a\":[",    "{\"a\":\"\\", "}",        "]]]",    "{\"b\" 1}",
	    "{\"a\":1,,}", "{,",          "{\"b\":}", "\\"};
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		/* A copy without NUL: a byte too far is seen by ASan. */
		size_t length = strlen(broken[i]);
		char *copy = malloc(length);
		char *quoted;
		FILE *out = fopen("/dev/null", "w");

		memcpy(copy, broken[i], length);
		json_member((struct slice){copy, length}, "zz");
		quoted = json_quote_numbers((struct slice){copy, length}, &n);
		assert_non_null(quoted);
		json_indent(out, (struct slice){copy, length});
		fclose(out);
		free(quoted);
		free(copy);
	}
}

static void
keeps_every_digit(void **state)
{
	size_t n;
	char *quoted = json_quote_numbers(
	    SLICE("{\"a\":92233720368547758.07,\"b\":[-0.10,1],\"c\":\"3\","
	          "\"5\":null,\"t\":true}"),
	    &n);

	(void)state;
	same((struct slice){quoted, n},
	     "{\"a\":\"92233720368547758.07\",\"b\":[\"-0.10\",\"1\"],"
	     "\"c\":\"3\",\"5\":null,\"t\":true}");
	free(quoted);
	quoted = json_quote_numbers(SLICE("[1,2,3,4,5,6,7,8,9]"), &n);
	same((struct slice){quoted, n},
	     "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]");
	free(quoted);
}

static void
indents(void **state)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	(void)state;
	json_indent(
	    out,
	    SLICE("{\"a\":[1,2],\"b\":{},\"c\":[{\"x\":\"y,z\"},[]],\"d\":1}"));
	fclose(out);
	assert_string_equal(text, "{\n"
	                          "  \"a\": [1, 2],\n"
	                          "  \"b\": {},\n"
	                          "  \"c\": [\n"
	                          "    {\"x\": \"y,z\"},\n"
	                          "    []\n"
	                          "  ],\n"
	                          "  \"d\": 1\n"
	                          "}\n");
	free(text);
}

static void
walks_and_squeezes(void **state)
{
	struct slice list = SLICE("[ {\"a\" : [1, 2]} , \"x, ]\", 1.50 ]"),
	             item;
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	(void)state;
	while (json_next(&list, &item)) {
		json_compact(out, item);
		putc(';', out);
	}
	fclose(out);
	assert_string_equal(text, "{\"a\":[1,2]};\"x, ]\";1.50;");
	free(text);
	list = SLICE("[]");
	assert_false(json_next(&list, &item));
	list = SLICE("{\"a\":1}");
	assert_false(json_next(&list, &item));
	list = SLICE_NONE;
	assert_false(json_next(&list, &item));
	list = SLICE("[1");
	assert_true(json_next(&list, &item));
	assert_false(json_next(&list, &item));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_members),
	    cmocka_unit_test(survives_what_is_no_json),
	    cmocka_unit_test(keeps_every_digit),
	    cmocka_unit_test(indents),
	    cmocka_unit_test(walks_and_squeezes),
	};

	return cmocka_run_group_tests_name("json_text", tests, NULL, NULL);
}
