/*
 * A table that lost its frame when a page was made of it: each cell became a
 * paragraph.  The readers of flattened text put it together again.
 */
#include "ingest/flat_blocks.h"

#include "ingest/text_columns.h"
#include "ingest/text_flat.h"

/* Where the run of paragraphs that holds block `i` ends, in the text. */
static size_t
run_end(const struct document *doc, size_t i)
{
	while (i < doc->blocks.n && doc->blocks.at[i].kind != BLOCK_TABLE)
		i++;
	return i < doc->blocks.n ? doc->blocks.at[i].span.start : doc->text.len;
}

/* A form of targets whose rows are paragraphs: other lines with blanks in them
 * are sentences more often than rows. */
static bool
begins_a_form(struct slice line)
{
	return slice_starts(line, SLICE("项目名称 ")) ||
	       slice_find(line, SLICE("一级指标 二级指标")) != NULL;
}

static struct table *
table_at(struct lines *l, const struct block *b, struct arena *a,
         struct span *span)
{
	struct slice line = slice_cut(l->text, b->span);
	struct table *t;

	if (memchr(line.at, '\n', line.len) != NULL)
		return NULL;
	l->at = b->span.start;
	t = flat_targets(l, line, a, span);
	if (t == NULL && begins_a_form(line))
		t = blank_columns(l, line, a, span);
	return t != NULL ? t : flat_table(l, line, a, span);
}

void
flat_blocks(struct document *doc, struct arena *a)
{
	struct block *at = doc->blocks.at;
	size_t kept = 0, end = 0;
	struct lines l = {.text = doc->text};

	for (size_t i = 0; i < doc->blocks.n;) {
		struct block b = at[i++];
		struct table *t = NULL;
		struct span span;

		if (b.kind != BLOCK_TABLE && b.span.start >= end) {
			end = run_end(doc, i);
			l = (struct lines){.text = {doc->text.at, end}};
		}
		if (b.kind != BLOCK_TABLE)
			t = table_at(&l, &b, a, &span);
		if (t != NULL) {
			while (i < doc->blocks.n && at[i].span.start < span.end)
				i++;
			b = (struct block){.kind = BLOCK_TABLE,
			                   .span = span,
			                   .page = b.page,
			                   .table = t};
		}
		at[kept++] = b;
	}
	doc->blocks.n = kept;
}
