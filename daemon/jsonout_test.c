/* The JSON writer: what it writes, and that a misuse is never silent. */
#include "daemon/jsonout.c"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <jansson.h>

static struct jsonout out;

static int
setup(void **state)
{
	(void)state;
	jsonout_init(&out);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	jsonout_fini(&out);
	return 0;
}

static void
expect(const char *wanted)
{
	assert_true(jsonout_ok(&out));
	if (!slice_is(jsonout_text(&out), slice_of(wanted)))
		fail_msg("%.*s", (int)out.n, out.text);
}

static void
writes_nested_values(void **state)
{
	(void)state;
	jsonout_object(&out);
	jsonout_key(&out, "a");
	jsonout_array(&out);
	jsonout_int(&out, INT64_MIN);
	jsonout_uint(&out, UINT64_MAX);
	jsonout_bool(&out, true);
	jsonout_null(&out);
	jsonout_array(&out);
	jsonout_end(&out);
	jsonout_end(&out);
	jsonout_key(&out, "b");
	jsonout_raw(&out, SLICE("{\"x\": 1}"));
	jsonout_end(&out);
	expect("{\"a\":[-9223372036854775808,18446744073709551615,true,null,"
	       "[]],\"b\":{\"x\": 1}}");
}

static void
writes_keys_with_their_values(void **state)
{
	(void)state;
	jsonout_object(&out);
	jsonout_pair(&out, "a", "\"");
	jsonout_pair(&out, "b", NULL);
	jsonout_count(&out, "c", UINT64_MAX);
	jsonout_end(&out);
	expect("{\"a\":\"\\\"\",\"b\":null,\"c\":18446744073709551615}");
}

static void
leaves_blanks_in_strings_only(void **state)
{
	(void)state;
	jsonout_array(&out);
	jsonout_int(&out, 1);
	jsonout_tight(&out, SLICE("{\"a b\" : [1, 2.50],\n \"q\\\" \\\\\" :"
	                          "\t\" 曲 阳 \"}\r\n"));
	jsonout_end(&out);
	expect("[1,{\"a b\":[1,2.50],\"q\\\" \\\\\":\" 曲 阳 \"}]");
}

/* Text that ends within a string is no JSON, and is not read beyond. */
static void
stops_where_the_text_does(void **state)
{
	(void)state;
	jsonout_tight(&out, SLICE("\"ab \\"));
	expect("\"ab \\");
}

static void
escapes_what_must_be(void **state)
{
	(void)state;
	jsonout_slice(&out, SLICE("曲阳 \"q\" \\ \n\t\x01\0z"));
	expect("\"曲阳 \\\"q\\\" \\\\ \\n\\t\\u0001\\u0000z\"");
}

static void
replaces_bytes_that_are_no_text(void **state)
{
	(void)state;
	jsonout_slice(&out, SLICE("a\xff\xc0\x80"
	                          "b\xed\xa0\x80\xe6\x9b"));
	expect("\"a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
	       "b\xef\xbf\xbd"
	       "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

static void
keeps_every_digit(void **state)
{
	static const char *const good[] = {"0", "-0.01", "12345678901234567.89",
	                                   "9007199254740993"};
	static const char *const bad[] = {"",    "-",  "01",  "1.", ".5",
	                                  "1e3", "+1", "NaN", "1 ", "0x1"};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		jsonout_reset(&out);
		jsonout_number(&out, slice_of(good[i]));
		expect(good[i]);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		jsonout_reset(&out);
		jsonout_number(&out, slice_of(bad[i]));
		assert_false(jsonout_ok(&out));
	}
}

static void
notices_misuse(void **state)
{
	(void)state;
	assert_false(jsonout_ok(&out)); /* nothing is no value */
	jsonout_object(&out);
	assert_false(jsonout_ok(&out)); /* not closed */
	jsonout_int(&out, 1);           /* no key */
	jsonout_end(&out);
	assert_false(jsonout_ok(&out));
	jsonout_reset(&out);
	jsonout_object(&out);
	jsonout_key(&out, "k");
	jsonout_end(&out); /* no value */
	assert_false(jsonout_ok(&out));
	jsonout_reset(&out);
	jsonout_int(&out, 1);
	jsonout_int(&out, 2); /* two values */
	assert_false(jsonout_ok(&out));
	jsonout_reset(&out);
	jsonout_array(&out);
	jsonout_key(&out, "k"); /* a key in an array */
	assert_false(jsonout_ok(&out));
	jsonout_reset(&out);
	for (int i = 0; i <= JSONOUT_DEPTH; i++)
		jsonout_array(&out);
	assert_false(jsonout_ok(&out)); /* too deep */
	jsonout_reset(&out);
	jsonout_end(&out); /* an end too many */
	assert_false(jsonout_ok(&out));
}

static void
jansson_reads_it(void **state)
{
	json_error_t error;

	(void)state;
	jsonout_array(&out);
	for (int i = 0; i < 3000; i++) {
		char bytes[3] = {(char)(i >> 8), (char)i, (char)(i * 7)};

		jsonout_slice(&out, (struct slice){bytes, 3});
	}
	jsonout_end(&out);
	json_t *value = json_loadb(out.text, out.n, JSON_ALLOW_NUL, &error);

	assert_non_null(value);
	assert_int_equal(json_array_size(value), 3000);
	json_decref(value);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(writes_nested_values),
	    T(writes_keys_with_their_values),
	    T(leaves_blanks_in_strings_only),
	    T(stops_where_the_text_does),
	    T(escapes_what_must_be),
	    T(replaces_bytes_that_are_no_text),
	    T(keeps_every_digit),
	    T(notices_misuse),
	    T(jansson_reads_it),
	};

	return cmocka_run_group_tests_name("jsonout", tests, NULL, NULL);
}
