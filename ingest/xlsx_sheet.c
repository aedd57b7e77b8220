/*
 * One sheet, read as a stream: a cell without a value costs nothing, however
 * many of them a sheet declares.  Afterwards merged ranges are worked into the
 * cells and what is hidden is taken out, so that the rest of the program sees
 * the sheet as it is printed.
 */
#include "ingest/xlsx.h"

#include <stdlib.h>

#include "ingest/numbering.h"

#define CELLS_MOST ((size_t)2 << 20)

struct merge {
	uint32_t row, below;
	uint16_t col, right;
};

enum value { VALUE_NUMBER, VALUE_SHARED, VALUE_TEXT, VALUE_BOOL };

struct reader {
	struct xlsx_book *book;
	struct xlsx_sheet *sheet;
	LIST_OF(struct merge) merges;
	LIST_OF(char) text;
	uint32_t row; /* of the next row without a number */
	uint16_t col;
	enum value value;
	unsigned style;
	bool in_value, in_ruby, no_zeros;
};

static bool
is_true(struct slice s)
{
	return slice_is(s, SLICE("1")) || slice_is(s, SLICE("true"));
}

static uint32_t
whole(struct slice s, uint32_t most, uint32_t otherwise)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return otherwise;
		n = n * 10 + (uint32_t)(s.at[i] - '0');
		if (n > most)
			return otherwise;
	}
	return s.len == 0 ? otherwise : n;
}

/* B12, $B$12; false for what is no place. */
static bool
place_of(struct slice s, uint32_t *row, uint16_t *col)
{
	uint32_t c = 0, r = 0;

	for (size_t i = 0; i < s.len; i++) {
		char at = s.at[i];

		if (at >= 'A' && at <= 'Z' && r == 0 && c <= XLSX_COLS)
			c = c * 26 + (uint32_t)(at - 'A' + 1);
		else if (at >= '0' && at <= '9' && r <= XLSX_ROWS)
			r = r * 10 + (uint32_t)(at - '0');
		else if (at != '$')
			return false;
	}
	if (c == 0 || r == 0 || c > XLSX_COLS || r > XLSX_ROWS)
		return false;
	*row = r - 1;
	*col = (uint16_t)(c - 1);
	return true;
}

/* ---- events ---- */

static void
columns(struct xlsx_sheet *s, const struct xml_attributes *a)
{
	uint32_t first = whole(xml_given(a, "min"), XLSX_COLS, 0);
	uint32_t last = whole(xml_given(a, "max"), XLSX_COLS, 0);
	struct slice width = xml_given(a, "width");

	if (first == 0 ||
	    (!is_true(xml_given(a, "hidden")) && !slice_is(width, SLICE("0"))))
		return;
	for (uint32_t c = first - 1; c < last; c++)
		s->hidden[c / 8] |= (unsigned char)(1u << c % 8);
}

static void
row_start(struct reader *r, const struct xml_attributes *a)
{
	uint32_t row = whole(xml_given(a, "r"), XLSX_ROWS, 0);

	if (row > 0)
		r->row = row - 1;
	r->col = 0;
	if (is_true(xml_given(a, "hidden")) ||
	    slice_is(xml_given(a, "ht"), SLICE("0")))
		*list_add(r->book->office->arena, &r->sheet->hidden_rows) =
		    r->row;
}

static void
cell_start(struct reader *r, const struct xml_attributes *a)
{
	struct slice type = xml_given(a, "t"), at = xml_given(a, "r");
	uint32_t row;
	uint16_t col;

	if (at.at != NULL && place_of(at, &row, &col)) {
		r->row = row;
		r->col = col;
	}
	r->style = whole(xml_given(a, "s"), UINT16_MAX, 0);
	r->text.n = 0;
	r->value = VALUE_NUMBER;
	if (slice_is(type, SLICE("s")))
		r->value = VALUE_SHARED;
	else if (slice_is(type, SLICE("b")))
		r->value = VALUE_BOOL;
	else if (type.len > 0 && !slice_is(type, SLICE("n")))
		r->value = VALUE_TEXT;
}

