/* Words: longest match, old and local names, names of rows; the classes. */
#include "ingest/lexicon.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct function_classes *classes;
static struct lexicon *lexicon;

static int
set_up(void **state)
{
	(void)state;
	classes = function_classes_new();
	lexicon = lexicon_new(classes);
	return lexicon == NULL;
}

static int
tear_down(void **state)
{
	(void)state;
	lexicon_free(lexicon);
	function_classes_free(classes);
	return 0;
}

/* The word that `text` begins with and how many characters it takes. */
static const struct lexeme *
word(const char *text, size_t *took)
{
	static uint16_t c[200];
	static uint32_t at[201];
	struct folded f = {slice_of(text), c, at, 0};

	fold(&f);
	return lexicon_at(lexicon, f.c, f.n, took);
}

static void
names(const char *text, const char *measure, size_t characters)
{
	size_t took = 0;
	const struct lexeme *l = word(text, &took);

	assert_non_null(l);
	assert_int_equal(l->kind, LEX_MEASURE);
	assert_true(slice_is(l->measure, slice_of(measure)));
	assert_int_equal(took, characters);
}

static void
takes_the_longest(void **state)
{
	(void)state;
	names("公务用车购置及运行维护费12万元", "sangong.vehicle", 12);
	names("公务用车购置费12万元", "sangong.vehicle_purchase", 7);
	names("一般公共预算拨款收入", "revenue.general", 10);
	names("政府采购货物预算", "procurement.goods", 6);
}

static void
sees_through_quotes_and_brackets(void **state)
{
	(void)state;
	names("“三公”经费", "sangong.total", 4);
	names("因公出国（境）费用3万元", "sangong.abroad", 9);
	names("因公出国(境)费", "sangong.abroad", 8);
	names("因公出国〔境〕费", "sangong.abroad", 8);
	names("因 公 出 国（境）费", "sangong.abroad", 8);
}

static void
does_not_swallow_a_bracket(void **state)
{
	(void)state;
	names("基本支出（人员经费3万元）", "expenditure.basic", 4);
	names("公务用车费（公务用车购置费", "sangong.vehicle", 5);
}

