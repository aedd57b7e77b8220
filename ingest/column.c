/*
 * Words are looked up whole, in an open hash that is built for each document
 * (a few microseconds): no fuzzy guessing.  A row is a header when it holds
 * the columns without which a table of that kind says nothing.
 */
#include "ingest/column.h"

#include "ingest/spelling.h"

#include "table_columns.h"

#define N (sizeof(rows_table_columns) / sizeof(rows_table_columns[0]))
#define SLOTS 1024        /* a power of two, at least twice N */
#define LONGEST_WORD 96   /* bytes of a header cell, as printed */
#define DEEPEST_HEADER 60 /* rows of a form above its table */

_Static_assert(N * 2 <= SLOTS, "the hash of header words is too full");

struct entry {
	struct slice word;
	bool buys; /* of purchases, whatever stands around it */
	uint8_t column[TABLE_KIND_N]; /* enum column, by kind */
};

struct columns {
	struct entry slot[SLOTS];
};

/* A kind needs one column of each set that is not empty. */
struct need {
	enum table_kind kind;
	enum column one_of[3][3];
};

static const struct need needs[] = {
    {TABLE_KPI, {{COLUMN_LEVEL2, COLUMN_LEVEL3}, {COLUMN_TARGET}}},
    {TABLE_UNITS,
     {{COLUMN_NAME}, {COLUMN_NATURE, COLUMN_RANK, COLUMN_FUNDING}}},
    {TABLE_PROCUREMENT,
     {{COLUMN_ITEM, COLUMN_CODE}, {COLUMN_AMOUNT, COLUMN_BUDGET}}},
    {TABLE_ASSETS, {{COLUMN_ITEM}, {COLUMN_QUANTITY}, {COLUMN_VALUE}}},
};

static uint8_t
place_of(const char *name, enum vocabulary_id words)
{
	return (uint8_t)word_value(words, slice_of(name));
}

static size_t
hash(struct slice s)
{
	uint32_t h = UINT32_C(2166136261);

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.at[i]) * UINT32_C(16777619);
	return (h ^ h >> 15) & (SLOTS - 1);
}

/* The slot of a word: its own, or the empty one where it belongs. */
static size_t
slot_of(const struct columns *c, struct slice word)
{
	size_t i = hash(word);

	while (c->slot[i].word.at != NULL && !slice_is(c->slot[i].word, word))
		i = (i + 1) & (SLOTS - 1);
	return i;
}

/* 品目编码, but not 编码: other tables have codes and names too. */
static bool
buys(struct slice word)
{
	static const char *const signs[] = {"采购", "品目", "目录", "物品",
	                                    "货物"};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (slice_find(word, slice_of(signs[i])) != NULL)
			return true;
	return false;
}

struct columns *
columns_new(struct arena *a)
{
	struct columns *c = arena_alloc(a, sizeof(*c));
	const struct row_table_columns *last = NULL;
	uint8_t kind = 0, column = 0;

	for (size_t i = 0; i < N; i++) {
		const struct row_table_columns *row = &rows_table_columns[i];
		struct slice word = slice_of(row->word);
		struct entry *e = &c->slot[slot_of(c, word)];

		/* Rows of one kind and column stand together. */
		if (last == NULL || strcmp(last->kind, row->kind) != 0)
			kind = place_of(row->kind, VOCABULARY_TABLE);
		if (last == NULL || strcmp(last->column, row->column) != 0)
			column = place_of(row->column, VOCABULARY_COLUMN);
		e->word = word;
		e->buys = buys(word);
		e->column[kind] = column;
		last = row;
	}
	return c;
}

/* Without bracketed parts: "价值(万元)" is "价值". */
static size_t
drop_brackets(char *at, size_t len)
{
	size_t n = 0;
	int depth = 0;

	for (size_t i = 0; i < len; i++) {
		if (at[i] == '(')
			depth++;
		if (depth == 0)
			at[n++] = at[i];
		if (at[i] == ')' && depth > 0)
			depth--;
	}
	return depth == 0 ? n : len;
}

/* Without a year in front and a colon behind. */
static struct slice
bare_word(struct slice s)
{
	size_t digits = 0;

	while (digits < s.len && s.at[digits] >= '0' && s.at[digits] <= '9')
		digits++;
	if (digits == 4 && slice_starts(slice_from(s, 4), SLICE("年"))) {
		s = slice_from(s, 4 + strlen("年"));
		if (slice_starts(s, SLICE("度")))
			s = slice_from(s, strlen("度"));
	}
	if (s.len > 0 && s.at[s.len - 1] == ':')
		s.len--;
	return s;
}

static const struct entry *
look_up(const struct columns *c, struct slice printed)
{
	char copy[LONGEST_WORD + 4];
	struct slice word = {copy, 0};
	const struct entry *e;

	if (printed.len < 3 || printed.len > LONGEST_WORD)
		return NULL;
	word.len = spell(printed, copy, sizeof(copy));
	e = &c->slot[slot_of(c, word)];
	if (e->word.at != NULL)
		return e;
	word.len = drop_brackets(copy, word.len);
	e = &c->slot[slot_of(c, bare_word(word))];
	return e->word.at == NULL ? NULL : e;
}

