/*
 * A row a measure, a short list of (year, stage, amount) behind each.  Which
 * parts make up a whole differs from paper to paper, so sums are tried over
 * every choice of two or more known parts; a part that is not stated is
 * replaced by its own parts.
 */
#include "ingest/ledger.h"

#include "measures.h"

#define N_MEASURES (sizeof(rows_measures) / sizeof(rows_measures[0]))
#define ENTRIES_MOST 8
#define PARTS_MOST 8
#define ROUNDING 5000 /* fen: half of 0.01 万元, a term */

struct entry {
	unsigned year;
	enum stage stage;
	money amount;
};

struct ledger {
	struct entry entry[N_MEASURES][ENTRIES_MOST];
	unsigned n[N_MEASURES];
};

struct ledger *
ledger_new(struct arena *a)
{
	return arena_alloc(a, sizeof(struct ledger));
}

static size_t
find(struct slice measure)
{
	for (size_t i = 0; i < N_MEASURES; i++)
		if (slice_is(measure, slice_of(rows_measures[i].measure)))
			return i;
	return N_MEASURES;
}

void
ledger_enter(struct ledger *l, struct slice measure, unsigned year,
             enum stage stage, money amount)
{
	size_t i = find(measure);

	if (i < N_MEASURES && l->n[i] < ENTRIES_MOST)
		l->entry[i][l->n[i]++] = (struct entry){year, stage, amount};
}

static money
amount_of(const struct ledger *l, size_t i, unsigned year, enum stage stage)
{
	for (unsigned k = 0; k < l->n[i]; k++)
		if (l->entry[i][k].year == year &&
		    l->entry[i][k].stage == stage)
			return l->entry[i][k].amount;
	return MONEY_NONE;
}

money
ledger_amount(const struct ledger *l, struct slice measure, unsigned year,
              enum stage stage)
{
	size_t i = find(measure);

	return i < N_MEASURES ? amount_of(l, i, year, stage) : MONEY_NONE;
}

struct slice
ledger_whole(struct slice measure)
{
	size_t i = find(measure);

	return i < N_MEASURES && rows_measures[i].parent[0] != '\0'
	           ? slice_of(rows_measures[i].parent)
	           : SLICE_NONE;
}

struct parts {
	money amount[PARTS_MOST];
	unsigned n;
};

static void
collect(const struct ledger *l, size_t whole, unsigned year, enum stage stage,
        size_t without, struct parts *p)
{
	for (size_t i = 0; i < N_MEASURES; i++) {
		money amount;

		if (i == without || strcmp(rows_measures[i].parent,
		                           rows_measures[whole].measure) != 0)
			continue;
		amount = amount_of(l, i, year, stage);
		if (!money_known(amount))
			collect(l, i, year, stage, without, p);
		else if (p->n < PARTS_MOST)
			p->amount[p->n++] = amount;
	}
}

static bool
close_to(money a, money b, unsigned terms)
{
	money difference;
	money most = money_of_fen((int64_t)ROUNDING * terms);
	money least = money_of_fen(-(int64_t)ROUNDING * terms), rest;

	return money_sub(a, b, &difference) &&
	       money_sub(difference, least, &rest) && !money_negative(rest) &&
	       money_sub(most, difference, &rest) && !money_negative(rest);
}

/* Some choice of at least `least` parts, and `start`, make `sum`. */
static bool
some_sum(const struct parts *p, money start, money sum, unsigned least)
{
	for (unsigned set = 1; set < 1u << p->n; set++) {
		money total = start;
		unsigned terms = 0;
		bool fits = true;

		for (unsigned i = 0; i < p->n && fits; i++)
			if (set & (1u << i)) {
				fits = money_add(total, p->amount[i], &total);
				terms++;
			}
		if (fits && terms >= least && close_to(total, sum, terms))
			return true;
	}
	return false;
}

bool
ledger_is_sum(const struct ledger *l, struct slice measure, unsigned year,
              enum stage stage, money amount)
{
	struct parts p = {.n = 0};
	size_t i = find(measure);

	if (i == N_MEASURES)
		return false;
	collect(l, i, year, stage, i, &p);
	return some_sum(&p, money_of_fen(0), amount, 2);
}

unsigned
ledger_closes(const struct ledger *l, struct slice measure, unsigned year,
              enum stage stage, money amount)
{
	unsigned n = ledger_is_sum(l, measure, year, stage, amount);
	size_t whole = find(ledger_whole(measure));
	struct parts p = {.n = 0};
	money sum;

	if (whole == N_MEASURES)
		return n;
	sum = amount_of(l, whole, year, stage);
	if (!money_known(sum))
		return n;
	collect(l, whole, year, stage, find(measure), &p);
	return n + some_sum(&p, amount, sum, 1);
}
