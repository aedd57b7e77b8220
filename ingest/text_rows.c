/*
 * The tab form is what a word processor's table becomes when it is pasted as
 * text: every cell on its own line behind a tab, a blank line after each row.
 * A cell may run on over lines without a tab.
 */
#include "ingest/text_rows.h"

#include "ingest/numbering.h"

static bool
is_blank(struct slice line)
{
	return skip_blanks(line).len == 0;
}

static bool
has_tab(struct slice s)
{
	return s.len > 0 && memchr(s.at, '\t', s.len) != NULL;
}

/* ---- tab form ---- */

/* Does this line, right behind a cell, belong to it? */
static bool
runs_on(struct slice cell, struct slice line)
{
	struct numbering n = numbering_of(skip_blanks(line));

	if (n.style == NUMBERING_PART)
		return false;
	return n.style != NUMBERING_HAN ||
	       numbering_of(cell).style == NUMBERING_HAN;
}

/* Half of the cells are whole sentences: paragraphs indented by tabs. */
static bool
is_prose(const struct table *t, struct slice text)
{
	size_t sentences = 0, filled = 0;

	for (size_t i = 0; i < t->cells.n && i < 64; i++) {
		struct slice s = slice_cut(text, t->cells.at[i].span);

		filled += s.len > 0;
		sentences += s.len > 90 && (slice_ends(s, SLICE("。")) ||
		                            slice_ends(s, SLICE("；")));
	}
	return sentences * 2 > filled;
}

/* A cell line, or several cells where more tabs stand inside. */
static void
tab_cells(struct rows *r, struct slice line)
{
	struct slice rest = slice_from(line, 1);
	const char *tab;

	while (rest.len > 0 &&
	       (tab = memchr(rest.at, '\t', rest.len)) != NULL) {
		size_t n = (size_t)(tab - rest.at);

		rows_cell(r, (struct slice){rest.at, n});
		rest = slice_from(rest, n + 1);
	}
	rows_cell(r, rest);
}

/* After the first 64 cells: one column, or prose, is no table. */
static bool
is_hopeless(const struct rows *r)
{
	return r->table->cells.n == 64 && ((r->table->cols < 2 && r->col < 2) ||
	                                   is_prose(r->table, r->text));
}

/* Blanks, then a tab: a cell whose line was indented. */
static bool
unindent(struct slice *line)
{
	struct slice s = *line;
	size_t n;

	while (s.len > 0 && s.at[0] != '\t' && (n = blank_length(s)) > 0)
		s = slice_from(s, n);
	if (s.len == 0 || s.at[0] != '\t')
		return false;
	*line = s;
	return true;
}

static void
run_on(struct rows *r, struct cell *cell, struct slice line)
{
	struct slice s = trim_blanks(line);

	if (cell->span.start == cell->span.end)
		cell->span.start = (uint32_t)(s.at - r->text.at);
	cell->span.end = (uint32_t)(s.at + s.len - r->text.at);
}

/* Reads rows until the table ends; `*l` is then behind its last line. */
static void
tab_rows(struct rows *r, struct lines *l)
{
	struct lines ahead = *l;
	struct slice line;
	unsigned blanks = 0;

	while (r->row < ROWS_MOST && !is_hopeless(r) &&
	       lines_next(&ahead, &line)) {
		struct cell *last =
		    r->col == 0 ? NULL
		                : &r->table->cells.at[r->table->cells.n - 1];

		if (unindent(&line)) {
			tab_cells(r, line);
			blanks = 0;
		} else if (is_blank(line)) {
			rows_end_row(r);
			if (++blanks == 2)
				return;
			continue;
		} else if (last != NULL && blanks == 0 && !has_tab(line) &&
		           runs_on(slice_cut(r->text, last->span), line)) {
			run_on(r, last, line);
		} else {
			return;
		}
		l->at = ahead.at;
	}
}

struct table *
tab_form(struct lines *l, struct arena *a, struct span *span)
{
	struct lines ahead = *l;
	struct slice first, second;
	struct rows r;
	struct table *t;

	lines_next(&ahead, &first);
	if (!lines_next(&ahead, &second) || second.len == 0)
		return NULL;
	/* Tabs inside both lines: rows, not cells. */
	if (has_tab(slice_from(first, 1)) && has_tab(slice_from(second, 1)))
		return NULL;
	rows_begin(&r, a, l->text);
	ahead = *l;
	tab_rows(&r, &ahead);
	rows_end_row(&r);
	if (is_hopeless(&r) || is_prose(r.table, l->text))
		return rows_give_up(&r);
	t = rows_finish(&r, span);
	if (t != NULL) {
		rows_square_header(t, l->text);
		*l = ahead;
	}
	return t;
}

/* ---- bars, each on a line of its own ---- */

