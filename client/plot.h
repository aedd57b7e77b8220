/*
 * Answers as pictures of Unicode blocks: bars, sparklines, box and histogram.
 */
#ifndef DUIBIAO_CLIENT_PLOT_H
#define DUIBIAO_CLIENT_PLOT_H

#include <jansson.h>

#include "client/screen.h"

/* Draws the reply of a method; how many rows of it are shown. */
size_t plot_print(const char *method, const json_t *result,
                  const struct screen *s);

/* Is there a picture of it? */
bool plot_has(const char *method);

#endif
