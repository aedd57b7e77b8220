/*
 * A reading for tests: blocks written as text (table_fixture.h), what the
 * program knows, and a head of the test's choice.
 */
#ifndef DUIBIAO_READING_FIXTURE_H
#define DUIBIAO_READING_FIXTURE_H

#include "ingest/reading.h"
#include "ingest/table_fixture.h"

#include <stdlib.h>

struct reading_fixture {
	struct knowledge *know;
	struct arena *arena;
	struct document doc;
	struct disclosure out;
	struct reading reading;
};

/* cmocka's group setup: `*state` is a fixture that the tests share. */
static inline int
fixture_open(void **state)
{
	struct reading_fixture *f = calloc(1, sizeof(*f));

	if (f == NULL)
		return 1;
	f->know = knowledge_new();
	f->arena = arena_new((size_t)64 << 20);
	*state = f;
	return f->know == NULL || f->arena == NULL;
}

static inline int
fixture_close(void **state)
{
	struct reading_fixture *f = *state;

	knowledge_free(f->know);
	arena_free(f->arena);
	free(f);
	return 0;
}

/* A department's budget of 2022 with the text given. */
static inline struct reading *
fixture_read(void **state, const char *text)
{
	struct reading_fixture *f = *state;

	arena_reset(f->arena);
	memset(&f->out, 0, sizeof(f->out));
	memset(&f->reading, 0, sizeof(f->reading));
	fixture_document(f->arena, text, &f->doc);
	f->out.text = f->doc.text;
	f->out.head.fiscal_year = 2022;
	f->out.head.doc_type = DOC_BUDGET;
	f->out.head.scope = SCOPE_DEPARTMENT;
	f->reading.know = f->know;
	f->reading.arena = f->arena;
	f->reading.doc = &f->doc;
	f->reading.out = &f->out;
	return &f->reading;
}

/* How many findings of a code there are. */
static inline unsigned
fixture_findings(const struct reading *r, enum finding_code code)
{
	unsigned n = 0;

	for (size_t i = 0; i < r->out->findings.n; i++)
		n += r->out->findings.at[i].code == code;
	return n;
}

/* A finding of the code whose message holds the words. */
static inline bool
fixture_found(const struct reading *r, enum finding_code code,
              const char *words)
{
	for (size_t i = 0; i < r->out->findings.n; i++)
		if (r->out->findings.at[i].code == code &&
		    slice_find(r->out->findings.at[i].message,
		               slice_of(words)) != NULL)
			return true;
	return false;
}

/* The text of a slice equals a C string. */
static inline bool
fixture_is(struct slice s, const char *want)
{
	return slice_is(s, slice_of(want));
}

#endif
