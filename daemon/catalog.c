/*
 * catalog - see catalog.h.  Divisions of today, and those that were, are looked
 * up by code and by name in two sorted arrays each; the other sorts are short
 * lists, searched from the front.
 * One entry is one block of memory.
 */
#include "daemon/catalog_inside.h"

#include <stdlib.h>
#include <string.h>

static const char *const sort_names[SORT_N] = {
    [DIVISION] = "division", [FORMER] = "former", [MEASURE] = "measure",
    [KIND] = "kind",         [TOPIC] = "topic",
};

struct catalog *
catalog_new(void)
{
	return calloc(1, sizeof(struct catalog));
}

void
catalog_free(struct catalog *catalog)
{
	if (catalog == NULL)
		return;
	for (unsigned s = 0; s < SORT_N; s++) {
		for (unsigned i = 0; i < catalog->of[s].n; i++)
			free(catalog->of[s].at[i]);
		free(catalog->of[s].at);
	}
	free(catalog->by_name.at);
	free(catalog->former_by_name.at);
	free(catalog);
}

unsigned
catalog_size(const struct catalog *catalog)
{
	unsigned n = 0;
	for (unsigned s = 0; s < SORT_N; s++)
		n += catalog->of[s].n;
	return n;
}

/* ---- filling ---- */

static bool
list_add(struct list *list, struct entry *entry)
{
	if (list->n == list->room) {
		unsigned room = list->room == 0 ? 64 : list->room * 2;
		struct entry **at =
		    realloc(list->at, room * sizeof(struct entry *));
		if (at == NULL)
			return false;
		list->at = at;
		list->room = room;
	}
	list->at[list->n++] = entry;
	return true;
}

/* Copies `s` to `*end` and moves it on. */
static struct slice
copy(char **end, const char *s)
{
	size_t n = s == NULL ? 0 : strlen(s);
	struct slice at = {*end, n};
	if (n > 0)
		memcpy(*end, s, n);
	*end += n;
	return at;
}

static size_t
length(const char *s)
{
	return s == NULL ? 0 : strlen(s);
}

static struct entry *
entry_new(const struct catalog_row *row)
{
	struct entry *entry =
	    malloc(sizeof(*entry) + length(row->code) + length(row->name) +
	           length(row->prefecture) + length(row->province) +
	           length(row->aliases));
	if (entry == NULL)
		return NULL;
	char *end = entry->text;
	entry->code = copy(&end, row->code);
	entry->aliases = copy(&end, row->aliases);
	/* One behind the other, so that together they are the full name. */
	entry->province = copy(&end, row->province);
	entry->prefecture = copy(&end, row->prefecture);
	entry->name = copy(&end, row->name);
	entry->full = (struct slice){entry->province.at,
	                             (size_t)(end - entry->province.at)};
	entry->published = row->published;
	return entry;
}

bool
catalog_add(struct catalog *catalog, const struct catalog_row *row)
{
	unsigned s = 0;
	while (s < SORT_N && strcmp(row->sort, sort_names[s]) != 0)
		s++;
	if (s == SORT_N)
		return false;
	struct entry *entry = entry_new(row);
	if (entry == NULL || !list_add(&catalog->of[s], entry)) {
		free(entry);
		return false;
	}
	entry->now = s == FORMER ? entry->aliases : entry->code;
	if (s == DIVISION)
		return list_add(&catalog->by_name, entry);
	return s != FORMER || list_add(&catalog->former_by_name, entry);
}

