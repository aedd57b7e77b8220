/*
 * Who published what, for which year.
 *
 * The title speaks first; what it leaves open is asked of labelled lines, of
 * the opening sentence and, last, of the text.  What none of them says stays
 * unknown and is a finding: nothing is inferred from what is usual.
 */
#include "ingest/identity.h"

#include "ingest/notes.h"
#include "ingest/numbering.h"

#define HEAD_BYTES ((size_t)3000)
#define TAIL_BYTES ((size_t)800)

struct slice
find_any(struct slice s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *at = slice_find(s, slice_of(words[i]));

		if (at != NULL)
			return (struct slice){at, strlen(words[i])};
	}
	return SLICE_NONE;
}

bool
has_any(struct slice s, const char *const *words, size_t n)
{
	return find_any(s, words, n).at != NULL;
}

struct span
title_span(const struct paper *p)
{
	if (p->r->doc->blocks.n == 0)
		return (struct span){0, 0};
	return p->r->doc->blocks.at[p->title_block].span;
}

/* “2024 年度” is 2024年度; the same bytes when there is no blank. */
static struct slice
without_blanks(struct arena *a, struct slice s)
{
	size_t n = 0, blank;
	char *out;

	if (s.len == 0)
		return s;
	if (memchr(s.at, ' ', s.len) == NULL &&
	    slice_find(s, SLICE("　")) == NULL)
		return s;
	out = arena_alloc(a, s.len);
	for (size_t i = 0; i < s.len;) {
		blank = blank_length(slice_from(s, i));
		if (blank > 0)
			i += blank;
		else
			out[n++] = s.at[i++];
	}
	return (struct slice){out, n};
}

/* A form that nobody filled in: 上海市XX局. */
static bool
is_template(struct slice title)
{
	static const char *const holes[] = {"XX",   "xx",   "ＸＸ", "××",
	                                    "某某", "**",   "＊＊", "○○",
	                                    "__",   "＿＿", "□□"};

	return HAS_ANY(title, holes);
}

struct slice
head_of(struct slice text)
{
	if (text.len > HEAD_BYTES)
		text.len = HEAD_BYTES;
	return text;
}

struct slice
tail_of(struct slice text)
{
	return text.len > TAIL_BYTES ? slice_from(text, text.len - TAIL_BYTES)
	                             : text;
}

static void
note_grounds(const struct paper *p)
{
	const struct head *h = &p->r->out->head;

	if (h->division_code.at != NULL)
		note_ground(p->r, EVIDENCE_PLACE, p->where.text);
	if (h->department_name.at != NULL)
		note_ground(p->r, EVIDENCE_ISSUER, p->issuer.name);
	if (h->fiscal_year != 0)
		note_ground(p->r, EVIDENCE_YEAR, p->year_words);
	if (h->doc_type != DOC_NONE)
		note_ground(p->r, EVIDENCE_TYPE, p->type_words);
}

void
identify(struct reading *r)
{
	struct paper p = {.r = r, .text = r->doc->text};
	struct head *h = &r->out->head;

	h->title = title_of(r, &p.title_block);
	p.title = without_blanks(r->arena, h->title);
	r->form = is_template(p.title);
	labels_of(r, &p.labels);
	find_issuer(&p);
	h->media_type = slice_of(r->doc->media_type);
	h->charset = slice_of(r->doc->charset);
	find_place(&p);
	find_scope(&p);
	find_year(&p);
	find_type(&p);
	note_grounds(&p);
}
