/*
 * One spelling for every glyph: the form in which two printings of one word
 * are the same bytes.  Blanks of all widths are dropped, full-width letters,
 * digits and marks become ASCII, ≦ and ≧ become ≤ and ≥, long dashes become
 * "-".  Chinese characters stay.  The result is never longer than the text.
 */
#ifndef DUIBIAO_SPELLING_H
#define DUIBIAO_SPELLING_H

#include "ingest/arena.h"
#include "ingest/slice.h"

/* Spells `s` into `out`; how many bytes.  Stops before `room` is exceeded. */
size_t spell(struct slice s, char *out, size_t room);

/* The same in the arena; `s` itself when it is already spelled so. */
struct slice spelled(struct arena *a, struct slice s);

/* Without blanks (all widths, line breaks too) at both ends. */
struct slice trimmed(struct slice s);

#endif
