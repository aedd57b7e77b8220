/*
 * UTF-8: validity, walking, and the folding under which two printed forms of
 * one character are the same.
 */
#ifndef DUIBIAO_UTF8_H
#define DUIBIAO_UTF8_H

#include "ingest/slice.h"

/* Well-formed: no overlong forms, no surrogates, nothing above U+10FFFF. */
bool utf8_valid(struct slice s) __attribute__((warn_unused_result));

/* The most bytes, at most `most`, that end between two characters. */
size_t utf8_cut(struct slice s, size_t most);

/*
 * The code point at `*at` (well-formed text), moving `*at` behind it.
 */
uint32_t utf8_next(const char **at, const char *end);

/* Appends a code point's bytes to `out` (room for 4); how many. */
size_t utf8_put(uint32_t c, char out[4]);

#endif
