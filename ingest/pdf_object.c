/*
 * All that is known of the file is a hash from object numbers to the bytes
 * behind "obj"; the last definition of a number holds, as in a file that was
 * saved several times.
 */
#include "ingest/pdf_object.h"

#include "ingest/pdf_inflate.h"
#include "ingest/pdf_token.h"

#include <stdlib.h>

#define OBJECTS_MOST (1u << 18)
#define DEPTH_MOST 32
#define PAGES_MOST 10000u

struct entry {
	uint32_t number; /* + 1; 0: free */
	struct slice body;
};

struct pdf_file {
	struct slice bytes;
	struct arena *arena;
	struct entry *slot;
	size_t mask, n;
	LIST_OF(struct pdf_leaf) leaves;
	size_t visits; /* nodes of the tree of pages */
};

/* ---- values ---- */

static struct entry *
find(const struct pdf_file *f, uint32_t number)
{
	size_t i = (number * UINT32_C(2654435761)) & f->mask;

	while (f->slot[i].number != 0 && f->slot[i].number != number + 1)
		i = (i + 1) & f->mask;
	return &f->slot[i];
}

/* Follows references to what they stand for. */
static struct slice
resolve(const struct pdf_file *f, struct slice v)
{
	for (int i = 0; i < DEPTH_MOST; i++) {
		struct slice rest = v, number = pdf_token(&rest);
		uint32_t n, generation;

		if (!pdf_whole_number(number, &n) ||
		    !pdf_whole_number(pdf_token(&rest), &generation) ||
		    !slice_is(pdf_token(&rest), SLICE("R")))
			return v;
		v = find(f, n)->body;
		rest = v;
		/* A body may be one value and much behind it. */
		v = pdf_value(&rest);
	}
	return (struct slice){"", 0};
}

/* The value of a key, as printed; empty if the dictionary has none. */
static struct slice
entry_of(struct slice dictionary, const char *key)
{
	struct slice rest = dictionary, name;

	if (!slice_is(pdf_token(&rest), SLICE("<<")))
		return (struct slice){"", 0};
	for (name = pdf_token(&rest); name.len > 0; name = pdf_token(&rest)) {
		struct slice v;

		if (slice_is(name, SLICE(">>")))
			break;
		v = pdf_value(&rest);
		if (slice_is(name, slice_of(key)))
			return v;
	}
	return (struct slice){"", 0};
}

static struct slice
get(const struct pdf_file *f, struct slice dictionary, const char *key)
{
	return resolve(f, entry_of(dictionary, key));
}

/* ---- streams ---- */

/* The packed bytes behind the dictionary `body` begins with. */
static struct slice
packed(const struct pdf_file *f, struct slice body, struct slice dictionary)
{
	struct slice rest = slice_from(body, (size_t)(dictionary.at - body.at) +
	                                         dictionary.len);
	uint32_t length;
	const char *end;

	if (!slice_is(pdf_token(&rest), SLICE("stream")))
		return (struct slice){"", 0};
	if (rest.len > 0 && rest.at[0] == '\r')
		rest = slice_from(rest, 1);
	if (rest.len > 0 && rest.at[0] == '\n')
		rest = slice_from(rest, 1);
	if (pdf_whole_number(get(f, dictionary, "/Length"), &length) &&
	    length <= rest.len &&
	    slice_find((struct slice){rest.at + length, rest.len - length < 20
	                                                    ? rest.len - length
	                                                    : 20},
	               SLICE("endstream")) != NULL)
		return (struct slice){rest.at, length};
	end = slice_find(rest, SLICE("endstream"));
	return end == NULL ? (struct slice){"", 0}
	                   : (struct slice){rest.at, (size_t)(end - rest.at)};
}

