/*
 * Aligned tables for terminals and pipes: text to the left, numbers to the
 * right with their points under each other, Chinese two columns wide.
 */
#ifndef DUIBIAO_CLIENT_TABLE_H
#define DUIBIAO_CLIENT_TABLE_H

#include "client/screen.h"

enum align { ALIGN_LEFT, ALIGN_RIGHT };

struct table;

/* NULL when memory is out; so are the texts given later, which print as "". */
struct table *table_new(void);
void table_free(struct table *t);

/* A further column.  Only columns that `shrink` are cut to fit the screen. */
void table_column(struct table *t, const char *heading, enum align align,
                  bool shrink);

/* The next cell, from left to right, row after row; the text is copied. */
void table_cell(struct table *t, const char *text);

/* Prints everything; unfinished rows are filled up with nothing. */
void table_print(const struct table *t, const struct screen *s);

#endif