static void
knows_old_and_local_names(void **state)
{
	static const char *const rows[][2] = {
	    {"公车运行费", "sangong.vehicle_operation"},
	    {"公务招待费", "sangong.reception"},
	    {"公务用车购置和运行费", "sangong.vehicle"},
	    {"公共财政预算拨款收入", "revenue.general"},
	    {"财政专户核拨收入", "revenue.special_account"},
	    {"日常公用支出", "expenditure.public"},
	    {"其它收入", "revenue.other"},
	    {"机关运行费", "operating_cost"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t took;
		const struct lexeme *l = word(rows[i][0], &took);

		assert_non_null(l);
		assert_true(slice_is(l->measure, slice_of(rows[i][1])));
	}
}

static void
row(const char *cell, const char *whole, const char *measure)
{
	const struct lexeme *l =
	    lexicon_row(lexicon, slice_of(cell),
	                whole == NULL ? SLICE_NONE : slice_of(whole));

	if (measure == NULL) {
		assert_null(l);
		return;
	}
	assert_non_null(l);
	assert_true(slice_is(l->measure, slice_of(measure)));
}

static void
reads_rows(void **state)
{
	(void)state;
	row("“三公”经费合计", NULL, "sangong.total");
	row("一、因公出国（境）费用", NULL, "sangong.abroad");
	row("（2）公务用车购置", NULL, "sangong.vehicle_purchase");
	row("　其中：公务用车运行维护费", NULL, "sangong.vehicle_operation");
	row("3．公务接待费支出", NULL, "sangong.reception");
	row("购置费", "sangong.vehicle", "sangong.vehicle_purchase");
	row("购置费", NULL, NULL);
	row("公务接待费主要用于", NULL, NULL);
	row("合计", NULL, NULL);
	row("", NULL, NULL);
	assert_int_equal(
	    lexicon_row(lexicon, SLICE("二、卫生健康支出"), SLICE_NONE)->kind,
	    LEX_FUNCTION);
}

static void
resolves_codes(void **state)
{
	(void)state;
	assert_true(slice_is(function_code(classes, SLICE("水体"), SLICE_NONE),
	                     SLICE("2110302")));
	/* 行政运行 stands under many; under one of them it is one. */
	assert_null(function_code(classes, SLICE("行政运行"), SLICE_NONE).at);
	assert_true(
	    slice_is(function_code(classes, SLICE("行政运行"), SLICE("20106")),
	             SLICE("2010601")));
	assert_null(function_code(classes, SLICE("没有这一项"), SLICE_NONE).at);
	/* One name for a 款 and its 项. */
	assert_true(
	    slice_is(function_code_of_level(classes, SLICE("城乡社区环境卫生"),
	                                    SLICE("21205"), 3),
	             SLICE("2120501")));
	assert_true(function_code_valid(classes, SLICE("2110302")));
	assert_true(function_code_valid(classes, SLICE("2110397")));
	assert_false(function_code_valid(classes, SLICE("2993")));
	assert_false(function_code_valid(classes, SLICE("2990001")));
	assert_false(function_code_valid(classes, SLICE("A110302")));
	assert_true(slice_is(
	    function_code(classes, SLICE("政府办公厅(室)及相关机构事务"),
	                  SLICE_NONE),
	    SLICE("20103")));
}

/* ---- the tables ---- */

/* A word that a row's name may have behind it (lexicon_row.c). */
static bool
fills(const struct lexeme *l)
{
	return l->kind == LEX_FILL || l->kind == LEX_COST ||
	       l->kind == LEX_SUM || l->kind == LEX_STAGE ||
	       l->kind == LEX_UNIT;
}

/* Does `later` say something where the word is read as `first`? */
static bool
counts_behind(const struct lexeme *later, const struct lexeme *first)
{
	if (fills(later))
		return !fills(first);
	if (later->kind != first->kind)
		return later->kind == LEX_MEASURE ||
		       later->kind == LEX_COUNTED ||
		       later->kind == LEX_FUNCTION;
	return !slice_is(later->measure, first->measure) ||
	       !slice_is(later->within, first->within) ||
	       later->fund != first->fund || later->stage != first->stage ||
	       later->value != first->value || later->flags != first->flags;
}

static void
every_reading_of_a_word_counts(void **state)
{
	const struct lexicon *x = lexicon;

	(void)state;
	for (size_t i = 1; i < x->n_nodes; i++) {
		const struct lexeme *l =
		    x->word[i] == 0 ? NULL : &x->words[x->word[i]];

		for (; l != NULL; l = lexicon_next(x, l))
			for (const struct lexeme *k = lexicon_next(x, l);
			     k != NULL; k = lexicon_next(x, k))
				if (!counts_behind(k, l))
					fail_msg("one word is %.*s of kind %d "
					         "and in vain %.*s of %d",
					         (int)l->measure.len,
					         l->measure.at, (int)l->kind,
					         (int)k->measure.len,
					         k->measure.at, (int)k->kind);
	}
}

/* A letter or a word that nobody knows would be passed over in silence. */
static void
rows_of_measures_say_what_is_known(void **state)
{
	(void)state;
	for (size_t i = 0;
	     i < sizeof(rows_measure_names) / sizeof(rows_measure_names[0]);
	     i++) {
		const struct row_measure_names *row = &rows_measure_names[i];
		size_t n = 0;

		for (unsigned flags = flags_of(row->flags); flags != 0;
		     flags >>= 1)
			n += flags & 1;
		if (n != strlen(row->flags) ||
		    (row->fund[0] != '\0') !=
		        (word_value(VOCABULARY_FUND, slice_of(row->fund)) >
		         0) ||
		    (row->stage[0] != '\0') !=
		        (word_value(VOCABULARY_STAGE, slice_of(row->stage)) >
		         0))
			fail_msg("not known: %s %s %s %s", row->name, row->fund,
			         row->stage, row->flags);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(takes_the_longest),
	    cmocka_unit_test(sees_through_quotes_and_brackets),
	    cmocka_unit_test(does_not_swallow_a_bracket),
	    cmocka_unit_test(knows_old_and_local_names),
	    cmocka_unit_test(reads_rows),
	    cmocka_unit_test(resolves_codes),
	    cmocka_unit_test(every_reading_of_a_word_counts),
	    cmocka_unit_test(rows_of_measures_say_what_is_known),
	};

	return cmocka_run_group_tests_name("lexicon", tests, set_up, tear_down);
}
