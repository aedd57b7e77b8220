/*
 * Radicals that a font of a PDF gives for the characters they look like: ⼀ for
 * 一, ⻋ for 车.
 */
#ifndef DUIBIAO_RADICAL_H
#define DUIBIAO_RADICAL_H

#include <stddef.h>

/* Makes the characters of them, in place. */
void radicals_replace(char *text, size_t n);

#endif
