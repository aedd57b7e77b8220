/*
 * Statements of one figure are brought together and one of them is believed:
 * what a table prints over what prose says, 本年合计 over 总计, a figure over a
 * blank, and of two figures that contradict each other the one that closes the
 * sums.  What is not believed is quoted in a finding beside what is.
 */
#include "ingest/finding.h"
#include "ingest/ledger.h"
#include "ingest/reading.h"
#include "ingest/settle_change.h"
#include "ingest/settle_key.h"

#include "ingest/function_class.h"

#include <assert.h>
#include <stdlib.h>

#define READINGS_MOST 12
#define TRIALS_MOST 200 /* conflicts that are tried on the sums */

/* One of the different amounts that statements of one figure give. */
struct candidate {
	const struct statement *best; /* the one to be quoted */
	unsigned tables, texts;
};

struct settling {
	struct reading *r;
	struct ledger *ledger;
	struct statement **at; /* values, sorted by what they are about */
	size_t n;
	unsigned trials;
};

static int
order_names(const void *a, const void *b)
{
	const struct statement *s = *(struct statement *const *)a;
	const struct statement *u = *(struct statement *const *)b;
	int order = order_slices(s->measure, u->measure);

	return order != 0 ? order : (s > u) - (s < u);
}

/* ---- codes: a name in prose is the line that a table prints a code for ----
 */

static void
adopt_codes(struct statement **run, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct slice only = SLICE_NONE, equal = SLICE_NONE;
		bool many = false;

		if (run[i]->in_table && run[i]->function_code.len > 0)
			continue;
		for (size_t k = 0; k < n && k < 400; k++) {
			struct slice code = run[k]->function_code;

			if (!run[k]->in_table || code.len == 0)
				continue;
			many = many || (only.len > 0 && !slice_is(only, code));
			only = code;
			if (money_equal(run[k]->amount, run[i]->amount))
				equal = code;
		}
		if (equal.len > 0)
			run[i]->function_code = equal;
		else if (only.len > 0 && !many)
			run[i]->function_code = only;
	}
}

static void
adopt_all_codes(struct settling *s)
{
	for (size_t i = 0, k; i < s->n; i = k) {
		for (k = i + 1; k < s->n &&
		                slice_is(s->at[i]->measure, s->at[k]->measure);)
			k++;
		if (k - i > 1 && slice_starts(s->at[i]->measure,
		                              SLICE("expenditure.function:")))
			adopt_codes(s->at + i, k - i);
	}
}

/* ---- one figure ---- */

/* A last digit's worth in fen. */
static int64_t
last_digit(const struct statement *s)
{
	int64_t fen = money_unit_fen(s->unit);

	for (unsigned i = 0; i < s->decimals && fen > 0; i++)
		fen /= 10;
	return fen;
}

/* Equal, or one is the other rounded. */
static bool
agree(const struct statement *s, const struct statement *u)
{
	int64_t a = last_digit(s), b = last_digit(u), coarse = a > b ? a : b;
	money difference, zero = money_of_fen(0), rest;

	if (money_equal(s->amount, u->amount))
		return true;
	if (coarse == 0 || !money_sub(s->amount, u->amount, &difference))
		return false;
	if (money_negative(difference) &&
	    !money_sub(zero, difference, &difference))
		return false;
	if (a == b && (s->decimals < 2 || u->decimals < 2))
		return false;
	return money_sub(money_of_fen(a == b ? coarse : (coarse + 1) / 2),
	                 difference, &rest) &&
	       !money_negative(rest);
}

/* Better to be quoted: from a table, then with more digits. */
static bool
better(const struct statement *s, const struct statement *u)
{
	if (s->in_table != u->in_table)
		return s->in_table;
	return last_digit(s) < last_digit(u) && last_digit(s) > 0;
}

/* How much a statement weighs against others of the same figure; those that
 * weigh less than another are not heard. */
static int
weight(const struct statement *s)
{
	switch (s->presence) {
	case PRESENCE_STATED:
		return s->weak ? 2 : 4;
	case PRESENCE_STATED_NONE:
		return s->weak ? 1 : 3;
	case PRESENCE_DERIVED:
	case PRESENCE_NONE:
		break;
	}
	return 0;
}

