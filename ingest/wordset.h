/*
 * Many words looked for in one walk over a text.
 *
 * The words are indexed by their first three bytes, one Chinese character, so
 * a text costs about one look into the index a character, whatever the number
 * of words.  The set borrows everything; whoever makes it owns the memory.
 */
#ifndef DUIBIAO_WORDSET_H
#define DUIBIAO_WORDSET_H

#include "ingest/slice.h"

#define WORDSET_BUCKETS 256

struct wordset {
	const struct slice *words; /* each at least three bytes */
	uint16_t *next;            /* one a word */
	uint16_t head[WORDSET_BUCKETS];
};

/* Indexes `n` words (fewer than 65535); `next` has room for one each. */
void wordset_init(struct wordset *w, const struct slice *words, uint16_t *next,
                  size_t n);

/* The occurrences of words in a text, by place. */
struct word_hits {
	const struct wordset *set;
	struct slice text;
	size_t at;      /* of the last hit */
	uint16_t chain; /* private */
};

struct word_hits wordset_find(const struct wordset *w, struct slice text);

/* The next occurrence: its word's place in the list; false when no more. */
bool word_hit(struct word_hits *h, size_t *word);

#endif
