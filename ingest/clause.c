/*
 * A machine with little memory: a topic, the labels that wait for amounts, and
 * what the clause has named so far.  Marks end things: a comma ends a clause,
 * a semicolon the labels, a full stop the sentence; a bracket puts all aside
 * and brings it back.
 *
 * A label that stands where only an explanation is given (主要原因是 …) is no
 * topic: an amount behind the explanation belongs to what was said before.
 */
#include "ingest/talk.h"

static void
end_clause(struct talk *t, const struct mention *m)
{
	unsigned values;
	bool listing =
	    t->clause.each && t->n_labels > 0 && t->clause.next < t->n_labels;

	if (listing)
		return;
	values = t->clause.values;
	memset(&t->clause, 0, sizeof(t->clause));
	t->clause.from = m->to;
	t->old_at = t->last_count = 0;
	t->listed = values;
}

/* 公务接待费3万元。比上年持平: the next sentence has no label of its own. */
static bool
goes_on_comparing(const struct talk *t)
{
	const struct mention *next = ahead(t, 1);

	const struct mention *then = ahead(t, 2);

	if (next == NULL || next->gap > 0 || then == NULL || then->gap > 0)
		return false;
	return is_word(next, LEX_COMPARE) ||
	       (is_word(next, LEX_WITH) &&
	        (then->kind == MENTION_YEAR || is_word(then, LEX_YEAR)));
}

/* A sentence without a label goes on with the only one of the sentence before;
 * behind more than one it is about the whole, or the item. */
static void
turn_to_next(struct talk *t)
{
	if (t->n_subjects == 1 && !slice_starts(t->sole.measure, SLICE("-")))
		t->said = t->sole;
	else if (t->n_subjects > 1)
		t->said = t->all;
	t->n_subjects = 0;
	if (t->item.measure.at != NULL)
		t->topic = t->item;
	else if (t->said.measure.at != NULL)
		t->topic = t->said;
	else if (t->p->head.measure.at != NULL)
		t->topic = t->p->head;
	else if (t->all.measure.at != NULL)
		t->topic = t->all;
	t->all = (struct subject){.from = 0};
}

static void
end_sentence(struct talk *t, const struct mention *m)
{
	bool goes_on = is_word(ahead(t, 1), LEX_PART) ||
	               (t->all.measure.at == NULL && goes_on_comparing(t));

	if (t->i > 0 && m[-1].kind == MENTION_LEVEL && m->gap == 0) {
		t->item = t->topic; /* …（项）。年初预算为 */
		return;
	}
	end_clause(t, m);
	memset(&t->clause, 0, sizeof(t->clause));
	t->clause.from = m->to;
	t->n_labels = 0;
	t->reason = t->defining = false;
	t->elsewhere = false;
	t->n_recent = 0;
	t->quota_part = 0;
	t->now_count = 0;
	if (t->depth == 0)
		t->staff = t->staff_parts = false;
	if (m->number == ';' || t->depth > 0)
		return;
	t->sentence = (struct when){0, STAGE_NONE};
	t->family = SLICE_NONE;
	t->amounts = t->named = false;
	t->listing = false;
	t->basis = BASIS_NONE;
	if (goes_on)
		return;
	t->whole = (struct when){0, STAGE_NONE};
	t->own = (struct when){0, STAGE_NONE};
	t->own_value = t->old_value = MONEY_NONE;
	turn_to_next(t);
}

static void
open_bracket(struct talk *t, const struct mention *m)
{
	struct level *l;

	bool title = m->gap == 0 && (t->i == 0 || m[-1].kind == MENTION_STOP ||
	                             m[-1].kind == MENTION_BULLET);

	if (t->depth == LEVELS_MOST) {
		t->lost++;
		return;
	}
	l = &t->level[t->depth++];
	l->title = title;
	l->clause = t->clause;
	l->topic = t->topic;
	memcpy(l->labels, t->labels, t->n_labels * sizeof(t->labels[0]));
	l->n_labels = t->n_labels;
	l->whole = t->whole;
	l->all = t->all;
	l->all_value = t->all_value;
	l->family = t->family;
	l->own = t->own;
	l->own_value = t->own_value;
	l->old_value = t->old_value;
	l->reason = t->reason;
	memset(&t->clause, 0, sizeof(t->clause));
	t->clause.from = m->to;
	t->n_labels = 0;
	if (t->own.year != 0)
		t->whole = t->own;
}

/* 【机关运行经费】…: a bracket that opens a run is its heading. */
static void
close_title(struct talk *t)
{
	if (!t->clause.labelled)
		t->topic = (struct subject){.from = 0};
	t->p->head = t->topic;
}

/* 公务接待费、公务用车运行费（“三公”经费）总额: a bracket that calls what was
 * listed by its common name. */
static bool
sums_up(const struct talk *t, const struct level *outer)
{
	return t->clause.labelled && t->n_labels == 1 && outer->n_labels > 0 &&
	       slice_is(t->labels[0].measure, SLICE("sangong.total")) &&
	       about(outer->labels[outer->n_labels - 1].measure,
	             SLICE("sangong"));
}

