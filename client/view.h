/*
 * How a method's reply is laid out as tables: rows of columns, with headings
 * in both languages.  render.c does the work.
 */
#ifndef DUIBIAO_CLIENT_VIEW_H
#define DUIBIAO_CLIENT_VIEW_H

#include <stddef.h>

#include "client/screen.h"

enum show {
	SHOW_TEXT,   /* as it is; may be cut */
	SHOW_CODE,   /* as it is, never cut: ids, codes */
	SHOW_TERM,   /* a code, in the reader's language */
	SHOW_NUMBER, /* grouped, to the right */
	SHOW_DIGITS, /* a year, a rank: to the right, not grouped */
	SHOW_LIST,   /* plain values, joined */
	SHOW_TARGETS /* of an indicator: each with how often */
};

struct column {
	const char *key;
	const char *heading[LANGUAGES];
	enum show show;
	/* The column is left out where every row has this value or none: "" is
	 * none, NULL never. */
	const char *usual;
};

/* One table of a reply. */
struct block {
	const char *path; /* member that holds the rows, or has "rows" */
	const char *title[LANGUAGES]; /* NULL: none */
	const struct column *columns; /* ends with a key of NULL */
	/* Rows that differ only in `across` become one row with a column each,
	 * showing "value" or, where nothing is divided, the amount.  NULL: a
	 * row is a line. */
	const char *across[LANGUAGES];
};

#define BLOCKS_MOST 3

struct view {
	const char *method;
	struct block blocks[BLOCKS_MOST]; /* a path of NULL ends them */
};

/* NULL: the method's reply has no table of its own. */
const struct view *view_of(const char *method);

#endif
