/*
 * Years that cannot be meant: headings that speak for the whole paper, but of
 * another year than its own; a budget that is compared with itself; a project
 * that ended before the year it gets money for.
 */
#include "ingest/check.h"
#include "ingest/spelling.h"
#include "ingest/words.h"

#include <stdio.h>

#define HEADING_MOST 150 /* bytes */

static bool
has(struct slice s, struct slice word)
{
	return slice_find(s, word) != NULL;
}

/* The only year in `s`; 0 if there is none or more than one. */
static unsigned
only_year(struct slice s)
{
	unsigned found = 0;

	for (size_t i = 0; i + 4 < s.len; i++) {
		unsigned year = 0;
		size_t n = 0;

		for (; n < 4 && s.at[i + n] >= '0' && s.at[i + n] <= '9'; n++)
			year = year * 10 + (unsigned)(s.at[i + n] - '0');
		if (n < 4 || !slice_starts(slice_from(s, i + 4), SLICE("年")))
			continue;
		if (found != 0 && found != year)
			return 0;
		found = year;
	}
	return found;
}

/* A heading about the paper as a whole: which year must it have? */
static bool
speaks_for_paper(const struct reading *r, struct slice s)
{
	static const struct slice others[] = {
	    WORD("，"),   WORD("。"),   WORD("项目"), WORD("上年"),
	    WORD("执行"), WORD("目标"), WORD("截"),   WORD("比"),
	    WORD("月"),   WORD("规划"), WORD("表"),   WORD("预决算"),
	    WORD("元"),   WORD("《")};
	static const struct slice closing[] = {WORD("情况"), WORD("说明"),
	                                       WORD("公开"), WORD("情况说明"),
	                                       WORD("总体情况")};
	bool final = r->out->head.doc_type == DOC_FINAL_ACCOUNTS;

	if (SAYS_ANY(s, others))
		return false;
	return ENDS_IN_ANY(s, closing) &&
	       has(s, final ? SLICE("决算") : SLICE("预算")) &&
	       !has(s, final ? SLICE("预算") : SLICE("决算"));
}

/* 2022年预算执行情况和2023年预算草案的报告: a paper about both years. */
static bool
title_names(const struct reading *r, unsigned year)
{
	char words[16];

	snprintf(words, sizeof(words), "%04u年", year % 10000u);
	return has(r->out->head.title, slice_of(words));
}

static void
check_year(struct reading *r, size_t i, unsigned *reported)
{
	struct slice s = trimmed(quoted(r, r->doc->blocks.at[i].span));
	unsigned own = r->out->head.fiscal_year, year;
	struct span span = r->doc->blocks.at[i].span;

	if (own == 0 || s.len > HEADING_MOST)
		return;
	year = only_year(s);
	if (year == 0 || year == own || year == *reported || year + 3 < own ||
	    year > own + 1 || !speaks_for_paper(r, s) || title_names(r, year))
		return;
	*reported = year;
	disclosure_find(r->out, r->arena, FOUND_YEAR_OTHER, &span, 1,
	                SAID(said_words("words", s),
	                     said_number(r->arena, "year", year),
	                     said_number(r->arena, "own", own)));
}

/* ---- 比2026年预算增加 in the budget for 2026 ---- */

#define AMOUNT_WITHIN 60 /* bytes: as far as the comparison is quoted */

/* `head` ends with 比 or 与: where that word begins; SIZE_MAX if not. */
static size_t
comparison_start(struct slice head)
{
	static const struct slice words[] = {WORD("比"), WORD("较"), WORD("与"),
	                                     WORD("同")};

	head = trimmed(head);
	for (size_t i = 0; i < N(words); i++)
		if (slice_ends(head, words[i]))
			return head.len - words[i].len;
	return SIZE_MAX;
}

/* The length of 年预算, 年度部门预算 at the start of `s`; 0 if it is none. */
static size_t
budget_of_year(struct slice s)
{
	static const struct slice tails[] = {
	    WORD("年预算"), WORD("年度预算"), WORD("年年初预算"),
	    WORD("年部门预算"), WORD("年度部门预算")};
	size_t blanks = 0;

	while (blanks < s.len && s.at[blanks] == ' ')
		blanks++;
	for (size_t k = 0; k < N(tails); k++)
		if (slice_starts(slice_from(s, blanks), tails[k]))
			return blanks + tails[k].len;
	return 0;
}

