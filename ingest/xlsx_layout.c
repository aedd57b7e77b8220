/*
 * From a sheet of cells to blocks.
 *
 * A sheet carries, again and again: lines with one filled cell (title, 部门：…,
 * 单位：万元), a table, and notes below it.  Rows with one filled cell before a
 * table are its lines; inside a table they are rows, unless they are merged
 * across it or stand behind an empty row like a title, and a row that can be a
 * header follows.
 */
#include "ingest/xlsx.h"

#include "ingest/heading.h"

#define CAPTION_MOST 280 /* bytes */
#define CAPTION_LINES 5
#define SENTENCE_LEAST 45 /* bytes */

/* The cells of one printed row. */
struct row {
	uint32_t number;
	size_t first, n, filled;
	const struct xlsx_cell *only; /* the last filled one */
	bool gap;                     /* behind an empty row */
};

struct layout {
	struct builder *out;
	const struct xlsx_sheet *sheet;
	struct row *rows;
	size_t n;
	unsigned left, width; /* columns of the sheet */
	struct arena *arena;
};

static struct slice
text_of(const struct row *r)
{
	return r->only->text;
}

/* ---- rows ---- */

/* Rows are those with words; a merged range without words belongs to the next
 * row it reaches. */
static void
make_rows(struct layout *l)
{
	const struct xlsx_sheet *s = l->sheet;
	uint32_t before = 0;

	for (size_t i = 0; i < s->cells.n;) {
		struct row r = {.number = s->cells.at[i].row, .first = i};

		for (; i < s->cells.n && s->cells.at[i].row == r.number; i++) {
			r.n++;
			if (s->cells.at[i].text.len == 0)
				continue;
			r.filled++;
			r.only = &s->cells.at[i];
			if (s->cells.at[i].col < l->left)
				l->left = s->cells.at[i].col;
			if (s->cells.at[i].col + 1u > l->width)
				l->width = s->cells.at[i].col + 1u;
		}
		if (r.filled == 0)
			continue;
		r.gap = l->n > 0 && r.number > before + 1;
		before = r.number;
		l->rows[l->n++] = r;
	}
}

static bool
has_figure(const struct layout *l, const struct row *r)
{
	for (size_t i = r->first; i < r->first + r->n; i++)
		if (xlsx_is_figure(l->sheet->cells.at[i].text))
			return true;
	return false;
}

/* 部门：某局 | 单位：万元 on one line. */
static bool
all_labels(const struct layout *l, const struct row *r)
{
	for (size_t i = r->first; i < r->first + r->n; i++) {
		struct slice text = l->sheet->cells.at[i].text;

		if (text.len > 0 && !xlsx_is_label(text))
			return false;
	}
	return true;
}

static bool
is_line(const struct layout *l, const struct row *r)
{
	return r->filled == 1 || (r->filled <= 4 && all_labels(l, r));
}

static bool
is_banner(const struct layout *l, const struct row *r)
{
	return r->filled == 1 && r->only->wide > 1 &&
	       (unsigned)r->only->wide * 2 > l->width;
}

static bool
is_note(const struct layout *l, const struct row *r)
{
	if (r->filled == 1 && is_banner(l, r))
		return true;
	for (size_t i = r->first; i < r->first + r->n; i++)
		if (l->sheet->cells.at[i].text.len > 0)
			return xlsx_is_note(l->sheet->cells.at[i].text) &&
			       (r->filled == 1 || !has_figure(l, r));
	return false;
}

/* A new table begins here: lines, and then a row that can be its header. */
static bool
starts_new(const struct layout *l, size_t i)
{
	const struct row *r = &l->rows[i];

	if (!is_banner(l, r) &&
	    !(r->gap && is_line(l, r) && xlsx_is_title(text_of(r))))
		return false;
	while (i < l->n && is_line(l, &l->rows[i]))
		i++;
	return i < l->n && !has_figure(l, &l->rows[i]);
}

/* Nothing but a cell at the left edge, one row high. */
static bool
is_left_alone(const struct layout *l, const struct row *r)
{
	return r->filled == 1 && r->only->col == l->left &&
	       r->only->below == r->number + 1;
}

/* Prose goes on below a table in the table's first column. */
static bool
is_sentence(const struct layout *l, size_t i)
{
	const struct row *r = &l->rows[i];

	return is_left_alone(l, r) && text_of(r).len > SENTENCE_LEAST &&
	       slice_find(text_of(r), SLICE("。")) != NULL;
}

static bool
is_remark(struct slice s)
{
	return slice_starts(s, SLICE("注")) || slice_starts(s, SLICE("备注")) ||
	       slice_starts(s, SLICE("说明")) || slice_starts(s, SLICE("本表"));
}

/* ---- blocks ---- */

/* The words of a cell, whose line ends are meant. */
static void
put_words(struct builder *b, struct slice text)
{
	while (text.len > 0) {
		const char *end = memchr(text.at, '\n', text.len);
		size_t n = end == NULL ? text.len : (size_t)(end - text.at);

		builder_text(b, (struct slice){text.at, n});
		if (end != NULL)
			builder_break(b, BLOCK_PARAGRAPH);
		text = slice_from(text, n + (end != NULL));
	}
}

