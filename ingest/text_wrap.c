/*
 * Lines were cut to a width when none is longer, many are just as long, and
 * most of those stop in the middle of a sentence.  A text with one long line
 * was not cut, which is seen at once in the usual paper.
 */
#include "ingest/text_wrap.h"

#include "ingest/numbering.h"
#include "ingest/text_table.h"

#define LINE_MOST 260u /* bytes; longer ones are paragraphs */
#define NARROWEST 44u  /* half-widths */
#define SLACK 10u      /* a number that is not cut leaves a gap */
#define FULL_LINES 2u
#define NARROW 56u
#define NARROW_LINES 6u

static unsigned
display_width(struct slice s)
{
	unsigned width = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c < 0x80 || c >= 0xe0)
			width += c < 0x80 ? 1 : 2;
		else if (c >= 0xc0)
			width++;
	}
	return width;
}

static bool
ends_a_sentence(struct slice s)
{
	static const char *const ends[] = {"。", "！", "？"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (slice_ends(s, slice_of(ends[i])))
			return true;
	return false;
}

/* A row of a table: tabs, bars or gaps part its cells. */
static bool
is_row(struct slice s)
{
	s = trim_blanks(s);
	return s.len > 0 && (memchr(s.at, '\t', s.len) != NULL ||
	                     memchr(s.at, '|', s.len) != NULL ||
	                     slice_find(s, SLICE("  ")) != NULL ||
	                     slice_find(s, SLICE("　　")) != NULL);
}

static struct slice
without_end(struct slice line)
{
	while (line.len > 0 && line.at[line.len - 1] == ' ')
		line.len--;
	return line;
}

/* How a text was cut. */
struct cutting {
	unsigned width; /* in half-widths; 0: it was not */
	bool indents;   /* paragraphs begin with blanks */
};

static struct cutting
cutting_of(struct slice text)
{
	struct lines l = {.text = text};
	struct slice line;
	struct cutting c = {0, false}, none = {0, false};
	unsigned full = 0, open = 0, indents = 0, lines = 0;

	while (lines_next(&l, &line)) {
		unsigned width;

		if (line.len > LINE_MOST)
			return none;
		width = is_row(line) ? 0 : display_width(without_end(line));
		if (width > c.width)
			c.width = width;
	}
	if (c.width < NARROWEST)
		return none;
	l.at = 0;
	while (lines_next(&l, &line)) {
		line = without_end(line);
		if (line.len == 0 || is_row(line))
			continue;
		lines++;
		indents += blank_length(line) > 0;
		if (display_width(line) + SLACK < c.width)
			continue;
		full++;
		open += !ends_a_sentence(line);
	}
	c.indents = indents * 5 >= lines;
	/* Short lines may be a list or a table's cells, unless most are full.
	 */
	if (c.width < NARROW && (full < NARROW_LINES || full * 2 < lines))
		return none;
	return full >= FULL_LINES && open * 4 >= full * 3 ? c : none;
}

/* Does the paragraph of the full line `line` go on in `next`? */
static bool
goes_on(struct slice line, struct slice next, struct cutting c)
{
	line = without_end(line);
	if (display_width(line) + SLACK < c.width || is_row(line) ||
	    is_row(next) || (ends_a_sentence(line) && !c.indents))
		return false;
	/* An indent or a number opens a paragraph. */
	return next.len > 0 && blank_length(next) == 0 &&
	       numbering_of(next).style == NUMBERING_NONE;
}

/* English words need their blank back. */
static bool
needs_blank(struct slice line, struct slice next)
{
	char a = line.at[line.len - 1], b = next.at[0];

	return ((a >= 'A' && a <= 'Z') || (a >= 'a' && a <= 'z')) &&
	       ((b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z'));
}

struct slice
unwrap(struct slice text, struct arena *a)
{
	struct cutting c = cutting_of(text);
	struct lines l = {.text = text};
	struct slice line, next;
	char *out;
	size_t n = 0;
	bool more;

	if (c.width == 0 || !lines_next(&l, &line))
		return text;
	out = arena_alloc(a, text.len + 1);
	do {
		bool on;

		more = lines_next(&l, &next);
		on = more && goes_on(line, next, c);
		if (on)
			line = without_end(line);
		memcpy(out + n, line.at, line.len);
		n += line.len;
		if (!on)
			out[n++] = '\n';
		else if (needs_blank(line, next))
			out[n++] = ' ';
		line = next;
	} while (more);
	return (struct slice){out, n};
}