struct table *
bars_apart(struct lines *l, struct arena *a, struct span *span)
{
	struct lines ahead = *l;
	struct slice line, cell = SLICE_NONE;
	struct rows r;
	struct table *t;
	unsigned width = 0, bars = 0;
	bool open = false; /* a bar stands before the next cell */

	rows_begin(&r, a, l->text);
	while (r.row < ROWS_MOST && lines_next(&ahead, &line)) {
		struct slice s = trim_blanks(line);

		if (s.len == 0)
			break;
		if (!slice_is(s, SLICE("|"))) {
			if (!open || s.len > 300)
				break;
			if (cell.at == NULL)
				cell = s;
			cell.len = (size_t)(s.at + s.len - cell.at);
			continue;
		}
		bars++;
		if (open && cell.at != NULL) {
			rows_cell(&r, cell);
		} else if (open && r.col > 0 &&
		           (width == 0 || r.col == width)) {
			/* two bars in a row: the row is full */
			if (r.col < 2)
				return rows_give_up(&r);
			width = r.col;
			rows_end_row(&r);
		} else if (open) {
			rows_cell(&r, (struct slice){s.at, 0});
		}
		cell = SLICE_NONE;
		open = true;
	}
	if (bars < 5)
		return rows_give_up(&r);
	t = rows_finish(&r, span);
	if (t != NULL)
		*l = ahead;
	return t;
}

/* ---- bars or tabs inside the line ---- */

static const char *const bars[] = {"|", "｜", "│", "\t"};

/* The line is a row of cells parted by `bar`.  A tab that only indents parts
 * nothing. */
static bool
holds(struct slice line, struct slice bar)
{
	if (bar.at[0] != '\t')
		return slice_find(line, bar) != NULL;
	return has_tab(line) && (has_tab(skip_blanks(line)) || is_blank(line));
}

/* The first of the delimiters that the line holds. */
static const char *
delimiter_of(struct slice line)
{
	for (size_t i = 0; i < sizeof(bars) / sizeof(bars[0]); i++)
		if (holds(line, slice_of(bars[i])) && !is_blank(line))
			return bars[i];
	return NULL;
}

/* |---|:---:| and ├──┼──┤ draw lines and hold no words. */
static bool
is_rule(struct slice line)
{
	bool drawn = false;

	for (size_t i = 0; i < line.len; i++) {
		unsigned char c = (unsigned char)line.at[i];

		if (c == 0xe2 && line.len - i >= 3 &&
		    ((unsigned char)line.at[i + 1] == 0x94 ||
		     (unsigned char)line.at[i + 1] == 0x95)) {
			drawn = true;
			i += 2;
		} else if (c == '-' || c == '=') {
			drawn = true;
		} else if (c != '|' && c != ':' && c != '+' && c != ' ') {
			return false;
		}
	}
	return drawn;
}

/* Behind rows of tabs a line with a tab in front only is a row whose first cell
 * is empty, where rows follow. */
static bool
rows_go_on(struct lines l, struct slice line, struct slice bar)
{
	if (bar.at[0] != '\t')
		return false;
	for (unsigned i = 0; i < 4; i++) {
		if (line.len == 0 || line.at[0] != '\t' || is_blank(line))
			return i > 0 && holds(line, bar);
		if (holds(line, bar))
			return true;
		if (!lines_next(&l, &line))
			return false;
	}
	return false;
}

/* The run of lines that hold the delimiter; how many of them are rows, and
 * whether each begins and ends with it. */
static unsigned
delimited_run(struct lines *l, struct slice bar, bool *outer)
{
	struct lines ahead = *l;
	struct slice line;
	unsigned rows = 0;

	*outer = bar.at[0] != '\t';
	while (rows < ROWS_MOST && lines_next(&ahead, &line)) {
		struct slice s = bar.at[0] == '\t' ? line : trim_blanks(line);

		if (is_rule(s) && s.len > 0) {
			l->at = ahead.at;
			continue;
		}
		if (!holds(s, bar) &&
		    !(rows > 0 && rows_go_on(ahead, line, bar)))
			break;
		*outer = *outer && slice_starts(s, bar) && slice_ends(s, bar) &&
		         s.len > bar.len;
		rows++;
		l->at = ahead.at;
	}
	return rows;
}

static void
delimited_row(struct rows *r, struct slice line, struct slice bar, bool outer)
{
	const char *at;

	if (bar.at[0] != '\t')
		line = trim_blanks(line);
	if (outer) {
		line = slice_from(line, bar.len);
		line.len -= bar.len;
	}
	while ((at = slice_find(line, bar)) != NULL) {
		size_t n = (size_t)(at - line.at);

		rows_cell(r, (struct slice){line.at, n});
		line = slice_from(line, n + bar.len);
	}
	rows_cell(r, line);
	rows_end_row(r);
}

struct table *
delimited(struct lines *l, struct slice first, struct arena *a,
          struct span *span)
{
	struct lines end = *l;
	const char *with = delimiter_of(first);
	struct slice bar = slice_of(with), line;
	struct rows r;
	struct table *t;
	bool outer;

	if (with == NULL || delimited_run(&end, bar, &outer) < 2)
		return NULL;
	rows_begin(&r, a, l->text);
	for (struct lines at = *l; at.at < end.at && lines_next(&at, &line);)
		if (!is_rule(trim_blanks(line)))
			delimited_row(&r, line, bar, outer);
	t = rows_finish(&r, span);
	if (t != NULL)
		*l = end;
	return t;
}
