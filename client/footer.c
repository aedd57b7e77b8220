/*
 * Works for every method: prints the members that are there.
 */
#include "client/footer.h"

#include <string.h>

#include "client/number.h"
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
    "name",          "measure",  "indicator", "topic", "year",
    "stage",         "scope",    "kind",      "fund",  "part",
    "function_code", "province", "per"};

void
footer_subject(const json_t *result, const struct screen *s)
{
	bool first = true;

	for (size_t i = 0; i < sizeof(subject) / sizeof(subject[0]); i++) {
		const char *text = value_member(result, subject[i]);

		if (text == NULL)
			continue;
		fputs(first ? screen_bold(s) : " · ", s->out);
		if (strcmp(subject[i], "year") == 0)
			say(s, SAY_YEAR, text);
		else
			fputs(term(text, s->language), s->out);
		first = false;
	}
	if (!first)
		fprintf(s->out, "%s\n", screen_plain(s));
}

/* ---- under ---- */

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
			fputs(zh ? "、" : ", ", s->out);
		fputs(name != NULL ? name : "–", s->out);
	}
	fputs(zh ? "）" : ")", s->out);
}

/* Names only where they are all there: the first few of thousands by code
 * would say nothing. */
static void
print_reason(const struct screen *s, const json_t *reason)
{
	char number[NUMBER_TEXT], whole[24];
	const json_t *counties = json_object_get(reason, "counties");
	const char *code = value_member(reason, "reason");
	const char *n = value_member(reason, "n");

	if (code == NULL || n == NULL)
		return;
	fprintf(s->out, "%s %s", term(code, s->language),
	        number_group(n, number));
	snprintf(whole, sizeof(whole), "%zu", json_array_size(counties));
	if (strcmp(whole, n) == 0)
		print_named(s, counties);
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
	say(s, SAY_MISSING, number_group(n, number));
	fputs(s->language == LANGUAGE_ZH ? "：" : ": ", s->out);
	json_array_foreach (reasons, i, reason) {
		if (i > 0)
			fputs(s->language == LANGUAGE_ZH ? "；" : "; ", s->out);
		print_reason(s, reason);
	}
	putc('\n', s->out);
}

/* Parts of one line, parted by dots. */
struct line {
	const struct screen *screen;
	bool begun;
};

static FILE *
part(struct line *l)
{
	if (l->begun)
		fputs(" · ", l->screen->out);
	l->begun = true;
	return l->screen->out;
}

static void
put_count(struct line *l, const json_t *result, size_t lines)
{
	char number[NUMBER_TEXT];
	enum language language = l->screen->language;
	const char *n = value_member(result, "n");

	if (!json_is_array(json_object_get(result, "rows")))
		return;
	if (n == NULL)
		n = value_member(result, "n_indicators");
	if (n != NULL)
		fprintf(part(l), phrase(SAY_SHOWN_OF, language), lines,
		        number_group(n, number));
	else
		fprintf(part(l), phrase(SAY_ALL_OF, language), lines);
}

static void
put_denominator(struct line *l, const json_t *result)
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
put_overview(struct line *l, const json_t *result)
{
	char number[NUMBER_TEXT];
	enum language language = l->screen->language;
	const char *rows = value_member(result, "n_rows");
	const char *projects = value_member(result, "n_projects");
	const char *counties = value_member(result, "n_counties");
	const char *share = value_member(result, "measurable_share");

	if (rows != NULL && projects != NULL && counties != NULL)
		fprintf(part(l), phrase(SAY_OVERVIEW, language), rows, projects,
		        counties);
	if (share != NULL)
		fprintf(part(l), phrase(SAY_MEASURABLE, language),
		        number_percent(share, number));
}

void
footer_print(const json_t *result, size_t lines, const struct screen *s)
{
	const char *version = value_member(result, "data_version");
	const char *next = value_member(result, "next");
	struct line line = {s, false};

	fputs(screen_dim(s), s->out);
	print_missing(json_object_get(result, "missing"), s);
	if (json_is_string(json_object_get(result, "note")))
		fprintf(s->out, "%s\n", phrase(SAY_LENSES, s->language));
	put_count(&line, result, lines);
	put_overview(&line, result);
	if (version != NULL)
		fprintf(part(&line), phrase(SAY_DATA_VERSION, s->language),
		        version);
	put_denominator(&line, result);
	if (line.begun)
		putc('\n', s->out);
	if (next != NULL) {
		say(s, SAY_NEXT, next);
		putc('\n', s->out);
	}
	fputs(screen_plain(s), s->out);
}
