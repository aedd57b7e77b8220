/*
 * Lines outside of tables: titles, labels with their values, goals, and
 * indicators that are printed as lines.
 */
#include "ingest/kpi_line.h"
#include "ingest/numbering.h"
#include "ingest/project.h"
#include "ingest/spelling.h"

#define LABEL_MOST 60 /* bytes of a label before its colon */

/* What stands before a colon; the whole of a short line without one. */
static struct slice
label_of(struct slice line, struct slice *value)
{
	static const struct slice colons[] = {{"：", sizeof("：") - 1},
	                                      {":", 1}};
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

static void
take_label(struct projects *p, enum column label, struct slice value)
{
	switch (label) {
	case COLUMN_TITLE:
		if (value.len > 0)
			project_retitle(p, value);
		else
			p->await = AWAIT_TITLE;
		break;
	case COLUMN_GOALS:
		if (!p->pending.named)
			break;
		project_goals(p, value);
		p->await = AWAIT_GOALS;
		break;
	case COLUMN_AMOUNT:
		if (!p->pending.named)
			break;
		p->pending.budget = amount_in_words(value);
		if (value.len == 0)
			p->await = AWAIT_AMOUNT;
		break;
	default:
		break;
	}
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
		if (numbering_of(line).style != NUMBERING_NONE) {
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

/* An indicator that is a line: of the project named above, or of the list that
 * has begun. */
static bool
take_indicator(struct projects *p, struct slice line)
{
	struct kpi_words words;

	if ((!p->pending.named && !p->listing) || !kpi_line(line, &words))
		return false;
	if (p->pending.named)
		project_open(p);
	p->listing = true;
	p->await = AWAIT_NOTHING;
	words.span = project_span(p, line);
	kpi_add(p->r, p->current, &words);
	return true;
}

/* "目标一：…", "二要…" below a project's name. */
static bool
take_goal(struct projects *p, struct slice line)
{
	static const char numerals[] = "一二三四五六七八九十";
	struct slice rest = line;
	bool named = slice_starts(rest, SLICE("目标"));

	if (!p->pending.named || !p->fresh)
		return false;
	if (named)
		rest = slice_from(rest, strlen("目标"));
	for (size_t i = 0; i + 3 < sizeof(numerals); i += 3) {
		if (!slice_starts(rest, (struct slice){numerals + i, 3}))
			continue;
		rest = slice_from(rest, 3);
		if (!slice_starts(rest, named ? SLICE("：") : SLICE("要")))
			return false;
		*list_add(p->r->arena, &p->pending.goals) = line;
		return true;
	}
	return false;
}

void
projects_line(struct projects *p, size_t block)
{
	const struct block *b = &p->r->doc->blocks.at[block];
	struct slice line = trimmed(slice_cut(p->r->doc->text, b->span));
	struct project_title title;
	struct slice value, label;
	enum column column;

	if (project_title(line, &title)) {
		/* A generic title does not undo a name that waits. */
		if (title.name.len > 0 || title.whole || !p->pending.named)
			project_name(p, &title, line);
		p->await = AWAIT_NOTHING;
		p->fresh = true;
		return;
	}
	if (take_indicator(p, line) || take_goal(p, line) ||
	    (p->await != AWAIT_NOTHING && take_awaited(p, line)))
		return;
	p->last_line = b->span;
	p->fresh = false;
	label = label_of(line, &value);
	if (label.len == 0)
		return;
	label = slice_from(label, numbering_of(label).length);
	column = column_of(p->columns, TABLE_FORM, label);
	if (column != COLUMN_NONE)
		take_label(p, column, value);
}
