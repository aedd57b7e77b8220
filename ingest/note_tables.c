/*
 * What a table gives for the notes: its kind, what each of its columns was
 * taken for, how many of its rows and amounts were used, and why not all.
 */
#include "ingest/notes.h"

#include "ingest/amount.h"
#include "ingest/figure_line.h"
#include "ingest/lexicon.h"
#include "ingest/numbering.h"
#include "ingest/tables.h"

#define CAPTION_MOST 150 /* bytes */
#define LINES_ABOVE 4
#define HEAD_MOST 160 /* bytes of the words over a column */

/* ---- the table ---- */

/* The line above that calls itself a table, else what the reader knows. */
static struct slice
caption_of(const struct reading *r, size_t block, const struct grid *g)
{
	struct slice own = slice_cut(r->doc->text, g->table->caption);

	for (size_t i = block; i > 0 && i + LINES_ABOVE > block; i--) {
		const struct block *b = &r->doc->blocks.at[i - 1];
		struct slice line =
		    trim_blanks(slice_cut(r->doc->text, b->span));

		if (b->kind == BLOCK_TABLE || line.len > CAPTION_MOST)
			break;
		if (slice_find(line, SLICE("表")) != NULL)
			return line;
	}
	if (own.len > 0 && own.len <= CAPTION_MOST &&
	    amount_caption(own) == UNIT_NONE)
		return trim_blanks(own);
	return SLICE_NONE;
}

static struct sheet_note *
add_sheet(struct reading *r, size_t block, const struct grid *g,
          enum table_kind kind)
{
	struct sheet_note *n = list_add(r->arena, &r->out->sheets);

	n->kind = kind;
	n->caption = caption_of(r, block, g);
	n->span = r->doc->blocks.at[block].span;
	return n;
}

static struct slice
unit_words(enum money_unit unit)
{
	return unit == UNIT_NONE ? SLICE_NONE : slice_of(money_unit_name(unit));
}

static struct column_note *
add_column(struct reading *r, size_t col, struct slice words, struct span where)
{
	struct column_note *c = list_add(r->arena, &r->out->columns);

	c->sheet = (int64_t)r->out->sheets.n;
	c->place = (int64_t)col + 1;
	c->words = words;
	c->span = where;
	return c;
}

void
note_form(struct reading *r, size_t block, const struct grid *g)
{
	if (!r->explain)
		return;
	add_sheet(r, block, g, TABLE_FORM)->rows = (int64_t)g->rows;
}

/* Why a table without a known header gives nothing, from what is in it. */
static enum ignored
seen_in(const struct grid *g, enum ignored why)
{
	size_t words = 0, amounts = 0;

	for (size_t row = 0; row < g->rows; row++)
		for (size_t col = 0; col < g->cols; col++) {
			struct slice s = grid_words(g, row, col);
			struct amount a;

			words += s.len > 0;
			amounts += s.len > 0 &&
			           amount_cell(s, UNIT_YUAN, &a) == CELL_AMOUNT;
		}
	if (words == 0)
		return IGNORED_EMPTY;
	if (g->table->cells.n <= 2)
		return IGNORED_FRAME;
	return amounts == 0 ? IGNORED_WORDY : why;
}

void
note_passed_table(struct reading *r, size_t block, const struct grid *g,
                  enum ignored why)
{
	struct sheet_note *n;

	if (!r->explain)
		return;
	n = add_sheet(r, block, g, TABLE_NONE);
	n->rows = (int64_t)g->rows;
	n->ignored = seen_in(g, why);
}

/* ---- tables under a known header ---- */

size_t
note_yield(const struct reading *r)
{
	const struct disclosure *d = r->out;

	return d->units.n + d->kpis.n + d->procurement.n + d->counts.n +
	       r->statements.n;
}

static enum column
column_at(const struct header *h, size_t col)
{
	for (unsigned c = COLUMN_NONE + 1; c < COLUMN_N; c++)
		if (h->at[c] == col)
			return (enum column)c;
	return COLUMN_SKIPPED;
}

static void
note_columns(const struct sheet *s)
{
	const struct header *h = s->header;

	for (size_t col = 0; col < s->grid->cols; col++) {
		size_t row = h->row + h->rows - 1;
		enum column takes = column_at(h, col);

		while (row > h->row && grid_words(s->grid, row, col).len == 0)
			row--;
		/* A merged cell heads one column of ours. */
		if (grid_words(s->grid, row, col).len == 0 ||
		    (takes == COLUMN_SKIPPED &&
		     !grid_begins(s->grid, row, col)))
			continue;
		add_column(s->r, col, grid_words(s->grid, row, col),
		           grid_span(s->grid, row, col))
		    ->takes = takes;
	}
}

