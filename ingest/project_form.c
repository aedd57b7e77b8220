/*
 * Forms: labels with values beside them, above the indicators of a project or
 * of a whole department.
 */
#include "ingest/amount.h"
#include "ingest/lexicon.h"
#include "ingest/numbering.h"
#include "ingest/project.h"
#include "ingest/spelling.h"

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

/* The first figure to the right of a label, and its column. */
static money
figure_beside(const struct grid *g, size_t row, size_t *col,
              enum money_unit unit)
{
	while (++*col < g->cols) {
		struct slice words = grid_words(g, row, *col);
		size_t length;
		/* "109.36 | 万元": the unit has a cell of its own. */
		enum money_unit beside =
		    amount_unit(grid_words(g, row, *col + 1), &length);
		money m = amount_in_words(words);

		if (!money_known(m))
			m = cell_money(
			    words, beside == UNIT_NONE ? unit : beside, NULL);
		if (money_known(m))
			return m;
	}
	return MONEY_NONE;
}

/* What the form of a whole department says of its money: SLICE_NONE for other
 * labels. */
static struct slice
measure_of_whole(const struct projects *p, struct slice label)
{
	const struct lexeme *l;

	if (column_of(p->columns, TABLE_FORM, label) == COLUMN_AMOUNT)
		return SLICE("expenditure.total");
	l = lexicon_row(p->r->know->lexicon, label, SLICE_NONE);
	if (l == NULL || l->kind != LEX_MEASURE ||
	    !slice_starts(l->measure, SLICE("expenditure.")))
		return SLICE_NONE;
	return l->measure;
}

static void
state_whole(struct projects *p, size_t block, const struct grid *g, size_t row,
            size_t col, enum money_unit unit)
{
	struct slice measure = measure_of_whole(p, grid_words(g, row, col));
	uint16_t year = p->r->out->head.fiscal_year;
	struct statement *st;
	money amount;

	if (measure.at == NULL || year == 0)
		return;
	if (unit == UNIT_NONE)
		unit = unit_of_table(p->r, block, g, row);
	amount = figure_beside(g, row, &col, unit);
	if (!money_known(amount))
		return;
	st = list_add(p->r->arena, &p->r->statements);
	st->role = SAYS_VALUE;
	st->in_table = true;
	st->measure = measure;
	st->year = year;
	st->stage = STAGE_BUDGET;
	st->amount = amount;
	st->presence = PRESENCE_STATED;
	st->unit = unit;
	(void)cell_money(grid_words(g, row, col), unit, &st->decimals);
	st->span = grid_span(g, row, col);
	st->clause = grid_row_span(g, row);
	st->block = block;
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
	/* The columns of the table below part this row too. */
	while (next + 1 < g->cols && grid_words(g, row, next).len == 0)
		next++;
	if (next > col + 1 &&
	    column_of(p->columns, TABLE_FORM, grid_words(g, row, next)) !=
	        COLUMN_NONE &&
	    column_of(p->columns, TABLE_FORM, grid_words(g, row, next)) !=
	        COLUMN_GOALS_HEAD)
		return (struct slice){"", 0};
	if (column_of(p->columns, TABLE_FORM, grid_words(g, row, next)) ==
	    COLUMN_GOALS_HEAD)
		return grid_words(g, row + 1, next);
	return grid_words(g, row, next);
}

/* The goals of a cell, and those in rows below it whose label is left out. */
static void
take_goals(struct projects *p, const struct grid *g, size_t row, size_t col)
{
	project_goals(p, value_beside(p, g, row, col));
	while (++row < g->rows && grid_words(g, row, col).len == 0 &&
	       grid_begins(g, row, col) && grid_begins(g, row, col + 1)) {
		struct slice more = grid_words(g, row, col + 1);

		for (size_t next = col + 2; next < g->cols; next++)
			if (grid_words(g, row, next).len > 0)
				return;
		if (numbering_of(more).style == NUMBERING_NONE)
			return;
		project_goals(p, more);
	}
}

/* Whether a cell is a label of goals, and the columns after it. */
static bool
is_goals_label(const struct projects *p, const struct grid *g, size_t row,
               size_t col)
{
	enum column c =
	    column_of(p->columns, TABLE_FORM, grid_words(g, row, col));

	return c == COLUMN_GOALS || c == COLUMN_GOALS_HEAD;
}

/* 总体目标 | 实施期目标 | 年度目标: under the last ones stand the goals, of
 * which those of the year are this paper's. */
static bool
take_goals_below(struct projects *p, const struct grid *g, size_t row,
                 size_t label)
{
	size_t best = g->cols;

	for (size_t col = label + 1; col < g->cols; col++) {
		if (!grid_begins(g, row, col) ||
		    !is_goals_label(p, g, row, col))
			continue;
		if (best == g->cols ||
		    slice_starts(grid_words(g, row, col), SLICE("年度")))
			best = col;
	}
	if (best == g->cols || row + 1 >= g->rows)
		return false;
	project_goals(p, grid_words(g, row + 1, best));
	return true;
}

/* Another label of goals stands to the left in the row. */
static bool
is_second_label(const struct projects *p, const struct grid *g, size_t row,
                size_t col)
{
	for (size_t k = 0; k < col; k++)
		if (is_goals_label(p, g, row, k))
			return true;
	return false;
}

static bool
take_cell(struct projects *p, size_t block, const struct grid *g, size_t row,
          size_t col, enum money_unit unit)
{
	struct slice value;

	if (p->pending.whole)
		state_whole(p, block, g, row, col, unit);
	switch (column_of(p->columns, TABLE_FORM, grid_words(g, row, col))) {
	case COLUMN_TITLE:
		value = value_beside(p, g, row, col);
		if (value.len > 0)
			project_retitle(p, value);
		return value.len > 0;
	case COLUMN_DEPARTMENT:
		p->pending.department = value_beside(p, g, row, col);
		return false;
	case COLUMN_GOALS:
		if (is_second_label(p, g, row, col))
			return false;
		if (take_goals_below(p, g, row, col))
			return true;
		value = value_beside(p, g, row, col);
		if (column_of(p->columns, TABLE_FORM, value) == COLUMN_SKIPPED)
			return false;
		take_goals(p, g, row, col);
		return value.len > 0;
	case COLUMN_AMOUNT:
		if (unit == UNIT_NONE)
			unit = unit_of_table(p->r, block, g, row);
		if (!money_known(p->pending.budget))
			p->pending.budget = figure_beside(g, row, &col, unit);
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
