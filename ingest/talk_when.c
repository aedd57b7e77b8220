/*
 * Years and stages: of a figure, of a change, of what it is compared with.
 */
#include "ingest/talk.h"

int
own_year(const struct talk *t)
{
	return t->r->out->head.fiscal_year;
}

enum stage
own_stage(const struct talk *t)
{
	switch (t->r->out->head.doc_type) {
	case DOC_BUDGET:
	case DOC_PROCUREMENT:
		return STAGE_BUDGET;
	case DOC_FINAL_ACCOUNTS:
		return STAGE_FINAL;
	case DOC_NONE:
	case DOC_KPI:
	case DOC_OTHER:
		break;
	}
	return t->sentence.stage;
}

/* What a paper says it holds, it holds at the end of a year; a budget can only
 * know the one before. */
struct when
when_held(const struct talk *t)
{
	struct when w = {t->clause.when.year, STAGE_FINAL};
	bool budget = own_stage(t) == STAGE_BUDGET;

	if (w.year == 0)
		w.year = t->sentence.year;
	if (w.year == 0 || (budget && w.year == own_year(t)))
		w.year = own_year(t) - budget;
	return w;
}

int
chapter_year(const struct talk *t)
{
	return t->p->said.year != 0 && !t->returned ? t->p->said.year
	                                            : own_year(t);
}

/* Assets and staff, but not what is to be bought. */
bool
is_held(const struct subject *s)
{
	return s->stage == STAGE_NONE && (about(s->measure, SLICE("assets")) ||
	                                  about(s->measure, SLICE("staff")));
}

struct when
talk_when(const struct talk *t, const struct subject *s)
{
	struct when w = t->clause.when;
	bool held = about(s->measure, SLICE("assets")) ||
	            about(s->measure, SLICE("staff"));

	if (is_held(s))
		return when_held(t);
	if (w.year == 0)
		w.year = t->whole.year;
	if (w.year == 0)
		w.year = t->sentence.year;
	if (w.year == 0)
		w.year = chapter_year(t);
	if (s->stage != STAGE_NONE && (held || w.stage == STAGE_NONE))
		w.stage = s->stage;
	if (w.stage == STAGE_NONE)
		w.stage = t->whole.stage;
	if (w.stage == STAGE_NONE && w.year == t->p->said.year)
		w.stage = t->p->said.stage;
	if (w.stage == STAGE_NONE)
		w.stage = own_stage(t);
	return w;
}

/* The stage that a change of that year is likely of: what a budget says of a
 * year that is over is what was done. */
enum stage
main_stage(const struct talk *t, int year)
{
	enum stage own = own_stage(t);

	return own == STAGE_BUDGET && year < own_year(t) &&
	               t->own.stage == STAGE_FINAL
	           ? STAGE_FINAL
	           : own;
}

/* The year and stage whose value has changed. */
struct when
when_changed(const struct talk *t)
{
	struct when w = t->clause.when;

	if (w.year == 0)
		w.year = t->own.year != 0 ? t->own.year : t->whole.year;
	if (w.year == 0)
		w.year =
		    t->sentence.year != 0 ? t->sentence.year : chapter_year(t);
	if (w.stage == STAGE_NONE)
		w.stage =
		    t->own.stage != STAGE_NONE ? t->own.stage : t->whole.stage;
	if (w.stage == STAGE_NONE)
		w.stage = own_stage(t);
	return w;
}

/* A budget that is compared with itself: the year before is meant
 * (check_years.c says so). */
static bool
is_slip(const struct talk *t, struct when against, struct when changed)
{
	return own_stage(t) == STAGE_BUDGET && against.year == changed.year &&
	       against.stage != STAGE_ADJUSTED &&
	       against.stage != STAGE_FINAL && changed.stage == STAGE_BUDGET;
}

/* Against what: the year before, or the budget of the year itself. */
enum basis
basis_of(struct talk *t, struct when changed)
{
	struct when against = t->clause.against;
	enum basis basis;

	if (!t->clause.compared)
		return t->basis != BASIS_NONE ? t->basis : BASIS_PRIOR_YEAR;
	if (against.year != 0 &&
	    (against.year < changed.year || is_slip(t, against, changed)))
		basis = BASIS_PRIOR_YEAR;
	else if (against.stage != STAGE_NONE && changed.stage == STAGE_FINAL &&
	         against.stage == STAGE_BUDGET)
		basis = BASIS_OWN_YEAR_BUDGET;
	else if (against.year == 0 && against.stage == STAGE_NONE)
		basis = BASIS_PRIOR_YEAR;
	else
		basis = BASIS_NONE;
	t->basis = basis;
	return basis;
}

struct when
when_before(const struct talk *t, struct when changed)
{
	struct when w = t->clause.against;

	if (w.stage == STAGE_NONE)
		w.stage = changed.stage;
	if (is_slip(t, w, changed))
		w.year = changed.year - 1;
	if (w.year == 0)
		w.year =
		    w.stage != changed.stage && changed.stage == STAGE_FINAL
		        ? changed.year
		        : changed.year - 1;
	return w;
}
