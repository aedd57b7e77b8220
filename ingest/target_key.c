/*
 * The text is put together in the arena and given back row by row.
 */
#include "ingest/target_key.h"

#include "ingest/key.h"
#include "ingest/spelling.h"
#include "ingest/utf8.h"

enum { UNIT_MOST = 60, WORDS_MOST = 200 };

struct text {
	char *at;
	size_t n;
};

static void
put(struct text *t, struct slice s)
{
	if (s.len > 0)
		memcpy(t->at + t->n, s.at, s.len);
	t->n += s.len;
}

/* A decimal without zeros in front of it and behind its fraction. */
static void
put_decimal(struct text *t, struct slice s)
{
	bool minus = s.len > 0 && s.at[0] == '-';
	struct slice digits = slice_from(s, minus);

	if (memchr(digits.at == NULL ? "" : digits.at, '.', digits.len)) {
		while (digits.at[digits.len - 1] == '0')
			digits.len--;
		digits.len -= digits.at[digits.len - 1] == '.';
	}
	while (digits.len > 1 && digits.at[0] == '0' && digits.at[1] != '.')
		digits = slice_from(digits, 1);
	if (minus && !slice_is(digits, SLICE("0")))
		put(t, SLICE("-"));
	put(t, digits);
}

/* At most so many characters. */
static void
put_cut(struct text *t, struct slice s, size_t most)
{
	const char *at = s.at, *end = slice_end(s);

	while (at < end && most-- > 0)
		utf8_next(&at, end);
	put(t, (struct slice){s.at, (size_t)(at - s.at)});
}

static void
put_target(struct text *t, const struct kpi *row)
{
	bool number = row->value.at != NULL;

	put(t, slice_of(word_name(VOCABULARY_TARGET_OP, row->op)));
	put(t, SLICE("|"));
	if (number)
		put_decimal(t, row->value);
	put(t, SLICE("|"));
	if (number && row->high.at != NULL)
		put_decimal(t, row->high);
	put(t, SLICE("|"));
	if (number)
		put_cut(t, row->unit, UNIT_MOST);
	put(t, SLICE("|"));
	if (!number)
		put_cut(t, trimmed(row->target), WORDS_MOST);
}

void
target_keys(struct disclosure *d, struct arena *a)
{
	for (size_t i = 0; i < d->kpis.n; i++) {
		struct kpi *row = &d->kpis.at[i];
		size_t mark = arena_mark(a);
		struct text t = {
		    arena_alloc(a, 16 + row->value.len + row->high.len +
		                       row->unit.len + row->target.len),
		    0};

		put_target(&t, row);
		row->aim = text_key(t.at, t.n);
		arena_rewind(a, mark);
	}
}
