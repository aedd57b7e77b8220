/* Sums of settled facts: closed and open ones, rounding, wrong units. */
#include "ingest/check_sums.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/*
 * States one figure in 万元 with two decimals, and settles it.  The span is a
 * place of its own in the text "0123456789…", so that messages can quote it.
 */
static void
state_wan(struct reading *r, const char *measure, const char *digits)
{
	static const char *const places = "0123456789abcdefghij";
	struct statement *s = list_add(r->arena, &r->statements);
	struct fact *f = list_add(r->arena, &r->out->facts);
	uint32_t at = (uint32_t)r->out->facts.n;

	assert_true(at < strlen(places));
	s->measure = f->measure = slice_of(measure);
	s->year = f->year = 2022;
	s->stage = f->stage = STAGE_BUDGET;
	s->presence = f->presence = PRESENCE_STATED;
	s->unit = UNIT_WAN;
	s->decimals = 2;
	assert_int_equal(money_parse(slice_of(digits), UNIT_WAN, &f->amount),
	                 MONEY_OK);
	s->amount = f->amount;
	s->span = f->span = (struct span){at - 1, at};
}

static struct reading *
paper(void **state)
{
	return fixture_read(state, "0123456789abcdefghij");
}

static void
right_sums_say_nothing(void **state)
{
	struct reading *r = paper(state);

	state_wan(r, "sangong.total", "9.02");
	state_wan(r, "sangong.abroad", "0");
	state_wan(r, "sangong.vehicle", "5.75");
	state_wan(r, "sangong.vehicle_purchase", "0");
	state_wan(r, "sangong.vehicle_operation", "5.75");
	state_wan(r, "sangong.reception", "3.27");
	state_wan(r, "expenditure.total", "100");
	state_wan(r, "expenditure.basic", "60.01"); /* rounding */
	state_wan(r, "expenditure.project", "40");
	check_sums(r);
	assert_int_equal(r->out->findings.n, 0);
}

/* An empty cell is a printed zero: it is told as what it is. */
static void
an_empty_total_is_named(void **state)
{
	struct reading *r = paper(state);

	state_wan(r, "sangong.vehicle", "0");
	r->out->facts.at[0].span.end = r->out->facts.at[0].span.start;
	r->statements.at[0].span = r->out->facts.at[0].span;
	state_wan(r, "sangong.vehicle_purchase", "25");
	state_wan(r, "sangong.vehicle_operation", "10");
	check_sums(r);
	assert_int_equal(fixture_findings(r, SUM_MISMATCH), 1);
	assert_true(
	    fixture_found(r, SUM_MISMATCH, "is printed as an empty cell"));
	assert_non_null(
	    slice_find(r->out->findings.at[0].message_zh, SLICE("列为空白")));
}

static void
wrong_sums_are_quoted_once(void **state)
{
	struct reading *r = paper(state);

	state_wan(r, "sangong.total", "9.5");
	state_wan(r, "sangong.abroad", "0");
	state_wan(r, "sangong.vehicle", "5.75");
	state_wan(r, "sangong.vehicle_purchase", "0");
	state_wan(r, "sangong.vehicle_operation", "5.75");
	state_wan(r, "sangong.reception", "3.27");
	check_sums(r);
	assert_int_equal(fixture_findings(r, SUM_MISMATCH), 1);
	assert_true(fixture_found(r, SUM_MISMATCH, "less"));
	assert_int_equal(r->out->findings.at[0].n_spans, 4);
}

/* 0万元 is nothing, not something rounded to whole units. */
static void
zeros_leave_nothing_open(void **state)
{
	struct reading *r = paper(state);

	state_wan(r, "sangong.total", "12.00");
	state_wan(r, "sangong.abroad", "0");
	state_wan(r, "sangong.vehicle", "9.60");
	state_wan(r, "sangong.reception", "2.00");
	check_sums(r);
	assert_int_equal(fixture_findings(r, SUM_MISMATCH), 1);
}

/* What is not stated may be anything, but parts cannot exceed their whole. */
static void
missing_parts_prove_nothing(void **state)
{
	struct reading *r = paper(state);

	state_wan(r, "sangong.total", "9.5");
	state_wan(r, "sangong.reception", "3.27");
	state_wan(r, "procurement.total", "10");
	state_wan(r, "procurement.goods", "12");
	check_sums(r);
	assert_int_equal(r->out->findings.n, 1);
	assert_true(fixture_found(r, SUM_MISMATCH, "procurement.goods"));
}

/* Final accounts have further kinds of spending. */
static void
budgets_alone_are_basic_and_project(void **state)
{
	struct reading *r = paper(state);

	r->out->head.doc_type = DOC_FINAL_ACCOUNTS;
	state_wan(r, "expenditure.total", "100");
	state_wan(r, "expenditure.basic", "60");
	state_wan(r, "expenditure.project", "30");
	check_sums(r);
	assert_int_equal(r->out->findings.n, 0);
	r->out->head.doc_type = DOC_BUDGET;
	check_sums(r);
	assert_int_equal(fixture_findings(r, SUM_MISMATCH), 1);
}

static void
a_part_in_another_unit_is_named(void **state)
{
	struct reading *r = paper(state);

	state_wan(r, "sangong.total", "5572");
	state_wan(r, "sangong.abroad", "169");
	state_wan(r, "sangong.vehicle", "4.647");
	state_wan(r, "sangong.reception", "756");
	check_sums(r);
	assert_int_equal(fixture_findings(r, SUM_MISMATCH), 0);
	assert_true(fixture_found(r, UNIT_SUSPECT, "sangong.vehicle"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(right_sums_say_nothing),
	    cmocka_unit_test(an_empty_total_is_named),
	    cmocka_unit_test(wrong_sums_are_quoted_once),
	    cmocka_unit_test(zeros_leave_nothing_open),
	    cmocka_unit_test(missing_parts_prove_nothing),
	    cmocka_unit_test(budgets_alone_are_basic_and_project),
	    cmocka_unit_test(a_part_in_another_unit_is_named),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
