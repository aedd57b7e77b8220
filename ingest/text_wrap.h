/*
 * Texts whose paragraphs were cut into lines of one width (a mail, a terminal,
 * the text layer of a page).
 */
#ifndef DUIBIAO_TEXT_WRAP_H
#define DUIBIAO_TEXT_WRAP_H

#include "ingest/arena.h"
#include "ingest/slice.h"

/* The text with every paragraph on one line: `text` itself when it was not cut,
 * else the arena's. */
struct slice unwrap(struct slice text, struct arena *a);

#endif
