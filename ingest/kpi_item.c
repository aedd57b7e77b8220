/*
 * Where a target begins, best sign first: behind a colon; at a sign or word
 * that compares, before a figure; at the figure itself, when nothing but a
 * known unit follows it; behind a blank.  What is none of these stays unread:
 * 降低污染 may be a name or a name and its target.
 */
#include "ingest/kpi_item.h"

#include "ingest/numbering.h"
#include "ingest/spelling.h"
#include "ingest/target.h"

#include "kpi_words.h"
#include "target_units.h"

#define WORD(zh)                   \
	{                          \
		zh, sizeof(zh) - 1 \
	}
#define N(array) (sizeof(array) / sizeof((array)[0]))

#define NAME_MOST 90    /* bytes */
#define FIGURE_MOST 120 /* bytes of a target with a figure */

/* Between a name and its target, part of neither. */
static const struct slice links[] = {
    WORD("年度指标值"), WORD("年度目标值"), WORD("目标值"), WORD("指标值"),
    WORD("计划值"),     WORD("预期值"),     WORD("标准值"), WORD("达到"),
    WORD("达"),         WORD("为"),         WORD("应"),     WORD("："),
    WORD(":"),          WORD("，"),         WORD(","),      WORD("——"),
    WORD("—"),          WORD("（"),         WORD("("),
};

/* A target begins here if a figure follows; longer ones first. */
static const struct slice bounds[] = {
    WORD("≥"),        WORD("≤"),        WORD("≧"),      WORD("≦"),
    WORD("＞"),       WORD("＜"),       WORD(">"),      WORD("<"),
    WORD("＝"),       WORD("="),        WORD("不低于"), WORD("不少于"),
    WORD("不小于"),   WORD("不高于"),   WORD("不超过"), WORD("不大于"),
    WORD("不多于"),   WORD("不得低于"), WORD("至少"),   WORD("不得超过"),
    WORD("大于等于"), WORD("小于等于"), WORD("大于"),   WORD("小于"),
    WORD("高于"),     WORD("低于"),     WORD("超过"),   WORD("控制在"),
    WORD("等于"),     WORD("约"),
};

/* Behind these a figure says by how much something changes: whether the word
 * is the name's or the target's cannot be told. */
static const struct slice turns[] = {
    WORD("提高"), WORD("提升"), WORD("增长"), WORD("增加"), WORD("降低"),
    WORD("下降"), WORD("减少"), WORD("缩短"), WORD("节约"), WORD("同比"),
    WORD("第"),   WORD("至"),   WORD("到"),   WORD("约"),
};

static bool
take_link(struct slice *s, bool front)
{
	for (size_t i = 0; i < N(links); i++) {
		size_t n = links[i].len;

		if (front ? slice_starts(*s, links[i])
		          : slice_ends(*s, links[i])) {
			*s = trimmed(front ? slice_from(*s, n)
			                   : (struct slice){s->at, s->len - n});
			return true;
		}
	}
	return false;
}

/* Takes the links off; false if either side is then empty, or the name is no
 * name but a sentence or the end of a figure. */
static bool
settle(struct slice *name, struct slice *target)
{
	*name = trimmed(*name);
	*target = trimmed(*target);
	while (take_link(target, true))
		continue;
	while (take_link(name, false))
		continue;
	return name->len > 0 && target->len > 0 && name->len <= NAME_MOST &&
	       (unsigned char)name->at[0] >= 0x80 &&
	       slice_find(*name, SLICE("，")) == NULL &&
	       slice_find(*name, SLICE("。")) == NULL;
}

static bool
is_counter(struct slice unit)
{
	static const struct slice days[] = {WORD("/日"), WORD("/天"),
	                                    WORD("/年")};

	for (size_t i = 0; i < N(days); i++)
		if (slice_ends(unit, days[i]))
			unit.len -= days[i].len;
	if (slice_starts(unit, SLICE("万")))
		unit = slice_from(unit, strlen("万"));
	for (size_t i = 0; unit.len > 0 && i < N(rows_kpi_words); i++)
		if (rows_kpi_words[i].sense[0] == 'c' &&
		    strcmp(rows_kpi_words[i].sense, "counter") == 0 &&
		    slice_is(unit, slice_of(rows_kpi_words[i].word)))
			return true;
	return false;
}

