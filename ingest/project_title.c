/*
 * The name is what is left between the number and the words for the form.  A
 * rest of nothing but filler ("2023年度项目支出") names nobody.
 */
#include "ingest/project_title.h"

#include "ingest/numbering.h"
#include "ingest/spelling.h"
#include "ingest/words.h"

#define NAME_LEAST 12 /* bytes of a name in a heading */
#define NAME_MOST 120 /* bytes */

static const struct slice forms[] = {
    WORD("绩效目标申报表"), WORD("绩效目标自评表"), WORD("绩效目标批复表"),
    WORD("绩效目标审核表"), WORD("绩效目标公开表"), WORD("绩效目标表"),
    WORD("绩效自评表"),     WORD("绩效评价表"),     WORD("自评表"),
};

static const struct slice filler[] = {
    WORD("年度"), WORD("年"),   WORD("部门"), WORD("单位"), WORD("整体"),
    WORD("预算"), WORD("项目"), WORD("支出"), WORD("重点"), WORD("县级"),
    WORD("市级"), WORD("区级"), WORD("省级"), WORD("本级"), WORD("财政"),
    WORD("专项"), WORD("资金"), WORD("附件"), WORD("附表"), WORD("附"),
    WORD("表"),   WORD("一"),   WORD("二"),   WORD("三"),   WORD("四"),
    WORD("五"),   WORD("六"),   WORD("七"),   WORD("八"),   WORD("九"),
    WORD("十"),   WORD("："),   WORD("（"),   WORD("）"),   WORD("　"),
    WORD("－"),   WORD("—"),
};

static bool
is_filler_byte(char c)
{
	return (c >= '0' && c <= '9') || c == '-' || c == ':' || c == ' ' ||
	       c == '(' || c == ')' || c == '.';
}

static bool
is_generic(struct slice s)
{
	while (s.len > 0) {
		size_t i = 0;

		if (is_filler_byte(s.at[0])) {
			s = slice_from(s, 1);
			continue;
		}
		while (i < N(filler) && !slice_starts(s, filler[i]))
			i++;
		if (i == N(filler))
			return false;
		s = slice_from(s, filler[i].len);
	}
	return true;
}

/* Takes "（1）", "（2023年度）", "（预算20万元）" off the end; its words. */
static struct slice
take_bracket(struct slice *s)
{
	static const struct slice open[] = {WORD("（"), WORD("("), WORD("〔"),
	                                    WORD("［"), WORD("[")};
	static const struct slice close[] = {WORD("）"), WORD(")"), WORD("〕"),
	                                     WORD("］"), WORD("]")};

	for (size_t i = 0; i < N(open); i++) {
		size_t at;

		if (!slice_ends(*s, close[i]))
			continue;
		for (at = s->len; at-- > 0;)
			if (slice_starts(slice_from(*s, at), open[i])) {
				struct slice inner = slice_from(*s, at);

				*s = trimmed((struct slice){s->at, at});
				return inner;
			}
	}
	return (struct slice){"", 0};
}

/* "附：", "附件2：" before the title. */
static struct slice
without_annex(struct slice s)
{
	static const struct slice colons[] = {WORD("："), WORD(":")};

	if (!slice_starts(s, SLICE("附")))
		return s;
	for (size_t i = 0; i < N(colons); i++) {
		const char *at = slice_find(s, colons[i]);

		if (at != NULL && at - s.at < 16)
			return trimmed(
			    slice_from(s, (size_t)(at - s.at) + colons[i].len));
	}
	return s;
}

/* "【项目三】": the number; 0 for anything else. */
static unsigned
numbered_bracket(struct slice inner)
{
	unsigned n;

	if (!slice_starts(inner, SLICE("项目")))
		return 0;
	inner = slice_from(inner, strlen("项目"));
	n = take_numeral(&inner);
	return inner.len == 0 ? n : 0;
}

/* Takes the words for the form off the end.  绩效目标 alone is the form only in
 * a line that is set off as a title. */
static bool
take_form(struct slice *s, bool set_off)
{
	if (slice_ends(*s, SLICE("绩效目标如下")) &&
	    slice_find(*s, SLICE("，")) == NULL) {
		s->len -= strlen("绩效目标如下");
		return true;
	}
	for (size_t i = 0; i < N(forms); i++)
		if (slice_ends(*s, forms[i])) {
			s->len -= forms[i].len;
			return true;
		}
	if (!set_off || !slice_ends(*s, SLICE("绩效目标")))
		return false;
	s->len -= strlen("绩效目标");
	return true;
}

/* "【…】…": the name is in the bracket, or behind "【项目一】".  False when the
 * line is neither; true and `*s` the title when it has to be read on. */
static bool
open_lenticular(struct slice *s, struct project_title *out)
{
	const char *end = slice_find(*s, SLICE("】"));
	struct slice inner, rest;

	if (end == NULL)
		return false;
	inner = trimmed((struct slice){s->at + strlen("【"),
	                               (size_t)(end - s->at) - strlen("【")});
	rest = trimmed(slice_from(*s, (size_t)(end - s->at) + strlen("】")));
	out->number = numbered_bracket(inner);
	if (out->number != 0) {
		out->money = take_bracket(&rest);
		*s = rest;
	} else {
		out->money = rest;
		*s = inner;
	}
	return s->len > 0;
}

