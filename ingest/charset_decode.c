/*
 * Decoding into clean UTF-8.
 *
 * The converters for the two legacy encodings are glibc's; they stay open for
 * the life of the process, since opening one reads files.
 */
#include "ingest/charset.h"

#include "ingest/utf8.h"

#include <errno.h>
#include <iconv.h>

/* One pass, eight bytes at a time. */
bool
charset_clean(struct slice s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t high = ones << 7;
	size_t i = 0;
	uint64_t w;

	for (; s.len - i >= sizeof(w); i += sizeof(w)) {
		uint64_t low;

		memcpy(&w, s.at + i, sizeof(w));
		/* A byte below 0x20 (exact for the lowest one in a word). */
		low = (w - ones * 0x20) & ~w & high;
		if (low == 0)
			continue;
		for (size_t k = i; k < i + sizeof(w); k++)
			if ((unsigned char)s.at[k] < 0x20 && s.at[k] != '\n' &&
			    s.at[k] != '\t')
				return false;
	}
	for (; i < s.len; i++)
		if ((unsigned char)s.at[i] < 0x20 && s.at[i] != '\n' &&
		    s.at[i] != '\t')
			return false;
	return true;
}

static const char replacement[] = "\xef\xbf\xbd";

/* Line ends to LF, form feeds to LF, other controls to a blank; in place. */
static size_t
clean(char *text, size_t n)
{
	size_t out = 0;

	for (size_t i = 0; i < n; i++) {
		char c = text[i];

		if (c == '\r') {
			if (i + 1 < n && text[i + 1] == '\n')
				continue;
			c = '\n';
		} else if (c == '\f' || c == '\v') {
			c = '\n';
		} else if ((unsigned char)c < 0x20 && c != '\n' && c != '\t') {
			c = ' ';
		}
		text[out++] = c;
	}
	return out;
}

struct decoding {
	char *out;
	size_t n, characters, lost;
};

static void
put_lost(struct decoding *d)
{
	memcpy(d->out + d->n, replacement, 3);
	d->n += 3;
	d->lost++;
}

static bool
few_lost(const struct decoding *d)
{
	return d->lost * 50 <= d->characters || d->lost <= 1;
}

static bool
decode_utf8(struct slice s, struct arena *a, struct slice *text)
{
	const char *p = s.at, *end = s.at + s.len;
	struct decoding d = {NULL, 0, 0, 0};

	if (utf8_valid(s)) {
		*text = s;
		if (charset_clean(s))
			return true;
		d.out = arena_alloc(a, s.len);
		memcpy(d.out, s.at, s.len);
		*text = (struct slice){d.out, clean(d.out, s.len)};
		return true;
	}
	d.out = arena_array(a, s.len, 3);
	while (p < end) {
		const char *before = p;
		size_t n;

		utf8_next(&p, end);
		n = (size_t)(p - before);
		d.characters++;
		if (utf8_valid((struct slice){before, n})) {
			memcpy(d.out + d.n, before, n);
			d.n += n;
		} else {
			p = before + 1;
			put_lost(&d);
		}
	}
	*text = (struct slice){d.out, clean(d.out, d.n)};
	return few_lost(&d);
}

static bool
decode_utf16(struct slice s, bool little, struct arena *a, struct slice *text)
{
	const unsigned char *p = (const unsigned char *)s.at;
	size_t units = s.len / 2;
	struct decoding d = {arena_array(a, units, 3), 0, units, 0};

	for (size_t i = 0; i < units; i++) {
		unsigned lo = p[2 * i + !little], hi = p[2 * i + little];
		uint32_t c = lo | hi << 8, next = 0;

		if (i + 1 < units)
			next = (uint32_t)p[2 * i + 2 + !little] |
			       (uint32_t)p[2 * i + 2 + little] << 8;
		if (c >= 0xd800 && c < 0xdc00 && next >= 0xdc00 &&
		    next < 0xe000) {
			c = 0x10000 + ((c - 0xd800) << 10) + (next - 0xdc00);
			i++;
		}
		if (c >= 0xd800 && c < 0xe000)
			put_lost(&d);
		else
			d.n += utf8_put(c, d.out + d.n);
	}
	*text = (struct slice){d.out, clean(d.out, d.n)};
	return few_lost(&d);
}

/* glibc's converter, opened once; (iconv_t)-1 when the system lacks it. */
static iconv_t
converter(enum charset c)
{
	static iconv_t gb18030, big5;
	static bool opened;

	if (!opened) {
		gb18030 = iconv_open("UTF-8", "GB18030");
		big5 = iconv_open("UTF-8", "CP950");
		opened = true;
	}
	return c == CHARSET_GB18030 ? gb18030 : big5;
}

bool
charset_warm(void)
{
	return converter(CHARSET_GB18030) != (iconv_t)-1 &&
	       converter(CHARSET_BIG5) != (iconv_t)-1;
}

static bool
decode_legacy(struct slice s, enum charset c, struct arena *a,
              struct slice *text)
{
	/* Two bytes become at most three; a lost byte three as well. */
	size_t room = s.len * 3 + 16, left = s.len;
	struct decoding d = {arena_alloc(a, room), 0, s.len / 2, 0};
	iconv_t with = converter(c);
	char *in = (char *)(uintptr_t)s.at;

	if (with == (iconv_t)-1)
		return false;
	iconv(with, NULL, NULL, NULL, NULL);
	while (left > 0) {
		char *out = d.out + d.n;
		size_t free_bytes = room - d.n;
		size_t result = iconv(with, &in, &left, &out, &free_bytes);

		d.n = (size_t)(out - d.out);
		if (result != (size_t)-1)
			break;
		if (errno == E2BIG)
			return false;
		put_lost(&d);
		in++;
		left--;
		if (!few_lost(&d) && d.lost > 1000)
			return false;
	}
	*text = (struct slice){d.out, clean(d.out, d.n)};
	return few_lost(&d);
}

bool
charset_decode(struct slice bytes, enum charset c, struct arena *a,
               struct slice *text)
{
	struct slice s = bytes;

	switch (c) {
	case CHARSET_UTF8:
		if (slice_starts(s, SLICE("\xef\xbb\xbf")))
			s = slice_from(s, 3);
		return decode_utf8(s, a, text);
	case CHARSET_UTF16LE:
		if (slice_starts(s, SLICE("\xff\xfe")))
			s = slice_from(s, 2);
		return decode_utf16(s, true, a, text);
	case CHARSET_UTF16BE:
		if (slice_starts(s, SLICE("\xfe\xff")))
			s = slice_from(s, 2);
		return decode_utf16(s, false, a, text);
	case CHARSET_GB18030:
	case CHARSET_BIG5:
		return decode_legacy(s, c, a, text);
	case CHARSET_NONE:
		break;
	}
	return false;
}
