/*
 * Tables of indicators: the project that their rows belong to.
 */
#include "ingest/kpi_row.h"
#include "ingest/project.h"

size_t
projects_rows(struct projects *p, const struct sheet *s)
{
	struct kpi_reader reader = {.sheet = s};
	size_t row = s->header->row + s->header->rows;

	if (p->pending.named || p->pending.goals.n > 0 || p->current == 0)
		project_open(p);
	reader.project = p->current;
	for (; row < s->grid->rows; row++)
		if (!kpi_row(&reader, row))
			break;
	return row;
}
