/*
 * Answers that are no tables: the sentence behind a figure, a text, how the
 * daemon is.
 */
#ifndef DUIBIAO_CLIENT_SHOW_H
#define DUIBIAO_CLIENT_SHOW_H

#include <jansson.h>

#include "client/command.h"

/* facts.trace: where it stands, and the sentence with the figure marked. */
void show_trace(const json_t *result, const struct screen *s);

/* daemon.status, or any object: a line a member. */
void show_members(const json_t *result, const struct screen *s);

/* disclosures.get: its members, then its revisions and records. */
void show_disclosure(const json_t *result, const struct screen *s);

/* `duibiao text ID`: the whole text, fetched piece by piece. */
enum status show_text_run(const struct call *c);

#endif
