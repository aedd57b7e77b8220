/*
 * The grammar of printed amounts: 1,234.50万元, 38万, ３０元, -3.51, 0.00.
 *
 * It reads UTF-8 bytes as they stand in the document, so full-width digits,
 * thousands separators and a blank before the unit are its business and nobody
 * else's.  Values go through money.h and are exact; what is finer than a fen
 * is reported, never rounded.  Dates, ranges, rates, codes and counts are told
 * from amounts by what stands around the digits.
 */
#ifndef DUIBIAO_AMOUNT_H
#define DUIBIAO_AMOUNT_H

#include "ingest/money.h"

#define AMOUNT_DIGITS 40

enum amount_kind {
	AMOUNT_NOT,     /* no number starts here */
	AMOUNT_MONEY,   /* a number with a unit of money of its own */
	AMOUNT_NUMBER,  /* a bare number: what it counts stands elsewhere */
	AMOUNT_PERCENT, /* 12%, 3个百分点 */
	AMOUNT_YEAR,    /* 2021年, with the 年 (and 度) */
	AMOUNT_OTHER    /* a range, a rate, a date, a code, foreign money */
};

struct amount {
	enum amount_kind kind;
	money value;            /* AMOUNT_MONEY, MONEY_NONE when too fine */
	enum money_unit unit;   /* as printed; UNIT_NONE for bare numbers */
	unsigned char decimals; /* printed behind the point */
	bool too_fine;          /* finer than a fen in its unit */
	int64_t whole;          /* a number without decimals, a year; else -1 */
	size_t len;             /* bytes, unit and sign included */
	size_t figure;          /* bytes without the unit */
	char digits[AMOUNT_DIGITS]; /* plain ASCII, for amount_in() */
};

/* What stands at byte `at` of `text`; false (AMOUNT_NOT) if no digit does. */
bool amount_scan(struct slice text, size_t at, struct amount *out);

/* Gives a bare number the unit of its caption or of its neighbour. */
void amount_in(struct amount *a, enum money_unit unit);

/* How one table cell states an amount. */
enum cell_says {
	CELL_EMPTY,  /* nothing, or a dash */
	CELL_AMOUNT, /* a figure and nothing else */
	CELL_NONE,   /* zero in words: 无, 未安排, 零 */
	CELL_WORDS   /* anything else */
};

/* Reads a whole cell; a bare number gets `unit`.  Brackets around a figure or
 * a sign before it make it negative. */
enum cell_says amount_cell(struct slice cell, enum money_unit unit,
                           struct amount *out);

/* The unit that a caption or a header names (单位：万元, 金额（元）);
 * UNIT_NONE if it names none. */
enum money_unit amount_caption(struct slice words);

/* The unit of money that `text` begins with, and its bytes. */
enum money_unit amount_unit(struct slice text, size_t *len);

#endif