enum column
column_of(const struct columns *c, enum table_kind kind, struct slice word)
{
	const struct entry *e = look_up(c, word);

	return e == NULL ? COLUMN_NONE : (enum column)e->column[kind];
}

/* ---- rows ---- */

/* One row's words, looked up once for all kinds. */
struct row_words {
	const struct entry *at[GRID_COLS_MOST];
	size_t known;
};

static void
read_row(const struct columns *c, const struct grid *g, size_t row,
         struct row_words *out)
{
	out->known = 0;
	for (size_t col = 0; col < g->cols; col++) {
		out->at[col] = look_up(c, grid_words(g, row, col));
		out->known += out->at[col] != NULL;
	}
}

static bool
has_column(const struct row_words *w, size_t cols, enum table_kind kind,
           enum column column)
{
	for (size_t col = 0; col < cols; col++)
		if (w->at[col] != NULL && w->at[col]->column[kind] == column)
			return true;
	return false;
}

static bool
fits(const struct need *need, const struct row_words *w, size_t cols)
{
	for (size_t i = 0; i < 3 && need->one_of[i][0] != COLUMN_NONE; i++) {
		bool found = false;

		for (size_t j = 0; j < 3; j++)
			found = found || (need->one_of[i][j] != COLUMN_NONE &&
			                  has_column(w, cols, need->kind,
			                             need->one_of[i][j]));
		if (!found)
			return false;
	}
	return true;
}

/* A table of purchases says so in its header, or counts what is bought. */
static bool
is_of_purchases(const struct row_words *w, size_t cols)
{
	for (size_t col = 0; col < cols; col++)
		if (w->at[col] != NULL && w->at[col]->buys)
			return true;
	return has_column(w, cols, TABLE_PROCUREMENT, COLUMN_QUANTITY) ||
	       has_column(w, cols, TABLE_PROCUREMENT, COLUMN_PROJECT);
}

static enum table_kind
kind_of(const struct row_words *w, size_t cols)
{
	if (w->known < 2)
		return TABLE_NONE;
	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
		if (fits(&needs[i], w, cols) &&
		    (needs[i].kind != TABLE_PROCUREMENT ||
		     is_of_purchases(w, cols)))
			return needs[i].kind;
	return TABLE_NONE;
}

static void
place_column(struct header *h, const struct entry *e, size_t col)
{
	enum column column =
	    e == NULL ? COLUMN_NONE : (enum column)e->column[h->kind];

	if (column != COLUMN_NONE && h->at[column] == NO_COLUMN)
		h->at[column] = (uint16_t)col;
}

/* A figure stands in the row: it is no header. */
static bool
has_figure(const struct grid *g, size_t row)
{
	for (size_t col = 0; col < g->cols; col++) {
		struct slice s = grid_words(g, row, col);
		char copy[64];
		size_t i = 0;

		if (s.len + 4 > sizeof(copy))
			continue;
		s = (struct slice){copy, spell(s, copy, sizeof(copy))};
		while (i < s.len && ((s.at[i] >= '0' && s.at[i] <= '9') ||
		                     s.at[i] == '.' || s.at[i] == ','))
			i++;
		if (i > 0 && i == s.len)
			return true;
	}
	return false;
}

/* The second row of a header: it holds more columns of the same kind. */
static bool
goes_on(const struct columns *c, const struct grid *g, const struct header *h,
        struct row_words *lower)
{
	if (h->row + 1 >= g->rows)
		return false;
	read_row(c, g, h->row + 1, lower);
	for (size_t col = 0; col < g->cols; col++)
		if (lower->at[col] != NULL &&
		    lower->at[col]->column[h->kind] != COLUMN_NONE &&
		    grid_begins(g, h->row + 1, col))
			return !has_figure(g, h->row + 1);
	return false;
}

static void
place_two_rows(const struct grid *g, struct header *h,
               const struct row_words *upper, const struct row_words *lower)
{
	uint16_t over[GRID_COLS_MOST];

	grid_over(g, h->row, h->row + 1, over);
	for (size_t col = 0; col < g->cols; col++) {
		if (grid_words(g, h->row + 1, col).len > 0)
			place_column(h, lower->at[col], col);
		else
			place_column(h, upper->at[over[col]], col);
	}
	h->rows = 2;
}

bool
header_find(const struct columns *c, const struct grid *g, size_t from,
            struct header *out)
{
	size_t end =
	    g->rows - from > DEEPEST_HEADER ? from + DEEPEST_HEADER : g->rows;
	struct row_words words, lower;

	for (size_t row = from; row < end; row++) {
		read_row(c, g, row, &words);
		out->kind = kind_of(&words, g->cols);
		if (out->kind == TABLE_NONE)
			continue;
		out->row = row;
		out->rows = 1;
		for (size_t i = 0; i < COLUMN_N; i++)
			out->at[i] = NO_COLUMN;
		if (goes_on(c, g, out, &lower)) {
			place_two_rows(g, out, &words, &lower);
			return true;
		}
		for (size_t col = 0; col < g->cols; col++)
			place_column(out, words.at[col], col);
		return true;
	}
	return false;
}

struct slice
header_words(const struct header *h, const struct grid *g, size_t row,
             enum column column)
{
	return h->at[column] == NO_COLUMN ? (struct slice){"", 0}
	                                  : grid_words(g, row, h->at[column]);
}
