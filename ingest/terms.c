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

/* 【基本支出】指…: the bracket is the term. */
static bool
split_bracket(struct slice s, struct parts *out)
{
	const char *end = slice_find(s, SLICE("】"));
	size_t n = end == NULL ? 0 : (size_t)(end - s.at);

	if (!slice_starts(s, SLICE("【")) || end == NULL || n > TERM_MOST)
		return false;
	out->term =
	    trim_blanks(slice_from((struct slice){s.at, n}, strlen("【")));
	out->definition = trim_blanks(slice_from(s, n + strlen("】")));
	if (slice_starts(out->definition, SLICE("：")))
		out->definition = slice_from(out->definition, strlen("："));
	return out->definition.len > 0 && out->term.len > 0;
}

/* Marks between a term and 是指 are no part of it. */
static struct slice
without_marks(struct slice s)
{
	static const struct slice marks[] = {{"，", 3}, {",", 1}, {"—", 3},
	                                     {"－", 3}, {"-", 1}, {"、", 3}};
	bool more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
			if (slice_ends(s, marks[i])) {
				s.len -= marks[i].len;
				more = true;
			}
	}
	return trim_blanks(s);
}

static bool
split(struct slice s, struct parts *out)
{
	const char *colon =
	    earlier(slice_find(s, SLICE("：")), slice_find(s, SLICE(":")));
	const char *means = earlier(
	    slice_find(s, SLICE("是指")),
	    earlier(slice_find(s, SLICE("，指")), slice_find(s, SLICE(",指"))));
	const char *end;
	size_t n;

	if (split_bracket(s, out))
		return true;
	means = earlier(means, slice_find(s, SLICE("—指")));
	end = earlier(colon, means);
	if (end == NULL || end == s.at)
		return false;
	n = (size_t)(end - s.at);
	if (n > TERM_MOST ||
	    slice_find((struct slice){s.at, n}, SLICE("。")) != NULL)
		return false;
	out->term = without_marks((struct slice){s.at, n});
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
