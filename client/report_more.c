/*
 * Sewage, indicators, findings.
 */
#include "client/report_part.h"

#include <stdlib.h>
#include <string.h>

#include "client/html.h"
#include "client/number.h"
#include "client/value.h"

/* A row's cell with its source behind it. */
static void
put_cited(struct report *r, const char *text, const char *id)
{
	char number[NUMBER_TEXT];

	fputs("<td class=\"n\">", r->out);
	html_text(r->out, text == NULL ? NULL : number_group(text, number));
	report_cite(r, id);
	fputs("</td>", r->out);
}

/* ---- sewage ---- */

static const char *
stage_of(const struct report *r)
{
	return r->n_subjects > 0 ? r->subjects[0].stage : "budget";
}

/* Where the line stands among those of the same code, kind, fund and part. */
static void
put_line_rank(struct report *r, const json_t *row)
{
	json_t *ranked = report_ask(
	    r, "compare.rank",
	    "{s:s, s:s*, s:i, s:s, s:s*, s:s*, s:s*, s:s*, s:s, s:i}",
	    "measure", "expenditure.function", "function_code",
	    value_member(row, "function_code"), "year", r->of_year, "stage",
	    stage_of(r), "scope", value_member(row, "scope"), "kind",
	    value_member(row, "kind"), "fund", value_member(row, "fund"),
	    "part", value_member(row, "part"), "per", "resident", "limit",
	    5000);

	report_rank(r, report_own(r, json_object_get(ranked, "rows")), ranked);
	json_decref(ranked);
}

static const char *const functional_head[] = {
    "name#line",       "function_code", "department",      "fund", "+yuan",
    "+value#resident", "+rank#all",     "+yuan_per_tonne", NULL};

static void
put_functional(struct report *r, const json_t *row)
{
	const char *fund = value_member(row, "fund");

	html_cell(r->out, "t", value_member(row, "name"));
	html_cell(r->out, NULL, value_member(row, "function_code"));
	html_cell(r->out, "t", value_member(row, "department"));
	report_term(r, NULL, fund);
	put_cited(r, value_member(row, "yuan"), value_member(row, "fact"));
	html_number(r->out, value_member(row, "value"));
	put_line_rank(r, row);
	html_number(r->out, value_member(row, "yuan_per_tonne"));
}

static const char *const projects_head[] = {"project",         "+capacity",
                                            "capacity_unit",   "+budget_yuan",
                                            "+yuan_per_tonne", NULL};

static void
put_projects(struct report *r, const json_t *row)
{
	fputs("<td class=\"t\">", r->out);
	html_text(r->out, value_member(row, "project"));
	report_cite(r, value_member(row, "id"));
	fputs("</td>", r->out);
	html_number(r->out, value_member(row, "capacity"));
	html_cell(r->out, NULL, value_member(row, "capacity_unit"));
	html_number(r->out, value_member(row, "budget_yuan"));
	html_number(r->out, value_member(row, "yuan_per_tonne"));
}

static const char *const procurement_head[] = {"project", "item", "item_code",
                                               "+yuan", NULL};

static void
put_procurement(struct report *r, const json_t *row)
{
	html_cell(r->out, "t", value_member(row, "project"));
	html_cell(r->out, "t", value_member(row, "item"));
	html_cell(r->out, NULL, value_member(row, "item_code"));
	put_cited(r, value_member(row, "yuan"), value_member(row, "id"));
}

static void
put_lens(struct report *r, const json_t *rows, enum phrase id,
         const char *const *head, void (*put)(struct report *, const json_t *))
{
	fputs("<h3>", r->out);
	html_say(r->out, r->language, id);
	fputs("</h3>\n", r->out);
	if (json_array_size(rows) == 0) {
		fputs("<p class=\"soft\">", r->out);
		html_say(r->out, r->language, SAY_NO_ROWS);
		fputs("</p>\n", r->out);
	}
	report_table(r, head, rows, put);
}

void
report_sewage(struct report *r)
{
	json_t *result =
	    report_ask(r, "sewage.spending", "{s:i, s:[s], s:s, s:s, s:i}",
	               "year", r->of_year, "counties", r->code, "stage",
	               stage_of(r), "per", "resident", "limit", 200);

	report_h2(r, SAY_REPORT_SEWAGE);
	fputs("<p>", r->out);
	html_say(r->out, r->language, SAY_REPORT_LENSES);
	fputs("</p>\n", r->out);
	put_lens(r, json_object_get(result, "functional"), SAY_REPORT_LINES,
	         functional_head, put_functional);
	put_lens(r, json_object_get(result, "procurement"),
	         SAY_REPORT_PURCHASES, procurement_head, put_procurement);
	put_lens(r, json_object_get(result, "projects"), SAY_REPORT_PROJECTS,
	         projects_head, put_projects);
	json_decref(result);
}

/* ---- indicators ---- */

