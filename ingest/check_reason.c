/*
 * Reasons that say the opposite of what they explain: 减少2.98%，主要原因是宣传
 * 经费增加.  Only a reason that is nothing but "money went up" or "went down"
 * is held against the rate.
 */
#include "ingest/check.h"
#include "ingest/rate.h"
#include "ingest/spelling.h"
#include "ingest/words.h"

#define REASON_MOST 120 /* bytes */

static const struct {
	struct slice word;
	int direction;
} directions[] = {{WORD("增加"), 1},
                  {WORD("增长"), 1},
                  {WORD("减少"), -1},
                  {WORD("下降"), -1}};

/* The words behind 主要原因是, to the end of the sentence; empty if `s` does
 * not go on like that. */
static struct slice
reason_in(struct slice s)
{
	static const struct slice skipped[] = {
	    WORD("，"), WORD("。"), WORD(","),  WORD("主要"), WORD("原因"),
	    WORD("是"), WORD("为"), WORD("："), WORD(":"),    WORD(" ")};
	bool named = false, more = true;
	const char *stop;

	while (more) {
		more = false;
		for (size_t i = 0; i < N(skipped); i++)
			if (slice_starts(s, skipped[i])) {
				named = named ||
				        slice_is(skipped[i], SLICE("原因"));
				s = slice_from(s, skipped[i].len);
				more = true;
			}
	}
	stop = slice_find(s, SLICE("。"));
	if (!named || stop == NULL || stop - s.at > REASON_MOST)
		return (struct slice){s.at, 0};
	return (struct slice){s.at, (size_t)(stop - s.at)};
}

/* +1 or -1 for a reason that names no other direction and no other year. */
static int
direction_of(struct slice reason)
{
	static const struct slice costs[] = {WORD("经费"), WORD("支出"),
	                                     WORD("费用"), WORD("资金")};
	static const struct slice others[] = {
	    WORD("上年"), WORD("去年"), WORD("年初"), WORD("，"), WORD("20")};
	int direction = 0;
	unsigned named = 0;

	if (SAYS_ANY(reason, others))
		return 0;
	for (size_t i = 0; i < N(directions); i++) {
		struct slice word = directions[i].word, head = reason;

		named += slice_find(reason, word) != NULL;
		if (!slice_ends(reason, word))
			continue;
		head.len -= word.len;
		for (size_t k = 0; k < N(costs); k++)
			if (slice_ends(head, costs[k]))
				direction = directions[i].direction;
	}
	return named == 1 ? direction : 0;
}

static void
check_block(struct reading *r, const struct block *b)
{
	struct slice text = quoted(r, b->span);
	struct rate rate;

	for (size_t at = 0; rate_next(text, &at, &rate);) {
		struct slice reason = reason_in(slice_from(text, at));
		int direction = direction_of(reason);
		struct span span = rate.span;

		if (rate.kind != RATE_GROWTH || direction == 0 ||
		    direction == rate.direction)
			continue;
		span.start += b->span.start;
		span.end = b->span.start + (uint32_t)(reason.at - text.at +
		                                      (ptrdiff_t)reason.len);
		disclosure_find(r->out, r->arena, FOUND_REASON_OPPOSITE, &span,
		                1, SAID(said_quote("words", r, span)));
	}
}

void
check_reasons(struct reading *r)
{
	for (size_t i = 0; i < r->doc->blocks.n; i++)
		if (r->doc->blocks.at[i].kind != BLOCK_TABLE)
			check_block(r, &r->doc->blocks.at[i]);
}
