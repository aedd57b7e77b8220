/*
 * What amount.c and its neighbours share: single characters and units.
 * Nobody else includes this.
 */
#ifndef DUIBIAO_AMOUNT_PART_H
#define DUIBIAO_AMOUNT_PART_H

#include "ingest/amount.h"

/* One character in the forms that matter here. */
struct glyph {
	char ascii; /* the half-width form of it, 0 if it has none */
	bool wide;
	size_t len;
};

struct glyph glyph(struct slice s, size_t at);

static inline bool
is_digit(struct glyph g)
{
	return g.ascii >= '0' && g.ascii <= '9';
}

static inline bool
is_letter(struct glyph g)
{
	return (g.ascii >= 'A' && g.ascii <= 'Z') ||
	       (g.ascii >= 'a' && g.ascii <= 'z');
}

static inline bool
stands(struct slice s, size_t at, const char *word)
{
	size_t n = strlen(word);

	return at <= s.len && s.len - at >= n &&
	       memcmp(s.at + at, word, n) == 0;
}

/* The character at `at` as its bytes in one number; 0 behind the end. */
uint32_t character(struct slice s, size_t at);

#define HAN(a, b, c) (0x##a##0000u | 0x##b##00u | 0x##c##u)
#define YUAN HAN(e5, 85, 83)
#define WAN HAN(e4, b8, 87)
#define YI HAN(e4, ba, bf)
#define QIAN HAN(e5, 8d, 83)
#define BAI HAN(e7, 99, be)
#define HAN_BYTES 3 /* of each of these */

/* 38万 and 4亿 are money unless they count something: 4万吨. */
enum money_unit unit_without_yuan(struct slice s, size_t at, size_t *len);

/* Behind a unit: 元旦, 元/吨 are no amounts of money. */
bool spoils_unit(struct slice s, size_t at);

/* Money of others, and words that end in 元. */
bool foreign_unit(struct slice s, size_t at);

#endif