/* To the end of the clause. */
static size_t
clause_length(struct slice s, size_t n)
{
	static const struct slice stops[] = {WORD("，"), WORD("。"), WORD("；"),
	                                     WORD("\n")};
	struct slice rest = slice_from(s, n);

	if (rest.len > AMOUNT_WITHIN)
		rest.len = AMOUNT_WITHIN;
	for (size_t i = 0; i < N(stops); i++) {
		const char *at = slice_find(rest, stops[i]);

		if (at != NULL)
			rest.len = (size_t)(at - rest.at);
	}
	while (n + rest.len < s.len &&
	       ((unsigned char)s.at[n + rest.len] & 0xc0) == 0x80)
		rest.len--;
	return n + rest.len;
}

static void
report_comparison(struct reading *r, const struct block *b, size_t from,
                  size_t end)
{
	struct slice s = quoted(r, b->span);
	struct span span;

	end = from + clause_length(slice_from(s, from), end - from);
	span.start = b->span.start + (uint32_t)from;
	span.end = b->span.start + (uint32_t)end;
	disclosure_find(
	    r->out, r->arena, FOUND_YEAR_ITSELF, &span, 1,
	    SAID(said_quote("words", r, span),
	         said_number(r->arena, "year", r->out->head.fiscal_year)));
}

/* The first one in a block; of a budget's figure, not of what was done. */
static void
check_comparison(struct reading *r, const struct block *b)
{
	struct slice s = quoted(r, b->span), rest = s;
	char number[8];
	const char *at;

	snprintf(number, sizeof(number), "%04u",
	         r->out->head.fiscal_year % 10000u);
	while ((at = slice_find(rest, slice_of(number))) != NULL) {
		size_t digits = (size_t)(at - s.at), n;
		size_t from = comparison_start((struct slice){s.at, digits});

		rest = slice_from(s, digits + 4);
		n = budget_of_year(rest);
		if (from == SIZE_MAX || n == 0 ||
		    slice_starts(slice_from(rest, n), SLICE("执行")))
			continue;
		report_comparison(r, b, from, digits + 4 + n);
		return;
	}
}

/* ---- 实施周期 2025年1月1日-2025年12月31日 ---- */

static bool
names_a_period(struct slice s)
{
	static const struct slice names[] = {WORD("实施周期"), WORD("实施期限"),
	                                     WORD("项目周期"), WORD("项目期限"),
	                                     WORD("起止时间"), WORD("起止年限"),
	                                     WORD("实施时间")};

	return SAYS_ANY(s, names);
}

/* The last year that is named; 0 for none. */
static unsigned
last_year(struct slice s)
{
	unsigned last = 0;

	for (size_t i = 0; i + 4 < s.len; i++) {
		unsigned year = only_year(
		    (struct slice){s.at + i, s.len - i < 7 ? s.len - i : 7});

		if (year > last)
			last = year;
	}
	return last;
}

static void
check_period(struct reading *r, size_t i)
{
	const struct block *b = &r->doc->blocks.at[i];
	struct slice s = trimmed(quoted(r, b->span));
	struct span span = b->span;
	unsigned last, own = r->out->head.fiscal_year;

	if (s.len > HEADING_MOST || !names_a_period(s))
		return;
	if (last_year(s) == 0 && i + 1 < r->doc->blocks.n &&
	    b[1].kind != BLOCK_TABLE) {
		span = b[1].span;
		s = trimmed(quoted(r, span));
	}
	last = last_year(s);
	if (s.len > HEADING_MOST || last < 2000 || last >= own)
		return;
	disclosure_find(
	    r->out, r->arena, FOUND_YEAR_ENDED, &span, 1,
	    SAID(said_words("words", s), said_number(r->arena, "year", own)));
}

static void
check_block(struct reading *r, size_t i, unsigned *reported)
{
	check_year(r, i, reported);
	if (r->out->head.doc_type != DOC_BUDGET ||
	    r->out->head.fiscal_year == 0)
		return;
	check_comparison(r, &r->doc->blocks.at[i]);
	check_period(r, i);
}

void
check_years(struct reading *r)
{
	unsigned reported = 0;

	for (size_t i = 0; i < r->doc->blocks.n; i++)
		if (r->doc->blocks.at[i].kind != BLOCK_TABLE)
			check_block(r, i, &reported);
}
