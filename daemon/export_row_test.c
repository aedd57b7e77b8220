/* Rows of COPY to JSON and CSV: exact amounts, every escape, chunks. */
#include "daemon/export_row.c"

#include <setjmp.h>
#include <stdarg.h>
/* cmocka wants the three before it. */
#include <cmocka.h>
#include <jansson.h>

#define HEAD_FIELDS "130634\t1042\t17\t曲阳县\t保定市\t河北省\tdepartment\t"
#define TAIL_FIELDS "\tstated\t105\t114\n"

/* A row with this department and this many fen. */
static char *
row(char *out, size_t size, const char *department, const char *fen)
{
	snprintf(out, size,
	         HEAD_FIELDS "%s\t\\N\t2021\tbudget\tsangong.total\t合计\t\\N"
	                     "\t\\N\t\\N\t2021\tbudget\t%s" TAIL_FIELDS,
	         department, fen);
	return out;
}

/* What is sent, without the line's end; the caller frees. */
static char *
sent(struct export_chunk *chunk)
{
	struct evbuffer *out = evbuffer_new();
	size_t n = export_chunk_send(chunk, SLICE("\"x\""), out);
	char *text = malloc(n + 1);
	assert_int_equal(evbuffer_get_length(out), n);
	evbuffer_remove(out, text, n);
	assert_int_equal(text[n - 1], '\n');
	text[n - 1] = '\0';
	evbuffer_free(out);
	return text;
}

static json_t *
sent_params(struct export_chunk *chunk)
{
	char *text = sent(chunk);
	json_t *line = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(line);
	assert_string_equal(json_string_value(json_object_get(line, "method")),
	                    "export.rows");
	json_t *params = json_incref(json_object_get(line, "params"));
	json_decref(line);
	free(text);
	return params;
}

static void
add(struct export_chunk *chunk, const char *line)
{
	assert_true(export_chunk_add(chunk, "7", slice_of(line)));
}

