/*
 * The county through the years, for measures with more than one.
 */
#include "client/report_part.h"

#include <stdlib.h>
#include <string.h>

#include "client/chart.h"
#include "client/decimal.h"
#include "client/html.h"
#include "client/number.h"
#include "client/value.h"

#define YEARS_MOST 40

struct years {
	struct mark marks[YEARS_MOST];
	char titles[YEARS_MOST][NUMBER_TEXT];
	size_t n, known;
};

/* The rows of the first line: a kind may have two bureaus in one county. */
static void
collect(struct years *y, const json_t *rows)
{
	const char *whose = NULL;
	size_t i;
	const json_t *row;

	json_array_foreach (rows, i, row) {
		const char *department = value_member(row, "department");
		const char *value = value_member(row, "value");
		struct mark m = {.label = value_member(row, "year")};

		if (whose == NULL)
			whose = department;
		if (y->n == YEARS_MOST ||
		    (whose != NULL && department != NULL &&
		     strcmp(whose, department) != 0))
			break;
		m.known = decimal_read(value, &m.value);
		if (m.known)
			m.title = number_group(value, y->titles[y->n]);
		y->known += m.known;
		y->marks[y->n++] = m;
	}
}

static void
put_chart(struct report *r, const struct standing *s, const struct years *y)
{
	const char *name = report_measure(r, s->all);

	fputs("<figure>", r->out);
	chart_years(r->out, y->marks, y->n, name == NULL ? "" : name);
	fputs("<figcaption>", r->out);
	html_say(r->out, r->language, SAY_REPORT_YEARS,
	         name == NULL ? "–" : name);
	fputs(" · ", r->out);
	report_subject(r, s->subject);
	fputs("</figcaption></figure>\n", r->out);
}

static bool
put_years(struct report *r, const struct standing *s, bool begun)
{
	const struct subject *of = s->subject;
	struct years years = {.n = 0};
	json_t *result;

	if (of->built)
		return false;
	result = report_ask(
	    r, "compare.series", "{s:s, s:[s], s:s, s:s, s:s*, s:s}", "measure",
	    s->measure, "counties", r->code, "stage", of->stage, "scope",
	    of->scope, "kind", of->kind, "per", "resident");
	collect(&years, json_object_get(result, "rows"));
	if (years.known > 1) {
		if (!begun) {
			report_h2(r, SAY_REPORT_SERIES);
			fputs("<div class=\"charts\">\n", r->out);
		}
		put_chart(r, s, &years);
	}
	json_decref(result);
	return years.known > 1;
}

void
report_series(struct report *r)
{
	bool begun = false;

	for (size_t i = 0; i < r->n_standings; i++)
		begun |= put_years(r, &r->standings[i], begun);
	if (begun)
		fputs("</div>\n", r->out);
}
