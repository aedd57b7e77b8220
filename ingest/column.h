/*
 * Header words of tables (labels/table_columns.tsv): which kind of table it
 * is, and what stands in which of its columns.
 */
#ifndef DUIBIAO_COLUMN_H
#define DUIBIAO_COLUMN_H

#include "ingest/grid.h"

/* X(id, name in the table) */
#define TABLE_KINDS(X)                      \
	X(TABLE_UNITS, "units")             \
	X(TABLE_KPI, "kpi")                 \
	X(TABLE_PROCUREMENT, "procurement") \
	X(TABLE_ASSETS, "assets")           \
	X(TABLE_FORM, "form")

#define COLUMNS(X)                           \
	X(COLUMN_NAME, "name")               \
	X(COLUMN_NATURE, "nature")           \
	X(COLUMN_RANK, "rank")               \
	X(COLUMN_FUNDING, "funding")         \
	X(COLUMN_LEVEL1, "level1")           \
	X(COLUMN_LEVEL2, "level2")           \
	X(COLUMN_LEVEL3, "level3")           \
	X(COLUMN_DESCRIPTION, "description") \
	X(COLUMN_SIGN, "sign")               \
	X(COLUMN_TARGET, "target")           \
	X(COLUMN_UNIT, "unit")               \
	X(COLUMN_BASIS, "basis")             \
	X(COLUMN_ACTUAL, "actual")           \
	X(COLUMN_WEIGHT, "weight")           \
	X(COLUMN_SCORE, "score")             \
	X(COLUMN_PROJECT, "project")         \
	X(COLUMN_BUDGET, "budget")           \
	X(COLUMN_ITEM, "item")               \
	X(COLUMN_CODE, "code")               \
	X(COLUMN_QUANTITY, "quantity")       \
	X(COLUMN_PRICE, "price")             \
	X(COLUMN_AMOUNT, "amount")           \
	X(COLUMN_GENERAL, "general")         \
	X(COLUMN_GOV_FUND, "gov_fund")       \
	X(COLUMN_VALUE, "value")             \
	X(COLUMN_TITLE, "title")             \
	X(COLUMN_DEPARTMENT, "department")   \
	X(COLUMN_GOALS, "goals")             \
	X(COLUMN_GOALS_HEAD, "goals_head")

enum table_kind {
	TABLE_NONE,
#define X(id, name) id,
	TABLE_KINDS(X)
#undef X
	    TABLE_KIND_N
};

enum column {
	COLUMN_NONE,
#define X(id, name) id,
	COLUMNS(X)
#undef X
	    COLUMN_N
};

struct columns;

/* The words, indexed; lives in the arena. */
struct columns *columns_new(struct arena *a);

/* What `word`, as printed, heads in a table of that kind. */
enum column column_of(const struct columns *c, enum table_kind kind,
                      struct slice word);

#define NO_COLUMN UINT16_MAX

/* A header: `rows` rows from `row` on, and the place of each column. */
struct header {
	enum table_kind kind;
	size_t row, rows;
	uint16_t at[COLUMN_N]; /* NO_COLUMN where it has none */
};

/* The first header at or below row `from`; false if there is none. */
bool header_find(const struct columns *c, const struct grid *g, size_t from,
                 struct header *out);

/* The words of a row in one column of the header; empty without it. */
struct slice header_words(const struct header *h, const struct grid *g,
                          size_t row, enum column column);

#endif
