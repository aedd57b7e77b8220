/*
 * What programs read (JSON, NDJSON) is made of the bytes that came; what
 * people read is made of the tree whose numbers are texts.
 */
#include "client/answer.h"

#include <string.h>

#include "client/ask.h"
#include "client/csv.h"
#include "client/footer.h"
#include "client/json_text.h"
#include "client/ndjson.h"
#include "client/pager.h"
#include "client/plot.h"
#include "client/render.h"
#include "client/show.h"

/* ---- the forms ---- */

static void
print_json(const struct call *c, const struct reply *r, const struct screen *s)
{
	(void)c;
	answer_json(s, r->raw);
}

static void
print_ndjson(const struct call *c, const struct reply *r,
             const struct screen *s)
{
	ndjson_print(view_of(c->command->method), r->raw, s->out);
}

static void
print_csv(const struct call *c, const struct reply *r, const struct screen *s)
{
	csv_print(view_of(c->command->method), r->result, s->out);
}

static void
print_tables(const struct call *c, const struct reply *r,
             const struct screen *s)
{
	const struct view *v = view_of(c->command->method);
	size_t lines;

	if (c->command->show != NULL) {
		c->command->show(r->result, s);
		return;
	}
	/* Some methods answer with rows or, asked otherwise, without. */
	if (render_rows(&v->blocks[0], r->result) == NULL) {
		show_members(r->result, s);
		return;
	}
	footer_subject(r->result, s);
	if (arguments_flag(c->arguments, "plot"))
		lines = plot_print(c->command->method, r->result, s);
	else
		lines = render_tables(v, r->result, s);
	footer_print(r->result, lines, s);
}

static void
print_markdown(const struct call *c, const struct reply *r,
               const struct screen *s)
{
	struct screen marked = *s;

	marked.markdown = true;
	marked.colour = false;
	marked.columns = 0;
	print_tables(c, r, &marked);
}

struct form {
	const char *name;
	bool rows; /* needs rows */
	void (*print)(const struct call *, const struct reply *,
	              const struct screen *);
};

static const struct form forms[] = {
    {"table", false, print_tables},     {"json", false, print_json},
    {"ndjson", true, print_ndjson},     {"csv", true, print_csv},
    {"markdown", true, print_markdown},
};

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static const struct form *
form_of(const struct call *c)
{
	const char *name = call_value(c, "format");

	for (size_t i = 0; i < N(forms); i++)
		if (strcmp(forms[i].name, name) == 0)
			return &forms[i];
	return NULL;
}

/* ---- from outside ---- */

enum status
answer_check(const struct call *c)
{
	const struct form *form = form_of(c);
	const char *name = call_value(c, "format");

	if (form == NULL)
		return ask_usage(c,
		                 "--format is table, json, ndjson, csv or "
		                 "markdown, not \"%s\"",
		                 name);
	if (form->rows && view_of(c->command->method) == NULL)
		return ask_usage(c, "has no rows for --format %s", name);
	if (arguments_flag(c->arguments, "plot") && form->print != print_tables)
		return ask_usage(c, "--plot is no --format %s", name);
	return STATUS_OK;
}

void
answer_print(const struct call *c, const struct reply *r)
{
	struct pager pager =
	    pager_open(c->screen, strcmp(call_value(c, "pager"), "true") == 0);

	form_of(c)->print(c, r, &pager.screen);
	pager_close(&pager);
}

void
answer_json(const struct screen *s, struct slice json)
{
	/* Indented for eyes; as it came for programs. */
	if (s->columns > 0) {
		json_indent(s->out, json);
	} else {
		fwrite(json.at, 1, json.len, s->out);
		putc('\n', s->out);
	}
}
