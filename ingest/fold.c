/*
 * ASCII and the marks that matter are looked up, everything else passes: a
 * Chinese character costs one shift and two stores.
 */
#include "ingest/fold.h"

#include "ingest/utf8.h"

static uint16_t
fold_mark(uint32_t c)
{
	switch (c) {
	case 0x00a0: /* no-break space */
	case 0x200b:
	case 0xfeff:
	case 0x201c: /* quotes */
	case 0x201d:
	case 0x2018:
	case 0x2019:
	case 0x300c:
	case 0x300d:
	case 0x300e:
	case 0x300f:
	case 0x3000: /* ideographic space */
		return 0;
	case 0x3010: /* brackets */
	case 0x3014:
	case 0x3016:
		return '(';
	case 0x3011:
	case 0x3015:
	case 0x3017:
		return ')';
	case 0x2236: /* ratio sign for a colon */
		return ':';
	case 0x2212:
	case 0x2013:
		return '-';
	default:
		break;
	}
	if (c >= 0x2000 && c <= 0x200a)
		return 0;
	return (uint16_t)c;
}

uint16_t
fold_char(uint32_t c)
{
	if (c < 0x80) {
		if (c <= ' ')
			return c == '\n' ? '\n' : 0;
		if (c == '"' || c == '\'')
			return 0;
		if (c == '[' || c == '{')
			return '(';
		if (c == ']' || c == '}')
			return ')';
		return (uint16_t)c;
	}
	if (c >= 0x3040 && c < 0xff00)
		return (uint16_t)c;
	/* The full-width comma parts clauses, the ASCII one may part
	 * thousands: they stay two characters. */
	if (c == 0xff0c)
		return 0xff0c;
	if (c == 0xff3b || c == 0xff5b)
		return '(';
	if (c == 0xff3d || c == 0xff5d)
		return ')';
	if (c > 0xff00 && c < 0xff5f)
		return (uint16_t)(c - 0xfee0);
	if (c > 0xffff)
		return FOLD_ALIEN;
	return fold_mark(c);
}

void
fold(struct folded *f)
{
	const char *at = f->raw.at, *end = f->raw.at + f->raw.len;
	size_t n = 0;

	while (at < end) {
		size_t byte = (size_t)(at - f->raw.at);
		unsigned char lead = (unsigned char)*at;
		uint16_t c;

		/* Nearly all of a paper: a Chinese character, three bytes. */
		if (lead >= 0xe4 && lead <= 0xe9 && end - at >= 3) {
			c = (uint16_t)((lead & 0x0f) << 12 |
			               (at[1] & 0x3f) << 6 | (at[2] & 0x3f));
			at += 3;
		} else {
			c = fold_char(utf8_next(&at, end));
		}
		f->c[n] = c;
		f->at[n] = (uint32_t)byte;
		n += c != 0;
	}
	f->at[n] = (uint32_t)f->raw.len;
	f->n = n;
}

size_t
fold_place(const struct folded *f, size_t from, size_t byte)
{
	while (from < f->n && f->at[from] < byte)
		from++;
	return from;
}