static struct slice
unpacked(struct pdf_file *f, struct slice body)
{
	struct slice rest = body, dictionary = pdf_value(&rest);
	struct slice data = packed(f, body, dictionary);
	struct slice filter = get(f, dictionary, "/Filter");

	if (filter.len == 0)
		return data;
	if (slice_starts(filter, SLICE("["))) {
		filter = slice_from(filter, 1);
		filter = pdf_token(&filter);
	}
	if (!slice_is(filter, SLICE("/FlateDecode")) &&
	    !slice_is(filter, SLICE("/Fl")))
		return (struct slice){"", 0};
	if (entry_of(dictionary, "/DecodeParms").len > 0)
		return (struct slice){"", 0};
	return pdf_inflate(data, f->arena);
}

/* ---- the scan ---- */

static void
keep(struct pdf_file *f, uint32_t number, struct slice body)
{
	struct entry *e = find(f, number);

	if (e->number == 0) {
		if (f->n * 2 > f->mask)
			return;
		f->n++;
	}
	e->number = number + 1;
	e->body = body;
}

/* Objects that are packed into a stream: "12 0 13 24 …" and then all bodies. */
static void
unfold(struct pdf_file *f, struct slice body, struct slice dictionary)
{
	uint32_t n, first, number, offset;
	struct slice data, rest;

	if (!pdf_whole_number(get(f, dictionary, "/N"), &n) ||
	    !pdf_whole_number(get(f, dictionary, "/First"), &first))
		return;
	data = unpacked(f, body);
	rest = data;
	for (uint32_t i = 0; i < n; i++) {
		if (!pdf_whole_number(pdf_token(&rest), &number) ||
		    !pdf_whole_number(pdf_token(&rest), &offset) ||
		    offset > data.len || first > data.len - offset)
			return;
		keep(f, number, slice_from(data, first + offset));
	}
}

/* The number in front of " 0 obj" that ends at `end`. */
static bool
number_before(struct slice s, size_t end, uint32_t *number)
{
	size_t at = end, start;

	while (at > 0 && pdf_is_blank(s.at[at - 1]))
		at--;
	while (at > 0 && s.at[at - 1] >= '0' && s.at[at - 1] <= '9')
		at--;
	while (at > 0 && pdf_is_blank(s.at[at - 1]))
		at--;
	start = at;
	while (start > 0 && s.at[start - 1] >= '0' && s.at[start - 1] <= '9')
		start--;
	return pdf_whole_number((struct slice){s.at + start, at - start},
	                        number);
}

static void
scan(struct pdf_file *f)
{
	struct slice rest = f->bytes;
	const char *at;

	while ((at = slice_find(rest, SLICE("obj"))) != NULL) {
		size_t offset = (size_t)(at - f->bytes.at);
		struct slice body = slice_from(f->bytes, offset + 3);
		struct slice ahead = body, dictionary;
		uint32_t number;

		rest = body;
		if ((offset > 0 && at[-1] == 'd') ||
		    !number_before(f->bytes, offset, &number))
			continue;
		keep(f, number, body);
		if (!slice_is(pdf_token(&ahead), SLICE("<<")))
			continue;
		ahead = body;
		dictionary = pdf_value(&ahead);
		if (slice_is(entry_of(dictionary, "/Type"), SLICE("/ObjStm")))
			unfold(f, body, dictionary);
		rest = ahead;
	}
}

/* ---- pages ---- */

struct inherited {
	struct slice box, rotate;
};

