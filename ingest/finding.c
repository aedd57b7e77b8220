/*
 * Adding findings.  Severity hangs on the code alone, so that it is the same
 * wherever a rule fires.  A wording is filled in two walks over it: one for the
 * length, one for the text.
 */
#include "ingest/finding.h"

#include <stdarg.h>
#include <stdio.h>

#include "measures.h"
#include "reasons.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))
#define LIST_MOST 900 /* bytes */

struct wording {
	enum finding_code code;
	const char *en, *zh;
};

static const struct wording wordings[] = {{FINDING_NONE, "", ""},
#define X(id, code, en, zh) {code, en, zh},
                                          FINDING_WORDS(X)
#undef X
};

static enum severity
severity_of(enum finding_code code)
{
	switch (code) {
	case SUM_MISMATCH:
	case RESTATED_CONFLICT:
	case TEXT_TABLE_CONFLICT:
	case CROSS_SECTION_CONFLICT:
	case CHANGE_CONFLICT:
	case RATE_CONFLICT:
	case UNIT_SUSPECT:
	case YEAR_CONFLICT:
	case KPI_UNIT_MISMATCH:
	case KPI_MALFORMED_TARGET:
	case KPI_GOAL_REUSED:
		return SEVERITY_WARNING;
	case UNKNOWN_COUNTY:
	case UNKNOWN_YEAR:
	case UNKNOWN_DOC_TYPE:
	case UNREADABLE:
		return SEVERITY_ERROR;
	case FINDING_NONE:
	case PLACEHOLDER_LEFT:
	case MISSING_SECTION:
	case KPI_NOT_MEASURABLE:
	case KPI_DIRECTION_DOUBTFUL:
	case KPI_MISPLACED:
		return SEVERITY_NOTE;
	}
	return SEVERITY_NOTE;
}

/* ---- what fills the places ---- */

struct said
said_words(const char *place, struct slice words)
{
	return (struct said){place, words, words};
}

struct said
said_number(struct arena *a, const char *place, int64_t n)
{
	return said_print(a, place, "%lld", (long long)n);
}

struct said
said_print(struct arena *a, const char *place, const char *format, ...)
{
	va_list args, again;
	int length;
	char *text;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	length = length < 0 ? 0 : length;
	text = arena_alloc(a, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return said_words(place, (struct slice){text, (size_t)length});
}

struct said
said_measure(const char *place, struct slice measure)
{
	struct said said = said_words(place, measure);
	const char *colon = slice_find(measure, SLICE(":"));

	if (colon != NULL) {
		said.zh = slice_from(measure, (size_t)(colon - measure.at) + 1);
		return said;
	}
	for (size_t i = 0; measure.at != NULL && i < N(rows_measures); i++)
		if (slice_is(measure, slice_of(rows_measures[i].measure)))
			said.zh = slice_of(rows_measures[i].zh);
	return said;
}

/* Adds a piece at the end of what `out` has room for. */
static void
put(struct slice *out, struct slice piece)
{
	if (piece.len > 0)
		memcpy((char *)(uintptr_t)out->at + out->len, piece.at,
		       piece.len);
	out->len += piece.len;
}

static struct slice
beside(struct arena *a, struct slice first, struct slice second)
{
	struct slice out = {arena_alloc(a, first.len + second.len + 1), 0};

	put(&out, first);
	put(&out, SLICE(" "));
	put(&out, second);
	return out;
}

struct said
said_pair(struct arena *a, const char *place, struct said first,
          struct said second)
{
	return (struct said){place, beside(a, first.en, second.en),
	                     beside(a, first.zh, second.zh)};
}

struct said
said_list(struct arena *a, const char *place, const struct said *items,
          size_t n, struct said between)
{
	struct said said = {place,
	                    {arena_alloc(a, LIST_MOST), 0},
	                    {arena_alloc(a, LIST_MOST), 0}};

	for (size_t i = 0; i < n; i++) {
		if (said.en.len + between.en.len + items[i].en.len >
		        LIST_MOST ||
		    said.zh.len + between.zh.len + items[i].zh.len > LIST_MOST)
			break;
		put(&said.en, i == 0 ? SLICE("") : between.en);
		put(&said.en, items[i].en);
		put(&said.zh, i == 0 ? SLICE("") : between.zh);
		put(&said.zh, items[i].zh);
	}
	return said;
}

struct said
said_reason(const char *place, const char *reason)
{
	struct said said = said_words(place, slice_of(reason));

	for (size_t i = 0; i < N(rows_reasons); i++)
		if (strcmp(rows_reasons[i].en, reason) == 0)
			said.zh = slice_of(rows_reasons[i].zh);
	return said;
}

/* ---- the wordings ---- */

enum tongue { EN, ZH };

/* What is said for the place; NULL: nothing. */
static const struct said *
filling(struct slice name, const struct said *said, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is(name, slice_of(said[i].place)))
			return &said[i];
	return NULL;
}

/* The next piece of a wording: words, or what fills a place. */
static struct slice
next_piece(const char **rest, enum tongue tongue, const struct said *said,
           size_t n)
{
	struct slice words = {*rest, strcspn(*rest, "{")};
	const struct said *fill;
	size_t end;

	if (words.len > 0) {
		*rest += words.len;
		return words;
	}
	end = strcspn(*rest, "}");
	fill = filling((struct slice){*rest + 1, end - 1}, said, n);
	words.len = end + ((*rest)[end] == '}');
	*rest += words.len;
	if (fill == NULL)
		return words;
	return tongue == ZH ? fill->zh : fill->en;
}

static struct slice
filled(struct arena *a, const char *wording, enum tongue tongue,
       const struct said *said, size_t n)
{
	struct slice out = {NULL, 0};
	size_t room = 1;

	for (const char *rest = wording; *rest != '\0';)
		room += next_piece(&rest, tongue, said, n).len;
	out.at = arena_alloc(a, room);
	for (const char *rest = wording; *rest != '\0';)
		put(&out, next_piece(&rest, tongue, said, n));
	return out;
}

void
disclosure_find(struct disclosure *d, struct arena *a, enum found what,
                const struct span *spans, unsigned n_spans,
                const struct said *said, size_t n_said)
{
	struct finding *f = list_add(a, &d->findings);
	const struct wording *w = &wordings[what];

	f->code = w->code;
	f->severity = severity_of(w->code);
	f->message = filled(a, w->en, EN, said, n_said);
	f->message_zh = filled(a, w->zh, ZH, said, n_said);
	for (; f->n_spans < n_spans && f->n_spans < FINDING_SPANS; f->n_spans++)
		f->spans[f->n_spans] = spans[f->n_spans];
}
