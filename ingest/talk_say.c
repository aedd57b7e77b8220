/*
 * Amounts become statements: of which label, for which year and stage, a value
 * or a change, against what.
 */
#include "ingest/talk.h"

int
own_year(const struct talk *t)
{
	return t->r->out->head.fiscal_year;
}

enum stage
own_stage(const struct talk *t)
{
	switch (t->r->out->head.doc_type) {
	case DOC_BUDGET:
	case DOC_PROCUREMENT:
		return STAGE_BUDGET;
	case DOC_FINAL_ACCOUNTS:
		return STAGE_FINAL;
	case DOC_NONE:
	case DOC_KPI:
	case DOC_OTHER:
		break;
	}
	return t->sentence.stage;
}

/* What a paper says it holds, it holds at the end of a year; a budget can only
 * know the one before. */
static struct when
when_held(const struct talk *t)
{
	struct when w = {t->clause.when.year, STAGE_FINAL};
	bool budget = own_stage(t) == STAGE_BUDGET;

	if (w.year == 0)
		w.year = t->sentence.year;
	if (w.year == 0 || (budget && w.year == own_year(t)))
		w.year = own_year(t) - budget;
	return w;
}

int
chapter_year(const struct talk *t)
{
	return t->p->said.year != 0 ? t->p->said.year : own_year(t);
}

/* Assets and staff, but not what is to be bought. */
static bool
is_held(const struct subject *s)
{
	return s->stage == STAGE_NONE && (about(s->measure, SLICE("assets")) ||
	                                  about(s->measure, SLICE("staff")));
}

struct when
talk_when(const struct talk *t, const struct subject *s)
{
	struct when w = t->clause.when;
	bool held = about(s->measure, SLICE("assets")) ||
	            about(s->measure, SLICE("staff"));

	if (is_held(s))
		return when_held(t);
	if (w.year == 0)
		w.year = t->whole.year;
	if (w.year == 0)
		w.year = t->sentence.year;
	if (w.year == 0)
		w.year = chapter_year(t);
	if (s->stage != STAGE_NONE && (held || w.stage == STAGE_NONE))
		w.stage = s->stage;
	if (w.stage == STAGE_NONE)
		w.stage = t->whole.stage;
	if (w.stage == STAGE_NONE && w.year == t->p->said.year)
		w.stage = t->p->said.stage;
	if (w.stage == STAGE_NONE)
		w.stage = own_stage(t);
	return w;
}

const struct subject *
talk_target(const struct talk *t)
{
	if (t->clause.labelled && t->n_labels > 0)
		return &t->labels[t->n_labels - 1];
	return t->topic.measure.at == NULL ? NULL : &t->topic;
}

/* ---- statements ---- */

static struct statement *
state(struct talk *t, const struct subject *s, struct slice measure,
      const struct mention *m, struct when w)
{
	struct statement *st;
	const struct folded *f = &t->m->text;

	if (slice_starts(measure, SLICE("-")) || measure.at == NULL ||
	    w.year < 1980 || w.year > 2100 || w.stage == STAGE_NONE)
		return NULL;
	st = list_add(t->r->arena, &t->r->statements);
	st->role = SAYS_VALUE;
	st->measure = measure;
	st->function_code = s->function_code;
	st->fund = s->fund;
	st->year = (uint16_t)w.year;
	st->stage = w.stage;
	st->weak = s->weak;
	st->presence = PRESENCE_STATED;
	st->decimals = m->decimals;
	st->unit = m->unit;
	st->block = t->block;
	st->clause.start = t->start + f->at[t->clause.from];
	st->clause.end = t->start + f->at[m->to];
	st->span.start = t->start + m->start;
	st->span.end = t->start + m->end;
	return st;
}

/* The stage that a change of that year is likely of: what a budget says of a
 * year that is over is what was done. */
static enum stage
main_stage(const struct talk *t, int year)
{
	enum stage own = own_stage(t);

	return own == STAGE_BUDGET && year < own_year(t) &&
	               t->own.stage == STAGE_FINAL
	           ? STAGE_FINAL
	           : own;
}

