/*
 * Finding a command, and gathering what it takes from the tables.
 */
#include "client/command.h"

#include <string.h>

/* How many of `words` the name takes up; 0: it is another command. */
static size_t
match(const char *name, const char *const *words, size_t n)
{
	size_t taken = 0;

	while (taken < n) {
		size_t length = strlen(words[taken]);

		if (strncmp(name, words[taken], length) != 0)
			return 0;
		name += length;
		taken++;
		if (*name == '\0')
			return taken;
		if (*name++ != ' ')
			return 0;
	}
	return 0;
}

const struct command *
command_find(const char *const *words, size_t n, size_t *taken)
{
	for (const struct command *c = command_table(); c->name != NULL; c++) {
		*taken = match(c->name, words, n);
		if (*taken > 0)
			return c;
	}
	return NULL;
}

static void
add_rows(struct option_set *set, const struct option *rows)
{
	for (; rows != NULL && rows->name != NULL; rows++)
		option_add(set, *rows);
}

void
command_options(const struct command *c, struct option_set *set)
{
	const struct method *m = method_find(c->method);

	set->n = 0;
	for (const struct param *p = m ? m->params : NULL;
	     p != NULL && p->name != NULL; p++)
		option_add(set,
		           (struct option){
		               p->name,
		               param_form(p) == PARAM_FLAG ? NULL : p->type,
		               param_form(p) == PARAM_FLAG ? "" : p->fallback,
		               p->doc});
	add_rows(set, c->own == NULL ? NULL : c->own());
	add_rows(set, command_global_options());
}

const char *
call_value(const struct call *c, const char *name)
{
	return arguments_value(c->arguments, c->options, name);
}
