/*
 * A set of numbers by open addressing, at most half full, and then its text.
 */
#include "ingest/grams.h"

#include "ingest/record.h"
#include "ingest/utf8.h"

struct set {
	uint32_t *slots; /* 0: free */
	size_t mask, n;
};

/* 0, which few runs have, is taken for 1. */
static void
put(struct set *s, uint32_t gram)
{
	gram += gram == 0;
	size_t at = gram * UINT64_C(0x9e3779b97f4a7c15) >> 32 & s->mask;

	while (s->slots[at] != 0 && s->slots[at] != gram)
		at = (at + 1) & s->mask;
	s->n += s->slots[at] == 0;
	s->slots[at] = gram;
}

static void
put_runs(struct set *s, struct slice text)
{
	const char *at = text.at, *end = slice_end(text);
	uint32_t first = 0, second = 0, c;

	for (; at < end; first = second, second = c) {
		c = utf8_next(&at, end);
		if (c == '\n') {
			second = c = 0;
			continue;
		}
		if (second != 0)
			put(s, (second & 0x7fff) << 16 | (c & 0xffff));
		if (first != 0)
			put(s, (first & 0x3ff) << 21 | (second & 0x7ff) << 10 |
			           (c & 0x3ff));
	}
}

/* Writes a number that ends in front of `end`; where it begins. */
static char *
number_before(char *end, uint32_t n)
{
	do
		*--end = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	return end;
}

/* The set as an array of the database: {1,2}; written from its end. */
static struct slice
text_of(const struct set *s, struct arena *a)
{
	size_t room = 2 + 11 * s->n;
	char *out = arena_alloc(a, room), *end = out + room, *at = end;

	*--at = '}';
	for (size_t i = 0; i <= s->mask; i++)
		if (s->slots[i] != 0) {
			at = number_before(at, s->slots[i]);
			*--at = ',';
		}
	*at = '{';
	return (struct slice){at, (size_t)(end - at)};
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
	/* As many runs as bytes of either length, at the most. */
	while (s.mask < 4 * bytes)
		s.mask = 2 * s.mask + 1;
	s.slots = arena_array(a, s.mask + 1, sizeof(*s.slots));
	for (size_t i = 0; i < d->kpis.n; i++) {
		put_runs(&s, d->kpis.at[i].level3);
		put_runs(&s, d->kpis.at[i].description);
		put_runs(&s, d->kpis.at[i].target);
	}
	if (s.n > 0) {
		struct grams *g = record_append(d, a, RECORD_GRAMS);

		g->grams = text_of(&s, a);
	}
}
