/*
 * What is asked before the page begins: the county and its peers, its papers,
 * and where it stands in every headline measure that it states.
 */
#include "client/report_part.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "client/decimal.h"
#include "client/value.h"

/* In the order of the page. */
static const char *const headlines[] = {
    "expenditure.total", "sangong.total",       "operating_cost",
    "procurement.total", "sangong.vehicle",     "sangong.reception",
    "sangong.abroad",    "expenditure.project", "meeting",
    "training",
};

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))
#define BUILT_FROM 3 /* departments that make a county total worth building */

json_t *
report_ask(struct report *r, const char *method, const char *format, ...)
{
	va_list args;
	json_t *params;
	char *text;

	if (r->status != STATUS_OK)
		return NULL;
	va_start(args, format);
	params = json_vpack_ex(NULL, 0, format, args);
	va_end(args);
	text = json_dumps(params, JSON_COMPACT);
	json_decref(params);
	if (text == NULL) {
		r->status = STATUS_ERROR;
		return NULL;
	}
	r->status = asking_ask(r->asking, r->call, method, slice_of(text));
	free(text);
	if (r->status != STATUS_OK)
		return NULL;
	return json_incref((json_t *)(uintptr_t)r->asking->reply.result);
}

const json_t *
report_own(const struct report *r, const json_t *rows)
{
	size_t i;
	const json_t *row;

	json_array_foreach (rows, i, row) {
		const char *code = value_member(row, "code");

		if (code != NULL && strcmp(code, r->code) == 0)
			return row;
	}
	return NULL;
}

bool
report_is_peer(const struct report *r, const char *code)
{
	size_t i;
	const json_t *row;

	json_array_foreach (json_object_get(r->peers, "rows"), i, row) {
		const char *of = value_member(row, "code");

		if (of != NULL && code != NULL && strcmp(of, code) == 0)
			return true;
	}
	return false;
}

/* ---- who ---- */

static const char *
stage_of(const json_t *paper)
{
	const char *type = value_member(paper, "doc_type");

	if (type != NULL && strcmp(type, "budget") == 0)
		return "budget";
	return type != NULL && strcmp(type, "final_accounts") == 0 ? "final"
	                                                           : NULL;
}

static bool
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static void
add_subject(struct report *r, struct subject s)
{
	for (size_t i = 0; i < r->n_subjects; i++)
		if (same(r->subjects[i].scope, s.scope) &&
		    same(r->subjects[i].kind, s.kind) &&
		    same(r->subjects[i].stage, s.stage))
			return;
	if (r->n_subjects < SUBJECTS_MOST)
		r->subjects[r->n_subjects++] = s;
}

/* Papers of the year; `whole`: of the county as a whole, or else the others. */
static size_t
add_subjects(struct report *r, bool whole)
{
	size_t i, n = 0;
	const json_t *paper;

	json_array_foreach (json_object_get(r->papers, "rows"), i, paper) {
		const char *scope = value_member(paper, "scope");
		const char *stage = stage_of(paper);

		if (scope == NULL || stage == NULL ||
		    !same(value_member(paper, "year"), r->year) ||
		    (strcmp(scope, "county") == 0) != whole)
			continue;
		add_subject(
		    r, (struct subject){
		           scope, whole ? NULL : value_member(paper, "kind"),
		           stage, value_member(paper, "department"), false});
		n++;
	}
	return n;
}

static void
find_subjects(struct report *r)
{
	size_t whole = add_subjects(r, true);

	add_subjects(r, false);
	if (whole == 0 && r->n_subjects >= BUILT_FROM)
		add_subject(r,
		            (struct subject){"county", NULL,
		                             r->subjects[0].stage, NULL, true});
}

/* ---- what is stated ---- */

/* Every headline of every publisher of the subject's scope: asked once for each
 * scope and stage. */
static const json_t *
stated_rows(struct report *r, const struct subject *of)
{
	char key[64];
	json_t *measures, *result;

	snprintf(key, sizeof(key), "%s/%s/%d", of->scope, of->stage, of->built);
	result = json_object_get(r->stated, key);
	if (result == NULL) {
		measures = json_array();
		for (size_t i = 0; i < N(headlines); i++)
			json_array_append_new(measures,
			                      json_string(headlines[i]));
		result = report_ask(r, "compare.counties",
		                    "{s:[s], s:i, s:o, s:s, s:s, s:s, s:b}",
		                    "counties", r->code, "year", r->of_year,
		                    "measures", measures, "stage", of->stage,
		                    "scope", of->scope, "per", "resident",
		                    "built_from_departments", of->built);
		json_object_set_new(r->stated, key, result);
	}
	return json_object_get(result, "rows");
}

/* Only what is stated is worth a ranking of the whole country. */
static bool
is_stated(struct report *r, const struct subject *of, const char *measure)
{
	const json_t *rows = stated_rows(r, of), *row;
	size_t i;

	json_array_foreach (rows, i, row)
		if (same(value_member(row, "measure"), measure) &&
		    value_member(row, "value") != NULL &&
		    (of->kind == NULL ||
		     same(value_member(row, "kind"), of->kind)))
			return true;
	return false;
}

