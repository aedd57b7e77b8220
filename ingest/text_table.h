/*
 * Tables in plain text.  Six printed forms are told apart:
 *
 *	tab form	one cell a line, each behind a tab; a blank line ends a
 *			row, two end the table
 *	bars		cells parted by | ｜ │, with or without outer bars
 *	bars apart	the same with every bar and cell on a line of its own
 *	tabs		cells parted by tabs inside the line
 *	columns		cells parted by runs of blanks
 *	flat		one cell a line, without any mark
 */
#ifndef DUIBIAO_TEXT_TABLE_H
#define DUIBIAO_TEXT_TABLE_H

#include "ingest/block.h"

/* A text that is read line by line.  `at` is the start of the next line. */
struct lines {
	struct slice text;
	size_t at;
	size_t figure; /* of text_flat.c: where the next bare figure is, or up
	                  to where there is none */
	bool figure_found;
};

/* The next line without its LF; false at the end. */
static inline bool
lines_next(struct lines *l, struct slice *line)
{
	const char *end;

	if (l->at >= l->text.len)
		return false;
	line->at = l->text.at + l->at;
	end = memchr(line->at, '\n', l->text.len - l->at);
	line->len =
	    end == NULL ? l->text.len - l->at : (size_t)(end - line->at);
	l->at += line->len + 1;
	return true;
}

/*
 * The table that begins at the next line, or NULL.  Moves behind it when there
 * is one.  `*span` is from its first cell to its last.
 */
struct table *text_table(struct lines *l, struct arena *a, struct span *span);

#endif
