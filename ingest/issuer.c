/*
 * A name runs from the start of a title (or from behind its year, or 现将) to a
 * year, a mark, or a word that no name goes on with (部门预算, 关于 …), and
 * counts only if an organisation's name can end there.
 */
#include "ingest/identity.h"

#include "ingest/department.h"
#include "ingest/numbering.h"
#include "ingest/spelling.h"
#include "ingest/year.h"

#define N(array) (sizeof(array) / sizeof((array)[0]))
#define NAME_MOST 120 /* bytes */
#define OPENING_BLOCKS 8

/* A name ends before any of these, if it can end there at all. */
static const char *const behind_names[] = {
    "部门",     "单位预算", "单位决算", "预算",     "决算",     "政府采购",
    "绩效",     "关于",     "公开",     "信息公开", "整体支出", "项目支出",
    "重点",     "三公",     "收支",     "财政",     "机关运行", "年度",
    "所属",     "及",       "本级",     "一般公共", "基本支出", "支出",
    "国有资产", "公务",     "经费",     "项目"};

/* A name never goes over these. */
static const char *const marks[] = {
    "“",  "”", "，", "。", "；", "：", "《", "》", "（", "(", "、", "\"", ":",
    "＂", "‘", "「", "【", "\n", "〔", "）", ")",  "［", "[", "】", "］", "]"};

static bool
starts_any(struct slice s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_starts(s, slice_of(words[i])))
			return true;
	return false;
}

/* Words before the place of a name that are part of it: 政协曲阳县委员会.
 * Behind a place the party is always meant by 委, so 中共 says no more. */
static const struct {
	const char *word;
	bool stays;
} bodies[] = {{"中国共产党", false},          {"中共", false},
              {"中国共产主义青年团", true},   {"共青团", true},
              {"中国人民政治协商会议", true}, {"政协", true}};

static struct slice
join(struct arena *a, struct slice first, struct slice second)
{
	char *at = arena_alloc(a, first.len + second.len);

	memcpy(at, first.at, first.len);
	memcpy(at + first.len, second.at, second.len);
	return (struct slice){at, first.len + second.len};
}

/* The name without the places that it begins with. */
static struct slice
without_places(const struct reading *r, struct slice name)
{
	struct slice s = name, body = SLICE_NONE;
	struct place p;

	for (size_t i = 0; i < N(bodies) && body.at == NULL; i++)
		if (slice_starts(s, slice_of(bodies[i].word))) {
			body = slice_of(bodies[i].stays ? bodies[i].word : "");
			s = slice_from(s, strlen(bodies[i].word));
		}
	while (division_at(r->know->divisions, s, &p))
		s = slice_from(s, p.text.len);
	return body.len > 0 ? join(r->arena, body, s) : s;
}

static struct issuer
make(const struct reading *r, struct slice name)
{
	static const char *const nobody[] = {"我", "本", "各", "该", "有关"};
	struct issuer i = {.name = SLICE_NONE};
	struct slice rest = without_places(r, name);

	if (starts_any(rest, nobody, N(nobody)) || rest.len < 5 ||
	    rest.len > NAME_MOST ||
	    !department_ends(r->know->departments, rest))
		return i;
	i.name = name;
	i.rest = rest;
	i.kind = department_kind(r->know->departments, rest);
	return i;
}

/* （本级） belongs to the name. */
static struct slice
with_level(struct slice s, size_t end)
{
	static const char *const levels[] = {"（本级）", "(本级)", "（机关）",
	                                     "（局机关）"};

	for (size_t i = 0; i < N(levels); i++)
		if (slice_starts(slice_from(s, end), slice_of(levels[i])))
			return (struct slice){s.at, end + strlen(levels[i])};
	return (struct slice){s.at, end};
}

/* The name that begins where `s` begins. */
static struct issuer
name_at(const struct reading *r, struct slice s)
{
	size_t i = 0;

	while (i <= s.len && i <= NAME_MOST) {
		struct slice rest = slice_from(s, i);
		unsigned char lead =
		    rest.len > 0 ? (unsigned char)rest.at[0] : 0;
		bool mark = rest.len == 0 ||
		            starts_any(rest, marks, N(marks)) ||
		            blank_length(rest) > 0 ||
		            (lead >= '0' && lead <= '9') || year_starts(rest);

		if (i > 0 &&
		    (mark || starts_any(rest, behind_names, N(behind_names)))) {
			struct issuer found = make(r, with_level(s, i));

			found.about = slice_starts(rest, SLICE("关于"));
			if (found.name.at != NULL)
				return found;
		}
		if (mark)
			break;
		i += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	}
	return (struct issuer){.name = SLICE_NONE};
}

