/*
 * Tables of indicators: the project that their rows belong to.  A table of all
 * projects of an office names it in a column of its own, often merged over its
 * indicators.
 */
#include "ingest/kpi_row.h"
#include "ingest/project.h"

/* A row that names another project than the one before begins it. */
static void
take_project(struct projects *p, struct kpi_reader *k, size_t row,
             struct slice *last, enum money_unit unit)
{
	const struct sheet *s = k->sheet;
	struct slice name =
	    header_words(s->header, s->grid, row, COLUMN_PROJECT);
	struct project_title title = {name, {"", 0}, 0, false};

	/* The same, a header that is printed again, a row of sums. */
	if (name.len == 0 || slice_is(name, *last) || is_total(name) ||
	    column_of(p->columns, TABLE_KPI, name) == COLUMN_PROJECT)
		return;
	*last = name;
	project_name(p, &title, name);
	project_goals(p, header_words(s->header, s->grid, row, COLUMN_GOALS));
	p->pending.budget = cell_money(
	    header_words(s->header, s->grid, row, COLUMN_BUDGET), unit, NULL);
	project_open(p);
	k->project = p->current;
	k->level1 = k->level2 = (struct slice){"", 0};
}

size_t
projects_rows(struct projects *p, const struct sheet *s)
{
	struct kpi_reader reader = {.sheet = s};
	size_t row = s->header->row + s->header->rows;
	struct slice last = {"", 0};
	bool many = s->header->at[COLUMN_PROJECT] != NO_COLUMN;
	enum money_unit unit =
	    many ? unit_of_table(p->r, s->block, s->grid, s->header->row)
	         : UNIT_NONE;

	if (many)
		p->pending.named = false;
	else if (p->pending.named || p->pending.goals.n > 0 || p->current == 0)
		project_open(p);
	reader.project = p->current;
	for (; row < s->grid->rows; row++) {
		if (many)
			take_project(p, &reader, row, &last, unit);
		if (reader.project == 0) {
			project_open(p);
			reader.project = p->current;
		}
		if (!kpi_row(&reader, row))
			break;
	}
	return row;
}
