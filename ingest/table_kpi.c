/*
 * Projects, their goals and their indicators.
 *
 * A paper names a project in a line above its table or in the form itself,
 * then its goals and its budget, then the indicators.  What is named is kept
 * as `pending` until the header of an indicator table shows that the project
 * is one; several tables may belong to the project at hand.
 */
#include "ingest/amount.h"
#include "ingest/kpi_row.h"
#include "ingest/numbering.h"
#include "ingest/project_title.h"
#include "ingest/spelling.h"
#include "ingest/tables.h"
#include "ingest/topic.h"

#define LABEL_MOST 60 /* bytes of a label before its colon */

enum awaited { AWAIT_NOTHING, AWAIT_TITLE, AWAIT_GOALS, AWAIT_AMOUNT };

struct projects {
	struct reading *r;
	const struct columns *columns;
	enum awaited await; /* what the next line outside of tables gives */
	struct {
		bool named;
		bool whole; /* the department's, not a project's */
		struct project_title title;
		struct span span;
		struct slice department;
		LIST_OF(struct slice) goals;
		money budget;
	} pending;
	struct span last_line; /* outside of tables */
	int64_t current;       /* 1-based; 0: none yet */
};

struct projects *
projects_new(struct reading *r, const struct columns *c)
{
	struct projects *p = arena_alloc(r->arena, sizeof(*p));

	p->r = r;
	p->columns = c;
	p->pending.budget = MONEY_NONE;
	return p;
}

static struct span
span_of(const struct projects *p, struct slice s)
{
	uint32_t start = (uint32_t)(s.at - p->r->doc->text.at);

	return (struct span){start, start + (uint32_t)s.len};
}

static void
name_pending(struct projects *p, const struct project_title *title,
             struct slice printed)
{
	p->pending.named = true;
	p->pending.whole = title->whole;
	p->pending.title = *title;
	p->pending.span = span_of(p, printed);
	p->pending.department = SLICE_NONE;
	p->pending.goals.n = 0;
	p->pending.budget = MONEY_NONE;
}

/* A title from a form or a label replaces what the line above said. */
static void
title_pending(struct projects *p, struct slice title)
{
	if (!p->pending.named || p->pending.goals.n > 0) {
		struct project_title none = {title, 0, false};

		name_pending(p, &none, title);
		return;
	}
	p->pending.title.name = title;
	p->pending.span = span_of(p, title);
}

/* Lines of a cell of goals: one goal a line, but a line without a number goes
 * on with the numbered one before it. */
static void
add_goals(struct projects *p, struct slice cell)
{
	bool numbered = false;
	size_t at = 0;

	while (at < cell.len) {
		struct slice rest = slice_from(cell, at), line;
		const char *end = memchr(rest.at, '\n', rest.len);
		size_t n = end == NULL ? rest.len : (size_t)(end - rest.at);

		line = trimmed((struct slice){rest.at, n});
		at += n + 1;
		if (line.len == 0)
			continue;
		if (numbering_of(line).style != NUMBERING_NONE) {
			numbered = true;
		} else if (numbered) {
			struct slice *last =
			    &p->pending.goals.at[p->pending.goals.n - 1];

			last->len = (size_t)(line.at - last->at) + line.len;
			continue;
		}
		*list_add(p->r->arena, &p->pending.goals) = line;
	}
}

/* ---- the project becomes a record ---- */

static struct slice
title_of_pending(const struct projects *p)
{
	const struct reading *r = p->r;
	struct slice name = p->pending.title.name;

	if (p->pending.whole && p->pending.department.len > 0)
		return p->pending.department;
	if (p->pending.named && name.len > 0)
		return name;
	if (p->pending.department.len > 0)
		return p->pending.department;
	if (p->last_line.end > p->last_line.start)
		return trimmed(slice_cut(r->doc->text, p->last_line));
	if (r->out->head.title.len > 0)
		return r->out->head.title;
	return SLICE("项目");
}

static void
open_project(struct projects *p)
{
	struct disclosure *d = p->r->out;
	struct project *project = list_add(p->r->arena, &d->projects);

	project->number = p->pending.title.number;
	project->title = title_of_pending(p);
	project->topic = topic_of_name(p->r->know->topics, project->title);
	project->budget = p->pending.budget;
	project->span = p->pending.named ? p->pending.span : p->last_line;
	p->current = (int64_t)d->projects.n;
	for (size_t i = 0; i < p->pending.goals.n; i++) {
		struct goal *g = list_add(p->r->arena, &d->goals);

		g->project = p->current;
		g->text = p->pending.goals.at[i];
		g->span = span_of(p, g->text);
	}
	name_pending(p, &(struct project_title){{"", 0}, 0, false},
	             (struct slice){p->r->doc->text.at, 0});
	p->pending.named = false;
}

