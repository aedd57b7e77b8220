/*
 * Figures: whether one is an amount here, and what it belongs to.
 */
#include "ingest/talk.h"

#include "ingest/function_class.h"
#include "ingest/spelling.h"

static void
too_fine(struct talk *t, const struct subject *s, const struct mention *m)
{
	struct span span = {t->start + f_byte(t, m->from),
	                    t->start + f_byte(t, m->to)};
	struct slice printed = slice_cut(t->r->doc->text, span);

	disclosure_find(t->r->out, t->r->arena, UNIT_SUSPECT, &span, 1,
	                "%.*s is stated as %.*s, which is finer than a fen",
	                (int)s->measure.len, s->measure.at, (int)printed.len,
	                printed.at);
}

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

/* An item of a list of function lines that the classification lacks: all
 * between the last mark and the amount is its name. */
static bool
unlisted_line(struct talk *t, const struct mention *m, struct subject *s)
{
	size_t i = t->i, from = 0;
	bool mark = false;

	if (!t->listing || t->depth > 0 || t->clause.change ||
	    t->clause.comparing || t->clause.labelled)
		return false;
	while (i > 0 && !mark) {
		const struct mention *before = &t->m->list.at[--i];

		mark = before->kind == MENTION_COMMA ||
		       before->kind == MENTION_STOP || is_word(before, LEX_AND);
		if (!mark && before->kind != MENTION_WORD)
			return false;
		from = mark ? before->to : 0;
	}
	if (!mark || m->from < from + 3 || m->from > from + 30)
		return false;
	*s = (struct subject){.from = (uint32_t)from, .fund = t->p->fund};
	return name_function(t, from, m->from, s);
}

/* From `old` the change leads to `now`. */
static bool
leads(money old, money change, int sign, money now)
{
	money there;

	return (sign < 0 ? money_sub(old, change, &there)
	                 : money_add(old, change, &there)) &&
	       money_equal(there, now);
}

/* 收入9万元，其中：甲8万元，乙1万元，较上年7万元增加2万元: the figures say that
 * the whole is compared, not the part named last. */
static bool
means_whole(const struct talk *t, money change)
{
	int sign = t->clause.sign;

	return t->old_at > 0 && t->all.measure.at != NULL && sign != 0 &&
	       money_known(t->old_value) &&
	       !leads(t->old_value, change, sign, t->own_value) &&
	       leads(t->old_value, change, sign, t->all_value);
}

/* The percentage of 增加88.12万元，增长4.82%, in hundredths, and how much its
 * last digit leaves open; -1 if none follows. */
static int64_t
rate_behind(const struct talk *t, int64_t *slack)
{
	const struct mention *m = ahead(t, 1);
	struct slice s;
	int64_t value = 0;
	int decimals = -1;

	for (size_t n = 1; n <= 3 && m != NULL && m->kind != MENTION_PERCENT;)
		m = ahead(t, ++n);
	if (m == NULL || m->kind != MENTION_PERCENT)
		return -1;
	s = slice_cut(t->m->text.raw, (struct span){m->start, m->end});
	for (size_t i = 0; i < s.len && i < 12 && decimals < 2; i++) {
		if (s.at[i] == '.')
			decimals = 0;
		else if (s.at[i] >= '0' && s.at[i] <= '9') {
			value = value * 10 + (s.at[i] - '0');
			decimals += decimals >= 0;
		} else if (s.at[i] != ',') {
			break;
		}
	}
	*slack = 1;
	for (int i = decimals < 0 ? 0 : decimals; i < 2; i++) {
		value *= 10;
		*slack *= 10;
	}
	return value;
}

/* The change, seen from what it leads to, is the printed percentage. */
static bool
is_rate_of(money now, money change, int sign, int64_t rate, int64_t slack)
{
	money old;
	int64_t share;

	return money_known(now) &&
	       (sign < 0 ? money_add(now, change, &old)
	                 : money_sub(now, change, &old)) &&
	       money_share(change, old, &share) && share - rate <= slack &&
	       rate - share <= slack;
}

/* 收入总计9万元，其中结转1万元，较上年增加2万元，增长28.57%: the percentage
 * says that the whole has grown. */
static bool
rates_whole(const struct talk *t, money change)
{
	int64_t slack = 0, rate = rate_behind(t, &slack);
	int sign = t->clause.sign;

	return rate > 0 && sign != 0 && t->all.measure.at != NULL &&
	       !is_rate_of(t->own_value, change, sign, rate, slack) &&
	       is_rate_of(t->all_value, change, sign, rate, slack);
}

/* 2023年、2024年均为0万元: of the other years that were named. */
static void
say_of_years(struct talk *t, const struct subject *s, const struct mention *m,
             struct when last)
{
	for (size_t i = 0; i + 1 < t->clause.n_named; i++) {
		struct when w = t->clause.named[i];

		if (w.stage == STAGE_NONE)
			w.stage = last.stage;
		if (w.year != 0 && w.year < last.year)
			say_value(t, s, m, w, false);
	}
}

static void
attach(struct talk *t, const struct mention *m)
{
	struct clause *c = &t->clause;
	const struct subject *target = talk_target(t);
	struct subject s, unlisted;
	struct when w;

	if (target != NULL && c->each && t->n_labels > 1 &&
	    c->next < t->n_labels)
		target = &t->labels[c->next];
	if (c->gap > (c->labelled && t->n_labels > 0 ? GAP_BEHIND_LABEL
	                                             : GAP_WITHOUT_LABEL)) {
		if (!unlisted_line(t, m, &unlisted)) {
			c->when = (struct when){0, STAGE_NONE};
			return;
		}
		target = &unlisted;
	}
	if (target == NULL)
		return;
	s = *target;
	if (m->too_fine) {
		too_fine(t, &s, m);
		return;
	}
	if (c->comparing) {
		say_value(t, &s, m, when_before(t, when_changed(t)), true);
		t->old_at = t->r->statements.n;
		t->basis = basis_of(t, when_changed(t));
		c->comparing = false;
		c->gap = 0;
		return;
	}
	if (c->change) {
		size_t n = c->all && t->n_labels > 1 ? t->n_labels : 1;

		if (n == 1 && means_whole(t, m->value)) {
			t->r->statements.at[t->old_at - 1].measure =
			    t->all.measure;
			s = t->all;
		} else if (n == 1 && rates_whole(t, m->value)) {
			s = t->all;
		}
		for (size_t i = 0; i < n; i++)
			say_change(t, n > 1 ? &t->labels[i] : &s, m, m->value);
		c->change = c->each;
	} else {
		w = talk_when(t, &s);
		if (c->each && t->n_labels < 2 && c->next < c->n_named) {
			w = c->named[c->next];
			w.year = w.year == 0 ? talk_when(t, &s).year : w.year;
			w.stage =
			    w.stage == STAGE_NONE ? own_stage(t) : w.stage;
		}
		if (c->all && t->n_labels < 2)
			say_of_years(t, &s, m, w);
		if (c->all && t->n_labels > 1)
			for (size_t i = 0; i + 1 < t->n_labels; i++)
				say_value(t, &t->labels[i], m, w, false);
		say_value(t, &s, m, w, false);
	}
	c->next++;
	if (!c->each || c->next >= t->n_labels)
		t->n_labels = 0;
	if (t->n_labels == 0)
		set_topic(t, &s);
	c->gap = 0;
	c->compared = c->compared && c->change;
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
	attach(t, &amount);
	t->amounts = true;
}
