/*
 * A table of two sides, 项目 | 预算数 | 项目 | 预算数, that was pasted a cell a
 * line with its empty cells gone.  A figure can only be that of the name right
 * before it; a name without one has an empty cell, unless the next line may be
 * the rest of a name that was broken: then nothing is read.
 */
#include "ingest/numbering.h"
#include "ingest/text_flat.h"
#include "ingest/text_rows.h"
#include "ingest/words.h"

#define NAMES_MOST 120u
#define NAMES_LEAST 6u
#define FIGURES_LEAST 3u

static bool
next_cell(struct lines *l, struct slice *cell)
{
	if (!lines_next(l, cell))
		return false;
	*cell = trim_blanks(*cell);
	return flat_is_cell(*cell);
}

/* The header from its second cell on. */
static bool
read_header(struct lines *l, struct slice name, struct slice *value)
{
	struct slice again, other;

	return slice_is(name, SLICE("项目")) && next_cell(l, value) &&
	       (slice_find(*value, SLICE("数")) != NULL ||
	        slice_find(*value, SLICE("金额")) != NULL) &&
	       next_cell(l, &again) && slice_is(again, name) &&
	       next_cell(l, &other) && slice_is(other, *value);
}

/* Behind a name without a figure, a line that is a name of its own. */
static bool
is_own_name(struct slice cell)
{
	static const struct slice begins[] = {
	    WORD("上年"), WORD("本年"), WORD("年初"),
	    WORD("年末"), WORD("年终"), WORD("结转"),
	    WORD("使用"), WORD("其中"), WORD("用")};
	static const struct slice ends[] = {WORD("合计"), WORD("总计"),
	                                    WORD("结转"), WORD("结余")};

	return numbering_of(cell).style != NUMBERING_NONE ||
	       BEGINS_WITH_ANY(cell, begins) || ENDS_IN_ANY(cell, ends);
}

/* The rows, up to the second 总计; false when two figures meet. */
static bool
read_pairs(struct lines *l, struct rows *r)
{
	unsigned names = 0, figures = 0, totals = 0;
	struct lines ahead = *l;
	struct slice cell, name = SLICE_NONE;

	while (names < NAMES_MOST && next_cell(&ahead, &cell)) {
		if (!flat_is_figure(cell)) {
			if (name.at != NULL && totals < 2 && !is_own_name(cell))
				return false;
			if (name.at != NULL) {
				rows_cell(r, slice_from(name, name.len));
				rows_end_row(r);
			}
			if (totals == 2)
				break;
			name = cell;
			rows_cell(r, name);
			names++;
			totals += slice_find(name, SLICE("总计")) != NULL;
		} else if (name.at == NULL) {
			return false;
		} else {
			rows_cell(r, cell);
			rows_end_row(r);
			name = SLICE_NONE;
			figures++;
		}
		l->at = ahead.at;
		if (totals == 2 && name.at == NULL)
			break;
	}
	return totals == 2 && names >= NAMES_LEAST && figures >= FIGURES_LEAST;
}

struct table *
flat_pairs(struct lines *l, struct slice first, struct arena *a,
           struct span *span)
{
	struct lines end = *l;
	struct slice value, name = trim_blanks(first);
	struct table *t;
	struct rows r;

	if (!lines_next(&end, &first) || !read_header(&end, name, &value))
		return NULL;
	rows_begin(&r, a, l->text);
	rows_cell(&r, name);
	rows_cell(&r, value);
	rows_end_row(&r);
	if (!read_pairs(&end, &r))
		return rows_give_up(&r);
	t = rows_finish(&r, span);
	if (t != NULL)
		*l = end;
	return t;
}
