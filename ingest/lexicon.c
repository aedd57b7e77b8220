/*
 * A trie over folded characters.  Its edges live in one open-addressed table
 * keyed by (node, character), so a step costs about one look; the step out of
 * the root, which is tried at every character of a text, has a table of its
 * own indexed by the character.
 *
 * Brackets are no letters of a word: names are stored without them, and a
 * match walks over brackets that open and close inside it, so 因公出国（境）费
 * and 因公出国境费 are one word.
 */
#include "ingest/lexicon.h"

#include "ingest/fold.h"
#include "ingest/function_class.h"
#include "ingest/utf8.h"

#include "measure_names.h"
#include "prose_words.h"

#include <stdlib.h>

#define EDGES ((size_t)1 << 16) /* power of two, more than twice the nodes */
#define NODES 32000
#define WORDS 8000
#define WORD_MOST 80 /* characters */

struct edge {
	uint16_t node, c;
	uint16_t to; /* 0: free */
};

struct lexicon {
	uint16_t first[65536]; /* node behind the root by first character */
	struct edge edges[EDGES];
	uint16_t word[NODES]; /* place in words of what ends here; 0: nothing */
	struct lexeme words[WORDS];
	size_t n_nodes, n_words;
};

static size_t
edge_slot(uint16_t node, uint16_t c)
{
	uint32_t key = (uint32_t)node << 16 | c;

	return (key * UINT32_C(2654435761)) >> 16 & (EDGES - 1);
}

static inline uint16_t
step(const struct lexicon *x, uint16_t node, uint16_t c)
{
	for (size_t i = edge_slot(node, c);; i = (i + 1) & (EDGES - 1)) {
		const struct edge *e = &x->edges[i];

		if (e->to == 0)
			return 0;
		if (e->node == node && e->c == c)
			return e->to;
	}
}

/* The node behind `c`, made if need be; 0 when the table is full. */
static uint16_t
make_step(struct lexicon *x, uint16_t node, uint16_t c)
{
	uint16_t to = node == 0 ? x->first[c] : step(x, node, c);
	size_t i;

	if (to != 0)
		return to;
	if (x->n_nodes == NODES)
		return 0;
	to = (uint16_t)x->n_nodes++;
	if (node == 0) {
		x->first[c] = to;
		return to;
	}
	for (i = edge_slot(node, c); x->edges[i].to != 0;)
		i = (i + 1) & (EDGES - 1);
	x->edges[i] = (struct edge){node, c, to};
	return to;
}

/* Adds one word; behind the readings that it has already. */
static bool
add_word(struct lexicon *x, struct slice word, struct lexeme l)
{
	const char *at = word.at, *end = word.at + word.len;
	uint16_t node = 0;

	while (at < end) {
		uint16_t c = fold_char(utf8_next(&at, end));

		if (c == 0 || c == '(' || c == ')')
			continue;
		node = make_step(x, node, c);
		if (node == 0)
			return false;
	}
	if (node == 0 || x->n_words == WORDS)
		return false;
	l.next = 0;
	if (x->word[node] == 0) {
		x->word[node] = (uint16_t)x->n_words;
	} else {
		struct lexeme *last = &x->words[x->word[node]];

		while (last->next != 0)
			last = &x->words[last->next];
		last->next = (uint16_t)x->n_words;
	}
	x->words[x->n_words++] = l;
	return true;
}

/* Writes out {a,b,} one by one; `word` has the text before `pattern`. */
static bool
add_pattern(struct lexicon *x, char *word, size_t n, const char *pattern,
            const struct lexeme *l)
{
	const char *close, *part;

	while (*pattern != '\0' && *pattern != '{') {
		if (n + 1 >= WORD_MOST * 4)
			return false;
		word[n++] = *pattern++;
	}
	if (*pattern == '\0')
		return n == 0 || add_word(x, (struct slice){word, n}, *l);
	close = strchr(pattern, '}');
	if (close == NULL)
		return false;
	for (part = pattern + 1;; part++) {
		size_t length = strcspn(part, ",}");

		if (n + length >= WORD_MOST * 4)
			return false;
		memcpy(word + n, part, length);
		if (!add_pattern(x, word, n + length, close + 1, l))
			return false;
		part += length;
		if (part == close)
			return true;
	}
}

