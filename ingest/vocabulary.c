/*
 * Name tables of the closed vocabularies, made from vocabulary.def.
 */
#include "ingest/vocabulary.h"

#define X(id, name, zh) {name, zh},
#define V(name, NAME) \
	static const struct word name##_words[] = {{NULL, ""}, NAME##_WORDS(X)};
VOCABULARIES(V)
#undef V
#undef X

#define V(name, NAME) \
	{#name, name##_words, sizeof(name##_words) / sizeof(name##_words[0])},
static const struct vocabulary tables[] = {VOCABULARIES(V)};
#undef V

const struct vocabulary *
vocabulary(enum vocabulary_id id)
{
	return &tables[id];
}

const char *
word_name(enum vocabulary_id id, unsigned value)
{
	return value < tables[id].n ? tables[id].words[value].name : NULL;
}

unsigned
word_value(enum vocabulary_id id, struct slice name)
{
	for (unsigned i = 1; name.len > 0 && i < tables[id].n; i++) {
		const char *word = tables[id].words[i].name;

		if (word[0] == name.at[0] &&
		    strncmp(word, name.at, name.len) == 0 &&
		    word[name.len] == '\0')
			return i;
	}
	return 0;
}
