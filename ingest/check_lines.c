/*
 * Lines of tables against the lines and rows that sum them up: 类 over 款 over
 * 项 by their codes, purchases under 合计; and the list of 类 in a sentence
 * against its total.
 */
#include "ingest/check.h"
#include "ingest/function_class.h"

#define LINES_MOST 40 /* of a list that are quoted */

/* Statements of one column of one table. */
static bool
same_column(const struct statement *a, const struct statement *b)
{
	return b->role == SAYS_VALUE && b->in_table && a->fund == b->fund &&
	       a->part == b->part && a->year == b->year && a->stage == b->stage;
}

/* Blocks of one table that was cut into pieces: no words between them. */
static bool
goes_on(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = from; i <= to; i++)
		if (r->doc->blocks.at[i].kind != BLOCK_TABLE)
			return false;
	return true;
}

struct list {
	money total, slack;
	size_t n;
	const struct statement *line[LINES_MOST];
};

static bool
add_line(struct list *l, const struct statement *s)
{
	if (l->n < LINES_MOST)
		l->line[l->n] = s;
	l->n++;
	return money_add(l->total, s->amount, &l->total) &&
	       money_add(l->slack, half_place(s), &l->slack);
}

/* 208 社会保障和就业支出; a total by its measure. */
static struct said
name_of(struct reading *r, const char *place, const struct statement *s,
        bool code)
{
	const char *colon = memchr(s->measure.at, ':', s->measure.len);
	struct said name = said_measure(place, s->measure);

	if (colon != NULL)
		name.en = name.zh;
	if (!code || s->function_code.len == 0)
		return name;
	return said_pair(r->arena, place, said_words(place, s->function_code),
	                 name);
}

static void
report(struct reading *r, const struct statement *whole, const struct list *l)
{
	struct arena *a = r->arena;
	struct said items[LINES_MOST];
	struct span spans[LINES_MOST + 1] = {whole->span};
	size_t n = l->n < LINES_MOST ? l->n : LINES_MOST;

	for (size_t i = 0; i < n; i++) {
		const struct statement *s = l->line[i];

		spans[i + 1] = s->span;
		items[i] = said_pair(a, "line", name_of(r, "line", s, false),
		                     said_quote("line", r, s->span));
	}
	disclosure_find(r->out, a,
	                money_compare(l->total, whole->amount) > 0
	                    ? FOUND_LINES_MORE
	                    : FOUND_LINES_LESS,
	                spans, (unsigned)n + 1,
	                SAID(name_of(r, "line", whole, true),
	                     said_number(a, "year", whole->year),
	                     said_quote("whole", r, whole->span),
	                     said_list(a, "lines", items, n,
	                               said_words("between", SLICE(" + ")))));
}

/* A line below `code`, one level down. */
static bool
is_child(struct slice code, struct slice of)
{
	return code.len == of.len + 2 && slice_starts(code, of);
}

/* The lines that stand behind a 类 or 款 and are parts of it. */
static void
check_branch(struct reading *r, size_t i)
{
	const struct statement *whole = &r->statements.at[i];
	struct list l = {.total = money_of_fen(0), .slack = half_place(whole)};
	size_t last = whole->block;

	for (size_t j = i + 1; j < r->statements.n; j++) {
		const struct statement *s = &r->statements.at[j];

		if (!same_column(whole, s))
			continue;
		if (!slice_starts(s->function_code, whole->function_code) ||
		    s->function_code.len <= whole->function_code.len ||
		    (s->block != last && !goes_on(r, last, s->block)))
			break;
		last = s->block;
		if (is_child(s->function_code, whole->function_code) &&
		    !add_line(&l, s))
			return;
	}
	if (l.n > 0 && !within(l.total, whole->amount, l.slack))
		report(r, whole, &l);
}

