/*
 * Plain text: one block a line, except where lines make up a table
 * (text_table.c).  Nothing is copied but what was cut into lines
 * (text_wrap.c): blocks and cells are places in the decoded text.
 */
#include "ingest/readers.h"

#include "ingest/charset.h"
#include "ingest/heading.h"
#include "ingest/numbering.h"
#include "ingest/text_table.h"
#include "ingest/text_wrap.h"

#define TEXT_MOST ((size_t)96 << 20) /* what a frame carries */
#define CAPTION_MOST 240

bool
takes_text(struct slice bytes)
{
	(void)bytes;
	return true;
}

static bool
has(struct slice s, struct slice word)
{
	return slice_find(s, word) != NULL;
}

static bool
names_the_unit(struct slice s)
{
	static const char *const starts[] = {
	    "单位",       "（单位",   "(单位",  "金额单位",
	    "（金额单位", "编制单位", "部门：", "单位："};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (slice_starts(s, slice_of(starts[i])))
			return true;
	return false;
}

static bool
is_caption(const struct document *doc, const struct block *b)
{
	return b->kind != BLOCK_TABLE &&
	       b->span.end - b->span.start <= CAPTION_MOST &&
	       !has(slice_cut(doc->text, b->span), SLICE("。"));
}

/* The line above a table; with the one above it when the first only names the
 * unit of the amounts. */
static struct span
caption_of(const struct document *doc, size_t n)
{
	const struct block *b = n > 0 ? &doc->blocks.at[n - 1] : NULL;
	struct span s = {0, 0};

	if (b == NULL || !is_caption(doc, b))
		return s;
	s = b->span;
	if (n > 1 && names_the_unit(slice_cut(doc->text, b->span)) &&
	    is_caption(doc, &b[-1]))
		s.start = b[-1].span.start;
	return s;
}

static void
add_table(struct document *doc, struct arena *a, struct table *t,
          struct span span)
{
	size_t n = doc->blocks.n;
	struct block *b = list_add(a, &doc->blocks);

	t->caption = caption_of(doc, n);
	b->kind = BLOCK_TABLE;
	b->table = t;
	b->span = span;
}

static void
add_line(struct document *doc, struct arena *a, struct slice line)
{
	struct slice s = trim_blanks(line);
	struct block *b;

	if (s.len == 0)
		return;
	b = list_add(a, &doc->blocks);
	b->kind = reads_as_heading(s) ? BLOCK_HEADING : BLOCK_PARAGRAPH;
	b->span.start = (uint32_t)(s.at - doc->text.at);
	b->span.end = b->span.start + (uint32_t)s.len;
}

static void
read_blocks(struct document *doc, struct arena *a)
{
	struct lines l = {.text = doc->text};

	for (;;) {
		struct span span;
		struct table *t = text_table(&l, a, &span);
		struct slice line;

		if (t != NULL)
			add_table(doc, a, t, span);
		else if (lines_next(&l, &line))
			add_line(doc, a, line);
		else
			break;
	}
}

enum read_result
read_text(struct slice bytes, struct arena *a, struct document *out,
          const char **reason)
{
	bool damaged;
	enum charset c = charset_read(bytes, a, &out->text, &damaged);

	out->charset = charset_name(c);
	if (damaged) {
		*reason = "the text breaks the rules of its encoding in too "
		          "many places";
		return READ_DAMAGED;
	}
	if (c == CHARSET_NONE) {
		*reason = "no known form of document: neither a format that "
		          "can be read nor text in an encoding of Chinese";
		return READ_NO_DOCUMENT;
	}
	if (out->text.len > TEXT_MOST) {
		*reason = "the text is larger than 96 MiB";
		return READ_TOO_LARGE;
	}
	out->text = unwrap(out->text, a);
	read_blocks(out, a);
	if (out->blocks.n == 0) {
		*reason = "the file holds nothing but blanks";
		return READ_NO_DOCUMENT;
	}
	return READ_OK;
}
