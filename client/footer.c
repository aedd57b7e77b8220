/*
 * Works for every method: prints the members that are there.
 */
#include "client/footer.h"

#include <limits.h>
#include <string.h>

#include "client/number.h"
#include "client/option.h"
#include "client/phrase.h"
#include "client/value.h"

static void
say(const struct screen *s, enum phrase id, const char *text)
{
	fprintf(s->out, phrase(id, s->language), text);
}

/* ---- above ---- */

/* The members that say what was asked, in reading order. */
static const char *const subject[] = {
    "name",     "measure", "indicator", "topic", "county",        "code",
    "year",     "stage",   "scope",     "kind",  "fund",          "part",
    "as_of",    "by",      "what",      "since", "function_code", "prefecture",
    "province", "persons", "per"};

static void
put_subject(const struct screen *s, const char *key, const char *text)
{
	char number[NUMBER_TEXT];

	if (strcmp(key, "year") == 0)
		say(s, SAY_YEAR, text);
	else if (strcmp(key, "persons") == 0)
		say(s, SAY_PERSONS, number_group(text, number));
	else if (strcmp(key, "since") == 0)
		say(s, SAY_SINCE, text);
	else if (strcmp(key, "by") == 0)
		say(s, SAY_BY, heading(text, s->language));
	else if (strcmp(key, "measure") == 0)
		fputs(text, s->out);
	else
		fputs(term(text, s->language), s->out);
}

/* Of a comparison of two papers: "130634.1001 → 130634.1042". */
static void
put_papers(const json_t *result, const struct screen *s)
{
	const char *before =
	    value_member(json_object_get(result, "before"), "id");
	const char *after =
	    value_member(json_object_get(result, "after"), "id");

	if (before != NULL && after != NULL)
		fprintf(s->out, "%s%s → %s%s\n", screen_bold(s), before, after,
		        screen_plain(s));
}

void
footer_subject(const json_t *result, const struct screen *s)
{
	bool first = true;

	put_papers(result, s);
	for (size_t i = 0; i < sizeof(subject) / sizeof(subject[0]); i++) {
		const char *text = value_member(result, subject[i]);

		if (text == NULL)
			continue;
		if (first && s->markdown)
			fputs("**", s->out);
		fputs(first ? screen_bold(s) : " · ", s->out);
		put_subject(s, subject[i], text);
		first = false;
	}
	if (!first)
		fprintf(s->out, "%s%s\n", screen_plain(s),
		        s->markdown ? "**\n" : "");
}

/* ---- under ---- */

/* Lines are a list's in Markdown, where they would run together. */
static void
begin_line(const struct screen *s)
{
	if (s->markdown)
		fputs("- ", s->out);
}

static void
print_named(const struct screen *s, const json_t *counties)
{
	bool zh = s->language == LANGUAGE_ZH;
	const json_t *county;
	size_t i;

	fputs(zh ? "（" : " (", s->out);
	json_array_foreach (counties, i, county) {
		const char *name = value_member(county, "county");

		if (i > 0)
			fputs(phrase(SAY_COMMA, s->language), s->out);
		fputs(name != NULL ? name : "–", s->out);
	}
	fputs(zh ? "）" : ")", s->out);
}

/* Names only where they are all there: the first few of thousands by code
 * would say nothing. */
static void
print_all_named(const struct screen *s, const json_t *of, const char *n)
{
	const json_t *counties = json_object_get(of, "counties");
	char whole[24];

	snprintf(whole, sizeof(whole), "%zu", json_array_size(counties));
	if (strcmp(whole, n) == 0)
		print_named(s, counties);
}

static void
print_reason(const struct screen *s, const json_t *reason)
{
	char number[NUMBER_TEXT];
	const char *code = value_member(reason, "reason");
	const char *n = value_member(reason, "n");

	if (code == NULL || n == NULL)
		return;
	fprintf(s->out, "%s %s", term(code, s->language),
	        number_group(n, number));
	print_all_named(s, reason, n);
}

static void
print_missing(const json_t *missing, const struct screen *s)
{
	char number[NUMBER_TEXT];
	const json_t *reasons = json_object_get(missing, "reasons"), *reason;
	const char *n = value_member(missing, "n");
	size_t i;

	if (n == NULL || strcmp(n, "0") == 0)
		return;
	begin_line(s);
	say(s, SAY_MISSING, number_group(n, number));
	if (json_array_size(reasons) > 0)
		fputs(phrase(SAY_COLON, s->language), s->out);
	json_array_foreach (reasons, i, reason) {
		if (i > 0)
			fputs(s->language == LANGUAGE_ZH ? "；" : "; ", s->out);
		print_reason(s, reason);
	}
	print_all_named(s, missing, n);
	putc('\n', s->out);
}

/* Those that stated a true zero are no gap, but worth a word. */
static void
print_none(const json_t *missing, const struct screen *s)
{
	char number[NUMBER_TEXT];
	const json_t *none = json_object_get(missing, "stated_as_none");
	const char *n = value_member(none, "n");

	if (n == NULL || strcmp(n, "0") == 0)
		return;
	begin_line(s);
	say(s, SAY_STATED_NONE, number_group(n, number));
	print_all_named(s, none, n);
	putc('\n', s->out);
}

