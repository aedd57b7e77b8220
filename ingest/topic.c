/*
 * Rows are in order of precedence: of all that fit, the first one wins, and a
 * not_name row that fits takes its topic out.
 */
#include "ingest/topic.h"

#include "ingest/wordset.h"

#include <stdlib.h>

#include "topics.h"

#define N (sizeof(rows_topics) / sizeof(rows_topics[0]))

struct topics {
	struct wordset set;
	struct slice words[N]; /* name patterns; empty for other lenses */
	uint16_t next[N];
	bool forbids[N];
	uint16_t code_rows[N]; /* rows with codes of purchases */
	size_t n_codes;
};

static bool
lens_is(const struct row_topics *row, const char *lens)
{
	return strcmp(row->lens, lens) == 0;
}

struct topics *
topics_new(void)
{
	struct topics *t = calloc(1, sizeof(*t));

	if (t == NULL)
		return NULL;
	for (size_t i = 0; i < N; i++) {
		t->forbids[i] = lens_is(&rows_topics[i], "not_name");
		if (t->forbids[i] || lens_is(&rows_topics[i], "name"))
			t->words[i] = slice_of(rows_topics[i].pattern);
		if (lens_is(&rows_topics[i], "procurement"))
			t->code_rows[t->n_codes++] = (uint16_t)i;
	}
	wordset_init(&t->set, t->words, t->next, N);
	return t;
}

void
topics_free(struct topics *t)
{
	free(t);
}

static bool
same_topic(size_t a, size_t b)
{
	return strcmp(rows_topics[a].topic, rows_topics[b].topic) == 0;
}

static bool
is_forbidden(const struct topics *t, struct slice name, size_t row)
{
	struct word_hits hits = wordset_find(&t->set, name);
	size_t word;

	while (word_hit(&hits, &word))
		if (t->forbids[word] && same_topic(word, row))
			return true;
	return false;
}

struct slice
topic_of_name(const struct topics *t, struct slice name)
{
	struct word_hits hits = wordset_find(&t->set, name);
	size_t word, best = N;
	bool forbidding = false;

	while (word_hit(&hits, &word)) {
		if (t->forbids[word])
			forbidding = true;
		else if (word < best)
			best = word;
	}
	if (best < N && forbidding && is_forbidden(t, name, best)) {
		hits = wordset_find(&t->set, name);
		best = N;
		while (word_hit(&hits, &word))
			if (!t->forbids[word] && word < best &&
			    !is_forbidden(t, name, word))
				best = word;
	}
	return best == N ? SLICE_NONE : slice_of(rows_topics[best].topic);
}

bool
topic_in(const struct topics *t, struct slice text, struct slice topic)
{
	struct word_hits hits = wordset_find(&t->set, text);
	size_t word;

	while (word_hit(&hits, &word))
		if (!t->forbids[word] &&
		    slice_is(topic, slice_of(rows_topics[word].topic)))
			return true;
	return false;
}

/* A code fits its pattern whole, or from the front where a * ends it. */
static bool
code_fits(struct slice code, struct slice pattern)
{
	if (pattern.len > 0 && pattern.at[pattern.len - 1] == '*') {
		pattern.len--;
		return slice_starts(code, pattern);
	}
	return slice_is(code, pattern);
}

static struct slice
topic_of_code(const struct topics *t, struct slice code)
{
	for (size_t i = 0; code.len > 0 && i < t->n_codes; i++) {
		const struct row_topics *row = &rows_topics[t->code_rows[i]];

		if (code_fits(code, slice_of(row->pattern)))
			return slice_of(row->topic);
	}
	return SLICE_NONE;
}

struct slice
topic_of_purchase(const struct topics *t, struct slice code, struct slice item,
                  struct slice project)
{
	struct slice topic = topic_of_code(t, code);

	if (topic.at == NULL)
		topic = topic_of_name(t, item);
	if (topic.at == NULL)
		topic = topic_of_name(t, project);
	return topic;
}
