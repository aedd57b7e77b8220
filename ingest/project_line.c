/*
 * Lines outside of tables: titles, labels with their values, goals, and
 * indicators that are printed as lines.
 */
#include "ingest/numbering.h"
#include "ingest/project.h"
#include "ingest/spelling.h"
#include "ingest/words.h"

#define LABEL_MOST 60   /* bytes of a label before its colon */
#define HEADING_MOST 96 /* bytes of a line that may name a project */

/* What stands before a colon; the whole of a short line without one. */
static struct slice
label_of(struct slice line, struct slice *value)
{
	static const struct slice colons[] = {WORD("："), WORD(":")};
	struct slice head = line;

	if (head.len > LABEL_MOST)
		head.len = LABEL_MOST;
	for (size_t i = 0; i < 2; i++) {
		const char *at = slice_find(head, colons[i]);

		if (at == NULL)
			continue;
		head.len = (size_t)(at - line.at);
		*value = trimmed(slice_from(line, head.len + colons[i].len));
		return head;
	}
	*value = (struct slice){"", 0};
	return line.len > LABEL_MOST ? *value : line;
}

/* Chapters that speak of other matters. */
static bool
is_elsewhere(const struct projects *p, size_t block)
{
	enum section_kind kind = section_of(p->r, block);

	return kind == SECTION_TERMS || kind == SECTION_LAW ||
	       kind == SECTION_DUTIES;
}

/* A chapter on goals, or a paper on nothing else. */
static bool
is_about_goals(const struct projects *p, size_t block)
{
	return p->r->out->head.doc_type == DOC_KPI ||
	       section_of(p->r, block) == SECTION_PERFORMANCE;
}

/* The numbered line above is taken for the project's name. */
static bool
take_heading(struct projects *p, size_t block)
{
	struct slice name = p->heading.name;

	if (name.len == 0 || !is_about_goals(p, block))
		return false;
	project_name(p, &p->heading, name);
	p->heading.name.len = 0;
	return true;
}

/* Under the title of a list (重点项目绩效目标) each project has a heading. */
static bool
take_later_heading(struct projects *p, size_t block)
{
	bool named = p->pending.named;

	if (named &&
	    (p->pending.goals.n > 0 || p->pending.whole ||
	     money_known(p->pending.budget) || p->heading.name.len == 0 ||
	     project_span(p, p->heading.name).start < p->pending.span.end))
		return true;
	return take_heading(p, block) || named;
}

static void
take_label(struct projects *p, enum column label, struct slice value,
           size_t block)
{
	switch (label) {
	case COLUMN_TITLE:
		if (value.len > 0)
			project_retitle(p, value);
		else
			p->await = AWAIT_TITLE;
		break;
	case COLUMN_GOALS:
		if (!take_later_heading(p, block))
			break;
		project_goals(p, value);
		p->await = AWAIT_GOALS;
		break;
	case COLUMN_AMOUNT:
		if (!take_later_heading(p, block))
			break;
		p->pending.budget = amount_in_words(value);
		if (value.len == 0)
			p->await = AWAIT_AMOUNT;
		break;
	default:
		break;
	}
}

/* A level of indicators, or the heading of what is said of them: no goal. */
static bool
ends_goals(struct slice line)
{
	static const struct slice ends[] = {WORD("情况"), WORD("分析"),
	                                    WORD("评价"), WORD("结论")};
	struct slice value, label = label_of(line, &value);

	label = trimmed(slice_from(label, numbering_of(label).length));
	return kpi_level(label) != 0 || ENDS_IN_ANY(line, ends);
}

/* The line that an earlier label asked for; false when it is none. */
static bool
take_awaited(struct projects *p, struct slice line)
{
	enum awaited await = p->await;

	if (await != AWAIT_GOALS)
		p->await = AWAIT_NOTHING;
	switch (await) {
	case AWAIT_TITLE:
		project_retitle(p, line);
		return true;
	case AWAIT_AMOUNT:
		p->pending.budget = amount_in_words(line);
		return true;
	case AWAIT_GOALS:
		if (!ends_goals(line) &&
		    (numbering_of(line).style != NUMBERING_NONE ||
		     project_goal_name(line) > 0)) {
			project_goals(p, line);
			return true;
		}
		p->await = AWAIT_NOTHING;
		return false;
	case AWAIT_NOTHING:
		break;
	}
	return false;
}

