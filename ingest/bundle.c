/*
 * Members are unfolded one at a time into the arena and given back before the
 * next.  Names are in whatever encoding the packing program's system had.
 */
#include "ingest/bundle.h"

#include "ingest/charset.h"
#include "ingest/office.h"

#define TEXT_LEAST 32 /* a shorter text says nothing */
#define CHUNK (64 << 10)

struct task {
	struct office office;
	struct slice bytes;
	bundle_member *each;
	void *context;
	size_t n;
};

/* Folders, and what systems leave beside a document. */
static bool
is_litter(const char *name)
{
	const char *base = strrchr(name, '/');
	size_t n = strlen(name);

	base = base == NULL ? name : base + 1;
	return n == 0 || name[n - 1] == '/' || base[0] == '.' ||
	       strncmp(base, "~$", 2) == 0 ||
	       strncmp(name, "__MACOSX/", 9) == 0;
}

static bool
can_be_document(struct slice bytes)
{
	static const char *const starts[] = {"PK\3\4", "%PDF",
	                                     "\xd0\xcf\x11\xe0"};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (slice_starts(bytes, slice_of(starts[i])))
			return true;
	return bytes.len >= TEXT_LEAST && charset_detect(bytes) != CHARSET_NONE;
}

static bool
unfold(struct task *t, size_t part, struct slice *out)
{
	struct package *p = &t->office.package;
	size_t size = package_size(p, part), n = 0;
	char *bytes;
	int got = 1;

	if (!package_part(p, part))
		return false;
	bytes = arena_alloc(t->office.arena, size + 1);
	while (got > 0 && n < size) {
		size_t left = size - n;

		got = package_read(p, bytes + n,
		                   left > CHUNK ? CHUNK : (int)left);
		n += got > 0 ? (size_t)got : 0;
	}
	package_part_close(p);
	*out = (struct slice){bytes, n};
	return got >= 0;
}

static struct slice
readable_name(const char *stored, struct arena *a)
{
	struct slice name = slice_of(stored), text;
	bool damaged;

	return charset_read(name, a, &text, &damaged) == CHARSET_NONE || damaged
	           ? SLICE("?")
	           : text;
}

static void
give(void *context)
{
	struct task *t = context;
	struct package *p = &t->office.package;
	struct arena *a = t->office.arena;

	if (!package_open(p, t->bytes) || office_main(&t->office))
		return;
	for (size_t i = 0; i < p->parts && p->failed == READ_OK; i++) {
		const char *name = package_name(p, i);
		size_t mark = arena_mark(a);
		struct slice bytes;
		bool more;

		if (is_litter(name))
			continue;
		if (t->n == BUNDLE_MEMBERS_MOST) {
			(void)package_fail(p, READ_TOO_LARGE,
			                   "the bundle has more than 500 "
			                   "documents");
			return;
		}
		if (!unfold(t, i, &bytes))
			return;
		more = !can_be_document(bytes) ||
		       (t->n++,
		        t->each(t->context, readable_name(name, a), bytes));
		arena_rewind(a, mark);
		if (!more)
			return;
	}
}

enum read_result
bundle_read(struct slice bytes, struct arena *a, bundle_member *each,
            void *context, size_t *n, const char **reason)
{
	struct task t = {.bytes = bytes, .each = each, .context = context};
	const struct package *p = &t.office.package;
	bool whole;

	t.office.arena = a;
	whole = arena_run(a, give, &t);
	package_close(&t.office.package);
	if (!whole)
		arena_overflow(a);
	*n = t.n;
	*reason = p->failed != READ_OK ? p->reason
	          : t.n == 0           ? "the ZIP container holds no document"
	                               : NULL;
	return p->failed != READ_OK ? p->failed
	       : t.n == 0           ? READ_NO_DOCUMENT
	                            : READ_OK;
}