static void
put_lines(const struct layout *l, const struct row *r)
{
	for (size_t i = r->first; i < r->first + r->n; i++) {
		struct slice text = l->sheet->cells.at[i].text;

		put_words(l->out, text);
		builder_break(l->out, reads_as_heading(text) ? BLOCK_HEADING
		                                             : BLOCK_PARAGRAPH);
	}
}

/* The lines above a table, from the first block after `from` on, as far up as
 * they are no sentences. */
static struct span
caption_of(const struct document *doc, const struct builder *b, size_t from)
{
	struct span s = {0, 0};

	for (size_t i = doc->blocks.n;
	     i > from && doc->blocks.n - i < CAPTION_LINES; i--) {
		const struct block *line = &doc->blocks.at[i - 1];
		struct slice text = {b->text + line->span.start,
		                     line->span.end - line->span.start};

		if (line->kind == BLOCK_TABLE ||
		    slice_find(text, SLICE("。")) != NULL ||
		    (s.end > 0 && s.end - line->span.start > CAPTION_MOST))
			break;
		if (s.end == 0)
			s.end = line->span.end;
		s.start = line->span.start;
	}
	return s;
}

struct area {
	size_t from, to; /* rows */
	unsigned left, right;
	uint32_t *covered; /* by column: the first row below a merged cell */
};

static struct area
area_of(const struct layout *l, size_t from, size_t to)
{
	struct area a = {from, to, UINT16_MAX, 0, NULL};

	for (size_t i = from; i < to; i++) {
		const struct row *r = &l->rows[i];

		for (size_t k = r->first; k < r->first + r->n; k++) {
			const struct xlsx_cell *c = &l->sheet->cells.at[k];

			if (c->text.len == 0)
				continue;
			if (c->col < a.left)
				a.left = c->col;
			if (c->col + 1u > a.right)
				a.right = c->col + 1u;
		}
	}
	if (a.right - a.left > BUILDER_COLUMNS)
		a.right = a.left + BUILDER_COLUMNS;
	a.covered = arena_array(l->arena, a.right, sizeof(*a.covered));
	return a;
}

/* How many rows of the table a cell covers, from row `i` on. */
static unsigned
rows_under(const struct layout *l, const struct area *a, size_t i,
           uint32_t below)
{
	unsigned n = 1;

	while (i + n < a->to && l->rows[i + n].number < below)
		n++;
	return n;
}

static void
put_row(const struct layout *l, const struct area *a, size_t i)
{
	const struct row *r = &l->rows[i];
	size_t k = r->first, end = r->first + r->n;

	builder_row(l->out);
	for (unsigned col = a->left; col < a->right;) {
		const struct xlsx_cell *c = NULL;
		unsigned wide = 1;
		uint32_t below = r->number + 1;

		while (k < end && l->sheet->cells.at[k].col < col)
			k++;
		if (k < end && l->sheet->cells.at[k].col == col)
			c = &l->sheet->cells.at[k];
		if (a->covered[col] > r->number) {
			col++;
			continue;
		}
		if (c != NULL) {
			below = c->below;
			while (col + wide < a->right && wide < c->wide &&
			       a->covered[col + wide] <= r->number)
				wide++;
		}
		builder_cell(l->out, rows_under(l, a, i, below), wide);
		if (c != NULL)
			put_words(l->out, c->text);
		builder_cell_end(l->out);
		for (unsigned w = 0; w < wide; w++)
			a->covered[col++] = below;
	}
}

static void
put_table(const struct layout *l, size_t from, size_t to, struct span caption)
{
	struct area a = area_of(l, from, to);
	struct table *t;

	builder_table(l->out);
	t = l->out->table;
	t->caption = caption;
	for (size_t i = from; i < to && i - from < BUILDER_ROWS; i++)
		put_row(l, &a, i);
	builder_table_end(l->out);
}

/* One table with its lines and notes, from row `i`; the row behind them. */
static size_t
put_part(const struct layout *l, size_t i)
{
	const struct document *doc = l->out->doc;
	size_t from = doc->blocks.n, end, notes;

	while (i < l->n && is_line(l, &l->rows[i]))
		put_lines(l, &l->rows[i++]);
	if (i == l->n)
		return i;
	for (end = i + 1;
	     end < l->n && !starts_new(l, end) && !is_sentence(l, end);)
		end++;
	/* The headings right above a sentence are no rows either, but what
	 * stands above a note on the table is. */
	if (end < l->n && is_sentence(l, end) &&
	    !is_remark(text_of(&l->rows[end])))
		while (end > i + 1 && is_left_alone(l, &l->rows[end - 1]) &&
		       reads_as_heading(text_of(&l->rows[end - 1])))
			end--;
	for (notes = end; notes > i + 1 && is_note(l, &l->rows[notes - 1]);)
		notes--;
	put_table(l, i, notes, caption_of(doc, l->out, from));
	while (notes < end)
		put_lines(l, &l->rows[notes++]);
	return end;
}

void
xlsx_layout(struct xlsx_book *b, const struct xlsx_sheet *s)
{
	struct layout l = {
	    .out = &b->out, .sheet = s, .arena = b->office->arena};

	l.left = UINT16_MAX;
	l.rows = arena_array(l.arena, s->cells.n, sizeof(*l.rows));
	make_rows(&l);
	for (size_t i = 0; i < l.n;)
		i = put_part(&l, i);
}
