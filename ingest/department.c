/*
 * The aliases are words of one set; a name is walked over once, and the hit
 * that is longest, with those that end the name before all others, decides.
 */
#include "ingest/department.h"

#include "ingest/wordset.h"

#include <stdlib.h>

#include "department_kinds.h"

#define N(array) (sizeof(array) / sizeof((array)[0]))
#define ALIASES_MOST 4096u

struct departments {
	struct wordset set;
	struct slice words[ALIASES_MOST];
	uint16_t next[ALIASES_MOST];
	unsigned char row[ALIASES_MOST];
	size_t n;
};

_Static_assert(N(rows_department_kinds) < 256, "a row fits a byte");

struct departments *
departments_new(void)
{
	struct departments *d = calloc(1, sizeof(*d));

	if (d == NULL)
		return NULL;
	for (size_t i = 0; i < N(rows_department_kinds); i++) {
		const char *at = rows_department_kinds[i].aliases;

		while (*at != '\0' && d->n < ALIASES_MOST) {
			size_t n = strcspn(at, ";");

			if (n >= 3) {
				d->words[d->n] = (struct slice){at, n};
				d->row[d->n++] = (unsigned char)i;
			}
			at += n + (at[n] == ';');
		}
	}
	wordset_init(&d->set, d->words, d->next, d->n);
	return d;
}

void
departments_free(struct departments *d)
{
	free(d);
}

struct slice
department_bare(struct slice name)
{
	static const char *const opening[] = {"（", "("};
	static const char *const levels[] = {"本级", "机关", "局机关", "部门"};

	while (slice_ends(name, SLICE("）")) || slice_ends(name, SLICE(")"))) {
		size_t cut = 0;

		for (size_t i = 0; i < N(opening); i++) {
			const char *at = memmem(name.at, name.len, opening[i],
			                        strlen(opening[i]));

			if (at != NULL)
				cut = (size_t)(at - name.at);
		}
		if (cut == 0)
			break;
		name.len = cut;
	}
	for (size_t i = 0; i < N(levels); i++)
		if (slice_ends(name, slice_of(levels[i])) &&
		    name.len > strlen(levels[i]) + 6)
			name.len -= strlen(levels[i]);
	return name;
}

/* 镇 and 乡 alone: 公平镇 is its government. */
static bool
is_town(struct slice name)
{
	return name.len >= 6 && (slice_ends(name, SLICE("镇")) ||
	                         slice_ends(name, SLICE("乡")) ||
	                         slice_ends(name, SLICE("苏木")));
}

struct slice
department_kind(const struct departments *d, struct slice name)
{
	struct word_hits hits;
	size_t word, ending = 0, inside = 0;
	const char *kind_ending = NULL, *kind_inside = NULL;

	name = department_bare(name);
	hits = wordset_find(&d->set, name);
	while (word_hit(&hits, &word)) {
		const char *kind = rows_department_kinds[d->row[word]].kind;
		size_t len = d->words[word].len;

		if (hits.at + len == name.len && len > ending) {
			ending = len;
			kind_ending = kind;
		}
		if (len > inside) {
			inside = len;
			kind_inside = kind;
		}
	}
	if (kind_ending != NULL)
		return slice_of(kind_ending);
	if (is_town(name))
		return SLICE("town_government");
	return slice_of(kind_inside);
}

bool
department_ends(const struct departments *d, struct slice name)
{
	static const char *const endings[] = {
	    "局",   "委员会", "委",   "办公室", "办",     "厅",     "院",
	    "中心", "学校",   "中学", "小学",   "大学",   "幼儿园", "馆",
	    "站",   "所",     "队",   "镇",     "乡",     "苏木",   "街道",
	    "政府", "部",     "处",   "协会",   "联合会", "总会",   "工会",
	    "社",   "台",     "公司", "医院",   "园",     "场",     "团",
	    "库",   "校",     "署",   "分局",   "党组",   "会议",   "司",
	    "村",   "社区"};
	static const char *const not [] = {"收入支出", "公开", "本部",
	                                   "全部",     "一部", "各部",
	                                   "多少",     "上级", "分部"};
	struct word_hits hits;
	size_t word;

	name = department_bare(name);
	for (size_t i = 0; i < N(not ); i++)
		if (slice_ends(name, slice_of(not [i])))
			return false;
	for (size_t i = 0; i < N(endings); i++)
		if (name.len > strlen(endings[i]) &&
		    slice_ends(name, slice_of(endings[i])))
			return true;
	hits = wordset_find(&d->set, name);
	while (word_hit(&hits, &word))
		if (hits.at + d->words[word].len == name.len)
			return true;
	return false;
}

bool
department_is_unit(struct slice kind, struct slice name)
{
	static const char *const kinds[] = {"court", "procuratorate", "school",
	                                    "hospital", "town_government"};
	static const char *const endings[] = {
	    "中心", "馆",   "站",   "所", "队", "院", "园", "校",
	    "台",   "中学", "小学", "场", "团", "库", "村", "社区"};

	for (size_t i = 0; i < N(kinds); i++)
		if (kind.at != NULL && slice_is(kind, slice_of(kinds[i])))
			return true;
	name = department_bare(name);
	for (size_t i = 0; i < N(endings); i++)
		if (slice_ends(name, slice_of(endings[i])))
			return true;
	return false;
}
