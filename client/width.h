/*
 * How many columns text takes on a terminal: Chinese and other wide characters
 * two, combining marks and controls none, the rest one.
 */
#ifndef DUIBIAO_CLIENT_WIDTH_H
#define DUIBIAO_CLIENT_WIDTH_H

#include "ingest/slice.h"

/* Columns of one code point, and of well-formed UTF-8. */
unsigned width_of(uint32_t c);
size_t width(struct slice s);

/* The most bytes of `s` that fit into `columns`; what they take in `*used`. */
size_t width_fit(struct slice s, size_t columns, size_t *used);

#endif
