/* Which statement is believed, and what is said about the others. */
#include "ingest/reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define WAN INT64_C(1000000) /* fen */

static struct arena *arena;
static struct knowledge *know;
static struct document doc;
static struct disclosure out;
static struct reading r;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new((size_t)16 << 20);
	know = knowledge_new();
	return arena == NULL || know == NULL;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	knowledge_free(know);
	return 0;
}

static int
begin(void **state)
{
	(void)state;
	arena_reset(arena);
	memset(&doc, 0, sizeof(doc));
	memset(&out, 0, sizeof(out));
	doc.text = out.text = SLICE("12776.26 1277.26 5.5");
	r = (struct reading){
	    .know = know, .arena = arena, .doc = &doc, .out = &out};
	return 0;
}

static struct statement *
say(const char *measure, int64_t fen)
{
	struct statement *s = list_add(arena, &r.statements);

	s->measure = slice_of(measure);
	s->year = 2021;
	s->stage = STAGE_BUDGET;
	s->amount = money_of_fen(fen);
	s->presence = PRESENCE_STATED;
	s->unit = UNIT_WAN;
	s->decimals = 2;
	s->span = (struct span){0, 8};
	return s;
}

static struct statement *
say_in_table(const char *measure, int64_t fen)
{
	struct statement *s = say(measure, fen);

	s->in_table = true;
	return s;
}

static struct statement *
say_change(const char *measure, int64_t fen)
{
	struct statement *s = say(measure, fen);

	s->role = SAYS_CHANGE;
	s->basis = BASIS_PRIOR_YEAR;
	return s;
}

static const struct fact *
fact(const char *measure, unsigned year)
{
	const struct fact *found = NULL;

	for (size_t i = 0; i < out.facts.n; i++) {
		const struct fact *f = &out.facts.at[i];

		if (!slice_is(f->measure, slice_of(measure)) || f->year != year)
			continue;
		assert_null(found);
		found = f;
	}
	return found;
}

static void
is_fen(const char *measure, int64_t fen)
{
	const struct fact *f = fact(measure, 2021);

	assert_non_null(f);
	assert_true(money_equal(f->amount, money_of_fen(fen)));
}

static bool
found(enum finding_code code)
{
	for (size_t i = 0; i < out.findings.n; i++)
		if (out.findings.at[i].code == code)
			return true;
	return false;
}

static void
believes_the_half_that_closes_the_sum(void **state)
{
	(void)state;
	say("expenditure.total", 143 * WAN);
	say("expenditure.basic", 16 * WAN);
	say("expenditure.project", 12 * WAN)->span = (struct span){9, 16};
	say("expenditure.project", 127 * WAN);
	settle(&r);
	is_fen("expenditure.project", 127 * WAN);
	assert_true(found(RESTATED_CONFLICT));
	assert_non_null(
	    slice_find(out.findings.at[0].message, SLICE("12776.26")));
	assert_non_null(
	    slice_find(out.findings.at[0].message, SLICE("1277.26")));
}

static void
believes_tables(void **state)
{
	(void)state;
	say("sangong.reception", 567 * WAN / 100);
	say_in_table("sangong.reception", 576 * WAN / 100);
	settle(&r);
	is_fen("sangong.reception", 576 * WAN / 100);
	assert_true(found(TEXT_TABLE_CONFLICT));
}

static void
takes_rounding_for_agreement(void **state)
{
	(void)state;
	say("meeting", 55 * WAN / 10)->decimals = 1;
	say_in_table("meeting", 548 * WAN / 100);
	say("training", 512 * WAN / 100);
	say_in_table("training", 513 * WAN / 100);
	settle(&r);
	is_fen("meeting", 548 * WAN / 100);
	is_fen("training", 513 * WAN / 100);
	assert_int_equal(out.findings.n, 0);
}

static void
does_not_take_digits_for_rounding(void **state)
{
	(void)state;
	say("meeting", 4 * WAN)->decimals = 0;
	say("meeting", 5 * WAN)->decimals = 0;
	settle(&r);
	assert_true(found(RESTATED_CONFLICT));
}

static void
prefers_figures_to_blanks_and_totals_of_the_year(void **state)
{
	(void)state;
	say_in_table("meeting", 0)->presence = PRESENCE_STATED_NONE;
	say("meeting", 3 * WAN);
	say("revenue.total", 20 * WAN)->weak = true;
	say("revenue.total", 18 * WAN);
	settle(&r);
	is_fen("meeting", 3 * WAN);
	is_fen("revenue.total", 18 * WAN);
	assert_int_equal(out.findings.n, 0);
}

static void
knows_a_wrong_unit(void **state)
{
	(void)state;
	say("meeting", 7163460)->unit = UNIT_YUAN;
	say_in_table("meeting", 7163460 * INT64_C(10000));
	settle(&r);
	is_fen("meeting", 7163460);
	assert_true(found(UNIT_SUSPECT));
	assert_false(found(TEXT_TABLE_CONFLICT));
}

static void
gives_prose_the_codes_of_tables(void **state)
{
	struct statement *s =
	    say_in_table("expenditure.function:行政运行", 9 * WAN);

	(void)state;
	s->function_code = SLICE("2120101");
	say("expenditure.function:行政运行", 9 * WAN);
	settle(&r);
	is_fen("expenditure.function:行政运行", 9 * WAN);
	assert_true(slice_is(out.facts.at[0].function_code, SLICE("2120101")));
}

