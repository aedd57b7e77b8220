/*
 * Tables of indicators: the project that their rows belong to.  It is named
 * above the table, or in a column of the table, on the first of its rows.
 */
#include "ingest/kpi_row.h"
#include "ingest/project.h"

/* The words of the row's own project; empty where it names none. */
static struct slice
project_in_row(const struct projects *p, const struct sheet *s, size_t row)
{
	struct slice name =
	    header_words(s->header, s->grid, row, COLUMN_PROJECT);

	/* A header that is printed again, or a row of sums. */
	if (column_of(p->columns, TABLE_KPI, name) == COLUMN_PROJECT ||
	    is_total(name))
		return (struct slice){"", 0};
	return name;
}

/* The row begins a project: its goals and its money stand beside the name. */
static void
begin_project(struct projects *p, const struct sheet *s, size_t row,
              struct slice name)
{
	const struct project_title title = {.name = name};

	project_name(p, &title, name);
	project_goals(p, header_words(s->header, s->grid, row, COLUMN_GOALS));
	p->pending.budget = cell_money(
	    header_words(s->header, s->grid, row, COLUMN_AMOUNT),
	    unit_of_table(p->r, s->block, s->grid, s->header->row), NULL);
	project_open(p);
}

size_t
projects_rows(struct projects *p, const struct sheet *s)
{
	struct kpi_reader reader = {.sheet = s};
	size_t row = s->header->row + s->header->rows;
	struct slice last = project_in_row(p, s, row);

	if (last.len > 0)
		begin_project(p, s, row, last);
	else if (p->pending.named || p->pending.goals.n > 0 || p->current == 0)
		project_open(p);
	reader.project = p->current;
	for (; row < s->grid->rows; row++) {
		struct slice name = project_in_row(p, s, row);

		if (name.len > 0 && !slice_is(name, last)) {
			begin_project(p, s, row, name);
			reader = (struct kpi_reader){.sheet = s};
			reader.project = p->current;
			last = name;
		}
		if (!kpi_row(&reader, row))
			break;
	}
	return row;
}
