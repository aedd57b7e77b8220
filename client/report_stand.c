/*
 * Among whom the county is compared, and where it stands.
 */
#include "client/report_part.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "client/chart.h"
#include "client/decimal.h"
#include "client/html.h"
#include "client/number.h"
#include "client/value.h"

enum { NAMED_MOST = 12, NAMED_ENDS = 3, COLUMNS_MOST = 100 };
/* Of each subject; of each of many. */
enum { CHARTS_MOST = 6, CHARTS_EACH = 3, SUBJECTS_FEW = 3 };

/* ---- peers ---- */

static void
put_length(struct report *r, const char *persons, int64_t most, bool own)
{
	int64_t value = 0;

	if (!decimal_read(persons, &value))
		value = 0;
	fprintf(r->out,
	        "<td class=\"bars\"><span class=\"length%s\" "
	        "style=\"width:%lld%%\"></span></td>",
	        own ? " own" : "", (long long)decimal_share(value, most, 100));
}

static int64_t
most_persons(const struct report *r)
{
	int64_t most = 0, value;
	size_t i;
	const json_t *row;

	if (decimal_read(value_member(r->peers, "persons"), &value))
		most = value;
	json_array_foreach (json_object_get(r->peers, "rows"), i, row)
		if (decimal_read(value_member(row, "persons"), &value) &&
		    value > most)
			most = value;
	return most;
}

/* How many papers of the year each peer has: code to number. */
static json_t *
papers_of_peers(struct report *r)
{
	json_t *codes = json_array(), *n = json_object(), *coverage;
	size_t i;
	const json_t *row;

	json_array_foreach (json_object_get(r->peers, "rows"), i, row)
		json_array_append(codes, json_object_get(row, "code"));
	coverage =
	    report_ask(r, "coverage.matrix", "{s:o, s:i, s:i}", "counties",
	               codes, "year", r->of_year, "limit", 1000);
	json_array_foreach (json_object_get(coverage, "rows"), i, row) {
		const char *code = value_member(row, "code");
		const char *papers = value_member(row, "papers");
		long more;

		if (code == NULL || papers == NULL ||
		    !arguments_number(papers, 0, INT_MAX, &more))
			continue;
		more += (long)json_integer_value(json_object_get(n, code));
		json_object_set_new(n, code, json_integer(more));
	}
	json_decref(coverage);
	return n;
}

static void
put_peer(struct report *r, const json_t *row, const json_t *papers,
         int64_t most)
{
	const char *code = value_member(row, "code");
	const char *why = value_member(row, "reason_code");
	json_int_t n = json_integer_value(
	    json_object_get(papers, code == NULL ? "" : code));
	char text[32];

	snprintf(text, sizeof(text), "%" JSON_INTEGER_FORMAT, n);
	fputs("<tr>", r->out);
	html_cell(r->out, "k", value_member(row, "county"));
	html_cell(r->out, "k", value_member(row, "prefecture"));
	html_number(r->out, value_member(row, "persons"));
	put_length(r, value_member(row, "persons"), most, false);
	report_term(r, "t", why);
	html_cell(r->out, "n", n == 0 ? NULL : text);
	fputs("</tr>\n", r->out);
}

void
report_peers(struct report *r)
{
	static const char *const head[] = {"county", "prefecture",  "+persons",
	                                   "",       "reason#peer", "+papers",
	                                   NULL};
	json_t *papers = papers_of_peers(r);
	const json_t *rows = json_object_get(r->peers, "rows"), *row;
	int64_t most = most_persons(r);
	size_t i, with = json_object_size(papers);

	report_h2(r, SAY_REPORT_PEERS);
	fputs("<p>", r->out);
	html_say(r->out, r->language, SAY_REPORT_WHY_PEERS,
	         json_array_size(rows), with, r->year);
	fputs("</p>\n", r->out);
	report_head(r, head);
	fputs("<tr class=\"own\">", r->out);
	html_cell(r->out, "k", r->county);
	html_cell(r->out, "k", value_member(r->peers, "prefecture"));
	html_number(r->out, value_member(r->peers, "persons"));
	put_length(r, value_member(r->peers, "persons"), most, true);
	fputs("<td></td><td></td></tr>\n", r->out);
	json_array_foreach (rows, i, row)
		put_peer(r, row, papers, most);
	report_foot(r);
	json_decref(papers);
}

/* ---- the table of a subject ---- */

