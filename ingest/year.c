/*
 * A year is found by its 年 and read backwards from there, so a long text
 * without one costs a single search.
 */
#include "ingest/year.h"

#include "ingest/numbering.h"

#define YEAR_FIRST 1990u
#define YEAR_LAST 2059u

/* One digit in ASCII, full width or Chinese; -1 for none. */
static int
year_digit(struct slice s, size_t *n)
{
	static const char han[] = "〇一二三四五六七八九";
	const unsigned char *p = (const unsigned char *)s.at;

	*n = 1;
	if (s.len > 0 && p[0] >= '0' && p[0] <= '9')
		return p[0] - '0';
	*n = 3;
	if (s.len < 3)
		return -1;
	if (p[0] == 0xef && p[1] == 0xbc && p[2] >= 0x90 && p[2] <= 0x99)
		return p[2] - 0x90;
	for (int d = 0; d < 10; d++)
		if (memcmp(p, han + 3 * d, 3) == 0)
			return d;
	return memcmp(p, "零", 3) == 0 || memcmp(p, "○", 3) == 0 ||
	               memcmp(p, "０", 3) == 0
	           ? 0
	           : -1;
}

/* Four digits and 年 at the start of `s`. */
static unsigned
year_at(struct slice s, bool bare, size_t *length)
{
	unsigned year = 0;
	size_t i = 0, n;
	int d;

	for (int k = 0; k < 4; k++) {
		d = year_digit(slice_from(s, i), &n);
		if (d < 0)
			return 0;
		year = year * 10 + (unsigned)d;
		i += n;
	}
	while ((n = blank_length(slice_from(s, i))) > 0)
		i += n;
	if (slice_starts(slice_from(s, i), SLICE("年")))
		i += strlen("年");
	else if (!bare || year_digit(slice_from(s, i), &n) >= 0)
		return 0;
	*length = i;
	return year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

/* The first year whose 年 is at or behind `from`; `*end` behind it. */
static unsigned
find_year(struct slice s, bool bare, size_t *end)
{
	static const char sign[] = "年";
	size_t from = 0, length;

	while (from < s.len) {
		const char *at = bare ? s.at + from
		                      : memmem(s.at + from, s.len - from, sign,
		                               sizeof(sign) - 1);
		size_t place;

		if (at == NULL)
			break;
		place = (size_t)(at - s.at);
		from = place + 1;
		/* A year takes 4 to 15 bytes before its 年. */
		for (size_t back = bare ? 0 : 4; back <= (bare ? 0 : 15);
		     back++) {
			unsigned year;
			size_t n, before;

			if (back > place)
				break;
			year =
			    year_at(slice_from(s, place - back), bare, &length);
			before = place - back;
			if (year == 0 ||
			    (before > 0 &&
			     year_digit(slice_from(s, before - 1), &n) >= 0))
				continue;
			if (end != NULL)
				*end = before + length;
			return year;
		}
	}
	return 0;
}

unsigned
year_in(struct slice s, size_t *end)
{
	return find_year(s, false, end);
}

unsigned
year_bare_in(struct slice s)
{
	return find_year(s, true, NULL);
}

bool
year_starts(struct slice s)
{
	size_t length;

	return year_at(s, false, &length) != 0;
}
