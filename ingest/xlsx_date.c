/*
 * Dates and times.  Day 1 is 1900-01-01, and day 60 a 29 February that never
 * was, which every spreadsheet has kept since the first one; or day 0 is
 * 1904-01-01.
 */
#include "ingest/xlsx_format.h"

#include <stdio.h>

struct moment {
	int64_t day; /* as stored */
	int64_t year;
	unsigned month, date, weekday; /* 0 Sunday */
	unsigned hour, minute, second;
};

/* The civil date of a day counted from 1970-01-01. */
static void
civil(int64_t day, struct moment *m)
{
	int64_t z = day + 719468, era = z / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	m->date = (unsigned)(doy - (153 * mp + 2) / 5 + 1);
	m->month = (unsigned)(mp < 10 ? mp + 3 : mp - 9);
	m->year = yoe + era * 400 + (m->month <= 2);
	m->weekday = (unsigned)((day + 4) % 7 + 7) % 7;
}

static bool
moment_of(const struct number *n, bool from_1904, struct moment *m)
{
	int64_t ms;

	if (!number_days(n, &m->day, &ms))
		return false;
	if (from_1904)
		civil(m->day - 24107, m);
	else if (m->day == 60)
		*m = (struct moment){60, 1900, 2, 29, 3, 0, 0, 0};
	else
		civil(m->day - 25569 + (m->day < 60), m);
	ms += 500;
	m->hour = (unsigned)(ms / 3600000 % 24);
	m->minute = (unsigned)(ms / 60000 % 60);
	m->second = (unsigned)(ms / 1000 % 60);
	return true;
}

/* ---- sections ---- */

static bool
is_letter(char c)
{
	return char_among(c, "yYeEmMdDhHsSaA");
}

static size_t
run_of(struct slice s)
{
	size_t n = 1;

	while (n < s.len && (s.at[n] | 0x20) == (s.at[0] | 0x20))
		n++;
	return n;
}

/* [h], [mm], [ss]: time that counts on past a day. */
static bool
is_elapsed(struct slice s)
{
	return s.len > 2 && s.at[0] == '[' && char_among(s.at[1], "hHmMsS") &&
	       (s.at[2] == ']' || (s.at[2] | 0x20) == (s.at[1] | 0x20));
}

static size_t
noon_length(struct slice s)
{
	static const char *const words[] = {"AM/PM", "am/pm", "A/P",
	                                    "上午/下午"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_starts(s, slice_of(words[i])))
			return strlen(words[i]);
	return 0;
}

bool
format_is_date(struct slice s)
{
	for (size_t at = 0; at < s.len;) {
		struct slice rest = slice_from(s, at), literal;
		size_t n = format_piece(rest, &literal);

		if (is_elapsed(rest) || noon_length(rest) > 0)
			return true;
		if (s.at[at] == '0' || s.at[at] == '#' || s.at[at] == '?' ||
		    slice_starts(rest, SLICE("General")) ||
		    slice_starts(rest, SLICE("G/")))
			return false;
		if (literal.at == s.at + at && is_letter(s.at[at]))
			return true;
		at += n;
	}
	return false;
}

/* An m stands for minutes behind hours and before seconds. */
static bool
is_minute(struct slice s, size_t at, size_t run, char before)
{
	if (before == 'h')
		return true;
	for (size_t i = at + run; i < s.len;) {
		struct slice literal;
		size_t n = format_piece(slice_from(s, i), &literal);

		if (literal.at == s.at + i && is_letter(s.at[i]))
			return (s.at[i] | 0x20) == 's';
		i += n;
	}
	return false;
}

static void
put(struct shown *out, int64_t value, size_t width)
{
	char text[24];
	int n = snprintf(text, sizeof(text), "%0*lld", (int)width,
	                 (long long)value);

	shown_put(out, (struct slice){text, (size_t)n});
}

static void
put_weekday(struct shown *out, unsigned weekday, bool full)
{
	static const char days[] = "日一二三四五六";

	if (full)
		shown_put(out, SLICE("星期"));
	shown_put(out, (struct slice){days + (size_t)weekday * 3, 3});
}

/* One run of a letter. */
static void
put_run(struct shown *out, const struct moment *m, char letter, size_t run,
        bool minute, bool half)
{
	size_t two = run > 1 ? 2 : 1;

	switch (letter) {
	case 'y':
		if (run <= 2)
			put(out, m->year % 100, 2);
		else
			put(out, m->year, 4);
		break;
	case 'e':
		put(out, m->year, 4);
		break;
	case 'm':
		put(out, minute ? m->minute : m->month, run > 2 ? 1 : two);
		if (run > 2)
			shown_put(out, SLICE("月"));
		break;
	case 'd':
		if (run > 2)
			put_weekday(out, m->weekday, true);
		else
			put(out, m->date, two);
		break;
	case 'a':
		put_weekday(out, m->weekday, run > 3);
		break;
	case 'h':
		put(out, half ? (m->hour + 11) % 12 + 1 : m->hour, two);
		break;
	case 's':
		put(out, m->second, two);
		break;
	}
}

static void
put_elapsed(struct shown *out, const struct moment *m, char letter)
{
	int64_t value = m->day * 24 + m->hour;

	if (letter != 'h')
		value = value * 60 + m->minute;
	if (letter == 's')
		value = value * 60 + m->second;
	put(out, value, 1);
}

static bool
says_noon(struct slice s)
{
	for (size_t at = 0; at < s.len; at++)
		if (noon_length(slice_from(s, at)) > 0)
			return true;
	return false;
}

bool
show_date(struct slice s, const struct number *n, bool from_1904,
          struct shown *out)
{
	bool half = says_noon(s);
	char before = '\0';
	struct moment m;

	if (!moment_of(n, from_1904, &m))
		return false;
	for (size_t at = 0; at < s.len;) {
		struct slice rest = slice_from(s, at), literal;
		size_t length = format_piece(rest, &literal);
		char letter = (char)(s.at[at] | 0x20);

		if (noon_length(rest) > 0) {
			length = noon_length(rest);
			shown_put(out,
			          m.hour < 12 ? SLICE("上午") : SLICE("下午"));
		} else if (is_elapsed(rest)) {
			before = (char)(s.at[at + 1] | 0x20);
			put_elapsed(out, &m, before);
		} else if (literal.at == s.at + at && is_letter(s.at[at])) {
			length = run_of(rest);
			put_run(out, &m, letter, length,
			        letter == 'm' &&
			            is_minute(s, at, length, before),
			        half);
			before = letter;
		} else {
			shown_put(out, literal);
		}
		at += length;
	}
	return true;
}
