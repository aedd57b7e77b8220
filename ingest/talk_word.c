/*
 * What each kind of word does to the talk.
 */
#include "ingest/talk.h"

void
name_year(struct talk *t, int year)
{
	struct clause *c = &t->clause;

	if (c->comparing) {
		c->against.year = year;
		return;
	}
	c->when.year = year;
	t->returned = t->returned || year == own_year(t);
	if (c->n_named < LEGEND_MOST)
		c->named[c->n_named++] = (struct when){year, STAGE_NONE};
	if (!t->amounts && !t->reason && t->depth == 0 && t->sentence.year == 0)
		t->sentence.year = year;
}

static void
name_stage(struct talk *t, enum stage stage)
{
	struct clause *c = &t->clause;

	if (c->comparing) {
		c->against.stage = stage;
		return;
	}
	c->when.stage = stage;
	if (c->n_named > 0 && c->named[c->n_named - 1].stage == STAGE_NONE)
		c->named[c->n_named - 1].stage = stage;
	else if (c->n_named < LEGEND_MOST) {
		int year = c->n_named > 0 ? c->named[c->n_named - 1].year : 0;

		c->named[c->n_named++] = (struct when){year, stage};
	}
	if (!t->amounts && t->depth == 0 && t->sentence.stage == STAGE_NONE)
		t->sentence.stage = stage;
}

/* 比 and 与 compare when a year, a stage or an amount comes next. */
static bool
compares(const struct talk *t, unsigned gap)
{
	const struct mention *m = ahead(t, 1);

	if (m == NULL || m->gap > gap)
		return false;
	if (m->kind == MENTION_YEAR || m->kind == MENTION_MONEY)
		return true;
	return is_word(m, LEX_YEAR) || is_word(m, LEX_STAGE);
}

/* 和2020年持平: and is with here. */
static bool
ends_level(const struct talk *t)
{
	for (size_t n = 2; n <= 4; n++) {
		const struct mention *m = ahead(t, n);

		if (m == NULL || m->gap > 0 || m->kind != MENTION_WORD)
			return false;
		if (m->word->kind == LEX_LEVEL || m->word->kind == LEX_SAME ||
		    m->word->kind == LEX_ABOUT)
			return true;
	}
	return false;
}

static void
compare(struct talk *t)
{
	t->clause.comparing = t->clause.compared = true;
	t->clause.change = false;
	t->clause.against = (struct when){0, STAGE_NONE};
}

/* 同比, 与上年相比: the comparison is complete. */
static void
take_same(struct talk *t, const struct mention *m)
{
	(void)m;
	if (!t->clause.comparing)
		t->clause.against =
		    (struct when){when_changed(t).year - 1, STAGE_NONE};
	t->clause.comparing = false;
	t->clause.compared = true;
}

/* 上年12万元；对比减少4万元: what it is compared with was said. */
static bool
changes_next(const struct talk *t)
{
	const struct mention *m = ahead(t, 1);

	return t->own.year != 0 && m != NULL && m->gap == 0 &&
	       is_word(m, LEX_CHANGE);
}

static void
take_compare(struct talk *t, const struct mention *m)
{
	if (t->clause.comparing && !compares(t, 0)) /* 与上年对比 */
		take_same(t, m);
	else if (m->word->kind == LEX_COMPARE && changes_next(t))
		take_same(t, m);
	else if (compares(t, m->word->kind == LEX_WITH ? 0 : 1) ||
	         (m->word->kind == LEX_COMPARE &&
	          is_word(ahead(t, 1), LEX_MEASURE)))
		compare(t);
	else if (m->word->kind == LEX_COMPARE)
		demote(t, m);
}

/* 由上年的5万元增至6万元: the first amount is the old one. */
static void
take_from(struct talk *t, const struct mention *m)
{
	(void)m;
	if (!compares(t, 0))
		return;
	compare(t);
	t->clause.against.year = own_year(t) - 1;
}

static void
take_part(struct talk *t, const struct mention *m)
{
	(void)m;
	if (t->own.year != 0) {
		t->whole = t->own;
		t->all = t->topic;
		t->all_value = t->own_value;
	}
	t->n_labels = t->n_recent = 0;
	t->clause.labelled = false;
	t->clause.gap = 0;
	t->staff_parts = t->staff;
}

static void
take_each(struct talk *t, const struct mention *m)
{
	(void)m;
	t->clause.each = true;
	t->clause.next = 0;
	if (t->n_labels > 1)
		t->clause.labelled = true;
	t->clause.gap = 0;
}

/* 多, 增, 减: one character is a verb only right before its figure. */
static bool
is_part_of_name(const struct talk *t, const struct mention *m)
{
	const struct mention *next = ahead(t, 1);

	if (m->to - m->from > 1)
		return false;
	if (is_word(next, LEX_FILL) && next->gap == 0)
		next = ahead(t, 2);
	return next == NULL || next->gap > 1 ||
	       (next->kind != MENTION_MONEY && next->kind != MENTION_NUMBER &&
	        next->kind != MENTION_PERCENT);
}

