/*
 * Headings that speak for the whole paper, but of another year than its own.
 */
#include "ingest/check.h"
#include "ingest/spelling.h"

#define WORD(zh)                   \
	{                          \
		zh, sizeof(zh) - 1 \
	}
#define N(array) (sizeof(array) / sizeof((array)[0]))

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
	bool closes = false;

	for (size_t i = 0; i < N(others); i++)
		if (has(s, others[i]))
			return false;
	for (size_t i = 0; i < N(closing); i++)
		closes = closes || slice_ends(s, closing[i]);
	return closes && has(s, final ? SLICE("决算") : SLICE("预算")) &&
	       !has(s, final ? SLICE("预算") : SLICE("决算"));
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
	    year > own + 1 || !speaks_for_paper(r, s))
		return;
	*reported = year;
	disclosure_find(r->out, r->arena, YEAR_CONFLICT, &span, 1,
	                "“%.*s” says %u, the paper is for %u", QUOTE(s), year,
	                own);
}

void
check_years(struct reading *r)
{
	unsigned reported = 0;

	for (size_t i = 0; i < r->doc->blocks.n; i++)
		if (r->doc->blocks.at[i].kind != BLOCK_TABLE)
			check_year(r, i, &reported);
}
