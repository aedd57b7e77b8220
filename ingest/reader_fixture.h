/*
 * For tests of readers: the arena that a file's tests share, the document that
 * was read into it, and its blocks as one line.  Brings cmocka.h with it.
 */
#ifndef DUIBIAO_READER_FIXTURE_H
#define DUIBIAO_READER_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ingest/reader.h"

static struct arena *arena;
static struct document doc;

static inline int
set_up(void **state)
{
	(void)state;
	arena = arena_new((size_t)2 << 30);
	return arena == NULL;
}

static inline int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* Fills `doc`; a reader that refuses says why. */
static inline enum read_result
read_bytes(struct slice bytes)
{
	const char *reason = NULL;
	enum read_result result;

	arena_reset(arena);
	result = reader_read(bytes, NULL, arena, &doc, &reason);
	assert_true((result == READ_OK) == (reason == NULL));
	return result;
}

static inline void
must_read(const char *text)
{
	assert_int_equal(read_bytes(slice_of(text)), READ_OK);
}

static inline size_t
shape_words(char *out, size_t most, struct slice text)
{
	int n = snprintf(out, most, "%.*s", (int)text.len, text.at);

	return (size_t)n < most ? (size_t)n : most - 1;
}

/* H<heading>P<paragraph>T2x3<row.col=words|…>, spans as +cols and vrows. */
static inline const char *
fixture_shape(void)
{
	static char out[16384];
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < doc.blocks.n; i++) {
		const struct block *b = &doc.blocks.at[i];
		const struct table *t = b->table;

		n += (size_t)snprintf(out + n, 64,
		                      b->kind == BLOCK_TABLE     ? "T%dx%d<"
		                      : b->kind == BLOCK_HEADING ? "H<"
		                                                 : "P<",
		                      t == NULL ? 0 : t->rows,
		                      t == NULL ? 0 : t->cols);
		if (t == NULL)
			n += shape_words(out + n, 4096,
			                 slice_cut(doc.text, b->span));
		for (size_t k = 0; t != NULL && k < t->cells.n; k++) {
			const struct cell *c = &t->cells.at[k];

			n += (size_t)snprintf(out + n, 64, "%s%d.%d",
			                      k > 0 ? "|" : "", c->row, c->col);
			if (c->colspan > 1)
				n += (size_t)snprintf(out + n, 16, "+%d",
				                      c->colspan);
			if (c->rowspan > 1)
				n += (size_t)snprintf(out + n, 16, "v%d",
				                      c->rowspan);
			out[n++] = '=';
			n += shape_words(out + n, 512,
			                 slice_cut(doc.text, c->span));
		}
		n += (size_t)snprintf(out + n, 4, ">");
		if (n > sizeof(out) - 8192)
			abort();
	}
	return out;
}

#endif