static size_t
candidates(struct statement **run, size_t n, struct candidate *out)
{
	size_t n_out = 0;
	int most = 0;

	for (size_t i = 0; i < n; i++)
		if (weight(run[i]) > most)
			most = weight(run[i]);
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;

		if (weight(run[i]) < most)
			continue;
		while (k < n_out && !agree(out[k].best, run[i]))
			k++;
		if (k == READINGS_MOST)
			continue;
		if (k == n_out)
			out[n_out++] = (struct candidate){run[i], 0, 0};
		else if (better(run[i], out[k].best))
			out[k].best = run[i];
		out[k].tables += run[i]->in_table;
		out[k].texts += !run[i]->in_table;
	}
	return n_out;
}

/* The same digits in another unit: the caption or the sentence is wrong. */
static bool
other_unit(const struct statement *s, const struct statement *u)
{
	int64_t a = money_unit_fen(s->unit), b = money_unit_fen(u->unit);
	money scaled, zero = money_of_fen(0);

	if (a == 0 || b == 0 || a == b || money_equal(s->amount, zero))
		return false;
	if (a < b) {
		const struct statement *swap = s;
		int64_t keep = a;

		s = u;
		u = swap;
		a = b;
		b = keep;
	}
	return money_times(u->amount, a / b, &scaled) &&
	       money_equal(scaled, s->amount);
}

static unsigned
closes(struct settling *s, const struct statement *st)
{
	if (s->trials >= TRIALS_MOST || st->fund != FUND_NONE ||
	    st->part != PART_NONE)
		return 0;
	s->trials++;
	return ledger_closes(s->ledger, st->measure, st->year, st->stage,
	                     st->amount);
}

static size_t
choose(struct settling *s, const struct candidate *c, size_t n)
{
	size_t best = 0;
	unsigned most = closes(s, c[0].best);

	for (size_t i = 1; i < n; i++) {
		unsigned sums = closes(s, c[i].best);
		bool wins = sums > most;

		bool twins = other_unit(c[i].best, c[best].best);

		/* A sentence names its unit itself, a table by its caption. */
		if (sums == most || twins)
			wins = (c[i].tables > 0) != (c[best].tables > 0)
			           ? (c[i].tables > 0) != twins
			           : c[i].tables + c[i].texts >
			                 c[best].tables + c[best].texts;
		if (wins) {
			best = i;
			most = sums;
		}
	}
	return best;
}

/* What the same paragraph states beside `o`, in accord with what is believed:
 * then it contradicts itself. */
static const struct statement *
in_same_place(struct statement **run, size_t n, const struct statement *o,
              const struct statement *believed)
{
	for (size_t i = 0; i < n; i++)
		if (run[i] != o && run[i]->block == o->block &&
		    !run[i]->in_table && run[i]->presence == PRESENCE_STATED &&
		    agree(run[i], believed))
			return run[i];
	return believed;
}

/* Two statements of one figure: the one that is believed, the other. */
static void
report_pair(struct settling *s, const struct statement *b,
            const struct statement *o)
{
	static const enum found rows[2][3] = {
	    {FOUND_TWICE, FOUND_TABLE_TEXT, FOUND_TEXT_TABLE},
	    {FOUND_UNIT_TWICE, FOUND_UNIT_TABLE_TEXT, FOUND_UNIT_TEXT_TABLE}};
	struct slice text = s->r->doc->text;
	struct span spans[2] = {b->span, o->span};
	unsigned where = b->in_table == o->in_table ? 0 : b->in_table ? 1 : 2;

	disclosure_find(
	    s->r->out, s->r->arena, rows[other_unit(b, o) ? 1 : 0][where],
	    spans, 2,
	    SAID(said_measure("measure", b->measure),
	         said_number(s->r->arena, "year", b->year),
	         said_words("first", slice_cut(text, b->span)),
	         said_words("unit", slice_of(money_unit_name(b->unit))),
	         said_words("second", slice_cut(text, o->span)),
	         said_words("other_unit", slice_of(money_unit_name(o->unit)))));
}

