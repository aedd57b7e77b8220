/*
 * format - see format.h.
 */
#include "daemon/format.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many digits stand at `at`. */
static size_t
digits(struct slice s, size_t at)
{
	size_t n = 0;
	while (at + n < s.len && is_digit(s.at[at + n]))
		n++;
	return n;
}

bool
format_is_number(struct slice s)
{
	return s.len > 0 && s.len <= 18 && digits(s, 0) == s.len;
}

/* 130634.1042 or 130634.1042.f17 */
bool
format_is_id(struct slice s)
{
	size_t code = digits(s, 0);
	if (code < 6 || code > 12 || code == s.len || s.at[code] != '.')
		return false;
	size_t paper = digits(s, code + 1), at = code + 1 + paper;
	if (paper == 0 || paper > 18)
		return false;
	if (at == s.len)
		return true;
	if (s.len - at < 3 || s.at[at] != '.' || s.at[at + 1] < 'a' ||
	    s.at[at + 1] > 'z')
		return false;
	size_t row = digits(s, at + 2);
	return row > 0 && row <= 9 && at + 2 + row == s.len;
}

static int
number_at(struct slice s, size_t at, size_t n)
{
	int value = 0;
	for (size_t i = at; i < at + n; i++)
		value = value * 10 + (s.at[i] - '0');
	return value;
}

bool
format_is_date(struct slice s)
{
	static const int days[] = {31, 29, 31, 30, 31, 30,
	                           31, 31, 30, 31, 30, 31};
	if (s.len != 10 || digits(s, 0) != 4 || s.at[4] != '-' ||
	    digits(s, 5) != 2 || s.at[7] != '-' || digits(s, 8) != 2)
		return false;
	int year = number_at(s, 0, 4), month = number_at(s, 5, 2),
	    day = number_at(s, 8, 2);
	if (year < 1949 || month < 1 || month > 12 || day < 1 ||
	    day > days[month - 1])
		return false;
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month != 2 || day < 29 || leap;
}
