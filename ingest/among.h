/*
 * Sets of characters, written as they are read: AMONG(c, u"县市区").
 */
#ifndef DUIBIAO_AMONG_H
#define DUIBIAO_AMONG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HAN_DIGITS u"一二三四五六七八九十"

static inline bool
among(uint16_t c, const uint16_t *set, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (set[i] == c)
			return true;
	return false;
}

/* Is the folded character one of a literal's?  Its end, 0, is none. */
#define AMONG(c, set) among(c, set, sizeof(set) / sizeof((set)[0]) - 1)

#endif
