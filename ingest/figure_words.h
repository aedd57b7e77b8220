/*
 * What the words over a column or before a row say.  Not for callers outside
 * the figure_*.c files and table_figures.c.
 */
#ifndef DUIBIAO_FIGURE_WORDS_H
#define DUIBIAO_FIGURE_WORDS_H

#include "ingest/figure_head.h"

/* The word table, indexed; lives in the arena. */
struct figure_words *figure_words_new(struct arena *a);

/* Adds to `head` what `words`, a cell of the header, say. */
void figure_word_read(const struct reading *r, const struct figure_words *w,
                      struct slice words, const struct figure_default *d,
                      struct figure_head *head);

/* 2023 without 年; 0 for anything else. */
uint16_t figure_bare_year(struct slice s);

/* What `words`, the name of a row, say of its year, stage or change, in the
 * way of a header: 2022年决算数, 比上年增减额.  The year is 0 and the stage
 * STAGE_NONE where it names none. */
struct figure_head figure_row_head(const struct reading *r,
                                   const struct figure_words *w,
                                   struct slice words,
                                   const struct figure_default *d);

#endif
