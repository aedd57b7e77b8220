/*
 * Cells are kept as text until all widths are known.  A table that is wider
 * than the screen gives up the widest shrinkable columns first, a column at a
 * time, down to LEAST; after that the terminal wraps.  Markdown needs no
 * widths.
 */
#include "client/table.h"

#include <stdlib.h>
#include <string.h>

#include "client/number.h"
#include "client/width.h"

#define GAP 2
#define LEAST 8
#define COLUMNS_MOST 40

struct shape {
	char *heading;
	enum align align;
	bool shrink;
};

struct table {
	struct shape column[COLUMNS_MOST];
	size_t columns;
	char **cells;
	size_t n, room;
};

/* What the columns of a print take. */
struct layout {
	size_t width[COLUMNS_MOST];
	size_t fraction[COLUMNS_MOST]; /* of the longest, in numbers */
};

struct table *
table_new(void)
{
	return calloc(1, sizeof(struct table));
}

void
table_free(struct table *t)
{
	if (t == NULL)
		return;
	for (size_t i = 0; i < t->columns; i++)
		free(t->column[i].heading);
	for (size_t i = 0; i < t->n; i++)
		free(t->cells[i]);
	free(t->cells);
	free(t);
}

void
table_column(struct table *t, const char *heading, enum align align,
             bool shrink)
{
	if (t->columns < COLUMNS_MOST)
		t->column[t->columns++] =
		    (struct shape){strdup(heading), align, shrink};
}

/* One line of printable text: a newline or tab would break the table. */
static char *
flat(const char *text)
{
	char *copy = strdup(text);

	for (char *p = copy; p != NULL && *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7f)
			*p = ' ';
	return copy;
}

void
table_cell(struct table *t, const char *text)
{
	if (t->n == t->room) {
		size_t room = t->room == 0 ? 256 : t->room * 2;
		char **more = realloc(t->cells, room * sizeof(*more));

		if (more == NULL)
			return;
		t->cells = more;
		t->room = room;
	}
	t->cells[t->n++] = flat(text);
}

static const char *
text_at(const struct table *t, size_t row, size_t column)
{
	size_t i = row * t->columns + column;

	return i < t->n && t->cells[i] != NULL ? t->cells[i] : "";
}

static size_t
rows(const struct table *t)
{
	return t->columns == 0 ? 0 : (t->n + t->columns - 1) / t->columns;
}

/* Columns of a cell; a number counts without its fraction. */
static size_t
cell_width(const struct table *t, size_t column, const char *text)
{
	size_t w = width(slice_of(text));

	return t->column[column].align == ALIGN_LEFT
	           ? w
	           : w - number_fraction(text);
}

static void
measure_column(const struct table *t, size_t c, struct layout *l)
{
	const char *heading = t->column[c].heading;
	size_t whole = 0, head = width(slice_of(heading ? heading : ""));

	l->fraction[c] = 0;
	for (size_t r = 0; r < rows(t); r++) {
		const char *text = text_at(t, r, c);
		size_t w = cell_width(t, c, text);

		if (w > whole)
			whole = w;
		if (t->column[c].align == ALIGN_RIGHT &&
		    number_fraction(text) > l->fraction[c])
			l->fraction[c] = number_fraction(text);
	}
	l->width[c] = whole + l->fraction[c];
	if (l->width[c] < head)
		l->width[c] = head;
}

static size_t
widest(const struct table *t, const struct layout *l)
{
	size_t best = SIZE_MAX;

	for (size_t c = 0; c < t->columns; c++)
		if (t->column[c].shrink && l->width[c] > LEAST &&
		    (best == SIZE_MAX || l->width[c] > l->width[best]))
			best = c;
	return best;
}

static void
fit(const struct table *t, struct layout *l, size_t columns)
{
	size_t total = 0, c;

	for (size_t i = 0; i < t->columns; i++)
		total += l->width[i] + (i > 0 ? GAP : 0);
	while (columns > 0 && total > columns &&
	       (c = widest(t, l)) != SIZE_MAX) {
		l->width[c]--;
		total--;
	}
}

