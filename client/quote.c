/*
 * Line ends, tabs and runs of blanks become one blank first, since a table's
 * cells would tear the line apart.
 */
#include "client/quote.h"

#include <string.h>

#include "client/width.h"
#include "ingest/utf8.h"

#define PIECE 900 /* bytes kept on either side of a figure */

/* ---- where a quotation begins and ends ---- */

static bool
has_words(struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c >= 0xe4 || (c >= 'A' && c <= 'Z') ||
		    (c >= 'a' && c <= 'z'))
			return true;
	}
	return false;
}

/* Behind the end of a line or of a sentence. */
static bool
begins_at(struct slice text, uint32_t at)
{
	static const char stop[] = "。";

	return at == 0 || text.at[at - 1] == '\n' ||
	       (at >= 3 && memcmp(text.at + at - 3, stop, 3) == 0);
}

static uint32_t
line_start(struct slice text, uint32_t at)
{
	while (!begins_at(text, at))
		at--;
	return at;
}

struct span
quote_around(struct slice text, struct span figure)
{
	struct span s = {line_start(text, figure.start), figure.end};
	uint32_t least =
	    figure.start > PIECE / 2 ? figure.start - PIECE / 2 : 0;

	while (s.end < text.len && text.at[s.end] != '\n' &&
	       (s.end == figure.end || !begins_at(text, s.end)))
		s.end++;
	while (s.start > least &&
	       !has_words(
	           (struct slice){text.at + s.start, figure.start - s.start}) &&
	       !has_words(slice_cut(text, (struct span){figure.end, s.end})))
		s.start = line_start(text, s.start - 1);
	return s;
}

/* ---- pieces ---- */

struct piece {
	char at[PIECE + 8];
	size_t len;
};

/* Bytes of the blank or the control character that stands at `at`; 0: none. */
static size_t
blank_at(const char *at, const char *end)
{
	if ((unsigned char)*at <= ' ' || *at == 0x7f)
		return 1;
	if (end - at >= 2 && (unsigned char)at[0] == 0xc2 &&
	    (unsigned char)at[1] <= 0xa0)
		return 2;
	return end - at >= 3 && memcmp(at, "　", 3) == 0 ? 3 : 0;
}

/* The words with every run of blanks as one; what is too long keeps its end
 * (`tail`) or its beginning. */
static void
flatten(struct slice s, bool tail, struct piece *out)
{
	const char *at = s.at, *end = s.at + s.len;

	out->len = 0;
	if (s.len > PIECE && tail) {
		at = end - PIECE;
		while (at < end && ((unsigned char)*at & 0xc0) == 0x80)
			at++;
	} else if (s.len > PIECE) {
		end = at + utf8_cut(s, PIECE);
	}
	while (at < end) {
		size_t blank = blank_at(at, end);

		if (blank == 0)
			out->at[out->len++] = *at++;
		else if (out->len == 0 || out->at[out->len - 1] != ' ')
			out->at[out->len++] = ' ';
		at += blank;
	}
}

static struct slice
words_of(const struct piece *p)
{
	return (struct slice){p->at, p->len};
}

static void
write_slice(FILE *out, struct slice s)
{
	fwrite(s.at, 1, s.len, out);
}

/* The end of `s` in `room` columns, … before it if it is not all. */
static void
print_tail(FILE *out, struct slice s, size_t room)
{
	const char *end = s.at + s.len;
	bool cut = false;

	while (s.len > 0 && width(s) + cut > room) {
		const char *next = s.at;

		utf8_next(&next, end);
		s = (struct slice){next, (size_t)(end - next)};
		cut = true;
	}
	if (cut && room > 0)
		fputs("…", out);
	write_slice(out, s);
}

/* The beginning, … behind it. */
static size_t
print_head(FILE *out, struct slice s, size_t room)
{
	size_t used, n = width_fit(s, room, &used);

	if (n < s.len && room > 0) {
		n = width_fit(s, room - 1, &used);
		write_slice(out, (struct slice){s.at, n});
		fputs("…", out);
		return used + 1;
	}
	write_slice(out, (struct slice){s.at, n});
	return used;
}

void
quote_print(const struct screen *s, struct slice text, struct span sentence,
            struct span figure, size_t room)
{
	struct piece before, middle, after;
	size_t marks = s->colour ? 0 : 4, taken, left, lead, trail;

	flatten(slice_cut(text, (struct span){sentence.start, figure.start}),
	        true, &before);
	flatten(slice_cut(text, figure), false, &middle);
	flatten(slice_cut(text, (struct span){figure.end, sentence.end}), false,
	        &after);
	if (before.len > 0 && before.at[0] == ' ')
		memmove(before.at, before.at + 1, --before.len);
	while (after.len > 0 && after.at[after.len - 1] == ' ')
		after.len--;
	taken = width(words_of(&middle)) + marks;
	left = room > taken ? room - taken : 0;
	lead = width(words_of(&before));
	trail = width(words_of(&after));
	if (lead + trail > left) {
		size_t share = left * 2 / 3;

		if (lead > share)
			lead = trail < left - share ? left - trail : share;
		trail = left - lead;
	}
	print_tail(s->out, words_of(&before), lead);
	fputs(s->colour ? screen_mark(s) : "【", s->out);
	print_head(s->out, words_of(&middle), room > marks ? room - marks : 1);
	fputs(s->colour ? screen_plain(s) : "】", s->out);
	print_head(s->out, words_of(&after), trail);
}

size_t
quote_words(const struct screen *s, struct slice words, size_t room)
{
	struct piece p;

	flatten(words, false, &p);
	return print_head(s->out, words_of(&p), room);
}

/* How many bytes of `s` go on a line of `room` columns: up to a blank, or
 * between two wide characters. */
static size_t
line_bytes(struct slice s, size_t room)
{
	size_t used, n = width_fit(s, room, &used), i;

	if (n == s.len || n == 0)
		return s.len == n ? n : s.len;
	for (i = n; i > n / 2; i--)
		if (s.at[i] == ' ' || (unsigned char)s.at[i - 1] >= 0x80)
			break;
	while (i < n && ((unsigned char)s.at[i] & 0xc0) == 0x80)
		i++;
	return i > n / 2 ? i : n;
}

void
quote_wrapped(const struct screen *s, struct slice words, size_t indent,
              size_t columns)
{
	size_t room = columns > indent + 20 ? columns - indent : 20;

	while (words.len > 0) {
		size_t n = line_bytes(words, room);

		quote_words(s, (struct slice){words.at, n}, room);
		words = slice_from(words, n);
		while (words.len > 0 && words.at[0] == ' ')
			words = slice_from(words, 1);
		putc('\n', s->out);
		if (words.len > 0)
			fprintf(s->out, "%*s", (int)indent, "");
	}
}
