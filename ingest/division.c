/*
 * One array of names, sorted, each with the divisions that it may mean, and
 * chains by a name's first two characters, so that a walk over a text costs one
 * look a character.
 */
#include "ingest/division_index.h"

#include <stdlib.h>

#include "divisions.h"

#define N(array) (sizeof(array) / sizeof((array)[0]))
#define FIRST_TWO 6 /* bytes */

/* ---- codes ---- */

static int
compare_code(const void *key, const void *item)
{
	return strcmp(key, ((const struct row_divisions *)item)->code);
}

static struct division *
by_code(const struct divisions *d, const char *code)
{
	const struct row_divisions *row =
	    bsearch(code, rows_divisions, N(rows_divisions),
	            sizeof(rows_divisions[0]), compare_code);

	return row == NULL ? NULL : &d->all[row - rows_divisions];
}

const struct division *
division_by_code(const struct divisions *d, struct slice code)
{
	char key[7] = "";

	if (code.len != 6)
		return NULL;
	memcpy(key, code.at, 6);
	return by_code(d, key);
}

bool
division_within(const struct division *d, const struct division *other)
{
	for (; d != NULL; d = d->parent)
		if (d == other)
			return true;
	return false;
}

const struct division *
division_below(const struct divisions *d, const struct division *outer,
               struct slice stem)
{
	const struct division *found = NULL;

	for (size_t i = 0; i < d->n; i++) {
		struct slice name = slice_of(d->all[i].name);

		if (d->all[i].level != DIVISION_COUNTY || name.len <= 6 ||
		    !slice_starts(name, stem) || name.len != stem.len + 3 ||
		    !division_within(&d->all[i], outer))
			continue;
		if (found != NULL)
			return NULL;
		found = &d->all[i];
	}
	return found;
}

static enum division_level
level_named(const char *level)
{
	return level[1] != 'r'   ? DIVISION_COUNTY
	       : level[2] == 'o' ? DIVISION_PROVINCE
	                         : DIVISION_PREFECTURE;
}

static void
fill_divisions(struct divisions *d)
{
	for (size_t i = 0; i < N(rows_divisions); i++) {
		const struct row_divisions *row = &rows_divisions[i];

		d->all[i] = (struct division){level_named(row->level),
		                              row->code,
		                              row->name,
		                              row->prefecture,
		                              row->province,
		                              by_code(d, row->parent_code)};
	}
}

/* ---- the index ---- */

static int
compare_meanings(const void *a, const void *b)
{
	const struct meaning *x = a, *y = b;
	size_t n = x->text.len < y->text.len ? x->text.len : y->text.len;
	int order = memcmp(x->text.at, y->text.at, n);

	if (order != 0)
		return order;
	if (x->text.len != y->text.len)
		return x->text.len < y->text.len ? -1 : 1;
	if (x->tier != y->tier)
		return x->tier < y->tier ? -1 : 1;
	return strcmp(x->is->code, y->is->code);
}

static unsigned
bucket(const char *at)
{
	uint64_t key = 0;

	memcpy(&key, at, FIRST_TWO);
	return (unsigned)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 52);
}

/* One name from the run of meanings that begins at `i`; the run's end. */
static size_t
take_name(struct divisions *d, size_t i, unsigned *used)
{
	const struct meaning *m = &d->meanings[i];
	struct name *name = &d->names[d->n_names++];
	unsigned h = bucket(m->text.at);

	*name = (struct name){m->text, *used, 0, m->tier == TIER_FORMER,
	                      d->head[h]};
	d->head[h] = (uint16_t)d->n_names;
	for (; i < d->n_meanings && slice_is(d->meanings[i].text, m->text);
	     i++) {
		const struct division *is = d->meanings[i].is;

		if (d->meanings[i].tier != m->tier ||
		    (name->n > 0 && d->is[*used - 1] == is))
			continue;
		d->is[(*used)++] = is;
		name->n++;
	}
	return i;
}

static bool
index_names(struct divisions *d)
{
	unsigned used = 0;

	qsort(d->meanings, d->n_meanings, sizeof(*d->meanings),
	      compare_meanings);
	d->names = calloc(d->n_meanings, sizeof(*d->names));
	d->is = calloc(d->n_meanings, sizeof(*d->is));
	if (d->names == NULL || d->is == NULL || d->n_meanings > UINT16_MAX)
		return false;
	for (size_t i = 0; i < d->n_meanings;)
		i = take_name(d, i, &used);
	free(d->meanings);
	d->meanings = NULL;
	return true;
}

bool
division_at(const struct divisions *d, struct slice s, struct place *out)
{
	const struct name *best = NULL;
	unsigned k;

	if (s.len < FIRST_TWO)
		return false;
	for (k = d->head[bucket(s.at)]; k != 0; k = d->names[k - 1].next) {
		const struct name *name = &d->names[k - 1];

		if ((best == NULL || name->text.len > best->text.len) &&
		    slice_starts(s, name->text))
			best = name;
	}
	if (best == NULL)
		return false;
	*out = (struct place){
	    {s.at, best->text.len}, &d->is[best->first], best->n, best->former};
	return true;
}

struct divisions *
divisions_new(void)
{
	struct divisions *d = calloc(1, sizeof(*d));

	if (d == NULL)
		return NULL;
	d->n = N(rows_divisions);
	d->all = calloc(d->n, sizeof(*d->all));
	if (d->all == NULL) {
		divisions_free(d);
		return NULL;
	}
	fill_divisions(d);
	if (!division_names(d) || !index_names(d)) {
		divisions_free(d);
		return NULL;
	}
	return d;
}

void
divisions_free(struct divisions *d)
{
	if (d == NULL)
		return;
	free(d->meanings);
	free(d->names);
	free(d->is);
	free(d->pool);
	free(d->all);
	free(d);
}
