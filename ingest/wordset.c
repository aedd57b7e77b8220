/*
 * Chains run through `next`; 0 ends a chain, so links are 1 + the word's place.
 */
#include "ingest/wordset.h"

static unsigned
bucket(const char *at)
{
	uint32_t c = (uint32_t)(unsigned char)at[0] << 16 |
	             (uint32_t)(unsigned char)at[1] << 8 | (unsigned char)at[2];

	return (c * UINT32_C(2654435761)) >> 24;
}

void
wordset_init(struct wordset *w, const struct slice *words, uint16_t *next,
             size_t n)
{
	memset(w->head, 0, sizeof(w->head));
	w->words = words;
	w->next = next;
	for (size_t i = n; i-- > 0;) {
		unsigned b;

		next[i] = 0;
		if (words[i].len < 3)
			continue;
		b = bucket(words[i].at);
		next[i] = w->head[b];
		w->head[b] = (uint16_t)(i + 1);
	}
}

struct word_hits
wordset_find(const struct wordset *w, struct slice text)
{
	struct word_hits h = {.set = w, .text = text};

	if (text.len >= 3)
		h.chain = w->head[bucket(text.at)];
	return h;
}

bool
word_hit(struct word_hits *h, size_t *word)
{
	while (h->text.len - h->at >= 3) {
		while (h->chain != 0) {
			size_t i = h->chain - 1u;

			h->chain = h->set->next[i];
			if (slice_starts(slice_from(h->text, h->at),
			                 h->set->words[i])) {
				*word = i;
				return true;
			}
		}
		h->at++;
		while (h->at < h->text.len &&
		       ((unsigned char)h->text.at[h->at] & 0xc0) == 0x80)
			h->at++;
		if (h->at > h->text.len || h->text.len - h->at < 3)
			break;
		h->chain = h->set->head[bucket(h->text.at + h->at)];
	}
	h->at = h->text.len;
	return false;
}
