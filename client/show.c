/*
 * The figure in its sentence is marked by colour on a terminal and by 【】
 * elsewhere, so that it survives a file and a mail.
 */
#include "client/show.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "client/ask.h"
#include "client/number.h"
#include "client/pager.h"
#include "client/phrase.h"
#include "client/render.h"
#include "client/value.h"
#include "client/width.h"

/* ---- trace ---- */

static void
put(struct parts *l, const char *text)
{
	if (text != NULL)
		fputs(text, screen_part(l));
}

/* Line breaks of the source would break the picture; tabs part its cells. */
static void
put_flat(const struct screen *s, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		putc((unsigned char)text[i] < ' ' ? ' ' : text[i], s->out);
}

static void
put_sentence(const json_t *passage, const struct screen *s)
{
	const char *sentence = value_member(passage, "sentence");
	const char *before = value_member(passage, "before");
	const char *after = value_member(passage, "after");
	size_t from = 0, to = 0, length;

	if (sentence == NULL)
		return;
	length = strlen(sentence);
	fprintf(s->out, "\n  %s…", screen_dim(s));
	if (before != NULL)
		put_flat(s, before, strlen(before));
	fputs(screen_plain(s), s->out);
	if (!value_place(json_object_get(passage, "figure"), length, &from,
	                 &to))
		from = to = length;
	put_flat(s, sentence, from);
	fputs(s->colour ? screen_mark(s) : to > from ? "【" : "", s->out);
	put_flat(s, sentence + from, to - from);
	fputs(s->colour ? screen_plain(s) : to > from ? "】" : "", s->out);
	put_flat(s, sentence + to, length - to);
	fputs(screen_dim(s), s->out);
	if (after != NULL)
		put_flat(s, after, strlen(after));
	fprintf(s->out, "…%s\n", screen_plain(s));
}

static void
put_paper(const json_t *result, const struct screen *s)
{
	const json_t *paper = json_object_get(result, "disclosure");
	const json_t *span = json_object_get(result, "span");
	const char *revision = value_member(result, "revision");
	const char *type = value_member(paper, "doc_type");
	const char *current = value_member(paper, "current");
	struct parts line = {s, "  ", false};

	put(&line, value_member(paper, "county"));
	put(&line, value_member(paper, "department"));
	put(&line, value_member(paper, "year"));
	if (type != NULL)
		put(&line, doc_type_term(type, s->language));
	if (revision != NULL)
		fprintf(screen_part(&line), phrase(SAY_REVISION, s->language),
		        revision);
	if (current != NULL && strcmp(current, "false") == 0)
		put(&line, phrase(SAY_SUPERSEDED, s->language));
	putc('\n', s->out);
	line.begun = false;
	put(&line, value_member(paper, "title"));
	put(&line, value_member(paper, "name"));
	if (json_array_size(span) == 2)
		fprintf(screen_part(&line), phrase(SAY_BYTES, s->language),
		        value_text(json_array_get(span, 0)),
		        value_text(json_array_get(span, 1)));
	putc('\n', s->out);
}

/* A member's name; of some, what stands over a table would say something
 * else. */
static const char *
name_of(const char *key, enum language language)
{
	char id[60];
	const char *own;

	snprintf(id, sizeof(id), "%s#says", key);
	own = heading(id, language);
	return own == id ? heading(key, language) : own;
}

static bool
is_amount(const char *key)
{
	size_t n = strlen(key);

	return strcmp(key, "capacity") == 0 ||
	       (n > 5 && strcmp(key + n - 5, "_yuan") == 0);
}

/* Is it said by the id, the headline or the message already? */
static bool
is_said(const json_t *result, const char *key)
{
	return json_object_get(result, key) != NULL || strcmp(key, "no") == 0 ||
	       strcmp(key, "span") == 0 ||
	       strncmp(key, "message", strlen("message")) == 0;
}

/* What the record itself says, beside what the headline has. */
static void
put_says(const json_t *result, const struct screen *s)
{
	json_t *says = json_object_get(result, "says"), *value;
	const char *message =
	    value_text(value_worded(says, "message", s->language));
	struct parts line = {s, "  ", false};
	const char *key;

	if (message != NULL)
		fprintf(s->out, "%s\n", message);

	json_object_foreach (says, key, value) {
		char *text = value_show(
		    value, is_amount(key) ? SHOW_NUMBER : SHOW_TERM, s);

		if (text != NULL && !is_said(result, key))
			fprintf(screen_part(&line), "%s%s%s %s", screen_dim(s),
			        name_of(key, s->language), screen_plain(s),
			        text);
		free(text);
	}
	putc('\n', s->out);
}

void
show_trace(const json_t *result, const struct screen *s)
{
	char number[NUMBER_TEXT];
	const json_t *more = json_object_get(result, "more"), *passage;
	const char *yuan = value_member(result, "yuan");
	const char *stage = value_member(result, "stage");
	struct parts line = {s, "  ", false};
	size_t i;

	fputs(screen_bold(s), s->out);
	put(&line, value_member(result, "id"));
	put(&line, value_member(result, "name"));
	put(&line, value_member(result, "measure"));
	put(&line, value_member(result, "year"));
	if (stage != NULL)
		put(&line, term(stage, s->language));
	if (yuan != NULL)
		fprintf(screen_part(&line), "%s %s", number_group(yuan, number),
		        s->language == LANGUAGE_ZH ? "元" : "yuan");
	fprintf(s->out, "%s\n", screen_plain(s));
	put_paper(result, s);
	put_says(result, s);
	put_sentence(result, s);
	json_array_foreach (more, i, passage)
		put_sentence(passage, s);
}

/* ---- members ---- */

