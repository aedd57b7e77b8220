/*
 * What the lines above and below the tables of a sheet look like, and what
 * tells a figure.
 */
#include "ingest/xlsx.h"

#include "ingest/numbering.h"
#include "ingest/utf8.h"

#define N(array) (sizeof(array) / sizeof((array)[0]))
#define LABEL_MOST 120 /* bytes */
#define NOTE_LEAST 120

static bool
starts_with(struct slice s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_starts(s, slice_of(words[i])))
			return true;
	return false;
}

static bool
ends_with(struct slice s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_ends(s, slice_of(words[i])))
			return true;
	return false;
}

static bool
has(struct slice s, struct slice word)
{
	return slice_find(s, word) != NULL;
}

static bool
says_colon(struct slice s)
{
	return has(s, SLICE("：")) || has(s, SLICE(":"));
}

/* 20…年度, or with the unit behind it. */
static bool
is_year(struct slice s)
{
	return s.len >= 7 && s.len <= LABEL_MOST &&
	       slice_starts(s, SLICE("20")) &&
	       slice_starts(slice_from(s, 4), SLICE("年")) &&
	       (slice_ends(s, SLICE("年度")) || slice_ends(s, SLICE("年")) ||
	        has(s, SLICE("单位")));
}

/* 公开01表, 预算01表, 附表1, 表3. */
static bool
is_form_number(struct slice s)
{
	static const char *const starts[] = {"公开", "附表", "表",
	                                     "预算", "决算", "财决"};
	bool digit = false;

	if (s.len > 40 || !starts_with(s, starts, N(starts)))
		return false;
	for (size_t i = 0; i < s.len; i++)
		digit |= s.at[i] >= '0' && s.at[i] <= '9';
	return digit && (slice_ends(s, SLICE("表")) ||
	                 (s.at[s.len - 1] >= '0' && s.at[s.len - 1] <= '9'));
}

bool
xlsx_is_label(struct slice s)
{
	static const char *const before[] = {
	    "部门",     "单位",     "编制单位", "编制部门", "填报单位",
	    "填报部门", "预算单位", "预算部门", "金额单位", "公开部门",
	    "公开单位", "（单位",   "(单位",    "编报",     "制表日期",
	    "填报日期", "日期"};

	if (s.len > LABEL_MOST)
		return false;
	return is_year(s) || is_form_number(s) ||
	       (starts_with(s, before, N(before)) && says_colon(s));
}

bool
xlsx_is_note(struct slice s)
{
	static const char *const before[] = {
	    "注：",     "注:",        "备注：", "备注:",  "说明：",
	    "说明:",    "注1",        "注 ",    "填表人", "填报人",
	    "制表人",   "制表：",     "审核人", "审核：", "联系人",
	    "联系电话", "单位负责人", "负责人", "经办人", "填表说明",
	    "※",        "*",          "（注",   "本表",   "复核"};

	return starts_with(s, before, N(before)) || s.len >= NOTE_LEAST ||
	       has(s, SLICE("。"));
}

bool
xlsx_is_title(struct slice s)
{
	static const char *const ends[] = {"表",     "明细", "情况",
	                                   "（表）", "说明", "一览"};
	static const char *const before[] = {"附件", "附表", "表一",
	                                     "表二", "表三", "表四"};

	return is_form_number(s) || ends_with(s, ends, N(ends)) ||
	       starts_with(s, before, N(before)) || xlsx_is_label(s);
}

bool
xlsx_is_figure(struct slice s)
{
	return slice_is_figure(s, ".,%-+() ");
}

/* Fewer than two characters that are no digits, brackets or such words. */
bool
xlsx_is_bare_name(struct slice s)
{
	static const char *const bare[] = {
	    "Sheet", "sheet", "SHEET",  "工作表", "Table",
	    "公开",  "附表",  "封面",   "目录",   "首页",
	    "附件",  "报表",  "预算表", "决算表", "表"};
	const char *at, *end;
	unsigned left = 0;

	for (bool cut = true; cut;) {
		cut = false;
		for (size_t i = 0; i < N(bare); i++) {
			struct slice word = slice_of(bare[i]);

			if (slice_starts(s, word)) {
				s = slice_from(s, word.len);
				cut = true;
			} else if (slice_ends(s, word)) {
				s.len -= word.len;
				cut = true;
			}
		}
		while (s.len > 0 && (s.at[0] & 0x80) == 0) {
			s = slice_from(s, 1);
			cut = s.len > 0;
		}
		while (s.len > 0 && (s.at[s.len - 1] & 0x80) == 0) {
			s.len--;
			cut = s.len > 0;
		}
	}
	at = s.at;
	for (end = s.at + s.len; at < end;)
		left += utf8_next(&at, end) >= 0x4e00;
	return left < 2;
}