static void
put_flag(struct report *r, const struct standing *s)
{
	const json_t *row = report_own(r, json_object_get(s->outliers, "rows"));
	const char *direction = value_member(row, "direction");
	const char *fence = value_member(row, "fence");

	if (direction == NULL || fence == NULL)
		return;
	fputs(" <span class=\"badge\">", r->out);
	html_term(r->out, r->language, direction);
	fputs(" · ", r->out);
	html_term(r->out, r->language, fence);
	fputs("</span>", r->out);
}

/* How many share its rank. */
static size_t
tied(const json_t *own, const json_t *of)
{
	size_t i, n = 0;
	const json_t *row;

	json_array_foreach (json_object_get(of, "rows"), i, row)
		n += json_equal(json_object_get(row, "rank"),
		                json_object_get(own, "rank"))
		         ? 1
		         : 0;
	return n;
}

void
report_rank(struct report *r, const json_t *own, const json_t *of)
{
	char place[NUMBER_TEXT], all[NUMBER_TEXT];
	const char *rank = value_member(own, "rank");
	const char *n = value_member(of, "n");
	size_t same = tied(own, of);

	fputs("<td class=\"n\">", r->out);
	if (rank == NULL || n == NULL || strcmp(n, "1") == 0)
		html_text(r->out, NULL);
	else if (same > 1)
		html_say(r->out, r->language, SAY_REPORT_TIED,
		         number_group(rank, place), number_group(n, all), same);
	else
		html_say(r->out, r->language, SAY_REPORT_PLACE,
		         number_group(rank, place), number_group(n, all));
	fputs("</td>", r->out);
}

static void
put_standing(struct report *r, const struct standing *s)
{
	char number[NUMBER_TEXT];
	const json_t *spread =
	    json_array_get(json_object_get(s->spread, "rows"), 0);
	const char *yuan = value_member(s->own, "yuan");

	fputs("<tr>", r->out);
	fputs("<td class=\"t\">", r->out);
	html_text(r->out, report_measure(r, s->all));
	put_flag(r, s);
	fputs("</td><td class=\"n\">", r->out);
	html_text(r->out, yuan == NULL ? NULL : number_group(yuan, number));
	report_cite(r, value_member(s->own, "fact"));
	fputs("</td>", r->out);
	html_number(r->out, value_member(s->own, "value"));
	report_rank(r, s->own, s->all);
	html_number(r->out, value_member(s->own, "percentile"));
	html_number(r->out, value_member(spread, "median"));
	report_rank(r, s->own_among, s->among);
	fputs("</tr>\n", r->out);
}

/* ---- the chart of a measure ---- */

static char *
mark_title(const json_t *row, const char *value)
{
	char number[NUMBER_TEXT], *title = NULL;
	const char *county = value_member(row, "county");
	const char *province = value_member(row, "province");

	if (asprintf(&title, "%s %s: %s", province == NULL ? "" : province,
	             county == NULL ? "–" : county,
	             number_group(value, number)) < 0)
		return NULL;
	return title;
}

/* Of many rows so many, evenly, with the first and the last. */
static bool
is_drawn(size_t i, size_t n)
{
	return n <= COLUMNS_MOST || i + 1 == n || i == 0 ||
	       i * COLUMNS_MOST / n != (i - 1) * COLUMNS_MOST / n;
}

/* The county and its peers are always there. */
static size_t
collect(const struct report *r, const json_t *rows, int64_t top,
        struct mark *marks, char **titles)
{
	size_t i, n = 0, all = json_array_size(rows);
	const json_t *row;

	json_array_foreach (rows, i, row) {
		const char *value = value_member(row, "value");
		const char *code = value_member(row, "code");
		struct mark m = {.known = true};

		if (!decimal_read(value, &m.value))
			continue;
		m.own = code != NULL && strcmp(code, r->code) == 0;
		m.peer = report_is_peer(r, code);
		if (!m.own && !m.peer && !is_drawn(i, all))
			continue;
		titles[n] = mark_title(row, value);
		m.title = titles[n];
		if (m.value > top)
			m.value = top;
		marks[n++] = m;
	}
	return n;
}

/* Who they are: all where they are few, else the ends. */
static void
put_names(struct report *r, const json_t *rows)
{
	size_t n = json_array_size(rows), i;
	const json_t *row;

	json_array_foreach (rows, i, row) {
		char number[NUMBER_TEXT];
		const char *value = value_member(row, "value");
		const char *code = value_member(row, "code");
		bool own = code != NULL && strcmp(code, r->code) == 0;

		if (n > NAMED_MOST && i >= NAMED_ENDS && i < n - NAMED_ENDS &&
		    !own) {
			fputs(i == NAMED_ENDS ? " · …" : "", r->out);
			continue;
		}
		fputs(i > 0 ? " · " : "", r->out);
		fputs(own ? "<b>" : "", r->out);
		html_text(r->out, value_member(row, "county"));
		putc(' ', r->out);
		html_text(r->out,
		          value == NULL ? NULL : number_group(value, number));
		fputs(own ? "</b>" : "", r->out);
	}
}

