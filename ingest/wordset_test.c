/* Many words in one walk: all occurrences, overlapping ones too. */
#include "ingest/wordset.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct slice words[] = {
    {"污水", 6}, {"污水管网", 12}, {"管网", 6}, {"水管", 6}, {"abc", 3},
};

#define WORDS (sizeof(words) / sizeof(words[0]))

static void
finds_overlapping_words(void **state)
{
	struct wordset set;
	uint16_t next[WORDS];
	struct word_hits hits;
	size_t word, n = 0;
	unsigned seen = 0;

	(void)state;
	wordset_init(&set, words, next, WORDS);
	hits = wordset_find(&set, SLICE("新建污水管网abc"));
	while (word_hit(&hits, &word)) {
		seen |= 1u << word;
		n++;
		assert_memory_equal("新建污水管网abc" + hits.at, words[word].at,
		                    words[word].len);
	}
	assert_int_equal(n, 5);
	assert_int_equal(seen, 0x1f);
}

static void
finds_nothing_in_little(void **state)
{
	struct wordset set;
	uint16_t next[WORDS];
	struct word_hits hits;
	size_t word;

	(void)state;
	wordset_init(&set, words, next, WORDS);
	hits = wordset_find(&set, SLICE(""));
	assert_false(word_hit(&hits, &word));
	hits = wordset_find(&set, SLICE("ab"));
	assert_false(word_hit(&hits, &word));
	hits = wordset_find(&set, SLICE("污"));
	assert_false(word_hit(&hits, &word));
	assert_false(word_hit(&hits, &word));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_overlapping_words),
	    cmocka_unit_test(finds_nothing_in_little),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
