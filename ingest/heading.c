/*
 * Papers number their headings and their sentences alike; a sentence has its
 * stops, a heading does not.
 */
#include "ingest/heading.h"

#include "ingest/numbering.h"

#define HEADING_MOST 300 /* bytes */

static bool
has(struct slice s, struct slice word)
{
	return slice_find(s, word) != NULL;
}

/* The bytes of the last character, 0 of nothing. */
static size_t
last_length(struct slice s)
{
	size_t n = s.len > 0;

	while (n > 0 && n < s.len && n < 4 &&
	       ((unsigned char)s.at[s.len - n] & 0xc0) == 0x80)
		n++;
	return n;
}

static bool
ends_with_digit(struct slice s)
{
	const unsigned char *end = (const unsigned char *)s.at + s.len;

	if (s.len > 0 && end[-1] >= '0' && end[-1] <= '9')
		return true;
	return s.len >= 3 && end[-3] == 0xef && end[-2] == 0xbc &&
	       end[-1] >= 0x90 && end[-1] <= 0x99;
}

/* "12万元", "3 千元" but not "单位：元". */
static bool
names_an_amount(struct slice s)
{
	static const char *const between[] = {"万", "亿", "千",
	                                      "百", "】", "〕"};
	const char *at;

	while ((at = slice_find(s, SLICE("元"))) != NULL) {
		struct slice head = {s.at, (size_t)(at - s.at)};
		size_t n;
		bool more = true;

		while (more && (n = last_length(head)) > 0) {
			struct slice c = {head.at + head.len - n, n};

			more = blank_length(c) == n;
			for (size_t i = 0;
			     i < sizeof(between) / sizeof(between[0]); i++)
				more =
				    more || slice_is(c, slice_of(between[i]));
			if (more)
				head.len -= n;
		}
		if (ends_with_digit(head))
			return true;
		s = slice_from(s, (size_t)(at - s.at) + strlen("元"));
	}
	return false;
}

bool
reads_as_heading(struct slice s)
{
	struct numbering n;
	struct slice rest;

	if (s.len > HEADING_MOST)
		return false;
	n = numbering_of(s);
	if (n.style == NUMBERING_NONE || n.style == NUMBERING_ARTICLE)
		return false;
	rest = slice_from(s, n.length);
	if (rest.len == 0)
		return false;
	if (slice_ends(rest, SLICE("：")))
		rest.len -= strlen("：");
	return !has(rest, SLICE("。")) && !has(rest, SLICE("；")) &&
	       !has(rest, SLICE("，")) && !has(rest, SLICE("：")) &&
	       !names_an_amount(rest);
}