static struct slice
without_colon(struct slice s)
{
	if (slice_ends(s, SLICE("：")))
		s.len -= strlen("：");
	else if (slice_ends(s, SLICE(":")))
		s.len--;
	return s;
}

/* Most lines are no titles, and can be told by their ends. */
static bool
may_be_title(struct slice s)
{
	static const struct slice ends[] = {
	    WORD("表"), WORD("绩效目标"), WORD("）"), WORD(")"),
	    WORD("〕"), WORD("］"),       WORD("]"),  WORD("如下")};

	return ENDS_IN_ANY(s, ends) || slice_starts(s, SLICE("【"));
}

/* （一）项目一：古城消防设施维护 */
static bool
named_by_number(struct slice s, struct project_title *out)
{
	static const struct slice colons[] = {WORD("："), WORD(":")};

	s = trimmed(slice_from(s, numbering_of(s).length));
	if (!slice_starts(s, SLICE("项目")))
		return false;
	for (size_t i = 0; i < N(colons); i++) {
		const char *at = slice_find(s, colons[i]);
		size_t n = at == NULL ? 0 : (size_t)(at - s.at);

		out->number = numbered_bracket((struct slice){s.at, n});
		out->name = trimmed(slice_from(s, n + colons[i].len));
		if (out->number != 0)
			return out->name.len > 0 && out->name.len <= NAME_MOST;
	}
	return false;
}

bool
project_title(struct slice line, struct project_title *out)
{
	struct slice s = without_colon(trimmed(line)), bracket, rest;
	struct numbering n;
	bool set_off = slice_starts(s, SLICE("【"));

	*out = (struct project_title){{"", 0}, {"", 0}, 0, false};
	if (named_by_number(s, out))
		return true;
	*out = (struct project_title){{"", 0}, {"", 0}, 0, false};
	if (!may_be_title(s))
		return false;
	if (set_off && !open_lenticular(&s, out))
		return false;
	if (out->number != 0) {
		out->name = s;
		return true;
	}
	n = numbering_of(s);
	bracket = take_bracket(&s);
	set_off = set_off || n.style != NUMBERING_NONE || bracket.len > 0;
	if (!take_form(&s, set_off))
		return false;
	if (bracket.len > 0)
		out->money = bracket;
	s = without_annex(s);
	n = numbering_of(s);
	s = trimmed(slice_from(s, n.length < s.len ? n.length : s.len));
	rest = s;
	bracket = take_bracket(&rest);
	if (slice_find(bracket, SLICE("元")) != NULL) {
		out->money = bracket;
		s = rest;
	}
	out->number = n.number;
	out->whole = slice_find(s, SLICE("整体")) != NULL;
	out->name = is_generic(s) ? (struct slice){"", 0} : s;
	return true;
}

/* ---- names elsewhere ---- */

bool
project_heading(struct slice words, struct project_title *out)
{
	static const struct slice parts[] = {
	    WORD("概况"), WORD("情况"), WORD("目标"), WORD("指标"),
	    WORD("说明"), WORD("依据"), WORD("内容"), WORD("安排"),
	    WORD("名称"), WORD("信息"), WORD("计划"), WORD("要求"),
	    WORD("结果"), WORD("分析"), WORD("措施"), WORD("问题"),
	    WORD("成效"), WORD("结论"), WORD("建议"), WORD("概述"),
	    WORD("绩效"), WORD("背景"), WORD("来源"), WORD("其他")};
	static const struct slice marks[] = {WORD("："), WORD(":"),
	                                     WORD("，"), WORD("。"),
	                                     WORD("；"), WORD("绩效")};
	struct slice name = words, bracket = take_bracket(&name);

	*out = (struct project_title){words, {"", 0}, 0, false};
	if (ENDS_IN_ANY(words, parts) || SAYS_ANY(words, marks))
		return false;
	if (slice_find(bracket, SLICE("元")) != NULL) {
		out->name = name;
		out->money = bracket;
	}
	return out->name.len >= NAME_LEAST && !is_generic(out->name);
}

/* What stands in quotes at the end of `*s`; false if nothing does. */
static bool
take_quotes(struct slice *s)
{
	static const struct slice open[] = {WORD("“"), WORD("「"), WORD("\"")};
	static const struct slice close[] = {WORD("”"), WORD("」"), WORD("\"")};

	for (size_t q = 0; q < N(close); q++) {
		size_t end = s->len - close[q].len;

		if (!slice_ends(*s, close[q]))
			continue;
		for (size_t at = end; at-- > 0 && end - at <= NAME_MOST;)
			if (slice_starts(slice_from(*s, at), open[q])) {
				at += open[q].len;
				*s = (struct slice){s->at + at, end - at};
				return s->len > 0;
			}
	}
	return false;
}

struct slice
project_quoted(struct slice text)
{
	static const struct slice kinds[] = {WORD("项目"), WORD("工程"),
	                                     WORD("专项")};

	for (size_t i = 0; i < N(kinds); i++)
		for (size_t end = text.len; end-- > 0;) {
			struct slice name = {text.at, end};

			if (slice_starts(slice_from(text, end), kinds[i]) &&
			    take_quotes(&name))
				return name;
		}
	return (struct slice){"", 0};
}
