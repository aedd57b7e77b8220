/*
 * The folded view of a run of text in which words are looked for: one code
 * unit a character, full-width marks in half width, quotes and blanks left
 * out, every kind of bracket as ( or ).  Each unit knows its byte.
 */
#ifndef DUIBIAO_FOLD_H
#define DUIBIAO_FOLD_H

#include "ingest/slice.h"

#define FOLD_ALIEN 0xfffd /* anything beyond the basic plane */

struct folded {
	struct slice raw;
	uint16_t *c;  /* room for raw.len */
	uint32_t *at; /* byte of each in raw; room for raw.len + 1 */
	size_t n;     /* at[n] == raw.len */
};

/* Folds `f->raw` (well-formed UTF-8) into the arrays given. */
void fold(struct folded *f);

/* One character; 0 for what is left out. */
uint16_t fold_char(uint32_t c);

/* The folded place of a byte, the first one at or behind it; `from` is a
 * place not behind it. */
size_t fold_place(const struct folded *f, size_t from, size_t byte);

#endif
