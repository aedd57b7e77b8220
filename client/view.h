/*
 * How a method's reply is laid out as tables: which columns its rows have and
 * how each is shown.  What stands over them is in words.tsv; render.c does the
 * work.
 */
#ifndef DUIBIAO_CLIENT_VIEW_H
#define DUIBIAO_CLIENT_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "client/screen.h"

enum show {
	SHOW_TEXT,     /* as it is; may be cut */
	SHOW_CODE,     /* as it is, never cut: ids, codes */
	SHOW_TERM,     /* a code, in the reader's language */
	SHOW_REASON,   /* a sentence or codes, in the reader's language */
	SHOW_TIME,     /* a moment, as a clock here shows it; never cut */
	SHOW_DOC_TYPE, /* a type of paper: "budget" is a stage, too */
	SHOW_NUMBER,   /* grouped, to the right */
	SHOW_DIGITS,   /* a year, a rank: to the right, not grouped */
	SHOW_PERCENT,  /* a share of 1 as per cent, to the right */
	SHOW_LIST,     /* plain values, joined */
	SHOW_TERMS,    /* codes, joined, in the reader's language */
	SHOW_TARGETS,  /* of an indicator: each with how often */
	SHOW_FIRST,    /* the "text" of the first of a list */
	SHOW_IDS,      /* the "id" of each of a list */
	SHOW_SAYS      /* the values of an object, but its id */
};

struct column {
	const char *key; /* of the row's member */
	enum show show;
	/* The column is left out where every row has this value or none: "" is
	 * none, NULL never. */
	const char *usual;
	const char *heading; /* its id in words.tsv; NULL: the key */
};

/* One table of a reply. */
struct block {
	/* Member that holds the rows or has "rows"; "facts.added" inside. */
	const char *path;
	const char *other; /* where it has them if asked otherwise, or NULL */
	const char *title[LANGUAGES]; /* NULL: none */
	const struct column *columns; /* ends with a key of NULL */
	/* Rows that differ only in `across` become one row with a column each,
	 * showing "value" or, where nothing is divided, the amount.  NULL: a
	 * row is a line. */
	const char *across[LANGUAGES];
	bool optional; /* not shown where it has no rows */
};

#define BLOCKS_MOST 16

struct view {
	const char *method;
	/* A path of NULL ends them; the first is what the reply is about. */
	struct block blocks[BLOCKS_MOST];
};

/* NULL: the method's reply has no table of its own. */
const struct view *view_of(const char *method);

/* How many blocks it has. */
size_t view_blocks(const struct view *v);

#endif
