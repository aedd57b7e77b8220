/*
 * A column's meaning is gathered from all header cells over it, the lower ones
 * overruling the upper.  Columns that the words leave open are told by what
 * stands in them: codes, names or amounts.
 */
#include "ingest/figure_head.h"

#include "ingest/amount.h"
#include "ingest/figure_words.h"
#include "ingest/lexicon.h"
#include "ingest/spelling.h"

#include <stdio.h>

#define DEEPEST 8 /* header rows */

/* ---- where the body begins ---- */

static bool
is_amount(struct slice words)
{
	struct amount a;

	return words.len > 0 &&
	       amount_cell(words, UNIT_YUAN, &a) == CELL_AMOUNT;
}

/* Nothing, or a dash. */
static bool
is_empty(struct slice words)
{
	struct amount a;

	return words.len == 0 ||
	       amount_cell(words, UNIT_YUAN, &a) == CELL_EMPTY;
}

static bool
is_number_of_column(struct slice s, unsigned expected)
{
	char digits[12];
	int n = snprintf(digits, sizeof(digits), "%u", expected);

	return n > 0 && slice_is(s, (struct slice){digits, (size_t)n});
}

/* 栏次 | 1 | 2, or 1 | 2 | 3 alone: numbers the columns and belongs to the
 * header. */
static bool
numbers_columns(const struct grid *g, size_t row)
{
	unsigned expected = 1;

	for (size_t col = 0; col < g->cols; col++) {
		struct slice s = grid_words(g, row, col);
		char copy[32];

		if (s.len == 0 || !grid_begins(g, row, col))
			continue;
		if (s.len + 4 > sizeof(copy))
			return false;
		s = (struct slice){copy, spell(s, copy, sizeof(copy))};
		if (slice_is(s, SLICE("栏次")) || slice_is(s, SLICE("栏目")))
			return true;
		if (!is_number_of_column(s, expected++))
			return false;
	}
	return expected > 3;
}

/* A row of the body: an amount, or a line's name with empty cells. */
static bool
is_body(const struct reading *r, const struct grid *g, size_t row,
        struct slice about)
{
	const struct lexeme *l;

	for (size_t col = 0; col < g->cols; col++)
		if (grid_begins(g, row, col) &&
		    is_amount(grid_words(g, row, col)))
			return true;
	if (row == 0 || grid_words(g, row, 0).len == 0)
		return false;
	for (size_t col = 1; col < g->cols; col++)
		if (!is_empty(grid_words(g, row, col)))
			return false;
	l = lexicon_row(r->know->lexicon, grid_words(g, row, 0), about);
	return l != NULL && l->kind == LEX_MEASURE;
}

static size_t
header_rows(const struct reading *r, const struct grid *g, struct slice about)
{
	size_t row = 0;

	while (row < g->rows && row < DEEPEST &&
	       (numbers_columns(g, row) || !is_body(r, g, row, about)))
		row++;
	return row;
}

/* ---- columns ---- */

static bool
is_code(struct slice s)
{
	return slice_is_digits(s) && (s.len == 3 || s.len == 5 || s.len == 7);
}

/* What a column of the body holds, by the most of its cells. */
static enum figure_column
told_by_body(const struct grid *g, size_t body, size_t col)
{
	size_t amounts = 0, names = 0;

	for (size_t row = body; row < g->rows; row++) {
		struct slice s = grid_words(g, row, col);

		if (is_empty(s))
			continue;
		if (is_amount(s))
			amounts++;
		else
			names++;
	}
	return names > amounts ? FIGURE_LABEL : FIGURE_AMOUNT;
}

/* Codes stand before names; their header may be missing. */
static bool
holds_codes(const struct grid *g, size_t body, size_t col)
{
	size_t codes = 0, others = 0;
	char copy[32] = "";

	for (size_t row = body; row < g->rows; row++) {
		struct slice s = grid_words(g, row, col);

		if (s.len == 0)
			continue;
		s = (struct slice){copy, spell(s, copy, sizeof(copy))};
		if (is_code(s))
			codes++;
		else
			others++;
	}
	return codes > 1 && others == 0;
}

/* A column that is called a name of rows, and names years only. */
static bool
holds_years(const struct grid *g, size_t body, size_t col)
{
	for (size_t row = body; row < g->rows; row++)
		if (figure_bare_year(grid_words(g, row, col)) == 0)
			return false;
	return true;
}

/* No word of the header calls for amounts. */
static bool
says_nothing(const struct figure_head *head)
{
	return head->measure == NULL && !head->sum &&
	       head->stage == STAGE_NONE && head->fund == FUND_NONE &&
	       head->part == PART_NONE;
}

static void
read_column(const struct reading *r, const struct figure_words *w,
            const struct grid *g, const struct figure_default *d,
            struct figure_header *h, size_t col,
            uint16_t over[][GRID_COLS_MOST])
{
	struct figure_head *head = &h->at[col];
	const struct cell *last = NULL;

	head->holds = FIGURE_AMOUNT;
	for (size_t row = 0; row < h->rows; row++) {
		size_t at = over[row][col];
		const struct cell *c = grid_cell(g, row, at);

		if (c == NULL || c == last || numbers_columns(g, row))
			continue;
		last = c;
		figure_word_read(r, w, grid_words(g, row, at), d, head);
	}
	if (head->holds == FIGURE_AMOUNT || head->holds == FIGURE_LABEL) {
		if (says_nothing(head) && holds_codes(g, h->rows, col))
			head->holds = FIGURE_CODE;
		else if (head->holds != FIGURE_LABEL ||
		         !holds_years(g, h->rows, col))
			head->holds = told_by_body(g, h->rows, col);
	}
	if (head->year == 0)
		head->year = d->year;
	if (head->stage == STAGE_NONE)
		head->stage = d->stage;
}

bool
figure_header(const struct reading *r, const struct figure_words *w,
              const struct grid *g, const struct figure_default *d,
              struct figure_header *out)
{
	uint16_t over[DEEPEST][GRID_COLS_MOST];

	out->rows = header_rows(r, g, d->about);
	out->cols = g->cols;
	if (out->rows == 0 || out->rows >= g->rows || out->rows >= DEEPEST)
		return false;
	out->at = arena_array(r->arena, g->cols, sizeof(*out->at));
	for (size_t col = 0; col < g->cols; col++)
		over[out->rows - 1][col] = (uint16_t)col;
	for (size_t row = out->rows - 1; row-- > 0;) {
		uint16_t step[GRID_COLS_MOST];

		grid_over(g, row, row + 1, step);
		for (size_t col = 0; col < g->cols; col++)
			over[row][col] = step[over[row + 1][col]];
	}
	for (size_t col = 0; col < g->cols; col++)
		read_column(r, w, g, d, out, col, over);
	return true;
}
