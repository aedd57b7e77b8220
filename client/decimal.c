/*
 * No binary fractions: digits into an integer.
 */
#include "client/decimal.h"

#include <stddef.h>

#define DIGITS 4

static bool
append(int64_t *value, char digit)
{
	return !__builtin_mul_overflow(*value, 10, value) &&
	       !__builtin_add_overflow(*value, digit - '0', value);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
decimal_read(const char *text, int64_t *out)
{
	bool minus;
	int64_t value = 0;
	int kept = 0;

	if (text == NULL)
		return false;
	minus = *text == '-';
	text += minus;
	if (!is_digit(*text))
		return false;
	for (; is_digit(*text); text++)
		if (!append(&value, *text))
			return false;
	if (*text == '.')
		for (text++; is_digit(*text); text++)
			if (kept < DIGITS && (kept++, !append(&value, *text)))
				return false;
	for (; kept < DIGITS; kept++)
		if (!append(&value, '0'))
			return false;
	*out = minus ? -value : value;
	return *text == '\0';
}

int64_t
decimal_share(int64_t value, int64_t whole, int64_t room)
{
	if (whole == 0)
		return 0;
	return (int64_t)((__extension__(__int128) value) * room / whole);
}
