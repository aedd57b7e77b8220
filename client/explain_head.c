/*
 * Above: who published what for which year, and which words said so.  Below:
 * how much there was and how much of it was used.
 */
#include "client/explain_part.h"

#include <inttypes.h>
#include <string.h>

#include "client/number.h"
#include "client/quote.h"
#include "client/width.h"

#define LABEL 12 /* columns of a label */
#define VALUE 40 /* columns of what is known, before its ground */

/* ---- identity ---- */

static const struct ground *
ground_of(const struct explain *x, enum evidence of)
{
	for (size_t i = 0; i < x->d->grounds.n; i++)
		if (x->d->grounds.at[i].of == of)
			return &x->d->grounds.at[i];
	return NULL;
}

static void
put_ground(const struct explain *x, enum evidence of, size_t room)
{
	const struct ground *g = ground_of(x, of);
	const struct screen *s = x->screen;
	char text[500];

	if (g == NULL)
		return;
	if (slice_is(g->words, x->d->head.title))
		snprintf(text, sizeof(text), "%s",
		         phrase(SAY_FROM_TITLE, s->language));
	else {
		char words[300];

		snprintf(words, sizeof(words), "%.*s", (int)g->words.len,
		         g->words.at);
		snprintf(text, sizeof(text),
		         phrase(SAY_FROM_WORDS, s->language), words);
	}
	fputs(screen_dim(s), s->out);
	quote_words(s, slice_of(text), room);
	fputs(screen_plain(s), s->out);
}

/* A line "label  value  ground"; an empty value is not known. */
static void
put_known(const struct explain *x, enum phrase label, const char *value,
          enum evidence of)
{
	const struct screen *s = x->screen;
	size_t used, room = x->columns > LABEL + 24 ? x->columns - LABEL : 24;

	fprintf(s->out, "  %s", screen_dim(s));
	used = 2 + quote_words(s, slice_of(phrase(label, s->language)), LABEL);
	fprintf(s->out, "%s%*s", screen_plain(s),
	        used < LABEL ? (int)(LABEL - used) : 1, "");
	if (*value == '\0') {
		fprintf(s->out, "%s%s%s\n", screen_alarm(s),
		        phrase(SAY_UNKNOWN, s->language), screen_plain(s));
		return;
	}
	used = quote_words(s, slice_of(value), room);
	while (ground_of(x, of) != NULL && used < VALUE) {
		putc(' ', s->out);
		used++;
	}
	if (ground_of(x, of) != NULL && used + 12 < room) {
		fputs("  ", s->out);
		put_ground(x, of, room - used - 2);
	}
	putc('\n', s->out);
}

static void
join(char out[EXPLAIN_CELL], struct slice s)
{
	explain_append(out, " · ", s);
}

static void
put_file(const struct explain *x)
{
	const struct head *h = &x->d->head;
	char value[EXPLAIN_CELL] = "", bytes[24], grouped[NUMBER_TEXT];

	join(value, slice_of(x->in->name));
	join(value, h->media_type);
	join(value, h->charset);
	snprintf(bytes, sizeof(bytes), "%" PRIu64, x->in->bytes);
	join(value, slice_of(number_group(bytes, grouped)));
	explain_append(value, " ", SLICE("B"));
	put_known(x, SAY_FILE, value, EVIDENCE_NONE);
}

