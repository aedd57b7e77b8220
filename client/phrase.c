/*
 * Chinese terms come from the tables that also teach the readers; English
 * keeps the code, which is what options and replies use.
 */
#include "client/phrase.h"

#include <string.h>

#include "department_kinds.h"
#include "ingest/vocabulary.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char *const phrases[][LANGUAGES] = {
#define PHRASE(id, en, zh) [SAY_##id] = {en, zh},
#define TERM(name, en, zh)
#include "client/phrase.def"
#undef PHRASE
#undef TERM
};

static const struct {
	const char *code, *in[LANGUAGES];
} terms[] = {
#define PHRASE(id, en, zh)
#define TERM(name, en, zh) {#name, {en, zh}},
#include "client/phrase.def"
#undef PHRASE
#undef TERM
};

const char *
phrase(enum phrase id, enum language language)
{
	return phrases[id][language];
}

static const char *
vocabulary_term(const char *code)
{
	for (unsigned v = 0; v < VOCABULARY_N; v++) {
		unsigned value =
		    word_value((enum vocabulary_id)v, slice_of(code));

		if (value > 0)
			return vocabulary((enum vocabulary_id)v)
			    ->words[value]
			    .zh;
	}
	for (size_t i = 0; i < N(rows_department_kinds); i++)
		if (strcmp(rows_department_kinds[i].kind, code) == 0)
			return rows_department_kinds[i].zh;
	return NULL;
}

const char *
term(const char *code, enum language language)
{
	const char *zh = NULL;

	for (size_t i = 0; i < N(terms); i++)
		if (strcmp(terms[i].code, code) == 0)
			return terms[i].in[language];
	if (language == LANGUAGE_ZH)
		zh = vocabulary_term(code);
	return zh == NULL ? code : zh;
}
