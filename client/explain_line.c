/*
 * A figure takes one line: what it is, for when, how much, and the words it
 * was read from.  The columns are the same over the whole paper.
 */
#include "client/explain_part.h"

#include <inttypes.h>
#include <string.h>

#include "client/number.h"
#include "client/quote.h"
#include "client/width.h"
#include "ingest/utf8.h"

#include "measures.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))
#define FUNCTION "expenditure.function:"
#define INDENT 4
#define NAME_MOST 34 /* columns */
#define NAME_LEAST 12
#define QUOTE 30 /* columns that a quotation should have */

void
explain_append(char out[EXPLAIN_CELL], const char *between, struct slice words)
{
	size_t n = strlen(out), room, gap = n > 0 ? strlen(between) : 0;

	if (words.len == 0 || n + gap + 1 >= EXPLAIN_CELL)
		return;
	room = EXPLAIN_CELL - 1 - n - gap;
	if (words.len > room)
		words.len = utf8_cut(words, room);
	memcpy(out + n, between, gap);
	memcpy(out + n + gap, words.at, words.len);
	out[n + gap + words.len] = '\0';
}

static void
append(char out[EXPLAIN_CELL], const char *between, const char *text)
{
	explain_append(out, between, slice_of(text));
}

const char *
explain_word(const struct explain *x, enum vocabulary_id words, unsigned value,
             char out[EXPLAIN_CELL])
{
	const struct vocabulary *v = vocabulary(words);
	bool zh = x->screen->language == LANGUAGE_ZH;
	const char *text = value > 0 && value < v->n
	                       ? zh ? v->words[value].zh : v->words[value].name
	                       : "";

	snprintf(out, EXPLAIN_CELL, "%s", text);
	for (char *p = out; !zh && *p != '\0'; p++)
		if (*p == '_')
			*p = ' ';
	return out;
}

void
explain_measure_name(const struct explain *x, struct slice measure,
                     char out[EXPLAIN_CELL])
{
	struct slice head = SLICE(FUNCTION);

	if (slice_starts(measure, head))
		measure = slice_from(measure, head.len);
	for (size_t i = 0; i < N(rows_measures); i++)
		if (slice_is(measure, slice_of(rows_measures[i].measure)))
			measure = slice_of(x->screen->language == LANGUAGE_ZH
			                       ? rows_measures[i].zh
			                       : rows_measures[i].en);
	out[0] = '\0';
	explain_append(out, "", measure);
}

static void
append_word(const struct explain *x, char out[EXPLAIN_CELL],
            enum vocabulary_id words, unsigned value)
{
	char text[EXPLAIN_CELL];

	append(out, " ", explain_word(x, words, value, text));
}

/* "水体 2110302 · 基本支出" */
static void
put_name(const struct explain *x, struct line *l, struct slice measure,
         struct slice code, enum fund fund, enum part part)
{
	char text[EXPLAIN_CELL];

	explain_measure_name(x, measure, l->name);
	explain_append(l->name, " ", code);
	append(l->name, " · ", explain_word(x, VOCABULARY_FUND, fund, text));
	append(l->name, " · ", explain_word(x, VOCABULARY_PART, part, text));
}

static void
put_when(const struct explain *x, struct line *l, uint16_t year,
         enum stage stage)
{
	snprintf(l->when, sizeof(l->when), "%u", (unsigned)year);
	append_word(x, l->when, VOCABULARY_STAGE, stage);
}

static void
put_money(struct line *l, money m, const char *sign)
{
	char digits[MONEY_TEXT], grouped[NUMBER_TEXT];

	snprintf(l->amount, sizeof(l->amount), "%s%s", sign,
	         number_group(money_print(m, digits), grouped));
}

static void
fact_line(const struct explain *x, const struct fact *f, struct line *l)
{
	put_name(x, l, f->measure, f->function_code, f->fund, f->part);
	put_when(x, l, f->year, f->stage);
	if (f->presence != PRESENCE_STATED)
		append_word(x, l->when, VOCABULARY_PRESENCE, f->presence);
	put_money(l, f->amount, "");
	l->span = f->span;
}

