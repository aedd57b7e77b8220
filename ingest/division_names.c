/*
 * What a division may be called.
 *
 * A former name leads to the divisions of today that took its territory over;
 * names that went out of use before HISTORY_FROM are not in any paper that is
 * read here.
 */
#include "ingest/division_index.h"

#include <stdlib.h>

#include "divisions_history.h"

#define N(array) (sizeof(array) / sizeof((array)[0]))
#define HISTORY_FROM "2000"
#define SUCCESSORS_MOST 16
#define POOL_BYTES ((size_t)64 << 10)

static bool
add_meaning(struct divisions *d, struct slice text, enum tier tier,
            const struct division *is)
{
	if (d->n_meanings == d->cap) {
		size_t cap = d->cap == 0 ? 8192 : d->cap * 2;
		void *grown = realloc(d->meanings, cap * sizeof(*d->meanings));

		if (grown == NULL)
			return false;
		d->meanings = grown;
		d->cap = cap;
	}
	d->meanings[d->n_meanings++] = (struct meaning){text, tier, is};
	return true;
}

/* The peoples in the names of autonomous places, as they are printed there. */
static const char *const peoples[] = {
    "各族",     "蒙古族",   "蒙古",   "回族",     "藏族",   "维吾尔", "苗族",
    "彝族",     "壮族",     "布依族", "朝鲜族",   "满族",   "侗族",   "瑶族",
    "白族",     "土家族",   "哈尼族", "哈萨克族", "哈萨克", "傣族",   "黎族",
    "傈僳族",   "佤族",     "畲族",   "拉祜族",   "水族",   "东乡族", "纳西族",
    "景颇族",   "柯尔克孜", "土族",   "达斡尔族", "仫佬族", "羌族",   "布朗族",
    "撒拉族",   "毛南族",   "仡佬族", "锡伯",     "普米族", "塔吉克", "怒族",
    "鄂温克族", "保安族",   "裕固族", "独龙族",   "鄂伦春", "京族",   "德昂族",
    "基诺族"};

static bool
drop_people(struct slice *stem)
{
	for (size_t i = 0; i < N(peoples); i++) {
		struct slice people = slice_of(peoples[i]);

		if (stem->len > people.len + 3 && slice_ends(*stem, people)) {
			stem->len -= people.len;
			return true;
		}
	}
	return false;
}

static bool
add_short(struct divisions *d, struct slice stem, const char *kind,
          const struct division *is)
{
	size_t n = strlen(kind);
	char *at = d->pool + d->pool_used;

	if (stem.len < 6 || d->pool_used + stem.len + n > d->pool_size)
		return true;
	memcpy(at, stem.at, stem.len);
	memcpy(at + stem.len, kind, n);
	d->pool_used += stem.len + n;
	return add_meaning(d, (struct slice){at, stem.len + n}, TIER_SHORT, is);
}

/* 凉山彝族自治州 is also 凉山州, 石柱土家族自治县 also 石柱县 and 石柱自治县.
 */
static bool
add_autonomous(struct divisions *d, const struct division *is)
{
	static const struct {
		const char *ending, *kind;
	} forms[] = {{"自治州", "州"}, {"自治县", "县"}, {"自治旗", "旗"}};

	for (size_t i = 0; i < N(forms); i++) {
		struct slice stem = slice_of(is->name);

		if (!slice_ends(stem, slice_of(forms[i].ending)))
			continue;
		stem.len -= strlen(forms[i].ending);
		while (drop_people(&stem))
			;
		return add_short(d, stem, forms[i].kind, is) &&
		       add_short(d, stem, forms[i].ending, is);
	}
	return true;
}

/* 河北 for 河北省, 内蒙古 for 内蒙古自治区. */
static bool
add_province(struct divisions *d, const struct division *is)
{
	static const char *const endings[] = {
	    "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区",
	    "省",         "市"};

	for (size_t i = 0; i < N(endings); i++) {
		struct slice stem = slice_of(is->name);

		if (!slice_ends(stem, slice_of(endings[i])))
			continue;
		stem.len -= strlen(endings[i]);
		return add_short(d, stem, "", is);
	}
	return true;
}

static bool
add_today(struct divisions *d)
{
	for (size_t i = 0; i < d->n; i++) {
		const struct division *is = &d->all[i];

		if (!add_meaning(d, slice_of(is->name), TIER_FULL, is) ||
		    !add_autonomous(d, is))
			return false;
		if (is->level == DIVISION_PROVINCE && !add_province(d, is))
			return false;
	}
	return true;
}

/* ---- former names ---- */

struct successors {
	const struct division *at[SUCCESSORS_MOST];
	unsigned n;
};

static int
compare_history(const void *key, const void *item)
{
	return strcmp(key, ((const struct row_divisions_history *)item)->code);
}

static void follow(const struct divisions *d, const char *code, unsigned depth,
                   struct successors *out);

/* "420602;420605[2001]": codes with a year only took a part. */
static void
follow_list(const struct divisions *d, const char *list, bool parts,
            unsigned depth, struct successors *out)
{
	while (strlen(list) >= 6) {
		size_t n = strcspn(list, ";");
		char code[7] = "";

		memcpy(code, list, 6);
		if (parts || memchr(list, '[', n) == NULL)
			follow(d, code, depth + 1, out);
		list += n + (list[n] == ';');
	}
}

/* Of the rows of a code, the one that ended last. */
static const struct row_divisions_history *
last_row(const struct row_divisions_history *row)
{
	const struct row_divisions_history *all = rows_divisions_history;
	const struct row_divisions_history *last;

	while (row > all && strcmp(row[-1].code, row->code) == 0)
		row--;
	for (last = row; row < all + N(rows_divisions_history) &&
	                 strcmp(row->code, last->code) == 0;
	     row++)
		if (strcmp(row->valid_to, last->valid_to) > 0)
			last = row;
	return last;
}

/* The divisions of today behind a code that may be out of use. */
static void
follow(const struct divisions *d, const char *code, unsigned depth,
       struct successors *out)
{
	const struct division *now = division_by_code(d, slice_of(code));
	const struct row_divisions_history *row;
	unsigned before = out->n;

	if (now != NULL) {
		for (unsigned i = 0; i < out->n; i++)
			if (out->at[i] == now)
				return;
		if (out->n < SUCCESSORS_MOST)
			out->at[out->n++] = now;
		return;
	}
	row = bsearch(code, rows_divisions_history, N(rows_divisions_history),
	              sizeof(rows_divisions_history[0]), compare_history);
	if (row == NULL || depth > 8)
		return;
	row = last_row(row);
	follow_list(d, row->successor_code, false, depth, out);
	if (out->n == before)
		follow_list(d, row->successor_code, true, depth, out);
}

static bool
add_former(struct divisions *d)
{
	for (size_t i = 0; i < N(rows_divisions_history); i++) {
		const struct row_divisions_history *row =
		    &rows_divisions_history[i];
		struct successors now = {.n = 0};

		if (row->valid_to[0] == '\0' ||
		    strcmp(row->valid_to, HISTORY_FROM) < 0)
			continue;
		follow(d, row->code, 0, &now);
		for (unsigned k = 0; k < now.n; k++)
			if (!add_meaning(d, slice_of(row->name), TIER_FORMER,
			                 now.at[k]))
				return false;
	}
	return true;
}

bool
division_names(struct divisions *d)
{
	d->pool_size = POOL_BYTES;
	d->pool = malloc(d->pool_size);
	return d->pool != NULL && add_today(d) && add_former(d);
}
