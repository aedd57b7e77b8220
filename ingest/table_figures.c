/*
 * Tables of figures: 收支总表, lines by functional class, 三公, 机关运行经费.
 *
 * Every amount is read from two sides, the name of its row and the header of
 * its column; the caption says what the table is about.  Where rows name
 * nothing the columns must (a 三公 table laid on its side).
 */
#include "ingest/amount.h"
#include "ingest/denial.h"
#include "ingest/figure_bare.h"
#include "ingest/figure_count.h"
#include "ingest/figure_line.h"
#include "ingest/figure_side.h"
#include "ingest/figure_words.h"
#include "ingest/lexicon.h"
#include "ingest/notes.h"
#include "ingest/tables.h"
#include "ingest/words.h"

/* ---- statements ---- */

static struct statement *
state(struct figures *f, const struct figure_head *h, size_t row, size_t col,
      struct slice measure)
{
	struct statement *st = list_add(f->r->arena, &f->r->statements);

	st->role = h->holds == FIGURE_CHANGE ? SAYS_CHANGE : SAYS_VALUE;
	st->in_table = true;
	st->measure = measure;
	st->year = h->year;
	st->stage = h->stage;
	st->basis = h->basis;
	st->unit = f->unit;
	st->presence = PRESENCE_STATED;
	st->amount = money_of_fen(0);
	st->span = grid_span(f->grid, row, col);
	st->clause = grid_row_span(f->grid, row);
	st->block = f->block;
	return st;
}

/* —— in a form: nothing can stand here. */
static bool
is_crossed_out(const struct figures *f, size_t row, size_t col)
{
	static const struct slice marks[] = {WORD("——"),   WORD("──"),
	                                     WORD("－－"), WORD("--"),
	                                     WORD("/"),    WORD("／")};
	struct slice s = grid_words(f->grid, row, col);

	return IS_ANY(s, marks);
}

/* True, with the amount, when the cell states one. */
static bool
read_amount(const struct figures *f, size_t row, size_t col, struct amount *a,
            bool *none)
{
	enum cell_says says =
	    amount_cell(grid_words(f->grid, row, col), f->unit, a);

	*none = says == CELL_NONE ||
	        (says == CELL_EMPTY && !is_crossed_out(f, row, col));
	return says == CELL_AMOUNT && money_known(a->value);
}

/* An empty cell is a true zero in the rows that a form always fills. */
static bool
states_none(const struct figures *f, const struct figure_line *line,
            const struct figure_head *h)
{
	if (h->holds != FIGURE_AMOUNT || line->function)
		return false;
	/* What the budget says in final accounts is not what was left over. */
	if (!f->budget && h->stage != STAGE_FINAL &&
	    slice_is(line->measure, SLICE("revenue.carryover")))
		return false;
	return slice_starts(line->measure, SLICE("sangong."))
	           ? f->about.sangong
	           : slice_starts(line->measure, SLICE("revenue."));
}

/*
 * Which measure the row and the column name together, SLICE_NONE for what has
 * none: a line by budget or part keeps its measure, a total by part is that
 * part.
 */
static struct slice
measure_of(const struct figures *f, const struct figure_line *line,
           const struct figure_head *h)
{
	struct slice head =
	    h->measure == NULL ? SLICE_NONE : h->measure->measure;
	bool spending =
	    head.at != NULL && !slice_starts(head, SLICE("revenue."));

	if (f->about.revenue && line->function)
		return SLICE_NONE;
	if (f->about.grants &&
	    (line->function || slice_ends(line->measure, SLICE(".total"))))
		return SLICE_NONE;
	if (h->other_fund && !f->about.revenue)
		return SLICE_NONE;
	if (!line->total && line->measure.at == NULL)
		return SLICE_NONE;
	if (line->function && h->finer)
		return SLICE_NONE;
	if (line->function)
		return head.at == NULL || h->part != PART_NONE ||
		               h->fund != FUND_NONE ||
		               slice_is(head, SLICE("expenditure.total"))
		           ? line->measure
		           : SLICE_NONE;
	if (line->total && (h->part != PART_NONE || spending ||
	                    (f->about.revenue && head.at != NULL)))
		return head.at == NULL && h->part == PART_PROJECT
		           ? SLICE("expenditure.project")
		           : head;
	if (h->part != PART_NONE &&
	    !slice_is(line->measure, SLICE("expenditure.total")))
		return SLICE_NONE;
	return line->measure;
}

static bool
carries_fund(struct slice measure)
{
	return slice_starts(measure, SLICE("expenditure."));
}

