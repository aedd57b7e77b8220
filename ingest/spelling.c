/*
 * The walk is by bytes: every character that changes has one of four lead
 * bytes, everything else is copied.
 */
#include "ingest/spelling.h"

static bool
is_blank(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/*
 * Bytes of the blank character at `at`, 0 if there is none: U+00A0, U+3000,
 * U+2002..U+200B, U+FEFF and the ASCII ones.
 */
static size_t
blank_length(const unsigned char *at, size_t left)
{
	if (is_blank(at[0]))
		return 1;
	if (at[0] == 0xc2 && left > 1 && at[1] == 0xa0)
		return 2;
	if (left < 3)
		return 0;
	if (at[0] == 0xe3 && at[1] == 0x80 && at[2] == 0x80)
		return 3;
	if (at[0] == 0xe2 && at[1] == 0x80 && at[2] >= 0x82 && at[2] <= 0x8b)
		return 3;
	if (at[0] == 0xef && at[1] == 0xbb && at[2] == 0xbf)
		return 3;
	return 0;
}

/* Full-width ASCII (U+FF01..U+FF5E) as ASCII; 0 for anything else. */
static char
narrow(const unsigned char *at)
{
	if (at[0] != 0xef)
		return 0;
	if (at[1] == 0xbc && at[2] >= 0x81)
		return (char)(at[2] - 0x81 + '!');
	if (at[1] == 0xbd && at[2] <= 0x9e)
		return (char)(at[2] - 0x80 + '`');
	return 0;
}

/* The spelling of a three-byte sequence that begins with 0xe2; its length. */
static size_t
spell_sign(const unsigned char *at, char *out)
{
	if (at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0x95) {
		out[0] = '-';
		return 1;
	}
	memcpy(out, at, 3);
	if (at[1] == 0x89 && (at[2] == 0xa6 || at[2] == 0xa7))
		out[2] = (char)(at[2] - 2); /* ≦ ≧ are two behind ≤ ≥ */
	return 3;
}

/* Spells one character: bytes read, bytes written behind `out`. */
static size_t
spell_one(const unsigned char *at, size_t left, char *out, size_t *written)
{
	size_t n = blank_length(at, left);

	*written = 0;
	if (n > 0)
		return n;
	n = at[0] < 0x80 ? 1 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;
	if (n > left)
		n = left;
	*written = n;
	if (n == 3 && at[0] == 0xef && narrow(at) != 0) {
		out[0] = narrow(at);
		*written = 1;
	} else if (n == 3 && at[0] == 0xe2) {
		*written = spell_sign(at, out);
	} else {
		memcpy(out, at, n);
	}
	return n;
}

size_t
spell(struct slice s, char *out, size_t room)
{
	const unsigned char *at = (const unsigned char *)s.at;
	size_t i = 0, n = 0;

	while (i < s.len && n + 4 <= room) {
		size_t written;

		i += spell_one(at + i, s.len - i, out + n, &written);
		n += written;
	}
	return n;
}

/* Nothing in `s` can change: only plain ASCII and the common Chinese planes. */
static bool
is_plain(struct slice s)
{
	const unsigned char *at = (const unsigned char *)s.at;

	for (size_t i = 0; i < s.len;) {
		if (at[i] < 0x80) {
			if (is_blank(at[i]))
				return false;
			i++;
		} else if (at[i] >= 0xe4 && at[i] <= 0xe9) {
			i += 3;
		} else {
			return false;
		}
	}
	return true;
}

struct slice
spelled(struct arena *a, struct slice s)
{
	char *out;

	if (s.at == NULL || is_plain(s))
		return s;
	out = arena_alloc(a, s.len + 4);
	return (struct slice){out, spell(s, out, s.len + 4)};
}

/* Where the character that ends before `end` begins. */
static size_t
back(const unsigned char *at, size_t end)
{
	size_t i = end - 1;

	while (i > 0 && end - i < 4 && (at[i] & 0xc0) == 0x80)
		i--;
	return i;
}

struct slice
trimmed(struct slice s)
{
	const unsigned char *at = (const unsigned char *)s.at;
	size_t start = 0, end = s.len, n;

	if (at == NULL)
		return s;
	while (start < end && (n = blank_length(at + start, end - start)) > 0)
		start += n;
	while (end > start) {
		size_t last = back(at, end);

		if (last < start || blank_length(at + last, end - last) == 0)
			break;
		end = last;
	}
	return (struct slice){s.at + start, end - start};
}
