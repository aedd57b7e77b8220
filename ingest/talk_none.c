/*
 * Zero in words, and the wholes that 合计 stands for.
 */
#include "ingest/talk.h"

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
void
deny(struct talk *t, const struct lexeme *l, const struct subject *s)
{
	if ((l->flags & NAME_WEAK) && !cost_behind(t)) {
		t->clause.none = false;
		return;
	}
	say_none(t, s, &t->m->list.at[t->clause.none_at], talk_when(t, s));
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
		for (size_t k = 0; k < t->n_labels; k++)
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

	if (t->clause.labelled || t->clause.comparing || t->clause.share ||
	    t->clause.gap > 0 || m->gap > 0)
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
