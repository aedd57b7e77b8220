/*
 * Figures: whether one is an amount here (talk_attach.c says whose).
 */
#include "ingest/talk.h"

#include "ingest/function_class.h"
#include "ingest/spelling.h"

/* A threshold: 50万元以上, 100万元（含）以上. */
static bool
is_threshold(const struct talk *t)
{
	for (size_t n = 1; n <= 3; n++) {
		const struct mention *m = ahead(t, n);

		if (m == NULL ||
		    (m->kind == MENTION_WORD && n == 1 && m->gap > 0))
			return false;
		if (is_word(m, LEX_BOUND))
			return m->gap <= 1;
		if (m->kind != MENTION_OPEN && m->kind != MENTION_CLOSE)
			return false;
	}
	return false;
}

/* The unit of a bare number: of the amount that it shares a list with, or of
 * the caption. */
static enum money_unit
unit_of_number(const struct talk *t)
{
	const struct mention *m = ahead(t, 0), *next = ahead(t, 1);

	/* 较上年2.08减少0.03万元 */
	if (t->clause.comparing && is_word(next, LEX_CHANGE) &&
	    next->gap == 0 && ahead(t, 2) != NULL && ahead(t, 2)->gap == 0 &&
	    ahead(t, 2)->kind == MENTION_MONEY)
		return ahead(t, 2)->unit;
	for (size_t n = 1; (next = ahead(t, n)) != NULL && n < 24; n++) {
		if (next->gap > 0)
			break;
		if (next->kind == MENTION_MONEY)
			return t->clause.each || m[1].kind == MENTION_SLASH
			           ? next->unit
			           : t->p->unit;
		if (next->kind != MENTION_NUMBER &&
		    next->kind != MENTION_SLASH &&
		    next->kind != MENTION_COMMA && !is_word(next, LEX_AND))
			break;
	}
	return t->p->unit;
}

/* 水体（2110302）: the code of the line that it stands behind. */
static bool
take_code(struct talk *t, const struct mention *m)
{
	struct slice code =
	    spelled(t->r->arena,
	            slice_cut(t->m->text.raw, (struct span){m->start, m->end}));
	struct level *out = t->depth == 0 ? NULL : &t->level[t->depth - 1];
	const struct mention *next = ahead(t, 1);

	if (out == NULL || m->gap > 0 || next == NULL ||
	    next->kind != MENTION_CLOSE || next->gap > 0 ||
	    !about(out->topic.measure, SLICE("expenditure.function")) ||
	    !function_code_valid(t->r->know->functions, code))
		return false;
	out->topic.function_code = code;
	if (out->n_labels > 0)
		out->labels[out->n_labels - 1].function_code = code;
	return true;
}

/* 决算7,425,000 under a title that says of what. */
static bool
led_to(const struct talk *t)
{
	return t->i > 0 && ahead(t, 0)->gap == 0 &&
	       (is_word(ahead(t, (size_t)-1), LEX_STAGE) ||
	        is_word(ahead(t, (size_t)-1), LEX_COST));
}

/* 〔2014〕66号: the year in the number of a rule. */
static bool
numbers_a_rule(const struct talk *t, const struct mention *m)
{
	return t->i > 0 && ahead(t, (size_t)-1)->kind == MENTION_OPEN &&
	       m->number >= 1949 && m->number <= 2100 && m->decimals == 0 &&
	       ahead(t, 1) != NULL && ahead(t, 1)->kind == MENTION_CLOSE;
}

/* Reads a bare number as an amount; false if it is none. */
static bool
as_money(struct talk *t, struct mention *m)
{
	struct amount a;
	const struct mention *next = ahead(t, 1);
	enum money_unit unit = unit_of_number(t);

	if (take_code(t, m) || numbers_a_rule(t, m))
		return false;
	/* 公务用车购置费为0: nothing, whatever the unit. */
	if (unit == UNIT_NONE && m->number == 0)
		unit = UNIT_YUAN;
	if (unit == UNIT_NONE || (!t->here && !led_to(t)) ||
	    (next != NULL && next->gap > 0) ||
	    (next == NULL && m->to != t->m->text.n) || is_word(next, LEX_FILL))
		return false;
	if (!amount_scan(t->m->text.raw, m->start, &a))
		return false;
	amount_in(&a, unit);
	if (a.kind != AMOUNT_MONEY)
		return false;
	m->value = a.value;
	m->unit = unit;
	m->too_fine = a.too_fine;
	return true;
}

/* 14.21／15／19 under a legend; anything else in slashes is no amount. */
static bool
say_columns(struct talk *t, const struct mention *first)
{
	const struct legend *l = &t->p->legend;
	const struct subject *target = talk_target(t);
	struct subject s;
	size_t n = 0, start = t->i;

	if (ahead(t, 1) == NULL || ahead(t, 1)->kind != MENTION_SLASH ||
	    ahead(t, 1)->gap > 0)
		return false;
	while (start + 2 * n < t->m->list.n &&
	       (first[2 * n].kind == MENTION_MONEY ||
	        first[2 * n].kind == MENTION_NUMBER)) {
		n++;
		if (start + 2 * n - 1 >= t->m->list.n ||
		    first[2 * n - 1].kind != MENTION_SLASH)
			break;
	}
	if (target == NULL || n != l->n) {
		t->i += n > 0 ? 2 * n - 2 : 0;
		return true;
	}
	s = *target;
	for (size_t k = 0; k < n; k++, t->i += 2) {
		struct mention m = first[2 * k];
		struct when w = l->column[k];

		if (w.year == 0)
			w.year = own_year(t);
		if (w.stage == STAGE_NONE)
			w.stage = own_stage(t);
		if (m.kind == MENTION_MONEY || as_money(t, &m))
			say_value(t, &s, &m, w, false);
	}
	t->i -= 2;
	return true;
}

void
say_amount(struct talk *t, const struct mention *m)
{
	struct mention amount = *m;

	if (say_columns(t, m))
		return;
	if (t->clause.per || t->defining || is_threshold(t) ||
	    (m->kind == MENTION_NUMBER && !as_money(t, &amount))) {
		demote(t, m);
		t->clause.change = t->clause.comparing = false;
		return;
	}
	attach_amount(t, &amount);
	t->amounts = true;
	t->last_count = 0;
}