static void
report(struct settling *s, struct statement **run, size_t n_run,
       const struct candidate *c, size_t n, size_t best)
{
	for (size_t i = 0; i < n; i++) {
		const struct statement *o = c[i].best;
		const struct statement *b =
		    in_same_place(run, n_run, o, c[best].best);

		/* Tables may print one line for different funds. */
		if (i != best && !(b->in_table && o->in_table))
			report_pair(s, b, o);
	}
}

static void
add_fact(struct settling *s, const struct statement *st)
{
	struct fact *f = list_add(s->r->arena, &s->r->out->facts);

	f->measure = st->measure;
	f->function_code = st->function_code;
	f->fund = st->fund;
	f->part = st->part;
	f->year = st->year;
	f->stage = st->stage;
	f->amount = st->amount;
	f->presence = st->presence;
	f->span = st->span;
}

static void
enter(struct settling *s, const struct statement *st)
{
	if (st->fund == FUND_NONE && st->part == PART_NONE &&
	    st->presence != PRESENCE_DERIVED)
		ledger_enter(s->ledger, st->measure, st->year, st->stage,
		             st->amount);
}

/* Runs of one figure, first those that are beyond doubt, then, when the sums
 * are known, the others. */
static void
settle_runs(struct settling *s, bool doubtful)
{
	struct candidate c[READINGS_MOST];

	for (size_t i = 0, k; i < s->n; i = k) {
		size_t n, best = 0;

		for (k = i + 1; k < s->n && same_figure(s->at[i], s->at[k]);)
			k++;
		n = candidates(s->at + i, k - i, c);
		if ((n > 1) != doubtful)
			continue;
		if (doubtful) {
			best = choose(s, c, n);
			report(s, s->at + i, k - i, c, n, best);
		}
		assert(best < n && c[best].best != NULL);
		add_fact(s, c[best].best);
		enter(s, c[best].best);
	}
}

/* 全年预算数 of a whole whose parts are given as 预算 is their sum and the
 * same column. */
static void
settle_adjusted(struct settling *s)
{
	for (size_t i = 0; i < s->r->out->facts.n; i++) {
		struct fact *f = &s->r->out->facts.at[i];

		if (f->stage != STAGE_ADJUSTED || f->fund != FUND_NONE ||
		    money_known(ledger_amount(s->ledger, f->measure, f->year,
		                              STAGE_BUDGET)) ||
		    !ledger_is_sum(s->ledger, f->measure, f->year, STAGE_BUDGET,
		                   f->amount))
			continue;
		f->stage = STAGE_BUDGET;
		ledger_enter(s->ledger, f->measure, f->year, STAGE_BUDGET,
		             f->amount);
	}
}

static int
order_places(const void *a, const void *b)
{
	const struct fact *f = a, *g = b;

	return (f->span.start > g->span.start) -
	       (f->span.start < g->span.start);
}

/* A form without a figure in it was never filled in: its notes and its choices
 * (本年度没有…故本表无数据, 如持平…) state nothing. */
static void
empty_form(struct reading *r)
{
	const money zero = money_of_fen(0);

	for (size_t i = 0; i < r->statements.n; i++) {
		money m = r->statements.at[i].amount;

		if (money_known(m) && !money_equal(m, zero))
			return;
	}
	r->statements.n = 0;
	r->out->counts.n = 0;
}

void
settle(struct reading *r)
{
	struct settling s = {.r = r, .ledger = ledger_new(r->arena)};

	if (r->form)
		empty_form(r);
	s.at = arena_array(r->arena, r->statements.n, sizeof(*s.at));
	for (size_t i = 0; i < r->statements.n; i++)
		if (r->statements.at[i].role == SAYS_VALUE &&
		    money_known(r->statements.at[i].amount))
			s.at[s.n++] = &r->statements.at[i];
	if (s.n > 0) {
		qsort(s.at, s.n, sizeof(*s.at), order_names);
		adopt_all_codes(&s);
		qsort(s.at, s.n, sizeof(*s.at), order_statements);
		settle_runs(&s, false);
		settle_runs(&s, true);
		settle_adjusted(&s);
		settle_funds(r, s.ledger);
	}
	settle_changes(r, s.ledger);
	if (r->out->facts.n > 1)
		qsort(r->out->facts.at, r->out->facts.n,
		      sizeof(*r->out->facts.at), order_places);
}
