/*
 * Tables of words: static const struct slice kinds[] = {WORD("项目"), …};
 */
#ifndef DUIBIAO_WORDS_H
#define DUIBIAO_WORDS_H

#include "ingest/slice.h"

#define WORD(zh)                   \
	{                          \
		zh, sizeof(zh) - 1 \
	}
#define N(array) (sizeof(array) / sizeof((array)[0]))

static inline bool
says_any(struct slice s, const struct slice *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_find(s, words[i]) != NULL)
			return true;
	return false;
}

static inline bool
begins_with_any(struct slice s, const struct slice *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_starts(s, words[i]))
			return true;
	return false;
}

static inline bool
ends_in_any(struct slice s, const struct slice *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_ends(s, words[i]))
			return true;
	return false;
}

static inline bool
is_any(struct slice s, const struct slice *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is(s, words[i]))
			return true;
	return false;
}

#define SAYS_ANY(s, words) says_any(s, words, N(words))
#define BEGINS_WITH_ANY(s, words) begins_with_any(s, words, N(words))
#define ENDS_IN_ANY(s, words) ends_in_any(s, words, N(words))
#define IS_ANY(s, words) is_any(s, words, N(words))

#endif
