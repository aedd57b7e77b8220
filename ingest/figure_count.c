/*
 * The name is compared without its number and what stands in brackets:
 * 4．公务用车保有量（辆） is 公务用车保有量.
 */
#include "ingest/figure_count.h"

#include "ingest/counts.h"
#include "ingest/numbering.h"
#include "ingest/spelling.h"
#include "ingest/tables.h"

#include "count_rows.h"

#define N (sizeof(rows_count_rows) / sizeof(rows_count_rows[0]))
#define NAME_MOST 96 /* bytes */

/* The bare name, in `copy`. */
static struct slice
bare_name(struct slice name, char *copy, size_t room)
{
	struct slice s = {copy, 0};
	size_t n = 0, depth = 0;

	name = slice_from(name, numbering_of(name).length);
	s.len = spell(name, copy, room);
	for (size_t i = 0; i < s.len; i++) {
		depth += copy[i] == '(';
		if (depth == 0)
			copy[n++] = copy[i];
		depth -= copy[i] == ')' && depth > 0;
	}
	s.len = n;
	return slice_starts(s, SLICE("其中:")) ? slice_from(s, strlen("其中:"))
	                                       : s;
}

static struct slice
measure_of(struct slice name)
{
	char copy[NAME_MOST + 4];
	struct slice bare;

	if (name.len < 9 || name.len > NAME_MOST)
		return SLICE_NONE;
	bare = bare_name(name, copy, sizeof(copy));
	for (size_t i = 0; i < N; i++)
		if (slice_is(bare, slice_of(rows_count_rows[i].word)))
			return slice_of(rows_count_rows[i].measure);
	return SLICE_NONE;
}

bool
figure_count(struct figures *f, size_t row, struct slice name)
{
	struct slice measure = measure_of(name);

	if (measure.at == NULL)
		return false;
	for (size_t col = 0; col < f->header.cols; col++) {
		const struct figure_head *h = &f->header.at[col];
		int64_t value;

		if (h->holds == FIGURE_AMOUNT &&
		    grid_begins(f->grid, row, col) &&
		    cell_whole(grid_words(f->grid, row, col), &value))
			counts_add(f->r, measure, h->year, h->stage, value,
			           grid_span(f->grid, row, col));
	}
	return true;
}
