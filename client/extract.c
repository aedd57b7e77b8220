/*
 * One object a line, one line a document, in the order given; or, explained,
 * one page after the other.  A bundle is as many documents as it has members.
 * What gives no disclosure gives its error in that place; the others go on.
 */
#include "client/extract.h"

#include <stdlib.h>

#include "client/ask.h"
#include "client/disclosure_json.h"
#include "client/explain.h"
#include "client/json_text.h"
#include "client/parser.h"

static const struct option options[] = {
    {"explain", NULL, "",
     "show a person what was read, from which words, and what was not"},
    {"pretty", NULL, "", "a member a line, for reading"},
    {"timeout", "SECONDS", "20", "the most that one document may take"},
    {"worker", "PATH", "",
     "the duibiao-worker to use; else DUIBIAO_WORKER, "
     "else the one beside this program"},
    {NULL, NULL, NULL, NULL},
};

const struct option *
extract_options(void)
{
	return options;
}

struct extract {
	struct parser *parser;
	struct jsonout json;
	const struct screen *screen;
	FILE *out;
	bool pretty, explain, any; /* any: a file was shown */
};

static bool
print(struct extract *x)
{
	struct slice text = jsonout_text(&x->json);

	if (!jsonout_ok(&x->json)) {
		fputs("duibiao: out of memory\n", stderr);
		return false;
	}
	if (x->pretty) {
		json_indent(x->out, text);
	} else {
		fwrite(text.at, 1, text.len, x->out);
		putc('\n', x->out);
	}
	return fflush(x->out) == 0;
}

static bool
show(struct extract *x, const struct input *in, const struct disclosure *d)
{
	bool ok = true;

	if (x->any)
		putc('\n', x->out);
	x->any = true;
	if (d == NULL)
		explain_error(x->screen, in);
	else
		ok = explain_print(x->screen, in, d);
	if (!ok)
		fputs("duibiao: out of memory\n", stderr);
	return fflush(x->out) == 0 && ok;
}

/* What became of one document: its disclosure, or NULL and its error. */
static bool
give(struct extract *x, const struct input *in, const struct disclosure *d)
{
	if (x->explain)
		return show(x, in, d);
	jsonout_reset(&x->json);
	if (d != NULL)
		disclosure_json(&x->json, in, d);
	else
		disclosure_json_error(&x->json, in);
	return print(x);
}

static bool
extract_member(struct extract *x, const struct members *all, size_t i,
               const char *bundle)
{
	const struct member *m = &all->at[i];
	const struct disclosure *d = NULL;
	struct input in;
	char *name;
	bool ok;

	if (asprintf(&name, "%s/%s", bundle, m->name) < 0)
		return false;
	ok = input_part(&in, name, all->fd, m->offset, m->bytes) &&
	     (in.bytes == 0 || input_hash(&in));
	if (ok && m->failed != READ_OK)
		ok = input_fail(&in, parser_refusal(m->failed), m->reason);
	/* A bundle in it would have come with its reason. */
	ok = ok && parser_parse(x->parser, &in, &d) &&
	     (d != NULL ||
	      input_fail(&in, "no_document", "a bundle inside a bundle"));
	ok = give(x, &in, ok ? d : NULL) && ok;
	input_close(&in);
	free(name);
	return ok;
}

/* A bundle gives each of its members in its own place. */
static bool
extract_bundle(struct extract *x, const struct input *in)
{
	struct members all;
	bool ok = true;

	parser_members(x->parser, &all);
	for (size_t i = 0; i < all.n; i++)
		ok = extract_member(x, &all, i, in->name) && ok;
	members_fini(&all);
	return ok;
}

static bool
extract_file(struct extract *x, const char *path)
{
	const struct disclosure *d;
	struct input in;
	bool ok = input_open(&in, path) && input_hash(&in) &&
	          parser_parse(x->parser, &in, &d);

	if (ok && d == NULL)
		ok = extract_bundle(x, &in);
	else
		ok = give(x, &in, ok ? d : NULL) && ok;
	input_close(&in);
	return ok;
}

enum status
extract_run(const struct call *c)
{
	const char *worker = call_value(c, "worker");
	struct extract x = {.screen = c->screen,
	                    .out = c->screen->out,
	                    .pretty = arguments_flag(c->arguments, "pretty"),
	                    .explain = arguments_flag(c->arguments, "explain")};
	enum status status = STATUS_OK;
	long seconds;

	if (!arguments_number(call_value(c, "timeout"), 1, 86400, &seconds))
		return ask_usage(c, "--timeout takes seconds, 1 to 86400");
	if (worker == NULL)
		worker = getenv("DUIBIAO_WORKER");
	jsonout_init(&x.json);
	x.parser = parser_new(worker, (int)seconds * 1000);
	if (x.parser == NULL) {
		fputs("duibiao extract: out of memory\n", stderr);
		return STATUS_ERROR;
	}
	if (x.explain)
		parser_explain(x.parser);
	for (size_t i = 0; i < c->arguments->n_words; i++)
		if (!extract_file(&x, c->arguments->words[i]))
			status = STATUS_ERROR;
	parser_free(x.parser);
	jsonout_fini(&x.json);
	return status;
}