static void
take_change(struct talk *t, const struct mention *m)
{
	if (is_part_of_name(t, m)) {
		demote(t, m);
		return;
	}
	t->clause.change = true;
	t->clause.sign = m->word->value;
	t->clause.comparing = false;
}

/* The readings of a word that may play a part; the first that does, does. */
static void
take_readings(struct talk *t, const struct mention *m)
{
	bool taken = false;

	for (const struct lexeme *l = m->word; l != NULL;
	     l = lexicon_next(t->r->know->lexicon, l)) {
		if (l->kind == LEX_COUNTED) {
			tally_word(t, l);
			taken = true;
		} else if (l->kind == LEX_MEASURE && !taken &&
		           (l->within.len == 0 || in_context(t, l->within))) {
			take_label(t, l, m);
			taken = true;
		} else if (l->kind == LEX_FUNCTION && !taken) {
			take_function(t, l, m);
			taken = true;
		}
	}
	if (!taken)
		demote(t, m);
}

static void
take_year(struct talk *t, const struct mention *m)
{
	int now = t->clause.comparing ? when_changed(t).year : chapter_year(t);

	name_year(t, now + m->word->value);
}

/* 执行9.8万元 is what was done; 执行标准 says nothing. */
static bool
is_carried_out(const struct talk *t, const struct mention *m)
{
	const struct mention *next = ahead(t, 1);

	return m->to - m->from != 2 || t->m->text.c[m->from] != u'执' ||
	       (next != NULL && next->gap == 0 && next->kind == MENTION_MONEY);
}

static void
take_stage(struct talk *t, const struct mention *m)
{
	if (!is_carried_out(t, m))
		return;
	name_stage(t, m->word->stage);
}

static void
take_level_word(struct talk *t, const struct mention *m)
{
	say_level(t, m);
	t->clause.comparing = false;
}

/* 增至: what comes is the new value. 基本持平: nothing comes. */
static void
take_end(struct talk *t, const struct mention *m)
{
	(void)m;
	t->clause.comparing = t->clause.change = false;
}

static void
take_all(struct talk *t, const struct mention *m)
{
	(void)m;
	t->clause.all = true;
}

/* From here to the full stop it is explained, not stated. */
static void
take_reason(struct talk *t, const struct mention *m)
{
	(void)m;
	t->reason = true;
	t->clause.gap = 0;
	t->clause.labelled = false;
	t->n_labels = 0;
}

static void
take_per(struct talk *t, const struct mention *m)
{
	(void)m;
	t->clause.per = true;
}

static void
take_share(struct talk *t, const struct mention *m)
{
	(void)m;
	t->clause.share = true;
}

static void
take_definition(struct talk *t, const struct mention *m)
{
	(void)m;
	t->defining = true;
}

static void
take_and(struct talk *t, const struct mention *m)
{
	(void)m;
	if (compares(t, 0) && ends_level(t))
		compare(t);
	if (!t->clause.labelled)
		t->clause.gap = 0;
}

static void
take_counter(struct talk *t, const struct mention *m)
{
	if (t->i == 0 || m->gap > 0 || m[-1].kind != MENTION_NUMBER)
		demote(t, m);
}

/* By kind; a kind that is not here only fills. */
static void (*const takes[])(struct talk *, const struct mention *) = {
    [LEX_MEASURE] = take_readings,
    [LEX_FUNCTION] = take_readings,
    [LEX_YEAR] = take_year,
    [LEX_STAGE] = take_stage,
    [LEX_COMPARE] = take_compare,
    [LEX_WITH] = take_compare,
    [LEX_SAME] = take_same,
    [LEX_CHANGE] = take_change,
    [LEX_LEVEL] = take_level_word,
    [LEX_ABOUT] = take_end,
    [LEX_TO] = take_end,
    [LEX_FROM] = take_from,
    [LEX_NONE] = take_none,
    [LEX_ZERO] = take_none,
    [LEX_PART] = take_part,
    [LEX_EACH] = take_each,
    [LEX_ALL] = take_all,
    [LEX_AND] = take_and,
    [LEX_REASON] = take_reason,
    [LEX_PER] = take_per,
    [LEX_SHARE] = take_share,
    [LEX_FILL] = NULL,
    [LEX_COST] = NULL,
    [LEX_SUM] = take_sum,
    [LEX_COUNTED] = take_readings,
    [LEX_COUNTER] = take_counter,
    [LEX_DEFINE] = take_definition,
    [LEX_STOP] = NULL,
};

void
take_word(struct talk *t, const struct mention *m)
{
	if (takes[m->word->kind] != NULL)
		takes[m->word->kind](t, m);
}
