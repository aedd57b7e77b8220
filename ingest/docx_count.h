/*
 * Numbers as Word prints them before paragraphs: 1, 一, （壹）, ①, a, iv.
 */
#ifndef DUIBIAO_DOCX_COUNT_H
#define DUIBIAO_DOCX_COUNT_H

#include <stddef.h>

/* Room for any number in any form. */
#define COUNT_MOST 64

/* Writes `n` in the form that `format` (a w:numFmt) names, and gives its bytes.
 * A form that is not known counts in digits; none and bullets give nothing. */
size_t count_put(const char *format, unsigned n, char out[COUNT_MOST]);

#endif
