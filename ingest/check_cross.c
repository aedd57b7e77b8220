/*
 * Two chapters that exclude each other: a car among the purchases while 三公
 * has nothing for cars; guests received for no money.
 */
#include "ingest/check.h"
#include "ingest/denial.h"
#include "ingest/spelling.h"

#include "vehicles.h"

#define VEHICLES (sizeof(rows_vehicles) / sizeof(rows_vehicles[0]))

static bool
is_car(const struct procurement *p)
{
	bool car = false;

	for (size_t i = 0; i < VEHICLES; i++) {
		struct slice word = slice_of(rows_vehicles[i].word);
		const char *lens = rows_vehicles[i].lens;

		if (strcmp(lens, "code") == 0)
			car = car || slice_starts(p->code, word);
		else if (slice_find(p->item, word) == NULL)
			continue;
		else if (strcmp(lens, "item") == 0)
			car = true;
		else
			return false;
	}
	return car;
}

static bool
is_zero(const struct fact *f)
{
	return f != NULL && money_equal(f->amount, money_of_fen(0));
}

/* A project whose goals speak of buying the car; its words, or nothing. */
static struct slice
goal_of_car(const struct reading *r, struct slice project)
{
	for (size_t i = 0; i < r->out->goals.n; i++) {
		const struct goal *g = &r->out->goals.at[i];
		const struct project *p = &r->out->projects.at[g->project - 1];

		if (slice_is(p->title, project) &&
		    slice_find(g->text, SLICE("购置")) != NULL &&
		    slice_find(g->text, SLICE("车")) != NULL)
			return g->text;
	}
	return SLICE_NONE;
}

static void
check_cars(struct reading *r)
{
	const struct head *h = &r->out->head;
	const struct fact *cars =
	    fact_of(r, "sangong.vehicle_purchase", h->fiscal_year, STAGE_BUDGET,
	            FUND_NONE);

	if (!is_zero(cars))
		return;
	for (size_t i = 0; i < r->out->procurement.n; i++) {
		const struct procurement *p = &r->out->procurement.at[i];
		struct span spans[2] = {p->span, cars->span};
		struct slice goal;
		char yuan[MONEY_TEXT];

		if (!is_car(p) || !money_known(p->amount))
			continue;
		goal = goal_of_car(r, p->project);
		money_print(p->amount, yuan);
		disclosure_find(r->out, r->arena,
		                goal.at == NULL ? FOUND_CAR_BOUGHT
		                                : FOUND_CAR_IN_GOAL,
		                spans, 2,
		                SAID(said_words("project", p->project),
		                     said_words("item", p->item),
		                     said_words("code", p->code),
		                     said_words("amount", slice_of(yuan)),
		                     said_words("goal", goal),
		                     said_measure("measure", cars->measure),
		                     said_quote("figure", r, cars->span)));
	}
}

/* Something was had or done that no money was spent for. */
static const struct {
	const char *count, *fact;
	const char *word; /* of the chapter, for the message */
} pairs[] = {
    {"reception.batches", "sangong.reception", "公务接待"},
    {"vehicles.bought", "sangong.vehicle_purchase", "公务用车购置"},
};

static void
check_pair(struct reading *r, const struct count *c, size_t i)
{
	const struct fact *f =
	    fact_of(r, pairs[i].fact, c->year, c->stage, FUND_NONE);
	struct span spans[2];

	if (c->value <= 0 || !is_zero(f))
		return;
	spans[0] = c->span;
	spans[1] = f->span;
	disclosure_find(r->out, r->arena, FOUND_DONE_FOR_NOTHING, spans, 2,
	                SAID(said_words("chapter", slice_of(pairs[i].word)),
	                     said_measure("count", c->measure),
	                     said_number(r->arena, "n", c->value),
	                     said_quote("words", r, c->span),
	                     said_measure("measure", f->measure),
	                     said_quote("figure", r, f->span)));
}

/* The note speaks of what the statement is about; between two tables it may be
 * of the next one. */
static bool
speaks_of(struct slice note, const struct statement *s)
{
	if (slice_find(note, SLICE("三公")) != NULL)
		return slice_starts(s->measure, SLICE("sangong."));
	if (slice_find(note, SLICE("政府性基金")) != NULL)
		return s->fund == FUND_GOV_FUND;
	if (slice_find(note, SLICE("国有资本经营")) != NULL)
		return s->fund == FUND_STATE_CAPITAL;
	return false;
}

/* 故本表为空表 under a table that has figures. */
static void
check_denied(struct reading *r, const struct statement *s)
{
	struct span spans[2];

	if (!s->in_table || s->role != SAYS_VALUE ||
	    money_equal(s->amount, money_of_fen(0)) ||
	    !table_denied(r, s->block, &spans[1]) ||
	    !speaks_of(quoted(r, spans[1]), s))
		return;
	spans[0] = s->span;
	disclosure_find(r->out, r->arena, FOUND_NOTE_DENIES, spans, 2,
	                SAID(said_measure("measure", s->measure),
	                     said_quote("figure", r, spans[0]),
	                     said_quote("note", r, spans[1])));
}

void
check_cross(struct reading *r)
{
	size_t block = SIZE_MAX;

	for (size_t i = 0; i < r->statements.n; i++) {
		const struct statement *s = &r->statements.at[i];

		if (s->block != block &&
		    !money_equal(s->amount, money_of_fen(0)))
			check_denied(r, s);
		if (!money_equal(s->amount, money_of_fen(0)))
			block = s->block;
	}
	check_cars(r);
	for (size_t i = 0; i < r->out->counts.n; i++)
		for (size_t j = 0; j < sizeof(pairs) / sizeof(pairs[0]); j++)
			if (slice_is(r->out->counts.at[i].measure,
			             slice_of(pairs[j].count)))
				check_pair(r, &r->out->counts.at[i], j);
}
