/*
 * One list for all who ask whether a cell begins like a target.
 */
#include "ingest/comparing.h"

#include "ingest/words.h"

size_t
comparing_mark(struct slice s)
{
	static const struct slice marks[] = {
	    WORD("≥"),  WORD("≤"),  WORD("≧"), WORD("≦"), WORD("＞"),
	    WORD("＜"), WORD("＝"), WORD(">"), WORD("<"), WORD("=")};

	for (size_t i = 0; i < N(marks); i++)
		if (slice_starts(s, marks[i]))
			return marks[i].len;
	return 0;
}