void
figure_cell(struct figures *f, const struct figure_line *line,
            const struct figure_head *h, size_t row, size_t col)
{
	struct slice measure = measure_of(f, line, h);
	struct statement *st;
	struct amount a;
	bool none, stated;

	if (measure.at == NULL || h->year == 0)
		return;
	stated = read_amount(f, row, col, &a, &none);
	if (!stated && !(none && states_none(f, line, h)))
		return;
	st = state(f, h, row, col, measure);
	st->function_code = line->function ? line->code : SLICE_NONE;
	if (line->function)
		st->part = h->part;
	if (carries_fund(measure))
		st->fund = h->fund != FUND_NONE      ? h->fund
		           : line->fund != FUND_NONE ? line->fund
		                                     : f->about.fund;
	st->weak = line->weak;
	if (stated) {
		st->amount = a.value;
		st->decimals = a.decimals;
	} else {
		st->presence = PRESENCE_STATED_NONE;
	}
}

/* ---- the two ways a table lies ---- */

/* A cell of the row covers this square first: it begins here, or it is a name
 * that began over the columns of codes. */
static bool
is_first(const struct figures *f, size_t row, size_t col)
{
	const struct cell *c = grid_cell(f->grid, row, col);

	if (f->header.at[col].holds != FIGURE_LABEL || c == NULL)
		return grid_begins(f->grid, row, col);
	if (c->row != row)
		return false;
	for (size_t before = c->col; before < col; before++)
		if (f->header.at[before].holds == FIGURE_LABEL)
			return false;
	return true;
}

static void
read_line(struct figures *f, size_t row)
{
	struct figure_line line = {.known = false};

	for (size_t col = 0; col < f->header.cols; col++) {
		const struct figure_head *h = &f->header.at[col];

		if (!is_first(f, row, col))
			continue;
		switch (h->holds) {
		case FIGURE_LABEL:
			/* 单位名称 before the name of the line gives way. */
			if (grid_words(f->grid, row, col).len > 0 ||
			    !line.known)
				line = figure_line(
				    f, row, grid_words(f->grid, row, col));
			if (!line.known || line.measure.at == NULL)
				figure_count(f, row,
				             grid_words(f->grid, row, col));
			break;
		case FIGURE_AMOUNT:
		case FIGURE_CHANGE:
			if (line.known)
				figure_cell(f, &line, h, row, col);
			break;
		case FIGURE_NOTHING:
		case FIGURE_CODE:
			break;
		}
	}
}

/* 收入总计 or 支出总计 with an amount beside it. */
static bool
has_grand(const struct figures *f)
{
	for (size_t row = f->header.rows; row < f->grid->rows; row++)
		for (size_t col = 0; col + 1 < f->header.cols; col++) {
			const struct lexeme *l;

			if (f->header.at[col].holds != FIGURE_LABEL ||
			    grid_words(f->grid, row, col + 1).len == 0)
				continue;
			l = lexicon_row(f->r->know->lexicon,
			                grid_words(f->grid, row, col),
			                SLICE_NONE);
			if (l != NULL && (l->flags & NAME_GRAND) != 0)
				return true;
		}
	return false;
}

/* What the columns hold, or why nobody can tell. */
static enum ignored
find_header(struct figures *f, const struct figure_default *d)
{
	if (figure_bare(f->r, f->grid, d, &f->header))
		return IGNORED_NONE;
	if (f->unit == UNIT_NONE)
		return IGNORED_UNIT;
	f->words = figure_words_new(f->r->arena);
	return figure_header(f->r, f->words, f->grid, d, &f->header)
	           ? IGNORED_NONE
	           : IGNORED_HEADER;
}

static void
read_lines(struct figures *f)
{
	if (is_sideways(f)) {
		read_sideways(f);
		return;
	}
	f->has_grand = has_grand(f);
	for (size_t row = f->header.rows; row < f->grid->rows; row++)
		read_line(f, row);
}

void
read_figures(struct reading *r, size_t block, const struct grid *g)
{
	struct figures f = {.r = r, .block = block, .grid = g};
	struct figure_default d = {r->out->head.fiscal_year, STAGE_NONE,
	                           SLICE_NONE};
	size_t since = r->statements.n;
	enum ignored why;

	f.about = figure_subject(r, block, g);
	d.stage = f.about.stage;
	d.about = f.about.sangong ? f.about.total : SLICE_NONE;
	f.group = d.about;
	f.budget = r->out->head.doc_type != DOC_FINAL_ACCOUNTS;
	f.unit = unit_of_table(r, block, g, 0);
	why = find_header(&f, &d);
	if (why != IGNORED_NONE) {
		if (f.about.sangong)
			read_denied(r, block, g, f.about.stage);
		note_passed_table(r, block, g, why);
		return;
	}
	read_lines(&f);
	note_figures(&f, since);
}
