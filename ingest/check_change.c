/*
 * Stated changes against the two figures that they compare, and stated rates
 * against the amounts beside them.
 *
 * A change is doubted only when no pair of figures that the paper states for
 * the two years fits it, rounding counted; a rate only when no figures that
 * round to the printed ones can give it.
 */
#include "ingest/check.h"
#include "ingest/rate.h"

#define CANDIDATES_MOST 16

static bool
same_line(const struct statement *a, const struct statement *b)
{
	return a->fund == b->fund && a->part == b->part &&
	       slice_is(a->measure, b->measure) &&
	       slice_is(a->function_code, b->function_code);
}

/* The figures of a line for one year (and stage, if one is asked for). */
struct candidates {
	const struct statement *at[CANDIDATES_MOST];
	size_t n;
};

static struct candidates
candidates(const struct reading *r, const struct statement *line, unsigned year,
           enum stage stage)
{
	struct candidates c = {.n = 0};

	for (size_t i = 0; i < r->statements.n; i++) {
		const struct statement *s = &r->statements.at[i];

		if (s->role == SAYS_VALUE && s->year == year &&
		    (stage == STAGE_NONE || s->stage == stage) &&
		    s->presence != PRESENCE_DERIVED && same_line(line, s) &&
		    c.n < CANDIDATES_MOST)
			c.at[c.n++] = s;
	}
	return c;
}

/*
 * How far a figure may be off.  A paper that prints a change with decimals
 * drops the zeros of its figures rather than rounds them to whole units.
 */
static money
slack_of(const struct statement *figure, const struct statement *change)
{
	struct statement fine = *figure;

	if (fine.decimals == 0 && change->decimals > 0)
		fine.decimals = 1;
	return half_place(&fine);
}

static bool
fits(const struct statement *now, const struct statement *before,
     const struct statement *change)
{
	money difference, slack = slack_of(now, change);

	return money_sub(now->amount, before->amount, &difference) &&
	       money_add(slack, slack_of(before, change), &slack) &&
	       money_add(slack, half_place(change), &slack) &&
	       within(difference, change->amount, slack);
}

static bool
any_fits(const struct candidates *now, const struct candidates *before,
         const struct statement *change)
{
	for (size_t i = 0; i < now->n; i++)
		for (size_t j = 0; j < before->n; j++)
			if (fits(now->at[i], before->at[j], change))
				return true;
	return false;
}

/* The same change was stated, and checked, before. */
static bool
is_repeated(const struct reading *r, const struct statement *c)
{
	for (const struct statement *s = r->statements.at; s < c; s++)
		if (s->role == SAYS_CHANGE && s->year == c->year &&
		    s->basis == c->basis && money_equal(s->amount, c->amount) &&
		    same_line(s, c))
			return true;
	return false;
}

static money
magnitude(money m)
{
	money zero = money_of_fen(0);

	if (money_compare(m, zero) < 0 && money_sub(zero, m, &m))
		return m;
	return m;
}

/* 预算105.60元，比上年增加5.60万元: the change is far more than all of it. */
static bool
is_lost_unit(const struct statement *now, const struct statement *c)
{
	money large;

	return now->unit == UNIT_YUAN && c->unit == UNIT_WAN &&
	       now->block == c->block &&
	       money_compare(now->amount, money_of_fen(0)) > 0 &&
	       money_times(now->amount, 100, &large) &&
	       money_compare(magnitude(c->amount), large) > 0;
}

static void
report_lost_unit(struct reading *r, const struct statement *now,
                 const struct statement *c)
{
	struct span spans[2] = {now->span, c->span};

	disclosure_find(r->out, r->arena, FOUND_CHANGE_UNIT, spans, 2,
	                SAID(said_measure("measure", c->measure),
	                     said_number(r->arena, "year", c->year),
	                     said_quote("figure", r, spans[0]),
	                     said_quote("change", r, spans[1])));
}

