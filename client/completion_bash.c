/*
 * One function: which command it is, which option stands before the cursor,
 * of what type its value is.
 */
#include "client/completion.h"

#include <string.h>

#include "client/choices.h"

static const char head[] =
    "# Completion of duibiao for bash, made by `duibiao completion bash`.\n"
    "# Commands, options and their values come from the tables of duibiao.\n"
    "\n"
    "# What a command takes: its options, and of what types its first word\n"
    "# and the words behind it are.\n"
    "_duibiao_command() {\n"
    "\tcase $1 in\n";

static const char body[] =
    "# The first words of commands, or the second ones of a group.\n"
    "_duibiao_names() {\n"
    "\tcase $1 in\n";

static const char tail[] =
    "\n"
    "# Is there a plain word before the cursor, from word `at` on?\n"
    "_duibiao_behind_word() {\n"
    "\tfor (( ; at < COMP_CWORD; at++)); do\n"
    "\t\tif [[ ${COMP_WORDS[at]} != -* ]]; then\n"
    "\t\t\treturn 0\n"
    "\t\telif [ \"${COMP_WORDS[at + 1]}\" = = ]; then\n"
    "\t\t\t((at += 2))\n"
    "\t\telif [ -n \"$(_duibiao_type \"$words\" "
    "\"${COMP_WORDS[at]}\")\" ]; then\n"
    "\t\t\t((at++))\n"
    "\t\tfi\n"
    "\tdone\n"
    "\treturn 1\n"
    "}\n"
    "\n"
    "_duibiao() {\n"
    "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev= name= options operand list\n"
    "\tlocal words=${COMP_WORDS[1]} at=2 type= head=\n"
    "\tCOMPREPLY=()\n"
    "\t((COMP_CWORD > 1)) && prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "\tif ((COMP_CWORD == 1)); then\n"
    "\t\tCOMPREPLY=($(compgen -W \"$(_duibiao_names) --help --version\" "
    "-- \"$cur\"))\n"
    "\t\treturn\n"
    "\tfi\n"
    "\tif [ -n \"$(_duibiao_names \"$words\")\" ]; then\n"
    "\t\tif ((COMP_CWORD == 2)); then\n"
    "\t\t\tCOMPREPLY=($(compgen -W \"$(_duibiao_names \"$words\")\" "
    "-- \"$cur\"))\n"
    "\t\t\treturn\n"
    "\t\tfi\n"
    "\t\twords=\"$words ${COMP_WORDS[2]}\" at=3\n"
    "\tfi\n"
    "\t_duibiao_command \"$words\" || return\n"
    "\t# bash parts --name=value at the sign.\n"
    "\tif [ \"$cur\" = = ]; then\n"
    "\t\tcur= name=$prev\n"
    "\telif [ \"$prev\" = = ]; then\n"
    "\t\tname=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "\telse\n"
    "\t\tname=$prev\n"
    "\tfi\n"
    "\tif [[ $name == --* ]]; then\n"
    "\t\ttype=$(_duibiao_type \"$words\" \"$name\")\n"
    "\tfi\n"
    "\tif [ -z \"$type\" ] && [[ $cur == -* ]]; then\n"
    "\t\tCOMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
    "\t\treturn\n"
    "\tfi\n"
    "\tif [ -z \"$type\" ]; then\n"
    "\t\ttype=$operand\n"
    "\t\t_duibiao_behind_word && type=$list\n"
    "\tfi\n"
    "\tcase $type in\n"
    "\tFILE|PATH)\n"
    "\t\tcompopt -o filenames 2>/dev/null\n"
    "\t\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n"
    "\t\treturn ;;\n"
    "\tMEASURES|COUNTIES)\n"
    "\t\t# The last of a list parted by commas.\n"
    "\t\tif [[ $cur == *,* ]]; then\n"
    "\t\t\thead=${cur%,*},\n"
    "\t\tfi ;;\n"
    "\tesac\n"
    "\tCOMPREPLY=($(compgen -P \"$head\" -W \"$(_duibiao_words \"$type\")\" "
    "-- \"${cur#\"$head\"}\"))\n"
    "}\n"
    "\n"
    "complete -F _duibiao duibiao\n";

static void
put_command(const struct command *c, FILE *out)
{
	struct option_set set;

	command_options(c, &set);
	fprintf(out, "\t'%s')\n\t\toptions='", c->name);
	for (size_t i = 0; i < set.n; i++) {
		fputs(i > 0 ? " --" : "--", out);
		completion_name(set.at[i].name, out);
	}
	fprintf(out, "'\n\t\toperand='%s' list='%s' ;;\n",
	        completion_operand(c), completion_list(c));
}

/* "'rank --year') echo YEAR ;;" for every option with a value. */
static void
put_types(const struct command *c, FILE *out)
{
	struct option_set set;

	command_options(c, &set);
	for (size_t i = 0; i < set.n; i++) {
		if (set.at[i].value == NULL)
			continue;
		fprintf(out, "\t'%s --", c->name);
		completion_name(set.at[i].name, out);
		fprintf(out, "') echo '%s' ;;\n", set.at[i].value);
	}
}

static void
put_values(const char *type, FILE *out)
{
	if (choices_word(type, 0) == NULL && strchr(type, '|') == NULL)
		return;
	if (choices_many(type)) {
		fprintf(out,
		        "\t'%s') duibiao completion values %s 2>/dev/null ;;\n",
		        type, type);
		return;
	}
	fprintf(out, "\t'%s') echo '", type);
	completion_words(type, out);
	fputs("' ;;\n", out);
}

/* Names of one word, and the first words of the others, once. */
static void
put_firsts(FILE *out)
{
	const char *before = "";

	fputs("\t'') echo '", out);
	for (const struct command *c = command_table(); c->name != NULL; c++) {
		size_t n = strcspn(c->name, " ");

		if (c->name[n] == ' ' && strncmp(before, c->name, n + 1) == 0)
			continue;
		fprintf(out, "%s%.*s", *before == '\0' ? "" : " ", (int)n,
		        c->name);
		before = c->name;
	}
	fputs("' ;;\n", out);
}

static void
put_seconds(FILE *out)
{
	for (const struct command *c = command_table(); c->name != NULL; c++) {
		size_t n = strcspn(c->name, " ");

		if (c->name[n] == ' ')
			fprintf(out, "\t%.*s) echo '%s' ;;&\n", (int)n, c->name,
			        c->name + n + 1);
	}
}

void
completion_bash(FILE *out)
{
	fputs(head, out);
	for (const struct command *c = command_table(); c->name != NULL; c++)
		put_command(c, out);
	fputs("\t*) return 1 ;;\n\tesac\n}\n\n", out);
	fputs(body, out);
	put_firsts(out);
	put_seconds(out);
	fputs("\tesac\n}\n\n# Of what type an option's value is.\n"
	      "_duibiao_type() {\n\tcase \"$1 $2\" in\n",
	      out);
	for (const struct command *c = command_table(); c->name != NULL; c++)
		put_types(c, out);
	fputs("\tesac\n}\n\n# The values of a type.\n"
	      "_duibiao_words() {\n\tcase $1 in\n",
	      out);
	completion_types(put_values, out);
	fputs("\tesac\n}\n", out);
	fputs(tail, out);
}
