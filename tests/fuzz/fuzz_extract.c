/* Whole documents: no crash, and every span lies in the text. */
#include "ingest/extract.h"
#include "ingest/record.h"

#include <stddef.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
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
			return 0;
	}
	arena_reset(a);
	arena_guard(a, &full);
	if (setjmp(full) != 0)
		return 0;
	if (extract(k, (struct slice){(const char *)data, size}, a, &d,
	            &reason) == READ_OK)
		for (int id = RECORD_FACT; id < RECORD_N; id++)
			must_lie_inside(&d, (enum record_id)id);
	return 0;
}
