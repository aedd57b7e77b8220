/*
 * What is missing and why; the sentences behind the numbers; and the small
 * pieces of markup that all sections share.
 */
#include "client/report_part.h"

#include <stdlib.h>
#include <string.h>

#include "client/html.h"
#include "client/number.h"
#include "client/value.h"

/* ---- shared ---- */

void
report_h2(struct report *r, enum phrase id)
{
	fputs("<h2>", r->out);
	html_say(r->out, r->language, id);
	fputs("</h2>\n", r->out);
}

void
report_head(struct report *r, const char *const *keys)
{
	fputs("<div class=\"scroll\"><table>\n<thead><tr>", r->out);
	for (; *keys != NULL; keys++) {
		bool right = **keys == '+';

		fputs(right ? "<th class=\"n\">" : "<th>", r->out);
		if (**keys != '\0')
			html_text(r->out, heading(*keys + right, r->language));
		fputs("</th>", r->out);
	}
	fputs("</tr></thead>\n<tbody>\n", r->out);
}

void
report_foot(struct report *r)
{
	fputs("</tbody></table></div>\n", r->out);
}

void
report_term(struct report *r, const char *class, const char *code)
{
	fprintf(r->out, "<td class=\"%s\">", class == NULL ? "" : class);
	html_term(r->out, r->language, code);
	fputs("</td>", r->out);
}

const char *
report_measure(const struct report *r, const json_t *of)
{
	return measure_term(value_member(of, "measure"),
	                    value_member(of, "name"), r->language);
}

void
report_subject(struct report *r, const struct subject *s)
{
	if (s->department != NULL)
		html_text(r->out, s->department);
	else if (s->kind != NULL)
		html_term(r->out, r->language, s->kind);
	else
		html_say(r->out, r->language,
		         s->built ? SAY_REPORT_BUILT : SAY_REPORT_WHOLE);
	fputs(" · ", r->out);
	html_term(r->out, r->language, s->stage);
}

/* The place of an id among those that are cited, from 1; adds it. */
static size_t
place_of(struct report *r, const char *id)
{
	size_t i;
	const json_t *at;

	json_array_foreach (r->cited, i, at)
		if (strcmp(json_string_value(at), id) == 0)
			return i + 1;
	json_array_append_new(r->cited, json_string(id));
	return json_array_size(r->cited);
}

void
report_cite(struct report *r, const char *id)
{
	size_t n;

	if (id == NULL)
		return;
	n = place_of(r, id);
	fprintf(r->out, "<sup><a href=\"#s%zu\">%zu</a></sup>", n, n);
}

/* ---- missing ---- */

static void
put_sections(struct report *r, json_t *sections)
{
	const char *key;
	json_t *n;
	bool first = true;

	json_object_foreach (sections, key, n) {
		const char *text = value_text(n);

		if (text == NULL || strcmp(text, "0") != 0)
			continue;
		fputs(first ? "" : ", ", r->out);
		html_term(r->out, r->language, key);
		first = false;
	}
	if (first)
		html_text(r->out, NULL);
}

static void
put_coverage(struct report *r)
{
	static const char *const head[] = {
	    "year",          "doc_type",         "kind", "+papers",
	    "+completeness", "sections#lacking", NULL};
	json_t *result = report_ask(r, "coverage.matrix", "{s:s, s:i}",
	                            "county", r->code, "limit", 1000);
	size_t i;
	const json_t *row;

	report_head(r, head);
	json_array_foreach (json_object_get(result, "rows"), i, row) {
		char number[NUMBER_TEXT];
		const char *type = value_member(row, "doc_type");
		const char *kind = value_member(row, "kind");
		const char *whole = value_member(row, "completeness");

		if (kind == NULL)
			kind = value_member(row, "scope");
		fputs("<tr>", r->out);
		html_cell(r->out, NULL, value_member(row, "year"));
		html_cell(r->out, NULL,
		          type == NULL ? NULL
		                       : doc_type_term(type, r->language));
		report_term(r, NULL, kind);
		html_number(r->out, value_member(row, "papers"));
		html_cell(r->out, "n",
		          whole == NULL ? NULL : number_percent(whole, number));
		fputs("<td>", r->out);
		put_sections(r, json_object_get(row, "sections"));
		fputs("</td></tr>\n", r->out);
	}
	report_foot(r);
	json_decref(result);
}

/* "nothing published 2,833 · borders changed 3" */
static void
put_reasons(struct report *r, const json_t *missing)
{
	size_t i;
	const json_t *reason;

	json_array_foreach (json_object_get(missing, "reasons"), i, reason) {
		char number[NUMBER_TEXT];
		const char *code = value_member(reason, "reason");
		const char *n = value_member(reason, "n");

		fputs(i > 0 ? " · " : "", r->out);
		html_term(r->out, r->language, code);
		putc(' ', r->out);
		html_text(r->out, n == NULL ? NULL : number_group(n, number));
	}
}

