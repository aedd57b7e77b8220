/*
 * Cells of tables: a name with a number before it and words like 合计 behind
 * it.  A cell names a measure only if all of it does.
 */
#include "ingest/lexicon.h"

#include "ingest/among.h"
#include "ingest/amount.h"
#include "ingest/fold.h"

#define CELL_MOST 240 /* bytes */

struct cell_text {
	const struct lexicon *x;
	struct folded f;
	uint16_t c[CELL_MOST];
	uint32_t at[CELL_MOST + 1];
	size_t i;
};

static uint16_t
char_at(const struct cell_text *t, size_t i)
{
	return i < t->f.n ? t->f.c[i] : 0;
}

/* The place behind a number such as 1. （二） 三、 at `i`, or `i`. */
static size_t
behind_number(const struct cell_text *t, size_t i)
{
	size_t start = i;
	bool bracket = char_at(t, i) == '(';
	uint16_t c;

	i += bracket;
	while ((char_at(t, i) >= '0' && char_at(t, i) <= '9') ||
	       AMONG(char_at(t, i), HAN_DIGITS))
		i++;
	c = char_at(t, i);
	if (i == start + bracket)
		return c >= u'①' && c <= u'⑳' ? i + 1 : start;
	if (bracket)
		return c == ')' ? i + 1 : start;
	return AMONG(c, u".、):") ? i + 1 : start;
}

static const struct lexeme *
next_word(struct cell_text *t)
{
	size_t took = 0;
	const struct lexeme *l =
	    t->i < t->f.n
	        ? lexicon_at(t->x, t->f.c + t->i, t->f.n - t->i, &took)
	        : NULL;

	t->i += took;
	return l;
}

/* Numbers, 其中：, 减： and dashes in front of the name. */
static void
skip_front(struct cell_text *t)
{
	for (;;) {
		size_t i = behind_number(t, t->i), took;
		uint16_t c;
		const struct lexeme *l;

		if (i > t->i) {
			t->i = i;
			continue;
		}
		c = char_at(t, t->i);
		if (AMONG(c, u":-#*.") ||
		    (AMONG(c, u"减加") && char_at(t, t->i + 1) == ':')) {
			t->i++;
			continue;
		}
		if (t->i >= t->f.n)
			return;
		l = lexicon_at(t->x, t->f.c + t->i, t->f.n - t->i, &took);
		if (l == NULL || l->kind != LEX_PART)
			return;
		t->i += took;
	}
}

/* A bracket and all in it; false if none opens here. */
static bool
skip_bracket(struct cell_text *t)
{
	int open = 0;

	if (char_at(t, t->i) != '(')
		return false;
	for (; t->i < t->f.n; t->i++) {
		if (t->f.c[t->i] == '(')
			open++;
		else if (t->f.c[t->i] == ')' && --open == 0) {
			t->i++;
			return true;
		}
	}
	return true;
}

static bool
is_filler(const struct lexeme *l)
{
	return l->kind == LEX_FILL || l->kind == LEX_COST ||
	       l->kind == LEX_SUM || l->kind == LEX_STAGE ||
	       l->kind == LEX_UNIT ||
	       (l->kind == LEX_MEASURE &&
	        (l->flags & (NAME_SHORT | NAME_FUND)) != 0);
}

/* Has the word a reading that names nothing? */
static bool
may_fill(const struct lexicon *x, const struct lexeme *l)
{
	while (l != NULL && !is_filler(l))
		l = lexicon_next(x, l);
	return l != NULL;
}

/* Only words that name nothing are left. */
static bool
only_filler(struct cell_text *t)
{
	while (t->i < t->f.n) {
		const struct lexeme *l;

		if (skip_bracket(t) || char_at(t, t->i) == ':') {
			t->i += char_at(t, t->i) == ':';
			continue;
		}
		l = next_word(t);
		if (!may_fill(t->x, l))
			return false;
	}
	return true;
}

/* The reading of a word that a table may use under `whole`. */
static const struct lexeme *
row_reading(const struct lexicon *x, const struct lexeme *l, struct slice whole)
{
	for (; l != NULL; l = lexicon_next(x, l)) {
		if (l->kind == LEX_FUNCTION)
			return l;
		if (l->kind != LEX_MEASURE ||
		    (l->flags & (NAME_PROSE | NAME_SHORT)))
			continue;
		if (l->within.len == 0 || slice_starts(whole, l->within))
			return l;
	}
	return NULL;
}

const struct lexeme *
lexicon_row(const struct lexicon *x, struct slice cell, struct slice whole)
{
	struct cell_text t;
	const struct lexeme *found = NULL;

	if (cell.len == 0 || cell.len > CELL_MOST)
		return NULL;
	t.x = x;
	t.f = (struct folded){cell, t.c, t.at, 0};
	t.i = 0;
	fold(&t.f);
	skip_front(&t);
	for (;;) {
		size_t start = t.i;
		const struct lexeme *l = row_reading(x, next_word(&t), whole);

		if (l == NULL) {
			t.i = start;
			break;
		}
		found = l;
		if (!(l->flags & NAME_FUND))
			break;
	}
	return found != NULL && only_filler(&t) ? found : NULL;
}
