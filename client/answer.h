/*
 * A reply as what was asked for: a table, a picture, Markdown, JSON, NDJSON or
 * CSV; through a pager where a person reads it on a terminal.
 */
#ifndef DUIBIAO_CLIENT_ANSWER_H
#define DUIBIAO_CLIENT_ANSWER_H

#include "client/command.h"
#include "client/reply.h"

/* The options --format and --plot; STATUS_USAGE has been explained. */
enum status answer_check(const struct call *c);

/* Prints the result of a reply that answer_check() had nothing against. */
void answer_print(const struct call *c, const struct reply *r);

/* A result that is no reply to the command's own method, as JSON. */
void answer_json(const struct screen *s, struct slice json);

#endif
