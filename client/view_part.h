/*
 * How views are written; for view.c and view_paper.c alone.
 */
#ifndef DUIBIAO_CLIENT_VIEW_PART_H
#define DUIBIAO_CLIENT_VIEW_PART_H

#include "client/view.h"

#define END .key = NULL
#define COUNTY "county", SHOW_CODE, NULL, NULL
#define DEPARTMENT "department", SHOW_TEXT, "", NULL
#define PLACE                                   \
	{"prefecture", SHOW_TEXT, "", NULL},    \
	{                                       \
		"province", SHOW_TEXT, "", NULL \
	}
#define AMOUNT                                 \
	{"yuan", SHOW_NUMBER, "", NULL},       \
	{                                      \
		"count", SHOW_NUMBER, "", NULL \
	}
#define PER_HEAD                               \
	{"persons", SHOW_NUMBER, "", NULL},    \
	{                                      \
		"value", SHOW_NUMBER, "", NULL \
	}

#define BREAK                                        \
	{"year", SHOW_DIGITS, NULL, NULL}, {COUNTY}, \
	    {"kind", SHOW_TERM, NULL, "kind#break"}, \
	    {"from_county", SHOW_TEXT, "", NULL},    \
	    {"from_code", SHOW_CODE, NULL, NULL},    \
	    {"to_county", SHOW_TEXT, "", NULL},      \
	{                                            \
		"to_code", SHOW_CODE, NULL, NULL     \
	}

#define ROWS(table) .path = "rows", .columns = (table)
#define ACROSS(table) ROWS(table), .across = {"measure", "name"}
#define PART(table, en, zh) \
	.path = #table, .title = {en, zh}, .columns = (table)
#define MORE(where, table, en, zh) \
	.path = (where), .title = {en, zh}, .columns = (table), .optional = true
/* Of a list of papers: under which codes they were looked for, and since when.
 */
#define FOLLOWED                                                    \
	{                                                           \
		.path = "breaks", .title = {"Borders", "区划变动"}, \
		.columns = (followed), .optional = true             \
	}
#define DIFFER(what, en, zh)                                                 \
	{MORE(what ".changed", differences, en " changed", zh "有变")},      \
	    {MORE(what ".added", differences, en " added", zh "新增")},      \
	{                                                                    \
		MORE(what ".removed", differences, en " removed", zh "删去") \
	}

/* Views of papers, catalogues and of the daemon itself; NULL: not of these. */
const struct view *view_of_paper(const char *method);

#endif