static void
put_quality(struct report *r)
{
	static const char *const parts[] = {"measurable", "malformed",
	                                    "misplaced", "doubtful"};
	json_t *result =
	    report_ask(r, "kpi.quality", "{s:s, s:i, s:i}", "by", "county",
	               "year", r->of_year, "limit", 1000);
	const json_t *own = report_own(r, json_object_get(result, "rows"));
	char number[NUMBER_TEXT];

	if (own == NULL) {
		fputs("<p>", r->out);
		html_say(r->out, r->language, SAY_REPORT_NO_KPI);
	} else {
		fputs("<p class=\"lead\">", r->out);
		html_say(r->out, r->language, SAY_REPORT_SCORE,
		         value_member(own, "score"), value_member(own, "rank"),
		         value_member(result, "n"));
		fputs("</p>\n<p>", r->out);
		html_say(r->out, r->language, SAY_REPORT_KPI_ROWS,
		         value_member(own, "n"), value_member(own, "projects"));
	}
	for (size_t i = 0; own != NULL && i < 4; i++) {
		const char *n = value_member(own, parts[i]);

		fputs(" · ", r->out);
		html_text(r->out, heading(parts[i], r->language));
		fprintf(r->out, " %s",
		        n == NULL ? "–" : number_group(n, number));
	}
	fputs("</p>\n<p><small>", r->out);
	if (value_member(result, "formula") != NULL)
		html_say(r->out, r->language, SAY_SCORE,
		         value_member(result, "formula"));
	fputs("</small></p>\n", r->out);
	json_decref(result);
}

static void
put_pattern(struct report *r, const json_t *row)
{
	html_cell(r->out, "t", value_member(row, "indicator"));
	html_number(r->out, value_member(row, "n"));
	html_number(r->out, value_member(row, "projects"));
	html_number(r->out, value_member(row, "measurable"));
	fputs("<td>", r->out);
	html_text(r->out, value_member(row, "modal_target"));
	report_cite(r, value_member(row, "example"));
	fputs("</td>", r->out);
}

static void
put_patterns(struct report *r)
{
	static const char *const head[] = {"indicator",    "+n",
	                                   "+projects",    "+measurable",
	                                   "target#usual", NULL};
	json_t *result =
	    report_ask(r, "kpi.patterns", "{s:[s], s:i, s:i}", "counties",
	               r->code, "year", r->of_year, "limit", 8);

	report_table(r, head, json_object_get(result, "rows"), put_pattern);
	json_decref(result);
}

static void
put_copy(struct report *r, const json_t *row)
{
	const struct screen plain = {.language = r->language};
	const json_t *first = json_array_get(json_object_get(row, "places"), 0);
	char *text =
	    value_show(json_object_get(row, "wordings"), SHOW_FIRST, &plain);
	char *topics =
	    value_show(json_object_get(row, "topics"), SHOW_TERMS, &plain);

	fputs("<td class=\"t\">", r->out);
	html_text(r->out, text);
	report_cite(r, value_member(first, "id"));
	fputs("</td>", r->out);
	report_term(r, NULL, value_member(row, "what"));
	html_number(r->out, value_member(row, "n"));
	html_number(r->out, value_member(row, "counties"));
	html_cell(r->out, NULL, topics);
	free(text);
	free(topics);
}

static void
put_copies(struct report *r)
{
	static const char *const head[] = {"wordings",  "what",   "+n#copies",
	                                   "+counties", "topics", NULL};
	json_t *result =
	    report_ask(r, "kpi.reuse", "{s:[s], s:i, s:i, s:i}", "counties",
	               r->code, "year", r->of_year, "limit", 8, "places", 1);
	const json_t *rows = json_object_get(result, "rows");

	if (json_array_size(rows) > 0) {
		fputs("<h3>", r->out);
		html_say(r->out, r->language, SAY_REPORT_COPIES);
		fputs("</h3>\n", r->out);
	}
	report_table(r, head, rows, put_copy);
	json_decref(result);
}

void
report_kpi(struct report *r)
{
	report_h2(r, SAY_REPORT_KPI);
	put_quality(r);
	put_patterns(r);
	put_copies(r);
}

/* ---- findings ---- */

static void
put_codes(struct report *r, const json_t *codes)
{
	size_t i;
	const json_t *code;

	fputs("<p>", r->out);
	json_array_foreach (codes, i, code) {
		const char *name = value_member(code, "code");

		fputs(i > 0 ? " · " : "", r->out);
		html_term(r->out, r->language, name);
		putc(' ', r->out);
		html_text(r->out, value_member(code, "n"));
	}
	fputs("</p>\n", r->out);
}

static void
put_finding(struct report *r, const json_t *row)
{
	report_term(r, NULL, value_member(row, "severity"));
	report_term(r, "t", value_member(row, "code"));
	fputs("<td>", r->out);
	html_text(r->out,
	          value_text(value_worded(row, "message", r->language)));
	report_cite(r, value_member(row, "id"));
	fputs("</td>", r->out);
}

void
report_findings(struct report *r)
{
	static const char *const head[] = {"severity", "code#finding",
	                                   "message", NULL};
	json_t *result =
	    report_ask(r, "findings.list", "{s:s, s:i, s:i}", "county", r->code,
	               "year", r->of_year, "limit", 30);
	const json_t *rows = json_object_get(result, "rows");
	const char *n = value_member(result, "n");
	char number[NUMBER_TEXT];

	report_h2(r, SAY_REPORT_FINDINGS);
	fputs("<p>", r->out);
	html_say(r->out, r->language, SAY_REPORT_DOUBTS,
	         n == NULL ? "–" : number_group(n, number),
	         json_array_size(rows));
	fputs("</p>\n", r->out);
	put_codes(r, json_object_get(result, "codes"));
	report_table(r, head, rows, put_finding);
	json_decref(result);
}