static void
change_line(const struct explain *x, const struct change *c, struct line *l)
{
	char basis[EXPLAIN_CELL], against[EXPLAIN_CELL];
	bool rise = !money_negative(c->delta) &&
	            !money_equal(c->delta, money_of_fen(0));

	put_name(x, l, c->measure, c->function_code, c->fund, PART_NONE);
	put_when(x, l, c->year, c->stage);
	snprintf(against, sizeof(against),
	         phrase(SAY_AGAINST, x->screen->language),
	         explain_word(x, VOCABULARY_BASIS, c->basis, basis));
	append(l->when, " ", against);
	put_money(l, c->delta, rise ? "+" : "");
	l->span = c->span;
}

static void
count_line(const struct explain *x, const struct count *c, struct line *l)
{
	put_name(x, l, c->measure, SLICE_NONE, FUND_NONE, PART_NONE);
	put_when(x, l, c->year, c->stage);
	snprintf(l->amount, sizeof(l->amount), "%" PRId64, c->value);
	l->span = c->span;
}

bool
explain_line(const struct explain *x, enum record_id id, size_t i,
             struct line *out)
{
	memset(out, 0, sizeof(*out));
	if (id == RECORD_FACT)
		fact_line(x, &x->d->facts.at[i], out);
	else if (id == RECORD_CHANGE)
		change_line(x, &x->d->changes.at[i], out);
	else if (id == RECORD_COUNT)
		count_line(x, &x->d->counts.at[i], out);
	else
		return false;
	return true;
}

/* ---- columns ---- */

static void
widen(size_t *column, size_t w)
{
	if (w > *column)
		*column = w;
}

/* Columns of the digits before the point and of what is behind it. */
static void
amount_widths(const char *amount, size_t *whole, size_t *fraction)
{
	size_t behind = number_fraction(amount + (*amount == '+'));

	widen(fraction, behind);
	widen(whole, width(slice_of(amount)) - behind);
}

/* Columns before the quotation. */
static size_t
taken(const struct explain *x)
{
	return INDENT + x->name + x->when + x->amount + 6;
}

void
explain_measure(struct explain *x)
{
	static const enum record_id ids[] = {RECORD_FACT, RECORD_CHANGE,
	                                     RECORD_COUNT};
	size_t whole = 0, fraction = 0;

	for (size_t k = 0; k < N(ids); k++) {
		struct line l;
		size_t n;

		record_list(x->d, ids[k], &n);
		for (size_t i = 0; i < n; i++) {
			explain_line(x, ids[k], i, &l);
			widen(&x->name, width(slice_of(l.name)));
			widen(&x->when, width(slice_of(l.when)));
			amount_widths(l.amount, &whole, &fraction);
		}
	}
	x->amount = whole + fraction;
	x->fraction = fraction;
	if (x->name > NAME_MOST)
		x->name = NAME_MOST;
	while (x->name > NAME_LEAST && taken(x) + QUOTE > x->columns)
		x->name--;
}

static void
pad(FILE *out, size_t used, size_t room)
{
	while (used++ < room)
		putc(' ', out);
}

void
explain_put_line(const struct explain *x, const struct line *l)
{
	FILE *out = x->screen->out;
	size_t behind =
	    x->fraction - number_fraction(l->amount + (l->amount[0] == '+'));

	pad(out, 0, INDENT);
	pad(out, quote_words(x->screen, slice_of(l->name), x->name),
	    x->name + 2);
	fputs(screen_dim(x->screen), out);
	pad(out, quote_words(x->screen, slice_of(l->when), x->when),
	    x->when + 2);
	fputs(screen_plain(x->screen), out);
	pad(out, width(slice_of(l->amount)) + behind, x->amount);
	fprintf(out, "%s%s%s", screen_bold(x->screen), l->amount,
	        screen_plain(x->screen));
	pad(out, 0, behind + 2);
	quote_print(x->screen, x->d->text, quote_around(x->d->text, l->span),
	            l->span,
	            x->columns > taken(x) + 12 ? x->columns - taken(x) : 12);
	putc('\n', out);
}
