/*
 * Everything that has a place in the paper is one list, sorted by that place;
 * what stands first at one place is what encloses the rest.
 */
#include "client/explain_part.h"

#include <inttypes.h>
#include <stdlib.h>

#include "client/number.h"
#include "client/quote.h"
#include "client/sentence.h"
#include "client/width.h"

#define WIDTH 110      /* of a page that is no terminal */
#define WIDTH_MOST 160 /* of lines that an eye can follow */
#define INDENT 4
#define ROWS_SHOWN 6 /* of a table's rows that gave nothing */

struct item {
	uint32_t at;
	enum record_id id;
	size_t i;
};

/* Records that stand at their place, the enclosing ones first. */
static const enum record_id placed[] = {
    RECORD_CHAPTER, RECORD_SHEET, RECORD_PROJECT, RECORD_FACT,
    RECORD_CHANGE,  RECORD_COUNT, RECORD_PASSED,  RECORD_FINDING};

#define PLACED (sizeof(placed) / sizeof(placed[0]))

/* ---- the list ---- */

static struct span
span_of(const struct disclosure *d, enum record_id id, size_t i)
{
	const struct record *r = record(id);
	size_t n;
	const char *items = record_list(d, id, &n);

	for (size_t f = 0; f < r->n_fields; f++)
		if (r->fields[f].kind == FIELD_SPAN)
			return *(const struct span
			             *)(const void *)(items + i * r->size +
			                              r->fields[f].offset);
	return d->findings.at[i].n_spans > 0 ? d->findings.at[i].spans[0]
	                                     : (struct span){0, 0};
}

static size_t
rank_of(enum record_id id)
{
	size_t rank = 0;

	while (rank < PLACED && placed[rank] != id)
		rank++;
	return rank;
}

static int
by_place(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	size_t rank_x = rank_of(x->id), rank_y = rank_of(y->id);

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (rank_x != rank_y)
		return rank_x < rank_y ? -1 : 1;
	return (x->i > y->i) - (x->i < y->i);
}

/* A finding without a place is told at the end. */
static bool
is_placed(const struct disclosure *d, enum record_id id, size_t i)
{
	return id != RECORD_FINDING || d->findings.at[i].n_spans > 0;
}

static struct item *
items_of(const struct disclosure *d, size_t *n)
{
	size_t total = 0, one;
	struct item *items;

	for (size_t k = 0; k < PLACED; k++) {
		record_list(d, placed[k], &one);
		total += one;
	}
	items = calloc(total + 1, sizeof(*items));
	*n = 0;
	for (size_t k = 0; items != NULL && k < PLACED; k++) {
		record_list(d, placed[k], &one);
		for (size_t i = 0; i < one; i++)
			if (is_placed(d, placed[k], i))
				items[(*n)++] = (struct item){
				    span_of(d, placed[k], i).start, placed[k],
				    i};
	}
	if (items != NULL)
		qsort(items, *n, sizeof(*items), by_place);
	return items;
}

/* ---- the kinds of lines ---- */

static size_t
terms_in(const struct disclosure *d, struct span where)
{
	size_t n = 0;

	for (size_t i = 0; i < d->terms.n; i++)
		n += d->terms.at[i].span.start >= where.start &&
		     d->terms.at[i].span.start < where.end;
	return n;
}

static void
put_chapter(const struct explain *x, const struct chapter *c)
{
	const struct screen *s = x->screen;
	char kind[EXPLAIN_CELL];
	size_t terms = terms_in(x->d, c->span);

	fputs(screen_title(s), s->out);
	quote_words(s,
	            c->heading.len > 0
	                ? c->heading
	                : slice_of(phrase(SAY_NO_HEADING, s->language)),
	            x->columns * 2 / 3);
	fprintf(s->out, "%s%s", screen_plain(s), screen_dim(s));
	if (c->kind != SECTION_OTHER)
		fprintf(s->out, "  ‹%s›",
		        explain_word(x, VOCABULARY_SECTION, c->kind, kind));
	if (c->figures > 0) {
		fputs("  ", s->out);
		fprintf(s->out, phrase(SAY_READ_OF, s->language),
		        (long long)c->read, (long long)c->figures);
	}
	if (terms > 0) {
		fputs("  ", s->out);
		fprintf(s->out, phrase(SAY_TERMS, s->language), terms);
	}
	if (c->ignored != IGNORED_NONE)
		fprintf(s->out, "  – %s",
		        explain_word(x, VOCABULARY_IGNORED, c->ignored, kind));
	fprintf(s->out, "%s\n", screen_plain(s));
}

