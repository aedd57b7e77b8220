/*
 * Lines of tables against the lines and rows that sum them up: 类 over 款 over
 * 项 by their codes, purchases under 合计; and the list of 类 in a sentence
 * against its total.
 */
#include "ingest/check.h"
#include "ingest/function_class.h"

#include <stdio.h>

#define LIST_MOST 900 /* bytes of a quoted list */

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
	char text[LIST_MOST];
	size_t length, n;
	struct span spans[FINDING_SPANS];
};

static bool
add_line(const struct reading *r, struct list *l, const struct statement *s)
{
	struct slice name = s->measure;
	const char *colon = memchr(name.at, ':', name.len);
	struct slice figure = quoted(r, s->span);
	int n;

	if (colon != NULL)
		name = slice_from(name, (size_t)(colon - name.at) + 1);
	n = snprintf(l->text + l->length, LIST_MOST - l->length, "%s%.*s %.*s",
	             l->n == 0 ? "" : " + ", QUOTE(name), QUOTE(figure));
	if (n > 0 && l->length + (size_t)n < LIST_MOST - 4)
		l->length += (size_t)n;
	l->text[l->length] = '\0';
	if (l->n + 1 < FINDING_SPANS)
		l->spans[l->n + 1] = s->span;
	l->n++;
	return money_add(l->total, s->amount, &l->total) &&
	       money_add(l->slack, half_place(s), &l->slack);
}

static void
report(struct reading *r, const struct statement *whole, struct list *l)
{
	struct slice name = whole->measure;
	const char *colon = memchr(name.at, ':', name.len);
	size_t n = l->n + 1 < FINDING_SPANS ? l->n + 1 : FINDING_SPANS;

	if (colon != NULL)
		name = slice_from(name, (size_t)(colon - name.at) + 1);
	l->spans[0] = whole->span;
	disclosure_find(
	    r->out, r->arena, SUM_MISMATCH, l->spans, (unsigned)n,
	    "%.*s%s%.*s %u is printed as %.*s, its lines add up to %s: %s",
	    QUOTE(whole->function_code),
	    whole->function_code.len > 0 ? " " : "", QUOTE(name), whole->year,
	    QUOTE(quoted(r, whole->span)),
	    money_compare(l->total, whole->amount) > 0 ? "more" : "less",
	    l->text);
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
		    !add_line(r, &l, s))
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
		    s->function_code.len == 3 && !add_line(r, &l, s))
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
		if (code.len == 3 && !add_line(r, &l, s))
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
	disclosure_find(
	    r->out, r->arena, SUM_MISMATCH, &whole->span, 1,
	    "%.*s is printed as %.*s, the %zu rows of the table add up to %s",
	    QUOTE(whole->measure), QUOTE(quoted(r, whole->span)), n,
	    money_compare(total, whole->amount) > 0 ? "more" : "less");
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
