/*
 * What kind of paper it is and for which year: from the title's words, else
 * from words that only such a paper uses.
 */
#include "ingest/finding.h"
#include "ingest/identity.h"

#include "ingest/year.h"

#define N(array) (sizeof(array) / sizeof((array)[0]))

/* The title without the names of funds, which hold 预算 and say nothing. */
static struct slice
without_funds(struct reading *r, struct slice title)
{
	static const char *const funds[] = {"一般公共预算", "政府性基金预算",
	                                    "国有资本经营预算", "基金预算"};
	char *out = arena_alloc(r->arena, title.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < title.len;) {
		size_t skip = 0;

		for (size_t k = 0; k < N(funds) && skip == 0; k++)
			if (slice_starts(slice_from(title, i),
			                 slice_of(funds[k])))
				skip = strlen(funds[k]);
		/* 一般公共预算公开: here it is the budget itself. */
		if (skip > 0 && i + skip < title.len &&
		    !slice_starts(slice_from(title, i + skip), SLICE("公开"))) {
			i += skip;
			continue;
		}
		out[n++] = title.at[i++];
	}
	return (struct slice){out, n};
}

static size_t
place_of(struct slice s, const char *word)
{
	const char *at = slice_find(s, slice_of(word));

	return at == NULL ? SIZE_MAX : (size_t)(at - s.at);
}

static enum doc_type
type_of_title(struct slice title)
{
	static const char *const also[] = {"及绩效",    "和绩效", "与绩效",
	                                   "、绩效",    "暨绩效", "及项目绩效",
	                                   "及部门绩效"};
	size_t budget = place_of(title, "预算"),
	       final = place_of(title, "决算");
	size_t purchase = place_of(title, "政府采购");

	if (place_of(title, "项目文本") != SIZE_MAX)
		return DOC_OTHER;
	if (place_of(title, "绩效") != SIZE_MAX &&
	    !((budget != SIZE_MAX || final != SIZE_MAX) &&
	      HAS_ANY(title, also)))
		return DOC_KPI;
	if (purchase != SIZE_MAX &&
	    purchase < budget + (budget == SIZE_MAX ? 0 : 1) &&
	    (final == SIZE_MAX || purchase < final))
		return DOC_PROCUREMENT;
	/* 预决算 is both. */
	if (place_of(title, "预决算") != SIZE_MAX)
		return DOC_NONE;
	if (final < budget)
		return DOC_FINAL_ACCOUNTS;
	return budget != SIZE_MAX ? DOC_BUDGET : DOC_NONE;
}

static enum doc_type
type_of_text(struct slice title, struct slice text, struct slice *words)
{
	static const char *const final[] = {"决算数",   "支出决算", "决算支出",
	                                    "部门决算", "决算情况", "年初预算",
	                                    "完成预算"};
	static const char *const budget[] = {"预算数",   "预算安排", "安排预算",
	                                     "部门预算", "支出预算", "收入预算",
	                                     "预算收入", "预算总额", "预算为"};
	static const char *const spent[] = {"支出情况", "使用情况", "征收使用",
	                                    "支出公开", "执行情况"};

	*words = FIND_ANY(text, final);
	if (words->at != NULL)
		return DOC_FINAL_ACCOUNTS;
	*words = FIND_ANY(text, budget);
	if (words->at != NULL)
		return DOC_BUDGET;
	*words = FIND_ANY(title, spent);
	return words->at != NULL ? DOC_FINAL_ACCOUNTS : DOC_NONE;
}

void
find_type(struct paper *p)
{
	struct head *h = &p->r->out->head;
	struct slice title = without_funds(p->r, p->title);
	struct span span = title_span(p);

	h->doc_type = type_of_title(title);
	p->type_words = h->title;
	if (h->doc_type == DOC_NONE)
		h->doc_type = type_of_text(
		    title, head_of(slice_from(p->text, title_span(p).start)),
		    &p->type_words);
	if (h->doc_type == DOC_NONE)
		disclosure_find(p->r->out, p->r->arena, FOUND_TYPE_UNNAMED,
		                &span, 1, NULL, 0);
}

/* 2021年 at the end of `before`, with the word that follows it. */
static struct slice
tail_year(struct slice before, const char *word)
{
	size_t from = before.len - strlen("年");

	while (from > 0 && before.len - from < strlen("二〇二一年") &&
	       before.at[from - 1] != '\n' &&
	       ((before.at[from - 1] >= '0' && before.at[from - 1] <= '9') ||
	        before.at[from - 1] == ' '))
		from--;
	return (struct slice){before.at + from,
	                      before.len - from + strlen(word)};
}

/* The latest year that stands with 预算 or 决算 in the text. */
static unsigned
year_of_text(struct slice text, struct slice *words)
{
	static const char *const with[] = {"预算", "决算", "“三公”",
	                                   "部门", "度",   "财政"};
	unsigned latest = 0, year;
	size_t end;

	while ((year = year_in(text, &end)) != 0) {
		struct slice before = {text.at, end};

		text = slice_from(text, end);
		for (size_t i = 0; i < N(with); i++)
			if (slice_starts(text, slice_of(with[i])) &&
			    year > latest) {
				latest = year;
				*words = tail_year(before, with[i]);
			}
	}
	return latest;
}

/* The first year; “2020年预算执行情况和2021年预算草案” is 2021's budget. */
static unsigned
year_of_title(struct slice title)
{
	unsigned year, last = 0;
	size_t end;

	if (slice_find(title, SLICE("草案")) == NULL) {
		year = year_in(title, NULL);
		return year != 0 ? year : year_bare_in(title);
	}
	while ((year = year_in(title, &end)) != 0) {
		last = year;
		title = slice_from(title, end);
	}
	return last;
}

void
find_year(struct paper *p)
{
	struct head *h = &p->r->out->head;
	struct span span = title_span(p);
	unsigned year = year_of_title(p->title);
	size_t n = p->r->doc->blocks.n;

	if (year != 0)
		p->year_words = h->title;
	for (size_t i = 0; year == 0 && i < n && i < p->title_block + 4; i++)
		if (p->r->doc->blocks.at[i].kind != BLOCK_TABLE &&
		    text_of(p->r, i).len <= 120)
			year = year_of_text(text_of(p->r, i), &p->year_words);
	if (year == 0)
		year = year_of_text(head_of(p->text), &p->year_words);
	if (year == 0)
		year = year_of_text(p->text, &p->year_words);
	h->fiscal_year = (uint16_t)year;
	if (year == 0)
		disclosure_find(p->r->out, p->r->arena, FOUND_YEAR_UNNAMED,
		                &span, 1, NULL, 0);
}