static void
check_change(struct reading *r, const struct statement *c)
{
	bool own = c->basis == BASIS_OWN_YEAR_BUDGET;
	struct candidates now = candidates(r, c, c->year, c->stage);
	struct candidates before =
	    own ? candidates(r, c, c->year, STAGE_BUDGET)
	        : candidates(r, c, c->year - 1u,
	                     c->from != STAGE_NONE ? c->from : c->stage);
	struct span spans[3];

	if (now.n > 0 && is_lost_unit(now.at[0], c)) {
		report_lost_unit(r, now.at[0], c);
		return;
	}
	if (now.n == 0 || before.n == 0 || any_fits(&now, &before, c) ||
	    is_repeated(r, c))
		return;
	spans[0] = now.at[0]->span;
	spans[1] = before.at[0]->span;
	spans[2] = c->span;
	disclosure_find(r->out, r->arena,
	                own ? FOUND_CHANGE_ON_BUDGET : FOUND_CHANGE_ON_YEAR,
	                spans, 3,
	                SAID(said_measure("measure", c->measure),
	                     said_number(r->arena, "year", c->year),
	                     said_quote("now", r, spans[0]),
	                     said_quote("before", r, spans[1]),
	                     said_quote("change", r, spans[2])));
}

/* ---- rates ---- */

/* The last statements in front of a rate, in its sentence. */
struct context {
	const struct statement *change;
	const struct statement *value, *before; /* the same line, two years */
	/* The same line and year: */
	const struct statement *final, *budget, *adjusted;
};

static void
take_value(struct context *x, const struct statement *s)
{
	if (x->value != NULL && same_line(x->value, s)) {
		if (s->year + 1u == x->value->year)
			x->before = s;
		else if (x->value->year + 1u == s->year) {
			x->before = x->value;
			x->value = s;
		}
	} else {
		x->value = s;
		x->before = NULL;
		x->change = NULL;
		x->final = x->budget = x->adjusted = NULL;
	}
	switch (s->stage) {
	case STAGE_FINAL:
		x->final = s;
		break;
	case STAGE_ADJUSTED:
		x->adjusted = s;
		break;
	case STAGE_BUDGET:
	case STAGE_NONE:
		x->budget = s;
		break;
	}
}

/* What stands between the start of a sentence and the rate. */
static struct context
context_of(const struct reading *r, size_t block, uint32_t from, uint32_t to)
{
	struct context x = {.change = NULL};

	for (size_t i = 0; i < r->statements.n; i++) {
		const struct statement *s = &r->statements.at[i];

		if (s->block != block || s->in_table || s->span.end > to ||
		    s->span.start < from || s->presence == PRESENCE_DERIVED)
			continue;
		if (s->role == SAYS_VALUE)
			take_value(&x, s);
		else if (x.value == NULL || same_line(x.value, s))
			x.change = s;
	}
	return x;
}

static void
report_rate(struct reading *r, const struct rate *rate, enum found what,
            const struct statement *first, const struct statement *second)
{
	struct span spans[3] = {rate->span, first->span, second->span};

	disclosure_find(r->out, r->arena, what, spans, 3,
	                SAID(said_quote("rate", r, spans[0]),
	                     said_quote("first", r, spans[1]),
	                     said_quote("second", r, spans[2]),
	                     said_measure("measure", first->measure)));
}

/* The share that the figures give, rounding counted, holds the stated rate. */
static bool
rate_fits(const struct rate *rate, money part, money part_slack, money whole,
          money whole_slack)
{
	money low_part, high_part, low_whole, high_whole;
	int64_t low, high;

	if (!money_sub(part, part_slack, &low_part) ||
	    !money_add(part, part_slack, &high_part) ||
	    !money_sub(whole, whole_slack, &low_whole) ||
	    !money_add(whole, whole_slack, &high_whole) ||
	    money_compare(low_whole, money_of_fen(0)) <= 0 ||
	    !money_share(low_part, high_whole, &low) ||
	    !money_share(high_part, low_whole, &high))
		return true;
	return rate->hundredths >= low - rate->slack - 1 &&
	       rate->hundredths <= high + rate->slack + 1;
}

