/*
 * Building a table cell by cell, and the forms that part their cells by tabs
 * and bars.  Internal to text_table.c and text_columns.c.
 */
#ifndef DUIBIAO_TEXT_ROWS_H
#define DUIBIAO_TEXT_ROWS_H

#include "ingest/text_table.h"

#define ROWS_COLS_MOST 400u
#define ROWS_MOST 60000u /* a longer table is continued in a new one */

struct rows {
	struct arena *arena;
	struct slice text;
	struct table *table;
	unsigned row, col;
	size_t mark;
};

void rows_begin(struct rows *r, struct arena *a, struct slice text);

/* The next cell of the row: `s` without the blanks around it. */
void rows_cell(struct rows *r, struct slice s);
/* Lets the last cell span `n` columns. */
void rows_widen(struct rows *r, unsigned n);
void rows_end_row(struct rows *r);

/* The table, or NULL when it has less than two columns. */
struct table *rows_finish(struct rows *r, struct span *span);

/* Puts back the spans that merged cells of a header lost (text_header.c). */
void rows_square_header(struct table *t, struct slice text);

/*
 * A sheet that was saved as text (text_sheet.c) has every line filled up with
 * tabs, and an empty column wherever cells were merged.
 *
 * Does this line of tabs stand before (`first`) or behind a table, rather than
 * in it?  `next` stands behind it.
 */
bool sheet_line(struct slice line, const struct lines *next, bool first);

/* Takes the columns out in which nothing stands, and, if there were any, gives
 * the header's cells their spans back. */
void sheet_square(struct table *t, struct slice text, struct arena *a);

/* Takes all cells back; always NULL. */
struct table *rows_give_up(struct rows *r);

/* The forms.  Each gives NULL, with `*l` unmoved, when the next line does not
 * begin a table of its form. */
struct table *tab_form(struct lines *l, struct arena *a, struct span *span);
struct table *bars_apart(struct lines *l, struct arena *a, struct span *span);
struct table *delimited(struct lines *l, struct slice first, struct arena *a,
                        struct span *span);

#endif
