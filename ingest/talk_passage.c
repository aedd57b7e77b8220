/*
 * What a run of text sets for the runs behind it: the item that a heading
 * opens, the unit of bare figures, the columns of lines with slashes.
 */
#include "ingest/talk.h"

#define CAPTION_MOST 400 /* bytes */

void
passage_legend(struct talk *t)
{
	struct legend l = {.n = 0};
	bool slash = false;

	for (size_t i = 0; i < t->m->list.n; i++) {
		const struct mention *m = &t->m->list.at[i];
		int year = m->kind == MENTION_YEAR ? (int)m->number
		           : is_word(m, LEX_YEAR) ? own_year(t) + m->word->value
		                                  : 0;

		if (m->kind == MENTION_MONEY || m->kind == MENTION_NUMBER)
			return;
		if (m->kind == MENTION_SLASH && l.n > 0 && l.n < LEGEND_MOST) {
			slash = true;
			l.column[l.n++] = (struct when){0, STAGE_NONE};
		}
		if (year == 0 && !is_word(m, LEX_STAGE))
			continue;
		if (l.n == 0)
			l.column[l.n++] = (struct when){0, STAGE_NONE};
		if (year != 0)
			l.column[l.n - 1].year = year;
		else
			l.column[l.n - 1].stage = m->word->stage;
	}
	if (slash && l.n >= 2)
		t->p->legend = l;
}

/* 单位：万元, （元）. */
void
passage_unit(struct talk *t)
{
	bool named = false;
	enum money_unit unit;

	for (size_t i = 0; i < t->m->list.n && !named; i++) {
		const struct mention *m = &t->m->list.at[i];

		named = is_word(m, LEX_UNIT) ||
		        (m->kind == MENTION_CLOSE && m->gap > 0 &&
		         m->gap <= 3 && i > 0 && m[-1].kind == MENTION_OPEN);
	}
	if (!named || t->m->text.raw.len > CAPTION_MOST)
		return;
	unit = amount_caption(t->m->text.raw);
	if (unit != UNIT_NONE)
		t->p->unit = unit;
}

/* The one label of a heading; none if it names more than one. */
void
passage_head(struct talk *t)
{
	struct subject head = {.from = 0};
	const struct lexicon *x = t->r->know->lexicon;

	for (t->i = 0; t->i < t->m->list.n; t->i++) {
		const struct mention *m = &t->m->list.at[t->i];

		if (m->kind != MENTION_WORD)
			continue;
		for (const struct lexeme *l = m->word; l != NULL;
		     l = lexicon_next(x, l)) {
			if (l->kind != LEX_MEASURE ||
			    (l->flags & (NAME_SHORT | NAME_FUND | NAME_ROW)) ||
			    (l->within.len > 0 && !in_context(t, l->within)))
				continue;
			if (head.measure.at != NULL)
				head.measure = SLICE("-");
			else
				head.measure = l->measure;
			head.fund = l->fund;
			break;
		}
	}
	if (slice_is(head.measure, SLICE("-")) ||
	    slice_find(head.measure, SLICE("+")) != NULL)
		head = (struct subject){.from = 0};
	t->p->head = head;
}

/* 二、2021年“三公”经费决算情况, in a budget of 2022: figures below it that say
 * no stage have this one.  Ended by the next heading of its level. */
void
passage_when(struct talk *t)
{
	struct when said = {0, STAGE_NONE};
	unsigned years = 0, stages = 0;

	for (size_t i = 0; i < t->m->list.n; i++) {
		const struct mention *m = &t->m->list.at[i];

		if (m->kind == MENTION_YEAR) {
			said.year = (int)m->number;
			years++;
		} else if (is_word(m, LEX_STAGE)) {
			said.stage = m->word->stage;
			stages++;
		}
	}
	if (years != 1 || stages != 1) {
		if (t->p->style > t->p->said_style)
			return;
		said = (struct when){0, STAGE_NONE};
	}
	t->p->said = said;
	t->p->said_style = t->p->style;
}

/* （一）公务接待费：…, 六、机关运行经费。…: the run begins with its topic. */
size_t
opens_with_head(const struct talk *t, size_t from)
{
	bool label = false;

	for (size_t i = from; i < t->m->list.n && i < from + 8; i++) {
		const struct mention *m = &t->m->list.at[i];

		if (m->gap > 0)
			return 0;
		if (m->kind == MENTION_STOP)
			return label ? i : 0;
		if (m->kind == MENTION_COLON) {
			if (i > from && is_word(m - 1, LEX_PART))
				continue;
			return label ? i : 0;
		}
		if (m->kind == MENTION_WORD && m->word->kind != LEX_CHANGE &&
		    m->word->kind != LEX_AND)
			label = label || m->word->kind == LEX_MEASURE;
		else if (m->kind != MENTION_BULLET && m->kind != MENTION_YEAR)
			return 0;
	}
	return 0;
}