/* The year's final figure is the stated share of `budget`. */
static bool
completes(const struct rate *rate, const struct statement *final,
          const struct statement *budget)
{
	const money zero = money_of_fen(0);

	if (money_equal(budget->amount, zero) &&
	    budget->presence == PRESENCE_STATED)
		return money_equal(final->amount, zero) ||
		       rate->hundredths == 10000 || rate->hundredths == 0;
	return rate_fits(rate, final->amount, half_place(final), budget->amount,
	                 half_place(budget));
}

/* "完成年初预算的x%", "完成全年预算的x%"; 预算 alone may be either. */
static void
check_completion(struct reading *r, const struct rate *rate,
                 const struct context *x)
{
	const struct statement *of[2] = {x->budget, x->adjusted};
	const struct statement *wrong = NULL;

	for (size_t i = 0; i < 2; i++) {
		if (of[i] == NULL || x->final == NULL ||
		    x->final->year != of[i]->year ||
		    !same_line(x->final, of[i]) ||
		    (rate->of != STAGE_NONE && rate->of != of[i]->stage))
			continue;
		if (completes(rate, x->final, of[i]))
			return;
		wrong = wrong == NULL ? of[i] : wrong;
	}
	if (wrong != NULL)
		report_rate(r, rate, FOUND_RATE_SIZE, x->final, wrong);
}

/* The figure that a change is about: of its own year and stage. */
static const struct statement *
changed_value(const struct context *x)
{
	const struct statement *now =
	    x->change->stage == STAGE_FINAL ? x->final : x->budget;

	if (x->change->basis != BASIS_PRIOR_YEAR || now == NULL ||
	    now->year != x->change->year || !same_line(now, x->change))
		return NULL;
	return now;
}

/* What grew: how much, from what, and how far both may be off. */
struct growth {
	money delta, before, slack;
	const struct statement *value, *other; /* to be quoted */
};

static bool
growth_of(const struct context *x, struct growth *g)
{
	if (x->value == NULL)
		return false;
	g->value = x->value;
	g->other = x->before;
	if (g->other != NULL) {
		g->before = x->before->amount;
		if (!money_sub(x->value->amount, g->before, &g->delta))
			return false;
	} else {
		g->other = x->change;
		g->value = x->change == NULL ? NULL : changed_value(x);
		if (g->value == NULL ||
		    !money_sub(g->value->amount, x->change->amount, &g->before))
			return false;
		g->delta = x->change->amount;
	}
	return money_add(half_place(g->value), half_place(g->other), &g->slack);
}

/* "增长x%", "下降x%": its direction and its size. */
static void
check_growth(struct reading *r, const struct rate *rate,
             const struct context *x)
{
	struct growth g;
	int sign;

	if (!growth_of(x, &g))
		return;
	sign = money_compare(g.delta, money_of_fen(0));
	if (sign == 0)
		return;
	if (sign != rate->direction)
		report_rate(r, rate, FOUND_RATE_DIRECTION, g.value, g.other);
	else if (!rate_fits(rate, magnitude(g.delta), g.slack, g.before,
	                    g.slack))
		report_rate(r, rate, FOUND_RATE_SIZE, g.value, g.other);
}

static void
check_block(struct reading *r, size_t block)
{
	const struct block *b = &r->doc->blocks.at[block];
	struct slice text = slice_cut(r->doc->text, b->span);
	struct rate rate;

	for (size_t at = 0; rate_next(text, &at, &rate);) {
		struct context x;

		rate.span.start += b->span.start;
		rate.span.end += b->span.start;
		x = context_of(r, block, b->span.start + rate.sentence,
		               rate.span.start);
		if (rate.kind == RATE_GROWTH)
			check_growth(r, &rate, &x);
		else if (rate.kind == RATE_COMPLETION)
			check_completion(r, &rate, &x);
	}
}

void
check_changes(struct reading *r)
{
	size_t last = SIZE_MAX;

	for (size_t i = 0; i < r->statements.n; i++) {
		const struct statement *s = &r->statements.at[i];

		if (s->role == SAYS_CHANGE)
			check_change(r, s);
		if (!s->in_table && s->block != last) {
			last = s->block;
			check_block(r, last);
		}
	}
}
