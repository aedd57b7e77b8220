/*
 * What speaks for one table: as many columns, and rows that look alike, figures
 * below figures.  What speaks against it: a total that closed the first one, a
 * second header of other words.
 */
#include "ingest/join.h"

#include "ingest/spelling.h"

#define HEADER_MOST 4u    /* rows of a header that is looked for again */
#define CONTINUED_MOST 30 /* bytes of a line 续表 */

/* ---- rows ---- */

static struct slice
words_of(const struct document *doc, const struct cell *c)
{
	return trimmed(slice_cut(doc->text, c->span));
}

/* The first cell of a row, or where it would be. */
static size_t
row_start(const struct table *t, unsigned row)
{
	size_t low = 0, high = t->cells.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (t->cells.at[middle].row < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct cell *
cell_at(const struct table *t, unsigned row, unsigned col)
{
	for (size_t i = row_start(t, row);
	     i < t->cells.n && t->cells.at[i].row == row; i++)
		if (t->cells.at[i].col == col)
			return &t->cells.at[i];
	return NULL;
}

/* Digits and the marks in numbers, or nothing. */
static bool
is_figure_or_blank(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_among(s.at[i], "0123456789,.%-+"))
			return false;
	return true;
}

static bool
same_row(const struct document *doc, const struct table *a,
         const struct table *b, unsigned row)
{
	size_t i = row_start(a, row), k = row_start(b, row);
	bool words = false;

	for (; i < a->cells.n && a->cells.at[i].row == row; i++, k++) {
		const struct cell *l = &a->cells.at[i], *r = &b->cells.at[k];

		if (k == b->cells.n || r->row != row || l->col != r->col ||
		    !slice_is(words_of(doc, l), words_of(doc, r)))
			return false;
		words |= words_of(doc, l).len > 0;
	}
	return words && (k == b->cells.n || b->cells.at[k].row != row);
}

/* How many rows at the start of both say the same. */
static unsigned
repeated_rows(const struct document *doc, const struct table *a,
              const struct table *b)
{
	unsigned n = 0;

	while (n < HEADER_MOST && n < a->rows && n < b->rows &&
	       same_row(doc, a, b, n))
		n++;
	return n;
}

/* Figures stand below figures, and there are some. */
static bool
goes_on(const struct document *doc, const struct table *a,
        const struct table *b)
{
	unsigned figures = 0;

	for (unsigned c = 0; c < a->cols; c++) {
		const struct cell *up = cell_at(a, a->rows - 1u, c);
		const struct cell *down = cell_at(b, 0, c);
		struct slice l, r;

		if (up == NULL || down == NULL || up->colspan != down->colspan)
			continue;
		l = words_of(doc, up);
		r = words_of(doc, down);
		if (l.len > 0 && r.len > 0 &&
		    is_figure_or_blank(l) != is_figure_or_blank(r))
			return false;
		figures += r.len > 0 && is_figure_or_blank(r);
	}
	return figures > 0;
}

static bool
ends_with_total(const struct document *doc, const struct table *t)
{
	for (size_t i = row_start(t, t->rows - 1u); i < t->cells.n; i++) {
		struct slice s = words_of(doc, &t->cells.at[i]);

		if (slice_ends(s, SLICE("合计")) ||
		    slice_ends(s, SLICE("总计")))
			return true;
	}
	return false;
}

/* ---- joining ---- */

/* Rows of `b` that are left out when it is put below `a`; false: it is not. */
static bool
is_one_table(const struct document *doc, const struct block *first,
             const struct block *second, unsigned *without)
{
	const struct table *a = first->table, *b = second->table;

	*without = 0;
	if (a->cols != b->cols || a->rows == 0 || b->rows == 0 ||
	    (unsigned)a->rows + b->rows > UINT16_MAX)
		return false;
	*without = repeated_rows(doc, a, b);
	if (*without == b->rows)
		return false;
	/* On one page two tables of one form are two. */
	if (*without > 0)
		return first->page != second->page ||
		       (first->page == 0 && !ends_with_total(doc, a));
	return !ends_with_total(doc, a) && goes_on(doc, a, b);
}

static void
append(struct block *first, const struct block *second, unsigned without,
       struct arena *a)
{
	struct table *t = first->table;
	const struct table *more = second->table;

	for (size_t i = row_start(more, without); i < more->cells.n; i++) {
		struct cell *c = list_add(a, &t->cells);

		*c = more->cells.at[i];
		c->row = (uint16_t)(c->row - without + t->rows);
	}
	t->rows = (uint16_t)(t->rows + more->rows - without);
	first->span.end = second->span.end;
}

static bool
says_continued(const struct document *doc, const struct block *b)
{
	struct slice s = slice_cut(doc->text, b->span);

	return b->kind != BLOCK_TABLE && s.len <= CONTINUED_MOST &&
	       slice_find(s, SLICE("续表")) != NULL;
}

void
join_tables(struct document *doc, struct arena *a)
{
	size_t n = 0, end = doc->blocks.n;

	for (size_t i = 0; i < end; n++) {
		struct block *kept = &doc->blocks.at[n];

		*kept = doc->blocks.at[i++];
		while (kept->kind == BLOCK_TABLE && i < end) {
			size_t next =
			    i + says_continued(doc, &doc->blocks.at[i]);
			unsigned without;

			if (next == end ||
			    doc->blocks.at[next].kind != BLOCK_TABLE ||
			    !is_one_table(doc, kept, &doc->blocks.at[next],
			                  &without))
				break;
			append(kept, &doc->blocks.at[next], without, a);
			i = next + 1;
		}
	}
	doc->blocks.n = n;
}