static void
spaces(FILE *out, size_t n)
{
	while (n-- > 0)
		putc(' ', out);
}

static void
print_left(FILE *out, const char *text, size_t room, bool last)
{
	struct slice s = slice_of(text);
	size_t used, bytes = width_fit(s, room, &used);

	if (bytes < s.len) {
		bytes = width_fit(s, room - 1, &used);
		fwrite(text, 1, bytes, out);
		fputs("…", out);
		used++;
	} else {
		fwrite(text, 1, bytes, out);
	}
	if (!last && used < room)
		spaces(out, room - used);
}

static void
print_right(FILE *out, const char *text, size_t room, size_t fraction,
            bool last)
{
	size_t w = width(slice_of(text));
	size_t own = number_fraction(text);
	size_t behind = fraction > own ? fraction - own : 0;

	/* What is no number of this column ("–") stands under the units. */
	if (w + behind > room)
		behind = room > w ? room - w : 0;
	if (room > w + behind)
		spaces(out, room - w - behind);
	fputs(text, out);
	if (!last)
		spaces(out, behind);
}

static void
print_row(const struct table *t, const struct layout *l, FILE *out, size_t r)
{
	for (size_t c = 0; c < t->columns; c++) {
		const char *text = text_at(t, r, c);
		bool last = c + 1 == t->columns;

		if (t->column[c].align == ALIGN_LEFT)
			print_left(out, text, l->width[c], last);
		else
			print_right(out, text, l->width[c], l->fraction[c],
			            last);
		if (!last)
			spaces(out, GAP);
	}
	putc('\n', out);
}

static void
print_heading(const struct table *t, const struct layout *l,
              const struct screen *s)
{
	fputs(screen_bold(s), s->out);
	for (size_t c = 0; c < t->columns; c++) {
		const char *text = t->column[c].heading;
		bool last = c + 1 == t->columns;

		if (t->column[c].align == ALIGN_LEFT)
			print_left(s->out, text ? text : "", l->width[c], last);
		else
			print_right(s->out, text ? text : "", l->width[c], 0,
			            last);
		if (!last)
			spaces(s->out, GAP);
	}
	fprintf(s->out, "%s\n%s", screen_plain(s), screen_dim(s));
	for (size_t c = 0; c < t->columns; c++) {
		for (size_t i = 0; i < l->width[c]; i++)
			putc('-', s->out);
		if (c + 1 < t->columns)
			spaces(s->out, GAP);
	}
	fprintf(s->out, "%s\n", screen_plain(s));
}

/* A bar would end the cell. */
static void
put_marked(FILE *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '|' || *text == '\\')
			putc('\\', out);
		putc(*text, out);
	}
}

static void
print_markdown(const struct table *t, FILE *out)
{
	for (size_t c = 0; c < t->columns; c++) {
		fputs(c == 0 ? "| " : " | ", out);
		put_marked(out,
		           t->column[c].heading ? t->column[c].heading : "");
	}
	fputs(" |\n", out);
	for (size_t c = 0; c < t->columns; c++)
		fputs(t->column[c].align == ALIGN_LEFT ? "| --- " : "| ---: ",
		      out);
	fputs("|\n", out);
	for (size_t r = 0; r < rows(t); r++) {
		for (size_t c = 0; c < t->columns; c++) {
			fputs(c == 0 ? "| " : " | ", out);
			put_marked(out, text_at(t, r, c));
		}
		fputs(" |\n", out);
	}
}

void
table_print(const struct table *t, const struct screen *s)
{
	struct layout l;

	if (s->markdown) {
		print_markdown(t, s->out);
		return;
	}
	for (size_t c = 0; c < t->columns; c++)
		measure_column(t, c, &l);
	fit(t, &l, s->columns);
	print_heading(t, &l, s);
	for (size_t r = 0; r < rows(t); r++)
		print_row(t, &l, s->out, r);
}
