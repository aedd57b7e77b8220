/*
 * Detection, in the order of how surely a sign speaks: byte order mark; zero
 * bytes and CJK code units in a fixed place (UTF-16); validity (UTF-8, which no
 * other encoding of Chinese keeps for long); and between GB18030 and Big5 the
 * share of characters in the rows where each keeps its common ones.
 */
#include "ingest/charset.h"

#include "ingest/utf8.h"

#define SAMPLE ((size_t)256 << 10)

static const char *const names[] = {
    [CHARSET_NONE] = NULL,          [CHARSET_UTF8] = "UTF-8",
    [CHARSET_UTF16LE] = "UTF-16LE", [CHARSET_UTF16BE] = "UTF-16BE",
    [CHARSET_GB18030] = "GB18030",  [CHARSET_BIG5] = "Big5",
};

const char *
charset_name(enum charset c)
{
	return names[c];
}

/* ---- what is not text ---- */

static bool
is_control(unsigned char c)
{
	return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' &&
	       c != 0x1a;
}

/* More than one control character in a hundred bytes: not a text. */
static bool
looks_binary(struct slice s)
{
	size_t controls = 0;

	for (size_t i = 0; i < s.len; i++)
		controls += is_control((unsigned char)s.at[i]);
	return controls * 100 > s.len;
}

/* ---- UTF-16 without a mark ---- */

static bool
usual_unit(unsigned unit)
{
	return (unit >= 0x20 && unit < 0x7f) || unit == '\t' || unit == '\n' ||
	       unit == '\r' || (unit >= 0x4e00 && unit < 0xa000) ||
	       (unit >= 0x2010 && unit < 0x2040) || unit == 0xa0 ||
	       (unit >= 0x2460 && unit < 0x2474) ||
	       (unit >= 0x2200 && unit < 0x2270) ||
	       (unit >= 0x3000 && unit < 0x3020) ||
	       (unit >= 0xff00 && unit < 0xff60);
}

static bool
is_utf16(struct slice s, bool little)
{
	size_t units = s.len / 2, usual = 0, again = 0;
	unsigned before = 0;

	for (size_t i = 0; i < units; i++) {
		unsigned a = (unsigned char)s.at[2 * i];
		unsigned b = (unsigned char)s.at[2 * i + 1];

		a = little ? a | b << 8 : a << 8 | b;
		usual += usual_unit(a);
		again += a == before;
		before = a;
	}
	/* Packed data can repeat one unit that happens to be usual. */
	return units >= 2 && usual * 100 >= units * 95 && again * 2 <= units;
}

/* ---- UTF-8 with a few bad bytes ---- */

static bool
mostly_utf8(struct slice s)
{
	const char *p = s.at, *end = s.at + s.len;
	size_t good = 0, bad = 0;

	while (p < end) {
		const char *before = p;

		if ((unsigned char)*p < 0x80) {
			p++;
			continue;
		}
		utf8_next(&p, end);
		if (p - before > 1 &&
		    utf8_valid((struct slice){before, (size_t)(p - before)})) {
			good++;
		} else {
			p = before + 1;
			bad++;
		}
	}
	return good > 0 && bad * 50 <= good;
}

/* ---- GB18030 against Big5 ---- */

struct share {
	size_t pairs, usual, bad;
};

/* Characters by two bytes; `usual` counts GB2312's symbols and the 3,755
 * characters of its first level. */
static struct share
share_gb(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.at;
	struct share n = {0, 0, 0};

	for (size_t i = 0; i < s.len; i++) {
		if (p[i] < 0x80)
			continue;
		n.pairs++;
		if (i + 1 >= s.len)
			break;
		if (p[i] == 0x80 || p[i] == 0xff) {
			n.bad++;
		} else if (p[i + 1] >= 0x30 && p[i + 1] <= 0x39 &&
		           i + 3 < s.len && p[i + 2] >= 0x81 &&
		           p[i + 3] >= 0x30 && p[i + 3] <= 0x39) {
			i += 3;
		} else if (p[i + 1] < 0x40 || p[i + 1] == 0x7f ||
		           p[i + 1] == 0xff) {
			n.bad++;
		} else {
			n.usual += p[i + 1] >= 0xa1 &&
			           ((p[i] >= 0xb0 && p[i] <= 0xd7) ||
			            (p[i] >= 0xa1 && p[i] <= 0xa3));
			i++;
		}
	}
	return n;
}

/* The same for Big5, whose 5,401 common characters are in A4..C6. */
static struct share
share_big5(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.at;
	struct share n = {0, 0, 0};

	for (size_t i = 0; i < s.len; i++) {
		if (p[i] < 0x80)
			continue;
		n.pairs++;
		if (i + 1 >= s.len)
			break;
		if (p[i] < 0x87 || p[i] > 0xf9 || p[i + 1] < 0x40 ||
		    p[i + 1] == 0xff || (p[i + 1] > 0x7e && p[i + 1] < 0xa1)) {
			n.bad++;
		} else {
			n.usual += p[i] >= 0xa1 && p[i] <= 0xc6;
			i++;
		}
	}
	return n;
}

static bool
fits(struct share n)
{
	return n.bad * 50 <= n.pairs && n.usual * 100 >= n.pairs * 70;
}

static enum charset
legacy(struct slice s)
{
	struct share gb = share_gb(s), big5 = share_big5(s);

	if (fits(gb) &&
	    (!fits(big5) || gb.usual * big5.pairs >= big5.usual * gb.pairs))
		return CHARSET_GB18030;
	return fits(big5) ? CHARSET_BIG5 : CHARSET_NONE;
}

enum charset
charset_detect(struct slice bytes)
{
	struct slice s = bytes;

	if (slice_starts(s, SLICE("\xef\xbb\xbf")))
		return CHARSET_UTF8;
	if (slice_starts(s, SLICE("\xff\xfe")))
		return CHARSET_UTF16LE;
	if (slice_starts(s, SLICE("\xfe\xff")))
		return CHARSET_UTF16BE;
	if (s.len == 0)
		return CHARSET_NONE;
	if (s.len > SAMPLE)
		s.len = SAMPLE;
	if ((charset_clean(s) || !looks_binary(s)) && utf8_valid(bytes))
		return CHARSET_UTF8;
	if (is_utf16(s, true))
		return CHARSET_UTF16LE;
	if (is_utf16(s, false))
		return CHARSET_UTF16BE;
	if (looks_binary(s))
		return CHARSET_NONE;
	return mostly_utf8(s) ? CHARSET_UTF8 : legacy(s);
}

enum charset
charset_read(struct slice bytes, struct arena *a, struct slice *text,
             bool *damaged)
{
	enum charset c;

	*damaged = false;
	if (charset_clean(bytes) && bytes.len > 0 &&
	    !slice_starts(bytes, SLICE("\xef\xbb\xbf")) && utf8_valid(bytes)) {
		*text = bytes;
		return CHARSET_UTF8;
	}
	c = charset_detect(bytes);
	if (c == CHARSET_NONE)
		return c;
	if (charset_decode(bytes, c, a, text))
		return c;
	*damaged = true;
	return CHARSET_NONE;
}
