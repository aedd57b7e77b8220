/*
 * A line is cut at its stops.  A piece that begins with the name of a level, or
 * stands behind one in the same sentence, holds indicators; so does an item of
 * a list whose heading is a level.
 */
#include "ingest/kpi_line.h"

#include "ingest/kpi_item.h"
#include "ingest/numbering.h"
#include "ingest/spelling.h"
#include "ingest/words.h"

/* Between a level and what it holds; longer ones first. */
static const struct slice joints[] = {
    WORD("——"), WORD("--"), WORD("—"), WORD("→"),  WORD("－"), WORD("-"),
    WORD("/"),  WORD("："), WORD(":"), WORD("，"), WORD("为"), WORD("是")};

#define LONGEST_LEVEL 45 /* bytes */

/* ---- levels ---- */

static struct slice
without_number(struct slice s)
{
	return trimmed(slice_from(s, numbering_of(s).length));
}

static struct slice
without_last_digits(struct slice s)
{
	static const struct slice wide = WORD("０");

	for (;;)
		if (s.len > 1 && s.at[s.len - 1] >= '0' &&
		    s.at[s.len - 1] <= '9')
			s.len--;
		else if (s.len > wide.len &&
		         memcmp(s.at + s.len - wide.len, wide.at, 2) == 0 &&
		         (unsigned char)s.at[s.len - 1] - 0x90u < 10)
			s.len -= wide.len;
		else
			return s;
}

/* What the words can be.  数量指标2 is the second indicator of 数量指标; of
 * 产出数量指标 the second level is kept, the first one is known by it. */
static unsigned
level_of(struct slice words, struct slice *name)
{
	static const struct slice firsts[] = {WORD("产出"), WORD("效益"),
	                                      WORD("效果")};
	unsigned level;

	words = without_last_digits(trimmed(words));
	*name = words;
	level = kpi_level(words);
	for (size_t i = 0; level == 0 && i < N(firsts); i++)
		if (slice_starts(words, firsts[i])) {
			*name = slice_from(words, firsts[i].len);
			return kpi_level(*name) & KPI_SECOND;
		}
	return level;
}

/* Takes a level's name and the joint behind it off the front, or the name that
 * is all; what it can be, 0 for anything else. */
static unsigned
take_level(struct slice *s, struct slice *name)
{
	unsigned level;

	for (size_t at = 3; at < s->len && at <= LONGEST_LEVEL; at++)
		for (size_t i = 0; i < N(joints); i++) {
			struct slice head = {s->at, at};

			if (!slice_starts(slice_from(*s, at), joints[i]))
				continue;
			level = level_of(head, name);
			if (level == 0)
				return 0;
			*s = trimmed(slice_from(*s, at + joints[i].len));
			return level;
		}
	level = s->len <= LONGEST_LEVEL ? level_of(*s, name) : 0;
	if (level != 0)
		*s = slice_from(*s, s->len);
	return level;
}

/* 绩效指标： heads all of them. */
static bool
heads_all(struct kpi_levels *l, struct slice *s)
{
	struct slice name, rest = *s;

	if (take_level(&rest, &name) == 0 || !slice_is(name, SLICE("绩效指标")))
		return false;
	l->level1 = l->level2 = (struct slice){"", 0};
	*s = rest;
	return true;
}

/* 成本指标 is a first level or a second one of 产出指标. */
static bool
is_second(const struct kpi_levels *l, unsigned level, struct slice name)
{
	if (level != (KPI_FIRST | KPI_SECOND))
		return level == KPI_SECOND;
	return slice_starts(name, SLICE("成本")) &&
	       (l->level1.len == 0 || slice_starts(l->level1, SLICE("产出")));
}

static void
set_second(struct kpi_levels *l, struct slice name)
{
	struct slice over = kpi_level_over(name);

	l->level2 = name;
	if (over.len > 0 && kpi_level(l->level1) != 0 &&
	    slice_starts(over, l->level1))
		return; /* 产出 for 产出指标, as printed */
	if (over.len > 0)
		l->level1 = over;
}