static void
put_project(const struct explain *x, size_t i)
{
	const struct project *p = &x->d->projects.at[i];
	const struct screen *s = x->screen;
	size_t goals = 0, kpis = 0;
	char digits[MONEY_TEXT], grouped[NUMBER_TEXT];

	for (size_t k = 0; k < x->d->goals.n; k++)
		goals += (size_t)x->d->goals.at[k].project == i + 1;
	for (size_t k = 0; k < x->d->kpis.n; k++)
		kpis += (size_t)x->d->kpis.at[k].project == i + 1;
	fprintf(s->out, "  %s[%s]%s ", screen_bold(s),
	        phrase(SAY_PROJECT, s->language), screen_plain(s));
	quote_words(s, p->title, x->columns / 2);
	fprintf(s->out, "%s · ", screen_dim(s));
	fprintf(s->out, phrase(SAY_PROJECT_HOLDS, s->language), goals, kpis);
	if (money_known(p->budget)) {
		fputs(" · ", s->out);
		fprintf(s->out, phrase(SAY_BUDGET, s->language),
		        number_group(money_print(p->budget, digits), grouped));
	}
	fprintf(s->out, "%s\n", screen_plain(s));
}

static void
put_passed(const struct explain *x, const struct passed *p)
{
	const struct screen *s = x->screen;
	char why[EXPLAIN_CELL];
	size_t used;

	explain_word(x, VOCABULARY_IGNORED, p->ignored, why);
	fprintf(s->out, "%s%*s– %s", screen_dim(s), INDENT, "", why);
	used = INDENT + 2 + width(slice_of(why));
	if (p->ignored != IGNORED_CONTENTS) {
		size_t room =
		    x->columns > used + 20 ? x->columns - used - 2 : 18;

		fputs("  ", s->out);
		if (p->ignored == IGNORED_AMOUNT)
			quote_print(s, x->d->text,
			            quote_around(x->d->text, p->span), p->span,
			            room);
		else
			quote_words(s, slice_cut(x->d->text, p->span), room);
	}
	fprintf(s->out, "%s\n", screen_plain(s));
}

static void
put_finding(const struct explain *x, const struct finding *f)
{
	const struct screen *s = x->screen;
	char severity[EXPLAIN_CELL], code[EXPLAIN_CELL];

	fprintf(s->out, "%s%*s! %s · %s%s\n%*s", screen_alarm(s), 2, "",
	        explain_word(x, VOCABULARY_SEVERITY, f->severity, severity),
	        explain_word(x, VOCABULARY_FINDING_CODE, f->code, code),
	        screen_plain(s), INDENT, "");
	quote_wrapped(s,
	              s->language == LANGUAGE_ZH ? f->message_zh : f->message,
	              INDENT, x->columns);
}

/* ---- the paper ---- */

/* What was printed last, of sections. */
struct place {
	const struct chapter *chapter;
	bool bare; /* nothing came behind its heading yet */
};

/* A line of figures that the outline took for a heading: it goes on with the
 * section before it, since it is of the same kind. */
static bool
is_mere_line(const struct explain *x, const struct place *place,
             const struct chapter *c, const struct item *next)
{
	return next->id == RECORD_FACT && place->chapter != NULL &&
	       place->chapter->kind == c->kind &&
	       x->d->facts.at[next->i].span.end <=
	           c->span.start + c->heading.len;
}

/* What stands before the first heading, where that is nothing. */
static bool
is_empty(const struct explain *x, const struct item *item,
         const struct item *next)
{
	return item->id == RECORD_CHAPTER &&
	       x->d->chapters.at[item->i].heading.len == 0 &&
	       next->id != RECORD_FACT && next->id != RECORD_SHEET &&
	       next->at >= x->d->chapters.at[item->i].span.end;
}

