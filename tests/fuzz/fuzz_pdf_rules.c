/*
 * The lines of a PDF: the bytes are the file.  Whatever it says, what comes out
 * are lines of pages that there are.
 */
#include "ingest/pdf_ruled.h"
#include "ingest/pdf_rules.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new((size_t)64 << 20);
	struct pdf_words words = {.words = {NULL, 0, 0}};
	struct pdf_frames frames;
	struct pdf_rules rules;
	jmp_buf overflow;

	if (a == NULL)
		abort();
	if (setjmp(overflow) == 0) {
		arena_guard(a, &overflow);
		for (unsigned i = 0; i <= size % 3; i++) {
			struct pdf_page *page = list_add(a, &words.pages);

			*list_add(a, &words.words) = (struct pdf_word){
			    4000, 4000, 9000, 5000, SLICE("12.5"), 4, 0, 0};
			page->width = page->height = 60000;
			page->first = i;
			page->n = 1;
		}
		pdf_rules_read((struct slice){(const char *)data, size}, &words,
		               a, &rules);
		if (rules.first[words.pages.n] != rules.n)
			abort();
		pdf_ruled_read(&rules, &words, a, &frames);
	}
	arena_free(a);
	return 0;
}
