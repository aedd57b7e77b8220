/*
 * Facts are kept in order while others are looked up among them.
 */
#include "ingest/settle_change.h"
#include "ingest/finding.h"
#include "ingest/settle_key.h"

#include <stdlib.h>

static bool
is_function(struct slice measure)
{
	return slice_starts(measure, SLICE("expenditure.function:"));
}

/* The fact of all parts among the first `n`, which are in order. */
static const struct fact *
find_fact(const struct reading *r, size_t n, struct fact key)
{
	key.part = PART_NONE;
	return n == 0 ? NULL
	              : bsearch(&key, r->out->facts.at, n, sizeof(key),
	                        order_facts);
}

/* Of this whole the general budget pays all. */
static bool
all_general(const struct reading *r, size_t n, const struct ledger *l,
            struct slice whole, const struct fact *f)
{
	struct fact key = {.measure = whole,
	                   .fund = FUND_GENERAL,
	                   .year = f->year,
	                   .stage = f->stage};
	const struct fact *general = find_fact(r, n, key);
	money all = ledger_amount(l, whole, f->year, f->stage);
	money income =
	    ledger_amount(l, SLICE("revenue.total"), f->year, f->stage);
	money from_general =
	    ledger_amount(l, SLICE("revenue.general"), f->year, f->stage);

	if (general != NULL && money_known(all))
		return money_equal(general->amount, all);
	return money_known(all) && money_known(from_general) &&
	       money_equal(income, from_general) && money_equal(all, income);
}

/* Does a table print what the span covers? */
static bool
stands_in_table(const struct reading *r, struct span s)
{
	for (size_t i = 0; i < r->doc->blocks.n; i++) {
		const struct block *b = &r->doc->blocks.at[i];

		if (s.start >= b->span.start && s.end <= b->span.end)
			return b->kind == BLOCK_TABLE;
	}
	return false;
}

enum fate { STAYS, GOES, IS_ALL, CONFLICTS };

/* Alike but for the rounding of prose, 0.01 万元. */
static bool
rounds_alike(money a, money b)
{
	static const int64_t last_digit = INT64_C(10000); /* fen */
	money apart;

	return money_sub(a, b, &apart) &&
	       money_compare(apart, money_of_fen(last_digit)) < 0 &&
	       money_compare(apart, money_of_fen(-last_digit)) > 0;
}

static enum fate
fate_of(const struct reading *r, size_t n, const struct ledger *l,
        const struct fact *f)
{
	struct slice whole = is_function(f->measure)
	                         ? SLICE("expenditure.total")
	                         : ledger_whole(f->measure);
	const struct fact *same;
	struct fact key = *f;

	if (f->fund != FUND_GENERAL ||
	    slice_is(f->measure, SLICE("expenditure.total")))
		return STAYS;
	key.fund = FUND_NONE;
	same = find_fact(r, n, key);
	if (same != NULL && rounds_alike(same->amount, f->amount))
		return GOES;
	if (!all_general(r, n, l, whole, f))
		return STAYS;
	if (same == NULL)
		return IS_ALL;
	return stands_in_table(r, same->span) && !stands_in_table(r, f->span)
	           ? CONFLICTS
	           : STAYS;
}

/* All the money is of the general budget, and yet the chapter on that budget
 * says another figure than the table of all funds. */
static void
report_fund(struct reading *r, size_t n, const struct fact *f)
{
	struct fact key = *f;
	const struct fact *all;
	struct span spans[2];

	key.fund = FUND_NONE;
	all = find_fact(r, n, key);
	spans[0] = all->span;
	spans[1] = f->span;
	disclosure_find(
	    r->out, r->arena, FOUND_GENERAL_TWICE, spans, 2,
	    SAID(said_measure("measure", f->measure),
	         said_number(r->arena, "year", f->year),
	         said_words("table", slice_cut(r->doc->text, all->span)),
	         said_words("chapter", slice_cut(r->doc->text, f->span))));
}

void
settle_funds(struct reading *r, const struct ledger *l)
{
	struct fact *facts = r->out->facts.at;
	size_t n = r->out->facts.n, kept = 0;
	enum fate *fate = arena_array(r->arena, n + 1, sizeof(*fate));

	if (n == 0)
		return;
	qsort(facts, n, sizeof(*facts), order_facts);
	for (size_t i = 0; i < n; i++)
		fate[i] = fate_of(r, n, l, &facts[i]);
	for (size_t i = 0; i < n; i++)
		if (fate[i] == CONFLICTS)
			report_fund(r, n, &facts[i]);
	for (size_t i = 0; i < n; i++) {
		if (fate[i] == GOES || fate[i] == CONFLICTS)
			continue;
		facts[kept] = facts[i];
		if (fate[i] == IS_ALL)
			facts[kept].fund = FUND_NONE;
		kept++;
	}
	r->out->facts.n = kept;
}

/* The stated change is what the two figures make. */
static bool
follows(const struct ledger *l, const struct statement *s)
{
	money now = ledger_amount(l, s->measure, s->year, s->stage), made;
	money before =
	    s->basis == BASIS_PRIOR_YEAR
	        ? ledger_amount(l, s->measure, s->year - 1u, s->stage)
	        : ledger_amount(l, s->measure, s->year, STAGE_BUDGET);

	return money_sub(now, before, &made) && money_equal(made, s->amount);
}