/* The words are a whole target with a figure.  `bare`: nothing but the figure
 * shows that it is one, so its unit must be known. */
static bool
is_figure(struct arena *a, struct slice s, bool bare)
{
	struct target t;

	if (s.len > FIGURE_MOST)
		return false;
	target_read(a, s, &t);
	switch (t.kind) {
	case TARGET_PERCENT:
	case TARGET_MONEY:
	case TARGET_DURATION:
	case TARGET_DATE:
		return true;
	case TARGET_COUNT:
		return !bare || is_counter(t.unit);
	case TARGET_NONE:
	case TARGET_GRADE:
	case TARGET_TEXT:
	case TARGET_MALFORMED:
		break;
	}
	return false;
}

static bool
ends_in_a_turn(struct slice name)
{
	for (size_t i = 0; i < N(turns); i++)
		if (slice_ends(name, turns[i]))
			return true;
	return false;
}

/* How many bytes a digit of any width takes at `at`; 0 for none. */
static size_t
digit(struct slice s, size_t at)
{
	const unsigned char *c = (const unsigned char *)s.at + at;

	if (at >= s.len)
		return 0;
	if (c[0] >= '0' && c[0] <= '9')
		return 1;
	return s.len - at >= 3 && c[0] == 0xef && c[1] == 0xbc &&
	               c[2] >= 0x90 && c[2] <= 0x99
	           ? 3
	           : 0;
}

/* 约 bounds nothing as a part of a word: 合约, 节约, 大约. */
static bool
is_bound(struct slice s, size_t at, struct slice bound)
{
	struct slice before = {s.at, at}, rest = slice_from(s, at);

	if (s.at[at] != bound.at[0] || !slice_starts(rest, bound))
		return false;
	return !slice_is(bound, SLICE("约")) ||
	       (digit(rest, bound.len) > 0 &&
	        !slice_ends(before, SLICE("节")) &&
	        !slice_ends(before, SLICE("大")));
}

static bool
at_bound(struct arena *a, struct slice s, struct slice *name,
         struct slice *target)
{
	for (size_t at = 1; at < s.len; at++)
		for (size_t i = 0; i < N(bounds); i++) {
			if (!is_bound(s, at, bounds[i]))
				continue;
			*name = (struct slice){s.at, at};
			*target = slice_from(s, at);
			return is_figure(a, *target, false) &&
			       settle(name, target);
		}
	return false;
}

static bool
at_figure(struct arena *a, struct slice s, struct slice *name,
          struct slice *target)
{
	for (size_t at = 0; at < s.len;) {
		size_t n = digit(s, at), end = at;

		if (n == 0) {
			at++;
			continue;
		}
		*name = trimmed((struct slice){s.at, at});
		*target = slice_from(s, at);
		if (name->len > 0 && is_figure(a, *target, true))
			return settle(name, target) && !ends_in_a_turn(*name);
		while ((n = digit(s, end)) > 0)
			end += n;
		at = end;
	}
	return false;
}

/* Behind the last mark of the first kind that there is. */
static bool
behind(struct slice s, const struct slice *marks, size_t n, struct slice *name,
       struct slice *target)
{
	for (size_t i = 0; i < n; i++)
		for (size_t at = s.len; at-- > 0;) {
			if (!slice_starts(slice_from(s, at), marks[i]))
				continue;
			*name = (struct slice){s.at, at};
			*target = slice_from(s, at + marks[i].len);
			return settle(name, target);
		}
	return false;
}

bool
kpi_item(struct arena *a, struct slice item, struct slice *name,
         struct slice *target)
{
	static const struct slice colons[] = {WORD("："), WORD(":")};
	static const struct slice blanks[] = {WORD("　"), WORD(" "),
	                                      WORD("\t")};

	item = trimmed(item);
	return behind(item, colons, N(colons), name, target) ||
	       at_bound(a, item, name, target) ||
	       at_figure(a, item, name, target) ||
	       behind(item, blanks, N(blanks), name, target);
}
