/*
 * The output is XHTML of one shape, a word a line:
 *
 *	<page width="595.30" height="841.90">
 *	    <word xMin="1.0" yMin="2.0" xMax="3.0" yMax="4.0">text</word>
 *
 * It is read by that shape and not as XML: a parser would cost more than all
 * the rest.
 */
#include "ingest/pdf_words.h"

#include <stdlib.h>

#include "ingest/radical.h"
#include "ingest/utf8.h"

#define PLACE_MOST 2000000 /* 20000 points */

struct scan {
	char *at, *end;
	struct arena *arena;
	struct pdf_words *out;
};

/* ---- numbers, attributes, entities ---- */

/* `12.345678` in hundredths; what is no number is 0. */
static int32_t
hundredths(struct slice s)
{
	int64_t value = 0;
	size_t i = 0, decimals = 0;
	bool minus = s.len > 0 && s.at[0] == '-';

	for (i = minus; i < s.len && s.at[i] >= '0' && s.at[i] <= '9'; i++)
		if (value < PLACE_MOST)
			value = value * 10 + (s.at[i] - '0');
	if (i < s.len && s.at[i] == '.')
		i++;
	for (; decimals < 2; decimals++, i++) {
		bool digit = i < s.len && s.at[i] >= '0' && s.at[i] <= '9';

		value = value * 10 + (digit ? s.at[i] - '0' : 0);
	}
	if (value > PLACE_MOST)
		value = PLACE_MOST;
	return (int32_t)(minus ? -value : value);
}

/* The value of the next attribute before `close`; moves behind it. */
static bool
next_value(const char **at, const char *close, struct slice *value)
{
	const char *open = memchr(*at, '"', (size_t)(close - *at));
	const char *end;

	if (open == NULL)
		return false;
	open++;
	end = memchr(open, '"', (size_t)(close - open));
	if (end == NULL)
		return false;
	*value = (struct slice){open, (size_t)(end - open)};
	*at = end + 1;
	return true;
}

static const struct {
	struct slice name;
	char character;
} entities[] = {{{"&amp;", 5}, '&'},
                {{"&lt;", 4}, '<'},
                {{"&gt;", 4}, '>'},
                {{"&quot;", 6}, '"'},
                {{"&apos;", 6}, '\''}};

/* Puts characters in the place of entities and drops what is no character of a
 * text; the new length. */
static size_t
resolve(char *text, size_t n)
{
	size_t out = 0;

	for (size_t i = 0; i < n;) {
		struct slice rest = {text + i, n - i};
		size_t k = 0, count = sizeof(entities) / sizeof(entities[0]);

		while (k < count && !slice_starts(rest, entities[k].name))
			k++;
		if (text[i] != '&' || k == count) {
			text[out] = text[i++];
			out +=
			    (unsigned char)text[out] > ' ' && text[out] != 0x7f;
			continue;
		}
		text[out++] = entities[k].character;
		i += entities[k].name.len;
	}
	return out;
}

/* ---- words and pages ---- */

static bool
is_han(uint32_t c)
{
	return (c >= 0x2e80 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) ||
	       (c >= 0xff01 && c < 0xff61) || (c >= 0x20000 && c < 0x32000) ||
	       c == 0x201c || c == 0x201d || c == 0x2014 || c == 0x2026;
}

bool
pdf_word_measure(struct pdf_word *w)
{
	const char *at = w->text.at, *end = at + w->text.len;
	size_t blanks = 0;

	w->chars = w->hans = 0;
	if (!utf8_valid(w->text))
		return false;
	for (; at < end; w->chars++) {
		uint32_t c = utf8_next(&at, end);

		w->hans += is_han(c);
		blanks += c == 0x3000 || c == 0xa0;
	}
	w->han = w->hans == w->chars;
	return blanks < w->chars;
}

int32_t
pdf_word_em(const struct pdf_word *w)
{
	/* Digits and letters are about half as wide. */
	if (w->hans >= 2)
		return (w->x1 - w->x0) * 2 / (int32_t)(w->chars + w->hans);
	return (w->y1 - w->y0) * 78 / 100;
}

static bool
add_page(struct scan *s, const char *head, const char *close)
{
	struct slice width, height;
	struct pdf_page *p;

	if (s->out->pages.n == PDF_PAGES_MOST)
		return false;
	if (!next_value(&head, close, &width) ||
	    !next_value(&head, close, &height))
		return true;
	p = list_add(s->arena, &s->out->pages);
	p->width = hundredths(width);
	p->height = hundredths(height);
	p->first = s->out->words.n;
	return true;
}

static bool
add_word(struct scan *s, const char *head, const char *close, char *text,
         size_t n)
{
	struct pdf_page *p;
	struct pdf_word w = {0}, *new;
	struct slice value[4];

	if (s->out->words.n == PDF_WORDS_MOST)
		return false;
	if (s->out->pages.n == 0)
		return true;
	for (int i = 0; i < 4; i++)
		if (!next_value(&head, close, &value[i]))
			return true;
	p = &s->out->pages.at[s->out->pages.n - 1];
	w.x0 = hundredths(value[0]);
	w.y0 = hundredths(value[1]);
	w.x1 = hundredths(value[2]);
	w.y1 = hundredths(value[3]);
	w.text = (struct slice){text, resolve(text, n)};
	radicals_replace(text, w.text.len);
	/* What lies beside the page is not printed. */
	if (w.x1 <= w.x0 || w.y1 <= w.y0 || w.x1 <= 0 || w.y1 <= 0 ||
	    w.x0 >= p->width || w.y0 >= p->height || !pdf_word_measure(&w))
		return true;
	new = list_add(s->arena, &s->out->words);
	*new = w;
	p->n++;
	return true;
}

