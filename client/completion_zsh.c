/*
 * _arguments does the work; here is what it needs to know of each command.
 */
#include "client/completion.h"

#include <string.h>

#include "client/choices.h"

static const char head[] =
    "#compdef duibiao\n"
    "# Completion of duibiao for zsh, made by `duibiao completion zsh`.\n"
    "\n"
    "# Values of lists that are too long to stand here.\n"
    "_duibiao_values() {\n"
    "\tlocal -a values\n"
    "\tvalues=(${(f)\"$(duibiao completion values $1 2>/dev/null)\"})\n"
    "\tcompset -P '*,'\n"
    "\tcompadd -a values\n"
    "}\n"
    "\n"
    "_duibiao() {\n"
    "\tlocal -a commands\n"
    "\tlocal command\n"
    "\tcommands=(\n";

static const char tail[] = "\t*) _default ;;\n"
                           "\tesac\n"
                           "}\n"
                           "\n"
                           "if [ \"$funcstack[1]\" = _duibiao ]; then\n"
                           "\t_duibiao \"$@\"\n"
                           "else\n"
                           "\tcompdef _duibiao duibiao\n"
                           "fi\n";

/* Text inside '...' and [...] of _arguments, or behind a : of _describe. */
static void
put_text(const char *text, FILE *out)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			fputs("'\\''", out);
		else if (strchr("[]:\\", *text) != NULL)
			fprintf(out, "\\%c", *text);
		else
			putc(*text, out);
	}
}

/* ":TYPE:(a b c)" */
static void
put_action(const char *type, FILE *out)
{
	putc(':', out);
	put_text(type, out);
	putc(':', out);
	if (completion_is_file(type)) {
		fputs("_files", out);
	} else if (choices_many(type)) {
		fprintf(out, "{_duibiao_values %s}", type);
	} else if (choices_word(type, 0) != NULL || strchr(type, '|') != NULL) {
		putc('(', out);
		completion_words(type, out);
		putc(')', out);
	}
}

static void
put_words(const char *which, const char *type, FILE *out)
{
	fprintf(out, " \\\n\t\t\t'%s", which);
	put_action(type, out);
	putc('\'', out);
}

static void
put_command(const struct command *c, FILE *out)
{
	struct option_set set;

	command_options(c, &set);
	fprintf(out, "\t'%s')\n\t\t_arguments", c->name);
	for (size_t i = 0; i < set.n; i++) {
		const struct option *o = &set.at[i];

		fputs(" \\\n\t\t\t'*--", out);
		completion_name(o->name, out);
		fputs(o->value == NULL ? "[" : "=[", out);
		put_text(o->doc, out);
		putc(']', out);
		if (o->value != NULL)
			put_action(o->value, out);
		putc('\'', out);
	}
	if (c->words_most > 0)
		put_words("1", completion_operand(c), out);
	if (c->words_most > 1)
		put_words("*", completion_list(c), out);
	fputs(" ;;\n", out);
}

/* Entries for _describe: those of a group without its name, or, with "" for
 * it, every name of one word. */
static void
put_names(const char *group, FILE *out)
{
	size_t n = strlen(group);

	for (const struct command *c = command_table(); c->name != NULL; c++) {
		const char *name = c->name + (n > 0 ? n + 1 : 0);

		if (n > 0 &&
		    (strncmp(c->name, group, n) != 0 || c->name[n] != ' '))
			continue;
		if (n == 0 && strchr(name, ' ') != NULL)
			continue;
		fprintf(out, "\t\t'%s:", name);
		put_text(c->summary[LANGUAGE_EN], out);
		fputs("'\n", out);
	}
}

void
completion_zsh(FILE *out)
{
	fputs(head, out);
	put_names("", out);
	fputs("\t\t'kpi:Performance indicators.'\n\t)\n"
	      "\tif ((CURRENT == 2)); then\n"
	      "\t\t_describe command commands\n\t\treturn\n\tfi\n"
	      "\tcommand=$words[2]\n\tshift words\n\t((CURRENT--))\n"
	      "\tif [[ $command == kpi ]]; then\n\t\tcommands=(\n",
	      out);
	put_names("kpi", out);
	fputs("\t\t)\n\t\tif ((CURRENT == 2)); then\n"
	      "\t\t\t_describe command commands\n\t\t\treturn\n\t\tfi\n"
	      "\t\tcommand=\"kpi $words[2]\"\n\t\tshift words\n"
	      "\t\t((CURRENT--))\n\tfi\n\tcase $command in\n",
	      out);
	for (const struct command *c = command_table(); c->name != NULL; c++)
		put_command(c, out);
	fputs(tail, out);
}