/* ---- indicators that are lines ---- */

/* …实施的“城乡供水一体化”项目，…产出指标：…: the paragraph names it. */
static bool
take_quoted(struct projects *p, struct slice line)
{
	const char *level = slice_find(line, SLICE("指标"));
	struct project_title title = {{"", 0}, {"", 0}, 0, false};
	struct slice name;

	line.len = level == NULL ? 0 : (size_t)(level - line.at);
	name = project_quoted(line);
	if (name.len == 0)
		return false;
	title.name = name;
	project_name(p, &title, name);
	return true;
}

/* Indicators in the line, of the project named above or in it, or of the list
 * that has begun. */
static bool
take_indicators(struct projects *p, struct slice line, size_t block)
{
	struct kpi_levels levels = p->levels;
	struct kpi_found found;

	if (is_elsewhere(p, block))
		return false;
	kpi_line(p->r->arena, &levels, line, &found);
	p->levels = levels;
	if (found.list.n == 0)
		return found.level && p->levels.open;
	if (!take_quoted(p, line) && !p->pending.named && !p->listing &&
	    !take_heading(p, block))
		return false;
	if (p->pending.named)
		project_open(p);
	p->levels = levels; /* a new name has forgotten them */
	p->listing = true;
	p->await = AWAIT_NOTHING;
	for (size_t i = 0; i < found.list.n; i++) {
		struct kpi_words *w = &found.list.at[i];

		w->span = project_span(p, w->level3);
		w->span.end = project_span(p, w->target).end;
		kpi_add(p->r, p->current, w);
	}
	return true;
}

/* "二要…" */
static bool
begins_with_must(struct slice s)
{
	return take_han_numeral(&s) > 0 && slice_starts(s, SLICE("要"));
}

/* "目标一：…", "二要…" below a project's name. */
static bool
take_goal(struct projects *p, struct slice line)
{
	if (!p->pending.named || !p->fresh ||
	    (project_goal_name(line) == 0 && !begins_with_must(line)))
		return false;
	*list_add(p->r->arena, &p->pending.goals) = line;
	return true;
}

/* A short numbered line without a sentence ends a list of indicators.  It may
 * name a project, unless it heads a part of what is said of one (项目概况). */
static void
note_heading(struct projects *p, struct slice line)
{
	struct numbering n = numbering_of(line);
	struct slice words = trimmed(slice_from(line, n.length));
	struct project_title title;

	if (n.style == NUMBERING_NONE || line.len > HEADING_MOST)
		return;
	p->listing = false;
	if (project_heading(words, &title))
		p->heading = title;
	else if (n.style <= NUMBERING_HAN)
		p->heading.name.len = 0;
}

void
projects_line(struct projects *p, size_t block)
{
	const struct block *b = &p->r->doc->blocks.at[block];
	struct slice line = trimmed(slice_cut(p->r->doc->text, b->span));
	struct project_title title;
	struct slice value, label;
	enum column column;

	label = label_of(line, &value);
	label = slice_from(label, numbering_of(label).length);
	column = label.len == 0 ? COLUMN_NONE
	                        : column_of(p->columns, TABLE_FORM, label);
	if (column != COLUMN_NONE)
		p->levels.open = false;
	if (project_title(line, &title)) {
		/* A generic title does not undo a name that waits. */
		if (title.name.len > 0 || title.whole || !p->pending.named)
			project_name(p, &title, line);
		p->await = AWAIT_NOTHING;
		p->fresh = true;
		return;
	}
	if (take_indicators(p, line, block) || take_goal(p, line) ||
	    (p->await != AWAIT_NOTHING && take_awaited(p, line)))
		return;
	p->last_line = b->span;
	p->fresh = false;
	note_heading(p, line);
	if (column != COLUMN_NONE)
		take_label(p, column, value, block);
}
