/*
 * Numbers and texts of a frame's payload, out and in.
 */
#include "ingest/frame_part.h"

#include "ingest/utf8.h"

#define ABSENT UINT32_MAX

static void
put_bytes(struct writer *w, const void *bytes, size_t n)
{
	if (n > FRAME_RECORD_MOST - w->n) {
		w->full = true;
		return;
	}
	if (n > 0)
		memcpy(w->bytes + w->n, bytes, n);
	w->n += n;
}

void
frame_put_number(struct writer *w, uint64_t value, unsigned bytes)
{
	unsigned char b[8];

	for (unsigned i = 0; i < bytes; i++)
		b[i] = (unsigned char)(value >> (8 * i));
	put_bytes(w, b, bytes);
}

void
frame_put_text(struct writer *w, struct slice s, size_t most)
{
	if (s.at == NULL) {
		frame_put_number(w, ABSENT, 4);
		return;
	}
	/* Longer than any honest cell: cut at a character, keep the rest. */
	if (s.len > most)
		s.len = utf8_cut(s, most);
	frame_put_number(w, s.len, 4);
	put_bytes(w, s.at, s.len);
}

void
frame_fail(struct cursor *c, const char *error)
{
	if (c->error == NULL)
		c->error = error;
	c->left = 0;
}

uint64_t
frame_get_number(struct cursor *c, unsigned bytes)
{
	uint64_t value = 0;

	if (c->left < bytes) {
		frame_fail(c, "a frame ends inside a number");
		return 0;
	}
	for (unsigned i = 0; i < bytes; i++)
		value |= (uint64_t)c->at[i] << (8 * i);
	c->at += bytes;
	c->left -= bytes;
	return value;
}

struct slice
frame_get_text(struct cursor *c, size_t most)
{
	uint32_t n = (uint32_t)frame_get_number(c, 4);
	struct slice s;

	if (c->error != NULL || n == ABSENT)
		return SLICE_NONE;
	if (n > c->left || n > most) {
		frame_fail(c, "a text is longer than its frame or its limit");
		return SLICE_NONE;
	}
	s = (struct slice){(const char *)c->at, n};
	if (!utf8_valid(s) || memchr(s.at, '\0', s.len) != NULL) {
		frame_fail(c, "a text is not clean UTF-8");
		return SLICE_NONE;
	}
	c->at += n;
	c->left -= n;
	return s;
}
