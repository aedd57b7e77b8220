/*
 * The pipe from a worker that was taken over: any bytes, cut anywhere.  What
 * passes must hold: it is encoded again and gives the same result, and makes
 * rows that COPY can tell apart.
 */
#include "daemon/copyrow.h"
#include "daemon/inbound.h"

#include <stdlib.h>

enum { ROOM = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool
collect(void *context, const void *bytes, size_t n)
{
	bytes_put(context, bytes, n);
	return true;
}

/* Feeds all of it, in pieces whose size the input's first byte decides. */
static enum inbound_verdict
feed(struct inbound *in, const char *at, size_t n, size_t piece)
{
	enum inbound_verdict verdict = INBOUND_MORE;

	while (n > 0 && verdict == INBOUND_MORE) {
		size_t part = n < piece ? n : piece;

		verdict = inbound_take(in, at, part);
		at += part;
		n -= part;
	}
	return verdict;
}

/* One row a record, no more and no fewer line ends. */
static void
check_rows(const struct disclosure *d)
{
	struct copyrows rows = {.n = {0}};

	copyrows_encode(&rows, d);
	for (enum record_id id = RECORD_HEAD; id < RECORD_N; id++) {
		size_t lines = 0;

		for (size_t i = 0; i < rows.list[id].n; i++)
			lines += rows.list[id].at[i] == '\n';
		if (lines != rows.n[id])
			abort();
	}
	copyrows_fini(&rows);
}

static void
check_again(struct inbound *again, const struct disclosure *d)
{
	struct bytes first = {NULL, 0, 0}, second = {NULL, 0, 0};

	if (!frame_put_disclosure(collect, &first, d) ||
	    feed(again, first.at, first.n, first.n) != INBOUND_WHOLE ||
	    !frame_put_disclosure(collect, &second,
	                          &inbound_result(again)->disclosure) ||
	    first.n != second.n || memcmp(first.at, second.at, first.n) != 0)
		abort();
	bytes_fini(&first);
	bytes_fini(&second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static struct inbound *in, *again;

	if (in == NULL) {
		in = inbound_new(ROOM);
		again = inbound_new(ROOM);
	}
	if (n == 0 || in == NULL || again == NULL)
		return 0;
	inbound_reset(in);
	inbound_reset(again);
	if (feed(in, (const char *)bytes + 1, n - 1, bytes[0] + (size_t)1) ==
	        INBOUND_WHOLE &&
	    inbound_result(in)->refused == READ_OK) {
		check_rows(&inbound_result(in)->disclosure);
		check_again(again, &inbound_result(in)->disclosure);
	} else if (inbound_result(in)->error != NULL &&
	           inbound_error(in)[0] == '\0') {
		abort();
	}
	return 0;
}
