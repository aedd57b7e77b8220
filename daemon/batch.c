/*
 * Record types are copied one after the other, each for all documents at once:
 * one COPY for a type, however many documents there are.
 */
#include "daemon/batch.h"

#include <stdio.h>
#include <stdlib.h>

enum { CHUNK = 128 << 10 /* of COPY data at once */ };

void
batch_begin(struct batch *b, struct loading *const *documents, size_t n)
{
	b->at = documents;
	b->n = n;
	b->something = false;
	b->copying = RECORD_HEAD;
	for (size_t i = 0; i < n; i++)
		documents[i]->prefix[0] = '\0';
}

void
batch_fini(struct batch *b)
{
	bytes_fini(&b->text);
}

/* ---- parameters ---- */

const char *
batch_documents(struct batch *b)
{
	b->text.n = 0;
	for (size_t i = 0; i < b->n; i++) {
		bytes_put(&b->text, i == 0 ? "[" : ",", 1);
		bytes_put(&b->text, b->at[i]->head.at, b->at[i]->head.len);
	}
	bytes_put(&b->text, "]", 2);
	return b->text.at;
}

const char *
batch_ids(struct batch *b)
{
	b->text.n = 0;
	for (size_t i = 0; i < b->n; i++) {
		const struct loading *d = b->at[i];
		const char *id = strchr(d->id, '.');

		if (d->prefix[0] == '\0' || id == NULL)
			continue;
		bytes_put(&b->text, b->text.n == 0 ? "{" : ",", 1);
		bytes_put(&b->text, id + 1, strlen(id + 1));
	}
	bytes_put(&b->text, "}", 2);
	return b->text.at;
}

/* ---- fates ---- */

static const char *
value(const PGresult *r, int row, const char *column)
{
	return PQgetvalue(r, row, PQfnumber(r, column));
}

static bool
take_fate(struct loading *d, const PGresult *r, int row)
{
	static const char *const fates[] = {[LOAD_NEW] = "new",
	                                    [LOAD_REVISION] = "revision",
	                                    [LOAD_UNCHANGED] = "unchanged",
	                                    [LOAD_PARKED] = "parked"};
	const char *fate = value(r, row, "fate");
	const char *code = value(r, row, "division_code");
	const char *id = value(r, row, "disclosure_id");
	unsigned i = 0;

	while (i < 4 && strcmp(fates[i], fate) != 0)
		i++;
	if (i == 4)
		return false;
	d->fate = (enum load_fate)i;
	d->id[0] = '\0';
	d->revision = strtoll(value(r, row, "revision"), NULL, 10);
	if (d->fate != LOAD_PARKED)
		snprintf(d->id, sizeof(d->id), "%s.%s", code, id);
	if (d->fate == LOAD_NEW || d->fate == LOAD_REVISION)
		snprintf(d->prefix, sizeof(d->prefix), "%s\t%s\t", code, id);
	else if (d->fate == LOAD_UNCHANGED && d->in_doubt)
		/* Our own COMMIT, whose answer was lost. */
		d->fate = d->revision > 1 ? LOAD_REVISION : LOAD_NEW;
	return true;
}

bool
batch_fates(struct batch *b, const PGresult *r)
{
	if ((size_t)PQntuples(r) != b->n)
		return false;
	for (size_t i = 0; i < b->n; i++) {
		if (!take_fate(b->at[i], r, (int)i))
			return false;
		if (b->at[i]->prefix[0] != '\0')
			b->something = true;
	}
	return true;
}

void
batch_doubt(struct batch *b)
{
	for (size_t i = 0; i < b->n; i++)
		b->at[i]->in_doubt = true;
}

/* ---- rows ---- */

static bool
is_copied(const struct loading *d, enum record_id id)
{
	return d->prefix[0] != '\0' && d->rows->n[id] > 0;
}

const char *
batch_copy(struct batch *b, char room[COPYROW_STATEMENT])
{
	b->document = b->from = 0;
	for (; b->something && b->copying < RECORD_N; b->copying++)
		for (size_t i = 0; i < b->n; i++)
			if (is_copied(b->at[i], b->copying))
				return copyrow_statement(b->copying, room);
	return NULL;
}

bool
batch_chunk(struct batch *b)
{
	b->text.n = 0;
	while (b->document < b->n && b->text.n < CHUNK) {
		const struct loading *d = b->at[b->document];

		if (is_copied(d, b->copying) &&
		    copyrows_send(d->rows, b->copying, d->prefix, &b->from,
		                  &b->text, CHUNK))
			return true;
		b->from = 0;
		b->document++;
	}
	if (b->text.n > 0)
		return true;
	b->copying++;
	return false;
}
