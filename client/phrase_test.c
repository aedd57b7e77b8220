/* The words: both languages say the same things, and everything that is shown
 * has some. */
#include "client/phrase.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "daemon/rpc.h"
#include "ingest/record.h"

#define PIECES 12

/* The conversions of a format in the order of their arguments: "s", "zu". */
static size_t
pieces(const char *format, char out[PIECES][8])
{
	size_t n = 0, most = 0;

	memset(out, 0, PIECES * 8);
	for (; *format != '\0'; format++) {
		size_t at = n, digits;

		if (*format != '%' || *++format == '%')
			continue;
		digits = strspn(format, "0123456789");
		if (digits > 0 && format[digits] == '$') {
			assert_int_equal(digits, 1);
			at = (size_t)(*format - '1');
			format += 2;
		}
		assert_true(at < PIECES);
		snprintf(out[at], 8, "%.*s", (int)strspn(format, "zlsdu"),
		         format);
		n++;
		most = at + 1 > most ? at + 1 : most;
	}
	assert_int_equal(n, most);
	return n;
}

static void
languages_fill_in_alike(void **state)
{
	char en[PIECES][8], zh[PIECES][8];

	(void)state;
	for (size_t i = 0; i < N(phrases); i++) {
		size_t n = pieces(phrases[i][LANGUAGE_EN], en);
		size_t m = pieces(phrases[i][LANGUAGE_ZH], zh);

		if (n != m || memcmp(en, zh, sizeof(en)) != 0)
			fail_msg("\"%s\" and \"%s\"", phrases[i][LANGUAGE_EN],
			         phrases[i][LANGUAGE_ZH]);
	}
}

static void
notices_what_differs(void **state)
{
	char a[PIECES][8], b[PIECES][8];

	(void)state;
	assert_int_equal(pieces("%zu of %s, 5 %%", a), 2);
	assert_int_equal(pieces("%2$s: %1$zu", b), 2);
	assert_memory_equal(a, b, sizeof(a));
	assert_int_equal(pieces("%s: %zu", b), 2);
	assert_memory_not_equal(a, b, sizeof(a));
}

static void
no_row_is_there_twice(void **state)
{
	static const struct {
		const struct words *rows;
		size_t n;
	} kinds[] = {
	    {terms, N(terms)}, {heads, N(heads)}, {options, N(options)}};

	(void)state;
	for (size_t k = 0; k < N(kinds); k++)
		for (size_t i = 0; i < kinds[k].n; i++)
			for (size_t j = 0; j < i; j++)
				assert_string_not_equal(kinds[k].rows[i].id,
				                        kinds[k].rows[j].id);
}

static void
codes_become_words(void **state)
{
	(void)state;
	assert_string_equal(term("budget", LANGUAGE_ZH), "预算数");
	assert_string_equal(doc_type_term("budget", LANGUAGE_ZH), "预算");
	assert_string_equal(doc_type_term("budget", LANGUAGE_EN), "budget");
	assert_string_equal(term("sewage", LANGUAGE_ZH), "污水处理");
	assert_string_equal(term("water", LANGUAGE_ZH), "水利局");
	assert_string_equal(term("nothing_published", LANGUAGE_EN),
	                    "nothing published");
	assert_string_equal(term("xyz", LANGUAGE_ZH), "xyz");
	assert_string_equal(heading("name", LANGUAGE_ZH), "指标");
	assert_string_equal(heading("name#line", LANGUAGE_ZH), "科目");
	assert_string_equal(option_doc("year", "the year", LANGUAGE_EN),
	                    "the year");
	assert_string_equal(measure_term("meeting", "x", LANGUAGE_ZH),
	                    "会议费");
	assert_string_equal(measure_term(NULL, "x", LANGUAGE_ZH), "x");
}

/* As a trace calls them: by the column, amounts in yuan. */
static void
members_of_records_have_names(void **state)
{
	size_t seen = 0;

	(void)state;
	for (enum record_id id = RECORD_FACT; id <= RECORD_FINDING; id++) {
		const struct record *r = record(id);

		for (size_t f = 0; f < r->n_fields; f++) {
			const struct field *m = &r->fields[f];
			char key[60], own[72];
			size_t n;

			/* Chinese stands in the place of "message". */
			if (m->column == NULL || m->kind == FIELD_KEY ||
			    strcmp(m->column, "message_zh") == 0 ||
			    m->kind == FIELD_SPAN || m->kind == FIELD_SPANS)
				continue;
			n = strlen(m->column);
			snprintf(key, sizeof(key), "%.*s%s",
			         (int)(m->kind == FIELD_MONEY ? n - 3 : n),
			         m->column,
			         m->kind == FIELD_MONEY ? "yuan" : "");
			snprintf(own, sizeof(own), "%s#says", key);
			if (heading(key, LANGUAGE_ZH) == key &&
			    heading(own, LANGUAGE_ZH) == own)
				fail_msg("words.tsv lacks head %s", key);
			seen++;
		}
	}
	assert_true(seen > 50);
}

/* Replies name errors by these. */
static void
every_error_has_a_chinese_name(void **state)
{
#define X(id, code, name, text) name,
	static const char *const names[] = {RPC_ERRORS(X)};
#undef X

	(void)state;
	for (size_t i = 0; i < N(names); i++)
		if (term(names[i], LANGUAGE_ZH) == names[i])
			fail_msg("%s has no Chinese", names[i]);
}

static const char *
printed(enum language language, enum phrase id, const char *a, const char *b,
        const char *c)
{
	static char text[200];
	FILE *out = fmemopen(text, sizeof(text), "w");

	assert_non_null(out);
	phrase_print(out, language, id, a, b, c);
	fclose(out);
	return text;
}

static void
one_is_not_called_several(void **state)
{
	(void)state;
	assert_string_equal(printed(LANGUAGE_EN, SAY_OVERVIEW, "1", "1", "1"),
	                    "1 row, 1 project, 1 county");
	assert_string_equal(printed(LANGUAGE_EN, SAY_OVERVIEW, "0", "21", "1"),
	                    "0 rows, 21 projects, 1 county");
	assert_string_equal(
	    printed(LANGUAGE_EN, SAY_OVERVIEW, "1,001", "11", "2"),
	    "1,001 rows, 11 projects, 2 counties");
	assert_string_equal(printed(LANGUAGE_ZH, SAY_EXPORTED, "1", "1", ""),
	                    "共 1 行，数据版本 1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(languages_fill_in_alike),
	    cmocka_unit_test(notices_what_differs),
	    cmocka_unit_test(no_row_is_there_twice),
	    cmocka_unit_test(codes_become_words),
	    cmocka_unit_test(members_of_records_have_names),
	    cmocka_unit_test(every_error_has_a_chinese_name),
	    cmocka_unit_test(one_is_not_called_several),
	};

	return cmocka_run_group_tests_name("phrase", tests, NULL, NULL);
}
