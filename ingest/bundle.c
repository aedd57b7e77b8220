/*
 * Members are unfolded one at a time into the arena and given back before the
 * next.  What one member breaks (a password, a bound, its own memory) ends with
 * it; the bound over all of them then fails each that is left.
 */
#include "ingest/bundle_part.h"

#include "ingest/charset.h"
#include "ingest/office.h"

#define TEXT_LEAST 32 /* a shorter text says nothing */
#define CHUNK (64 << 10)

struct task {
	struct office office;
	struct slice bytes;
	bundle_each *each;
	void *context;
	size_t n;
	bool any; /* one of them can be a document */

	/* The member being unfolded. */
	size_t part;
	struct slice content;
	/* A package inside, while it is looked at. */
	struct office inner;
};

/* Parts by which a package tells that it is something else: an office
 * document, an OpenDocument file or e-book, a program. */
static const char *const foreign[] = {"[Content_Types].xml", "mimetype",
                                      "META-INF/MANIFEST.MF"};

/* One document in the form of a package. */
static bool
is_one_document(struct office *o)
{
	size_t part;

	for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++)
		if (package_find(&o->package, foreign[i], &part))
			return true;
	return office_main(o);
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

/* ---- one member ---- */

/* Into `content`, which stays empty when it fails: see the package. */
static void
unfold(void *context)
{
	struct task *t = context;
	struct package *p = &t->office.package;
	size_t size, n = 0;
	char *bytes;
	int got = 1;

	t->content = (struct slice){"", 0};
	if (!package_part(p, t->part))
		return;
	size = package_size(p, t->part);
	bytes = arena_alloc(t->office.arena, size + 1);
	/* One byte more than there should be: its sum is checked at its end. */
	while (got > 0 && n <= size) {
		size_t left = size + 1 - n;

		got = package_read(p, bytes + n,
		                   left > CHUNK ? CHUNK : (int)left);
		n += got > 0 ? (size_t)got : 0;
	}
	if (got > 0)
		(void)package_fail(p, READ_DAMAGED,
		                   "the member is longer than it says");
	if (got == 0)
		t->content = (struct slice){bytes, n};
}

static void
look_inside(void *context)
{
	struct task *t = context;

	if (!package_open(&t->inner.package, t->content) ||
	    is_one_document(&t->inner) || t->inner.package.failed != READ_OK)
		return;
	(void)package_fail(&t->office.package, READ_NO_DOCUMENT,
	                   "a bundle inside a bundle is not opened");
}

/* A package that is damaged is for its own reading to tell. */
static void
refuse_bundle(struct task *t)
{
	if (!slice_starts(t->content, SLICE("PK")))
		return;
	memset(&t->inner, 0, sizeof(t->inner));
	t->inner.arena = t->office.arena;
	if (!arena_run(t->office.arena, look_inside, t))
		(void)package_fail(&t->office.package, READ_TOO_LARGE,
		                   "the member needs too much memory");
	package_close(&t->inner.package);
}

/* What became of the member, taken from the package, whose next part may do
 * better. */
static void
tell_failure(struct package *p, struct bundle_member *m)
{
	m->failed = p->failed;
	m->reason = p->reason;
	p->failed = READ_OK;
	p->reason = NULL;
	package_part_close(p);
}

static bool
give_member(struct task *t, const char *name)
{
	struct package *p = &t->office.package;
	struct arena *a = t->office.arena;
	struct bundle_member m = {.name = bundle_name(name, t->part, a)};
	size_t mark = arena_mark(a);
	bool more;

	if (!arena_run(a, unfold, t)) {
		t->content = (struct slice){"", 0};
		(void)package_fail(p, READ_TOO_LARGE,
		                   "the member needs too much memory");
	} else if (p->failed == READ_OK && t->content.len == 0) {
		(void)package_fail(p, READ_NO_DOCUMENT, "the file is empty");
	} else if (p->failed == READ_OK) {
		refuse_bundle(t);
	}
	t->any = t->any ||
	         (p->failed != READ_OK && t->content.len == 0 &&
	          package_size(p, t->part) > 0) ||
	         can_be_document(t->content);
	tell_failure(p, &m);
	m.bytes = t->content;
	t->n++;
	more = t->each(t->context, &m);
	arena_rewind(a, mark);
	return more;
}

/* ---- all of them ---- */

static size_t
count_members(const struct package *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->parts; i++)
		n += !bundle_is_litter(package_name(p, i));
	return n;
}

static void
give(void *context)
{
	struct task *t = context;
	struct package *p = &t->office.package;

	if (!package_open(p, t->bytes) || is_one_document(&t->office) ||
	    p->failed != READ_OK)
		return;
	if (count_members(p) > BUNDLE_MEMBERS_MOST) {
		(void)package_fail(p, READ_TOO_LARGE,
		                   "the bundle has more than 500 members");
		return;
	}
	for (t->part = 0; t->part < p->parts; t->part++) {
		const char *name = package_name(p, t->part);
		size_t mark = arena_mark(t->office.arena);
		bool more = bundle_is_litter(name) || give_member(t, name);

		arena_rewind(t->office.arena, mark);
		if (!more)
			return;
	}
}

enum read_result
bundle_read(struct slice bytes, struct arena *a, bundle_each *each,
            void *context, size_t *n, const char **reason)
{
	struct task t = {.bytes = bytes, .each = each, .context = context};
	const struct package *p = &t.office.package;
	bool whole;

	t.office.arena = a;
	whole = arena_run(a, give, &t);
	package_close(&t.inner.package);
	package_close(&t.office.package);
	if (!whole)
		arena_overflow(a);
	*n = t.n;
	*reason = p->failed != READ_OK ? p->reason
	          : !t.any             ? "the ZIP container holds no document"
	                               : NULL;
	return p->failed != READ_OK ? p->failed
	       : !t.any             ? READ_NO_DOCUMENT
	                            : READ_OK;
}
