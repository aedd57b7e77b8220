/*
 * Any bytes as what pdftotext -bbox prints: what is made of them is clean
 * UTF-8, with every block and cell inside it and in order.
 */
#include "ingest/read_pdf.c"

#include <stdlib.h>

#include "ingest/charset.h"
#include "ingest/join.h"
#include "ingest/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool condition)
{
	if (!condition)
		abort();
}

static void
check_table(const struct document *d, const struct table *t)
{
	for (size_t i = 0; i < t->cells.n; i++) {
		const struct cell *c = &t->cells.at[i];

		must(c->span.start <= c->span.end &&
		     c->span.end <= d->text.len);
		must(utf8_valid(slice_cut(d->text, c->span)));
		must(c->row < t->rows && c->col + c->colspan <= t->cols);
		must(i == 0 || c[-1].row < c->row ||
		     (c[-1].row == c->row &&
		      c[-1].col + c[-1].colspan <= c->col));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena *arena;
	struct document d = {.text = SLICE_NONE};
	struct slice output, none = SLICE("");
	const char *reason = NULL;
	uint32_t before = 0;
	char *copy;

	if (arena == NULL && (arena = arena_new((size_t)1 << 30)) == NULL)
		return 0;
	arena_reset(arena);
	copy = arena_alloc(arena, size + 1);
	if (size > 0)
		memcpy(copy, data, size);
	output = (struct slice){copy, size};
	if (read_output(none, output, arena, &d, &reason) != READ_OK) {
		must(reason != NULL);
		return 0;
	}
	join_tables(&d, arena);
	must(utf8_valid(d.text) && charset_clean(d.text));
	for (size_t i = 0; i < d.blocks.n; i++) {
		const struct block *b = &d.blocks.at[i];

		must(b->span.start >= before && b->span.end >= b->span.start);
		must(b->span.end <= d.text.len);
		before = b->span.start;
		if (b->kind == BLOCK_TABLE)
			check_table(&d, b->table);
	}
	return 0;
}
