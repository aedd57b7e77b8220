/*
 * A table whose cells were pasted one a line, empty ones gone.  Two kinds can
 * be put together again here without guessing:
 *
 *	counted		a column 行次 numbers the rows; what stands between two
 *			numbers can only be that row's cells
 *	even		every label is followed by equally many figures, and the
 *			words before the first figure are just enough for a
 *			header and one label
 *
 * Others are in files of their own: of one row (text_flat_row.c), of two sides
 * (text_flat_pair.c), of indicators (text_flat_kpi.c).  Whatever else there is
 * remains short lines.
 */
#include "ingest/text_flat.h"

#include "ingest/numbering.h"
#include "ingest/text_rows.h"

#define HEADER_MOST 30u /* lines before the first figure */
#define GROUPS_MOST 4u
#define COLS_MOST 16u
#define EVEN_ROWS 3u /* fewer prove nothing */

/* The run of cells, read one by one with a look ahead. */
struct cells {
	struct lines lines; /* behind `next` */
	struct slice next;  /* at == NULL: the run is over */
	size_t next_at;     /* where its line begins */
};

static void
advance(struct cells *c)
{
	struct slice line;

	c->next = SLICE_NONE;
	c->next_at = c->lines.at;
	if (!lines_next(&c->lines, &line))
		return;
	line = trim_blanks(line);
	if (flat_is_cell(line))
		c->next = line;
}

/* A plain whole number, 0 for none. */
static unsigned
whole_number(struct slice s)
{
	unsigned n = 0;

	if (s.len == 0 || s.len > 4)
		return 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return 0;
		n = n * 10 + (unsigned)(s.at[i] - '0');
	}
	return n;
}

/* ---- the header ---- */

struct header {
	struct slice at[HEADER_MOST];
	unsigned n;      /* words before the first data row */
	unsigned row;    /* where the row of column names begins */
	unsigned cols;   /* how many there are */
	unsigned groups; /* columns 行次 … */
	unsigned count_col[GROUPS_MOST];
};

/* The column names: from the word before the first 行次 up to 栏次 or the end.
 * False when there is no column 行次. */
static bool
find_counters(struct header *h)
{
	unsigned first = 0, end;

	while (first < h->n && !slice_is(h->at[first], SLICE("行次")))
		first++;
	if (first == 0 || first == h->n)
		return false;
	h->row = first - 1;
	for (end = first; end < h->n; end++)
		if (slice_is(h->at[end], SLICE("栏次")) ||
		    slice_is(h->at[end], SLICE("栏 次")))
			break;
	h->cols = end - h->row;
	for (unsigned i = h->row; i < end; i++)
		if (slice_is(h->at[i], SLICE("行次"))) {
			if (h->groups == GROUPS_MOST)
				return false;
			h->count_col[h->groups++] = i - h->row;
		}
	return h->cols >= 3 && h->cols <= COLS_MOST;
}

/* Collects words until a label is followed by the row number 1. */
static bool
read_counted_header(struct cells *c, struct header *h)
{
	*h = (struct header){.n = 0};
	while (c->next.at != NULL && h->n < HEADER_MOST) {
		struct slice cell = c->next;
		struct cells mark = *c;

		advance(c);
		if (whole_number(c->next) == 1 && whole_number(cell) == 0 &&
		    slice_find(cell, SLICE("栏")) == NULL &&
		    !flat_is_figure(cell)) {
			*c = mark;
			return find_counters(h);
		}
		h->at[h->n++] = cell;
	}
	return false;
}

static void
put_header(struct rows *r, const struct header *h)
{
	unsigned width = h->groups > 0 ? h->cols / h->groups : 0;

	/* 收入 and 支出 stand over equal halves. */
	if (h->row > 0 && h->row == h->groups && width * h->groups == h->cols) {
		for (unsigned i = 0; i < h->row; i++) {
			rows_cell(r, h->at[i]);
			rows_widen(r, width);
		}
		rows_end_row(r);
	}
	for (unsigned i = 0; i < h->cols; i++)
		rows_cell(r, h->at[h->row + i]);
	rows_end_row(r);
}

/* ---- counted rows ---- */

/* One row's cells by column; missing ones have no bytes. */
struct row {
	struct slice at[COLS_MOST];
};

/* The cells of one 行次 group: label, number, figures.  False when they do not
 * fit its columns. */
static bool
read_group(struct cells *c, const struct header *h, unsigned g, unsigned *count,
           struct row *row)
{
	unsigned no = h->count_col[g];
	unsigned end = g + 1 < h->groups ? h->count_col[g + 1] - 1 : h->cols;
	unsigned col = no + 1;

	if (whole_number(c->next) != *count) {
		if (flat_is_figure(c->next))
			return false;
		row->at[no - 1] = c->next;
		advance(c);
	}
	if (c->next.at == NULL || whole_number(c->next) != *count)
		return false;
	row->at[no] = c->next;
	++*count;
	advance(c);
	while (col < end && flat_is_figure(c->next) &&
	       !(g + 1 < h->groups && c->next.len <= 3 &&
	         whole_number(c->next) == count[1])) {
		row->at[col++] = c->next;
		advance(c);
	}
	/* Some but not all figures: which ones, nobody can tell. */
	return col == no + 1 || col == end;
}