static void
close_bracket(struct talk *t)
{
	const struct level *l;
	int year = t->clause.when.year;
	struct subject named = t->labels[0];
	bool all;

	if (t->lost > 0) {
		t->lost--;
		return;
	}
	if (t->depth == 0)
		return;
	l = &t->level[--t->depth];
	if (l->title) {
		close_title(t);
		return;
	}
	all = sums_up(t, l);
	t->clause = l->clause;
	t->topic = l->topic;
	memcpy(t->labels, l->labels, l->n_labels * sizeof(t->labels[0]));
	t->n_labels = l->n_labels;
	t->whole = l->whole;
	t->all = l->all;
	t->all_value = l->all_value;
	t->family = l->family;
	t->own = l->own;
	t->own_value = l->own_value;
	t->old_value = l->old_value;
	t->reason = l->reason;
	if (t->last_count > 0 && year != 0)
		t->r->out->counts.at[t->last_count - 1].year = (uint16_t)year;
	t->last_count = 0;
	if (all)
		push_label(t, &named);
}

/* 减少（240.5万元）: a bracket that sets off nothing but the amount of the verb
 * before it is no more than a mark. */
static bool
wraps_a_change(const struct talk *t, const struct mention *m)
{
	const struct mention *amount = ahead(t, 1), *end = ahead(t, 2);

	return t->i > 0 && m->gap == 0 && t->clause.change &&
	       is_word(m - 1, LEX_CHANGE) && end != NULL &&
	       amount->kind == MENTION_MONEY && amount->gap == 0 &&
	       end->kind == MENTION_CLOSE && end->gap == 0;
}

static void
take_open(struct talk *t, const struct mention *m)
{
	if (!wraps_a_change(t, m)) {
		open_bracket(t, m);
		return;
	}
	t->i++;
	say_amount(t, m + 1);
	t->i++;
}

/* A figure that no amount is: it ends what led to it. */
static void
pass_figure(struct talk *t, const struct mention *m)
{
	if (m->kind == MENTION_PERCENT) {
		t->clause.change = t->clause.comparing = false;
		t->clause.share = false; /* of what, is said */
		t->clause.gap = 0;
		return;
	}
	demote(t, m);
}

static void
take_number(struct talk *t, const struct mention *m)
{
	const struct mention *next = ahead(t, 1);

	if (is_word(next, LEX_COUNTER) && next->gap == 0)
		tally_number(t, m, next->word);
	else if (is_word(next, LEX_FUNCTION) && next->gap == 0)
		return; /* its code */
	else
		say_amount(t, m);
}

/* 。八、绩效目标。… in one run with the items before it. */
static void
take_bullet(struct talk *t, const struct mention *m)
{
	if (m->number != 0 || (t->i > 0 && m[-1].kind != MENTION_STOP))
		return;
	t->p->head = t->topic = (struct subject){.from = 0};
	t->head_at = opens_with_head(t, t->i);
}

static void
take(struct talk *t, const struct mention *m)
{
	t->clause.gap += m->gap;
	if (m->gap > 0)
		t->clause.near = false;
	look_for_place(t, m);
	switch (m->kind) {
	case MENTION_WORD:
		take_word(t, m);
		return;
	case MENTION_MONEY:
		say_amount(t, m);
		return;
	case MENTION_NUMBER:
		take_number(t, m);
		return;
	case MENTION_YEAR:
		name_year(t, (int)m->number);
		return;
	case MENTION_PERCENT:
	case MENTION_OTHER:
		pass_figure(t, m);
		return;
	case MENTION_LEVEL:
		take_level(t, m);
		return;
	case MENTION_COMMA:
		end_clause(t, m);
		return;
	case MENTION_STOP:
		end_sentence(t, m);
		return;
	case MENTION_COLON:
	case MENTION_SLASH:
		return;
	case MENTION_BULLET:
		t->clause.gap = 0;
		take_bullet(t, m);
		return;
	case MENTION_OPEN:
		take_open(t, m);
		return;
	case MENTION_CLOSE:
		close_bracket(t);
		return;
	}
}

/* 与上年对比减少12万元 as a paragraph of its own goes on with the one before.
 */
static bool
begins_with_comparison(const struct mentions *m)
{
	const struct mention *first = m->list.n > 0 ? &m->list.at[0] : NULL;

	return first != NULL && first->gap == 0 &&
	       (is_word(first, LEX_COMPARE) || is_word(first, LEX_WITH) ||
	        is_word(first, LEX_SAME));
}

void
clause_read(struct reading *r, struct passage *p, struct mentions *m,
            size_t block, uint32_t start, bool heading)
{
	struct talk t = {.r = r, .p = p, .m = m};

	t.block = block;
	t.start = start;
	t.own_value = t.old_value = MONEY_NONE;
	if (!heading && p->style != NUMBERING_NONE && p->style <= p->head_style)
		p->head = (struct subject){.from = 0};
	t.topic = p->head.measure.at != NULL ? p->head : p->base;
	if (begins_with_comparison(m) && p->last.measure.at != NULL &&
	    p->head.measure.at == NULL) {
		t.topic = p->last;
		t.named = true;
	}
	p->last = (struct subject){.from = 0};
	passage_unit(&t);
	passage_legend(&t);
	if (heading) {
		passage_head(&t);
		passage_when(&t);
		p->head_style = p->style;
		return;
	}
	t.head_at = opens_with_head(&t, 0);
	for (t.i = 0; t.i < m->list.n; t.i++) {
		take(&t, &m->list.at[t.i]);
		if (t.head_at > 0 && t.i + 1 == t.head_at &&
		    t.topic.measure.at != NULL) {
			p->head = t.topic;
			p->head_style = p->style;
		}
	}
	p->last = t.all.measure.at != NULL ? t.all : t.topic;
}
