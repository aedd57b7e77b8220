/*
 * Which budget a label is of: the one that it names, the one that pays for the
 * whole it is a part of, or the one that its chapter is about.
 */
#include "ingest/talk.h"

bool
about_money(struct slice measure)
{
	return about(measure, SLICE("revenue")) ||
	       about(measure, SLICE("expenditure"));
}

/* What a word for the source of money is a label of, in its place. */
struct subject
fund_subject(const struct talk *t, const struct lexeme *l, struct subject s)
{
	struct slice topic = t->topic.measure;

	if (in_context(t, SLICE("procurement")) && !about_money(topic)) {
		s.measure =
		    l->fund == FUND_GENERAL    ? SLICE("procurement.general")
		    : l->fund == FUND_GOV_FUND ? SLICE("procurement.gov_fund")
		                               : SLICE("-");
		s.fund = FUND_NONE;
		return s;
	}
	if (topic.at == NULL || about(topic, SLICE("revenue")) ||
	    slice_starts(topic, SLICE("-"))) {
		s.fund = FUND_NONE;
		return s;
	}
	s = t->topic;
	s.fund = l->fund;
	return s;
}

/* Parts of what one budget pays are paid by it too, and so is all in a chapter
 * on one budget. */
enum fund
talk_fund(const struct talk *t)
{
	const struct subject *whole =
	    t->depth > 0 ? &t->level[t->depth - 1].topic : &t->all;

	if (about(whole->measure, SLICE("expenditure")) &&
	    whole->fund != FUND_NONE)
		return whole->fund;
	return t->p->fund;
}

/* 使用财政拨款支出的国内公务接待: who pays, before what is paid for. */
bool
only_pays(const struct talk *t, const struct lexeme *l)
{
	const struct mention *m = ahead(t, 1);

	return about_money(l->measure) && is_word(m, LEX_FILL) && m->gap == 0 &&
	       m->to - m->from == 1 && t->m->text.c[m->from] == u'的' &&
	       (ahead(t, 2) == NULL || ahead(t, 2)->kind != MENTION_MONEY);
}

/* In a chapter on one of the smaller budgets 本年收入 and 本年支出 are that
 * budget's; what else comes in there is no revenue of the whole paper. */
void
to_chapter(const struct talk *t, const struct lexeme *l, struct subject *s)
{
	bool gov_fund = t->p->fund == FUND_GOV_FUND;

	if (!t->p->fund_only ||
	    (!gov_fund && t->p->fund != FUND_STATE_CAPITAL) ||
	    l->fund != FUND_NONE || (l->flags & NAME_FUND))
		return;
	if (about(s->measure, SLICE("expenditure.total"))) {
		s->fund = t->p->fund;
	} else if (about(s->measure, SLICE("revenue.total"))) {
		s->measure = gov_fund ? SLICE("revenue.gov_fund")
		                      : SLICE("revenue.state_capital");
		s->weak = false;
		s->second = SLICE_NONE;
	} else if (about(s->measure, SLICE("revenue")) &&
	           !about(s->measure, SLICE("revenue.general")) &&
	           !about(s->measure, SLICE("revenue.gov_fund")) &&
	           !about(s->measure, SLICE("revenue.state_capital")) &&
	           !about(s->measure, SLICE("revenue.appropriation"))) {
		s->measure = SLICE("-");
	}
}

/* 收入9万元，其中本级收入4万元: what one level of government has of a whole. */
bool
is_level_of_whole(const struct talk *t, const struct lexeme *l,
                  const struct mention *m)
{
	const uint16_t *before = t->m->text.c + m->from;

	return about_money(l->measure) && t->whole.year != 0 && m->from > 0 &&
	       before[-1] == u'级' && about_money(t->all.measure);
}

void
say_all(struct talk *t, const struct subject *s, const struct mention *m)
{
	const struct mention *next = ahead(t, 1);
	struct slice topic = t->topic.measure;

	if (t->i == 0 || !is_word(ahead(t, (size_t)-1), LEX_ALL) ||
	    m->gap > 0 || m[-1].to - m[-1].from < 2 || t->reason ||
	    t->clause.labelled || !about_money(topic) ||
	    !about_money(s->measure) || slice_is(topic, s->measure) ||
	    !money_known(t->own_value) ||
	    !money_equal(t->amount.value, t->own_value) ||
	    (next != NULL && (next->gap > 0 || (next->kind != MENTION_COMMA &&
	                                        next->kind != MENTION_STOP))))
		return;
	say_value(t, s, &t->amount, t->own, false);
}

enum fund
fund_of_revenue(struct slice measure)
{
	if (slice_is(measure, SLICE("revenue.general")))
		return FUND_GENERAL;
	if (slice_is(measure, SLICE("revenue.gov_fund")))
		return FUND_GOV_FUND;
	if (slice_is(measure, SLICE("revenue.state_capital")))
		return FUND_STATE_CAPITAL;
	return FUND_NONE;
}
