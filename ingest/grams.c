/*
 * A set of numbers by open addressing, at most half full, and then its text.
 */
#include "ingest/grams.h"

#include <stdio.h>

#include "ingest/record.h"
#include "ingest/utf8.h"

struct set {
	uint32_t *slots; /* 0: free; no pair of printed characters is 0 */
	size_t mask, n;
};

static void
put(struct set *s, uint32_t gram)
{
	size_t at = gram * UINT64_C(0x9e3779b97f4a7c15) >> 32 & s->mask;

	while (s->slots[at] != 0 && s->slots[at] != gram)
		at = (at + 1) & s->mask;
	s->n += s->slots[at] == 0;
	s->slots[at] = gram;
}

static void
put_pairs(struct set *s, struct slice text)
{
	const char *at = text.at, *end = text.at + text.len;
	uint32_t before = 0, c;

	for (; at < end; before = c) {
		c = utf8_next(&at, end);
		if (before != 0)
			put(s, (before & 0x7fff) << 16 | (c & 0xffff));
	}
}

/* The set as an array of the database: {1,2}. */
static struct slice
text_of(const struct set *s, struct arena *a)
{
	size_t most = 2 + 11 * s->n + 1, n = 0;
	char *out = arena_alloc(a, most);

	out[n++] = '{';
	for (size_t i = 0; i <= s->mask; i++)
		if (s->slots[i] != 0)
			n += (size_t)snprintf(out + n, most - n, "%s%u",
			                      n > 1 ? "," : "", s->slots[i]);
	out[n++] = '}';
	return (struct slice){out, n};
}

void
grams_collect(struct disclosure *d, struct arena *a)
{
	struct set s = {.mask = 1023};
	size_t bytes = 0;

	for (size_t i = 0; i < d->kpis.n; i++)
		bytes += d->kpis.at[i].level3.len +
		         d->kpis.at[i].description.len +
		         d->kpis.at[i].target.len;
	while (s.mask < bytes)
		s.mask = 2 * s.mask + 1;
	s.slots = arena_array(a, s.mask + 1, sizeof(*s.slots));
	for (size_t i = 0; i < d->kpis.n; i++) {
		put_pairs(&s, d->kpis.at[i].level3);
		put_pairs(&s, d->kpis.at[i].description);
		put_pairs(&s, d->kpis.at[i].target);
	}
	if (s.n > 0) {
		struct grams *g = record_append(d, a, RECORD_GRAMS);

		g->grams = text_of(&s, a);
	}
}
