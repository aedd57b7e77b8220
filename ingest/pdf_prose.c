/*
 * A line goes on in the next one when it is full: when the next line's first
 * word would not have fitted into it.  A new paragraph is indented, or begins
 * with a number after the end of a sentence, or stands apart.  Nothing parts a
 * number from its unit, and a mark that no line may begin with is never a
 * paragraph's first.
 *
 * A title in several lines is centred, all in one size of type.
 */
#include "ingest/pdf_prose.h"

#include "ingest/numbering.h"
#include "ingest/pdf_table.h"

#define LABEL_MOST 36  /* bytes of a label before its colon */
#define TITLE_MOST 150 /* bytes of one line of it */

/* ---- the pages ---- */

void
pdf_prose_begin(struct pdf_prose *p, const struct pdf_lines *l,
                struct builder *out)
{
	size_t pages = l->in->pages.n;

	*p = (struct pdf_prose){l, out, NULL, NULL, SIZE_MAX, SLICE_NONE};
	p->right = arena_array(l->arena, pages + 1, sizeof(int32_t));
	p->left = arena_array(l->arena, pages + 1, sizeof(int32_t));
	for (size_t i = 0; i < pages; i++)
		p->left[i] = l->in->pages.at[i].width;
	for (size_t i = 0; i < l->lines.n; i++) {
		const struct pdf_line *n = &l->lines.at[i];

		if (n->n != 1 || n->x1 - n->x0 < n->em * 15)
			continue;
		if (n->x1 > p->right[n->page])
			p->right[n->page] = n->x1;
		if (n->x0 < p->left[n->page])
			p->left[n->page] = n->x0;
	}
	/* A page with one short line is as wide as the one before. */
	for (size_t i = 1; i < pages; i++)
		if (l->in->pages.at[i].width == l->in->pages.at[i - 1].width &&
		    p->right[i - 1] > p->right[i] &&
		    p->left[i] >= p->left[i - 1] - 200) {
			p->right[i] = p->right[i - 1];
			p->left[i] = p->left[i - 1];
		}
}

/* ---- lines ---- */