static void
put_row(struct rows *r, const struct row *row, unsigned cols)
{
	struct slice last = SLICE_NONE;

	for (unsigned i = 0; i < cols; i++)
		if (row->at[i].at != NULL && last.at == NULL)
			last = (struct slice){row->at[i].at, 0};
	for (unsigned i = 0; i < cols; i++) {
		if (row->at[i].at != NULL) {
			rows_cell(r, row->at[i]);
			last = slice_from(row->at[i], row->at[i].len);
		} else {
			rows_cell(r, last);
		}
	}
	rows_end_row(r);
}

/* Where the second group's numbers begin: the number behind the first label
 * that follows the first row's figures. */
static bool
find_counts(struct cells c, const struct header *h, unsigned *count)
{
	count[0] = 1;
	for (unsigned g = 1; g < h->groups; g++) {
		unsigned tries = 0;

		/* label, number, figures; then the next group's label */
		while (c.next.at != NULL && !flat_is_figure(c.next))
			advance(&c);
		while (c.next.at != NULL && flat_is_figure(c.next))
			advance(&c);
		while (c.next.at != NULL && !flat_is_figure(c.next) &&
		       tries++ < 2)
			advance(&c);
		count[g] = whole_number(c.next);
		if (count[g] == 0)
			return false;
	}
	return true;
}

static unsigned
read_counted(struct cells *c, const struct header *h, struct rows *r,
             struct lines *end)
{
	unsigned count[GROUPS_MOST + 1] = {0}, n = 0;

	if (!find_counts(*c, h, count))
		return 0;
	while (c->next.at != NULL && r->row < ROWS_MOST) {
		struct row row = {.at = {SLICE_NONE}};

		for (unsigned g = 0; g < h->groups; g++)
			if (!read_group(c, h, g, &count[g], &row))
				return n;
		put_row(r, &row, h->cols);
		end->at = c->next_at;
		n++;
	}
	return n;
}

/* ---- even rows ---- */

static bool
read_even_header(struct cells *c, struct header *h)
{
	struct cells ahead;
	unsigned figures = 0;

	*h = (struct header){.n = 0};
	ahead = *c;
	while (ahead.next.at != NULL && !flat_is_figure(ahead.next) &&
	       h->n < COLS_MOST + 1) {
		h->at[h->n++] = ahead.next;
		advance(&ahead);
	}
	while (flat_is_figure(ahead.next)) {
		figures++;
		advance(&ahead);
	}
	if (figures == 0 || h->n != figures + 2)
		return false;
	/* A table of contents with its page numbers. */
	for (unsigned i = 0; i + 1 < h->n; i++)
		if (numbering_of(h->at[i]).style != NUMBERING_NONE)
			return false;
	h->cols = figures + 1;
	for (unsigned i = 0; i < h->cols; i++)
		advance(c);
	return true;
}

static unsigned
read_even(struct cells *c, const struct header *h, struct rows *r,
          struct lines *end)
{
	unsigned n = 0;

	while (c->next.at != NULL && !flat_is_figure(c->next) &&
	       r->row < ROWS_MOST) {
		struct row row = {.at = {SLICE_NONE}};
		unsigned col = 1;

		row.at[0] = c->next;
		advance(c);
		while (col < h->cols && flat_is_figure(c->next)) {
			row.at[col++] = c->next;
			advance(c);
		}
		if (col != h->cols || flat_is_figure(c->next))
			break;
		put_row(r, &row, h->cols);
		end->at = c->next_at;
		n++;
	}
	return n;
}

/* A line that begins like a figure stands within reach.  What was looked
 * through once is remembered, so the walk over a text looks once. */
static bool
figure_ahead(struct lines *l)
{
	struct lines ahead = {.text = l->text, .at = l->figure};
	size_t reach = l->at + (size_t)HEADER_MOST * (FLAT_CELL_MOST + 1);
	struct slice line;

	if (l->figure > l->at && l->figure_found)
		return l->figure < reach;
	if (ahead.at < l->at)
		ahead.at = l->at;
	l->figure_found = false;
	while (ahead.at < reach && !l->figure_found) {
		l->figure = ahead.at;
		if (!lines_next(&ahead, &line))
			return false;
		l->figure_found =
		    line.len > 0 &&
		    ((line.at[0] >= '0' && line.at[0] <= '9') ||
		     line.at[0] == '-' || flat_narrow(line) != '\0');
	}
	return l->figure_found;
}

struct table *
flat_table(struct lines *l, struct slice first, struct arena *a,
           struct span *span)
{
	struct cells c = {.lines = *l}, start;
	struct lines end = *l;
	struct header h;
	struct rows r;
	struct table *t;
	bool counted;

	if (!flat_is_cell(trim_blanks(first)) ||
	    flat_is_figure(trim_blanks(first)) || !figure_ahead(l))
		return NULL;
	if ((t = flat_pairs(l, first, a, span)) != NULL)
		return t;
	advance(&c);
	start = c;
	counted = read_counted_header(&c, &h);
	if (!counted) {
		c = start;
		if (!read_even_header(&c, &h))
			return flat_row(l, a, span);
	}
	rows_begin(&r, a, l->text);
	put_header(&r, &h);
	if (counted ? read_counted(&c, &h, &r, &end) < 2
	            : read_even(&c, &h, &r, &end) < EVEN_ROWS)
		return rows_give_up(&r);
	t = rows_finish(&r, span);
	if (t != NULL)
		*l = end;
	return t;
}
