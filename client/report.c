/*
 * The page is written into memory, then into a file beside the one that is
 * wanted, which gets that name at the end: a report is whole or it is not
 * there.  Only a file may be replaced so: a device or a pipe is written to, a
 * link is followed.
 */
#include "client/report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "client/chart.h"
#include "client/html.h"
#include "client/number.h"
#include "client/report_part.h"
#include "client/value.h"
#include "daemon/version.h"
#include "report_css.h"

static const struct option options[] = {
    {"year", "YEAR", "", "the year; without it, the newest published"},
    {"peers", "COUNT", "10", "how many peers"},
    {"output", "FILE", "", "where to write, or -o FILE; else standard output"},
    {"wait", "SECONDS", "0", "how long to wait for a daemon to come up"},
    {NULL, NULL, NULL, NULL},
};

const struct option *
report_options(void)
{
	return options;
}

/* ---- the page ---- */

static void
put_begin(struct report *r)
{
	fprintf(r->out,
	        "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
	        "<meta charset=\"utf-8\"/>\n"
	        "<meta name=\"viewport\" "
	        "content=\"width=device-width, initial-scale=1\"/>\n"
	        "<meta name=\"generator\" content=\"duibiao %s\"/>\n"
	        "<title>",
	        r->language == LANGUAGE_ZH ? "zh-CN" : "en", DUIBIAO_VERSION);
	html_say(r->out, r->language, SAY_REPORT_TITLE, r->county, r->year);
	fputs("</title>\n<style>\n", r->out);
	for (size_t i = 0; report_css[i] != NULL; i++)
		fputs(report_css[i], r->out);
	fputs("</style>\n</head>\n<body>\n", r->out);
}

static void
put_place(struct report *r)
{
	static const char *const keys[] = {"prefecture", "province", "code"};
	char number[NUMBER_TEXT];
	const char *persons = value_member(r->peers, "persons");
	bool first = true;

	fputs("<p class=\"soft\">", r->out);
	for (size_t i = 0; i < 3; i++) {
		const char *text = value_member(r->peers, keys[i]);

		if (text == NULL)
			continue;
		fputs(first ? "" : " · ", r->out);
		html_text(r->out, text);
		first = false;
	}
	if (persons != NULL) {
		const char *basis = value_member(
		    json_object_get(r->peers, "denominator"), "basis");

		fputs(" · ", r->out);
		html_say(r->out, r->language, SAY_PERSONS,
		         number_group(persons, number));
		fputs(r->language == LANGUAGE_ZH ? "（" : " (", r->out);
		html_term(r->out, r->language, basis);
		fputs(r->language == LANGUAGE_ZH ? "）" : ")", r->out);
	}
	fputs("</p>\n", r->out);
}

static void
put_tile(struct report *r, const struct standing *s)
{
	char number[NUMBER_TEXT], all[NUMBER_TEXT];
	const char *value = value_member(s->own, "value");
	const char *rank = value_member(s->own, "rank");
	const char *n = value_member(s->all, "n");

	fputs("<div class=\"tile\"><span>", r->out);
	html_text(r->out, report_measure(r, s->all));
	fputs("</span><b>", r->out);
	html_say(r->out, r->language, SAY_REPORT_A_HEAD,
	         value == NULL ? "–" : number_group(value, number));
	report_cite(r, value_member(s->own, "fact"));
	fputs("</b><span>", r->out);
	html_say(r->out, r->language, SAY_REPORT_RANK,
	         rank == NULL ? "–" : number_group(rank, number),
	         n == NULL ? "–" : number_group(n, all));
	fputs("</span>", r->out);
	chart_percentile(r->out, value_member(s->own, "percentile"),
	                 value_member(s->own, "percentile"));
	fputs("<span>", r->out);
	report_subject(r, s->subject);
	fputs("</span></div>\n", r->out);
}

static void
put_top(struct report *r)
{
	size_t papers = 0, i, tiles = 0;
	const json_t *row;

	json_array_foreach (json_object_get(r->papers, "rows"), i, row) {
		const char *year = value_member(row, "year");

		papers += year != NULL && strcmp(year, r->year) == 0;
	}
	fputs("<header>\n<p class=\"kicker\">duibiao · 对标</p>\n<h1>", r->out);
	html_say(r->out, r->language, SAY_REPORT_TITLE, r->county, r->year);
	fputs("</h1>\n", r->out);
	put_place(r);
	fputs("<p class=\"lead\">", r->out);
	html_say(r->out, r->language,
	         papers == 0 ? SAY_REPORT_NOTHING : SAY_REPORT_LEAD, papers,
	         r->year, r->n_standings);
	fputs("</p>\n<p>", r->out);
	html_say(r->out, r->language, SAY_REPORT_READ);
	fputs("</p>\n</header>\n<div class=\"tiles\">\n", r->out);
	for (i = 0; i < r->n_standings && tiles < 4; i++, tiles++)
		put_tile(r, &r->standings[i]);
	fputs("</div>\n", r->out);
}

