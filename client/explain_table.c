/*
 * A table: a line with its kind, caption, unit and how much of it was taken,
 * then a line for each column with what it was taken for.
 */
#include "client/explain_part.h"

#include <string.h>

#include "client/quote.h"
#include "client/width.h"

#define INDENT 4
#define HEADER_MOST 2000
#define WORDS_MOST 30 /* columns of the words over a column */

static void
put_share(const struct explain *x, enum phrase what, int64_t part,
          int64_t whole)
{
	fputs(" · ", x->screen->out);
	fprintf(x->screen->out, phrase(what, x->screen->language),
	        (long long)part, (long long)whole);
}

static void
put_title(const struct explain *x, const struct sheet_note *n,
          struct slice heading)
{
	const struct screen *s = x->screen;
	char kind[EXPLAIN_CELL];
	struct slice caption = n->caption.len > 0
	                           ? n->caption
	                           : slice_of(phrase(SAY_UNNAMED, s->language));

	fprintf(s->out, "%*s%s[%s]%s", 2, "", screen_bold(s),
	        n->kind == TABLE_NONE
	            ? phrase(SAY_TABLE, s->language)
	            : explain_word(x, VOCABULARY_TABLE, n->kind, kind),
	        screen_plain(s));
	/* What the section is called need not be said again. */
	if (!slice_is(n->caption, heading)) {
		putc(' ', s->out);
		quote_words(s, caption, x->columns / 2);
	}
	fputs(screen_dim(s), s->out);
	if (n->unit.len > 0) {
		char unit[EXPLAIN_CELL];

		snprintf(unit, sizeof(unit), "%.*s", (int)n->unit.len,
		         n->unit.at);
		fputs(" · ", s->out);
		fprintf(s->out, phrase(SAY_UNIT, s->language), unit);
	}
	if (n->kind != TABLE_NONE && n->kind != TABLE_FORM) {
		put_share(x, SAY_ROWS_OF, n->taken, n->rows);
	} else {
		fputs(" · ", s->out);
		fprintf(s->out, phrase(SAY_ROWS, s->language),
		        (long long)n->rows);
	}
	if (n->figures > 0)
		put_share(x, SAY_READ_OF, n->read, n->figures);
	fprintf(s->out, "%s\n", screen_plain(s));
}

static void
append(char out[EXPLAIN_CELL], const char *text)
{
	explain_append(out, " · ", slice_of(text));
}

/* "金额 · 2021 · 预算数 · 一般公共预算" */
static void
takes(const struct explain *x, const struct column_note *c,
      char out[EXPLAIN_CELL])
{
	char text[EXPLAIN_CELL];

	explain_word(x, VOCABULARY_COLUMN, c->takes, out);
	if (c->measure.len > 0) {
		explain_measure_name(x, c->measure, text);
		append(out, text);
	}
	snprintf(text, sizeof(text), "%u", (unsigned)c->year);
	append(out, c->year == 0 ? "" : text);
	append(out, explain_word(x, VOCABULARY_STAGE, c->stage, text));
	append(out, explain_word(x, VOCABULARY_FUND, c->fund, text));
	append(out, explain_word(x, VOCABULARY_PART, c->part, text));
}

static size_t
words_width(const struct explain *x, size_t sheet)
{
	size_t most = 0;

	for (size_t i = 0; i < x->d->columns.n; i++) {
		const struct column_note *c = &x->d->columns.at[i];
		size_t w = width(c->words);

		if ((size_t)c->sheet == sheet && w > most)
			most = w;
	}
	return most > WORDS_MOST ? WORDS_MOST : most;
}

static void
put_column(const struct explain *x, const struct column_note *c, size_t room)
{
	const struct screen *s = x->screen;
	char text[EXPLAIN_CELL];
	size_t used;

	fprintf(s->out, "%s%*s%2lld  ", screen_dim(s), INDENT, "",
	        (long long)c->place);
	used = quote_words(s, c->words.len > 0 ? c->words : SLICE("–"),
	                   room > 0 ? room : 1);
	while (used++ < room)
		putc(' ', s->out);
	takes(x, c, text);
	fprintf(s->out, "  → %s%s", screen_plain(s),
	        c->takes == COLUMN_SKIPPED ? screen_dim(s) : "");
	quote_words(s, slice_of(text),
	            x->columns > room + INDENT + 20
	                ? x->columns - room - INDENT - 8
	                : 12);
	fprintf(s->out, "%s\n", screen_plain(s));
}

/* A known header on one line: most of its words are what they were taken for.
 */
static void
put_header(const struct explain *x, size_t sheet)
{
	const struct screen *s = x->screen;
	char line[HEADER_MOST] = "", word[EXPLAIN_CELL];
	size_t n = 0;

	for (size_t i = 0; i < x->d->columns.n; i++) {
		const struct column_note *c = &x->d->columns.at[i];
		const char *takes =
		    explain_word(x, VOCABULARY_COLUMN, c->takes, word);
		struct slice words = c->words.len > 120 ? SLICE("…") : c->words;

		if ((size_t)c->sheet != sheet ||
		    n + words.len + strlen(takes) + 12 > sizeof(line))
			continue;
		n += (size_t)snprintf(line + n, sizeof(line) - n, "%s%.*s",
		                      n > 0 ? " · " : "", (int)words.len,
		                      words.at);
		if (!slice_is(words, slice_of(takes)))
			n += (size_t)snprintf(line + n, sizeof(line) - n, "→%s",
			                      takes);
	}
	if (n == 0)
		return;
	fprintf(s->out, "%s%*s%s", screen_dim(s), INDENT, "",
	        phrase(SAY_COLUMNS, s->language));
	quote_wrapped(s, slice_of(line), INDENT + 4, x->columns - 6);
	fputs(screen_plain(s), s->out);
}

static void
put_columns(const struct explain *x, size_t sheet)
{
	size_t room = words_width(x, sheet);

	for (size_t c = 0; c < x->d->columns.n; c++)
		if ((size_t)x->d->columns.at[c].sheet == sheet)
			put_column(x, &x->d->columns.at[c], room);
}

void
explain_sheet(const struct explain *x, size_t i, struct slice heading)
{
	const struct sheet_note *n = &x->d->sheets.at[i];
	const struct screen *s = x->screen;
	char why[EXPLAIN_CELL];

	put_title(x, n, heading);
	if (n->kind == TABLE_FIGURES)
		put_columns(x, i + 1);
	else
		put_header(x, i + 1);
	if (n->ignored != IGNORED_NONE)
		fprintf(s->out, "%s%*s– %s: %s%s\n", screen_dim(s), INDENT, "",
		        phrase(SAY_NOT_READ, s->language),
		        explain_word(x, VOCABULARY_IGNORED, n->ignored, why),
		        screen_plain(s));
}
