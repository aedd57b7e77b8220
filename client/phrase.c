/*
 * Every word is a row of words.tsv; Chinese terms beside it come from the
 * tables that also teach the readers.  English keeps a code that has no row,
 * which is what options and replies use.
 */
#include "client/phrase.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#include "department_kinds.h"
#include "ingest/vocabulary.h"
#include "measures.h"
#include "topics.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

struct words {
	const char *id, *in[LANGUAGES];
};

#define SAY(id, en, zh)
#define TERM(name, en, zh)
#define HEAD(key, en, zh)
#define OPTION(name, en, zh)

#undef SAY
#define SAY(id, en, zh) [SAY_##id] = {en, zh},
static const char *const phrases[][LANGUAGES] = {
#include "words.h"
};
#undef SAY
#define SAY(id, en, zh)

#undef TERM
#define TERM(name, en, zh) {name, {en, zh}},
static const struct words terms[] = {
#include "words.h"
};
#undef TERM
#define TERM(name, en, zh)

#undef HEAD
#define HEAD(key, en, zh) {key, {en, zh}},
static const struct words heads[] = {
#include "words.h"
};
#undef HEAD
#define HEAD(key, en, zh)

#undef OPTION
#define OPTION(name, en, zh) {name, {en, zh}},
static const struct words options[] = {
#include "words.h"
};

/* The words in a language, or NULL: no row, or nothing in it. */
static const char *
find(const struct words *rows, size_t n, const char *id, enum language language)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(rows[i].id, id) == 0)
			return *rows[i].in[language] == '\0'
			           ? NULL
			           : rows[i].in[language];
	return NULL;
}

const char *
phrase(enum phrase id, enum language language)
{
	return phrases[id][language];
}

/* A word for several things as one for one of them; what is no letter is behind
 * it. */
static void
put_singular(FILE *out, const char *word, size_t n)
{
	size_t letters = 0;

	while (letters < n && isalpha((unsigned char)word[letters]))
		letters++;
	if (letters > 3 && strncmp(word + letters - 3, "ies", 3) == 0)
		fprintf(out, "%.*sy", (int)letters - 3, word);
	else if (letters > 1 && word[letters - 1] == 's')
		fwrite(word, 1, letters - 1, out);
	else
		fwrite(word, 1, letters, out);
	fwrite(word + letters, 1, n - letters, out);
}

static void
put_counted(FILE *out, const char *text)
{
	bool one = false;

	while (*text != '\0') {
		size_t n = strcspn(text, " ");

		if (one)
			put_singular(out, text, n);
		else
			fwrite(text, 1, n, out);
		one = n == 1 && *text == '1';
		text += n;
		for (; *text == ' '; text++)
			putc(' ', out);
	}
}

void
phrase_print(FILE *out, enum language language, enum phrase id, ...)
{
	char text[1000];
	va_list args;

	va_start(args, id);
	vsnprintf(text, sizeof(text), phrase(id, language), args);
	va_end(args);
	if (language == LANGUAGE_EN)
		put_counted(out, text);
	else
		fputs(text, out);
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
	for (size_t i = 0; i < N(rows_topics); i++)
		if (strcmp(rows_topics[i].topic, code) == 0)
			return rows_topics[i].zh;
	return NULL;
}

const char *
term(const char *code, enum language language)
{
	const char *known = find(terms, N(terms), code, language);

	if (known == NULL && language == LANGUAGE_ZH)
		known = vocabulary_term(code);
	return known == NULL ? code : known;
}

const char *
measure_term(const char *code, const char *name, enum language language)
{
	for (size_t i = 0; code != NULL && i < N(rows_measures); i++)
		if (strcmp(rows_measures[i].measure, code) == 0)
			return language == LANGUAGE_ZH ? rows_measures[i].zh
			                               : rows_measures[i].en;
	return name;
}

const char *
doc_type_term(const char *code, enum language language)
{
	unsigned value = word_value(VOCABULARY_DOC_TYPE, slice_of(code));

	if (language != LANGUAGE_ZH || value == 0)
		return code;
	return vocabulary(VOCABULARY_DOC_TYPE)->words[value].zh;
}

const char *
heading(const char *key, enum language language)
{
	const char *known = find(heads, N(heads), key, language);

	return known == NULL ? key : known;
}

const char *
option_doc(const char *name, const char *doc, enum language language)
{
	const char *known = find(options, N(options), name, language);

	return known == NULL ? doc : known;
}
