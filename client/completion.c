/*
 * What both scripts need, and the command itself.
 */
#include "client/completion.h"

#include <string.h>

#include "client/ask.h"
#include "client/choices.h"

/* The type of a parameter of its method; NULL: it has none of that name. */
static const char *
type_of(const struct command *c, const char *name)
{
	const struct method *m = method_find(c->method);
	const struct param *p =
	    m == NULL || name == NULL ? NULL : method_param(m, name);

	return p == NULL ? NULL : p->type;
}

const char *
completion_operand(const struct command *c)
{
	const char *type =
	    type_of(c, c->operand != NULL ? c->operand : c->list);

	if (type != NULL)
		return type;
	if (strstr(c->usage, "FILE") != NULL ||
	    strstr(c->usage, "PATH") != NULL)
		return "FILE";
	return c->usage;
}

const char *
completion_list(const struct command *c)
{
	const char *type = type_of(c, c->list);

	if (type != NULL)
		return type;
	return c->words_most > 1 ? completion_operand(c) : "";
}

bool
completion_is_file(const char *type)
{
	return strcmp(type, "FILE") == 0 || strcmp(type, "PATH") == 0;
}

void
completion_words(const char *type, FILE *out)
{
	const char *word;

	for (size_t n = 0; (word = choices_word(type, n)) != NULL; n++)
		fprintf(out, "%s%s", n > 0 ? " " : "", word);
	if (strchr(type, '|') != NULL)
		for (const char *p = type; *p != '\0'; p++)
			putc(*p == '|' ? ' ' : *p, out);
}

void
completion_name(const char *name, FILE *out)
{
	for (; *name != '\0'; name++)
		putc(*name == '_' ? '-' : *name, out);
}

/* ---- the types that there are ---- */

#define TYPES_MOST 64

struct types {
	const char *at[TYPES_MOST];
	size_t n;
};

static void
add_type(struct types *t, const char *type)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->at[i], type) == 0)
			return;
	if (t->n < TYPES_MOST)
		t->at[t->n++] = type;
}

void
completion_types(void (*each)(const char *type, FILE *out), FILE *out)
{
	struct types all = {.n = 0};

	for (const struct command *c = command_table(); c->name != NULL; c++) {
		struct option_set set;

		command_options(c, &set);
		for (size_t i = 0; i < set.n; i++)
			if (set.at[i].value != NULL)
				add_type(&all, set.at[i].value);
		add_type(&all, completion_operand(c));
	}
	for (size_t i = 0; i < all.n; i++)
		each(all.at[i], out);
}

/* ---- the command ---- */

static enum status
print_values(const struct call *c, const char *type)
{
	const char *word;

	for (size_t n = 0; (word = choices_word(type, n)) != NULL; n++)
		fprintf(c->screen->out, "%s\n", word);
	return STATUS_OK;
}

enum status
completion_run(const struct call *c)
{
	const char *const *words = c->arguments->words;

	if (c->arguments->n_words == 2 && strcmp(words[0], "values") == 0)
		return print_values(c, words[1]);
	if (c->arguments->n_words == 1 && strcmp(words[0], "bash") == 0)
		completion_bash(c->screen->out);
	else if (c->arguments->n_words == 1 && strcmp(words[0], "zsh") == 0)
		completion_zsh(c->screen->out);
	else
		return ask_usage(c, "takes bash or zsh, not %s", words[0]);
	return STATUS_OK;
}
