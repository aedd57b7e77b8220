/*
 * A row of sentences.tsv is a form of words with holes, "%s".  A sentence has
 * that form when its words stand in it one after the other; what lies between
 * them fills the holes, and is itself looked up.  It is shorter each time, so
 * this ends.
 */
#include "client/sentence.h"

#include <stdlib.h>
#include <string.h>

#include "client/phrase.h"
#include "ingest/slice.h"
#include "reasons.h"
#include "sentences.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

enum { HOLES = 4 };

/* The words of a form up to its next hole, or its end. */
static struct slice
words(const char *form)
{
	const char *hole = strstr(form, "%s");

	return (struct slice){form, hole == NULL ? strlen(form)
	                                         : (size_t)(hole - form)};
}

/* Where the words stand in what is left; the last of a form, at its end. */
static const char *
place(struct slice text, struct slice words, bool last)
{
	if (!last)
		return slice_find(text, words);
	return slice_ends(text, words) ? text.at + text.len - words.len : NULL;
}

static bool
has_form(const char *form, struct slice text, struct slice holes[HOLES])
{
	struct slice said = words(form);

	if (!slice_starts(text, said))
		return false;
	for (size_t n = 0;; n++) {
		const char *at;

		form += said.len;
		text = slice_from(text, said.len);
		if (*form == '\0')
			return text.len == 0;
		form += strlen("%s");
		said = words(form);
		at = place(text, said, form[said.len] == '\0');
		if (at == NULL || n == HOLES)
			return false;
		holes[n] = (struct slice){text.at, (size_t)(at - text.at)};
		text = slice_from(text, holes[n].len);
	}
}

static void put(FILE *out, struct slice text);

/* "%s" is the next hole, "%2$s" the second. */
static void
put_filled(FILE *out, const char *form, const struct slice holes[HOLES])
{
	size_t next = 0;

	while (*form != '\0') {
		size_t n = strcspn(form, "%");

		fwrite(form, 1, n, out);
		form += n;
		if (*form == '\0')
			break;
		if (form[2] == '$') {
			next = (size_t)(form[1] - '1');
			form += 2;
		}
		put(out, holes[next++]);
		form += strlen("%s");
	}
}

static void
put(FILE *out, struct slice text)
{
	struct slice holes[HOLES];

	for (size_t i = 0; i < N(rows_reasons); i++) {
		if (slice_is(text, slice_of(rows_reasons[i].en))) {
			fputs(rows_reasons[i].zh, out);
			return;
		}
	}
	for (size_t i = 0; i < N(rows_sentences); i++) {
		if (has_form(rows_sentences[i].en, text, holes)) {
			put_filled(out, rows_sentences[i].zh, holes);
			return;
		}
	}
	fwrite(text.at, 1, text.len, out);
}

void
sentence_print(FILE *out, const char *english, enum language language)
{
	switch (language) {
	case LANGUAGE_EN:
		fputs(english, out);
		break;
	case LANGUAGE_ZH:
		put(out, slice_of(english));
		break;
	}
}

/* Codes have no blanks but those between them. */
static bool
are_codes(const char *text)
{
	for (; *text != '\0'; text++)
		if (*text == ' ' || (*text == ',' && *++text != ' '))
			return false;
	return true;
}

void
sentence_print_reason(FILE *out, const char *reason, enum language language)
{
	char *codes, *rest, *code;

	if (!are_codes(reason)) {
		sentence_print(out, reason, language);
		return;
	}
	codes = rest = strdup(reason);
	while (codes != NULL && (code = strsep(&rest, ",")) != NULL) {
		fputs(code == codes ? "" : phrase(SAY_COMMA, language), out);
		sentence_print(out, term(code + (*code == ' '), language),
		               language);
	}
	free(codes);
}
