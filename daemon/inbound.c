/*
 * A frame's payload is collected in the arena, where the records that are read
 * out of it borrow from it; the whole result goes away with one reset.  A
 * bundle's members are copied out of it one by one, so of them the arena holds
 * one at a time.
 */
#include "daemon/inbound.h"

#include <stdlib.h>

struct inbound {
	struct arena *arena;
	struct frame_result result;
	struct members members;
	size_t mark; /* the arena before the payload */
	unsigned char head[FRAME_HEADER];
	size_t head_n;
	enum frame_type type;
	char *payload; /* NULL: between frames */
	size_t payload_n, payload_length;
};

struct inbound *
inbound_new(size_t bytes)
{
	struct inbound *in = calloc(1, sizeof(*in));

	if (in == NULL)
		return NULL;
	in->arena = arena_new(bytes);
	if (in->arena == NULL) {
		free(in);
		return NULL;
	}
	inbound_reset(in);
	return in;
}

void
inbound_free(struct inbound *in)
{
	if (in == NULL)
		return;
	members_fini(&in->members);
	arena_free(in->arena);
	free(in);
}

void
inbound_reset(struct inbound *in)
{
	arena_reset(in->arena);
	members_fini(&in->members);
	in->result =
	    (struct frame_result){.arena = in->arena, .members = &in->members};
	in->head_n = 0;
	in->payload = NULL;
}

/* Fills `to` up to `want` bytes; true when they are all there. */
static bool
fill(void *to, size_t *have, size_t want, const char **at, size_t *n)
{
	size_t part = want - *have < *n ? want - *have : *n;

	if (part > 0)
		memcpy((char *)to + *have, *at, part);
	*have += part;
	*at += part;
	*n -= part;
	return *have == want;
}

static bool
take(struct inbound *in, const char *at, size_t n)
{
	while (n > 0) {
		uint32_t length;

		if (in->payload == NULL) {
			if (!fill(in->head, &in->head_n, FRAME_HEADER, &at, &n))
				break;
			if (!frame_header(in->head, &in->type, &length)) {
				in->result.error = "a frame of no known form";
				return false;
			}
			in->mark = arena_mark(in->arena);
			in->payload = arena_alloc(in->arena, length);
			in->payload_length = length;
			in->payload_n = 0;
		}
		if (!fill(in->payload, &in->payload_n, in->payload_length, &at,
		          &n))
			break;
		if (!frame_take(
		        &in->result, in->type,
		        (struct slice){in->payload, in->payload_length}))
			return false;
		if (in->type == FRAME_MEMBER)
			arena_rewind(in->arena, in->mark);
		in->payload = NULL;
		in->head_n = 0;
	}
	return true;
}

enum inbound_verdict
inbound_take(struct inbound *in, const char *at, size_t n)
{
	jmp_buf overflow;

	arena_guard(in->arena, &overflow);
	if (setjmp(overflow) != 0) {
		in->result.error = "a result larger than its limit";
		return INBOUND_BROKEN;
	}
	if (!take(in, at, n))
		return INBOUND_BROKEN;
	return in->result.done ? INBOUND_WHOLE : INBOUND_MORE;
}

const struct frame_result *
inbound_result(const struct inbound *in)
{
	return &in->result;
}

const char *
inbound_error(const struct inbound *in)
{
	return in->result.error;
}
