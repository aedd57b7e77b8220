/*
 * Amounts become statements: of which label, a value or a change (talk_when.c
 * says for which year and stage, against what).
 */
#include "ingest/talk.h"

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

	if (t->elsewhere || slice_starts(measure, SLICE("-")) ||
	    measure.at == NULL || w.year < 1980 || w.year > 2100 ||
	    w.stage == STAGE_NONE)
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
	if (old) {
		t->old_value = m->value;
		return;
	}
	t->clause.values++;
	if (t->n_recent < LABELS_MOST)
		t->recent[t->n_recent++] = *s;
	t->amount = *m;
	remember(t, &about_it, w, m->value);
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

	return m->gap == 1 && (*before == u'如' || *before == u'若');
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
	const struct subject *all = t->labels;
	size_t n = t->clause.all && t->n_labels > 0 ? t->n_labels : 1;

	/* 公务接待费1万元，公务用车运行费6万元，均与上年持平 */
	if (t->clause.all && !t->clause.labelled && t->n_recent > 1) {
		all = t->recent;
		n = t->n_recent;
	}

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
		struct subject s = n > 1 ? all[i] : *target;

		if (!level_with_other_stage(t, &s, &at, when_changed(t)))
			say_change(t, &s, &at, money_of_fen(0));
	}
}
