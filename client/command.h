/*
 * The commands of `duibiao` as rows.  Adding a command that asks a question is
 * a row here and a view in view.c.
 */
#ifndef DUIBIAO_CLIENT_COMMAND_H
#define DUIBIAO_CLIENT_COMMAND_H

#include <jansson.h>

#include "client/method.h"
#include "client/option.h"
#include "client/screen.h"

/* Exit statuses of the program, documented in duibiao.1. */
enum status {
	STATUS_OK = 0,
	STATUS_ERROR = 1,     /* the answer is an error; not all were taken */
	STATUS_USAGE = 2,     /* the command line is wrong */
	STATUS_NO_DAEMON = 3, /* nobody answers on the socket */
};

struct command;

/* One run of a command. */
struct call {
	const struct command *command;
	const struct option_set *options;
	const struct arguments *arguments;
	const struct screen *screen;
};

struct command {
	const char *name;             /* one word or two: "kpi patterns" */
	const char *group[LANGUAGES]; /* of the first of a group: its heading */
	const char *method;  /* whose parameters are its options, or NULL */
	const char *operand; /* the parameter that its first word gives */
	const char *list;    /* the one that the words behind that give */
	size_t words_least, words_most;
	const char *usage; /* the plain words, as the usage line has them */
	const char *summary[LANGUAGES];
	const char *example;
	enum status (*run)(const struct call *);
	/* How an answer is printed where a view does not do; or NULL. */
	void (*show)(const json_t *result, const struct screen *s);
	/* Options beside its method's parameters; NULL: none. */
	const struct option *(*own)(void);
};

/* All of them, in the order of the help text; ends with a name of NULL. */
const struct command *command_table(void);

/* Options of every command; ends with a name of NULL, as all such lists. */
const struct option *command_global_options(void);

/* The command that `words` begin with and how many of them are its name. */
const struct command *command_find(const char *const *words, size_t n,
                                   size_t *taken);

/* Its own options, its method's parameters and the global ones. */
void command_options(const struct command *c, struct option_set *set);

/* The value of an option or its fallback, or NULL. */
const char *call_value(const struct call *c, const char *name);

#endif
