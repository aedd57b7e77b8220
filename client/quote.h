/*
 * Words of a document on one line of a screen: cut to the room there is, with
 * the figure they are about marked.
 */
#ifndef DUIBIAO_CLIENT_QUOTE_H
#define DUIBIAO_CLIENT_QUOTE_H

#include "client/screen.h"
#include "ingest/slice.h"

/* The sentence or the line of a table around a place of `text`.  A figure that
 * is alone on its line takes the lines above it up to one with words. */
struct span quote_around(struct slice text, struct span figure);

/* Prints `sentence` in at most `room` columns, `figure` marked (by colour, else
 * by 【】), what does not fit replaced by …; more of what stands before the
 * figure is kept than of what follows. */
void quote_print(const struct screen *s, struct slice text,
                 struct span sentence, struct span figure, size_t room);

/* Prints words on one line, cut to `room` columns; how many they took. */
size_t quote_words(const struct screen *s, struct slice words, size_t room);

/* Prints words over as many lines as they need, the further ones indented. */
void quote_wrapped(const struct screen *s, struct slice words, size_t indent,
                   size_t columns);

#endif
