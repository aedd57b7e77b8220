/*
 * Numbers of a workbook as decimal digits.  A workbook stores them as the
 * shortest digits of a binary fraction (0.1, 1.0049999999999999E2); all that is
 * done to them here is done on those digits, so what is shown is exact.
 */
#ifndef DUIBIAO_XLSX_NUMBER_H
#define DUIBIAO_XLSX_NUMBER_H

#include "ingest/slice.h"

#define NUMBER_DIGITS 40
#define NUMBER_PRECISION 15 /* digits that a workbook vouches for */

/* 0.d1d2d3… times 10 to the power of `point`; zero has no digits. */
struct number {
	bool negative;
	unsigned char n;
	int point;
	unsigned char digit[NUMBER_DIGITS];
};

/* Reads -12.5 or 1.25E+1, rounded to NUMBER_PRECISION digits; false for
 * anything else. */
bool number_read(struct slice text, struct number *out)
    __attribute__((warn_unused_result));

/* Rounds half away from zero to so many decimals. */
void number_round(struct number *n, int decimals);

/* Below zero, zero or above, as a is to b. */
int number_compare(const struct number *a, const struct number *b);

/* The digit at a place: 0 the ones, 1 the tens, -1 the tenths. */
unsigned number_digit(const struct number *n, int place);

/* Splits a count of days into whole days and milliseconds of the day; false for
 * what is no date. */
bool number_days(const struct number *n, int64_t *days, int64_t *ms)
    __attribute__((warn_unused_result));

/* All its digits, without an exponent where that is not too long; how many
 * bytes. */
#define NUMBER_TEXT_MOST 80
size_t number_put(const struct number *n, char out[NUMBER_TEXT_MOST]);

#endif
