/*
 * What the paper as a whole and its prose give for the notes; its tables are
 * in note_tables.c.  All of it is looked at a second time here, so that the
 * passes themselves keep no books.
 */
#include "ingest/notes.h"

#include "ingest/mentions.h"
#include "ingest/numbering.h"

#define WORDS_MOST 200 /* bytes of words that decided something */

/* The place of words that were cut out of the text; empty for a copy. */
static struct span
place_of(const struct reading *r, struct slice words)
{
	struct slice text = r->doc->text;
	uintptr_t start = (uintptr_t)words.at - (uintptr_t)text.at;

	if (start > text.len || words.len > text.len - start)
		return (struct span){0, 0};
	return (struct span){(uint32_t)start, (uint32_t)(start + words.len)};
}

void
note_ground(struct reading *r, enum evidence of, struct slice words)
{
	struct ground *g;
	const char *end;

	if (!r->explain || words.len == 0)
		return;
	words = trim_blanks(words);
	end = memchr(words.at, '\n', words.len);
	if (end != NULL)
		words.len = (size_t)(end - words.at);
	if (words.len == 0 || words.len > WORDS_MOST)
		return;
	g = list_add(r->arena, &r->out->grounds);
	g->of = of;
	g->words = words;
	g->span = place_of(r, words);
}

/* Headings and paragraphs from `first` to `end`. */
static struct span
blocks_span(const struct reading *r, size_t first, size_t end)
{
	const struct block *b = r->doc->blocks.at;

	if (first >= end)
		return (struct span){0, 0};
	return (struct span){b[first].span.start, b[end - 1].span.end};
}

void
note_contents(struct reading *r, size_t first, size_t end)
{
	struct passed *p;

	if (!r->explain)
		return;
	p = list_add(r->arena, &r->out->passed);
	p->ignored = IGNORED_CONTENTS;
	p->span = blocks_span(r, first,
	                      end < r->doc->blocks.n ? end : r->doc->blocks.n);
}

/* ---- prose ---- */

static bool
is_taken(const struct reading *r, uint32_t at, size_t since)
{
	for (size_t i = since; i < r->statements.n; i++)
		if (r->statements.at[i].span.start == at)
			return true;
	return false;
}

void
note_run(struct reading *r, const struct mentions *m, size_t block,
         uint32_t start, size_t since)
{
	struct section *s = r->explain ? section_at(r, block) : NULL;

	for (size_t i = 0; s != NULL && i < m->list.n; i++) {
		const struct mention *at = &m->list.at[i];
		struct passed *p;

		if (at->kind != MENTION_MONEY && at->kind != MENTION_NUMBER)
			continue;
		if (is_taken(r, start + at->start, since)) {
			s->figures++;
			s->read++;
		} else if (at->kind == MENTION_MONEY) {
			s->figures++;
			p = list_add(r->arena, &r->out->passed);
			p->ignored = IGNORED_AMOUNT;
			p->span =
			    (struct span){start + at->start, start + at->end};
		}
	}
}

/* ---- sections ---- */

/* The heading as it is printed, number and all. */
static struct slice
heading_of(const struct reading *r, const struct section *s)
{
	struct span where = s->heading;

	if (where.end == where.start)
		return SLICE_NONE;
	where.start = r->doc->blocks.at[s->first].span.start;
	return trim_blanks(slice_cut(r->doc->text, where));
}

/* Nothing but its heading, or tables, which speak for themselves. */
static bool
has_prose(const struct reading *r, const struct section *s)
{
	size_t n = 0;

	for (size_t i = s->first; i < s->end; i++)
		n += r->doc->blocks.at[i].kind != BLOCK_TABLE;
	return n > 1 || r->doc->blocks.at[s->first].span.end > s->heading.end;
}

void
note_sections(struct reading *r)
{
	for (size_t i = 0; r->explain && i < r->sections.n; i++) {
		const struct section *s = &r->sections.at[i];
		struct chapter *c;

		if (s->first >= s->end)
			continue;
		c = list_add(r->arena, &r->out->chapters);
		c->kind = s->kind;
		c->heading = heading_of(r, s);
		if (has_prose(r, s))
			c->ignored = section_unread(s->kind);
		c->figures = s->figures;
		c->read = s->read;
		c->span = blocks_span(r, s->first, s->end);
	}
}
