/*
 * Labels: what an amount is about.  A label is taken for one only where it is
 * one; 支出 behind “三公”经费 is no total of expenditure, and 财政拨款 before
 * it only says who pays.
 */
#include "ingest/talk.h"

bool
about(struct slice measure, struct slice whole)
{
	return measure.at != NULL && slice_starts(measure, whole) &&
	       (measure.len == whole.len || measure.at[whole.len] == '.' ||
	        measure.at[whole.len] == ':');
}

static bool
about_money(struct slice measure)
{
	return about(measure, SLICE("revenue")) ||
	       about(measure, SLICE("expenditure"));
}

/* The passage, or what it has come to, is about `whole`. */
bool
in_context(const struct talk *t, struct slice whole)
{
	return about(t->topic.measure, whole) ||
	       about(t->p->head.measure, whole) ||
	       about(t->p->base.measure, whole) ||
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
	static const uint16_t ends[] = {
	    0x5c40, 0x59d4, 0x9662, 0x529e, 0x4f1a, 0x961f, 0x7ad9, 0x6240,
	    0x6821, 0x5fc3, 0x95e8, 0x4f4d, 0x53bf, 0x533a, 0x5e02, 0x9547,
	    0x4e61, 0x9053, 0x7ea7, 0x5385, 0x5904, 0x5dde, 0x65d7, 0x5e9c};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (c == ends[i])
			return true;
	return false;
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
	if (!t->reason)
		set_topic(t, s);
}

/* Whether the words behind make a weak label one of money: 公务用车购置支出. */
static bool
cost_behind(const struct talk *t)
{
	for (size_t n = 1;; n++) {
		const struct mention *m = ahead(t, n);

		if (m == NULL || m->kind != MENTION_WORD || m->gap > 0)
			return false;
		if (is_word(m, LEX_COST) || is_word(m, LEX_STAGE) ||
		    (is_word(m, LEX_MEASURE) && !(m->word->flags & NAME_WEAK)))
			return true;
		if (!is_word(m, LEX_MEASURE) && !is_word(m, LEX_AND) &&
		    !is_word(m, LEX_FILL))
			return false;
	}
}

/* 未安排 in front of a label. */
static void
deny(struct talk *t, const struct lexeme *l, const struct subject *s)
{
	if ((l->flags & NAME_WEAK) && !cost_behind(t)) {
		t->clause.none = false;
		return;
	}
	say_none(t, s, &t->m->list.at[t->clause.none_at], talk_when(t, s));
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

/* What a word for the source of money is a label of, in its place. */
static struct subject
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

/* 支出预算 and 支出: labels of their own only where wholes are spoken of. */
static bool
is_total(const struct talk *t, const struct lexeme *l, const struct mention *m)
{
	struct slice topic = t->topic.measure;
	bool against = is_word(ahead(t, 1), LEX_COMPARE) ||
	               is_word(ahead(t, 1), LEX_CHANGE) ||
	               (is_word(ahead(t, 1), LEX_WITH) && ahead(t, 2) != NULL &&
	                (ahead(t, 2)->kind == MENTION_YEAR ||
	                 is_word(ahead(t, 2), LEX_YEAR)));

	if (behind_label(t, m))
		return false;
	if ((l->flags & NAME_BARE) && about(l->measure, SLICE("revenue")))
		return starts_here(t, m);
	if (topic.at != NULL && !about_money(topic))
		return false;
	if (l->flags & NAME_SHORT)
		return against && topic.at != NULL && starts_here(t, m);
	if (!starts_here(t, m))
		return false;
	if (topic.at == NULL || about(topic, SLICE("revenue")) ||
	    about(l->measure, SLICE("revenue")))
		return true;
	return !t->here || against;
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
	/* In a chapter on one budget 基本支出 is what that budget pays. */
	if (s.fund == FUND_NONE && about(s.measure, SLICE("expenditure")) &&
	    !about(s.measure, SLICE("expenditure.total")))
		s.fund = t->p->fund;
	/* A budget's total is 总计, with what was carried over; of final
	 * accounts it is 本年合计. */
	s.weak = (l->flags &
	          (own_stage(t) == STAGE_BUDGET ? NAME_OWN : NAME_GRAND)) != 0;
	return s;
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
	if ((l->flags & (NAME_SHORT | NAME_BARE)) && !is_total(t, l, m)) {
		if (l->stage != STAGE_NONE && !t->clause.comparing)
			t->clause.when.stage = l->stage;
		return;
	}
	if (t->clause.comparing || t->clause.share)
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
	if (l->flags & NAME_FOREIGN)
		t->family = SLICE("foreign");
	if (t->clause.none)
		deny(t, l, &s);
	push_label(t, &s);
}

void
take_none(struct talk *t, const struct mention *m)
{
	const struct mention *next = ahead(t, 1);

	for (size_t n = 2; is_word(next, LEX_FILL) && next->gap == 0; n++)
		next = ahead(t, n);
	if (next != NULL && next->gap <= 3 &&
	    (is_word(next, LEX_MEASURE) || is_word(next, LEX_FUNCTION)) &&
	    !(next->word->flags & NAME_SHORT)) {
		t->clause.none = true;
		t->clause.none_at = (uint32_t)t->i;
		return;
	}
	if (t->n_labels > 0 && t->clause.labelled && t->clause.gap <= 2) {
		size_t first = t->clause.all ? 0 : t->n_labels - 1;

		for (size_t k = first; k < t->n_labels; k++)
			say_none(t, &t->labels[k], m,
			         talk_when(t, &t->labels[k]));
		t->n_labels = 0;
		return;
	}
	/* 年初未安排预算: of the topic, for the stage that is named. */
	if (m->word->kind == LEX_NONE && is_word(ahead(t, 1), LEX_STAGE) &&
	    t->topic.measure.at != NULL && !t->clause.labelled) {
		struct when w = talk_when(t, &t->topic);

		w.stage = ahead(t, 1)->word->stage;
		if (t->clause.gap <= 2)
			say_none(t, &t->topic, m, w);
	}
}

/* 合计: the whole of what the passage is about. */
void
take_sum(struct talk *t, const struct mention *m)
{
	static const struct slice wholes[] = {
	    {"sangong.total", sizeof("sangong.total") - 1},
	    {"procurement.total", sizeof("procurement.total") - 1}};
	struct slice topic = t->topic.measure;
	struct subject s = {.from = m->from};

	if (t->clause.labelled || t->clause.comparing || t->clause.gap > 0 ||
	    m->gap > 0)
		return;
	if (about(topic, SLICE("sangong.vehicle_purchase")) ||
	    about(topic, SLICE("sangong.vehicle_operation"))) {
		bool two =
		    slice_find(slice_cut(t->m->text.raw,
		                         (struct span){t->m->text.at[m->from],
		                                       t->m->text.at[m->to]}),
		               SLICE("两项")) != NULL;

		if (two) {
			s.measure = SLICE("sangong.vehicle");
			push_label(t, &s);
			return;
		}
	}
	if (about(topic, SLICE("expenditure.function"))) {
		t->clause.gap += m->to - m->from; /* of the lines, not a line */
		return;
	}
	for (size_t i = 0; i < sizeof(wholes) / sizeof(wholes[0]); i++) {
		struct slice family = wholes[i];

		family.len -= strlen(".total");
		if (in_context(t, family) &&
		    (topic.at == NULL || about(topic, family))) {
			s.measure = wholes[i];
			push_label(t, &s);
			return;
		}
	}
}
