/*
 * Found by the percent sign and read backwards: the digits, then the word in
 * front of them.
 */
#include "ingest/rate.h"

#include "ingest/words.h"

static const struct {
	struct slice word;
	int direction;
} directions[] = {
    {WORD("增长"), 1},  {WORD("增加"), 1},    {WORD("上升"), 1},
    {WORD("提高"), 1},  {WORD("增幅"), 1},    {WORD("增幅为"), 1},
    {WORD("下降"), -1}, {WORD("减少"), -1},   {WORD("降低"), -1},
    {WORD("压减"), -1}, {WORD("降幅"), -1},   {WORD("降幅为"), -1},
    {WORD("减幅"), -1}, {WORD("减幅为"), -1},
};

/* Between the word and the digits. */
static const struct slice fillers[] = {WORD("了"), WORD("约"), WORD("为"),
                                       WORD(" ")};

/* End a sentence, so that what stands before it is another matter. */
static const struct slice stops[] = {WORD("。"), WORD("；"), WORD("\n"),
                                     WORD(";")};

/* The first sign of percent from `from` on: its place and length. */
static size_t
find_percent(struct slice text, size_t from, size_t *length)
{
	struct slice rest = slice_from(text, from);
	const char *narrow = memchr(rest.at, '%', rest.len);
	const char *wide = slice_find(rest, SLICE("％"));

	if (narrow == NULL && wide == NULL)
		return text.len;
	if (wide != NULL && (narrow == NULL || wide < narrow)) {
		*length = strlen("％");
		return (size_t)(wide - text.at);
	}
	*length = 1;
	return (size_t)(narrow - text.at);
}

/* Reads the digits that end at `end`; where they begin. */
static size_t
read_number(struct slice text, size_t end, struct rate *out)
{
	size_t start = end;
	int64_t value = 0;
	int decimals = -1;

	while (start > 0 &&
	       ((text.at[start - 1] >= '0' && text.at[start - 1] <= '9') ||
	        text.at[start - 1] == '.'))
		start--;
	for (size_t i = start; i < end && i < start + 9; i++) {
		if (text.at[i] == '.') {
			decimals = 0;
			continue;
		}
		if (decimals >= 2)
			break;
		value = value * 10 + (text.at[i] - '0');
		decimals += decimals >= 0;
	}
	out->slack = decimals == 1 ? 5 : decimals == 2 ? 1 : 50;
	for (int i = decimals < 0 ? 0 : decimals; i < 2; i++)
		value *= 10;
	out->hundredths = value;
	return start;
}

static enum stage
budget_named(struct slice s)
{
	static const struct slice adjusted[] = {
	    WORD("全年预算"), WORD("调整预算"), WORD("调整后")};

	if (SAYS_ANY(s, adjusted))
		return STAGE_ADJUSTED;
	return slice_find(s, SLICE("年初")) != NULL ? STAGE_BUDGET : STAGE_NONE;
}

static void
read_claim(struct slice text, size_t start, struct rate *out)
{
	struct slice head = {text.at, start};

	for (size_t i = 0; i < N(fillers); i++)
		if (slice_ends(head, fillers[i]))
			head.len -= fillers[i].len;
	for (size_t i = 0; i < N(directions); i++)
		if (slice_ends(head, directions[i].word)) {
			out->kind = RATE_GROWTH;
			out->direction = directions[i].direction;
			out->span.start =
			    (uint32_t)(head.len - directions[i].word.len);
			return;
		}
	if (slice_ends(head, SLICE("的"))) {
		size_t from = head.len > 120 ? head.len - 120 : 0;
		struct slice tail = slice_from(head, from);
		const char *done = NULL;

		while (slice_find(tail, SLICE("完成")) != NULL) {
			done = slice_find(tail, SLICE("完成"));
			tail = slice_from(tail, (size_t)(done - tail.at) +
			                            strlen("完成"));
		}
		if (done != NULL && slice_find(tail, SLICE("预算")) != NULL &&
		    slice_find(tail, SLICE("。")) == NULL &&
		    slice_find(tail, SLICE("占")) == NULL) {
			out->kind = RATE_COMPLETION;
			out->of = budget_named(tail);
		}
	}
}

static uint32_t
sentence_start(struct slice text, size_t end)
{
	size_t at = end;

	while (at > 0) {
		for (size_t i = 0; i < N(stops); i++)
			if (slice_starts((struct slice){text.at + at, end - at},
			                 stops[i]))
				return (uint32_t)(at + stops[i].len);
		at--;
	}
	return 0;
}

bool
rate_next(struct slice text, size_t *at, struct rate *out)
{
	size_t length = 0, percent = find_percent(text, *at, &length), start;

	if (percent >= text.len)
		return false;
	*out = (struct rate){.kind = RATE_OTHER};
	start = read_number(text, percent, out);
	out->span.start = (uint32_t)start;
	out->span.end = (uint32_t)(percent + length);
	out->sentence = sentence_start(text, start);
	if (start < percent)
		read_claim(text, start, out);
	*at = percent + length;
	return true;
}