/* ---- where ---- */

/* One comparison of a measure, with the county's peers or the whole country. */
static json_t *
compare(struct report *r, const struct standing *s, const char *method,
        bool peers)
{
	const struct subject *of = s->subject;
	bool rows = strcmp(method, "compare.distribution") != 0;
	json_t *params = json_pack(
	    "{s:s, s:i, s:s, s:s, s:s*, s:s, s:b, s:s*}", "measure", s->measure,
	    "year", r->of_year, "stage", of->stage, "scope", of->scope, "kind",
	    of->kind, "per", "resident", "built_from_departments", of->built,
	    "peers_of", peers ? r->code : NULL);

	if (rows)
		json_object_set_new(params, "limit", json_integer(5000));
	if (peers)
		json_object_set_new(params, "peers", json_integer(r->n_peers));
	return report_ask(r, method, "o", params);
}

static void
free_standing(struct standing *s)
{
	json_decref(s->all);
	json_decref(s->among);
	json_decref(s->spread);
	json_decref(s->outliers);
}

/* Could it lie beyond the inner fences?  The quartiles are rounded, so one that
 * is near is asked about. */
static bool
may_be_far(const struct standing *s)
{
	const json_t *spread =
	    json_array_get(json_object_get(s->spread, "rows"), 0);
	int64_t own, q1, q3, range;

	if (!decimal_read(value_member(s->own, "value"), &own) ||
	    !decimal_read(value_member(spread, "p25"), &q1) ||
	    !decimal_read(value_member(spread, "p75"), &q3) || q3 < q1)
		return true;
	/* Two last digits less, against rounding. */
	range = q3 - q1;
	return own - q3 > range + range / 2 - 100 ||
	       q1 - own > range + range / 2 - 100;
}

static bool
stand(struct report *r, struct standing *s)
{
	if (!is_stated(r, s->subject, s->measure))
		return false;
	s->all = compare(r, s, "compare.rank", false);
	s->own = report_own(r, json_object_get(s->all, "rows"));
	if (s->own == NULL)
		return false;
	s->among = compare(r, s, "compare.rank", true);
	s->own_among = report_own(r, json_object_get(s->among, "rows"));
	s->spread = compare(r, s, "compare.distribution", false);
	if (may_be_far(s))
		s->outliers = compare(r, s, "compare.outliers", false);
	return r->status == STATUS_OK;
}

static void
find_standings(struct report *r, const struct subject *of)
{
	for (size_t i = 0; i < N(headlines); i++) {
		struct standing s = {.subject = of, .measure = headlines[i]};

		if (r->n_standings == STANDINGS_MOST)
			return;
		if (stand(r, &s)) {
			r->standings[r->n_standings++] = s;
			continue;
		}
		if (r->status == STATUS_OK && !of->built)
			json_array_append_new(
			    r->lacking,
			    json_pack("{s:s, s:s*, s:s, s:s*}", "measure",
			              s.measure, "kind", of->kind, "stage",
			              of->stage, "department", of->department));
		free_standing(&s);
	}
}

static void
find_year(struct report *r)
{
	const char *asked = call_value(r->call, "year");
	long number;
	size_t i;
	const json_t *paper;

	json_array_foreach (json_object_get(r->papers, "rows"), i, paper) {
		const char *year = value_member(paper, "year");

		if (year != NULL && strcmp(year, r->year) > 0)
			snprintf(r->year, sizeof(r->year), "%s", year);
	}
	if (asked != NULL)
		snprintf(r->year, sizeof(r->year), "%s", asked);
	if (arguments_number(r->year, 0, 9999, &number))
		r->of_year = (int)number;
	if (r->year[0] == '\0' && r->status == STATUS_OK)
		r->status = ask_usage(
		    r->call, "needs --year: nothing of %s is here", r->county);
}

void
report_gather(struct report *r)
{
	r->lacking = json_array();
	r->stated = json_object();
	r->cited = json_array();
	r->peers = report_ask(r, "compare.peers", "{s:s, s:i}", "county",
	                      r->call->arguments->words[0], "n", r->n_peers);
	if (r->status != STATUS_OK)
		return;
	r->code = value_member(r->peers, "code");
	r->county = value_member(r->peers, "county");
	r->version = value_member(r->peers, "data_version");
	if (r->code == NULL) {
		r->status = ask_usage(r->call, "knows no such county");
		return;
	}
	r->papers = report_ask(r, "disclosures.list", "{s:s, s:i}", "county",
	                       r->code, "limit", 1000);
	find_year(r);
	find_subjects(r);
	for (size_t i = 0; i < r->n_subjects; i++)
		find_standings(r, &r->subjects[i]);
}

void
report_gather_free(struct report *r)
{
	for (size_t i = 0; i < r->n_standings; i++)
		free_standing(&r->standings[i]);
	json_decref(r->peers);
	json_decref(r->papers);
	json_decref(r->stated);
	json_decref(r->lacking);
	json_decref(r->cited);
}