static void
walk(struct pdf_file *f, struct slice node, struct inherited from, int depth)
{
	struct slice kids = get(f, node, "/Kids"), kid;
	struct slice box = get(f, node, "/MediaBox");
	struct slice rotate = get(f, node, "/Rotate");
	uint32_t degrees = 0;

	if (box.len > 0)
		from.box = box;
	if (rotate.len > 0)
		from.rotate = rotate;
	if (depth > DEPTH_MOST || f->leaves.n >= PAGES_MOST ||
	    f->visits++ > 4 * PAGES_MOST)
		return;
	if (kids.len == 0) {
		struct pdf_leaf *leaf = list_add(f->arena, &f->leaves);

		leaf->page = node;
		leaf->box = from.box;
		if (pdf_whole_number(from.rotate, &degrees))
			leaf->rotate = (int)(degrees / 90 % 4) * 90;
		else if (slice_is(from.rotate, SLICE("-90")))
			leaf->rotate = 270;
		return;
	}
	(void)pdf_token(&kids);
	for (kid = pdf_value(&kids); kid.len > 0 && kid.at[0] != ']';
	     kid = pdf_value(&kids))
		walk(f, resolve(f, kid), from, depth + 1);
}

/* The root of the pages, by its type. */
static struct slice
catalog(const struct pdf_file *f)
{
	for (size_t i = 0; i <= f->mask; i++) {
		struct slice rest = f->slot[i].body, d;

		if (f->slot[i].number == 0 ||
		    !slice_is(pdf_token(&rest), SLICE("<<")))
			continue;
		rest = f->slot[i].body;
		d = pdf_value(&rest);
		if (slice_is(entry_of(d, "/Type"), SLICE("/Catalog")))
			return d;
	}
	return (struct slice){"", 0};
}

static size_t
count_objects(struct slice s)
{
	size_t n = 0;
	const char *at;

	while ((at = slice_find(s, SLICE("obj"))) != NULL) {
		n++;
		s = slice_from(s, (size_t)(at - s.at) + 3);
	}
	return n;
}

struct pdf_file *
pdf_file_read(struct slice bytes, struct arena *a)
{
	struct pdf_file *f = arena_alloc(a, sizeof(*f));
	const struct inherited nothing = {{"", 0}, {"", 0}};
	size_t n = count_objects(bytes);

	if (slice_find(bytes, SLICE("/Encrypt")) != NULL)
		return NULL;
	f->bytes = bytes;
	f->arena = a;
	/* Room for what streams of objects hold, too. */
	f->mask = 1023;
	while (f->mask < n * 8 && f->mask < OBJECTS_MOST)
		f->mask = f->mask * 2 + 1;
	f->slot = arena_array(a, f->mask + 1, sizeof(*f->slot));
	scan(f);
	walk(f, get(f, catalog(f), "/Pages"), nothing, 0);
	return f->leaves.n == 0 ? NULL : f;
}

size_t
pdf_file_pages(const struct pdf_file *f)
{
	return f->leaves.n;
}

struct pdf_leaf
pdf_file_page(const struct pdf_file *f, size_t i)
{
	return f->leaves.at[i];
}

/* The body of a referenced object, with its stream. */
static struct slice
body_of(const struct pdf_file *f, struct slice reference)
{
	struct slice rest = reference;
	uint32_t n;

	return pdf_whole_number(pdf_token(&rest), &n) ? find(f, n)->body
	                                              : (struct slice){"", 0};
}

struct slice
pdf_page_drawing(struct pdf_file *f, const struct pdf_leaf *page)
{
	struct slice contents = entry_of(page->page, "/Contents"), part;
	struct slice list = resolve(f, contents);
	LIST_OF(struct slice) parts = {NULL, 0, 0};
	size_t n = 0;
	char *at;

	if (!slice_starts(list, SLICE("[")))
		return unpacked(f, body_of(f, contents));
	(void)pdf_token(&list);
	for (part = pdf_value(&list); part.len > 0 && part.at[0] != ']';
	     part = pdf_value(&list)) {
		struct slice s = unpacked(f, body_of(f, part));

		*list_add(f->arena, &parts) = s;
		n += s.len + 1;
	}
	at = arena_alloc(f->arena, n + 1);
	n = 0;
	for (size_t i = 0; i < parts.n; i++) {
		memcpy(at + n, parts.at[i].at, parts.at[i].len);
		n += parts.at[i].len;
		at[n++] = '\n';
	}
	return (struct slice){at, n};
}
