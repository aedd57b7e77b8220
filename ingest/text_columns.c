/*
 * Columns that are set by blanks.  Two or more blanks part cells anywhere; one
 * blank parts them only in a run of rows without a sentence in it.  Where rows
 * have unlike numbers of cells, a row's cells go to the columns that they stand
 * under, or, with single blanks, where their kinds (words, figures) fit best.
 */
#include "ingest/text_columns.h"

#include "ingest/comparing.h"
#include "ingest/numbering.h"
#include "ingest/text_rows.h"

#define CELLS_MOST 40u
#define LINE_MOST 1200u /* bytes; a longer line is no row */

/* One line, cut. */
struct cut {
	unsigned n;
	struct slice cell[CELLS_MOST];
	unsigned left[CELLS_MOST], right[CELLS_MOST]; /* in half-widths */
};

/* Cuts at runs of at least `least` blanks. */
static void
cut_line(struct slice line, unsigned least, struct cut *c)
{
	unsigned x = 0, blanks = 0;
	struct slice rest = line;

	c->n = 0;
	while (rest.len > 0) {
		size_t blank = blank_length(rest);
		unsigned char lead = (unsigned char)rest.at[0];
		size_t n = blank > 0     ? blank
		           : lead < 0x80 ? 1
		           : lead < 0xe0 ? 2
		           : lead < 0xf0 ? 3
		                         : 4;

		if (n > rest.len)
			n = rest.len;
		if (blank > 0) {
			blanks++;
		} else if (c->n == 0 || blanks >= least) {
			if (c->n == CELLS_MOST)
				return;
			c->cell[c->n] = (struct slice){rest.at, n};
			c->left[c->n++] = x;
			blanks = 0;
		} else {
			blanks = 0;
		}
		x += n >= 3 ? 2 : 1;
		if (blank == 0) {
			c->cell[c->n - 1].len =
			    (size_t)(rest.at + n - c->cell[c->n - 1].at);
			c->right[c->n - 1] = x;
		}
		rest = slice_from(rest, n);
	}
}

static bool
has_sentence(struct slice line)
{
	return slice_find(line, SLICE("。")) != NULL ||
	       slice_find(line, SLICE("；")) != NULL;
}

/* 第三部分  名词解释, 表二  收支总表: a heading with a gap behind its number.
 */
static bool
is_numbered_heading(const struct cut *c)
{
	struct slice first = c->cell[0];

	if (c->n != 2)
		return false;
	if (slice_starts(first, SLICE("表")) ||
	    slice_starts(first, SLICE("附")))
		return first.len <= 12;
	return numbering_of(first).length == first.len;
}

/* A row of the run: at least two cells, no sentence. */
static bool
cut_row(struct slice line, unsigned least, struct cut *c)
{
	if (line.len == 0 || line.len > LINE_MOST || has_sentence(line))
		return false;
	cut_line(line, least, c);
	/* 数量指标：改造管网　≥ 5 公里 is an indicator in a line of its own. */
	return c->n >= 2 && !is_numbered_heading(c) &&
	       slice_find(c->cell[0], SLICE("指标：")) == NULL &&
	       slice_find(c->cell[0], SLICE("指标:")) == NULL;
}

/* The rows from here on: how many, the most cells, and the first such row. */
static unsigned
measure(struct lines *l, unsigned least, struct cut *widest)
{
	struct lines ahead = *l;
	struct slice line;
	struct cut c;
	unsigned rows = 0;

	widest->n = 0;
	while (rows < ROWS_MOST && lines_next(&ahead, &line) &&
	       cut_row(line, least, &c)) {
		if (c.n > widest->n)
			*widest = c;
		rows++;
		l->at = ahead.at;
	}
	return rows;
}

/* ---- where a short row's cells go ---- */

/* By place: the column that overlaps most, else the nearest to the right of
 * the one before. */
static void
place_by_position(const struct cut *c, const struct cut *wide, unsigned *to)
{
	unsigned next = 0;

	for (unsigned i = 0; i < c->n; i++) {
		unsigned best = next, most = 0;
		unsigned last = wide->n - (c->n - i);

		for (unsigned k = next; k <= last; k++) {
			unsigned a = c->left[i] > wide->left[k] ? c->left[i]
			                                        : wide->left[k];
			unsigned b = c->right[i] < wide->right[k]
			                 ? c->right[i]
			                 : wide->right[k];

			if (b > a && b - a > most) {
				most = b - a;
				best = k;
			}
		}
		to[i] = best;
		next = best + 1;
	}
}

static bool
begins_with_figure(struct slice s)
{
	return comparing_mark(s) > 0 ||
	       (s.len > 0 && char_among(s.at[0], "0123456789-"));
}

/* For each column, whether most full rows hold a figure there; how many full
 * rows there are. */