static void
put_end(struct report *r)
{
	const json_t *d = json_object_get(r->peers, "denominator");
	const char *basis = value_member(d, "basis");
	const char *year = value_member(d, "year");

	fputs("<footer>\n<p>", r->out);
	html_say(r->out, r->language, SAY_REPORT_HOW);
	fputs("</p>\n<p>", r->out);
	html_say(r->out, r->language, SAY_DENOMINATOR,
	         basis == NULL ? "–" : term(basis, r->language),
	         year == NULL ? "–" : year, value_member(d, "source"));
	fputs("</p>\n<p>", r->out);
	html_say(r->out, r->language, SAY_DATA_VERSION, r->version);
	fprintf(r->out, " · duibiao %s · <code>duibiao report ",
	        DUIBIAO_VERSION);
	html_text(r->out, r->code);
	fputs(" --year ", r->out);
	html_text(r->out, r->year);
	fputs("</code></p>\n</footer>\n</body>\n</html>\n", r->out);
}

static void
put_page(struct report *r)
{
	put_begin(r);
	put_top(r);
	report_peers(r);
	report_standings(r);
	report_series(r);
	report_sewage(r);
	report_kpi(r);
	report_findings(r);
	report_missing(r);
	report_sources(r);
	put_end(r);
}

/* ---- the file ---- */

static enum status
failed(const char *path)
{
	fprintf(stderr, "duibiao report: %s: %s\n", path, strerror(errno));
	return STATUS_ERROR;
}

static bool
write_page(struct slice page, const char *path)
{
	FILE *out = fopen(path, "we");
	bool written;

	if (out == NULL)
		return false;
	written = fwrite(page.at, 1, page.len, out) == page.len;
	return fclose(out) == 0 && written;
}

/* By way of a file beside it. */
static bool
replace_file(struct slice page, const char *path)
{
	char *beside = NULL;
	bool done;

	if (asprintf(&beside, "%s.new", path) < 0)
		return false;
	done = write_page(page, beside) && rename(beside, path) == 0;
	if (!done) {
		int error = errno;

		unlink(beside);
		errno = error;
	}
	free(beside);
	return done;
}

static enum status
write_file(struct slice page, const char *path)
{
	struct stat st;
	bool kept = lstat(path, &st) == 0 && !S_ISREG(st.st_mode);

	if (!(kept ? write_page(page, path) : replace_file(page, path)))
		return failed(path);
	return STATUS_OK;
}

static enum status
write_report(struct report *r)
{
	const char *path = call_value(r->call, "output");
	char *text = NULL;
	size_t n = 0;

	report_gather(r);
	if (r->status != STATUS_OK)
		return r->status;
	r->out = open_memstream(&text, &n);
	if (r->out == NULL)
		return failed("memory");
	put_page(r);
	if (fclose(r->out) != 0)
		r->status = failed("memory");
	if (r->status == STATUS_OK && path != NULL && strcmp(path, "-") != 0)
		r->status = write_file((struct slice){text, n}, path);
	else if (r->status == STATUS_OK)
		fwrite(text, 1, n, r->call->screen->out);
	free(text);
	return r->status;
}

enum status
report_run(const struct call *c)
{
	struct asking asking;
	struct report r = {
	    .call = c, .asking = &asking, .language = c->screen->language};
	const char *year = call_value(c, "year");
	long number;

	if (year != NULL && !arguments_number(year, 1949, 2100, &number))
		return ask_usage(c, "--year takes a year, not %s", year);
	if (!arguments_number(call_value(c, "peers"), 1, 200, &number))
		return ask_usage(c, "--peers takes a number up to 200");
	r.n_peers = (int)number;
	r.status = asking_init(&asking, c);
	if (r.status == STATUS_OK)
		r.status = write_report(&r);
	report_gather_free(&r);
	asking_fini(&asking);
	return r.status;
}
