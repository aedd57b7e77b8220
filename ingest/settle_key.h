/*
 * What makes two statements, or two facts, statements of one figure.
 */
#ifndef DUIBIAO_SETTLE_KEY_H
#define DUIBIAO_SETTLE_KEY_H

#include "ingest/reading.h"

/* Bytes in order, a shorter slice before a longer one that begins with it. */
int order_slices(struct slice a, struct slice b);

/* For qsort() over pointers to statements: by what they are about, then by
 * place in their array. */
int order_statements(const void *a, const void *b);
bool same_figure(const struct statement *s, const struct statement *u);

/* For qsort() and bsearch() over facts: by what they are about. */
int order_facts(const void *a, const void *b);

#endif
