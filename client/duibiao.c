/*
 * duibiao - the command line.  Finds the command in the table, reads its
 * options by the same table, runs it.
 */
#include <stdio.h>
#include <string.h>

#include "client/command.h"
#include "client/help.h"
#include "daemon/nearest.h"
#include "daemon/version.h"

/* Ends the line with the likeliest of the commands that begin so. */
static void
suggest(const char *group, const char *word)
{
	struct nearest near = {0};
	size_t n = strlen(group);

	for (const struct command *c = command_table(); c->name != NULL; c++)
		if (strncmp(c->name, group, n) == 0)
			nearest_offer(&near, slice_of(word),
			              slice_of(c->name + n));
	if (near.n > 0)
		fprintf(stderr, "; did you mean %s%.*s?", group,
		        (int)near.name[0].len, near.name[0].at);
}

static enum status
unknown_command(const char *word)
{
	if (word[0] == '-') {
		fprintf(stderr,
		        "duibiao: %s stands behind the command; see `duibiao "
		        "--help`\n",
		        word);
		return STATUS_USAGE;
	}
	fprintf(stderr, "duibiao: there is no command %s", word);
	suggest("", word);
	fputs("; see `duibiao --help`\n", stderr);
	return STATUS_USAGE;
}

static void
unknown_of_group(const char *group, const char *word)
{
	char begin[32];

	fprintf(stderr, "\nduibiao: there is no command %s %s", group, word);
	snprintf(begin, sizeof(begin), "%s ", group);
	suggest(begin, word);
	putc('\n', stderr);
}

/* `duibiao --help --lang zh`: no command whose options would be read. */
static void
take_language(int argc, char **argv, struct screen *s)
{
	for (int i = 1; i + 1 < argc; i++)
		if (strcmp(argv[i], "--lang") == 0 &&
		    !screen_language(s, argv[i + 1]))
			return;
}

/* `duibiao`, `duibiao --version`, `duibiao --help`, `duibiao help [COMMAND]`,
 * `duibiao kpi`. */
static enum status
no_command(int argc, char **argv, struct screen *s)
{
	static const char *const asks[] = {"help", "--help", "-h"};
	const char *const *words = (const char *const *)argv + 1;
	const struct command *c;
	size_t taken;

	take_language(argc, argv, s);
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		puts("duibiao " DUIBIAO_VERSION);
		return STATUS_OK;
	}
	if (argc < 2) {
		s->out = stderr;
		help_program(s);
		return STATUS_USAGE;
	}
	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++) {
		if (strcmp(argv[1], asks[i]) != 0)
			continue;
		c = command_find(words + 1, (size_t)argc - 2, &taken);
		if (c != NULL)
			help_command(c, s);
		else if (argc < 3 || !help_group(argv[2], s))
			help_program(s);
		return STATUS_OK;
	}
	if (argc > 2 && strcmp(argv[2], "--help") == 0 &&
	    help_group(argv[1], s))
		return STATUS_OK;
	s->out = stderr;
	if (!help_group(argv[1], s))
		return unknown_command(argv[1]);
	if (argc > 2)
		unknown_of_group(argv[1], argv[2]);
	return STATUS_USAGE;
}

static enum status
check_words(const struct call *c)
{
	const struct command *command = c->command;
	const struct arguments *a = c->arguments;
	const char *first =
	    command->operand != NULL ? command->operand : command->list;
	size_t n = a->n_words;

	/* What a word gives may be given as an option, too; and a county's
	 * peers stand for a list of counties. */
	if (first != NULL &&
	    (arguments_given(a, first) != NULL ||
	     (first == command->list && arguments_given(a, "peers_of"))))
		n++;
	if (n >= command->words_least && n <= command->words_most)
		return STATUS_OK;
	fprintf(stderr, "duibiao %s: usage: duibiao %s%s%s [OPTION...]\n",
	        command->name, command->name,
	        *command->usage != '\0' ? " " : "", command->usage);
	return STATUS_USAGE;
}

static enum status
run(const struct call *c, struct screen *s)
{
	const char *lang = call_value(c, "lang");
	enum status status;

	if (lang != NULL && !screen_language(s, lang)) {
		fprintf(stderr, "duibiao: --lang is zh or en, not %s\n", lang);
		return STATUS_USAGE;
	}
	if (arguments_flag(c->arguments, "help")) {
		help_command(c->command, s);
		return STATUS_OK;
	}
	status = check_words(c);
	return status == STATUS_OK ? c->command->run(c) : status;
}

int
main(int argc, char **argv)
{
	struct screen screen = screen_of(stdout);
	struct option_set options;
	struct arguments arguments;
	enum status status = STATUS_USAGE;
	size_t taken = 0;
	const struct command *command =
	    command_find((const char *const *)argv + 1,
	                 argc > 1 ? (size_t)argc - 1 : 0, &taken);

	if (command == NULL)
		return (int)no_command(argc, argv, &screen);
	command_options(command, &options);
	if (arguments_parse(&arguments, &options, argc - 1 - (int)taken,
	                    argv + 1 + taken))
		status =
		    run(&(struct call){command, &options, &arguments, &screen},
		        &screen);
	else
		fprintf(stderr, "duibiao %s: %s\n", command->name,
		        arguments.error);
	arguments_fini(&arguments);
	/* Earlier writes may have failed, too. */
	if ((fflush(stdout) != 0 || ferror(stdout) != 0) &&
	    status == STATUS_OK) {
		perror("duibiao: standard output");
		status = STATUS_ERROR;
	}
	return (int)status;
}
