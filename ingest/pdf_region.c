/*
 * Which lines make a table.
 *
 * A table begins at a line of two or more pieces, or at a single header above
 * such a line when a 单位：元 line announced it.  It goes on while lines have
 * several pieces, or one that fits between the gaps of its neighbours; page
 * ends do not matter.  A title, a note, a paragraph end it.
 */
#include "ingest/pdf_table.h"

#include "ingest/numbering.h"

#define AHEAD 4        /* lines that may stand before a header's real row */
#define LABELS_MOST 40 /* lines of labels without figures */
#define HEADER_MOST 90 /* bytes of a header that stands alone */
#define PROSE_LEAST 75 /* bytes of a line that is a sentence */

static bool
ends_with_unit(struct slice s)
{
	static const char *const units[] = {"元", "万", "）", ")", "%"};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (slice_ends(s, slice_of(units[i])))
			return true;
	return false;
}

bool
pdf_is_unit_line(const struct pdf_line *n)
{
	static const char *const words[] = {"单位：", "单位:", "单位 ："};
	struct slice text, last;
	const char *at = NULL;

	if (n->n > 4)
		return false;
	text = n->text;
	if (text.len > 240)
		return false;
	for (size_t i = 0; at == NULL && i < sizeof(words) / sizeof(words[0]);
	     i++)
		at = slice_find(text, slice_of(words[i]));
	if (at == NULL)
		return false;
	last = slice_from(text, (size_t)(at - text.at));
	/* 编制单位：某局 is followed by the unit, or stands alone. */
	return (last.len < 40 && ends_with_unit(last)) ||
	       slice_find(last, SLICE("万元")) != NULL ||
	       slice_ends(text, SLICE("元")) ||
	       (n->n == 1 && slice_starts(text, SLICE("编制单位")));
}

bool
pdf_is_contents_line(const struct pdf_line *n)
{
	static const char *const leaders[] = {"………", "......", "······",
	                                      "．．．．"};
	struct slice text = n->text;

	for (size_t i = 0; i < sizeof(leaders) / sizeof(leaders[0]); i++)
		if (slice_find(text, slice_of(leaders[i])) != NULL)
			return true;
	return false;
}

static struct slice
first_text(const struct pdf_lines *l, const struct pdf_line *n)
{
	return l->pieces.at[n->first].text;
}

/* 第一部分　概况, 表一　收支总表, 一、　基本情况: a number and its title. */
static bool
is_title_in_two(const struct pdf_lines *l, const struct pdf_line *n)
{
	struct slice head = first_text(l, n);
	struct numbering number = numbering_of(head);

	if (n->n != 2 || l->pieces.at[n->first + 1].number)
		return false;
	if (number.style != NUMBERING_NONE && number.length == head.len)
		return true;
	return head.len <= 16 && (slice_starts(head, SLICE("表")) ||
	                          slice_starts(head, SLICE("附表")) ||
	                          slice_starts(head, SLICE("附件")));
}

/* Several cells side by side. */
static bool
is_row(const struct pdf_lines *l, const struct pdf_line *n)
{
	return n->n >= 2 && !pdf_is_unit_line(n) && !pdf_is_contents_line(n) &&
	       !is_title_in_two(l, n);
}

static bool
is_note(struct slice s)
{
	static const char *const words[] = {"注：",   "注:",   "说明：",
	                                    "备注：", "说明:", "备注:"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_starts(s, slice_of(words[i])))
			return true;
	return false;
}

static bool
is_part_heading(struct slice s)
{
	return numbering_of(s).style == NUMBERING_PART ||
	       (slice_starts(s, SLICE("表")) && s.len > 6 &&
	        numbering_of(slice_from(s, 3)).style != NUMBERING_NONE);
}

/* The next line of several pieces in the few after `i`. */
static size_t
row_ahead(const struct pdf_lines *l, size_t i)
{
	for (size_t k = i + 1; k < l->lines.n && k <= i + AHEAD; k++) {
		const struct pdf_line *n = &l->lines.at[k];

		if (is_row(l, n))
			return k;
		if (pdf_is_unit_line(n) || is_note(first_text(l, n)))
			break;
	}
	return SIZE_MAX;
}

/* Does `n`, one piece, lie over no more than one piece of `row`? */
static bool
fits(const struct pdf_lines *l, const struct pdf_line *n,
     const struct pdf_line *row)
{
	const struct pdf_piece *p = l->pieces.at + row->first;
	size_t over = 0;

	for (size_t i = 0; i < row->n; i++)
		over += p[i].x0 < n->x1 && n->x0 < p[i].x1;
	return over <= 1;
}

/* Does line `at` lie between the left and right ends of what the table has so
 * far, from line `first` on, and of the next rows? */
