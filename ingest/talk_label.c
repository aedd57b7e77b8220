/*
 * Labels: what an amount is about.  A label is taken for one only where it is
 * one; 支出 behind “三公”经费 is no total of expenditure, and 财政拨款 before
 * it only says who pays.
 */
#include "ingest/talk.h"

#include "ingest/among.h"

bool
about(struct slice measure, struct slice whole)
{
	return measure.at != NULL && slice_starts(measure, whole) &&
	       (measure.len == whole.len || measure.at[whole.len] == '.' ||
	        measure.at[whole.len] == ':');
}

/* The passage, or what it has come to, is about `whole`. */
bool
in_context(const struct talk *t, struct slice whole)
{
	return about(t->topic.measure, whole) ||
	       about(t->p->head.measure, whole) ||
	       about(t->p->base.measure, whole) ||
	       about(t->all.measure, whole) ||
	       (t->depth > 0 &&
	        about(t->level[t->depth - 1].topic.measure, whole));
}

/* A known word that does not play its part here is a gap after all. */
void
demote(struct talk *t, const struct mention *m)
{
	t->clause.gap += m->to - m->from;
	t->clause.near = false;
	t->demoted = t->i + 1;
}

/* 局, 县 …: the last character of a body's name, which ends no compound. */
static bool
ends_name(uint16_t c)
{
	return AMONG(c,
	             u"局委院办会队站所校心门位县区市镇乡道级厅处州旗府学园馆团"
	             u"社厂场室部司等");
}

bool
starts_here(const struct talk *t, const struct mention *m)
{
	if (m->gap > 0)
		return ends_name(t->m->text.c[m->from - 1]);
	return (t->i == 0 || t->demoted != t->i) &&
	       (t->i == 0 || m[-1].kind != MENTION_NUMBER);
}

static bool
same_subject(const struct subject *a, const struct subject *b)
{
	return slice_is(a->measure, b->measure) && a->fund == b->fund &&
	       slice_is(a->function_code, b->function_code);
}

void
set_topic(struct talk *t, const struct subject *s)
{
	if (!same_subject(&t->topic, s)) {
		t->own = (struct when){0, STAGE_NONE};
		t->own_value = t->old_value = MONEY_NONE;
	}
	t->topic = *s;
	t->here = true;
}

void
push_label(struct talk *t, const struct subject *s)
{
	bool listed = t->i > 0 && t->clause.labelled &&
	              (is_word(ahead(t, (size_t)-1), LEX_AND) ||
	               is_word(ahead(t, (size_t)-1), LEX_WITH) ||
	               is_word(ahead(t, (size_t)-1), LEX_ALL));

	if (!listed)
		t->n_labels = 0;
	if (t->n_labels < LABELS_MOST)
		t->labels[t->n_labels++] = *s;
	t->clause.labelled = t->named = true;
	t->clause.fund_label = false;
	t->clause.gap = 0;
	if (t->reason)
		return;
	set_topic(t, s);
	if (t->depth == 0 &&
	    (t->n_subjects == 0 || !same_subject(&t->sole, s))) {
		t->sole = *s;
		t->n_subjects++;
	}
}

/* A label stands right before, with nothing but filling words between. */
static bool
behind_label(const struct talk *t, const struct mention *m)
{
	if (!t->clause.labelled || t->n_labels == 0 || t->clause.gap > 0)
		return false;
	for (size_t i = t->i; i-- > 0 && m[-1].kind == MENTION_WORD;) {
		m--;
		if (is_word(m, LEX_MEASURE) || is_word(m, LEX_FUNCTION))
			return true;
		if (!is_word(m, LEX_FILL) && !is_word(m, LEX_COST) &&
		    !is_word(m, LEX_YEAR) && !is_word(m, LEX_STAGE))
			return false;
	}
	return false;
}

/* 财政拨款“三公”经费, 三公经费财政拨款: qualifies a label beside it. */
static bool
qualifies(struct talk *t, const struct lexeme *l, const struct mention *m)
{
	struct subject *s;

	if (!behind_label(t, m))
		return false;
	s = &t->labels[t->n_labels - 1];
	if (about(s->measure, SLICE("expenditure")) && s->fund == FUND_NONE) {
		s->fund = l->fund;
		if (!t->reason)
			t->topic = *s;
	}
	return true;
}

