/*
 * The columns of a table on its side name what the amounts are of.  One row is
 * the whole paper's: the total, the only one, or one a year and stage.
 */
#include "ingest/figure_side.h"

#include "ingest/figure_words.h"
#include "ingest/lexicon.h"

/* Amount columns name at least two measures; two years of one are no two. */
static bool
columns_name_measures(const struct figures *f)
{
	const struct lexeme *first = NULL;

	for (size_t col = 0; col < f->header.cols; col++) {
		const struct figure_head *h = &f->header.at[col];

		if (h->holds != FIGURE_AMOUNT || h->measure == NULL)
			continue;
		if (first != NULL &&
		    !slice_is(first->measure, h->measure->measure))
			return true;
		first = h->measure;
	}
	return false;
}

/* The row that speaks for the whole table: the total, or the only one. */
static size_t
whole_row(const struct figures *f)
{
	size_t rows = 0, only = f->grid->rows;

	for (size_t row = f->header.rows; row < f->grid->rows; row++) {
		bool amounts = false;

		for (size_t col = 0; col < f->header.cols; col++) {
			struct slice s = grid_words(f->grid, row, col);

			if (is_plain_total(s))
				return row;
			if (f->header.at[col].holds == FIGURE_AMOUNT)
				amounts = amounts || s.len > 0;
		}
		if (amounts) {
			rows++;
			only = row;
		}
	}
	return rows == 1 ? only : f->grid->rows;
}

static void
overrule(struct figure_head *h, const struct figure_head *by)
{
	if (by->year != 0)
		h->year = by->year;
	if (by->stage != STAGE_NONE)
		h->stage = by->stage;
	if (by->holds == FIGURE_CHANGE) {
		h->holds = FIGURE_CHANGE;
		h->basis = by->basis;
	}
}

static bool
names(const struct figure_head *h, struct slice measure)
{
	return h->measure != NULL && slice_is(h->measure->measure, measure);
}

/* 合计 | “三公”经费 … | 会议费 | 培训费: the sum of more than the three. */
static bool
sums_up_more(const struct figures *f, size_t col)
{
	const struct figure_head *sum = &f->header.at[col];
	bool more = false, own = false;

	if (!sum->sum || sum->measure != NULL)
		return false;
	for (size_t k = 0; k < f->header.cols; k++) {
		const struct figure_head *h = &f->header.at[k];

		more = more || names(h, SLICE("meeting")) ||
		       names(h, SLICE("training"));
		if (k > col && h->holds == FIGURE_AMOUNT &&
		    h->year == sum->year && h->stage == sum->stage)
			own = own || names(h, f->about.total) ||
			      (h->sum && h->measure == NULL);
	}
	return more && own;
}

/* The cells of a row; what `when` says overrules the header. */
static void
read_row(struct figures *f, size_t row, const struct figure_head *when)
{
	for (size_t col = 0; col < f->header.cols; col++) {
		struct figure_head h = f->header.at[col];
		struct figure_line line = {.known = true};

		if (h.holds != FIGURE_AMOUNT && h.holds != FIGURE_CHANGE)
			continue;
		if (h.measure != NULL)
			line.measure = h.measure->measure;
		else if (h.sum && !sums_up_more(f, col))
			line.measure = f->about.total;
		if (when != NULL)
			overrule(&h, when);
		if (line.measure.at != NULL)
			figure_cell(f, &line, &h, row, col);
	}
}

/* What the names of a row say together: 2022年 | 决算数. */
static struct figure_head
when_of_row(const struct figures *f, size_t row)
{
	const struct figure_default d = {f->r->out->head.fiscal_year,
	                                 STAGE_NONE, SLICE_NONE};
	struct figure_head all = {.holds = FIGURE_AMOUNT};

	for (size_t col = 0; col < f->header.cols; col++) {
		struct figure_head h;

		if (f->header.at[col].holds != FIGURE_LABEL)
			continue;
		h = figure_row_head(f->r, f->words,
		                    grid_words(f->grid, row, col), &d);
		if (h.holds == FIGURE_NOTHING)
			all.holds = h.holds;
		overrule(&all, &h);
	}
	return all;
}

/* Every row of the body is of some year or stage, or a change between two. */
static bool
rows_name_years(const struct figures *f)
{
	size_t named = 0;

	for (size_t row = f->header.rows; row < f->grid->rows; row++) {
		struct figure_head h = when_of_row(f, row);

		if (h.holds == FIGURE_AMOUNT && h.year == 0 &&
		    h.stage == STAGE_NONE)
			return false;
		named += h.holds == FIGURE_AMOUNT;
	}
	return named > 0;
}

static void
read_years(struct figures *f)
{
	for (size_t row = f->header.rows; row < f->grid->rows; row++) {
		struct figure_head h = when_of_row(f, row);

		if (h.holds == FIGURE_AMOUNT || h.holds == FIGURE_CHANGE)
			read_row(f, row, &h);
	}
}

bool
is_sideways(const struct figures *f)
{
	return columns_name_measures(f) && f->about.sangong;
}

void
read_sideways(struct figures *f)
{
	size_t row = whole_row(f);

	if (rows_name_years(f))
		read_years(f);
	else if (row < f->grid->rows)
		read_row(f, row, NULL);
}
