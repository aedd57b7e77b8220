/* rpc.discover: whole JSON, every method of the table, every default typed. */
#include "daemon/discover.c"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

static json_t *document;

static int
setup(void **state)
{
	struct jsonout out;
	json_error_t error;

	(void)state;
	jsonout_init(&out);
	discover_write(&out);
	if (jsonout_ok(&out))
		document =
		    json_loadb(jsonout_text(&out).at, jsonout_text(&out).len,
		               JSON_REJECT_DUPLICATES, &error);
	jsonout_fini(&out);
	return document == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	(void)state;
	json_decref(document);
	return 0;
}

static void
describes_every_method(void **state)
{
	json_t *methods = json_object_get(document, "methods");

	(void)state;
	assert_int_equal(json_array_size(methods), METHOD_N);
	for (unsigned i = 0; i < METHOD_N; i++) {
		const struct method *method = method_at((enum method_id)i);
		const json_t *said = json_array_get(methods, i);

		assert_string_equal(
		    json_string_value(json_object_get(said, "name")),
		    method->name);
		assert_int_equal(
		    json_array_size(json_object_get(said, "params")),
		    method->n_params);
	}
}

/* A question to try, of parameters that there are; errors that are listed. */
static void
each_has_its_example_and_errors(void **state)
{
	json_t *errors =
	    json_object_get(json_object_get(document, "components"), "errors");
	json_t *said, *ref;
	size_t i, k;

	(void)state;
	json_array_foreach (json_object_get(document, "methods"), i, said) {
		const struct method *method = method_at((enum method_id)i);
		const char *name;
		json_t *value;

		json_object_foreach (json_object_get(said, "x-example"), name,
		                     value) {
			bool known = false;

			for (unsigned p = 0; p < method->n_params; p++)
				known = known || strcmp(method->params[p].name,
				                        name) == 0;
			assert_true(known);
		}
		assert_true(json_array_size(json_object_get(said, "errors")) >
		            3);
		json_array_foreach (json_object_get(said, "errors"), k, ref) {
			const char *to =
			    json_string_value(json_object_get(ref, "$ref"));

			assert_non_null(strrchr(to, '/'));
			assert_non_null(
			    json_object_get(errors, strrchr(to, '/') + 1));
		}
	}
}

static bool
has_type(const json_t *value, const char *type)
{
	return json_is_null(value) ||
	       (json_is_string(value) && strcmp(type, "string") == 0) ||
	       (json_is_integer(value) && strcmp(type, "integer") == 0) ||
	       (json_is_boolean(value) && strcmp(type, "boolean") == 0);
}

static void
defaults_have_their_type(void **state)
{
	json_t *methods = json_object_get(document, "methods");
	size_t i, k, n = 0;
	json_t *method, *param;

	(void)state;
	json_array_foreach (methods, i, method) {
		json_array_foreach (json_object_get(method, "params"), k,
		                    param) {
			json_t *schema = json_object_get(param, "schema");
			json_t *value = json_object_get(schema, "default");

			if (value == NULL)
				continue;
			n++;
			assert_true(
			    has_type(value, json_string_value(json_object_get(
			                        schema, "type"))));
		}
	}
	assert_true(n > 20);
}

static void
words_are_listed(void **state)
{
	(void)state;
	assert_string_equal(param_type_word(PARAM_STAGE, 0), "budget");
	assert_string_equal(param_type_word(PARAM_PER, 2), "none");
	assert_null(param_type_word(PARAM_PER, 3));
	assert_null(param_type_word(PARAM_YEAR, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(describes_every_method),
	    cmocka_unit_test(each_has_its_example_and_errors),
	    cmocka_unit_test(defaults_have_their_type),
	    cmocka_unit_test(words_are_listed),
	};

	return cmocka_run_group_tests_name("discover", tests, setup, teardown);
}
