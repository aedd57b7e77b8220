/*
 * ASCII runs are skipped eight bytes at a time and Chinese ones a character at
 * a time; the texts of this project are tables of digits between Chinese words,
 * so both paths matter.
 */
#include "ingest/utf8.h"

static size_t
sequence_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xc2 && lead < 0xe0)
		return 2;
	if (lead >= 0xe0 && lead < 0xf0)
		return 3;
	if (lead >= 0xf0 && lead < 0xf5)
		return 4;
	return 0;
}

/* The second byte decides over overlong forms, surrogates and the range. */
static bool
second_fits(unsigned char lead, unsigned char second)
{
	switch (lead) {
	case 0xe0:
		return second >= 0xa0 && second < 0xc0;
	case 0xed:
		return second >= 0x80 && second < 0xa0;
	case 0xf0:
		return second >= 0x90 && second < 0xc0;
	case 0xf4:
		return second >= 0x80 && second < 0x90;
	default:
		return (second & 0xc0) == 0x80;
	}
}

static size_t
ascii_run(const unsigned char *p, size_t left)
{
	size_t n = 0;
	uint64_t word;

	while (left - n >= sizeof(word)) {
		memcpy(&word, p + n, sizeof(word));
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
		n += sizeof(word);
	}
	while (n < left && p[n] < 0x80)
		n++;
	return n;
}

/* Three-byte characters whose lead byte alone decides: all of Chinese. */
static size_t
han_run(const unsigned char *p, size_t left)
{
	size_t n = 0;

	while (left - n >= 4) {
		uint32_t lead = p[n], tail = (uint32_t)p[n + 1] << 8 | p[n + 2];

		if (lead < 0xe1 || lead > 0xef || lead == 0xed ||
		    (tail & 0xc0c0) != 0x8080)
			break;
		n += 3;
	}
	return n;
}

bool
utf8_valid(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.at;
	size_t i = 0;

	while (i < s.len) {
		size_t n;

		if (p[i] < 0x80) {
			i += ascii_run(p + i, s.len - i);
			continue;
		}
		n = han_run(p + i, s.len - i);
		if (n > 0) {
			i += n;
			continue;
		}
		n = sequence_length(p[i]);
		if (n == 0 || n > s.len - i || !second_fits(p[i], p[i + 1]))
			return false;
		for (size_t k = 2; k < n; k++)
			if ((p[i + k] & 0xc0) != 0x80)
				return false;
		i += n;
	}
	return true;
}

size_t
utf8_cut(struct slice s, size_t most)
{
	if (s.len <= most)
		return s.len;
	while (most > 0 && ((unsigned char)s.at[most] & 0xc0) == 0x80)
		most--;
	return most;
}

uint32_t
utf8_next(const char **at, const char *end)
{
	const unsigned char *p = (const unsigned char *)*at;
	size_t n = sequence_length(p[0]);
	uint32_t c;

	if (n <= 1 || n > (size_t)(end - *at)) {
		*at += 1;
		return p[0];
	}
	c = p[0] & (0xffu >> (n + 1));
	for (size_t i = 1; i < n; i++)
		c = c << 6 | (p[i] & 0x3fu);
	*at += n;
	return c;
}

size_t
utf8_put(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}
