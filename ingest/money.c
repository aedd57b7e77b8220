/*
 * Parsing keeps the digits as an integer and a count of decimals; the unit
 * then either absorbs the decimals exactly or the amount is refused.
 */
#include "ingest/money.h"

#include <inttypes.h>
#include <stdio.h>

int64_t
money_unit_fen(enum money_unit unit)
{
	switch (unit) {
	case UNIT_NONE:
		return 0;
#define X(id, zh, fen) \
	case id:       \
		return fen;
		MONEY_UNITS(X)
#undef X
	}
	return 0;
}

const char *
money_unit_name(enum money_unit unit)
{
	switch (unit) {
	case UNIT_NONE:
		return "";
#define X(id, zh, fen) \
	case id:       \
		return zh;
		MONEY_UNITS(X)
#undef X
	}
	return "";
}

money
money_of_fen(int64_t fen)
{
	return (money){fen};
}

bool
money_add(money a, money b, money *sum)
{
	int64_t fen;

	if (!money_known(a) || !money_known(b) ||
	    __builtin_add_overflow(a.fen, b.fen, &fen) || fen == INT64_MIN)
		return false;
	*sum = (money){fen};
	return true;
}

bool
money_sub(money a, money b, money *difference)
{
	int64_t fen;

	if (!money_known(a) || !money_known(b) ||
	    __builtin_sub_overflow(a.fen, b.fen, &fen) || fen == INT64_MIN)
		return false;
	*difference = (money){fen};
	return true;
}

/* Digits as printed: the integer they spell and how many stand behind the
 * point.  Trailing zeros of a fraction are no precision and are dropped. */
static bool
read_digits(struct slice s, uint64_t *value, unsigned *decimals)
{
	unsigned digits = 0, zeros = 0;
	bool point = false;

	*value = 0;
	*decimals = 0;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (c == ',' && !point && digits > 0)
			continue;
		if (c == '.' && !point && digits > 0) {
			point = true;
			continue;
		}
		if (c < '0' || c > '9' || ++digits > 40)
			return false;
		if (point && c == '0') {
			zeros++;
			continue;
		}
		for (unsigned n = point ? zeros + 1 : 1; n > 0; n--)
			if (__builtin_mul_overflow(*value, 10u, value))
				return false;
		if (point)
			*decimals += zeros + 1;
		zeros = 0;
		if (__builtin_add_overflow(*value, (uint64_t)(c - '0'), value))
			return false;
	}
	return digits > 0;
}

enum money_result
money_parse(struct slice s, enum money_unit unit, money *out)
{
	bool negative = s.len > 0 && s.at[0] == '-';
	uint64_t value;
	unsigned decimals;
	int64_t scale = money_unit_fen(unit), fen;

	if (negative || (s.len > 0 && s.at[0] == '+'))
		s = slice_from(s, 1);
	if (scale == 0 || !read_digits(s, &value, &decimals))
		return MONEY_MALFORMED;
	for (; decimals > 0 && scale % 10 == 0; decimals--)
		scale /= 10;
	if (decimals > 0)
		return MONEY_TOO_FINE;
	if (__builtin_mul_overflow(value, scale, &fen))
		return MONEY_TOO_LARGE;
	*out = (money){negative ? -fen : fen};
	return MONEY_OK;
}

const char *
money_print_in(money m, enum money_unit unit, char buffer[MONEY_TEXT])
{
	uint64_t scale = (uint64_t)money_unit_fen(unit);
	uint64_t fen = m.fen < 0 ? -(uint64_t)m.fen : (uint64_t)m.fen;
	uint64_t rest = fen % scale;
	int n = snprintf(buffer, MONEY_TEXT, "%s%" PRIu64, m.fen < 0 ? "-" : "",
	                 fen / scale);

	if (rest > 0)
		buffer[n++] = '.';
	for (; rest > 0 && n < MONEY_TEXT - 1; rest %= scale) {
		scale /= 10;
		buffer[n++] = (char)('0' + rest / scale);
	}
	buffer[n] = '\0';
	return buffer;
}

const char *
money_print(money m, char buffer[MONEY_TEXT])
{
	return money_print_in(m, UNIT_YUAN, buffer);
}

int
money_compare(money a, money b)
{
	return (a.fen > b.fen) - (a.fen < b.fen);
}

bool
money_times(money m, int64_t n, money *out)
{
	return money_known(m) && !__builtin_mul_overflow(m.fen, n, &out->fen) &&
	       money_known(*out);
}

bool
money_share(money part, money whole, int64_t *hundredths)
{
	int64_t scaled;

	if (!money_known(part) || !money_known(whole) || whole.fen == 0 ||
	    __builtin_mul_overflow(part.fen, INT64_C(10000), &scaled))
		return false;
	*hundredths = scaled / whole.fen;
	return true;
}
