/* Two chapters that exclude each other. */
#include "ingest/check_cross.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* A paper that buys `item` and states car purchases of `fen`. */
static struct reading *
buys(void **state, const char *item, const char *code, int64_t fen)
{
	struct reading *r = fixture_read(state, "0");
	struct procurement *p = list_add(r->arena, &r->out->procurement);
	struct fact *f = list_add(r->arena, &r->out->facts);

	p->project = SLICE("办公经费");
	p->item = slice_of(item);
	p->code = slice_of(code);
	p->amount = money_of_fen(16000000);
	f->measure = SLICE("sangong.vehicle_purchase");
	f->year = 2022;
	f->stage = STAGE_BUDGET;
	f->presence = PRESENCE_STATED;
	f->amount = money_of_fen(fen);
	f->span = (struct span){0, 1};
	check_cross(r);
	return r;
}

static void
a_car_for_no_money(void **state)
{
	const struct reading *r = buys(state, "轿车", "A02030501", 0);

	assert_int_equal(fixture_findings(r, CROSS_SECTION_CONFLICT), 1);
	assert_true(fixture_found(r, CROSS_SECTION_CONFLICT, "160000"));
	assert_int_equal(buys(state, "小型客车", "", 0)->out->findings.n, 1);
}

static void
no_conflict_without_car_or_zero(void **state)
{
	assert_int_equal(
	    buys(state, "轿车", "A02030501", 16000000)->out->findings.n, 0);
	assert_int_equal(buys(state, "洒水车", "A02030709", 0)->out->findings.n,
	                 0);
	assert_int_equal(
	    buys(state, "公务用车维修和保养服务", "C2301", 0)->out->findings.n,
	    0);
}

static void
guests_for_no_money(void **state)
{
	struct reading *r = fixture_read(state, "40");
	struct count *c = list_add(r->arena, &r->out->counts);
	struct fact *f = list_add(r->arena, &r->out->facts);

	c->measure = SLICE("reception.batches");
	c->year = f->year = 2021;
	c->stage = f->stage = STAGE_FINAL;
	c->value = 40;
	c->span = (struct span){0, 2};
	f->measure = SLICE("sangong.reception");
	f->presence = PRESENCE_STATED;
	f->amount = money_of_fen(0);
	check_cross(r);
	assert_true(fixture_found(r, CROSS_SECTION_CONFLICT, "40"));
}

/* A note under a table that has figures calls it empty. */
static struct reading *
noted(void **state, const char *note, const char *measure)
{
	char text[400];
	struct reading *r;
	struct statement *s;

	snprintf(text, sizeof(text), "项目|金额\n合计|3.5\n\n%s", note);
	r = fixture_read(state, text);
	s = list_add(r->arena, &r->statements);
	s->in_table = true;
	s->measure = slice_of(measure);
	s->amount = money_of_fen(3500000);
	s->span = (struct span){0, 1};
	check_cross(r);
	return r;
}

static void
a_note_denies_its_table(void **state)
{
	const char *note = "注：本局2022年无“三公”经费预算，故本表为空表。";

	assert_true(fixture_found(noted(state, note, "sangong.total"),
	                          TEXT_TABLE_CONFLICT, "空表"));
	/* It speaks of another table. */
	assert_int_equal(noted(state, note, "operating_cost")->out->findings.n,
	                 0);
	assert_int_equal(
	    noted(state, "注：无“三公”经费以外的支出。", "sangong.total")
	        ->out->findings.n,
	    0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_car_for_no_money),
	    cmocka_unit_test(no_conflict_without_car_or_zero),
	    cmocka_unit_test(guests_for_no_money),
	    cmocka_unit_test(a_note_denies_its_table),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
