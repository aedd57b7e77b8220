/*
 * Tables for tests, written as text: cells parted by |, rows by line breaks,
 * "<2" in front of a cell lets it span two columns, "^2" two rows; a line that
 * begins with a tab goes on with the cell before.
 */
#ifndef DUIBIAO_TABLE_FIXTURE_H
#define DUIBIAO_TABLE_FIXTURE_H

#include "ingest/block.h"

static inline void
fixture_cell(struct arena *a, struct table *t, const char *text,
             const char *from, const char *end, uint16_t row, uint16_t *col)
{
	struct cell *c = list_add(a, &t->cells);

	c->row = row;
	c->col = *col;
	c->rowspan = c->colspan = 1;
	while (end - from >= 2 && (*from == '<' || *from == '^')) {
		if (*from == '<')
			c->colspan = (uint16_t)(from[1] - '0');
		else
			c->rowspan = (uint16_t)(from[1] - '0');
		from += 2;
	}
	c->span.start = (uint32_t)(from - text);
	c->span.end = (uint32_t)(end - text);
	*col = (uint16_t)(*col + c->colspan);
	if (*col > t->cols)
		t->cols = *col;
}

/* The cells of `from` to `end`, a part of `text`. */
static inline struct table *
fixture_table(struct arena *a, const char *text, const char *from,
              const char *end)
{
	struct table *t = arena_alloc(a, sizeof(*t));
	uint16_t col = 0;

	for (const char *at = from; at <= end; at++) {
		if (at != end && *at != '|' && (*at != '\n' || at[1] == '\t'))
			continue;
		fixture_cell(a, t, text, from, at, t->rows, &col);
		from = at + 1;
		if (at == end || *at == '\n') {
			t->rows++;
			col = 0;
		}
	}
	return t;
}

/*
 * A document: blocks parted by blank lines; a block with a | in it is a table,
 * any other line a paragraph.
 */
static inline void
fixture_document(struct arena *a, const char *text, struct document *doc)
{
	const char *at = text;

	memset(doc, 0, sizeof(*doc));
	doc->text = slice_of(text);
	while (*at != '\0') {
		const char *end = strstr(at, "\n\n");
		struct block *b = list_add(a, &doc->blocks);

		if (end == NULL)
			end = at + strlen(at);
		b->kind = memchr(at, '|', (size_t)(end - at)) == NULL
		              ? BLOCK_PARAGRAPH
		              : BLOCK_TABLE;
		if (b->kind == BLOCK_TABLE)
			b->table = fixture_table(a, text, at, end);
		b->span.start = (uint32_t)(at - text);
		b->span.end = (uint32_t)(end - text);
		at = *end == '\0' ? end : end + 2;
	}
}

#endif
