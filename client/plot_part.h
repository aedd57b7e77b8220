/*
 * What the pictures of plot.c share; for plot*.c alone.
 */
#ifndef DUIBIAO_CLIENT_PLOT_PART_H
#define DUIBIAO_CLIENT_PLOT_PART_H

#include <jansson.h>
#include <stdint.h>

#include "client/screen.h"

/* The columns that a picture may take. */
size_t plot_columns(const struct screen *s);

/* A bar of `eighths` of a column. */
void plot_bar(const struct screen *s, int64_t eighths);

/* `text` in `room` columns, cut or filled up; to the right if so wanted. */
void plot_text(const struct screen *s, const char *text, size_t room,
               bool right);

/* Who a row is of: "曲阳县 住建局"; the caller frees it. */
char *plot_label(const json_t *result, const json_t *row,
                 const struct screen *s);

size_t plot_series(const json_t *result, const struct screen *s);
size_t plot_spread(const json_t *result, const struct screen *s);

#endif