struct issuer
issuer_in(const struct reading *r, struct slice s)
{
	static const char *const before[] = {"关于", "现将", "附件", "公开",
	                                     "公示", "【",   "［"};
	struct issuer found = {.name = SLICE_NONE};
	size_t end;

	for (int tries = 0; tries < 3 && s.len > 0; tries++) {
		for (size_t i = 0; i < N(before); i++)
			if (slice_starts(s, slice_of(before[i])))
				s = slice_from(s, strlen(before[i]));
		s = skip_blanks(s);
		found = name_at(r, s);
		if (found.name.at != NULL || year_in(s, &end) == 0)
			break;
		s = slice_from(s, end);
		if (slice_starts(s, SLICE("度")))
			s = slice_from(s, strlen("度"));
	}
	return found;
}

/* How many bytes at the start of `s` are in `set`. */
static size_t
count_of(struct slice s, const char *set)
{
	size_t n = 0;

	while (n < s.len && char_among(s.at[n], set))
		n++;
	return n;
}

struct issuer
issuer_named(const struct reading *r, struct slice name)
{
	size_t n = 0;

	/* Codes before the name: 333曲阳县…, 012-曲阳县… */
	name = trim_blanks(name);
	while (n < name.len && name.at[n] >= '0' && name.at[n] <= '9')
		n++;
	if (n > 0)
		n += count_of(slice_from(name, n), "-_. ");
	return name_at(r, trim_blanks(slice_from(name, n)));
}

struct slice
issuer_key(struct reading *r, const struct issuer *i)
{
	static const char *const governments[] = {"人民政府", "政府", "办事处"};
	struct slice key = i->rest, body = department_bare(key);

	if (i->name.at == NULL)
		return SLICE_NONE;
	/* 公平镇 and 公平镇人民政府 are one office. */
	for (size_t k = 0; k < N(governments); k++) {
		struct slice word = slice_of(governments[k]), town = body;

		if (!slice_ends(body, word) || body.len != key.len)
			continue;
		town.len -= word.len;
		if (slice_ends(town, SLICE("镇")) ||
		    slice_ends(town, SLICE("乡")) ||
		    slice_ends(town, SLICE("街道")))
			key = town;
	}
	if (slice_starts(key, SLICE("人民政府")) &&
	    slice_find(key, SLICE("街道")) != NULL)
		key = slice_from(key, strlen("人民政府"));
	return spelled(r->arena, key);
}

/* ---- who the paper is about ---- */

static bool
from_labels(struct paper *p, enum label_role role)
{
	for (size_t i = 0; i < p->labels.n; i++) {
		if (p->labels.at[i].role != role)
			continue;
		p->issuer = issuer_named(p->r, p->labels.at[i].value);
		/* A government publishes for all its offices. */
		if (role == LABEL_PUBLISHER && p->issuer.name.at != NULL &&
		    slice_is(p->issuer.rest, SLICE("人民政府")))
			p->issuer.name = SLICE_NONE;
		if (p->issuer.name.at != NULL)
			return true;
	}
	return false;
}

/* A short line that is an organisation's name and nothing else. */
static struct issuer
alone(const struct reading *r, struct slice s)
{
	struct issuer i;

	if (slice_starts(s, SLICE("（")) && slice_ends(s, SLICE("）")))
		s = (struct slice){s.at + 3, s.len - 6};
	i = issuer_named(r, s);
	if (i.name.at != NULL && i.name.len != trim_blanks(s).len)
		i.name = SLICE_NONE;
	return i;
}

/* “现将曲阳县…局2021年部门预算公开如下”, “…局2020年度部门决算已经…批复”. */
static struct issuer
opening(const struct reading *r, struct slice s)
{
	static const char *const titles[] = {"部门预算", "部门决算", "单位预算",
	                                     "单位决算"};
	struct slice start = s;
	const char *at;

	if (s.len > 900)
		s.len = 900;
	if (start.len > 30)
		start.len = 30;
	at = slice_find(s, SLICE("现将"));
	if (at != NULL)
		return issuer_in(r, slice_from(s, (size_t)(at - s.at)));
	if ((s.len >= 60 || HAS_ANY(s, titles)) &&
	    locate(r->know->divisions, start).n > 0)
		return issuer_in(r, s);
	return alone(r, s);
}

static bool
from_opening(struct paper *p)
{
	size_t n = p->r->doc->blocks.n;

	for (size_t i = p->title_block + 1;
	     i < n && i < p->title_block + OPENING_BLOCKS; i++) {
		if (p->r->doc->blocks.at[i].kind == BLOCK_TABLE)
			continue;
		p->issuer = opening(p->r, text_of(p->r, i));
		if (p->issuer.name.at != NULL)
			return true;
	}
	return false;
}

void
find_issuer(struct paper *p)
{
	p->issuer = issuer_in(p->r, p->title);
	p->titled = p->issuer.name.at != NULL;
	if (p->titled)
		return;
	if (!from_labels(p, LABEL_MAKER) && !from_labels(p, LABEL_AUTHORITY) &&
	    !from_labels(p, LABEL_DOER) && !from_opening(p))
		from_labels(p, LABEL_PUBLISHER);
}
