/* Targets out of arbitrary bytes: what comes out keeps its promises. */
#include "ingest/target.h"

#include <stddef.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* digits[.digits], as the database and the wire want it. */
static void
must_be_decimal(struct slice s)
{
	size_t points = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '.')
			points++;
		else if (s.at[i] < '0' || s.at[i] > '9')
			abort();
	}
	if (s.at != NULL && (s.len == 0 || points > 1 || s.at[0] == '.' ||
	                     s.at[s.len - 1] == '.'))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new((size_t)4 << 20);
	struct target t;

	target_read(a, (struct slice){(const char *)data, size}, &t);
	must_be_decimal(t.value);
	must_be_decimal(t.high);
	if ((t.op == OP_RANGE) != (t.high.at != NULL) ||
	    (t.kind == TARGET_MALFORMED && t.value.at != NULL))
		abort();
	arena_free(a);
	return 0;
}
