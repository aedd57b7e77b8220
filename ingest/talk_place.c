/*
 * Figures of other places, named for comparison: 州本级2020年“三公”经费预算 in
 * a paper of one of its counties; 全县“三公”经费 in a bureau's.
 */
#include "ingest/talk.h"

#include "ingest/among.h"
#include "ingest/division.h"

#define NAME_MOST 12 /* characters of a place's name */

/* A name with its 县, 市 …, longer than 城区 or 西区. */
static bool
is_full_name(struct slice s)
{
	static const char *const ends[] = {"省", "市", "县", "区",
	                                   "州", "旗", "盟"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (slice_ends(s, slice_of(ends[i])))
			return s.len > 6;
	return false;
}

/* The paper's own place; one around it, whose rules it follows (根据云南省政府
 * 采购品目), is another only where its own level is named. */
static bool
is_own(const struct talk *t, const struct place *p, bool level)
{
	const struct division *own = division_by_code(
	    t->r->know->divisions, t->r->out->head.division_code);

	for (unsigned i = 0; i < p->n; i++)
		if (p->is[i] == own ||
		    (!level && own != NULL && division_within(own, p->is[i])))
			return true;
	return false;
}

/* The unknown text before the mention, with the first `more` characters of it,
 * ends with the name of a place; `*own` tells whether it is the paper's. */
static bool
behind_place(const struct talk *t, const struct mention *m, unsigned more,
             bool *own)
{
	unsigned n = m->gap < NAME_MOST ? m->gap : NAME_MOST;
	const struct folded *f = &t->m->text;

	for (; n + more >= 3; n--) {
		struct span span = {f->at[m->from - n], f->at[m->from + more]};
		struct slice s = slice_cut(f->raw, span);
		struct place p;

		if (!division_at(t->r->know->divisions, s, &p) ||
		    p.text.len != s.len || !is_full_name(s))
			continue;
		*own = is_own(t, &p, more > 0);
		return true;
	}
	return false;
}

/* 全县, 全市: the first two characters. */
static bool
is_whole_place(const struct talk *t, const struct mention *m)
{
	const uint16_t *c = t->m->text.c + m->from;

	return is_word(m, LEX_FILL) && m->to - m->from == 2 && c[0] == u'全' &&
	       AMONG(c[1], u"县市区州旗省");
}

/* 我县, 本局. */
static bool
is_us(const struct talk *t, const struct mention *m)
{
	const uint16_t *c = t->m->text.c + m->from;

	return is_word(m, LEX_FILL) && m->to - m->from > 1 &&
	       (c[0] == u'我' || (c[0] == u'本' && c[1] != u'级'));
}

static bool
is_of_bureau(const struct talk *t)
{
	return t->r->out->head.scope == SCOPE_DEPARTMENT ||
	       t->r->out->head.scope == SCOPE_UNIT;
}

void
look_for_place(struct talk *t, const struct mention *m)
{
	bool own = false;

	/* 州本级: the first character is still of the name. */
	if (m->gap >= 2 && m->kind != MENTION_OPEN &&
	    t->r->out->head.division_code.at != NULL &&
	    (behind_place(t, m, 0, &own) ||
	     (is_word(m, LEX_FILL) && behind_place(t, m, 1, &own))))
		t->elsewhere = !own;
	if (is_whole_place(t, m) && is_of_bureau(t) &&
	    is_word(ahead(t, 1), LEX_MEASURE) && ahead(t, 1)->gap == 0)
		t->elsewhere = true;
	if (is_us(t, m))
		t->elsewhere = false;
}