static bool
ends_sentence(struct slice s)
{
	static const char *const marks[] = {"。", "；", "：", "！",
	                                    "？", ";",  ":"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (slice_ends(s, slice_of(marks[i])))
			return true;
	return false;
}

static bool
begins_with_mark(struct slice s)
{
	static const char *const marks[] = {"。", "，", "；", "：", "、",
	                                    "）", "”",  "》", "】", "％",
	                                    "！", "？", "%"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (slice_starts(s, slice_of(marks[i])))
			return true;
	return false;
}

/* How wide the part is that could not be broken off the line's start. */
static int32_t
first_token(const struct pdf_lines *l, const struct pdf_line *n)
{
	const struct pdf_word *w = &l->words[l->pieces.at[n->first].first];
	size_t latin = 0;

	while (latin < w->text.len && (unsigned char)w->text.at[latin] < 0x80)
		latin++;
	if (latin == 0)
		return n->em;
	return latin == w->text.len
	           ? w->x1 - w->x0
	           : (int32_t)((w->x1 - w->x0) * (int64_t)latin /
	                       (int64_t)w->text.len) +
	                 n->em;
}

static bool
is_full(const struct pdf_prose *p, const struct pdf_line *n,
        const struct pdf_line *next)
{
	static const char *const ends[] = {"。", "；", "：", "！", "？",
	                                   "）", "”",  "》", "元", "…"};
	bool open = n->x1 - n->x0 > n->em * 15;

	if (p->right[n->page] == 0)
		return false;

	/* A long line that breaks off in the middle of a sentence. */
	for (size_t i = 0; open && i < sizeof(ends) / sizeof(ends[0]); i++)
		open = !slice_ends(n->text, slice_of(ends[i]));
	/* A closing mark may hang over, an opening one may not end a line. */
	return open || n->x1 + first_token(p->l, next) + n->em * 3 / 2 >
	                   p->right[n->page];
}

/* As much room on the left as on the right, and be it none. */
static bool
is_balanced(const struct pdf_prose *p, const struct pdf_line *n)
{
	int32_t off = n->x0 + n->x1 - p->l->in->pages.at[n->page].width;

	return n->text.len <= TITLE_MOST && off < n->em * 2 && off > -n->em * 2;
}

static bool
is_centred(const struct pdf_prose *p, const struct pdf_line *n)
{
	return is_balanced(p, n) &&
	       n->x0 > p->l->in->pages.at[n->page].width / 8;
}

/* Is `n` the next line of the title that `last` is in? */
static bool
is_same_title(const struct pdf_prose *p, const struct pdf_line *last,
              const struct pdf_line *n)
{
	int32_t size = last->em - n->em;

	/* The last line of a paragraph begins at the left, a title's does not.
	 */
	return last->page == n->page && is_balanced(p, last) &&
	       is_centred(p, n) && size < 30 && size > -30 &&
	       n->y0 - last->y1 < n->em * 3 / 2 && n->em > 1300 &&
	       !ends_sentence(last->text) &&
	       slice_find(n->text, SLICE("：")) == NULL;
}

/* Stands it further down than the lines of one paragraph? */
static bool
stands_apart(const struct pdf_line *last, const struct pdf_line *n)
{
	return last->page == n->page &&
	       n->y0 - last->y1 > (last->em > n->em ? last->em : n->em) * 3 / 2;
}

static bool
is_numbered(struct slice s)
{
	enum numbering_style style = numbering_of(s).style;

	return style != NUMBERING_NONE;
}

/* A number and words, no sentence. */
static bool
is_heading(struct slice s)
{
	struct numbering number = numbering_of(s);
	struct slice rest = slice_from(s, number.length);

	return number.style != NUMBERING_NONE &&
	       number.style != NUMBERING_ARTICLE && rest.len > 0 &&
	       s.len <= 300 && slice_find(rest, SLICE("。")) == NULL &&
	       slice_find(rest, SLICE("；")) == NULL &&
	       slice_find(rest, SLICE("，")) == NULL &&
	       slice_find(rest, SLICE("：")) == NULL &&
	       slice_find(rest, SLICE("元")) == NULL;
}

/* 绩效目标：, 附：…: a few words and a colon. */
static bool
begins_label(struct slice s)
{
	static const char *const others[] = {"，", "。", "、", "（", "“", "《"};
	const char *colon = slice_find(s, SLICE("："));
	struct slice label = s;

	if (colon == NULL || colon - s.at > LABEL_MOST || colon == s.at)
		return false;
	label.len = (size_t)(colon - s.at);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (slice_find(label, slice_of(others[i])) != NULL)
			return false;
	return (unsigned char)s.at[0] >= 0x80;
}

/* A line that the next one, with a label of its own, cannot go on with. */
static bool
ends_before_label(struct slice s)
{
	return ends_sentence(s) || slice_ends(s, SLICE("表")) ||
	       slice_ends(s, SLICE("表）"));
}

static bool
goes_on(const struct pdf_prose *p, const struct pdf_line *last,
        const struct pdf_line *n)
{
	int32_t indent = n->x0 - p->left[n->page];
	int32_t size = last->em - n->em;

	if (begins_with_mark(n->text))
		return true;
	if (pdf_is_contents_line(last) || pdf_is_contents_line(n) ||
	    pdf_is_unit_line(last) || pdf_is_unit_line(n))
		return false;
	if (is_same_title(p, last, n))
		return true;
	if (begins_label(n->text) && ends_before_label(last->text))
		return false;
	if (size > last->em / 8 || -size > last->em / 8 ||
	    is_centred(p, last) != is_centred(p, n))
		if (size > last->em / 8 || -size > last->em / 8 ||
		    !is_full(p, last, n))
			return false;
	if (!is_full(p, last, n) || stands_apart(last, n) ||
	    indent > n->em * 3 / 2)
		return false;
	return !is_numbered(n->text) ||
	       (!ends_sentence(last->text) && !is_heading(last->text));
}

static void
write_text(struct pdf_prose *p, const struct pdf_line *n, bool more)
{
	/* builder_text() makes a blank of it where one is needed. */
	if (more)
		builder_text(p->out, SLICE("\n"));
	builder_text(p->out, n->text);
}

void
pdf_prose_end(struct pdf_prose *p)
{
	const struct builder *b = p->out;
	bool heading =
	    p->last != SIZE_MAX && b->n > b->block &&
	    !pdf_is_contents_line(&p->l->lines.at[p->last]) &&
	    is_heading((struct slice){b->text + b->block, b->n - b->block});

	builder_break(p->out, heading ? BLOCK_HEADING : BLOCK_PARAGRAPH);
	p->last = SIZE_MAX;
}

void
pdf_prose_line(struct pdf_prose *p, size_t i)
{
	const struct pdf_line *n = &p->l->lines.at[i];
	bool more =
	    p->last != SIZE_MAX && goes_on(p, &p->l->lines.at[p->last], n);

	if (n->n == 0)
		return;
	if (!more) {
		pdf_prose_end(p);
		p->out->page = (uint16_t)(n->page + 1);
	}
	write_text(p, n, more);
	p->last = i;
}
