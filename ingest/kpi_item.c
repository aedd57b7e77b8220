/*
 * Where a target begins, best sign first: behind a colon; at a sign or word
 * that compares, before a figure; at the figure itself, when nothing but a
 * known unit follows it; behind the only blank.  What is none of these stays
 * unread: 降低污染 may be a name or a name and its target.
 */
#include "ingest/kpi_item.h"

#include "ingest/comparing.h"
#include "ingest/kpi_level.h"
#include "ingest/numbering.h"
#include "ingest/spelling.h"
#include "ingest/target.h"
#include "ingest/target_sign.h"
#include "ingest/words.h"

#include "kpi_words.h"
#include "target_units.h"

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

/* Behind these a figure says by how much or how far, or bounds something in
 * words that are not known: whose the word is cannot be told. */
static const struct slice turns[] = {
    WORD("提高"), WORD("提升"), WORD("上升"), WORD("增长"), WORD("增加"),
    WORD("降低"), WORD("下降"), WORD("减少"), WORD("缩短"), WORD("延长"),
    WORD("压减"), WORD("节约"), WORD("同比"), WORD("环比"), WORD("上年"),
    WORD("不"),   WORD("未"),   WORD("近"),   WORD("逾"),   WORD("超"),
    WORD("超过"), WORD("超出"), WORD("于"),   WORD("高"),   WORD("低"),
    WORD("多"),   WORD("少"),   WORD("增"),   WORD("减"),   WORD("第"),
    WORD("每"),   WORD("至"),   WORD("到"),   WORD("约"),   WORD("或"),
};

/* A report on what a goal was worth, or reached: 得分38分, 年初目标3座. */
static const struct slice scores[] = {WORD("得分"), WORD("满分"), WORD("分值"),
                                      WORD("扣分"), WORD("权重"), WORD("扣")};

/* What was to be had and what was spent, told as one figure of each. */
static const struct slice spending[] = {
    WORD("项目"), WORD("预算"), WORD("支出"), WORD("经费"), WORD("资金"),
    WORD("执行"), WORD("安排"), WORD("财政"), WORD("到位"), WORD("总"),
};

/* What names nothing: 全年完成, 计划. */
static const struct slice hollow[] = {
    WORD("年初"), WORD("年度"), WORD("全年"), WORD("本年"), WORD("今年"),
    WORD("计划"), WORD("目标"), WORD("预期"), WORD("任务"), WORD("完成"),
    WORD("实现"), WORD("其中"), WORD("累计"), WORD("总计"), WORD("合计"),
    WORD("共计"), WORD("小计"), WORD("备注"), WORD("说明"), WORD("单位"),
    WORD("数量"), WORD("数值"), WORD("情况"), WORD("注"),   WORD("共"),
    WORD("总"),   WORD("值"),   WORD("数"),
};

/* Nothing but these words. */
static bool
consists_of(struct slice s, const struct slice *words, size_t n)
{
	size_t i = 0;

	while (s.len > 0 && i < n)
		if (slice_starts(s, words[i])) {
			s = slice_from(s, words[i].len);
			i = 0;
		} else {
			i++;
		}
	return s.len == 0;
}

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
 * name but a sentence, the end of a figure, a level, or words about the form.
 */
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
	       comparing_mark(*name) == 0 &&
	       slice_find(*name, SLICE("，")) == NULL &&
	       slice_find(*name, SLICE("。")) == NULL &&
	       !slice_ends(*name, SLICE("指标")) &&
	       !consists_of(*name, hollow, N(hollow)) &&
	       !kpi_is_signature(*name);
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
states_figure(struct arena *a, struct slice s, bool bare)
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
	case TARGET_COUNT: /* 超过3天的学员: no unit */
		return bare ? is_counter(t.unit)
		            : slice_find(t.unit, SLICE("的")) == NULL;
	case TARGET_NONE:
	case TARGET_GRADE:
	case TARGET_TEXT:
	case TARGET_MALFORMED:
		break;
	}
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

/* The bytes of what bounds a figure here, or 0.  约 bounds nothing as a part of
 * a word: 合约, 节约, 大约. */
static size_t
bound_at(struct slice s, size_t at)
{
	static const struct slice words[] = {WORD("节"), WORD("大")};
	struct slice before = {s.at, at}, rest = slice_from(s, at);

	if (slice_starts(rest, SLICE("约")))
		return digit(rest, strlen("约")) > 0 &&
		               !ENDS_IN_ANY(before, words)
		           ? strlen("约")
		           : 0;
	return target_bound(rest);
}

