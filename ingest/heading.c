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

/* "12万元", "3元" but not "单位：元". */
static bool
names_an_amount(struct slice s)
{
	static const char unit[] = "元";
	const char *at;

	while ((at = slice_find(s, SLICE("元"))) != NULL) {
		size_t before = (size_t)(at - s.at);

		if (before > 0 && at[-1] >= '0' && at[-1] <= '9')
			return true;
		if (before > 3 &&
		    (memcmp(at - 3, "万", 3) == 0 ||
		     memcmp(at - 3, "亿", 3) == 0) &&
		    at[-4] >= '0' && at[-4] <= '9')
			return true;
		s = slice_from(s, before + sizeof(unit) - 1);
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