/* ---- sideways pages ---- */

static bool
is_tall(const struct pdf_word *w)
{
	int32_t width = w->x1 - w->x0, height = w->y1 - w->y0;

	return w->chars >= 2 && height > width + width / 2;
}

/* Most of what is printed runs up or down. */
static bool
is_sideways(const struct pdf_word *w, size_t n)
{
	size_t tall = 0, wide = 0;

	for (size_t i = 0; i < n; i++) {
		int32_t width = w[i].x1 - w[i].x0;

		if (is_tall(&w[i]))
			tall += w[i].chars;
		else if (width > (w[i].y1 - w[i].y0) * 3 / 2)
			wide += w[i].chars;
	}
	return tall > wide;
}

static int
by_value(const void *a, const void *b)
{
	const int32_t *l = a, *r = b;

	return (*l > *r) - (*l < *r);
}

/* How many of the values are (nearly) the same as another one. */
static int64_t
aligned(int32_t *at, size_t n)
{
	int64_t same = 0;

	qsort(at, n, sizeof(*at), by_value);
	for (size_t i = 1; i < n; i++)
		same += at[i] - at[i - 1] <= 100;
	return same;
}

/* The upper ends of words of one kind that are aligned, less the lower ends. */
static int64_t
aligned_above(const struct pdf_word *w, size_t n, bool han, int32_t *room)
{
	size_t k = 0, m = 0;
	int32_t *feet = room + n;

	for (size_t i = 0; i < n; i++)
		if (is_tall(&w[i]) && w[i].han == han) {
			room[k++] = w[i].y0;
			feet[m++] = w[i].y1;
		}
	return aligned(room, k) - aligned(feet, m);
}

/* The order of the words decides when nothing else does: in one column they
 * follow the reading. */
static int64_t
follow_downwards(const struct pdf_word *w, size_t n)
{
	int64_t down = 0;

	for (size_t i = 1; i < n; i++)
		if (w[i - 1].x0 < w[i].x1 && w[i].x0 < w[i - 1].x1)
			down += w[i].y0 > w[i - 1].y0 ? 1 : -1;
	return down;
}

/* Words begin at one edge, and where that says nothing, figures end at one: so
 * the text is known to run down or up. */
static bool
runs_down(const struct pdf_word *w, size_t n, struct arena *a)
{
	int32_t *room = arena_array(a, 2 * n + 1, sizeof(*room));
	int64_t down = aligned_above(w, n, true, room);

	if (down == 0)
		down = -aligned_above(w, n, false, room);
	if (down == 0)
		down = follow_downwards(w, n);
	return down > 0;
}

static void
turn_page(struct pdf_page *p, struct pdf_word *w, struct arena *a)
{
	int32_t width = p->width;
	bool down;

	if (!is_sideways(w, p->n))
		return;
	down = runs_down(w, p->n, a);
	for (size_t i = 0; i < p->n; i++) {
		struct pdf_word old = w[i];

		w[i].x0 = down ? old.y0 : p->height - old.y1;
		w[i].x1 = down ? old.y1 : p->height - old.y0;
		w[i].y0 = down ? p->width - old.x1 : old.x0;
		w[i].y1 = down ? p->width - old.x0 : old.x1;
	}
	p->width = p->height;
	p->height = width;
	p->turned = down ? PDF_RAN_DOWN : PDF_RAN_UP;
}

/* ---- the scan ---- */

static bool
read_tag(struct scan *s, char *tag, const char *line_end)
{
	static const struct slice page = {"<page ", 6}, word = {"<word ", 6},
	                          close_word = {"</word>", 7};
	struct slice rest = {tag, (size_t)(line_end - tag)};
	char *close = memchr(tag, '>', rest.len);
	const char *end;

	if (close == NULL)
		return true;
	if (slice_starts(rest, page))
		return add_page(s, tag, close);
	if (!slice_starts(rest, word))
		return true;
	rest = (struct slice){close + 1, (size_t)(line_end - close - 1)};
	end = slice_find(rest, close_word);
	if (end == NULL)
		return true;
	return add_word(s, tag, close, close + 1, (size_t)(end - close - 1));
}

bool
pdf_words_read(char *text, size_t n, struct arena *a, struct pdf_words *out)
{
	struct scan s = {text, text + n, a, out};

	memset(out, 0, sizeof(*out));
	while (s.at < s.end) {
		char *end = memchr(s.at, '\n', (size_t)(s.end - s.at));
		char *tag;

		if (end == NULL)
			end = s.end;
		tag = memchr(s.at, '<', (size_t)(end - s.at));
		if (tag != NULL && !read_tag(&s, tag, end))
			return false;
		s.at = end + 1;
	}
	for (size_t i = 0; i < out->pages.n; i++)
		if (out->pages.at[i].n > 0)
			turn_page(&out->pages.at[i],
			          out->words.at + out->pages.at[i].first, a);
	return true;
}
