/*
 * catalog - see catalog.h.  Divisions are looked up by code and by name in
 * two sorted arrays; the other sorts are short lists, searched from the front.
 * One entry is one block of memory.
 */
#include "daemon/catalog.h"

#include <stdlib.h>
#include <string.h>

enum sort { DIVISION, MEASURE, KIND, TOPIC, SORT_N };

static const char *const sort_names[SORT_N] = {
    [DIVISION] = "division",
    [MEASURE] = "measure",
    [KIND] = "kind",
    [TOPIC] = "topic",
};

struct entry {
	struct slice code, name, prefecture, province, aliases;
	struct slice full; /* province, prefecture and name in one */
	char text[];
};

struct list {
	struct entry **at;
	unsigned n, room;
};

struct catalog {
	struct list of[SORT_N];
	struct list by_name; /* the divisions again; borrowed */
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
entry_new(const char *code, const char *name, const char *prefecture,
          const char *province, const char *aliases)
{
	struct entry *entry =
	    malloc(sizeof(*entry) + length(code) + 2 * length(name) +
	           length(prefecture) + length(province) + length(aliases));
	if (entry == NULL)
		return NULL;
	char *end = entry->text;
	entry->code = copy(&end, code);
	entry->aliases = copy(&end, aliases);
	/* One behind the other, so that together they are the full name. */
	entry->province = copy(&end, province);
	entry->prefecture = copy(&end, prefecture);
	struct slice name_in_full = copy(&end, name);
	entry->full = (struct slice){entry->province.at,
	                             (size_t)(end - entry->province.at)};
	entry->name = name_in_full;
	return entry;
}

bool
catalog_add(struct catalog *catalog, const char *sort, const char *code,
            const char *name, const char *prefecture, const char *province,
            const char *aliases)
{
	unsigned s = 0;
	while (s < SORT_N && strcmp(sort, sort_names[s]) != 0)
		s++;
	if (s == SORT_N)
		return false;
	struct entry *entry =
	    entry_new(code, name, prefecture, province, aliases);
	if (entry == NULL || !list_add(&catalog->of[s], entry)) {
		free(entry);
		return false;
	}
	return s != DIVISION || list_add(&catalog->by_name, entry);
}

static int
compare(struct slice a, struct slice b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n == 0 ? 0 : memcmp(a.at, b.at, n);
	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int
by_code(const void *a, const void *b)
{
	return compare((*(struct entry *const *)a)->code,
	               (*(struct entry *const *)b)->code);
}

static int
by_name(const void *a, const void *b)
{
	return compare((*(struct entry *const *)a)->name,
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
	list_sort(&catalog->of[DIVISION], by_code);
	list_sort(&catalog->by_name, by_name);
}

/* ---- divisions ---- */

static bool
is_code(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
	return s.len > 0;
}

static const struct entry *
division_of_code(const struct catalog *catalog, struct slice code)
{
	const struct list *list = &catalog->of[DIVISION];
	struct entry key = {.code = code}, *wanted = &key;
	if (list->n == 0)
		return NULL;
	struct entry **found = bsearch(&wanted, list->at, list->n,
	                               sizeof(struct entry *), by_code);
	return found == NULL ? NULL : *found;
}

/* The first of the divisions of this name; how many follow it. */
static unsigned
divisions_of_name(const struct catalog *catalog, struct slice name,
                  unsigned *first)
{
	const struct list *list = &catalog->by_name;
	unsigned low = 0, high = list->n;
	while (low < high) {
		unsigned middle = low + (high - low) / 2;
		if (compare(list->at[middle]->name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*first = low;
	unsigned n = 0;
	while (low + n < list->n && slice_is(list->at[low + n]->name, name))
		n++;
	return n;
}

/* A name without the word for what kind of division it is. */
static struct slice
short_name(struct slice name)
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

/* Takes a separator, then `name` or its short form, off the front. */
static bool
take_name(struct slice *text, struct slice name)
{
	while (text->len > 0 && (text->at[0] == '/' || text->at[0] == ' '))
		*text = slice_from(*text, 1);
	struct slice brief = short_name(name);
	if (name.len > 0 && slice_starts(*text, name))
		*text = slice_from(*text, name.len);
	else if (brief.len > 0 && slice_starts(*text, brief))
		*text = slice_from(*text, brief.len);
	else
		return false;
	return true;
}

/* Is `text` this division's name behind its province or prefecture? */
static bool
is_qualified(const struct entry *division, struct slice text)
{
	if (text.len <= division->name.len || !slice_ends(text, division->name))
		return false;
	struct slice front = {text.at, text.len - division->name.len};
	bool any = take_name(&front, division->province);
	any |= take_name(&front, division->prefecture);
	while (front.len > 0 && (front.at[0] == '/' || front.at[0] == ' '))
		front = slice_from(front, 1);
	return any && front.len == 0;
}

static void
offer_all(const struct list *list, struct slice text, struct nearest *near)
{
	for (unsigned i = 0; i < list->n; i++)
		nearest_offer(near, text, list->at[i]->name);
}

/* Several fit: all of them, in full, are what was perhaps meant. */
static void
name_them(struct nearest *near, const struct entry *division)
{
	if (near->n < NEAREST_MOST)
		near->name[near->n++] = division->full;
}

static enum catalog_found
find_qualified(const struct catalog *catalog, struct slice text,
               struct slice *code, struct nearest *near)
{
	const struct list *list = &catalog->by_name;
	unsigned n = 0;
	for (unsigned i = 0; i < list->n; i++) {
		if (!is_qualified(list->at[i], text))
			continue;
		n++;
		*code = list->at[i]->code;
		name_them(near, list->at[i]);
	}
	if (n != 1)
		return n == 0 ? CATALOG_NONE : CATALOG_SEVERAL;
	near->n = 0;
	return CATALOG_ONE;
}

enum catalog_found
catalog_county(const struct catalog *catalog, struct slice text,
               struct slice *code, struct nearest *near)
{
	if (is_code(text)) {
		const struct entry *found = division_of_code(catalog, text);
		if (found == NULL)
			return CATALOG_NONE;
		*code = found->code;
		return CATALOG_ONE;
	}
	unsigned first, n = divisions_of_name(catalog, text, &first);
	if (n == 1) {
		*code = catalog->by_name.at[first]->code;
		return CATALOG_ONE;
	}
	for (unsigned i = 0; i < n; i++)
		name_them(near, catalog->by_name.at[first + i]);
	if (n > 1)
		return CATALOG_SEVERAL;
	enum catalog_found found = find_qualified(catalog, text, code, near);
	if (found == CATALOG_NONE)
		offer_all(&catalog->by_name, text, near);
	return found;
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
			         slice_is(text, short_name(entry->name))) {
				*name = entry->name;
				return CATALOG_ONE;
			}
		}
	return CATALOG_NONE;
}

/* ---- short lists ---- */

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

static enum catalog_found
find(const struct list *list, bool aliases, struct slice text,
     struct slice *code, struct nearest *near)
{
	for (unsigned i = 0; i < list->n; i++) {
		const struct entry *entry = list->at[i];
		if (slice_is(entry->code, text) ||
		    slice_is(entry->name, text) ||
		    (aliases && is_alias(entry->aliases, text))) {
			*code = entry->code;
			return CATALOG_ONE;
		}
	}
	for (unsigned i = 0; i < list->n; i++)
		nearest_offer(near, text, list->at[i]->code);
	offer_all(list, text, near);
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
