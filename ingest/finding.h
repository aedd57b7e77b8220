/*
 * Findings and their words.  Every finding is a row of
 * labels/finding_words.tsv, which words it in English and in Chinese; a check
 * names the row and says what fills the places of its wordings.
 */
#ifndef DUIBIAO_FINDING_H
#define DUIBIAO_FINDING_H

#include "finding_words.h"
#include "ingest/disclosure.h"

enum found {
	FOUND_NOTHING,
#define X(id, code, en, zh) id,
	FINDING_WORDS(X)
#undef X
};

/* What fills {place}; a figure or a quotation is the same in both languages. */
struct said {
	const char *place;
	struct slice en, zh;
};

/* All borrow their text, or have it in the arena. */
struct said said_words(const char *place, struct slice words);
struct said said_number(struct arena *a, const char *place, int64_t n);
struct said said_print(struct arena *a, const char *place, const char *format,
                       ...) __attribute__((format(printf, 3, 4), nonnull(3)));

/* Its code, and its standard name in Chinese; of a function line the name. */
struct said said_measure(const char *place, struct slice measure);

/* Two things side by side: "sangong.total 9.02". */
struct said said_pair(struct arena *a, const char *place, struct said first,
                      struct said second);

/* A list, with what stands between its items; what is too much to read is
 * left out at its end. */
struct said said_list(struct arena *a, const char *place,
                      const struct said *items, size_t n, struct said between);

/* The reason why a document was not read, by labels/reasons.tsv. */
struct said said_reason(const char *place, const char *reason);

/* The places of one finding, as the last two arguments below. */
#define SAID(...)                           \
	(const struct said[]){__VA_ARGS__}, \
	    sizeof((const struct said[]){__VA_ARGS__}) / sizeof(struct said)

/* Adds a finding; the texts are copied.  Spans beyond FINDING_SPANS are left
 * out.  A place that is not said stays in its braces. */
void disclosure_find(struct disclosure *d, struct arena *a, enum found what,
                     const struct span *spans, unsigned n_spans,
                     const struct said *said, size_t n_said);

#endif