static unsigned
learn_kinds(struct lines l, size_t end, unsigned columns, bool *figure)
{
	unsigned figures[CELLS_MOST] = {0}, rows = 0;
	struct slice line;
	struct cut c;

	while (l.at < end && lines_next(&l, &line)) {
		if (!cut_row(line, 1, &c) || c.n != columns)
			continue;
		rows++;
		for (unsigned i = 0; i < columns; i++)
			figures[i] += begins_with_figure(c.cell[i]);
	}
	for (unsigned i = 0; i < columns; i++)
		figure[i] = figures[i] * 2 >= rows && figures[i] > 0;
	return rows;
}

static bool
is_sum(struct slice s)
{
	return slice_find(s, SLICE("合计")) != NULL ||
	       slice_find(s, SLICE("总计")) != NULL ||
	       slice_find(s, SLICE("总分")) != NULL;
}

/* By kind: the first `head` cells stay left, the others go right.  Merged
 * cells leave the front of a row empty, so `head` 0 wins a draw. */
static void
place_by_kind(const struct cut *c, unsigned columns, const bool *figure,
              unsigned *to)
{
	unsigned best = 0, most = 0;

	for (unsigned head = is_sum(c->cell[0]); head <= c->n; head++) {
		unsigned fit = 0;

		for (unsigned i = 0; i < c->n; i++) {
			unsigned k = i < head ? i : columns - c->n + i;

			fit += begins_with_figure(c->cell[i]) == figure[k];
		}
		if (fit > most) {
			most = fit;
			best = head;
		}
	}
	for (unsigned i = 0; i < c->n; i++)
		to[i] = i < best ? i : columns - c->n + i;
}

/* ---- reading ---- */

static void
put_row(struct rows *r, const struct cut *c, const unsigned *to,
        unsigned columns)
{
	unsigned i = 0;

	for (unsigned k = 0; k < columns; k++) {
		const struct slice *next = &c->cell[i < c->n ? i : c->n - 1];

		if (i < c->n && to[i] == k) {
			rows_cell(r, *next);
			i++;
		} else {
			rows_cell(
			    r, (struct slice){
			           next->at + (i < c->n ? 0 : next->len), 0});
		}
	}
	rows_end_row(r);
}

static struct table *
read_columns(struct lines *l, size_t end, unsigned least,
             const struct cut *wide, struct arena *a, struct span *span)
{
	struct lines at = *l;
	struct rows r;
	struct slice line;
	struct table *t;
	struct cut c = {.n = 0};
	bool figure[CELLS_MOST] = {false};
	unsigned to[CELLS_MOST];
	bool by_kind;

	rows_begin(&r, a, l->text);
	/* One widest row alone sets no pattern: a form, not a list. */
	by_kind = least == 1 && learn_kinds(*l, end, wide->n, figure) > 1;
	while (at.at < end && lines_next(&at, &line)) {
		cut_row(line, least, &c);
		for (unsigned i = 0; i < c.n; i++)
			to[i] = i;
		if (c.n < wide->n && least > 1)
			place_by_position(&c, wide, to);
		else if (c.n < wide->n && by_kind)
			place_by_kind(&c, wide->n, figure, to);
		put_row(&r, &c, to, wide->n);
	}
	t = rows_finish(&r, span);
	if (t != NULL)
		l->at = end;
	return t;
}

/* Rows parted by single blanks: the header is all words, and among the first
 * rows one has three cells. */
static bool
begins_narrow(struct lines l, struct slice first)
{
	struct slice line;
	struct cut c;
	unsigned rows = 0, most = 0;

	if (!cut_row(first, 1, &c))
		return false;
	for (unsigned i = 0; i < c.n; i++)
		if ((unsigned char)c.cell[i].at[0] < 0x80)
			return false;
	while (rows < 6 && lines_next(&l, &line) && cut_row(line, 1, &c)) {
		if (c.n > most)
			most = c.n;
		rows++;
	}
	return rows >= 3 && most >= 3;
}

/* Some blank stands inside the line. */
static bool
has_gap(struct slice line)
{
	struct slice s = trim_blanks(line);

	return memchr(s.at, ' ', s.len) != NULL ||
	       slice_find(s, SLICE("　")) != NULL;
}

struct table *
blank_columns(struct lines *l, struct slice first, struct arena *a,
              struct span *span)
{
	struct lines end = *l;
	struct cut wide;

	if (first.len > LINE_MOST || !has_gap(first))
		return NULL;
	if (measure(&end, 2, &wide) >= 2)
		return read_columns(l, end.at, 2, &wide, a, span);
	if (!begins_narrow(*l, first))
		return NULL;
	end = *l;
	measure(&end, 1, &wide);
	return read_columns(l, end.at, 1, &wide, a, span);
}