/* A figure comes next, words that only fill left out. */
static bool
figure_behind(const struct talk *t)
{
	size_t n = 1;

	while (is_word(ahead(t, n), LEX_FILL) && ahead(t, n)->gap == 0)
		n++;
	return ahead(t, n) != NULL && ahead(t, n)->gap == 0 &&
	       ahead(t, n)->kind == MENTION_MONEY;
}

static bool
is_whole(struct slice measure)
{
	return slice_is(measure, SLICE("revenue.total")) ||
	       slice_is(measure, SLICE("expenditure.total"));
}

/* 支出 is compared: 支出较上年减少. */
static bool
compared_next(const struct talk *t)
{
	size_t n = 1;
	const struct mention *next, *then;

	/* 收入、支出均增加 */
	if (is_word(ahead(t, 1), LEX_AND) && is_word(ahead(t, 2), LEX_MEASURE))
		n += 2;
	while (is_word(ahead(t, n), LEX_ALL) || is_word(ahead(t, n), LEX_EACH))
		n++;
	next = ahead(t, n);
	then = ahead(t, n + 1);
	return is_word(next, LEX_COMPARE) || is_word(next, LEX_CHANGE) ||
	       (is_word(next, LEX_WITH) && then != NULL &&
	        (then->kind == MENTION_YEAR || is_word(then, LEX_YEAR)));
}

/* 支出预算 and 支出: labels of their own only where wholes are spoken of. */
static bool
is_total(const struct talk *t, const struct lexeme *l, const struct mention *m)
{
	struct slice topic = t->topic.measure;
	bool other = about(l->measure, SLICE("revenue")) !=
	             about(topic, SLICE("revenue"));

	if (behind_label(t, m) || !starts_here(t, m))
		return false;
	if ((l->flags & NAME_BARE) && about(l->measure, SLICE("revenue")))
		return true;
	/* What only the chapter says is no topic of such a word. */
	if (topic.at != NULL && !about_money(topic))
		return (l->flags & NAME_BARE) && !t->here &&
		       t->p->head.measure.at == NULL &&
		       !about(topic, SLICE("sangong"));
	if ((l->flags & NAME_SHORT) && !compared_next(t))
		return !t->clause.labelled && figure_behind(t) &&
		       (t->p->section == SECTION_OVERALL || t->here) &&
		       (is_whole(topic) || (topic.at == NULL && !t->here));
	if (l->flags & NAME_SHORT)
		return topic.at != NULL;
	/* 总支出5万元，其中本年支出4万元 */
	return topic.at == NULL || other || !t->here || compared_next(t) ||
	       ((l->flags & NAME_OWN) && t->topic.weak && figure_behind(t));
}

static struct subject
subject_of(const struct talk *t, const struct lexeme *l,
           const struct mention *m)
{
	struct subject s = {l->measure, SLICE_NONE, SLICE_NONE, l->fund,
	                    l->stage,   false,      m->from};
	const char *plus;

	if (l->flags & NAME_BOTH) {
		plus = memchr(l->measure.at, '+', l->measure.len);
		if (plus != NULL) {
			size_t n = (size_t)(plus - l->measure.at);

			s.measure.len = n;
			s.second = slice_from(l->measure, n + 1);
		}
	}
	if (s.fund == FUND_NONE && about(s.measure, SLICE("expenditure")) &&
	    !about(s.measure, SLICE("expenditure.total")))
		s.fund = talk_fund(t);
	to_chapter(t, l, &s);
	/* A budget's total is 总计, with what was carried over; of final
	 * accounts it is 本年合计. */
	s.weak = (l->flags & (NAME_STANDIN | (own_stage(t) == STAGE_BUDGET
	                                          ? NAME_OWN
	                                          : NAME_GRAND))) != 0;
	return s;
}

/* 结转0万元；支出12万元: spending is no part of the revenue before it. */
static void
leave_side(struct talk *t, const struct lexeme *l, const struct mention *m)
{
	struct subject s = {.from = m->from};

	if (!about(l->measure, SLICE("expenditure")) ||
	    !about(t->topic.measure, SLICE("revenue")) || t->clause.labelled ||
	    t->clause.comparing || !starts_here(t, m) || !figure_behind(t))
		return;
	s.fund = t->p->fund;
	if (s.fund == FUND_NONE)
		s.fund = fund_of_revenue(t->topic.measure);
	s.measure = s.fund == FUND_NONE ? SLICE("-") : l->measure;
	push_label(t, &s);
}