static void
merge(struct reader *r, struct slice ref)
{
	const char *colon = memchr(ref.at, ':', ref.len);
	struct merge m;
	uint32_t last;
	uint16_t right;

	if (colon == NULL ||
	    !place_of((struct slice){ref.at, (size_t)(colon - ref.at)}, &m.row,
	              &m.col) ||
	    !place_of(slice_from(ref, (size_t)(colon - ref.at) + 1), &last,
	              &right) ||
	    last < m.row || right < m.col)
		return;
	m.below = last + 1;
	m.right = (uint16_t)(right + 1);
	*list_add(r->book->office->arena, &r->merges) = m;
}

static void
on_start(void *context, const char *name, const struct xml_attributes *a)
{
	struct reader *r = context;

	if (strcmp(name, "c") == 0)
		cell_start(r, a);
	else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		r->in_value = true;
	else if (strcmp(name, "row") == 0)
		row_start(r, a);
	else if (strcmp(name, "rPh") == 0)
		r->in_ruby = true;
	else if (strcmp(name, "mergeCell") == 0 &&
	         xml_given(a, "ref").at != NULL)
		merge(r, xml_given(a, "ref"));
	else if (strcmp(name, "col") == 0)
		columns(r->sheet, a);
	else if (strcmp(name, "sheetView") == 0)
		r->no_zeros = slice_is(xml_given(a, "showZeros"), SLICE("0"));
}

static void
on_text(void *context, struct slice text)
{
	struct reader *r = context;

	if (!r->in_value || r->in_ruby)
		return;
	for (size_t i = 0; i < text.len; i++)
		*list_add(r->book->office->arena, &r->text) = text.at[i];
}

static struct slice
number_text(struct reader *r, struct slice stored)
{
	static const struct xlsx_format general = {.general = true};
	const struct xlsx_book *b = r->book;
	struct number n;

	if (!number_read(trim_blanks(stored), &n))
		return xlsx_text(stored, b->office->arena);
	if (n.n == 0 && r->no_zeros)
		return SLICE("");
	return xlsx_show(r->style < b->formats.n ? &b->formats.at[r->style]
	                                         : &general,
	                 &n, b->from_1904, b->office->arena);
}

static struct slice
value_text(struct reader *r)
{
	struct slice stored = {r->text.at, r->text.n};
	uint32_t i;

	if (stored.len == 0)
		return SLICE("");
	switch (r->value) {
	case VALUE_SHARED:
		i = whole(trim_blanks(stored), UINT32_MAX / 16, UINT32_MAX);
		return i < r->book->strings.n ? r->book->strings.at[i]
		                              : SLICE("");
	case VALUE_BOOL:
		return is_true(stored) ? SLICE("TRUE") : SLICE("FALSE");
	case VALUE_TEXT:
		return xlsx_text(stored, r->book->office->arena);
	case VALUE_NUMBER:
		break;
	}
	return number_text(r, stored);
}

static void
cell_end(struct reader *r)
{
	struct slice text = trim_blanks(value_text(r));
	struct xlsx_cell *c;

	if (text.len > 0) {
		if (r->sheet->cells.n == CELLS_MOST)
			(void)package_fail(&r->book->office->package,
			                   READ_TOO_LARGE,
			                   "a sheet has too many cells");
		c = list_add(r->book->office->arena, &r->sheet->cells);
		*c = (struct xlsx_cell){r->row, r->col, 1, r->row + 1, text};
	}
	if (r->col < XLSX_COLS - 1)
		r->col++;
}