static bool
add_all(struct lexicon *x, const char *pattern, const struct lexeme *l)
{
	char word[WORD_MOST * 4];

	return add_pattern(x, word, 0, pattern, l);
}

static unsigned
flags_of(const char *letters)
{
	static const char known[] = "swfbgckrpyxzi";
	unsigned flags = 0;

	for (; *letters != '\0'; letters++) {
		const char *at = strchr(known, *letters);

		if (at != NULL)
			flags |= 1u << (at - known);
	}
	return flags;
}

static bool
add_measures(struct lexicon *x)
{
	for (size_t i = 0;
	     i < sizeof(rows_measure_names) / sizeof(rows_measure_names[0]);
	     i++) {
		const struct row_measure_names *row = &rows_measure_names[i];
		struct lexeme l = {.kind = LEX_MEASURE};

		l.measure = slice_of(row->measure);
		l.within =
		    row->within[0] == '\0' ? SLICE_NONE : slice_of(row->within);
		l.fund = word_value(VOCABULARY_FUND, slice_of(row->fund));
		l.stage = word_value(VOCABULARY_STAGE, slice_of(row->stage));
		l.flags = flags_of(row->flags);
		if (!add_all(x, row->name, &l))
			return false;
	}
	return true;
}

static enum lexeme_kind
kind_of(const char *name)
{
	static const struct {
		const char *name;
		enum lexeme_kind kind;
	} kinds[] = {
#define X(id, name) {name, id},
	    LEXEME_KINDS(X)
#undef X
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return kinds[i].kind;
	return LEX_NOT;
}

static int
value_of(enum lexeme_kind kind, const char *value)
{
	if (kind == LEX_YEAR)
		return (int)strtol(value, NULL, 10);
	if (kind == LEX_STAGE)
		return (int)word_value(VOCABULARY_STAGE, slice_of(value));
	if (kind == LEX_CHANGE)
		return value[0] == '+' ? 1 : value[0] == '-' ? -1 : 0;
	return 0;
}

static bool
add_prose_words(struct lexicon *x)
{
	for (size_t i = 0;
	     i < sizeof(rows_prose_words) / sizeof(rows_prose_words[0]); i++) {
		const struct row_prose_words *row = &rows_prose_words[i];
		struct lexeme l = {.kind = kind_of(row->kind)};

		if (l.kind == LEX_NOT)
			return false;
		l.value = value_of(l.kind, row->value);
		l.stage =
		    l.kind == LEX_STAGE ? (enum stage)l.value : STAGE_NONE;
		l.measure = slice_of(row->value);
		if (!add_all(x, row->word, &l))
			return false;
	}
	return true;
}

static bool
add_functions(struct lexicon *x, const struct function_classes *f)
{
	for (size_t i = 0; i < function_names(f); i++) {
		struct lexeme l = {.kind = LEX_FUNCTION, .value = (int)i};

		if (!add_word(x, function_name_at(f, i), l))
			return false;
	}
	return true;
}

struct lexicon *
lexicon_new(const struct function_classes *f)
{
	struct lexicon *x = calloc(1, sizeof(*x));

	if (x == NULL)
		return NULL;
	x->n_nodes = x->n_words = 1; /* 0 is the root and "no word" */
	if (f == NULL || !add_measures(x) || !add_prose_words(x) ||
	    !add_functions(x, f)) {
		free(x);
		return NULL;
	}
	return x;
}

void
lexicon_free(struct lexicon *x)
{
	free(x);
}

const struct lexeme *
lexicon_at(const struct lexicon *x, const uint16_t *c, size_t n, size_t *took)
{
	uint16_t node = x->first[c[0]], best = 0;
	int open = 0;
	size_t most = n < WORD_MOST ? n : WORD_MOST;

	for (size_t i = 1; node != 0; i++) {
		if (x->word[node] != 0 && open == 0) {
			best = x->word[node];
			*took = i;
		}
		if (i == most)
			break;
		if (c[i] == '(')
			open++;
		else if (c[i] == ')' && open > 0)
			open--;
		else
			node = step(x, node, c[i]);
	}
	return best == 0 ? NULL : &x->words[best];
}

const struct lexeme *
lexicon_next(const struct lexicon *x, const struct lexeme *l)
{
	return l->next == 0 ? NULL : &x->words[l->next];
}
