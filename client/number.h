/*
 * Numbers for people, from their decimal text: never through binary
 * fractions.
 */
#ifndef DUIBIAO_CLIENT_NUMBER_H
#define DUIBIAO_CLIENT_NUMBER_H

#include <stddef.h>

#define NUMBER_TEXT 80

/*
 * "-1234567.50" as "-1,234,567.50".  What is no plain decimal, or too long, is
 * copied as it is.
 */
const char *number_group(const char *decimal, char out[NUMBER_TEXT]);

/* A share between 0 and 1 as per cent, by moving the point: 0.0625 is 6.25. */
const char *number_percent(const char *share, char out[NUMBER_TEXT]);

/* Characters from the decimal point on: 3 in "12.50", 0 in "12" and in what is
 * no number. */
size_t number_fraction(const char *decimal);

#endif
