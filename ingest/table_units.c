/*
 * 机构设置: one row a unit of the department.
 */
#include "ingest/tables.h"

size_t
read_units(const struct sheet *s)
{
	const struct header *h = s->header;
	size_t row = h->row + h->rows;

	for (; row < s->grid->rows; row++) {
		struct slice name = header_words(h, s->grid, row, COLUMN_NAME);
		struct unit *u;

		if (name.len == 0 || is_total(name))
			continue;
		u = list_add(s->r->arena, &s->r->out->units);
		u->name = name;
		u->nature = header_words(h, s->grid, row, COLUMN_NATURE);
		u->rank = header_words(h, s->grid, row, COLUMN_RANK);
		u->funding = header_words(h, s->grid, row, COLUMN_FUNDING);
		u->span = grid_row_span(s->grid, row);
	}
	return row;
}
