/*
 * Parts against wholes, by labels/identities.tsv, over the settled facts.
 *
 * Every printed figure may be off by half of its last digit.  A part that fits
 * when it is read in a unit a thousand or ten thousand times as large is no
 * wrong sum but a wrong unit.
 */
#include "ingest/check.h"

#include "identities.h"

#define N (sizeof(rows_identities) / sizeof(rows_identities[0]))
#define PARTS_MOST 12

struct sum {
	struct reading *r;
	const struct row_identities *row;
	const struct fact *whole;
	const struct fact *part[PARTS_MOST];
	size_t n;
	money total, slack;
	bool closed; /* all parts that are needed are stated */
};

static bool
applies(const struct reading *r, const struct row_identities *row)
{
	return strcmp(row->papers, "all") == 0 ||
	       r->out->head.doc_type == DOC_BUDGET;
}

/* The next name of a list joined by "+", without its "?". */
static bool
next_part(const char **list, char name[64], bool *optional)
{
	size_t n = strcspn(*list, "+");

	if (n == 0 || n >= 64)
		return false;
	memcpy(name, *list, n);
	*optional = name[n - 1] == '?';
	name[*optional ? n - 1 : n] = '\0';
	*list += n + ((*list)[n] == '+');
	return true;
}

static bool
add_part(struct sum *s, const struct fact *part)
{
	s->part[s->n++] = part;
	return money_add(s->total, part->amount, &s->total) &&
	       money_add(s->slack, half_place_of(s->r, part), &s->slack);
}

/* Adds the stated parts up; false when there are none or too much of them. */
static bool
add_parts(struct sum *s)
{
	const char *list = s->row->parts;
	char name[64];
	bool optional;

	s->n = 0;
	s->closed = true;
	s->total = money_of_fen(0);
	s->slack = half_place_of(s->r, s->whole);
	while (s->n < PARTS_MOST && next_part(&list, name, &optional)) {
		const struct fact *part =
		    fact_of(s->r, name, s->whole->year, s->whole->stage,
		            s->whole->fund);

		if (part == NULL)
			s->closed = s->closed && optional;
		else if (!add_part(s, part))
			return false;
	}
	return s->n > 0;
}

/* The part that would close the sum in a larger unit; NULL if none would. */
static const struct fact *
misread_part(const struct sum *s)
{
	static const int64_t scales[] = {1000, 10000};

	for (size_t i = 0; s->closed && i < s->n; i++)
		for (size_t k = 0; k < 2; k++) {
			money large, rest;

			if (money_times(s->part[i]->amount, scales[k],
			                &large) &&
			    money_sub(s->total, s->part[i]->amount, &rest) &&
			    money_add(rest, large, &rest) &&
			    money_compare(large, s->part[i]->amount) > 0 &&
			    within(rest, s->whole->amount, s->slack))
				return s->part[i];
		}
	return NULL;
}

/* The whole itself would be the sum in a larger unit. */
static bool
misread_whole(const struct sum *s)
{
	static const int64_t scales[] = {1000, 10000};
	money large;

	for (size_t k = 0; s->closed && k < 2; k++)
		if (money_times(s->whole->amount, scales[k], &large) &&
		    money_compare(large, s->whole->amount) > 0 &&
		    within(large, s->total, s->slack))
			return true;
	return false;
}

/* A finding of the code is about the figure already. */
static bool
is_reported(const struct disclosure *d, enum finding_code code,
            struct span figure)
{
	for (size_t i = 0; i < d->findings.n; i++) {
		const struct finding *f = &d->findings.at[i];

		if (f->code == code && f->n_spans > 0 &&
		    f->spans[0].start == figure.start)
			return true;
	}
	return false;
}

/* "sangong.total 9.02" */
static struct said
figure_of(const struct sum *s, const char *place, const struct fact *f)
{
	return said_pair(s->r->arena, place, said_measure(place, f->measure),
	                 said_quote(place, s->r, f->span));
}

static void
report(const struct sum *s)
{
	struct arena *a = s->r->arena;
	struct said items[PARTS_MOST], parts;
	struct span spans[PARTS_MOST + 1] = {s->whole->span};
	const struct fact *misread = misread_part(s);

	for (size_t i = 0; i < s->n; i++) {
		spans[i + 1] = s->part[i]->span;
		items[i] = figure_of(s, "part", s->part[i]);
	}
	parts = said_list(a, "parts", items, s->n,
	                  said_words("between", SLICE(" + ")));
	if (misread != NULL || misread_whole(s)) {
		const struct fact *f = misread == NULL ? s->whole : misread;

		if (is_reported(s->r->out, UNIT_SUSPECT, f->span))
			return;
		spans[0] = f->span;
		disclosure_find(s->r->out, a, FOUND_SUM_UNIT, spans,
		                (unsigned)s->n + 1,
		                SAID(said_measure("measure", f->measure),
		                     said_number(a, "year", f->year),
		                     said_quote("figure", s->r, f->span),
		                     figure_of(s, "whole", s->whole), parts));
		return;
	}
	disclosure_find(s->r->out, a,
	                money_compare(s->total, s->whole->amount) > 0
	                    ? FOUND_SUM_MORE
	                    : FOUND_SUM_LESS,
	                spans, (unsigned)s->n + 1,
	                SAID(said_measure("measure", s->whole->measure),
	                     said_number(a, "year", s->whole->year),
	                     said_quote("whole", s->r, s->whole->span), parts));
}

/* True when the sum is wrong, and reported. */
static bool
check_sum(struct sum *s)
{
	if (!add_parts(s) || within(s->total, s->whole->amount, s->slack))
		return false;
	if (!s->closed && money_compare(s->total, s->whole->amount) < 0)
		return false;
	report(s);
	return true;
}

static void
check_whole(struct reading *r, const struct fact *whole)
{
	struct sum s = {.r = r, .whole = whole};

	for (size_t i = 0; i < N; i++) {
		s.row = &rows_identities[i];
		if (slice_is(whole->measure, slice_of(s.row->whole)) &&
		    applies(r, s.row) && check_sum(&s))
			return;
	}
}

/* A total that a table prints and that was not believed. */
static void
check_disbelieved(struct reading *r, const struct statement *s)
{
	struct fact whole = {.measure = s->measure,
	                     .year = s->year,
	                     .stage = s->stage,
	                     .amount = s->amount,
	                     .presence = s->presence,
	                     .span = s->span};

	for (size_t i = 0; i < r->out->facts.n; i++) {
		const struct fact *f = &r->out->facts.at[i];

		if (f->fund == FUND_NONE && f->part == PART_NONE &&
		    f->year == s->year && f->stage == s->stage &&
		    slice_is(f->measure, s->measure) &&
		    within(f->amount, s->amount, half_place(s)))
			return;
	}
	check_whole(r, &whole);
}

void
check_sums(struct reading *r)
{
	size_t facts = r->out->facts.n;

	for (size_t i = 0; i < facts; i++) {
		const struct fact *f = &r->out->facts.at[i];

		/* Of one budget's money the parts are rarely all told. */
		if (f->part == PART_NONE && f->fund == FUND_NONE &&
		    f->presence != PRESENCE_DERIVED)
			check_whole(r, f);
	}
	for (size_t i = 0; i < r->statements.n; i++) {
		const struct statement *s = &r->statements.at[i];

		if (s->in_table && s->role == SAYS_VALUE && !s->weak &&
		    s->fund == FUND_NONE && s->part == PART_NONE)
			check_disbelieved(r, s);
	}
}