static void
enter_chapter(const struct explain *x, struct place *place, size_t i)
{
	if (!place->bare)
		putc('\n', x->screen->out);
	place->chapter = &x->d->chapters.at[i];
	place->bare = true;
	put_chapter(x, place->chapter);
}

static void
put_item(const struct explain *x, const struct place *place,
         const struct item *item)
{
	struct line line;

	if (explain_line(x, item->id, item->i, &line))
		explain_put_line(x, &line);
	else if (item->id == RECORD_SHEET)
		explain_sheet(x, item->i,
		              place->chapter == NULL ? SLICE_NONE
		                                     : place->chapter->heading);
	else if (item->id == RECORD_PROJECT)
		put_project(x, item->i);
	else if (item->id == RECORD_PASSED)
		put_passed(x, &x->d->passed.at[item->i]);
	else
		put_finding(x, &x->d->findings.at[item->i]);
}

/* Of a table's unknown rows the first few are shown and the others counted. */
static bool
is_row(const struct explain *x, const struct item *item)
{
	return item->id == RECORD_PASSED &&
	       x->d->passed.at[item->i].ignored == IGNORED_ROW;
}

static void
put_hidden(const struct explain *x, size_t *rows)
{
	const struct screen *s = x->screen;

	if (*rows > ROWS_SHOWN) {
		fprintf(s->out, "%s%*s– ", screen_dim(s), INDENT, "");
		fprintf(s->out, phrase(SAY_MORE_ROWS, s->language),
		        *rows - ROWS_SHOWN);
		fprintf(s->out, "%s\n", screen_plain(s));
	}
	*rows = 0;
}

static void
put_items(const struct explain *x, const struct item *items, size_t n)
{
	struct place place = {NULL, false};
	size_t rows = 0;

	for (size_t i = 0; i < n; i++) {
		if (items[i].id == RECORD_CHAPTER ||
		    items[i].id == RECORD_SHEET)
			put_hidden(x, &rows);
		if (is_row(x, &items[i]) && ++rows > ROWS_SHOWN)
			continue;
		if (is_empty(x, &items[i], &items[i + 1]))
			continue;
		if (items[i].id != RECORD_CHAPTER) {
			put_item(x, &place, &items[i]);
			place.bare = false;
		} else if (!is_mere_line(x, &place,
		                         &x->d->chapters.at[items[i].i],
		                         &items[i + 1])) {
			enter_chapter(x, &place, items[i].i);
		}
	}
	put_hidden(x, &rows);
}

static void
put_unplaced(const struct explain *x)
{
	const struct screen *s = x->screen;
	bool any = false;

	for (size_t i = 0; i < x->d->findings.n; i++) {
		if (is_placed(x->d, RECORD_FINDING, i))
			continue;
		if (!any)
			fprintf(s->out, "\n%s%s%s\n", screen_title(s),
			        phrase(SAY_WHOLE_PAPER, s->language),
			        screen_plain(s));
		any = true;
		put_finding(x, &x->d->findings.at[i]);
	}
}

bool
explain_print(const struct screen *s, const struct input *in,
              const struct disclosure *d)
{
	struct explain x = {.screen = s, .in = in, .d = d, .columns = WIDTH};
	struct item *items;
	size_t n;

	if (s->columns > 0)
		x.columns = s->columns < WIDTH_MOST ? s->columns : WIDTH_MOST;
	items = items_of(d, &n);
	if (items == NULL)
		return false;
	explain_measure(&x);
	explain_identity(&x);
	put_items(&x, items, n);
	put_unplaced(&x);
	putc('\n', s->out);
	explain_sums(&x);
	free(items);
	return true;
}

void
explain_error(const struct screen *s, const struct input *in)
{
	/* The message begins with the path. */
	const char *reason = in->message + strlen(in->path) + 2;

	fprintf(s->out, "%s%s%s\n  %s%s: ", screen_title(s), in->name,
	        screen_plain(s), screen_alarm(s), in->path);
	sentence_print(s->out, reason, s->language);
	fprintf(s->out, "%s\n", screen_plain(s));
}