/* ---- lines ---- */

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
			title_pending(p, value);
		else
			p->await = AWAIT_TITLE;
		break;
	case COLUMN_GOALS:
		if (!p->pending.named)
			break;
		add_goals(p, value);
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
		title_pending(p, line);
		return true;
	case AWAIT_AMOUNT:
		p->pending.budget = amount_in_words(line);
		return true;
	case AWAIT_GOALS:
		if (numbering_of(line).style != NUMBERING_NONE) {
			add_goals(p, line);
			return true;
		}
		p->await = AWAIT_NOTHING;
		return false;
	case AWAIT_NOTHING:
		break;
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
			name_pending(p, &title, line);
		p->await = AWAIT_NOTHING;
		return;
	}
	if (p->await != AWAIT_NOTHING && take_awaited(p, line))
		return;
	p->last_line = b->span;
	label = label_of(line, &value);
	if (label.len == 0)
		return;
	label = slice_from(label, numbering_of(label).length);
	column = column_of(p->columns, TABLE_FORM, label);
	if (column != COLUMN_NONE)
		take_label(p, column, value);
}

/* ---- forms ---- */

/* The unit that a row of a form names in any of its cells. */
static enum money_unit
unit_of_row(const struct grid *g, size_t row)
{
	for (size_t col = 0; col < g->cols; col++) {
		enum money_unit unit = amount_caption(grid_words(g, row, col));

		if (unit != UNIT_NONE)
			return unit;
	}
	return UNIT_NONE;
}

/* The first figure to the right of a label. */
static void
take_amount(struct projects *p, size_t block, const struct grid *g, size_t row,
            size_t col, enum money_unit unit)
{
	if (unit == UNIT_NONE)
		unit = unit_of_table(p->r, block, g, row);
	for (col++; col < g->cols && !money_known(p->pending.budget); col++) {
		struct slice words = grid_words(g, row, col);

		size_t length;
		/* "109.36 | 万元": the unit has a cell of its own. */
		enum money_unit beside =
		    amount_unit(grid_words(g, row, col + 1), &length);

		p->pending.budget = amount_in_words(words);
		if (!money_known(p->pending.budget))
			p->pending.budget = cell_money(
			    words, beside == UNIT_NONE ? unit : beside, NULL);
	}
}

/* The words beside a label, or under the heading that stands beside it. */
static struct slice
value_beside(const struct projects *p, const struct grid *g, size_t row,
             size_t col)
{
	const struct cell *label = grid_cell(g, row, col);
	size_t next = col;

	while (next < g->cols && grid_cell(g, row, next) == label)
		next++;
	if (column_of(p->columns, TABLE_FORM, grid_words(g, row, next)) ==
	    COLUMN_GOALS_HEAD)
		return grid_words(g, row + 1, next);
	return grid_words(g, row, next);
}

static bool
take_cell(struct projects *p, size_t block, const struct grid *g, size_t row,
          size_t col, enum money_unit unit)
{
	struct slice value;

	switch (column_of(p->columns, TABLE_FORM, grid_words(g, row, col))) {
	case COLUMN_TITLE:
		value = value_beside(p, g, row, col);
		if (value.len > 0)
			title_pending(p, value);
		return value.len > 0;
	case COLUMN_DEPARTMENT:
		p->pending.department = value_beside(p, g, row, col);
		return false;
	case COLUMN_GOALS:
		value = value_beside(p, g, row, col);
		add_goals(p, value);
		return value.len > 0;
	case COLUMN_AMOUNT:
		if (!money_known(p->pending.budget))
			take_amount(p, block, g, row, col, unit);
		return false;
	default:
		return false;
	}
}

bool
projects_form(struct projects *p, size_t block, const struct grid *g,
              size_t from, size_t end)
{
	enum money_unit unit = UNIT_NONE;
	bool any = false;

	for (size_t row = from; row < end; row++) {
		enum money_unit here = unit_of_row(g, row);

		if (here != UNIT_NONE)
			unit = here;
		for (size_t col = 0; col < g->cols; col++)
			if (grid_begins(g, row, col) &&
			    take_cell(p, block, g, row, col, unit))
				any = true;
	}
	return any;
}

/* ---- indicators ---- */

size_t
projects_rows(struct projects *p, const struct sheet *s)
{
	struct kpi_reader reader = {.sheet = s};
	size_t row = s->header->row + s->header->rows;

	if (p->pending.named || p->pending.goals.n > 0 || p->current == 0)
		open_project(p);
	reader.project = p->current;
	for (; row < s->grid->rows; row++)
		if (!kpi_row(&reader, row))
			break;
	return row;
}

void
projects_end(struct projects *p)
{
	p->await = AWAIT_NOTHING;
}