/* At the first bound with a figure behind it.  未超过 is a report, 是否超过 a
 * question; what stands before a second mark is no name. */
static bool
at_bound(struct arena *a, struct slice s, struct slice *name,
         struct slice *target)
{
	static const struct slice doubts[] = {WORD("未"), WORD("没有"),
	                                      WORD("否"), WORD("或")};

	for (size_t at = 1, n; at<s.len; at += n> 0 ? n : 1) {
		n = bound_at(s, at);
		if (n == 0)
			continue;
		*name = (struct slice){s.at, at};
		*target = slice_from(s, at);
		if (states_figure(a, *target, false))
			return !ENDS_IN_ANY(*name, doubts) &&
			       settle(name, target);
		if (comparing_mark(*target) > 0)
			return false;
	}
	return false;
}

static bool
holds_mark(struct slice s)
{
	for (size_t at = 0; at < s.len; at++)
		if (comparing_mark(slice_from(s, at)) > 0)
			return true;
	return false;
}

/* ±5%, ￥500, 1.5-3: the name ends in a mark that is the target's. */
static bool
ends_in_a_mark(struct slice name)
{
	static const struct slice closing[] = {WORD("”"),  WORD("）"),
	                                       WORD(")"),  WORD("》"),
	                                       WORD("」"), WORD("】")};
	const unsigned char *c;

	if (ENDS_IN_ANY(name, closing))
		return false;
	c = (const unsigned char *)name.at + name.len;
	if (c[-1] < 0x80) /* letters alone */
		return (unsigned)((c[-1] | 0x20) - 'a') >= 26;
	/* Han characters begin with e4 to e9, marks with c2, e2, e3, ef. */
	return name.len < 3 || c[-3] < 0xe3 || c[-3] == 0xef ||
	       (c[-3] == 0xe3 && c[-2] == 0x80);
}

static bool
at_figure(struct arena *a, struct slice s, struct slice *name,
          struct slice *target)
{
	if (holds_mark(s))
		return false;
	for (size_t at = 0; at < s.len;) {
		size_t n = digit(s, at), end = at;

		if (n == 0) {
			at++;
			continue;
		}
		*name = trimmed((struct slice){s.at, at});
		*target = slice_from(s, at);
		if (name->len > 0 && states_figure(a, *target, true))
			return settle(name, target) && !ends_in_a_mark(*name) &&
			       !ENDS_IN_ANY(*name, turns) &&
			       !consists_of(*name, spending, N(spending));
		while ((n = digit(s, end)) > 0)
			end += n;
		at = end;
	}
	return false;
}

/* Behind the only blank there is: 铺设管网 30 段 is no name 铺设管网 30. */
static bool
at_blank(struct slice s, struct slice *name, struct slice *target)
{
	size_t at = 0;

	while (at < s.len && blank_length(slice_from(s, at)) == 0)
		at++;
	*name = (struct slice){s.at, at};
	*target = skip_blanks(slice_from(s, at));
	for (at = 0; at < target->len; at++)
		if (blank_length(slice_from(*target, at)) > 0)
			return false;
	return settle(name, target);
}

/* 8:30, 1：3 */
static bool
parts_digits(struct slice s, size_t at, size_t n)
{
	size_t before = at < 3 || digit(s, at - 1) > 0 ? 1 : 3;

	return at >= before && digit(s, at - before) == before &&
	       digit(s, at + n) > 0;
}

/* Behind the last colon. */
static bool
at_colon(struct slice s, struct slice *name, struct slice *target)
{
	static const struct slice colons[] = {WORD("："), WORD(":")};

	for (size_t i = 0; i < N(colons); i++)
		for (size_t at = s.len; at-- > 0;) {
			if (!slice_starts(slice_from(s, at), colons[i]) ||
			    parts_digits(s, at, colons[i].len))
				continue;
			*name = (struct slice){s.at, at};
			*target = slice_from(s, at + colons[i].len);
			return settle(name, target);
		}
	return false;
}

/* Scores are told of goals; they are goals only where they are bounded. */
static bool
is_score(struct slice name, struct slice target)
{
	return ENDS_IN_ANY(name, scores) && target_bound(target) == 0;
}

bool
kpi_item(struct arena *a, struct slice item, struct slice *name,
         struct slice *target)
{
	item = trimmed(item);
	if (slice_starts(item, SLICE("其中：")))
		item = slice_from(item, strlen("其中："));
	return (at_colon(item, name, target) ||
	        at_bound(a, item, name, target) ||
	        at_figure(a, item, name, target) ||
	        at_blank(item, name, target)) &&
	       !is_score(*name, *target);
}