static FILE *
part(struct parts *l)
{
	if (!l->begun)
		begin_line(l->screen);
	return screen_part(l);
}

static void
put_count(struct parts *l, const json_t *result, size_t lines)
{
	char number[NUMBER_TEXT];
	enum language language = l->screen->language;
	const json_t *rows = json_object_get(result, "rows");
	const char *n = value_member(result, "n");
	long all;

	if (!json_is_array(rows))
		return;
	if (n == NULL)
		n = value_member(result, "n_indicators");
	if (json_object_get(json_array_get(rows, 0), "histogram") != NULL)
		phrase_print(part(l), language, SAY_GROUPS,
		             number_group(n == NULL ? "–" : n, number), lines);
	else if (n != NULL && arguments_number(n, 0, LONG_MAX, &all) &&
	         (size_t)all > lines)
		fprintf(part(l), phrase(SAY_SHOWN_OF, language), lines,
		        number_group(n, number));
	else
		fprintf(part(l), phrase(SAY_ALL_OF, language), lines);
}

/* How it was computed, where the reply says so. */
static void
put_method(struct parts *l, const json_t *result)
{
	static const struct {
		const char *key;
		enum phrase say;
	} says[] = {{"formula", SAY_SCORE},
	            {"quantile_method", SAY_QUANTILES},
	            {"least_n", SAY_FENCES},
	            {"method", SAY_METHOD}};

	for (size_t i = 0; i < sizeof(says) / sizeof(says[0]); i++) {
		const char *text = value_member(result, says[i].key);

		if (text != NULL)
			fprintf(part(l),
			        phrase(says[i].say, l->screen->language), text);
	}
}

static void
put_denominator(struct parts *l, const json_t *result)
{
	const json_t *d = json_object_get(result, "denominator");
	enum language language = l->screen->language;
	const char *basis = value_member(d, "basis");
	const char *year = value_member(d, "year");
	const char *source = value_member(d, "source");

	if (basis != NULL)
		fprintf(part(l), phrase(SAY_DENOMINATOR, language),
		        term(basis, language), year != NULL ? year : "–",
		        source != NULL ? source : "–");
}

static void
put_overview(struct parts *l, const json_t *result)
{
	char number[NUMBER_TEXT], of_rows[NUMBER_TEXT],
	    of_projects[NUMBER_TEXT];
	char of_counties[NUMBER_TEXT];
	enum language language = l->screen->language;
	const char *rows = value_member(result, "n_rows");
	const char *projects = value_member(result, "n_projects");
	const char *counties = value_member(result, "n_counties");
	const char *published = value_member(result, "n_published");
	const char *share = value_member(result, "measurable_share");

	if (rows != NULL && projects != NULL && counties != NULL)
		phrase_print(part(l), language, SAY_OVERVIEW,
		             number_group(rows, of_rows),
		             number_group(projects, of_projects),
		             number_group(counties, of_counties));
	if (published != NULL && counties != NULL)
		fprintf(part(l), phrase(SAY_PUBLISHED, language),
		        number_group(published, number),
		        number_group(counties, of_counties));
	if (share != NULL)
		fprintf(part(l), phrase(SAY_MEASURABLE, language),
		        number_percent(share, number));
}

/* Totals that nobody stated. */
static void
print_built(const struct screen *s, const json_t *rows)
{
	const json_t *row;
	size_t i, n = 0;

	json_array_foreach (rows, i, row)
		n += json_is_object(json_object_get(row, "coverage"));
	if (n == 0)
		return;
	begin_line(s);
	fprintf(s->out, phrase(SAY_BUILT, s->language), n);
	putc('\n', s->out);
}

static void
print_note(const struct screen *s, const char *text)
{
	begin_line(s);
	fprintf(s->out, "%s\n", text);
}

void
footer_print(const json_t *result, size_t lines, const struct screen *s)
{
	const char *version = value_member(result, "data_version");
	const char *next = value_member(result, "next");
	struct parts line = {s, " · ", false};

	if (s->markdown)
		putc('\n', s->out);
	fputs(screen_dim(s), s->out);
	print_missing(json_object_get(result, "missing"), s);
	print_none(json_object_get(result, "missing"), s);
	print_built(s, json_object_get(result, "rows"));
	if (json_is_string(json_object_get(result, "note")))
		print_note(s, phrase(SAY_LENSES, s->language));
	put_count(&line, result, lines);
	put_overview(&line, result);
	if (version != NULL)
		fprintf(part(&line), phrase(SAY_DATA_VERSION, s->language),
		        version);
	put_denominator(&line, result);
	put_method(&line, result);
	if (line.begun)
		putc('\n', s->out);
	if (next != NULL) {
		begin_line(s);
		say(s, SAY_NEXT, next);
		putc('\n', s->out);
	}
	fputs(screen_plain(s), s->out);
}
