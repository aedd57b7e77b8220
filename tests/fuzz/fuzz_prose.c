/* Any valid text, a block a line, through prose() and settle(): every place in
 * what comes out lies in the text. */
#include "ingest/reading.h"
#include "ingest/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void
check_span(struct span s, size_t n)
{
	if (s.start > s.end || s.end > n)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static struct knowledge *know;
	static struct arena *arena;
	struct document doc = {.text = {(const char *)bytes, n}};
	struct disclosure out = {.text = doc.text};
	struct reading r = {.doc = &doc, .out = &out};
	jmp_buf overflow;

	if (know == NULL) {
		know = knowledge_new();
		arena = arena_new((size_t)64 << 20);
	}
	arena_reset(arena);
	arena_guard(arena, &overflow);
	if (!utf8_valid(doc.text) || setjmp(overflow) != 0)
		return 0;
	r.know = know;
	r.arena = arena;
	out.head.fiscal_year = 2021;
	out.head.doc_type = n % 2 ? DOC_BUDGET : DOC_FINAL_ACCOUNTS;
	for (size_t at = 0, end; at < n; at = end + 1) {
		const uint8_t *lf = memchr(bytes + at, '\n', n - at);
		struct block *b = list_add(arena, &doc.blocks);

		end = lf == NULL ? n : (size_t)(lf - bytes);
		b->kind = BLOCK_PARAGRAPH;
		b->span = (struct span){(uint32_t)at, (uint32_t)end};
	}
	prose(&r);
	settle(&r);
	for (size_t i = 0; i < r.statements.n; i++) {
		check_span(r.statements.at[i].span, n);
		check_span(r.statements.at[i].clause, n);
	}
	for (size_t i = 0; i < out.facts.n; i++)
		check_span(out.facts.at[i].span, n);
	for (size_t i = 0; i < out.counts.n; i++)
		check_span(out.counts.at[i].span, n);
	return 0;
}