void
explain_identity(const struct explain *x)
{
	const struct head *h = &x->d->head;
	const struct screen *s = x->screen;
	char place[EXPLAIN_CELL] = "", issuer[EXPLAIN_CELL] = "";
	char kind[EXPLAIN_CELL], word[EXPLAIN_CELL], year[12] = "";

	fputs(screen_title(s), s->out);
	quote_wrapped(s,
	              h->title.len > 0
	                  ? h->title
	                  : slice_of(phrase(SAY_NO_TITLE, s->language)),
	              0, x->columns);
	fputs(screen_plain(s), s->out);
	put_file(x);
	join(place, h->division_name);
	join(place, h->division_code);
	if (!slice_is(h->prefecture, h->division_name))
		join(place, h->prefecture);
	join(place, h->province);
	put_known(x, SAY_PLACE, place, EVIDENCE_PLACE);
	join(issuer, h->department_name);
	snprintf(kind, sizeof(kind), "%.*s", (int)h->department_kind.len,
	         h->department_kind.len > 0 ? h->department_kind.at : "");
	join(issuer, slice_of(kind[0] == '\0' ? "" : term(kind, s->language)));
	if (issuer[0] != '\0' || h->scope == SCOPE_DEPARTMENT ||
	    h->scope == SCOPE_UNIT)
		put_known(x, SAY_ISSUER, issuer, EVIDENCE_ISSUER);
	put_known(x, SAY_SCOPE,
	          explain_word(x, VOCABULARY_SCOPE, h->scope, word),
	          EVIDENCE_NONE);
	if (h->fiscal_year != 0)
		snprintf(year, sizeof(year), "%u", (unsigned)h->fiscal_year);
	put_known(x, SAY_FISCAL_YEAR, year, EVIDENCE_YEAR);
	put_known(x, SAY_TYPE,
	          explain_word(x, VOCABULARY_DOC_TYPE, h->doc_type, word),
	          EVIDENCE_TYPE);
}

/* ---- sums ---- */

static void
put_findings(const struct explain *x)
{
	size_t n[3] = {0};

	for (size_t i = 0; i < x->d->findings.n; i++)
		n[x->d->findings.at[i].severity - SEVERITY_NOTE]++;
	fprintf(x->screen->out, phrase(SAY_SUM_FINDINGS, x->screen->language),
	        n[SEVERITY_ERROR - SEVERITY_NOTE],
	        n[SEVERITY_WARNING - SEVERITY_NOTE], n[0]);
	putc('\n', x->screen->out);
}

/* Of the prose that may state figures and of the tables of figures. */
static void
put_read(const struct explain *x)
{
	const struct screen *s = x->screen;
	int64_t figures = 0, read = 0, share;

	for (size_t i = 0; i < x->d->chapters.n; i++) {
		figures += x->d->chapters.at[i].figures;
		read += x->d->chapters.at[i].read;
	}
	for (size_t i = 0; i < x->d->sheets.n; i++) {
		figures += x->d->sheets.at[i].figures;
		read += x->d->sheets.at[i].read;
	}
	share = figures > 0 ? read * 1000 / figures : 0;
	if (figures > 0)
		fprintf(s->out, phrase(SAY_SUM_READ, s->language),
		        (long long)read, (long long)figures,
		        (long long)(share / 10), (long long)(share % 10));
	else
		fputs(phrase(SAY_SUM_NO_READ, s->language), s->out);
	putc('\n', s->out);
}

void
explain_sums(const struct explain *x)
{
	const struct disclosure *d = x->d;
	const struct {
		enum phrase say;
		size_t n;
	} sums[] = {
	    {SAY_SUM_FACTS, d->facts.n},
	    {SAY_SUM_CHANGES, d->changes.n},
	    {SAY_SUM_COUNTS, d->counts.n},
	    {SAY_SUM_UNITS, d->units.n},
	    {SAY_SUM_PROJECTS, d->projects.n},
	    {SAY_SUM_KPIS, d->kpis.n},
	    {SAY_SUM_PROCUREMENT, d->procurement.n},
	    {SAY_SUM_TERMS, d->terms.n},
	};
	bool first = true;

	fputs(screen_bold(x->screen), x->screen->out);
	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++) {
		if (sums[i].n == 0 && i > 2)
			continue;
		fputs(first ? "" : " · ", x->screen->out);
		fprintf(x->screen->out,
		        phrase(sums[i].say, x->screen->language), sums[i].n);
		first = false;
	}
	fprintf(x->screen->out, "%s\n", screen_plain(x->screen));
	put_findings(x);
	put_read(x);
}
