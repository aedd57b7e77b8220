/*
 * Amounts as a cell of a table prints them, and the units that captions name.
 */
#include "ingest/amount.h"

#include "ingest/numbering.h"

static bool
says_none(struct slice s)
{
	static const char *const words[] = {
	    "无",     "零",     "没有",   "未安排",   "不安排",
	    "未发生", "无安排", "未列支", "没有安排", "暂无",
	    "零元",   "无支出", "无预算"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_is(s, slice_of(words[i])))
			return true;
	return false;
}

static bool
is_dash(struct slice s)
{
	static const char *const words[] = {"-", "—",  "－",   "--", "——", "–",
	                                    "/", "／", "－－", "*",  "―"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_is(s, slice_of(words[i])))
			return true;
	return false;
}

/* (1,234.50) and （12）: the figure without its brackets. */
static bool
unbracket(struct slice *s)
{
	static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}};

	for (size_t i = 0; i < 2; i++)
		if (slice_starts(*s, slice_of(pairs[i][0])) &&
		    slice_ends(*s, slice_of(pairs[i][1]))) {
			size_t n = strlen(pairs[i][0]);

			*s = (struct slice){s->at + n, s->len - 2 * n};
			*s = trim_blanks(*s);
			return true;
		}
	return false;
}

enum cell_says
amount_cell(struct slice cell, enum money_unit unit, struct amount *out)
{
	struct slice s = trim_blanks(cell);
	bool negative;

	if (s.len == 0 || is_dash(s))
		return CELL_EMPTY;
	if (says_none(s))
		return CELL_NONE;
	negative = unbracket(&s);
	if (!amount_scan(s, 0, out) || out->len != s.len)
		return CELL_WORDS;
	amount_in(out, unit);
	if (out->kind != AMOUNT_MONEY)
		return out->kind == AMOUNT_NUMBER ? CELL_AMOUNT : CELL_WORDS;
	if (negative && money_known(out->value) &&
	    !money_sub(money_of_fen(0), out->value, &out->value))
		return CELL_WORDS;
	return CELL_AMOUNT;
}

/* The start of the name of a unit that ends with the 元 at `at`. */
static size_t
unit_start(struct slice s, size_t at)
{
	static const char *const heads[] = {"百万", "万", "亿", "千"};

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (slice_ends((struct slice){s.at, at}, slice_of(heads[i])))
			return at - strlen(heads[i]);
	return at;
}

/* Where a name of a unit may stand in a caption: behind 单位 and a colon, or
 * alone in brackets. */
enum money_unit
amount_caption(struct slice words)
{
	static const char *const before[] = {"单位",   "（", "(",  "：", ":",
	                                     "人民币", "为", "，", "【", "〔",
	                                     "[",      "［", "/",  "／"};
	struct slice rest = words;
	const char *yuan;

	while ((yuan = slice_find(rest, SLICE("元"))) != NULL) {
		size_t at = unit_start(words, (size_t)(yuan - words.at)), len;
		size_t start = at;
		enum money_unit unit = amount_unit(slice_from(words, at), &len);

		while (start > 0 && words.at[start - 1] == ' ')
			start--;
		if (start == 0 && len == words.len)
			return unit;
		for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
			if (slice_ends((struct slice){words.at, start},
			               slice_of(before[i])))
				return unit;
		rest = slice_from(words, at + len);
	}
	return UNIT_NONE;
}