static bool
on_end(void *context, const char *name)
{
	struct reader *r = context;

	if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		r->in_value = false;
	else if (strcmp(name, "c") == 0)
		cell_end(r);
	else if (strcmp(name, "row") == 0)
		r->row += r->row < XLSX_ROWS - 1;
	else if (strcmp(name, "rPh") == 0)
		r->in_ruby = false;
	else if (strcmp(name, "mergeCells") == 0)
		return false;
	return r->book->office->package.failed == READ_OK;
}

/* ---- what is merged and what is hidden ---- */

static int
by_place(const void *a, const void *b)
{
	const struct xlsx_cell *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->col > y->col) - (x->col < y->col);
}

static struct xlsx_cell *
cell_at(struct xlsx_sheet *s, size_t n, uint32_t row, uint16_t col)
{
	struct xlsx_cell key = {.row = row, .col = col};

	return n == 0 ? NULL
	              : bsearch(&key, s->cells.at, n, sizeof(key), by_place);
}

static bool
col_hidden(const struct xlsx_sheet *s, uint32_t col)
{
	return s->hidden[col / 8] >> col % 8 & 1;
}

static bool
row_hidden(const struct xlsx_sheet *s, uint32_t row)
{
	size_t low = 0, high = s->hidden_rows.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (s->hidden_rows.at[middle] < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->hidden_rows.n && s->hidden_rows.at[low] == row;
}

/* A range takes the words of its first cell, or is a cell without words. */
static void
work_in_merges(struct reader *r)
{
	struct xlsx_sheet *s = r->sheet;
	size_t n = s->cells.n;

	for (size_t i = 0; i < r->merges.n; i++) {
		const struct merge *m = &r->merges.at[i];
		struct xlsx_cell *c = cell_at(s, n, m->row, m->col);

		if (c == NULL) {
			c = list_add(r->book->office->arena, &s->cells);
			c->row = m->row;
			c->col = m->col;
			c->text = SLICE("");
		}
		c->below = m->below;
		c->wide = (uint16_t)(m->right - m->col);
	}
}

/* A cell's place is the first one of its range that can be seen; false when
 * none can. */
static bool
show_cell(const struct xlsx_sheet *s, const uint16_t *visible,
          struct xlsx_cell *c)
{
	uint32_t right = (uint32_t)c->col + c->wide;

	while (c->row < c->below && row_hidden(s, c->row))
		c->row++;
	while (c->col < right && col_hidden(s, c->col))
		c->col++;
	if (c->row == c->below || c->col == right)
		return false;
	c->wide = (uint16_t)(visible[right] - visible[c->col]);
	c->col = visible[c->col];
	return true;
}

static void
take_out_hidden(struct xlsx_sheet *s)
{
	uint16_t visible[XLSX_COLS + 1];
	size_t kept = 0;

	visible[0] = 0;
	for (uint32_t c = 0; c < XLSX_COLS; c++)
		visible[c + 1] =
		    (uint16_t)(visible[c] + (col_hidden(s, c) ? 0 : 1));
	for (size_t i = 0; i < s->cells.n; i++)
		if (show_cell(s, visible, &s->cells.at[i]))
			s->cells.at[kept++] = s->cells.at[i];
	s->cells.n = kept;
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

bool
xlsx_sheet_read(struct xlsx_book *b, const char *part, struct xlsx_sheet *out)
{
	static const struct xml_events events = {on_start, on_text, on_end};
	struct reader r = {.book = b, .sheet = out};
	size_t i;

	memset(out, 0, sizeof(*out));
	if (!package_find(&b->office->package, part, &i) ||
	    !xml_stream(&b->office->package, i, b->office->arena, &events, &r))
		return false;
	if (out->cells.n == 0)
		return true;
	qsort(out->cells.at, out->cells.n, sizeof(*out->cells.at), by_place);
	if (out->hidden_rows.n > 0)
		qsort(out->hidden_rows.at, out->hidden_rows.n, sizeof(uint32_t),
		      by_number);
	work_in_merges(&r);
	take_out_hidden(out);
	qsort(out->cells.at, out->cells.n, sizeof(*out->cells.at), by_place);
	return true;
}
