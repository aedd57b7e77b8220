/*
 * Any bytes as what pdftotext -bbox prints: what is made of them is clean
 * UTF-8, with every block and cell inside it and in order.
 */
#include "ingest/read_pdf.c"

#include "ingest/join.h"
#include "owes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Cells come row by row, and none begins inside the one before it. */
static void
must_be_in_order(const struct table *t)
{
	for (size_t i = 1; i < t->cells.n; i++) {
		const struct cell *c = &t->cells.at[i];

		must(c[-1].row < c->row ||
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
	owes_document(&d);
	for (size_t i = 0; i < d.blocks.n; i++)
		if (d.blocks.at[i].kind == BLOCK_TABLE)
			must_be_in_order(d.blocks.at[i].table);
	return 0;
}