/* Remembers what changes can be hung on. */
static void
remember(struct talk *t, const struct subject *s, struct when w, money value)
{
	bool first = t->own.year == 0;

	set_topic(t, s);
	if (first || w.year > t->own.year ||
	    (w.year == t->own.year && w.stage == main_stage(t, w.year))) {
		if (!first && w.year == t->own.year + 1)
			t->old_value = t->own_value;
		t->own = w;
		t->own_value = value;
	} else if (w.year == t->own.year - 1) {
		t->old_value = value;
	}
}

void
say_value(struct talk *t, const struct subject *s, const struct mention *m,
          struct when w, bool old)
{
	struct subject about_it = *s;
	struct statement *st = state(t, s, s->measure, m, w);

	if (st != NULL)
		st->amount = m->value;
	if (s->second.at != NULL && (st = state(t, s, s->second, m, w)) != NULL)
		st->amount = m->value;
	t->listing = about(s->measure, SLICE("expenditure.function"));
	if (old)
		t->old_value = m->value;
	else
		remember(t, &about_it, w, m->value);
}

/* The year and stage whose value has changed. */
struct when
when_changed(const struct talk *t)
{
	struct when w = t->clause.when;

	if (w.year == 0)
		w.year = t->own.year != 0 ? t->own.year : t->whole.year;
	if (w.year == 0)
		w.year =
		    t->sentence.year != 0 ? t->sentence.year : chapter_year(t);
	if (w.stage == STAGE_NONE)
		w.stage =
		    t->own.stage != STAGE_NONE ? t->own.stage : t->whole.stage;
	if (w.stage == STAGE_NONE)
		w.stage = own_stage(t);
	return w;
}

/* A budget that is compared with itself: the year before is meant
 * (check_years.c says so). */
static bool
is_slip(const struct talk *t, struct when against, struct when changed)
{
	return own_stage(t) == STAGE_BUDGET && against.year == changed.year &&
	       against.stage != STAGE_ADJUSTED &&
	       against.stage != STAGE_FINAL && changed.stage == STAGE_BUDGET;
}

/* Against what: the year before, or the budget of the year itself. */
enum basis
basis_of(struct talk *t, struct when changed)
{
	struct when against = t->clause.against;
	enum basis basis;

	if (!t->clause.compared)
		return t->basis != BASIS_NONE ? t->basis : BASIS_PRIOR_YEAR;
	if (against.year != 0 &&
	    (against.year < changed.year || is_slip(t, against, changed)))
		basis = BASIS_PRIOR_YEAR;
	else if (against.stage != STAGE_NONE && changed.stage == STAGE_FINAL &&
	         against.stage == STAGE_BUDGET)
		basis = BASIS_OWN_YEAR_BUDGET;
	else if (against.year == 0 && against.stage == STAGE_NONE)
		basis = BASIS_PRIOR_YEAR;
	else
		basis = BASIS_NONE;
	t->basis = basis;
	return basis;
}

struct when
when_before(const struct talk *t, struct when changed)
{
	struct when w = t->clause.against;

	if (w.stage == STAGE_NONE)
		w.stage = changed.stage;
	if (is_slip(t, w, changed))
		w.year = changed.year - 1;
	if (w.year == 0)
		w.year =
		    w.stage != changed.stage && changed.stage == STAGE_FINAL
		        ? changed.year
		        : changed.year - 1;
	return w;
}

/* The sign of a change whose direction was left open; 0 if unknown. */
static int
sign_of(const struct talk *t, money amount)
{
	money difference;

	if (t->clause.sign != 0)
		return t->clause.sign;
	if (!money_sub(t->own_value, t->old_value, &difference))
		return 0;
	if (money_equal(difference, amount))
		return 1;
	return money_sub(t->old_value, t->own_value, &difference) &&
	               money_equal(difference, amount)
	           ? -1
	           : 0;
}

static void
state_change(struct talk *t, const struct subject *s, struct slice measure,
             const struct mention *m, struct when w, enum basis basis,
             money delta)
{
	struct statement *st = state(t, s, measure, m, w);

	if (st == NULL)
		return;
	st->role = SAYS_CHANGE;
	st->basis = basis;
	st->from = t->clause.against.stage;
	st->amount = delta;
}