static void
amounts_are_exact(void **state)
{
	static const char *const pairs[][2] = {
	    {"1200000", "12000"},
	    {"5", "0.05"},
	    {"50", "0.5"},
	    {"0", "0"},
	    {"-130", "-1.3"},
	    {"-5", "-0.05"},
	    {"123", "1.23"},
	    {"9223372036854775807", "92233720368547758.07"},
	    {"-9223372036854775808", "-92233720368547758.08"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		char out[40];
		*put_yuan(out, slice_of(pairs[i][0])) = '\0';
		assert_string_equal(out, pairs[i][1]);
	}
}

static void
a_row_is_an_object(void **state)
{
	(void)state;
	char line[400];
	struct export_chunk chunk = {0};
	add(&chunk, row(line, sizeof(line), "住建局", "1200050"));
	assert_string_equal(chunk.cursor, "7:130634.1042.f17");
	json_t *params = sent_params(&chunk);
	assert_int_equal(json_integer_value(json_object_get(params, "n")), 1);
	assert_string_equal(
	    json_string_value(json_object_get(params, "cursor")),
	    "7:130634.1042.f17");
	json_t *object = json_array_get(json_object_get(params, "rows"), 0);
	assert_int_equal(json_object_size(object), MEMBER_N);
	assert_string_equal(json_string_value(json_object_get(object, "id")),
	                    "130634.1042.f17");
	assert_string_equal(
	    json_string_value(json_object_get(object, "disclosure")),
	    "130634.1042");
	assert_true(json_is_null(json_object_get(object, "kind")));
	assert_int_equal(
	    json_integer_value(json_object_get(object, "span_end")), 114);
	json_decref(params);
	export_chunk_fini(&chunk);
}

/* What COPY writes for tab, quote, backslash, line feed, \v and others. */
static void
every_escape_survives(void **state)
{
	(void)state;
	const char *copied = "a\\tb\"c\\\\d\\ne\\vf\001g\\bh\\fi\\rj";
	const char *plain = "a\tb\"c\\d\ne\vf\001g\bh\fi\rj";
	char line[400];
	struct export_chunk chunk = {0};
	add(&chunk, row(line, sizeof(line), copied, "1"));
	json_t *params = sent_params(&chunk);
	json_t *object = json_array_get(json_object_get(params, "rows"), 0);
	assert_string_equal(
	    json_string_value(json_object_get(object, "department")), plain);
	json_decref(params);
	chunk.csv = true;
	chunk.headed = true;
	add(&chunk, line);
	params = sent_params(&chunk);
	const char *csv = json_string_value(json_object_get(params, "csv"));
	assert_non_null(
	    strstr(csv, ",\"a\tb\"\"c\\d\ne\vf\001g\bh\fi\rj\",,2021,budget,"));
	json_decref(params);
	export_chunk_fini(&chunk);
}

static void
csv_has_one_line_of_names(void **state)
{
	(void)state;
	char line[400];
	struct export_chunk chunk = {.csv = true};
	add(&chunk, row(line, sizeof(line), "x,y", "100"));
	json_t *params = sent_params(&chunk);
	assert_string_equal(
	    json_string_value(json_object_get(params, "csv")),
	    "id,code,county,prefecture,province,scope,department,kind,"
	    "fiscal_year,doc_type,measure,name,function_code,fund,part,year,"
	    "stage,yuan,presence,disclosure,span_start,span_end\n"
	    "130634.1042.f17,130634,曲阳县,保定市,河北省,department,\"x,y\",,"
	    "2021,budget,sangong.total,合计,,,,2021,budget,1,stated,"
	    "130634.1042,105,114\n");
	json_decref(params);
	add(&chunk, line);
	params = sent_params(&chunk);
	assert_memory_equal(json_string_value(json_object_get(params, "csv")),
	                    "130634.", 7);
	json_decref(params);
	export_chunk_fini(&chunk);
}

static void
chunks_are_bounded(void **state)
{
	(void)state;
	char line[400];
	size_t most = 0;
	struct export_chunk chunk = {0};
	row(line, sizeof(line), "\001\001\001\001\001\001\001\001", "100");
	for (unsigned i = 0; i < 5000; i++) {
		add(&chunk, line);
		if (!export_chunk_full(&chunk))
			continue;
		json_decref(sent_params(&chunk));
		most = chunk.room > most ? chunk.room : most;
	}
	assert_true(most > EXPORT_CHUNK && most < 4 * EXPORT_CHUNK);
	json_decref(sent_params(&chunk));
	struct evbuffer *out = evbuffer_new();
	assert_int_equal(export_chunk_send(&chunk, SLICE("1"), out), 0);
	assert_int_equal(evbuffer_get_length(out), 0);
	evbuffer_free(out);
	export_chunk_fini(&chunk);
}

static void
other_lines_are_refused(void **state)
{
	(void)state;
	char line[400];
	struct export_chunk chunk = {0};
	row(line, sizeof(line), "x", "1");
	size_t n = strlen(line);
	assert_false(export_chunk_add(&chunk, "7", SLICE("")));
	assert_false(export_chunk_add(&chunk, "7", SLICE("1\t2\n")));
	assert_false(
	    export_chunk_add(&chunk, "7", (struct slice){line, n - 1}));
	line[n - 1] = '\t';
	line[n] = '\n';
	assert_false(
	    export_chunk_add(&chunk, "7", (struct slice){line, n + 1}));
	row(line, sizeof(line), "x", "1");
	memcpy(line, "\\N\t000", 6);
	assert_false(export_chunk_add(&chunk, "7", slice_of(line)));
	export_chunk_fini(&chunk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(amounts_are_exact),
	    cmocka_unit_test(a_row_is_an_object),
	    cmocka_unit_test(every_escape_survives),
	    cmocka_unit_test(csv_has_one_line_of_names),
	    cmocka_unit_test(chunks_are_bounded),
	    cmocka_unit_test(other_lines_are_refused),
	};

	return cmocka_run_group_tests_name("export_row", tests, NULL, NULL);
}