/* The row 合计 over all 类 of one table. */
static void
check_trunk(struct reading *r, size_t i)
{
	const struct statement *whole = &r->statements.at[i];
	struct list l = {.total = money_of_fen(0), .slack = half_place(whole)};

	for (size_t j = 0; j < r->statements.n; j++) {
		const struct statement *s = &r->statements.at[j];

		if (s->block == whole->block && same_column(whole, s) &&
		    s->function_code.len == 3 && !add_line(&l, s))
			return;
	}
	/* A table over pages has 类 in other blocks: they are no proof. */
	if (l.n > 0 && !within(l.total, whole->amount, l.slack) &&
	    (whole->block + 1 >= r->doc->blocks.n ||
	     r->doc->blocks.at[whole->block + 1].kind != BLOCK_TABLE) &&
	    (whole->block == 0 ||
	     r->doc->blocks.at[whole->block - 1].kind != BLOCK_TABLE))
		report(r, whole, &l);
}

/* The 类 that a sentence lists behind its total may not exceed it. */
static void
check_sentence(struct reading *r, size_t i)
{
	const struct statement *whole = &r->statements.at[i];
	struct list l = {.total = money_of_fen(0), .slack = half_place(whole)};

	for (size_t j = i + 1;
	     j < r->statements.n && r->statements.at[j].block == whole->block;
	     j++) {
		const struct statement *s = &r->statements.at[j];
		struct slice name, code;
		const char *colon = memchr(s->measure.at, ':', s->measure.len);

		if (s->role != SAYS_VALUE || colon == NULL ||
		    s->fund != whole->fund || s->part != whole->part ||
		    s->year != whole->year || s->stage != whole->stage)
			continue;
		name =
		    slice_from(s->measure, (size_t)(colon - s->measure.at) + 1);
		code = function_code(r->know->functions, name, SLICE_NONE);
		if (code.len == 3 && !add_line(&l, s))
			return;
	}
	if (l.n > 1 && !within(l.total, whole->amount, l.slack) &&
	    money_compare(l.total, whole->amount) > 0)
		report(r, whole, &l);
}

/* ---- purchases ---- */

static money
amount_of(const struct procurement *p, struct slice measure)
{
	if (slice_is(measure, SLICE("procurement.general")))
		return p->general;
	if (slice_is(measure, SLICE("procurement.gov_fund")))
		return p->gov_fund;
	return p->amount;
}

static void
check_purchases(struct reading *r, size_t i)
{
	const struct statement *whole = &r->statements.at[i];
	const struct block *b = &r->doc->blocks.at[whole->block];
	money total = money_of_fen(0), slack = half_place(whole);
	size_t n = 0;

	for (size_t j = 0; j < r->out->procurement.n; j++) {
		const struct procurement *p = &r->out->procurement.at[j];
		money amount = amount_of(p, whole->measure);

		if (p->span.start < b->span.start ||
		    p->span.end > b->span.end || !money_known(amount))
			continue;
		n++;
		if (!money_add(total, amount, &total) ||
		    !money_add(slack, half_place(whole), &slack))
			return;
	}
	if (n == 0 || within(total, whole->amount, slack))
		return;
	disclosure_find(r->out, r->arena,
	                money_compare(total, whole->amount) > 0
	                    ? FOUND_PURCHASES_MORE
	                    : FOUND_PURCHASES_LESS,
	                &whole->span, 1,
	                SAID(said_measure("measure", whole->measure),
	                     said_quote("whole", r, whole->span),
	                     said_number(r->arena, "rows", (int64_t)n)));
}

void
check_lines(struct reading *r)
{
	for (size_t i = 0; i < r->statements.n; i++) {
		const struct statement *s = &r->statements.at[i];

		if (s->role != SAYS_VALUE)
			continue;
		if (s->in_table &&
		    (s->function_code.len == 3 || s->function_code.len == 5))
			check_branch(r, i);
		else if (slice_is(s->measure, SLICE("expenditure.total")))
			(s->in_table ? check_trunk : check_sentence)(r, i);
		else if (s->in_table &&
		         slice_starts(s->measure, SLICE("procurement.")))
			check_purchases(r, i);
	}
}
