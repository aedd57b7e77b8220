/*
 * `duibiao completion bash|zsh`: a script made from the tables of commands,
 * options and words.
 */
#ifndef DUIBIAO_CLIENT_COMPLETION_H
#define DUIBIAO_CLIENT_COMPLETION_H

#include "client/command.h"

/*
 * `values TYPE` prints the values of a type a line, which is what the scripts
 * call for lists that are too long to be in them.
 */
enum status completion_run(const struct call *c);

/* The two scripts. */
void completion_bash(FILE *out);
void completion_zsh(FILE *out);

/* What a command's first word is: a type of daemon/method.def, FILE, or "";
 * and what the words behind it are. */
const char *completion_operand(const struct command *c);
const char *completion_list(const struct command *c);

/* Calls `each` for every type of value that some option has, once. */
void completion_types(void (*each)(const char *type, FILE *out), FILE *out);

/* Is it a file's name; the values of a list such as "zh|en" with spaces. */
bool completion_is_file(const char *type);
void completion_words(const char *type, FILE *out);

/* An option's name as it is typed, without its dashes. */
void completion_name(const char *name, FILE *out);

#endif
