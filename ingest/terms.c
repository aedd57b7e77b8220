/*
 * A term ends at the first colon, or at 是指 where there is no colon before it.
 */
#include "ingest/terms.h"

#include "ingest/numbering.h"

#define TERM_MOST 180 /* bytes */

struct parts {
	struct slice term, definition;
};

static const char *
earlier(const char *a, const char *b)
{
	return a == NULL || (b != NULL && b < a) ? b : a;
}

static bool
split(struct slice s, struct parts *out)
{
	const char *colon =
	    earlier(slice_find(s, SLICE("：")), slice_find(s, SLICE(":")));
	const char *means = earlier(
	    slice_find(s, SLICE("是指")),
	    earlier(slice_find(s, SLICE("，指")), slice_find(s, SLICE(",指"))));
	const char *end = earlier(colon, means);
	size_t n;

	if (end == NULL || end == s.at)
		return false;
	n = (size_t)(end - s.at);
	if (n > TERM_MOST ||
	    slice_find((struct slice){s.at, n}, SLICE("。")) != NULL)
		return false;
	out->term = trim_blanks((struct slice){s.at, n});
	if (slice_find(out->term, SLICE("联系人")) != NULL ||
	    slice_find(out->term, SLICE("联系电话")) != NULL ||
	    slice_find(out->term, SLICE("联系方式")) != NULL)
		return false;
	s = slice_from(s, n);
	if (end == colon)
		s = slice_from(s, *end == ':' ? 1 : strlen("："));
	out->definition = trim_blanks(s);
	return out->definition.len > 0 && out->term.len > 0;
}

void
terms_read(struct reading *r, struct slice paragraph)
{
	struct parts p;
	struct term *t;

	if (split(paragraph, &p)) {
		t = list_add(r->arena, &r->out->terms);
		t->term = p.term;
		t->definition = p.definition;
		t->span.start = (uint32_t)(p.term.at - r->doc->text.at);
		t->span.end = (uint32_t)(p.definition.at + p.definition.len -
		                         r->doc->text.at);
	} else if (r->out->terms.n > 0) {
		t = &r->out->terms.at[r->out->terms.n - 1];
		t->span.end =
		    (uint32_t)(paragraph.at + paragraph.len - r->doc->text.at);
		t->definition.len = t->span.end - (uint32_t)(t->definition.at -
		                                             r->doc->text.at);
	}
}
