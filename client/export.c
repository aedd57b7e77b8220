/*
 * Rows come as notifications export.rows, the reply behind the last.  A chunk
 * is written whole before its cursor counts as reached.
 */
#include "client/export.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "client/ask.h"
#include "client/json_text.h"
#include "client/number.h"
#include "client/phrase.h"
#include "client/value.h"

static const struct option options[] = {
    {"output", "FILE", "", "where to write, or -o FILE; else standard output"},
    {"wait", "SECONDS", "0", "how long to wait for a daemon to come up"},
    {NULL, NULL, NULL, NULL},
};

const struct option *
export_options(void)
{
	return options;
}

struct export
{
	const struct call *call;
	FILE *out;
	char cursor[100]; /* behind the last chunk that was written */
};

/* ---- a chunk ---- */

static void
put_rows(const struct export *e, struct slice rows)
{
	struct slice row;

	while (json_next(&rows, &row)) {
		fwrite(row.at, 1, row.len, e->out);
		putc('\n', e->out);
	}
}

/* Its header comes with the first chunk of an export without a cursor. */
static void
put_csv(const struct export *e, struct slice csv)
{
	json_t *text = json_loadb(csv.at, csv.len, JSON_DECODE_ANY, NULL);

	if (json_is_string(text))
		fputs(json_string_value(text), e->out);
	json_decref(text);
}

static bool
take_chunk(struct export *e, struct slice params)
{
	struct slice csv = json_member(params, "csv");
	struct slice cursor = json_member(params, "cursor");

	if (csv.at != NULL)
		put_csv(e, csv);
	else
		put_rows(e, json_member(params, "rows"));
	if (fflush(e->out) != 0)
		return false;
	if (cursor.len > 2)
		snprintf(e->cursor, sizeof(e->cursor), "%.*s",
		         (int)(cursor.len - 2), cursor.at + 1);
	return true;
}

/* ---- the end ---- */

/* How to go on behind what came. */
static enum status
to_go_on(const struct export *e)
{
	if (e->cursor[0] != '\0') {
		fprintf(stderr, phrase(SAY_NEXT, e->call->screen->language),
		        e->cursor);
		putc('\n', stderr);
	}
	return STATUS_ERROR;
}

static enum status
broke_off(const struct export *e, const char *why)
{
	enum language language = e->call->screen->language;

	fprintf(stderr, "duibiao export: %s", phrase(SAY_BROKE_OFF, language));
	ask_why(why, language);
	return to_go_on(e);
}

static enum status
ended(const struct export *e, const struct reply *r)
{
	char number[NUMBER_TEXT];
	enum language language = e->call->screen->language;
	const char *rows = value_member(r->result, "rows");
	const char *version = value_member(r->result, "data_version");
	const char *next = value_member(r->result, "next");

	if (r->error != NULL) {
		reply_print_error(r, e->call->screen, stderr);
		return to_go_on(e);
	}
	fputs("duibiao export: ", stderr);
	phrase_print(stderr, language, SAY_EXPORTED,
	             rows == NULL ? "–" : number_group(rows, number),
	             version == NULL ? "–" : version);
	putc('\n', stderr);
	if (next != NULL) {
		fprintf(stderr, phrase(SAY_NEXT, language), next);
		putc('\n', stderr);
	}
	return STATUS_OK;
}

static enum status
take_lines(struct export *e, struct asking *a)
{
	struct slice line;

	while (link_line(&a->link, &line)) {
		struct slice params = json_member(line, "params");

		if (params.at == NULL) {
			reply_fini(&a->reply);
			if (!reply_parse(&a->reply, line))
				return broke_off(e, "no reply");
			return ended(e, &a->reply);
		}
		if (!take_chunk(e, params))
			return broke_off(e, strerror(errno));
	}
	return broke_off(e, strerror(a->link.error));
}

/* ---- the command ---- */

static enum status
open_output(struct export *e)
{
	const char *path = call_value(e->call, "output");
	bool more = call_value(e->call, "cursor") != NULL;

	e->out = e->call->screen->out;
	if (path == NULL || strcmp(path, "-") == 0)
		return STATUS_OK;
	e->out = fopen(path, more ? "ae" : "we");
	if (e->out == NULL) {
		fprintf(stderr, "duibiao export: %s: %s\n", path,
		        strerror(errno));
		return STATUS_ERROR;
	}
	return STATUS_OK;
}

static enum status
stream(struct export *e, struct slice params)
{
	struct asking asking;
	enum status status = asking_init(&asking, e->call);

	if (status == STATUS_OK)
		status = asking_send(&asking, e->call->command->method, params);
	if (status == STATUS_OK)
		status = open_output(e);
	if (status == STATUS_OK)
		status = take_lines(e, &asking);
	asking_fini(&asking);
	if (e->out != NULL && e->out != e->call->screen->out &&
	    fclose(e->out) != 0 && status == STATUS_OK)
		status = broke_off(e, strerror(errno));
	return status;
}

enum status
export_run(const struct call *c)
{
	struct export e = {.call = c};
	struct jsonout params;
	enum status status;

	jsonout_init(&params);
	status = ask_params(c, &params);
	if (status == STATUS_OK)
		status = stream(&e, jsonout_text(&params));
	jsonout_fini(&params);
	return status;
}
