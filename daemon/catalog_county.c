/*
 * catalog_county - a county by its code, its name, or its name and place: see
 * catalog.h for the rule.
 */
#include "daemon/catalog_inside.h"

#include <stdlib.h>
#include <string.h>

static bool
is_code(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
	return s.len > 0;
}

static const struct entry *
division_of_code(const struct list *list, struct slice code)
{
	struct entry key = {.code = code}, *wanted = &key;
	if (list->n == 0)
		return NULL;
	struct entry **found = bsearch(&wanted, list->at, list->n,
	                               sizeof(struct entry *), catalog_by_code);
	return found == NULL ? NULL : *found;
}

/* The first of the divisions of this name; how many follow it. */
static unsigned
divisions_of_name(const struct list *list, struct slice name, unsigned *first)
{
	unsigned low = 0, high = list->n;
	while (low < high) {
		unsigned middle = low + (high - low) / 2;
		if (catalog_compare(list->at[middle]->name, name) < 0)
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

/* Takes a separator, then `name` or its short form, off the front. */
static bool
take_name(struct slice *text, struct slice name)
{
	while (text->len > 0 && (text->at[0] == '/' || text->at[0] == ' '))
		*text = slice_from(*text, 1);
	struct slice brief = catalog_short_name(name);
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

/* ---- one of several ---- */

/* The divisions that a text fits; those that have published, and the rest. */
struct choice {
	unsigned n[2];
	const struct entry *at[2][NEAREST_MOST];
};

/* Several names of one county are one. */
static bool
is_known(const struct choice *choice, const struct entry *division)
{
	for (unsigned p = 0; p < 2; p++)
		for (unsigned i = 0; i < choice->n[p] && i < NEAREST_MOST;
		     i++) {
			const struct entry *known = choice->at[p][i];

			if (known != NULL &&
			    slice_is(known->now, division->now))
				return true;
		}
	return false;
}

static void
consider(struct choice *choice, const struct entry *division)
{
	bool published = division->published;
	if (is_known(choice, division))
		return;
	if (choice->n[published] < NEAREST_MOST)
		choice->at[published][choice->n[published]] = division;
	choice->n[published]++;
}

/* In full, as what was perhaps meant. */
static void
name_them(const struct choice *choice, bool published, struct nearest *near)
{
	for (unsigned i = 0; i < choice->n[published] && i < NEAREST_MOST &&
	                     near->n < NEAREST_MOST;
	     i++)
		if (choice->at[published][i] != NULL)
			near->name[near->n++] = choice->at[published][i]->full;
}

/* The only one, or else the only one that has published. */
static enum catalog_found
choose(const struct choice *choice, struct slice *code, struct nearest *near)
{
	unsigned n = choice->n[false] + choice->n[true];
	if (n == 0)
		return CATALOG_NONE;
	if (n == 1 || choice->n[true] == 1) {
		*code = choice->at[choice->n[true] == 1][0]->now;
		return CATALOG_ONE;
	}
	name_them(choice, true, near);
	name_them(choice, false, near);
	return CATALOG_SEVERAL;
}

/* Those called so. */
static void
find_named(const struct list *by_name, struct slice name, struct choice *choice)
{
	unsigned first, n = divisions_of_name(by_name, name, &first);
	for (unsigned i = 0; i < n; i++)
		consider(choice, by_name->at[first + i]);
}

/* Those whose name is the end of the text and whose place is its front. */
static void
find_qualified(const struct list *by_name, struct slice text,
               struct choice *choice)
{
	for (size_t from = 1; from < text.len; from++) {
		if (((unsigned char)text.at[from] & 0xc0) == 0x80)
			continue; /* within a character */
		unsigned first;
		unsigned n =
		    divisions_of_name(by_name, slice_from(text, from), &first);
		for (unsigned i = first; i < first + n; i++)
			if (is_qualified(by_name->at[i], text))
				consider(choice, by_name->at[i]);
	}
}

static bool
find_any(const struct list *by_name, struct slice text, struct choice *choice)
{
	find_named(by_name, text, choice);
	if (choice->n[false] + choice->n[true] == 0)
		find_qualified(by_name, text, choice);
	return choice->n[false] + choice->n[true] > 0;
}

enum catalog_found
catalog_county(const struct catalog *catalog, struct slice text,
               struct slice *code, struct nearest *near)
{
	if (is_code(text)) {
		const struct entry *found =
		    division_of_code(&catalog->of[DIVISION], text);
		if (found == NULL)
			found = division_of_code(&catalog->of[FORMER], text);
		if (found == NULL)
			return CATALOG_NONE;
		*code = found->code;
		return CATALOG_ONE;
	}
	struct choice choice = {0};
	if (!find_any(&catalog->by_name, text, &choice))
		find_any(&catalog->former_by_name, text, &choice);
	enum catalog_found found = choose(&choice, code, near);
	if (found == CATALOG_NONE)
		catalog_offer(&catalog->by_name, text, near);
	return found;
}
