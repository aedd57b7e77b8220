/*
 * Looking up what a paper states, and how finely it was printed.
 */
#include "ingest/check.h"

struct slice
quoted(const struct reading *r, struct span where)
{
	return slice_cut(r->doc->text, where);
}

struct said
said_quote(const char *place, const struct reading *r, struct span where)
{
	struct slice words = quoted(r, where);

	return words.len > 0 ? said_words(place, words)
	                     : (struct said){place, SLICE("an empty cell"),
	                                     SLICE("空白")};
}

const struct fact *
fact_of(const struct reading *r, const char *measure, unsigned year,
        enum stage stage, enum fund fund)
{
	struct slice name = slice_of(measure);

	for (size_t i = 0; i < r->out->facts.n; i++) {
		const struct fact *f = &r->out->facts.at[i];

		if (f->year == year && f->stage == stage && f->fund == fund &&
		    f->part == PART_NONE && f->presence != PRESENCE_DERIVED &&
		    slice_is(f->measure, name))
			return f;
	}
	return NULL;
}

/* Whole hundreds of yuan are 万元 with two decimals, written out in 元. */
static bool
is_wan_in_yuan(const struct statement *s)
{
	char yuan[MONEY_TEXT];
	size_t n;

	if (s->unit != UNIT_YUAN || !money_known(s->amount))
		return false;
	n = strlen(money_print(s->amount, yuan));
	return n > 2 && strchr(yuan, '.') == NULL && yuan[n - 1] == '0' &&
	       yuan[n - 2] == '0';
}

money
half_place(const struct statement *s)
{
	int64_t place = money_unit_fen(s->unit);

	if (s->decimals == 0 && money_equal(s->amount, money_of_fen(0)))
		return money_of_fen(0); /* nothing, and not rounded to it */
	if (is_wan_in_yuan(s))
		return money_of_fen(place * 100 / 2);
	for (unsigned i = 0; i < s->decimals; i++)
		place /= 10;
	return money_of_fen(place / 2);
}

money
half_place_of(const struct reading *r, const struct fact *f)
{
	for (size_t i = 0; i < r->statements.n; i++) {
		const struct statement *s = &r->statements.at[i];

		if (s->span.start == f->span.start &&
		    s->span.end == f->span.end)
			return half_place(s);
	}
	return money_of_fen(0);
}

bool
within(money a, money b, money slack)
{
	money low, high;

	if (!money_known(a) || !money_known(b))
		return false;
	return money_sub(b, slack, &low) && money_add(b, slack, &high) &&
	       money_compare(a, low) >= 0 && money_compare(a, high) <= 0;
}