/* 购置600万元: so short a name counts only right before its figure. */
static bool
figure_next(const struct talk *t)
{
	const struct mention *m = ahead(t, 1), *behind = ahead(t, 2);

	if (m == NULL || m->gap > 0)
		return false;
	return m->kind == MENTION_MONEY ||
	       (m->kind == MENTION_NUMBER && t->p->unit != UNIT_NONE &&
	        !is_word(behind, LEX_COUNTER));
}

/* 面向中小企业预留政府采购项目预算: a part of the purchases that is none of
 * ours, not the whole. */
static bool
is_reserved(const struct talk *t, const struct lexeme *l)
{
	return about(l->measure, SLICE("procurement")) && t->clause.labelled &&
	       t->n_labels > 0 &&
	       slice_is(t->labels[t->n_labels - 1].measure, SLICE("-")) &&
	       t->clause.gap <= GAP_BEHIND_LABEL;
}

/* 收入, 支出预算 where they are no label of a whole: true. */
static bool
pass_short(struct talk *t, const struct lexeme *l, const struct mention *m)
{
	struct subject none = {.measure = SLICE("-"), .from = m->from};

	if (is_level_of_whole(t, l, m)) {
		push_label(t, &none);
		return true;
	}
	if (is_total(t, l, m))
		return false;
	if (l->stage != STAGE_NONE && !t->clause.comparing)
		t->clause.when.stage = l->stage;
	leave_side(t, l, m);
	return true;
}

void
take_label(struct talk *t, const struct lexeme *l, const struct mention *m)
{
	struct subject s = subject_of(t, l, m);
	bool replaces = t->clause.fund_label && t->clause.gap == 0;

	if (((l->flags & NAME_ROW) && !figure_next(t)) || t->clause.per ||
	    ((l->flags & NAME_STRICT) && !starts_here(t, m))) {
		demote(t, m);
		return;
	}
	if (l->flags & NAME_PARTS) {
		set_topic(t, &s);
		return;
	}
	if ((l->flags & (NAME_SHORT | NAME_BARE)) && pass_short(t, l, m))
		return;
	/* 较2014年“三公”经费合计16万元: what is compared, once more. */
	if (t->clause.comparing && slice_is(l->measure, t->topic.measure))
		t->clause.gap = 0;
	if (t->clause.comparing || t->clause.share || is_reserved(t, l) ||
	    only_pays(t, l))
		return;
	/* 政府采购支出总额, 三公经费财政拨款支出: the first one is meant. */
	if (about_money(l->measure) && !about_money(t->topic.measure) &&
	    !(l->flags & NAME_FUND) && behind_label(t, m)) {
		if (l->stage != STAGE_NONE)
			t->clause.when.stage = l->stage;
		return;
	}
	if (slice_starts(l->measure, SLICE("-")) && (l->flags & NAME_WEAK) &&
	    (ahead(t, 1) == NULL || ahead(t, 1)->kind != MENTION_MONEY)) {
		t->clause.none = false;
		return;
	}
	if (l->flags & NAME_FUND) {
		if (qualifies(t, l, m))
			return;
		s = fund_subject(t, l, s);
		if (t->clause.none)
			deny(t, l, &s);
		say_all(t, &s, m);
		push_label(t, &s);
		t->clause.fund_label = true;
		return;
	}
	if (replaces && t->n_labels > 0 &&
	    about(s.measure, SLICE("expenditure")) && s.fund == FUND_NONE) {
		s.fund = t->labels[t->n_labels - 1].fund;
		if (s.fund == FUND_NONE)
			s.fund = m[-1].kind == MENTION_WORD ? m[-1].word->fund
			                                    : FUND_NONE;
	}
	/* Of a purchase they only say who pays. */
	if (about(s.measure, SLICE("revenue")) &&
	    t->p->section == SECTION_PROCUREMENT &&
	    in_context(t, SLICE("procurement")))
		s.measure = SLICE("-");
	if (l->flags & NAME_FOREIGN)
		t->family = SLICE("foreign");
	else if (slice_is(t->family, SLICE("foreign")) && at_home(t))
		t->family = SLICE("reception");
	if (t->clause.none)
		deny(t, l, &s);
	say_all(t, &s, m);
	push_label(t, &s);
}
