/*
 * Text in, text out.
 */
#include "client/number.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char digits[] = "0123456789";

static bool
is_decimal(const char *s, size_t *whole)
{
	size_t minus = *s == '-';

	*whole = strspn(s + minus, digits);
	s += minus + *whole;
	if (*whole == 0)
		return false;
	return *s == '\0' || (*s == '.' && s[1] != '\0' &&
	                      strspn(s + 1, digits) == strlen(s + 1));
}

const char *
number_group(const char *decimal, char out[NUMBER_TEXT])
{
	size_t whole, n = 0;

	if (!is_decimal(decimal, &whole) ||
	    strlen(decimal) + whole / 3 >= NUMBER_TEXT) {
		snprintf(out, NUMBER_TEXT, "%s", decimal);
		return out;
	}
	if (*decimal == '-')
		out[n++] = *decimal++;
	for (; whole > 0; whole--) {
		out[n++] = *decimal++;
		if (whole % 3 == 1 && whole > 1)
			out[n++] = ',';
	}
	snprintf(out + n, NUMBER_TEXT - n, "%s", decimal);
	return out;
}

const char *
number_percent(const char *share, char out[NUMBER_TEXT])
{
	size_t whole, fraction, kept;
	const char *point, *lead;

	if (!is_decimal(share, &whole) || *share == '-' ||
	    strlen(share) + 4 > NUMBER_TEXT) {
		snprintf(out, NUMBER_TEXT, "%s", share);
		return out;
	}
	point = share + whole;
	fraction = *point == '.' ? strlen(point + 1) : 0;
	kept = fraction < 2 ? fraction : 2;
	snprintf(out, NUMBER_TEXT, "%.*s%.*s%.*s%s%s", (int)whole, share,
	         (int)kept, *point == '.' ? point + 1 : "", (int)(2 - kept),
	         "00", fraction > 2 ? "." : "", fraction > 2 ? point + 3 : "");
	lead = out + strspn(out, "0");
	if (*lead == '\0' || *lead == '.')
		lead--;
	memmove(out, lead, strlen(lead) + 1);
	return out;
}

size_t
number_fraction(const char *decimal)
{
	const char *point = strchr(decimal, '.');

	/* Grouped or not; anything else ("sangong.total") has no fraction. */
	if (point == NULL || decimal[strspn(decimal, "-0123456789,.")] != '\0')
		return 0;
	return strlen(point);
}
