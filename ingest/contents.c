/*
 * The entries are the chapters' headings, with or without leader dots and page
 * numbers; the chapter that the first one names ends the table.
 */
#include "ingest/contents.h"

#include "ingest/numbering.h"

#define CONTENTS_MOST 200 /* blocks */

static struct slice
block_text(const struct reading *r, size_t i)
{
	return slice_cut(r->doc->text, r->doc->blocks.at[i].span);
}

bool
contents_begin(const struct reading *r, size_t block)
{
	struct slice s = block_text(r, block);

	if (s.len > 24 || !slice_starts(s, SLICE("目")) ||
	    !slice_ends(s, SLICE("录")))
		return false;
	s = slice_from(s, strlen("目"));
	s.len -= strlen("录");
	return skip_blanks(s).len == 0;
}

/* An entry without its leader dots and page number. */
static struct slice
entry_text(struct slice s)
{
	while (s.len > 0) {
		char c = s.at[s.len - 1];

		if ((c >= '0' && c <= '9') || c == '.' || c == ' ' ||
		    c == '-' || c == '\t')
			s.len--;
		else if (slice_ends(s, SLICE("…")) ||
		         slice_ends(s, SLICE("·")) ||
		         slice_ends(s, SLICE("　")))
			s.len -= slice_ends(s, SLICE("·")) ? 2 : 3;
		else
			break;
	}
	return s;
}

size_t
contents_end(const struct reading *r, size_t i)
{
	size_t n = r->doc->blocks.n, last = i + CONTENTS_MOST;
	struct slice first;

	if (i + 1 >= n)
		return i + 1;
	first = entry_text(block_text(r, i + 1));
	for (size_t k = i + 2; k < n && k < last; k++)
		if (first.len > 0 &&
		    slice_is(entry_text(block_text(r, k)), first))
			return k;
	for (size_t k = i + 1; k < n && k < last; k++)
		if (r->doc->blocks.at[k].kind == BLOCK_TABLE ||
		    block_text(r, k).len > 150)
			return k;
	return i + 1;
}
