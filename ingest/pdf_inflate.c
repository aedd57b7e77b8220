/*
 * zlib, with the arena for its memory: nothing to free, and an overflow leaves
 * by the arena's guard.
 */
#include "ingest/pdf_inflate.h"

#include <zlib.h>

#define UNPACKED_MOST ((size_t)32 << 20)
#define STEP ((size_t)64 << 10)

static voidpf
take(voidpf opaque, uInt items, uInt size)
{
	return arena_array(opaque, items, size);
}

static void
leave(voidpf opaque, voidpf address)
{
	(void)opaque;
	(void)address;
}

struct slice
pdf_inflate(struct slice packed, struct arena *a)
{
	z_stream z = {.zalloc = take, .zfree = leave, .opaque = a};
	LIST_OF(unsigned char) out = {NULL, 0, 0};
	int state = Z_OK;

	if (packed.len == 0 || packed.len > UINT32_MAX ||
	    inflateInit(&z) != Z_OK)
		return (struct slice){"", 0};
	z.next_in = (Bytef *)(uintptr_t)packed.at;
	z.avail_in = (uInt)packed.len;
	out.cap = packed.len * 4 < STEP ? STEP : packed.len * 4;
	if (out.cap > UNPACKED_MOST)
		out.cap = UNPACKED_MOST;
	out.at = arena_alloc(a, out.cap);
	while (state == Z_OK && out.n < UNPACKED_MOST) {
		if (out.n == out.cap)
			out.at = arena_grow(a, out.at, out.n, &out.cap, 1);
		z.next_out = out.at + out.n;
		z.avail_out = (uInt)(out.cap - out.n);
		state = inflate(&z, Z_NO_FLUSH);
		out.n = out.cap - z.avail_out;
	}
	(void)inflateEnd(&z);
	return (struct slice){(const char *)out.at, out.n};
}
