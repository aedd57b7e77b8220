/*
 * A number is told by its first character, so that the usual paragraph, which
 * begins with a word, costs one comparison.
 */
#include "ingest/numbering.h"

#include "ingest/utf8.h"

size_t
blank_length(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.at;

	if (s.len == 0)
		return 0;
	if (p[0] == ' ' || p[0] == '\t')
		return 1;
	if (p[0] == 0xc2)
		return s.len >= 2 && p[1] == 0xa0 ? 2 : 0;
	if (s.len < 3)
		return 0;
	/* U+3000, U+2000..U+200B, U+202F, U+205F, U+FEFF */
	if (p[0] == 0xe3)
		return p[1] == 0x80 && p[2] == 0x80 ? 3 : 0;
	if (p[0] == 0xe2 && p[1] == 0x80)
		return p[2] <= 0x8b || p[2] == 0xaf ? 3 : 0;
	if (p[0] == 0xe2 && p[1] == 0x81)
		return p[2] == 0x9f ? 3 : 0;
	if (p[0] == 0xef)
		return p[1] == 0xbb && p[2] == 0xbf ? 3 : 0;
	return 0;
}

struct slice
skip_blanks(struct slice s)
{
	size_t n;

	while ((n = blank_length(s)) > 0)
		s = slice_from(s, n);
	return s;
}

struct slice
trim_blanks(struct slice s)
{
	s = skip_blanks(s);
	while (s.len > 0) {
		size_t n = 1;

		while (n < 3 && n < s.len &&
		       ((unsigned char)s.at[s.len - n] & 0xc0) == 0x80)
			n++;
		if (blank_length((struct slice){s.at + s.len - n, n}) != n)
			break;
		s.len -= n;
	}
	return s;
}

/* ---- numbers ---- */

static bool
take(struct slice *s, struct slice word)
{
	if (!slice_starts(*s, word))
		return false;
	*s = slice_from(*s, word.len);
	return true;
}

/* One of several words, parted by blanks in `words`. */
static bool
take_any(struct slice *s, const char *words)
{
	while (*words != '\0') {
		size_t n = strcspn(words, " ");

		if (take(s, (struct slice){words, n}))
			return true;
		words += n + (words[n] == ' ');
	}
	return false;
}

static int
han_digit(struct slice s)
{
	static const char digits[] = "〇一二三四五六七八九十";

	if (s.len < 3)
		return -1;
	for (int i = 0; i <= 10; i++)
		if (memcmp(s.at, digits + 3 * i, 3) == 0)
			return i;
	return memcmp(s.at, "零", 3) == 0 ? 0 : -1;
}

/* 一 … 九十九; 0 when there is none. */
static unsigned
take_han(struct slice *s)
{
	unsigned tens = 0, ones = 0;
	bool ten = false;
	int d;

	while ((d = han_digit(*s)) >= 0) {
		if (d == 10) {
			if (ten)
				return 0;
			ten = true;
			tens = ones == 0 ? 1 : ones;
			ones = 0;
		} else if (ones != 0) {
			return 0;
		} else {
			ones = (unsigned)d;
		}
		*s = slice_from(*s, 3);
	}
	return tens * 10 + ones;
}

/* Up to three ASCII or full-width digits. */
static unsigned
take_digits(struct slice *s)
{
	unsigned n = 0;

	for (int i = 0; i < 3 && s->len > 0; i++) {
		const unsigned char *p = (const unsigned char *)s->at;

		if (p[0] >= '0' && p[0] <= '9') {
			n = n * 10 + (p[0] - '0');
			*s = slice_from(*s, 1);
		} else if (s->len >= 3 && p[0] == 0xef && p[1] == 0xbc &&
		           p[2] >= 0x90 && p[2] <= 0x99) {
			n = n * 10 + (p[2] - 0x90u);
			*s = slice_from(*s, 3);
		} else {
			break;
		}
	}
	return n;
}

unsigned
take_han_numeral(struct slice *s)
{
	struct slice rest = *s;
	unsigned n = take_han(&rest);

	if (n > 0)
		*s = rest;
	return n;
}

unsigned
take_numeral(struct slice *s)
{
	struct slice rest = *s;
	unsigned n = take_han_numeral(s);

	if (n > 0)
		return n;
	n = take_digits(&rest);
	if (n > 0)
		*s = rest;
	return n;
}

static bool
digit_follows(struct slice s)
{
	return take_digits(&s) > 0 || (s.len > 0 && s.at[0] == '0');
}

static struct numbering
done(struct slice whole, struct slice rest, enum numbering_style style,
     unsigned number)
{
	struct slice text = skip_blanks(rest);

	if (number == 0)
		return (struct numbering){NUMBERING_NONE, 0, 0};
	return (struct numbering){style, number, (size_t)(text.at - whole.at)};
}

static struct numbering
ordinal(struct slice whole)
{
	struct slice s = slice_from(whole, strlen("第"));
	unsigned n;

	s = skip_blanks(s);
	n = take_han(&s);
	if (n == 0)
		n = take_digits(&s);
	s = skip_blanks(s);
	if (take_any(&s, "部分 章 节 篇"))
		return done(whole, s, NUMBERING_PART, n);
	if (take_any(&s, "条"))
		return done(whole, s, NUMBERING_ARTICLE, n);
	return done(whole, s, NUMBERING_NONE, 0);
}

static struct numbering
bracketed(struct slice whole)
{
	struct slice s = whole;
	enum numbering_style style = NUMBERING_HAN_BRACKET;
	unsigned n;

	take_any(&s, "（ ( 〔 ［ [");
	n = take_han(&s);
	if (n == 0) {
		style = NUMBERING_DIGIT_BRACKET;
		n = take_digits(&s);
	}
	if (!take_any(&s, "） ) 〕 ］ ]"))
		n = 0;
	take_any(&s, "、");
	return done(whole, s, style, n);
}

static struct numbering
plain(struct slice whole)
{
	struct slice s = whole;
	unsigned n = take_han(&s);

	if (n > 0)
		return take_any(&s, "、 ． . ，")
		           ? done(whole, s, NUMBERING_HAN, n)
		           : done(whole, s, NUMBERING_NONE, 0);
	n = take_digits(&s);
	if (take_any(&s, "） )"))
		return done(whole, s, NUMBERING_DIGIT_BRACKET, n);
	if (take_any(&s, "、"))
		return done(whole, s, NUMBERING_DIGIT, n);
	if (take_any(&s, ". ．") && !digit_follows(s))
		return done(whole, s, NUMBERING_DIGIT, n);
	return done(whole, s, NUMBERING_NONE, 0);
}

struct numbering
numbering_of(struct slice s)
{
	unsigned char c = s.len > 1 ? (unsigned char)s.at[0] : 0;

	if (slice_starts(s, SLICE("第")))
		return ordinal(s);
	if (c == '(' || c == '[' || slice_starts(s, SLICE("（")) ||
	    slice_starts(s, SLICE("〔")) || slice_starts(s, SLICE("［")))
		return bracketed(s);
	/* U+2460 ① to U+2473 ⑳ */
	if (c == 0xe2 && s.len >= 3 && (unsigned char)s.at[1] == 0x91 &&
	    (unsigned char)s.at[2] >= 0xa0 && (unsigned char)s.at[2] <= 0xb3)
		return done(s, slice_from(s, 3), NUMBERING_CIRCLE,
		            (unsigned char)s.at[2] - 0x9fu);
	if ((c >= '0' && c <= '9') || c == 0xef || han_digit(s) > 0)
		return plain(s);
	return (struct numbering){NUMBERING_NONE, 0, 0};
}
