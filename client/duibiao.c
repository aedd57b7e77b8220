/*
 * duibiao - the command line.  Finds the command in the table, reads its
 * options by the same table, runs it.
 */
#include <stdio.h>
#include <string.h>

#include "client/ask.h"
#include "client/command.h"
#include "client/help.h"
#include "daemon/nearest.h"
#include "daemon/version.h"

static enum status
refuse(const char *why, const struct screen *s)
{
	fputs("duibiao", stderr);
	ask_why(why, s->language);
	return STATUS_USAGE;
}

/* Says that no command is called so, and which of those that begin with
 * `group` may be meant. */
static void
say_unknown(char *why, size_t room, const char *group, const char *word)
{
	struct nearest near = {0};
	char given[64], meant[64];
	size_t n = strlen(group);

	for (const struct command *c = command_table(); c->name != NULL; c++)
		if (strncmp(c->name, group, n) == 0)
			nearest_offer(&near, slice_of(word),
			              slice_of(c->name + n));
	snprintf(given, sizeof(given), "%s%s", group, word);
	if (near.n == 0) {
		snprintf(why, room, "there is no command %s", given);
		return;
	}
	snprintf(meant, sizeof(meant), "%s%.*s", group, (int)near.name[0].len,
	         near.name[0].at);
	snprintf(why, room, "there is no command %s; did you mean %s?", given,
	         meant);
}

static enum status
unknown_command(const char *word, const struct screen *s)
{
	char why[200], line[240];

	if (word[0] == '-')
		snprintf(why, sizeof(why), "%.60s stands behind the command",
		         word);
	else
		say_unknown(why, sizeof(why), "", word);
	snprintf(line, sizeof(line), "%s; see `duibiao --help`", why);
	return refuse(line, s);
}

static void
unknown_of_group(const char *group, const char *word, const struct screen *s)
{
	char begin[32], why[200];

	snprintf(begin, sizeof(begin), "%s ", group);
	say_unknown(why, sizeof(why), begin, word);
	putc('\n', stderr);
	refuse(why, s);
}

/* Where options are not read, or are wrong: `duibiao --help --lang zh`. */
static void
take_language(int argc, char **argv, struct screen *s)
{
	for (int i = 1; i < argc && argv[i] != NULL; i++) {
		const char *name = NULL;

		if (strncmp(argv[i], "--lang=", strlen("--lang=")) == 0)
			name = argv[i] + strlen("--lang=");
		else if (strcmp(argv[i], "--lang") == 0)
			name = argv[i + 1];
		if (name != NULL && !screen_language(s, name))
			return;
	}
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
		return unknown_command(argv[1], s);
	if (argc > 2)
		unknown_of_group(argv[1], argv[2], s);
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
	char usage[200];

	/* What a word gives may be given as an option, too; and a county's
	 * peers stand for a list of counties. */
	if (first != NULL &&
	    (arguments_given(a, first) != NULL ||
	     (first == command->list && arguments_given(a, "peers_of"))))
		n++;
	if (n >= command->words_least && n <= command->words_most)
		return STATUS_OK;
	snprintf(usage, sizeof(usage), "usage: duibiao %s%s%s [OPTION...]",
	         command->name, *command->usage != '\0' ? " " : "",
	         command->usage);
	fprintf(stderr, "duibiao %s", command->name);
	ask_why(usage, c->screen->language);
	return STATUS_USAGE;
}

static enum status
run(const struct call *c, struct screen *s)
{
	const char *lang = call_value(c, "lang");
	enum status status;
	char why[100];

	if (lang != NULL && !screen_language(s, lang)) {
		snprintf(why, sizeof(why), "--lang is zh or en, not %s", lang);
		return refuse(why, s);
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
	                    argv + 1 + taken)) {
		status =
		    run(&(struct call){command, &options, &arguments, &screen},
		        &screen);
	} else {
		take_language(argc, argv, &screen);
		fprintf(stderr, "duibiao %s", command->name);
		ask_why(arguments.error, screen.language);
	}
	arguments_fini(&arguments);
	/* Earlier writes may have failed, too. */
	if ((fflush(stdout) != 0 || ferror(stdout) != 0) &&
	    status == STATUS_OK) {
		perror("duibiao: standard output");
		status = STATUS_ERROR;
	}
	return (int)status;
}
