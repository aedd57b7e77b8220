/*
 * Lines: the same bytes give the same lines however they arrive, and none is
 * longer than the limit.  The first byte says how they are cut.
 */
#include <assert.h>
#include <event2/buffer.h>

#include "daemon/line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LIMIT = 64 };

/* Feeds `size` bytes, `step` at a time; a hash of the lines that came. */
static uint64_t
lines(const uint8_t *data, size_t size, size_t step)
{
	struct evbuffer *in = evbuffer_new();
	struct line_reader reader = {0};
	struct slice line;
	uint64_t hash = 5381;
	enum line_found found = LINE_NONE;

	for (size_t at = 0; at < size && found != LINE_TOO_LONG; at += step) {
		size_t n = size - at < step ? size - at : step;

		evbuffer_add(in, data + at, n);
		while ((found = line_next(&reader, in, LIMIT, &line)) ==
		       LINE_READY) {
			assert(line.len <= LIMIT);
			for (size_t i = 0; i < line.len; i++) {
				assert(line.at[i] != '\n');
				hash = hash * 33 + (uint8_t)line.at[i];
			}
			hash = hash * 33 + 256;
			assert(line_done(&reader, in) > line.len);
		}
		assert(found == LINE_TOO_LONG ||
		       evbuffer_get_length(in) <= LIMIT);
	}
	evbuffer_free(in);
	return hash;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2)
		return 0;
	uint64_t whole = lines(data + 1, size - 1, size);

	assert(lines(data + 1, size - 1, 1 + data[0] % 16) == whole);
	return 0;
}