static void
lifts_a_fund_that_is_all(void **state)
{
	(void)state;
	say("expenditure.basic", 16 * WAN);
	say("expenditure.basic", 16 * WAN)->fund = FUND_GENERAL;
	say("expenditure.personnel", 14 * WAN)->fund = FUND_GENERAL;
	settle(&r);
	assert_int_equal(fact("expenditure.basic", 2021)->fund, FUND_NONE);
	assert_int_equal(fact("expenditure.personnel", 2021)->fund, FUND_NONE);
	begin(state);
	say("expenditure.basic", 16 * WAN);
	say("expenditure.basic", 15 * WAN)->fund = FUND_GENERAL;
	say("expenditure.personnel", 14 * WAN)->fund = FUND_GENERAL;
	settle(&r);
	assert_int_equal(fact("expenditure.personnel", 2021)->fund,
	                 FUND_GENERAL);
}

static void
derives_the_year_before(void **state)
{
	(void)state;
	say("meeting", 3 * WAN);
	say_change("meeting", 0);
	say("training", 4 * WAN);
	say_change("training", 1 * WAN);
	settle(&r);
	assert_int_equal(out.changes.n, 2);
	assert_int_equal(fact("meeting", 2020)->presence, PRESENCE_DERIVED);
	assert_true(
	    money_equal(fact("meeting", 2020)->amount, money_of_fen(3 * WAN)));
	assert_null(fact("training", 2020));
}

static void
believes_the_change_that_follows(void **state)
{
	(void)state;
	say("meeting", 3 * WAN);
	say("meeting", 5 * WAN)->year = 2020;
	say_change("meeting", 2 * WAN);
	say_change("meeting", -2 * WAN);
	settle(&r);
	assert_int_equal(out.changes.n, 1);
	assert_true(
	    money_equal(out.changes.at[0].delta, money_of_fen(-2 * WAN)));
}

static void
takes_the_parts_column(void **state)
{
	(void)state;
	say("sangong.total", 9 * WAN)->stage = STAGE_ADJUSTED;
	say("sangong.reception", 4 * WAN);
	say("sangong.vehicle", 5 * WAN);
	say("meeting", 1 * WAN)->stage = STAGE_ADJUSTED;
	settle(&r);
	assert_int_equal(fact("sangong.total", 2021)->stage, STAGE_BUDGET);
	assert_int_equal(fact("meeting", 2021)->stage, STAGE_ADJUSTED);
}

static void
settles_nothing(void **state)
{
	(void)state;
	settle(&r);
	assert_int_equal(out.facts.n + out.changes.n + out.findings.n, 0);
}

#define T(name) cmocka_unit_test_setup(name, begin)

/* 财政拨款 changes, the two other budgets do not: the general one does. */
static void
names_the_budget_that_changed(void **state)
{
	struct statement *s;

	(void)state;
	r.out->head.doc_type = DOC_BUDGET;
	for (int i = 0; i < 3; i++) {
		s = say(i == 0 ? "revenue.appropriation" : "expenditure.total",
		        i == 0 ? 5 * WAN : 0);
		s->role = SAYS_CHANGE;
		s->basis = BASIS_PRIOR_YEAR;
		s->fund = i == 0   ? FUND_NONE
		          : i == 1 ? FUND_GOV_FUND
		                   : FUND_STATE_CAPITAL;
	}
	settle(&r);
	assert_int_equal(out.changes.n, 4);
	for (size_t i = 0; i < out.changes.n; i++)
		if (slice_is(out.changes.at[i].measure,
		             SLICE("revenue.general")))
			return;
	fail();
}

/* A form without a figure states nothing, whatever its notes say. */
static void
an_empty_form_states_nothing(void **state)
{
	(void)state;
	r.form = true;
	say("sangong.total", 0)->presence = PRESENCE_STATED_NONE;
	settle(&r);
	assert_int_equal(out.facts.n, 0);
	say("sangong.total", 0);
	say("sangong.reception", WAN);
	settle(&r);
	assert_int_equal(out.facts.n, 2);
}

/* A paragraph that contradicts itself, one half right by the table. */
static void
quotes_the_paragraph_that_contradicts_itself(void **state)
{
	(void)state;
	say("operating_cost", 12 * WAN)->in_table = true;
	say("operating_cost", 12 * WAN)->block = 7;
	say("operating_cost", 15 * WAN)->block = 7;
	settle(&r);
	assert_int_equal(out.findings.n, 1);
	assert_int_equal(out.findings.at[0].code, RESTATED_CONFLICT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(believes_the_half_that_closes_the_sum),
	    T(believes_tables),
	    T(takes_rounding_for_agreement),
	    T(does_not_take_digits_for_rounding),
	    T(prefers_figures_to_blanks_and_totals_of_the_year),
	    T(knows_a_wrong_unit),
	    T(gives_prose_the_codes_of_tables),
	    T(lifts_a_fund_that_is_all),
	    T(derives_the_year_before),
	    T(believes_the_change_that_follows),
	    T(takes_the_parts_column),
	    T(settles_nothing),
	    cmocka_unit_test_setup(names_the_budget_that_changed, begin),
	    cmocka_unit_test_setup(an_empty_form_states_nothing, begin),
	    cmocka_unit_test_setup(quotes_the_paragraph_that_contradicts_itself,
	                           begin),
	};

	return cmocka_run_group_tests_name("settle", tests, set_up, tear_down);
}