static void
put_members(json_t *object, const char *prefix, const struct screen *s)
{
	const char *key;
	json_t *value;

	json_object_foreach (object, key, value) {
		char name[200];
		char *text;

		snprintf(name, sizeof(name), "%s%s%s", prefix,
		         *prefix != '\0' ? "." : "", key);
		if (json_is_object(value)) {
			put_members(value, name, s);
			continue;
		}
		/* Tables of their own, if any. */
		if (json_is_object(json_array_get(value, 0)))
			continue;
		text = value_show(value, SHOW_DIGITS, s);
		fprintf(s->out, "%s%-28s%s  %s\n", screen_dim(s), name,
		        screen_plain(s), text != NULL ? text : "–");
		free(text);
	}
}

void
show_members(const json_t *result, const struct screen *s)
{
	put_members((json_t *)(uintptr_t)result, "", s);
}

/* ---- a paper ---- */

static const struct column paper[] = {
    {"id", SHOW_CODE, NULL, "id#paper"},
    {"title", SHOW_TEXT, NULL, NULL},
    {"county", SHOW_TEXT, NULL, NULL},
    {"code", SHOW_CODE, NULL, NULL},
    {"prefecture", SHOW_TEXT, NULL, NULL},
    {"province", SHOW_TEXT, NULL, NULL},
    {"scope", SHOW_TERM, NULL, NULL},
    {"department", SHOW_TEXT, NULL, NULL},
    {"kind", SHOW_TERM, NULL, NULL},
    {"year", SHOW_DIGITS, NULL, NULL},
    {"doc_type", SHOW_DOC_TYPE, NULL, NULL},
    {"name", SHOW_TEXT, NULL, "name#files"},
    {"media_type", SHOW_CODE, NULL, NULL},
    {"charset", SHOW_CODE, NULL, NULL},
    {"bytes", SHOW_NUMBER, NULL, NULL},
    {"sha256", SHOW_CODE, NULL, NULL},
    {"revision", SHOW_DIGITS, NULL, NULL},
    {"current", SHOW_TERM, NULL, NULL},
    {"version_from", SHOW_DIGITS, NULL, NULL},
    {"version_to", SHOW_DIGITS, NULL, NULL},
    {"ingested_at", SHOW_TIME, NULL, NULL},
    {"sections", SHOW_TERMS, NULL, NULL},
    {"data_version", SHOW_DIGITS, NULL, "version"},
};

static void
put_line(const struct screen *s, const char *name, const char *text)
{
	size_t w = width(slice_of(name));

	fprintf(s->out, "%s%s%s%*s%s\n", screen_dim(s), name, screen_plain(s),
	        w < 18 ? (int)(20 - w) : 2, "", text != NULL ? text : "–");
}

/* How many records there are of each sort, called as their tables are. */
static void
put_sums(const json_t *result, const struct screen *s)
{
	const struct view *v = view_of("disclosures.get");
	const json_t *sums = json_object_get(result, "n");
	char number[NUMBER_TEXT];

	for (size_t i = 0; i < view_blocks(v); i++) {
		const char *dot = strchr(v->blocks[i].path, '.');
		const char *n =
		    dot == NULL ? NULL : value_member(sums, dot + 1);

		if (n != NULL)
			put_line(s, v->blocks[i].title[s->language],
			         number_group(n, number));
	}
}

void
show_disclosure(const json_t *result, const struct screen *s)
{
	for (size_t i = 0; i < sizeof(paper) / sizeof(paper[0]); i++) {
		const struct column *c = &paper[i];
		char *text =
		    value_show(json_object_get(result, c->key), c->show, s);

		put_line(s,
		         heading(c->heading == NULL ? c->key : c->heading,
		                 s->language),
		         text);
		free(text);
	}
	put_sums(result, s);
	putc('\n', s->out);
	render_tables(view_of("disclosures.get"), result, s);
}

/* ---- text ---- */

/* The next piece's params, from what was asked and where it stopped. */
static void
next_params(struct jsonout *j, const char *id, const char *offset)
{
	jsonout_reset(j);
	jsonout_object(j);
	jsonout_pair(j, "id", id);
	jsonout_key(j, "offset");
	jsonout_number(j, slice_of(offset));
	jsonout_end(j);
}

static enum status
fetch_text(struct asking *a, const struct call *c, struct jsonout *params,
           FILE *out)
{
	bool whole = arguments_value(c->arguments, c->options, "limit") == NULL;
	const char *id = c->arguments->n_words > 0 ? c->arguments->words[0]
	                                           : call_value(c, "id");
	enum status status;
	const char *next;

	do {
		const char *text;

		status =
		    asking_ask(a, c, c->command->method, jsonout_text(params));
		if (status != STATUS_OK)
			return status;
		text = value_member(a->reply.result, "text");
		if (text != NULL)
			fputs(text, out);
		next = value_member(a->reply.result, "next");
		if (next != NULL)
			next_params(params, id, next);
	} while (next != NULL && whole);
	return STATUS_OK;
}

static enum status
page_text(struct asking *a, const struct call *c, struct jsonout *params)
{
	struct pager pager =
	    pager_open(c->screen, strcmp(call_value(c, "pager"), "true") == 0);
	enum status status = fetch_text(a, c, params, pager.screen.out);

	pager_close(&pager);
	return status;
}

enum status
show_text_run(const struct call *c)
{
	struct jsonout params;
	struct asking asking;
	enum status status;

	if (strcmp(call_value(c, "format"), "table") != 0)
		return ask_run(c);
	jsonout_init(&params);
	status = ask_params(c, &params);
	if (status == STATUS_OK) {
		status = asking_init(&asking, c);
		if (status == STATUS_OK)
			status = page_text(&asking, c, &params);
		asking_fini(&asking);
	}
	jsonout_fini(&params);
	return status;
}