/* A later statement that is to be believed over the one before it. */
static bool
outdoes(const struct ledger *l, const struct statement *s,
        const struct statement *before)
{
	if (s->weak != before->weak)
		return before->weak;
	if (money_equal(s->amount, before->amount))
		return false;
	if (follows(l, s) != follows(l, before))
		return follows(l, s);
	return s->in_table && !before->in_table;
}

static void
add_change(struct reading *r, const struct statement *s)
{
	struct change *c = list_add(r->arena, &r->out->changes);

	c->measure = s->measure;
	c->function_code = s->function_code;
	c->fund = s->fund;
	c->year = s->year;
	c->stage = s->stage;
	c->basis = s->basis;
	c->delta = s->amount;
	c->span = s->span;
}

/* What the grants of one of the two smaller funds are spent for in a budget. */
static bool
is_fund_spending(const struct reading *r, const struct change *c)
{
	return r->out->head.doc_type == DOC_BUDGET &&
	       c->stage == STAGE_BUDGET &&
	       slice_is(c->measure, SLICE("expenditure.total")) &&
	       (c->fund == FUND_GOV_FUND || c->fund == FUND_STATE_CAPITAL);
}

static bool
same_time(const struct change *a, const struct change *b)
{
	return a->year == b->year && a->stage == b->stage &&
	       a->basis == b->basis;
}

/* The change of a measure at the time of another; NULL. */
static const struct change *
find_change(const struct reading *r, struct slice measure,
            const struct change *like)
{
	for (size_t i = 0; i < r->out->changes.n; i++) {
		const struct change *c = &r->out->changes.at[i];

		if (slice_is(c->measure, measure) && same_time(c, like))
			return c;
	}
	return NULL;
}

/* The fund was stated to be as before: its revenue, or what it pays. */
static bool
stands_still(const struct reading *r, enum fund fund, struct slice revenue,
             const struct change *like)
{
	const struct change *c = find_change(r, revenue, like);

	for (size_t i = 0; c == NULL && i < r->out->changes.n; i++)
		if (is_fund_spending(r, &r->out->changes.at[i]) &&
		    r->out->changes.at[i].fund == fund &&
		    same_time(&r->out->changes.at[i], like))
			c = &r->out->changes.at[i];
	return c != NULL && money_equal(c->delta, money_of_fen(0));
}

/* 财政拨款收入 changes, and of the three budgets that it comes from two do not:
 * so the general one does. */
static void
name_general_change(struct reading *r)
{
	for (size_t i = 0; i < r->out->changes.n; i++) {
		struct change c = r->out->changes.at[i];

		if (!slice_is(c.measure, SLICE("revenue.appropriation")) ||
		    !stands_still(r, FUND_GOV_FUND, SLICE("revenue.gov_fund"),
		                  &c) ||
		    !stands_still(r, FUND_STATE_CAPITAL,
		                  SLICE("revenue.state_capital"), &c) ||
		    find_change(r, SLICE("revenue.general"), &c) != NULL)
			continue;
		c.measure = SLICE("revenue.general");
		*list_add(r->arena, &r->out->changes) = c;
	}
}

/* A change names no fund (contract.md), so that of one fund's spending would
 * pass for that of all. */
static void
drop_fund_changes(struct reading *r)
{
	size_t kept = 0;

	for (size_t i = 0; i < r->out->changes.n; i++)
		if (!is_fund_spending(r, &r->out->changes.at[i]))
			r->out->changes.at[kept++] = r->out->changes.at[i];
	r->out->changes.n = kept;
}

/* 与上年持平 tells the figure of the year before. */
static void
derive(struct reading *r)
{
	size_t n = r->out->facts.n;

	if (n > 0)
		qsort(r->out->facts.at, n, sizeof(*r->out->facts.at),
		      order_facts);
	for (size_t i = 0; i < r->out->changes.n; i++) {
		const struct change *c = &r->out->changes.at[i];
		struct fact key = {.measure = c->measure,
		                   .function_code = c->function_code,
		                   .fund = c->fund,
		                   .year = c->year,
		                   .stage = c->stage};
		const struct fact *now;
		struct fact f;

		if (c->basis != BASIS_PRIOR_YEAR ||
		    !money_equal(c->delta, money_of_fen(0)))
			continue;
		now = find_fact(r, n, key);
		key.year--;
		if (now == NULL || find_fact(r, n, key) != NULL)
			continue;
		f = *now;
		f.year--;
		f.presence = PRESENCE_DERIVED;
		f.span = c->span;
		*list_add(r->arena, &r->out->facts) = f;
	}
}

static int
order_places(const void *a, const void *b)
{
	const struct change *c = a, *d = b;

	return (c->span.start > d->span.start) -
	       (c->span.start < d->span.start);
}

void
settle_changes(struct reading *r, const struct ledger *l)
{
	const struct statement **at =
	    arena_array(r->arena, r->statements.n + 1, sizeof(*at));
	size_t n = 0;

	for (size_t i = 0; i < r->statements.n; i++)
		if (r->statements.at[i].role == SAYS_CHANGE &&
		    money_known(r->statements.at[i].amount))
			at[n++] = &r->statements.at[i];
	if (n == 0)
		return;
	qsort(at, n, sizeof(*at), order_statements);
	for (size_t i = 0, k; i < n; i = k) {
		const struct statement *best = at[i];

		for (k = i + 1; k < n && same_figure(at[i], at[k]); k++)
			if (outdoes(l, at[k], best))
				best = at[k];
		add_change(r, best);
	}
	name_general_change(r);
	drop_fund_changes(r);
	derive(r);
	qsort(r->out->changes.at, r->out->changes.n,
	      sizeof(*r->out->changes.at), order_places);
}
