/*
 * What every reader owes, whatever the bytes were: clean UTF-8, with every
 * block and cell inside it and in order.
 */
#ifndef DUIBIAO_FUZZ_OWES_H
#define DUIBIAO_FUZZ_OWES_H

#include <stdlib.h>

#include "ingest/charset.h"
#include "ingest/reader.h"
#include "ingest/utf8.h"

static inline void
must(bool condition)
{
	if (!condition)
		abort();
}

static inline void
owes_cells(const struct document *d, const struct table *t)
{
	for (size_t i = 0; i < t->cells.n; i++) {
		const struct cell *c = &t->cells.at[i];

		must(c->span.start <= c->span.end &&
		     c->span.end <= d->text.len);
		must(utf8_valid(slice_cut(d->text, c->span)));
		must(c->rowspan > 0 && c->colspan > 0);
		must(c->row < t->rows && c->col + c->colspan <= t->cols);
	}
}

static inline void
owes_document(const struct document *d)
{
	uint32_t before = 0;

	must(utf8_valid(d->text) && charset_clean(d->text));
	for (size_t i = 0; i < d->blocks.n; i++) {
		const struct block *b = &d->blocks.at[i];

		must(b->span.start >= before && b->span.end >= b->span.start);
		must(b->span.end <= d->text.len);
		before = b->span.start;
		if (b->kind == BLOCK_TABLE)
			owes_cells(d, b->table);
	}
}

/* Reads the bytes, and checks what came out. */
static inline void
owes_reading(struct slice bytes)
{
	static struct arena *arena;
	struct document d;
	const char *reason = NULL;

	if (arena == NULL && (arena = arena_new((size_t)1 << 30)) == NULL)
		return;
	arena_reset(arena);
	if (reader_read(bytes, NULL, arena, &d, &reason) == READ_OK)
		owes_document(&d);
	else
		must(reason != NULL);
}

#endif
