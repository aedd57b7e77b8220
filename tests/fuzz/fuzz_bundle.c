/*
 * Any ZIP as a bundle, over the pipe: what is given out keeps its promises, and
 * whoever reads the frames has the same members.
 *
 * Bytes that begin with PK are the ZIP.  Any others are a recipe: members as
 * a byte of the name's length, the name, a byte of the content's, the content;
 * after a zero, pairs of a place and a byte that is changed there.
 */
#include "ingest/frame.h"
#include "ingest/office_fixture.h"
#include "owes.h"

#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MEMBERS_MOST 8

struct told {
	struct arena *arena; /* of who reads */
	struct frame_result result;
	struct slice frame; /* collected */
	char bytes[1 << 20];
};

static bool
collect(void *context, const void *bytes, size_t n)
{
	struct told *t = context;

	if (n > sizeof(t->bytes) - t->frame.len)
		return false;
	memcpy(t->bytes + t->frame.len, bytes, n);
	t->frame.len += n;
	return true;
}

/* Reads the frame that was collected. */
static void
take(struct told *t)
{
	enum frame_type type;
	uint32_t length;

	must(frame_header((const unsigned char *)t->bytes, &type, &length));
	must(t->frame.len == FRAME_HEADER + length);
	must(frame_take(&t->result, type,
	                (struct slice){t->bytes + FRAME_HEADER, length}));
	t->frame.len = 0;
}

static bool
each(void *context, const struct bundle_member *m)
{
	struct told *t = context;
	const struct member *kept;

	must((m->failed == READ_OK) == (m->reason == NULL));
	must(bundle_name_is_clean(m->name));
	if (!frame_put_member(collect, t, m))
		return false; /* larger than our room */
	take(t);
	kept = &t->result.members->at[t->result.members->n - 1];
	must(kept->bytes == m->bytes.len && kept->failed == m->failed);
	must(slice_is(slice_of(kept->name), m->name));
	return true;
}

/* A name or a content: its length in a byte, then itself. */
static struct slice
next(const uint8_t **at, const uint8_t *end)
{
	size_t n = *at < end ? *(*at)++ : 0;
	struct slice s = {(const char *)*at, 0};

	s.len = n > (size_t)(end - *at) ? (size_t)(end - *at) : n;
	*at += s.len;
	return s;
}

static struct slice
cook(const uint8_t *data, size_t size, char **zip)
{
	const uint8_t *at = data, *end = data + size;
	struct fixture_part parts[MEMBERS_MOST];
	char names[MEMBERS_MOST][256];
	struct slice bytes;
	size_t n = 0;

	while (n < MEMBERS_MOST && at < end && *at != 0) {
		struct slice name = next(&at, end);

		memcpy(names[n], name.at, name.len);
		names[n][name.len] = '\0';
		/* libzip takes no two of one name. */
		for (size_t i = 0; i < name.len; i++)
			if (names[n][i] == '\0' || i == 0)
				names[n][i] = (char)('a' + n);
		parts[n].name = names[n];
		parts[n].bytes = next(&at, end);
		n += name.len > 0;
	}
	if (n == 0)
		return SLICE("");
	*zip = fixture_zip(parts, n, &bytes);
	for (at++; bytes.len > 0 && end - at >= 3; at += 3)
		(*zip)[(size_t)(at[0] << 8 | at[1]) % bytes.len] = (char)at[2];
	return bytes;
}

static void
read_bundle(struct slice bytes)
{
	static struct told t;
	static struct arena *arena;
	struct members members = {.n = 0};
	enum read_result result;
	const char *reason = NULL;
	size_t n = 0;

	if (arena == NULL) {
		arena = arena_new((size_t)64 << 20);
		t.arena = arena_new((size_t)64 << 20);
	}
	arena_reset(arena);
	arena_reset(t.arena);
	t.frame.len = 0;
	t.result = (struct frame_result){.arena = t.arena, .members = &members};
	result = bundle_read(bytes, arena, each, &t, &n, &reason);
	must((result == READ_OK) == (reason == NULL));
	if (result == READ_OK && n == members.n) {
		must(frame_put_bundle(collect, &t, n));
		take(&t);
		must(t.result.bundle);
	}
	members_fini(&members);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = {(const char *)data, size};
	char *zip = NULL;

	if (!slice_starts(bytes, SLICE("PK")))
		bytes = cook(data, size, &zip);
	read_bundle(bytes);
	free(zip);
	return 0;
}
