/* Findings in two languages: the table as a whole, the places of a wording,
 * lists, measures and reasons. */
#include "ingest/finding.c"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct arena *arena;
static struct disclosure d;

static int
setup(void **state)
{
	(void)state;
	arena = arena_new((size_t)8 << 20);
	memset(&d, 0, sizeof(d));
	return arena == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
assert_slice(struct slice s, const char *wanted)
{
	assert_int_equal(s.len, strlen(wanted));
	assert_memory_equal(s.at, wanted, s.len);
}

/* The only finding so far says this. */
static void
assert_found(enum finding_code code, const char *en, const char *zh)
{
	assert_int_equal(d.findings.n, 1);
	assert_int_equal(d.findings.at[0].code, code);
	assert_slice(d.findings.at[0].message, en);
	assert_slice(d.findings.at[0].message_zh, zh);
}

static bool
is_chinese(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s >= 0xe4 && (unsigned char)*s <= 0xe9)
			return true;
	return false;
}

/* Whether every {place} of `s` stands in `other`. */
static bool
places_within(const char *s, const char *other)
{
	while ((s = strchr(s, '{')) != NULL) {
		size_t n = strcspn(s, "}") + 1;

		if (memmem(other, strlen(other), s, n) == NULL)
			return false;
		s += n;
	}
	return true;
}

static void
every_row_has_both_wordings(void **state)
{
	bool used[sizeof(wordings) / sizeof(wordings[0])] = {false};

	(void)state;
	for (size_t i = 1; i < N(wordings); i++) {
		const struct wording *w = &wordings[i];

		assert_int_not_equal(w->en[0], '\0');
		if (w->code != UNREADABLE)
			assert_true(is_chinese(w->zh));
		assert_true(places_within(w->en, w->zh));
		assert_true(places_within(w->zh, w->en));
		used[w->code] = true;
	}
	/* And every code has a row. */
	for (unsigned code = 1; code <= UNREADABLE; code++)
		assert_true(used[code]);
	for (size_t i = 0; i < N(rows_reasons); i++)
		assert_true(is_chinese(rows_reasons[i].zh));
}

/* One function fills the places of all rows about an indicator. */
static void
indicators_have_the_same_places(void **state)
{
	(void)state;
	for (size_t i = FOUND_KPI_RATE; i <= FOUND_KPI_NO_SATISFACTION; i++) {
		assert_true(
		    places_within(wordings[i].en, wordings[FOUND_KPI_RATE].en));
		assert_true(
		    places_within(wordings[FOUND_KPI_RATE].en, wordings[i].en));
	}
}

/* Whatever stands in a quotation, it is no place. */
static void
places_are_filled_in_both(void **state)
{
	struct span spans[2] = {{1, 2}, {3, 4}};

	(void)state;
	disclosure_find(&d, arena, FOUND_YEAR_OTHER, spans, 2,
	                SAID(said_number(arena, "own", 2022),
	                     said_words("words", SLICE("{year}年预算")),
	                     said_number(arena, "year", 2021)));
	assert_found(YEAR_CONFLICT,
	             "“{year}年预算” says 2021, the paper is for 2022",
	             "“{year}年预算”写的是2021年，而本文件是2022年度的");
	assert_int_equal(d.findings.at[0].severity, SEVERITY_WARNING);
	assert_int_equal(d.findings.at[0].n_spans, 2);
	assert_int_equal(d.findings.at[0].spans[1].start, 3);
}

static void
a_place_unsaid_stays(void **state)
{
	(void)state;
	disclosure_find(&d, arena, FOUND_CHAPTER_MISSING, NULL, 0, NULL, 0);
	assert_found(MISSING_SECTION, "nothing is said about {chapter}",
	             "全文未提及{chapter}");
}

/* The code for programs and English, the standard name in Chinese. */
static void
measures_have_their_names(void **state)
{
	(void)state;
	disclosure_find(
	    &d, arena, FOUND_SUM_MORE, NULL, 0,
	    SAID(said_measure("measure", SLICE("sangong.total")),
	         said_number(arena, "year", 2021),
	         said_words("whole", SLICE("9.02")),
	         said_list(
	             arena, "parts",
	             (const struct said[]){
	                 said_pair(arena, "",
	                           said_measure("", SLICE("sangong.abroad")),
	                           said_words("", SLICE("1"))),
	                 said_pair(arena, "",
	                           said_measure(
	                               "", SLICE("expenditure.function:水体")),
	                           said_words("", SLICE("2")))},
	             2, said_words("", SLICE(" + ")))));
	assert_found(
	    SUM_MISMATCH,
	    "sangong.total 2021 is printed as 9.02, its parts "
	    "sangong.abroad 1 + expenditure.function:水体 2 add up to "
	    "more",
	    "“三公”经费合计（2021年）列为9.02，各分项（因公出国（境）费 1 + "
	    "水体 2）之和大于该数");
	assert_slice(said_measure("", SLICE_NONE).zh, "");
	assert_slice(said_measure("", SLICE("no.measure")).zh, "no.measure");
}

static void
a_list_too_long_ends_early(void **state)
{
	struct said items[200], list;

	(void)state;
	for (size_t i = 0; i < N(items); i++)
		items[i] = said_words("", SLICE("曲阳县"));
	list = said_list(arena, "", items, N(items),
	                 (struct said){"", SLICE(", "), SLICE("、")});
	assert_true(list.en.len <= LIST_MOST && list.zh.len <= LIST_MOST);
	assert_true(slice_starts(list.en, SLICE("曲阳县, 曲阳县")));
	assert_true(slice_starts(list.zh, SLICE("曲阳县、曲阳县")));
	assert_true(slice_ends(list.zh, SLICE("、曲阳县")));
}

static void
reasons_are_told_in_both(void **state)
{
	(void)state;
	disclosure_find(
	    &d, arena, FOUND_NOT_READ, NULL, 0,
	    SAID(said_reason("reason", "the PDF is locked with a password")));
	assert_found(UNREADABLE, "the PDF is locked with a password",
	             "PDF 加了密码");
	/* One that nobody has translated is told as it is. */
	assert_slice(said_reason("", "the moon is full").zh,
	             "the moon is full");
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
	    TEST(every_row_has_both_wordings),
	    TEST(indicators_have_the_same_places),
	    TEST(places_are_filled_in_both),
	    TEST(a_place_unsaid_stays),
	    TEST(measures_have_their_names),
	    TEST(a_list_too_long_ends_early),
	    TEST(reasons_are_told_in_both),
	};

	return cmocka_run_group_tests_name("finding", tests, NULL, NULL);
}