static void
put_gaps(struct report *r)
{
	static const char *const head[] = {"name", "+n#counties", "+missing",
	                                   "reason", NULL};

	if (r->n_standings == 0)
		return;
	fputs("<h3>", r->out);
	html_say(r->out, r->language, SAY_REPORT_GAPS);
	fputs("</h3>\n", r->out);
	report_head(r, head);
	for (size_t i = 0; i < r->n_standings; i++) {
		const struct standing *s = &r->standings[i];
		const json_t *missing = json_object_get(s->all, "missing");

		fputs("<tr><td class=\"t\">", r->out);
		html_text(r->out, report_measure(r, s->all));
		fputs(" <span class=\"soft\">", r->out);
		report_subject(r, s->subject);
		fputs("</span></td>", r->out);
		html_number(r->out, value_member(s->all, "n"));
		html_number(r->out, value_member(missing, "n"));
		fputs("<td>", r->out);
		put_reasons(r, missing);
		fputs("</td></tr>\n", r->out);
	}
	report_foot(r);
}

static void
put_lacking(struct report *r)
{
	size_t i;
	const json_t *row;

	if (json_array_size(r->lacking) == 0)
		return;
	fputs("<p>", r->out);
	html_say(r->out, r->language, SAY_REPORT_LACKING);
	putc(' ', r->out);
	json_array_foreach (r->lacking, i, row) {
		const char *department = value_member(row, "department");
		const char *stage = value_member(row, "stage");

		fputs(i > 0 ? " · " : "", r->out);
		html_text(r->out, report_measure(r, row));
		fputs(" (", r->out);
		if (department != NULL) {
			html_text(r->out, department);
			fputs(", ", r->out);
		}
		html_term(r->out, r->language, stage);
		putc(')', r->out);
	}
	fputs("</p>\n", r->out);
}

void
report_missing(struct report *r)
{
	report_h2(r, SAY_REPORT_MISSING);
	put_coverage(r);
	put_lacking(r);
	put_gaps(r);
}

/* ---- sources ---- */

static bool
place_in(const json_t *figure, size_t length, size_t *from, size_t *to)
{
	const char *start = value_text(json_array_get(figure, 0));
	const char *end = value_text(json_array_get(figure, 1));
	long a, b;

	if (start == NULL || end == NULL ||
	    !arguments_number(start, 0, (long)length, &a) ||
	    !arguments_number(end, a, (long)length, &b))
		return false;
	*from = (size_t)a;
	*to = (size_t)b;
	return true;
}

static void
put_sentence(struct report *r, const json_t *passage)
{
	const char *text = value_member(passage, "sentence");
	size_t length, from = 0, to = 0;

	if (text == NULL)
		return;
	length = strlen(text);
	fputs("<blockquote>", r->out);
	if (place_in(json_object_get(passage, "figure"), length, &from, &to) &&
	    to > from) {
		html_slice(r->out, (struct slice){text, from});
		fputs("<mark>", r->out);
		html_slice(r->out, (struct slice){text + from, to - from});
		fputs("</mark>", r->out);
		html_slice(r->out, (struct slice){text + to, length - to});
	} else {
		html_text(r->out, text);
	}
	fputs("</blockquote>\n", r->out);
}

/* "“三公”经费合计 · 2021 · 预算数 · 12,000 元 · " */
static void
put_about(struct report *r, const json_t *trace)
{
	char number[NUMBER_TEXT];
	const char *stage = value_member(trace, "stage");
	const char *yuan = value_member(trace, "yuan");
	const char *about[] = {report_measure(r, trace),
	                       value_member(trace, "year"),
	                       stage == NULL ? NULL : term(stage, r->language)};

	for (size_t i = 0; i < 3; i++) {
		if (about[i] == NULL)
			continue;
		html_text(r->out, about[i]);
		fputs(" · ", r->out);
	}
	if (yuan == NULL)
		return;
	html_say(r->out, r->language, SAY_REPORT_YUAN,
	         number_group(yuan, number));
	fputs(" · ", r->out);
}

static void
put_source(struct report *r, const json_t *trace, const char *id, size_t n)
{
	const json_t *paper = json_object_get(trace, "disclosure");
	const json_t *span = json_object_get(trace, "span"), *passage;
	size_t i;

	fprintf(r->out, "<li id=\"s%zu\">", n);
	put_about(r, trace);
	html_text(r->out, value_member(paper, "title"));
	put_sentence(r, trace);
	json_array_foreach (json_object_get(trace, "more"), i, passage)
		put_sentence(r, passage);
	fputs("<small>", r->out);
	html_text(r->out, value_member(paper, "name"));
	if (json_array_size(span) == 2) {
		fputs(" · ", r->out);
		html_say(r->out, r->language, SAY_BYTES,
		         value_text(json_array_get(span, 0)),
		         value_text(json_array_get(span, 1)));
	}
	fputs(" · sha256 <code>", r->out);
	html_text(r->out, value_member(paper, "sha256"));
	fputs("</code> · <code>duibiao trace ", r->out);
	html_text(r->out, id);
	fputs("</code></small></li>\n", r->out);
}

void
report_sources(struct report *r)
{
	size_t i;
	const json_t *id;

	if (json_array_size(r->cited) == 0)
		return;
	report_h2(r, SAY_REPORT_SOURCES);
	fputs("<ol class=\"sources\">\n", r->out);
	json_array_foreach (r->cited, i, id) {
		json_t *trace = report_ask(r, "facts.trace", "{s:s}", "id",
		                           json_string_value(id));

		if (trace == NULL)
			break;
		put_source(r, trace, json_string_value(id), i + 1);
		json_decref(trace);
	}
	fputs("</ol>\n", r->out);
}
