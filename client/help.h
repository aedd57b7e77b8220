/*
 * Help texts, made from the command and option tables.
 */
#ifndef DUIBIAO_CLIENT_HELP_H
#define DUIBIAO_CLIENT_HELP_H

#include "client/command.h"

/* The program: what it is, the commands, the places, an example. */
void help_program(const struct screen *s);

/* The commands whose names begin with `word` ("kpi"); false: there are none. */
bool help_group(const char *word, const struct screen *s);

/* One command: usage, what it does, its options, an example. */
void help_command(const struct command *c, const struct screen *s);

#endif