static bool
lies_within(const struct pdf_lines *l, size_t first, size_t at)
{
	const struct pdf_line *n = &l->lines.at[at];
	int32_t left = INT32_MAX, right = 0;

	if (at - first > 4 * AHEAD)
		first = at - 4 * AHEAD;
	for (size_t i = first; i < l->lines.n && i < at + 2 * AHEAD; i++) {
		const struct pdf_line *row = &l->lines.at[i];

		if (i >= at && !is_row(l, row))
			continue;
		if (row->x0 - row->em * 4 < left)
			left = row->x0 - row->em * 4;
		if (row->x1 + row->em * 4 > right)
			right = row->x1 + row->em * 4;
	}
	return n->x0 >= left && n->x1 <= right;
}

/* Begins it where a piece of `row` begins? */
static bool
in_column(const struct pdf_lines *l, const struct pdf_line *n,
          const struct pdf_line *row)
{
	const struct pdf_piece *p = l->pieces.at + row->first;

	for (size_t i = 0; i < row->n; i++)
		if (p[i].x0 - n->x0 < 150 && n->x0 - p[i].x0 < 150)
			return true;
	return false;
}

/* The row that follows line `i` behind labels alone: rows without a figure. */
static size_t
row_after_labels(const struct pdf_lines *l, size_t i,
                 const struct pdf_line *row)
{
	for (size_t k = i; k < l->lines.n && k < i + LABELS_MOST; k++) {
		const struct pdf_line *n = &l->lines.at[k];

		if (is_row(l, n))
			return k;
		if (n->n != 1 || n->text.len >= PROSE_LEAST ||
		    !in_column(l, n, row) || is_note(n->text))
			break;
	}
	return SIZE_MAX;
}

/* Is there a title's announcement below: the unit, before the next row? */
static bool
announces(const struct pdf_lines *l, size_t i)
{
	for (size_t k = i + 1; k < l->lines.n && k <= i + 2; k++) {
		if (pdf_is_unit_line(&l->lines.at[k]))
			return true;
		if (l->lines.at[k].n > 1)
			return false;
	}
	return false;
}

/* A line of one piece after row `last` of the table that begins at `first`: is
 * it the table's? */
static bool
belongs(const struct pdf_lines *l, size_t first, size_t i, size_t last)
{
	const struct pdf_line *n = &l->lines.at[i], *row = &l->lines.at[last];
	struct slice text = first_text(l, n);
	size_t next;
	bool near;

	if (pdf_is_unit_line(n) || is_note(text) || is_part_heading(text) ||
	    pdf_is_contents_line(n) || announces(l, i))
		return false;
	near = n->page == row->page &&
	       n->y0 - l->lines.at[i - 1].y1 < (n->em + row->em) / 2 * 3 / 2;
	next = row_ahead(l, i);
	if (next == SIZE_MAX)
		next = row_after_labels(l, i, row);
	if (next == SIZE_MAX)
		return near && i <= last + 3 && fits(l, n, row) &&
		       text.len < PROSE_LEAST && n->x0 > row->x0 + row->em;
	if (l->pieces.at[n->first].number)
		return true;
	if ((text.len >= PROSE_LEAST && !(fits(l, n, row) && near)) ||
	    !lies_within(l, first, i))
		return false;
	return fits(l, n, row) || fits(l, n, &l->lines.at[next]);
}

/* The first line of the table, which may be a header above `row`. */
static bool
begins(const struct pdf_lines *l, size_t i)
{
	const struct pdf_line *n = &l->lines.at[i];

	if (is_row(l, n))
		return true;
	return i > 0 && n->n == 1 && pdf_is_unit_line(n - 1) &&
	       !pdf_is_unit_line(n) && !is_note(first_text(l, n)) &&
	       first_text(l, n).len <= HEADER_MOST &&
	       row_ahead(l, i) != SIZE_MAX;
}

/* Enough of a table: two rows, or one of many cells with figures. */
static bool
is_table(const struct pdf_lines *l, const struct pdf_region *r)
{
	size_t rows = 0, widest = 0;

	for (size_t i = r->first; i < r->end; i++) {
		rows += is_row(l, &l->lines.at[i]);
		if (l->lines.at[i].n > widest)
			widest = l->lines.at[i].n;
	}
	return rows >= 2 || widest >= 4;
}

bool
pdf_region_find(const struct pdf_lines *l, size_t from, size_t bound,
                struct pdf_region *out)
{
	size_t last = from;

	if (!begins(l, from))
		return false;
	if (!is_row(l, &l->lines.at[from]))
		last = row_ahead(l, from);
	if (last >= bound)
		return false;
	*out = (struct pdf_region){from, last + 1};
	for (size_t i = last + 1; i < bound; i++) {
		const struct pdf_line *n = &l->lines.at[i];

		if (is_row(l, n))
			last = i;
		else if (n->n != 1 || !belongs(l, from, i, last))
			break;
		out->end = i + 1;
	}
	return is_table(l, out);
}
