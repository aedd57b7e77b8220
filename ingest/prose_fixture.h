/*
 * For tests of prose: reads lines of text as a paper of 2022.  What was found
 * is written down as lines and compared as text, so a test shows at once what
 * it wants:
 *
 *	measure[@fund] year stage yuan     = a value, ~ a change, # a count
 */
#ifndef DUIBIAO_PROSE_FIXTURE_H
#define DUIBIAO_PROSE_FIXTURE_H

#include "ingest/numbering.h"
#include "ingest/reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static struct knowledge *know;
static struct arena *arena;

static inline int
set_up(void **state)
{
	(void)state;
	know = knowledge_new();
	arena = arena_new((size_t)64 << 20);
	return know == NULL || arena == NULL;
}

static inline int
tear_down(void **state)
{
	(void)state;
	knowledge_free(know);
	arena_free(arena);
	return 0;
}

static inline void
line(char *out, size_t room, char mark, struct slice measure, unsigned year,
     enum stage stage, const char *rest)
{
	size_t n = strlen(out);

	snprintf(out + n, room - n, "%c%.*s %u %s %s\n", mark, (int)measure.len,
	         measure.at, year, word_name(VOCABULARY_STAGE, stage), rest);
}

static inline void
write_down(const struct reading *r, char *out, size_t room)
{
	char yuan[MONEY_TEXT], rest[80];

	out[0] = '\0';
	for (size_t i = 0; i < r->statements.n; i++) {
		const struct statement *s = &r->statements.at[i];
		const char *fund = word_name(VOCABULARY_FUND, s->fund);

		snprintf(rest, sizeof(rest), "%s%s%s%s",
		         money_print(s->amount, yuan),
		         s->presence == PRESENCE_STATED_NONE ? " none" : "",
		         s->basis == BASIS_OWN_YEAR_BUDGET ? " budget" : "",
		         fund == NULL ? "" : fund);
		line(out, room, s->role == SAYS_CHANGE ? '~' : '=', s->measure,
		     s->year, s->stage, rest);
	}
	for (size_t i = 0; i < r->out->counts.n; i++) {
		const struct count *c = &r->out->counts.at[i];

		snprintf(rest, sizeof(rest), "%lld", (long long)c->value);
		line(out, room, '#', c->measure, c->year, c->stage, rest);
	}
}

static char found[16384];

/* Reads `text`, one block a line, as a paper of 2022; lines that begin with a
 * Chinese number are headings if `headed`. */
static inline struct disclosure
read_blocks(enum doc_type type, const char *text, bool headed)
{
	static struct document doc;
	static struct disclosure out;
	struct reading r = {
	    .know = know, .arena = arena, .doc = &doc, .out = &out};
	struct slice rest = slice_of(text);

	arena_reset(arena);
	memset(&doc, 0, sizeof(doc));
	memset(&out, 0, sizeof(out));
	doc.text = out.text = rest;
	out.head.title = SLICE("某县2022年公开");
	out.head.fiscal_year = 2022;
	out.head.doc_type = type;
	while (rest.len > 0) {
		const char *end = memchr(rest.at, '\n', rest.len);
		size_t n = end == NULL ? rest.len : (size_t)(end - rest.at);
		struct block *b = list_add(arena, &doc.blocks);

		b->kind = headed && numbering_of(rest).style == NUMBERING_HAN
		              ? BLOCK_HEADING
		              : BLOCK_PARAGRAPH;
		b->span.start = (uint32_t)(rest.at - text);
		b->span.end = b->span.start + (uint32_t)n;
		rest = slice_from(rest, n + (end != NULL));
	}
	prose(&r);
	write_down(&r, found, sizeof(found));
	return out;
}

static inline struct disclosure
read_as(enum doc_type type, const char *text)
{
	return read_blocks(type, text, false);
}

static inline void
budget(const char *text, const char *wanted)
{
	read_as(DOC_BUDGET, text);
	assert_string_equal(found, wanted);
}

static inline void
final(const char *text, const char *wanted)
{
	read_as(DOC_FINAL_ACCOUNTS, text);
	assert_string_equal(found, wanted);
}

#endif
