/*
 * Sheets that were saved as text: what is a line around a table in them, and
 * what the columns were before they were merged.
 */
#include "ingest/text_rows.h"

#include "ingest/numbering.h"
#include "ingest/xlsx.h"

/* Words in the first cell, and tabs behind it to the line's end. */
static bool
only_first(struct slice line, struct slice *cell)
{
	*cell = trim_blanks(line);
	return cell->len > 0 && line.at[0] != '\t' &&
	       slice_ends(line, SLICE("\t")) &&
	       memchr(cell->at, '\t', cell->len) == NULL;
}

static bool
is_around(struct slice cell)
{
	return xlsx_is_title(cell) || xlsx_is_note(cell) ||
	       xlsx_is_label(cell) ||
	       numbering_of(cell).style == NUMBERING_PART;
}

bool
sheet_line(struct slice line, const struct lines *next, bool first)
{
	struct lines ahead = *next;
	struct slice cell, after;

	if (!only_first(line, &cell))
		return false;
	if (first || is_around(cell))
		return true;
	/* A section, and what stands around its table or its sentences. */
	return numbering_of(cell).style == NUMBERING_HAN &&
	       lines_next(&ahead, &after) && only_first(after, &cell) &&
	       is_around(cell);
}

/* ---- columns ---- */

static bool
is_empty(const struct cell *c)
{
	return c->span.start == c->span.end;
}

/* Where each column goes, or UINT16_MAX; how many are left. */
static unsigned
number_columns(const struct table *t, uint16_t *to)
{
	unsigned n = 0;

	for (unsigned col = 0; col < t->cols; col++)
		to[col] = UINT16_MAX;
	for (size_t i = 0; i < t->cells.n; i++)
		if (!is_empty(&t->cells.at[i]))
			to[t->cells.at[i].col] = 0;
	for (unsigned col = 0; col < t->cols; col++)
		if (to[col] != UINT16_MAX)
			to[col] = (uint16_t)n++;
	return n;
}

static void
take_out(struct table *t, const uint16_t *to, unsigned n)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->cells.n; i++) {
		struct cell c = t->cells.at[i];

		if (to[c.col] == UINT16_MAX)
			continue;
		c.col = to[c.col];
		t->cells.at[kept++] = c;
	}
	t->cells.n = kept;
	t->cols = (uint16_t)n;
}

/* ---- the header ---- */

/* The second row is a header's: words alone, and some of them below nothing. */
static bool
is_header(const struct table *t, struct slice text, unsigned n)
{
	const struct cell *c = t->cells.at;
	bool below_nothing = false;

	if (t->cells.n < 2 * (size_t)n || c[n - 1].row != 0 || c[n].row != 1 ||
	    c[2 * n - 1].row != 1 || is_empty(&c[0]))
		return false;
	for (unsigned i = 0; i < n; i++) {
		if (xlsx_is_figure(slice_cut(text, c[n + i].span)))
			return false;
		below_nothing |= is_empty(&c[i]) && !is_empty(&c[n + i]);
	}
	return below_nothing;
}

/* Cells of the first row over empty ones of it, and down over empty ones of
 * the second; those that are covered go. */
static void
span_header(struct table *t, unsigned n)
{
	struct cell *upper = t->cells.at, *lower = upper + n, *last = upper;
	size_t kept = 0;

	for (unsigned i = 0; i < n; i++) {
		if (!is_empty(&upper[i]))
			last = &upper[i];
		else if (!is_empty(&lower[i]) && last->rowspan == 1) {
			last->colspan++;
			upper[i].colspan = 0;
		}
		if (is_empty(&lower[i]) && !is_empty(&upper[i])) {
			upper[i].rowspan = 2;
			lower[i].colspan = 0;
		}
	}
	for (size_t i = 0; i < t->cells.n; i++)
		if (t->cells.at[i].colspan > 0)
			t->cells.at[kept++] = t->cells.at[i];
	t->cells.n = kept;
}

void
sheet_square(struct table *t, struct slice text, struct arena *a)
{
	uint16_t *to;
	unsigned n;

	/* A sheet has all its cells. */
	if (t->cells.n != (size_t)t->rows * t->cols)
		return;
	to = arena_array(a, t->cols, sizeof(*to));
	n = number_columns(t, to);
	if (n == t->cols || n < 2)
		return;
	take_out(t, to, n);
	if (is_header(t, text, n))
		span_header(t, n);
}
