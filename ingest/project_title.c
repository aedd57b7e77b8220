/*
 * The name is what is left between the number and the words for the form.  A
 * rest of nothing but filler ("2023年度项目支出") names nobody.
 */
#include "ingest/project_title.h"

#include "ingest/numbering.h"
#include "ingest/spelling.h"

#define WORD(zh)                   \
	{                          \
		zh, sizeof(zh) - 1 \
	}
#define N(array) (sizeof(array) / sizeof((array)[0]))

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

/* Without "（1）", "（2023年度）" at the end. */
static struct slice
without_bracket(struct slice s)
{
	static const struct slice open[] = {WORD("（"), WORD("(")};
	static const struct slice close[] = {WORD("）"), WORD(")")};

	for (size_t i = 0; i < N(open); i++) {
		size_t at;

		if (!slice_ends(s, close[i]))
			continue;
		for (at = s.len; at-- > 0;)
			if (slice_starts(slice_from(s, at), open[i]))
				return trimmed((struct slice){s.at, at});
	}
	return s;
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

bool
project_title(struct slice line, struct project_title *out)
{
	struct slice s = without_bracket(trimmed(line));
	struct numbering n;
	size_t i = 0;

	if (!slice_ends(s, SLICE("表")))
		return false;
	while (i < N(forms) && !slice_ends(s, forms[i]))
		i++;
	if (i == N(forms))
		return false;
	s.len -= forms[i].len;
	s = without_annex(s);
	n = numbering_of(s);
	s = trimmed(slice_from(s, n.length));
	out->number = n.number;
	out->whole = slice_find(s, SLICE("整体")) != NULL;
	out->name = is_generic(s) ? (struct slice){"", 0} : s;
	return true;
}
