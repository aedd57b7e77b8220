/*
 * Whole papers: every span lies in the text.
 */
#ifndef DUIBIAO_FUZZ_INSIDE_H
#define DUIBIAO_FUZZ_INSIDE_H

#include <stdlib.h>

#include "ingest/extract.h"
#include "ingest/record.h"
#include "ingest/row_keys.h"

static inline void
must_lie_inside(const struct disclosure *d, enum record_id id)
{
	size_t n;
	const char *row = record_list(d, id, &n);
	const struct record *r = record(id);

	for (size_t i = 0; i < n; i++, row += r->size)
		for (size_t f = 0; f < r->n_fields; f++) {
			const struct span *s =
			    (const void *)(row + r->fields[f].offset);

			if (r->fields[f].kind == FIELD_SPAN &&
			    (s->start > s->end || s->end > d->text.len))
				abort();
		}
}

/* Extracts, and checks what came out. */
static inline void
extract_inside(struct slice bytes)
{
	static struct knowledge *k;
	static struct arena *a;
	struct disclosure d;
	const char *reason;
	jmp_buf full;

	if (k == NULL) {
		k = knowledge_new();
		a = arena_new((size_t)256 << 20);
		if (k == NULL || a == NULL)
			return;
	}
	arena_reset(a);
	arena_guard(a, &full);
	if (setjmp(full) != 0)
		return;
	if (extract(k, bytes, a, &d, &reason) != READ_OK)
		return;
	row_keys(&d, a);
	for (int id = RECORD_FACT; id < RECORD_N; id++)
		must_lie_inside(&d, (enum record_id)id);
}

#endif