void
note_sheet(const struct sheet *s, size_t end, size_t since)
{
	size_t body = s->header->row + s->header->rows;
	struct sheet_note *n;
	struct span last;

	if (!s->r->explain)
		return;
	n = add_sheet(s->r, s->block, s->grid, s->header->kind);
	n->unit = unit_words(s->unit);
	n->rows = end > body ? (int64_t)(end - body) : 0;
	n->taken = (int64_t)(note_yield(s->r) - since);
	if (n->taken > n->rows)
		n->taken = n->rows;
	if (n->taken == 0)
		n->ignored = IGNORED_LINES;
	/* A table may go on under a second header. */
	if (s->header->row > 0 && s->r->out->sheets.n > 1 &&
	    n[-1].span.end > n->span.start)
		n->span.start = grid_row_span(s->grid, s->header->row).start;
	last = grid_row_span(s->grid, end == 0 ? 0 : end - 1);
	if (end < s->grid->rows && last.end > n->span.start)
		n->span.end = last.end;
	note_columns(s);
}

/* ---- tables of figures ---- */

/* The words over a column, from the upper row down, parted by a slash; without
 * a title over all columns and the numbers of columns. */
static struct slice
words_over(const struct figures *f, size_t col, struct span *where)
{
	char *out = arena_alloc(f->r->arena, HEAD_MOST);
	const struct cell *last = NULL;
	size_t n = 0;

	for (size_t row = 0; row < f->header.rows; row++) {
		const struct cell *c = grid_cell(f->grid, row, col);
		struct slice s = grid_words(f->grid, row, col);

		if (c == NULL || c == last || s.len == 0 ||
		    slice_is_digits(s) ||
		    (c->colspan >= f->grid->cols && f->grid->cols > 1) ||
		    n + s.len + 1 > HEAD_MOST)
			continue;
		last = c;
		if (n > 0)
			out[n++] = '/';
		memcpy(out + n, s.at, s.len);
		n += s.len;
		*where = grid_span(f->grid, row, col);
	}
	return n == 0 ? SLICE_NONE : (struct slice){out, n};
}

static bool
is_blank_column(const struct grid *g, size_t col)
{
	for (size_t row = 0; row < g->rows; row++)
		if (grid_words(g, row, col).len > 0)
			return false;
	return true;
}

static enum column
taken_for(enum figure_column holds)
{
	switch (holds) {
	case FIGURE_CODE:
		return COLUMN_CODE;
	case FIGURE_LABEL:
		return COLUMN_LABEL;
	case FIGURE_AMOUNT:
		return COLUMN_FIGURE;
	case FIGURE_CHANGE:
		return COLUMN_CHANGE;
	case FIGURE_NOTHING:
		break;
	}
	return COLUMN_SKIPPED;
}

static void
note_heads(const struct figures *f)
{
	for (size_t col = 0; col < f->header.cols; col++) {
		const struct figure_head *h = &f->header.at[col];
		struct span where = {f->grid->table->cells.at[0].span.start,
		                     f->grid->table->cells.at[0].span.start};
		struct slice words = words_over(f, col, &where);
		struct column_note *c;

		if (words.len == 0 && is_blank_column(f->grid, col))
			continue;
		c = add_column(f->r, col, words, where);
		c->takes = taken_for(h->holds);
		if (c->takes != COLUMN_FIGURE && c->takes != COLUMN_CHANGE)
			continue;
		c->year = h->year;
		c->stage = h->stage;
		c->fund = h->fund;
		c->part = h->part;
		if (h->measure != NULL)
			c->measure = h->measure->measure;
	}
}

/* Cells of a row that print an amount in a column of amounts. */
static int64_t
amounts_in(const struct figures *f, size_t row)
{
	int64_t n = 0;

	for (size_t col = 0; col < f->header.cols; col++) {
		enum figure_column holds = f->header.at[col].holds;
		struct amount a;

		if ((holds == FIGURE_AMOUNT || holds == FIGURE_CHANGE) &&
		    grid_begins(f->grid, row, col) &&
		    amount_cell(grid_words(f->grid, row, col), f->unit, &a) ==
		        CELL_AMOUNT)
			n++;
	}
	return n;
}

/* How many printed amounts of the row became statements; statements are in the
 * order of rows, `*at` is the first one that may be this row's. */
static int64_t
read_in(const struct figures *f, size_t row, size_t *at, bool *any)
{
	struct span where = grid_row_span(f->grid, row);
	int64_t n = 0;

	*any = false;
	for (; *at < f->r->statements.n; *at += 1) {
		const struct statement *s = &f->r->statements.at[*at];

		if (s->clause.start != where.start ||
		    s->clause.end != where.end)
			break;
		*any = true;
		n += s->presence == PRESENCE_STATED;
	}
	return n;
}

void
note_figures(const struct figures *f, size_t since)
{
	struct reading *r = f->r;
	struct sheet_note *n;

	if (!r->explain)
		return;
	n = add_sheet(r, f->block, f->grid, TABLE_FIGURES);
	n->unit = unit_words(f->unit);
	note_heads(f);
	for (size_t row = f->header.rows; row < f->grid->rows; row++) {
		int64_t figures = amounts_in(f, row);
		bool any;

		n->rows++;
		n->figures += figures;
		n->read += read_in(f, row, &since, &any);
		n->taken += any;
		if (!any && figures > 0) {
			struct passed *p = list_add(r->arena, &r->out->passed);

			p->ignored = IGNORED_ROW;
			p->span = grid_row_span(f->grid, row);
		}
	}
	if (n->taken == 0)
		n->ignored = IGNORED_LINES;
}