void
say_change(struct talk *t, const struct subject *s, const struct mention *m,
           money amount)
{
	struct when w = is_held(s) ? when_held(t) : when_changed(t);
	enum basis basis = basis_of(t, w);
	int sign = sign_of(t, amount);
	money delta = amount, zero = money_of_fen(0);
	struct slice second = s->second;
	struct subject other = *s;
	bool balance = false;

	if (basis == BASIS_NONE || !money_known(amount) ||
	    (sign == 0 && !money_equal(amount, zero)))
		return;
	if (sign < 0 && !money_sub(zero, amount, &delta))
		return;
	/* A budget balances: what a sentence says without a label of its own
	 * of one side is said of both. */
	if (second.at == NULL && !t->named && !s->weak &&
	    w.stage == STAGE_BUDGET && s->fund == FUND_NONE) {
		balance = true;
		if (slice_is(s->measure, SLICE("expenditure.total")))
			second = SLICE("revenue.total");
		else if (slice_is(s->measure, SLICE("revenue.total")))
			second = SLICE("expenditure.total");
	}
	state_change(t, s, s->measure, m, w, basis, delta);
	if (second.at != NULL) {
		other.weak = other.weak || balance;
		state_change(t, &other, second, m, w, basis, delta);
	}
}

void
say_none(struct talk *t, const struct subject *s, const struct mention *m,
         struct when w)
{
	struct mention at = *m;
	struct statement *st;

	at.start = t->m->text.at[m->from];
	at.end = t->m->text.at[m->to];
	st = state(t, s, s->measure, &at, w);
	if (st == NULL)
		return;
	st->amount = money_of_fen(0);
	st->presence = PRESENCE_STATED_NONE;
	set_topic(t, s);
}

/* 与2017年决算一致 in a budget: no change between like stages, but it tells
 * what the other stage was. */
static bool
level_with_other_stage(struct talk *t, const struct subject *s,
                       const struct mention *m, struct when w)
{
	struct when before = when_before(t, w);
	struct statement *st;

	if (before.stage == w.stage || before.year >= w.year)
		return false;
	if (money_known(t->own_value) &&
	    (st = state(t, s, s->measure, m, before)) != NULL) {
		st->amount = t->own_value;
		st->presence = PRESENCE_DERIVED;
	}
	return true;
}

/* （如持平作持平表述）: what a form wants written, not what is so. */
static bool
is_supposed(const struct talk *t, const struct mention *m)
{
	const uint16_t *before = t->m->text.c + m->from - m->gap;

	return m->gap == 1 && (*before == 0x5982 || *before == 0x82e5);
}

/* 支出总预算与收入总预算一致: level with another label, not with a year. */
static bool
is_level_with_label(const struct talk *t)
{
	bool label = false;

	for (size_t i = t->i; i > 0; i--) {
		const struct mention *m = &t->m->list.at[i - 1];

		if (m[1].gap > 0 || m->kind != MENTION_WORD)
			return false;
		if (m->word->kind == LEX_WITH)
			return label;
		if (m->word->kind == LEX_YEAR || m->word->kind == LEX_COMPARE)
			return false;
		label = label || m->word->kind == LEX_MEASURE;
	}
	return false;
}

void
say_level(struct talk *t, const struct mention *m)
{
	struct mention at = *m;
	const struct subject *target = talk_target(t);
	size_t n = t->clause.all && t->n_labels > 0 ? t->n_labels : 1;

	if (target == NULL || t->clause.per || is_supposed(t, m) ||
	    is_level_with_label(t) || t->clause.gap > GAP_BEHIND_LABEL ||
	    (!t->clause.compared && t->basis != BASIS_NONE &&
	     !(t->basis == BASIS_PRIOR_YEAR && t->clause.labelled)))
		return;
	at.start = t->m->text.at[m->from];
	at.end = t->m->text.at[m->to];
	at.unit = UNIT_NONE;
	t->clause.sign = 1;
	for (size_t i = 0; i < n; i++) {
		struct subject s = n > 1 ? t->labels[i] : *target;

		if (!level_with_other_stage(t, &s, &at, when_changed(t)))
			say_change(t, &s, &at, money_of_fen(0));
	}
}