/* Is there anything to draw: two figures, and one that is not 0? */
static bool
has_chart(const struct standing *s)
{
	const json_t *rows = json_object_get(s->all, "rows");
	int64_t value;

	return json_array_size(rows) > 1 &&
	       decimal_read(value_member(json_array_get(rows, 0), "value"),
	                    &value) &&
	       value > 0;
}

/* Where columns are cut off: among many, a few extremes would leave nothing of
 * the rest to be seen. */
static int64_t
top_of(const struct standing *s, size_t n)
{
	const json_t *spread =
	    json_array_get(json_object_get(s->spread, "rows"), 0);
	int64_t own, p95;

	if (n <= COLUMNS_MOST ||
	    !decimal_read(value_member(spread, "p95"), &p95) || p95 <= 0 ||
	    !decimal_read(value_member(s->own, "value"), &own))
		return INT64_MAX;
	return own > p95 ? own : p95;
}

static void
put_chart(struct report *r, const struct standing *s)
{
	const json_t *rows = json_object_get(s->all, "rows");
	const json_t *spread =
	    json_array_get(json_object_get(s->spread, "rows"), 0);
	size_t room = json_array_size(rows), n;
	struct mark *marks = calloc(room + 1, sizeof(*marks));
	char **titles = calloc(room + 1, sizeof(*titles));
	const char *name = report_measure(r, s->all);
	int64_t middle, top = top_of(s, room);

	if (!decimal_read(value_member(spread, "median"), &middle))
		middle = -1;
	if (marks != NULL && titles != NULL) {
		n = collect(r, rows, top, marks, titles);
		fputs("<figure>", r->out);
		chart_columns(r->out, marks, n, middle,
		              name == NULL ? "" : name);
		fputs("<figcaption>", r->out);
		html_say(r->out, r->language, SAY_REPORT_COLUMNS,
		         name == NULL ? "–" : name, room);
		if (n < room) {
			putc(' ', r->out);
			html_say(r->out, r->language, SAY_REPORT_THINNED, n);
		}
		fputs("<br/>", r->out);
		put_names(r, rows);
		fputs("</figcaption></figure>\n", r->out);
		while (n-- > 0)
			free(titles[n]);
	}
	free(titles);
	free(marks);
}

static void
put_key(struct report *r)
{
	fputs("<p class=\"key soft\"><i class=\"own\"></i>", r->out);
	html_text(r->out, r->county);
	fputs("<i class=\"peer\"></i>", r->out);
	html_say(r->out, r->language, SAY_REPORT_KEY_PEER);
	fputs("<i class=\"bar\"></i>", r->out);
	html_say(r->out, r->language, SAY_REPORT_KEY_OTHER);
	fputs("</p>\n", r->out);
}

static void
put_subject(struct report *r, const struct subject *s)
{
	static const char *const head[] = {
	    "name",        "+yuan",   "+value#resident", "+rank#all",
	    "+percentile", "+median", "+rank#peers",     NULL};
	size_t charts = 0,
	       most = r->n_subjects > SUBJECTS_FEW ? CHARTS_EACH : CHARTS_MOST;
	bool begun = false;

	for (size_t i = 0; i < r->n_standings; i++) {
		if (r->standings[i].subject != s)
			continue;
		if (!begun) {
			fputs("<h3>", r->out);
			report_subject(r, s);
			fputs("</h3>\n", r->out);
			report_head(r, head);
		}
		put_standing(r, &r->standings[i]);
		begun = true;
	}
	if (!begun)
		return;
	report_foot(r);
	put_key(r);
	fputs("<div class=\"charts\">\n", r->out);
	for (size_t i = 0; i < r->n_standings && charts < most; i++)
		if (r->standings[i].subject == s &&
		    has_chart(&r->standings[i])) {
			put_chart(r, &r->standings[i]);
			charts++;
		}
	fputs("</div>\n", r->out);
}

void
report_standings(struct report *r)
{
	if (r->n_standings == 0)
		return;
	report_h2(r, SAY_REPORT_STANDING);
	for (size_t i = 0; i < r->n_subjects; i++)
		put_subject(r, &r->subjects[i]);
}
