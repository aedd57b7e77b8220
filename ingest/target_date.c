/*
 * Told by the first digits and the words behind them; a length of time ("11月",
 * "30年") has the same words without a day, a year or an end.
 */
#include "ingest/target_date.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "-12-31", "-6": month and perhaps day behind a year. */
static bool
is_dashed_date(struct slice s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (is_digit(s.at[i]))
			digits++;
		else if (s.at[i] == '-')
			digits = 0;
		else
			return false;
		if (digits > 2)
			return false;
	}
	return s.len > 1 && s.at[0] == '-' && digits > 0;
}

/* ".12.31", ".7-2024.1" behind a year: two marks make sure that it is no
 * decimal. */
static bool
is_dotted_date(struct slice s)
{
	size_t marks = 0, digits = 0;

	for (size_t i = 0; i < s.len; i++) {
		bool mark = s.at[i] == '.' || s.at[i] == '-' || s.at[i] == '/';

		if (!mark && !is_digit(s.at[i]))
			return false;
		if (mark && marks > 0 && (digits == 0 || digits == 3))
			return false;
		marks += mark;
		digits = mark ? 0 : digits + 1;
	}
	return marks >= 2 && (digits == 1 || digits == 2);
}

bool
target_is_date(struct slice s)
{
	static const struct slice words[] = {
	    {"月", sizeof("月") - 1},
	    {"年", sizeof("年") - 1},
	    {"日", sizeof("日") - 1},
	};
	static const struct slice ends[] = {
	    {"前", sizeof("前") - 1}, {"底", sizeof("底") - 1},
	    {"末", sizeof("末") - 1}, {"初", sizeof("初") - 1},
	    {"旬", sizeof("旬") - 1},
	};
	size_t digits = 0;
	bool named = false, ended = false;

	while (digits < s.len && is_digit(s.at[digits]))
		digits++;
	if (digits == 0)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		named = named || slice_starts(slice_from(s, digits), words[i]);
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		ended = ended || slice_ends(s, ends[i]);
	if (digits == 4 &&
	    (slice_starts(s, SLICE("19")) || slice_starts(s, SLICE("20"))) &&
	    (slice_starts(slice_from(s, 4), words[1]) ||
	     is_dashed_date(slice_from(s, 4)) ||
	     is_dotted_date(slice_from(s, 4))))
		return true;
	return named && (ended || (slice_find(s, words[0]) != NULL &&
	                           slice_ends(s, words[2])));
}