/* One level at the front of a piece, or two; false when there is none. */
static bool
take_one(struct kpi_levels *l, struct slice *s)
{
	struct slice first, second, rest = *s;
	unsigned level = take_level(&rest, &first);

	if (level == 0)
		return false;
	*s = rest;
	if ((level & KPI_FIRST) != 0 &&
	    (take_level(&rest, &second) & KPI_SECOND) != 0) {
		l->level1 = first;
		l->level2 = second;
		*s = rest;
	} else if (is_second(l, level, first)) {
		set_second(l, first);
	} else {
		l->level1 = first;
		l->level2 = (struct slice){"", 0};
	}
	return true;
}

/* 一、绩效指标：1.产出指标：（1）数量指标：… */
static bool
take_levels(struct kpi_levels *l, struct slice *s)
{
	bool any = false;

	while (s->len > 0 && (heads_all(l, s) || take_one(l, s))) {
		*s = without_number(*s);
		any = true;
	}
	return any;
}

/* ---- items ---- */

struct line {
	struct arena *arena;
	struct kpi_levels *levels;
	struct kpi_found *out;
};

static bool
take_item(struct line *l, struct slice item)
{
	struct slice name, target;
	struct kpi_words *w;

	item = slice_from(item, numbering_of(item).length);
	if (!kpi_item(l->arena, item, &name, &target))
		return false;
	w = list_add(l->arena, &l->out->list);
	*w = (struct kpi_words){.level1 = l->levels->level1,
	                        .level2 = l->levels->level2,
	                        .level3 = name,
	                        .target = target};
	return true;
}

/* 新建水厂1座，铺设管网30公里: all of them are indicators, or it is one whose
 * target has a comma in it, or nobody knows. */
static void
take_items(struct line *l, struct slice s)
{
	static const struct slice comma = WORD("，");
	size_t before = l->out->list.n;
	struct slice rest = s;
	const char *at;

	while ((at = slice_find(rest, comma)) != NULL) {
		struct slice part = {rest.at, (size_t)(at - rest.at)};

		if (!take_item(l, trimmed(part)))
			break;
		rest = slice_from(rest, part.len + comma.len);
	}
	if (at == NULL && take_item(l, trimmed(rest)))
		return;
	l->out->list.n = before;
	if (slice_find(s, comma) != NULL)
		(void)take_item(l, s);
}

/* ---- pieces ---- */

/* The next piece of the line, and whether it ends a sentence. */
static bool
next_piece(struct slice *rest, struct slice *piece, bool *ends)
{
	static const struct slice stops[] = {WORD("。"), WORD("；"), WORD(";"),
	                                     WORD("\n")};
	size_t at = 0;

	if (rest->len == 0)
		return false;
	for (; at < rest->len; at++)
		for (size_t i = 0; i < N(stops); i++)
			if (rest->at[at] == stops[i].at[0] &&
			    slice_starts(slice_from(*rest, at), stops[i])) {
				*piece = trimmed((struct slice){rest->at, at});
				*rest = slice_from(*rest, at + stops[i].len);
				*ends = i == 0;
				return true;
			}
	*piece = trimmed(*rest);
	*ends = true;
	rest->len = 0;
	return true;
}

/* 计划3座，实际完成3座: a report on what was done. */
static bool
is_report(struct slice s)
{
	static const struct slice words[] = {WORD("实际"), WORD("已"),
	                                     WORD("完成值"), WORD("超额")};

	return SAYS_ANY(s, words);
}

/* Is the name of a level near the front? */
static bool
may_name_a_level(struct slice s)
{
	if (s.len > LONGEST_LEVEL + 3)
		s.len = LONGEST_LEVEL + 3;
	return slice_find(s, SLICE("指标")) != NULL;
}

void
kpi_line(struct arena *a, struct kpi_levels *levels, struct slice line,
         struct kpi_found *out)
{
	struct line l = {a, levels, out};
	struct slice rest = line, piece;
	bool sure = levels->open, ends, heading = false;

	memset(out, 0, sizeof(*out));
	if (!sure && slice_find(line, SLICE("指标")) == NULL)
		return;
	while (next_piece(&rest, &piece, &ends)) {
		piece = without_number(piece);
		if ((sure || may_name_a_level(piece)) &&
		    take_levels(levels, &piece)) {
			out->level = sure = true;
			heading = piece.len == 0;
		}
		if (sure && piece.len > 0 && !is_report(piece))
			take_items(&l, piece);
		sure = sure && !ends;
	}
	levels->open =
	    heading || (levels->open && !out->level && out->list.n > 0);
}