int
catalog_compare(struct slice a, struct slice b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n == 0 ? 0 : memcmp(a.at, b.at, n);
	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

int
catalog_by_code(const void *a, const void *b)
{
	return catalog_compare((*(struct entry *const *)a)->code,
	                       (*(struct entry *const *)b)->code);
}

static int
by_name(const void *a, const void *b)
{
	return catalog_compare((*(struct entry *const *)a)->name,
	                       (*(struct entry *const *)b)->name);
}

static void
list_sort(struct list *list, int (*order)(const void *, const void *))
{
	if (list->n > 0)
		qsort(list->at, list->n, sizeof(struct entry *), order);
}

void
catalog_seal(struct catalog *catalog)
{
	list_sort(&catalog->of[DIVISION], catalog_by_code);
	list_sort(&catalog->by_name, by_name);
	list_sort(&catalog->of[FORMER], catalog_by_code);
	list_sort(&catalog->former_by_name, by_name);
}

/* ---- provinces ---- */

struct slice
catalog_short_name(struct slice name)
{
	static const char *const kinds[] = {
	    "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州",
	    "特别行政区",   "地区",       "省",         "市",     "盟"};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct slice kind = slice_of(kinds[i]);
		if (name.len > kind.len && slice_ends(name, kind))
			return (struct slice){name.at, name.len - kind.len};
	}
	return name;
}

enum catalog_found
catalog_province(const struct catalog *catalog, struct slice text,
                 struct slice *name, struct nearest *near)
{
	const struct list *list = &catalog->of[DIVISION];
	for (unsigned pass = 0; pass < 2; pass++)
		for (unsigned i = 0; i < list->n; i++) {
			const struct entry *entry = list->at[i];
			if (!slice_is(entry->aliases, SLICE("province")))
				continue;
			if (pass == 1)
				nearest_offer(near, text, entry->name);
			else if (slice_is(text, entry->code) ||
			         slice_is(text, entry->name) ||
			         slice_is(text,
			                  catalog_short_name(entry->name))) {
				*name = entry->name;
				return CATALOG_ONE;
			}
		}
	return CATALOG_NONE;
}

/* ---- short lists ---- */

void
catalog_offer(const struct list *list, struct slice text, struct nearest *near)
{
	for (unsigned i = 0; i < list->n; i++)
		nearest_offer(near, text, list->at[i]->name);
}

/* Is `text` one of the words in "a;b;c"? */
static bool
is_alias(struct slice aliases, struct slice text)
{
	while (aliases.len > 0) {
		const char *end = memchr(aliases.at, ';', aliases.len);
		size_t n =
		    end == NULL ? aliases.len : (size_t)(end - aliases.at);
		if (slice_is((struct slice){aliases.at, n}, text))
			return true;
		aliases = slice_from(aliases, n + 1);
	}
	return false;
}

/* By code, then by what people call it. */
static const struct entry *
find_entry(const struct list *list, bool aliases, struct slice text)
{
	for (unsigned i = 0; i < list->n; i++)
		if (slice_is(list->at[i]->code, text))
			return list->at[i];
	for (unsigned i = 0; i < list->n; i++)
		if (nearest_is(text, list->at[i]->name) ||
		    (aliases && is_alias(list->at[i]->aliases, text)))
			return list->at[i];
	return NULL;
}

static enum catalog_found
find(const struct list *list, bool aliases, struct slice text,
     struct slice *code, struct nearest *near)
{
	const struct entry *entry = find_entry(list, aliases, text);
	if (entry != NULL) {
		*code = entry->code;
		return CATALOG_ONE;
	}
	for (unsigned i = 0; i < list->n; i++)
		nearest_offer(near, text, list->at[i]->code);
	catalog_offer(list, text, near);
	return CATALOG_NONE;
}

/* A function line is a measure with its code: expenditure.function:2110302. */
enum catalog_found
catalog_measure(const struct catalog *catalog, struct slice text,
                struct slice *code, struct nearest *near)
{
	const char *colon =
	    text.len == 0 ? NULL : memchr(text.at, ':', text.len);
	struct slice measure = text;
	if (colon != NULL)
		measure.len = (size_t)(colon - text.at);
	enum catalog_found found =
	    find(&catalog->of[MEASURE], false, measure, code, near);
	if (found == CATALOG_ONE && colon != NULL)
		*code = text;
	return found;
}

enum catalog_found
catalog_kind(const struct catalog *catalog, struct slice text,
             struct slice *code, struct nearest *near)
{
	return find(&catalog->of[KIND], true, text, code, near);
}

enum catalog_found
catalog_topic(const struct catalog *catalog, struct slice text,
              struct slice *code, struct nearest *near)
{
	return find(&catalog->of[TOPIC], false, text, code, near);
}
