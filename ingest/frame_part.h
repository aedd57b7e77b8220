/*
 * What a frame's payload is put together from and taken apart into; for
 * frame.c.
 */
#ifndef DUIBIAO_FRAME_PART_H
#define DUIBIAO_FRAME_PART_H

#include "ingest/frame.h"

/* Collects a frame's payload, then hands header and payload to the sink. */
struct writer {
	unsigned char bytes[FRAME_RECORD_MOST + 64];
	size_t n;
	bool full; /* sticky: the record is too large for a frame */
};

/* `bytes` of the value, little endian. */
void frame_put_number(struct writer *w, uint64_t value, unsigned bytes);

/* A text, cut to `most` at a character; one that is not there stays so. */
void frame_put_text(struct writer *w, struct slice s, size_t most);

/* A payload being read.  The first violation sticks. */
struct cursor {
	const unsigned char *at;
	size_t left;
	const char *error;
};

/* Notes a violation, and takes what is left away. */
void frame_fail(struct cursor *c, const char *error);

uint64_t frame_get_number(struct cursor *c, unsigned bytes);

/* A clean text of at most `most` bytes. */
struct slice frame_get_text(struct cursor *c, size_t most);

#endif
