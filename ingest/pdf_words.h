/*
 * What pdftotext prints with -bbox: the words of every page and their places.
 *
 * Lengths are hundredths of a point, the origin is the upper left corner.  A
 * page that is printed sideways is turned, so that all text reads from left to
 * right.
 */
#ifndef DUIBIAO_PDF_WORDS_H
#define DUIBIAO_PDF_WORDS_H

#include "ingest/arena.h"
#include "ingest/slice.h"

#define PDF_WORDS_MOST ((size_t)2 << 20)
#define PDF_PAGES_MOST 10000u

struct pdf_word {
	int32_t x0, y0, x1, y1;
	struct slice text;
	uint32_t chars; /* code points */
	uint32_t hans;  /* of them Chinese characters and marks */
	bool han;       /* nothing else in it */
};

struct pdf_page {
	int32_t width, height;
	size_t first, n; /* words */
	/* It lay on its side, and its text ran down or up. */
	enum { PDF_UPRIGHT, PDF_RAN_DOWN, PDF_RAN_UP } turned;
};

struct pdf_words {
	LIST_OF(struct pdf_word) words;
	LIST_OF(struct pdf_page) pages;
};

/*
 * Reads the output in `text`, whose bytes it changes in place (entities) and
 * which the words borrow.  What is no page and no word is passed over; false
 * when there is more than the limits above.
 */
bool pdf_words_read(char *text, size_t n, struct arena *a,
                    struct pdf_words *out) __attribute__((warn_unused_result));

/* Counts the characters of the word's text; false when it is no text or nothing
 * but blanks. */
bool pdf_word_measure(struct pdf_word *w);

/* The size of a word's type: the width of one Chinese character in it. */
int32_t pdf_word_em(const struct pdf_word *w);

#endif
