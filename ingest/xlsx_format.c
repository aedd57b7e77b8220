/*
 * A format has up to four sections, parted by semicolons: above zero, below,
 * zero, text; or with conditions.  A section is walked piece by piece: its
 * placeholders take the digits from the point outwards, and literals stand
 * where they stand, also between placeholders, which is how 万 are shown:
 * 0!.0,"万" drops three digits and prints a point before the next one.
 */
#include "ingest/xlsx_format.h"

#define N(array) (sizeof(array) / sizeof((array)[0]))

void
shown_put(struct shown *s, struct slice text)
{
	if (text.len > sizeof(s->at) - s->n)
		text.len = 0;
	memcpy(s->at + s->n, text.at, text.len);
	s->n += text.len;
}

/* ---- pieces ---- */

static size_t
char_length(struct slice s)
{
	size_t n = 1;

	while (n < s.len && ((unsigned char)s.at[n] & 0xc0) == 0x80)
		n++;
	return n;
}

/* [Red], [$¥-804], [>=100]: only a currency prints. */
static size_t
bracket(struct slice s, struct slice *literal)
{
	const char *end = memchr(s.at, ']', s.len), *dash;

	if (end == NULL)
		return s.len;
	if (end - s.at > 2 && s.at[1] == '$') {
		dash = memchr(s.at, '-', (size_t)(end - s.at));
		literal->at = s.at + 2;
		literal->len =
		    (size_t)((dash != NULL ? dash : end) - literal->at);
	}
	return (size_t)(end - s.at) + 1;
}

size_t
format_piece(struct slice s, struct slice *literal)
{
	const char *end;
	size_t n;

	*literal = SLICE("");
	switch (s.at[0]) {
	case '"':
		end = s.len > 1 ? memchr(s.at + 1, '"', s.len - 1) : NULL;
		n = end == NULL ? s.len : (size_t)(end - s.at) + 1;
		literal->at = s.at + 1;
		literal->len = n - 1 - (end != NULL);
		return n;
	case '\\':
	case '!':
		if (s.len == 1)
			return 1;
		n = char_length(slice_from(s, 1));
		*literal = (struct slice){s.at + 1, n};
		return n + 1;
	case '_':
	case '*':
		return s.len == 1 ? 1 : 1 + char_length(slice_from(s, 1));
	case '[':
		return bracket(s, literal);
	case '0':
	case '#':
	case '?':
	case '.':
	case ',':
	case '%':
	case '@':
		return 1;
	}
	n = char_length(s);
	*literal = (struct slice){s.at, n};
	return n;
}

static size_t
general_length(struct slice s)
{
	static const char *const names[] = {"General", "GENERAL", "general",
	                                    "G/通用格式"};

	for (size_t i = 0; i < N(names); i++)
		if (slice_starts(s, slice_of(names[i])))
			return strlen(names[i]);
	return 0;
}

struct xlsx_format
xlsx_format(struct slice code)
{
	struct xlsx_format f = {.sections = 0};
	size_t start = 0;

	if (code.len == 0 || code.len > FORMAT_CODE_MOST ||
	    general_length(code) == code.len)
		return (struct xlsx_format){.general = true};
	for (size_t at = 0; at <= code.len && f.sections < FORMAT_SECTIONS;) {
		struct slice literal;

		if (at == code.len || code.at[at] == ';') {
			f.section[f.sections++] =
			    (struct slice){code.at + start, at - start};
			start = ++at;
		} else {
			at += format_piece(slice_from(code, at), &literal);
		}
	}
	f.date = format_is_date(f.section[0]);
	return f;
}

/* ---- numbers ---- */

struct plan {
	int whole, decimals; /* placeholders before and behind the point */
	int scale;           /* places to the right: percents less thousands */
	bool point, thousands, scientific, text;
};

/* A comma between placeholders groups thousands, one behind the last of them
 * drops three digits. */
static struct plan
plan_of(struct slice s)
{
	struct plan p = {0};
	int commas = 0;

	for (size_t at = 0; at < s.len;) {
		struct slice literal;
		size_t n = format_piece(slice_from(s, at), &literal);
		char c = s.at[at];

		if (c == '0' || c == '#' || c == '?') {
			p.thousands |= commas > 0 && !p.point;
			commas = 0;
			if (p.point)
				p.decimals++;
			else
				p.whole++;
		} else if (c == '.') {
			p.point = true;
		} else if (c == ',' && p.whole + p.decimals > 0) {
			commas++;
		} else if (c == '%') {
			p.scale += 2;
		} else if (c == '@' || general_length(slice_from(s, at)) > 0) {
			p.text = true;
		} else if (c == 'E' && p.whole + p.decimals > 0) {
			p.scientific = true;
			break;
		} else if (c == '/' && p.whole > 0) {
			p.text = true; /* a fraction */
		}
		at += n;
	}
	p.scale -= 3 * commas;
	return p;
}

static void
put_digit(struct shown *out, const struct number *n, int place, bool thousands)
{
	char digit = (char)('0' + number_digit(n, place));

	shown_put(out, (struct slice){&digit, 1});
	if (thousands && place > 0 && place % 3 == 0)
		shown_put(out, SLICE(","));
}

/* The placeholder `c` before the point, at a place. */
static void
put_whole(struct shown *out, const struct number *n, const struct plan *p,
          char c, int place)
{
	if (place == p->whole - 1)
		for (int above = n->point - 1; above > place; above--)
			put_digit(out, n, above, p->thousands);
	if (c == '0' || place < n->point)
		put_digit(out, n, place, p->thousands);
}

/* A point with nothing behind it is not printed: 12., which a person would not
 * write either. */
static bool
has_decimals(const struct number *n, struct slice rest)
{
	return n->n > n->point || memchr(rest.at, '0', rest.len) != NULL;
}

static void
put_number(struct slice s, const struct plan *p, const struct number *n,
           struct shown *out)
{
	int place = p->whole - 1;

	for (size_t at = 0; at < s.len;) {
		struct slice rest = slice_from(s, at), literal;
		size_t length = format_piece(rest, &literal);
		char c = s.at[at];

		if (literal.len > 0) {
			shown_put(out, literal);
		} else if (c == '0' || c == '#' || c == '?') {
			if (place >= 0)
				put_whole(out, n, p, c, place);
			else if (c == '0' || n->n - n->point >= -place)
				put_digit(out, n, place, false);
			place--;
		} else if (c == '.') {
			if (p->whole == 0)
				for (int w = n->point - 1; w >= 0; w--)
					put_digit(out, n, w, false);
			place = -1;
			if (has_decimals(n, rest))
				shown_put(out, SLICE("."));
		} else if (c == '%') {
			shown_put(out, SLICE("%"));
		}
		at += length;
	}
}

/* What stands around General or @ stays; the number is shown whole. */
static void
put_plain(struct slice s, const struct number *n, struct shown *out)
{
	char text[NUMBER_TEXT_MOST];
	struct slice whole = {text, number_put(n, text)};
	bool done = false;

	for (size_t at = 0; at < s.len;) {
		struct slice rest = slice_from(s, at), literal;
		size_t general = general_length(rest);
		size_t length = format_piece(rest, &literal);

		if (general > 0 || char_among(s.at[at], "@0#?")) {
			if (!done)
				shown_put(out, whole);
			done = true;
			at += general > 0 ? general : 1;
			continue;
		}
		if (s.at[at] != '/')
			shown_put(out, literal);
		at += length;
	}
}

static void
show_number(struct slice s, const struct number *shown, bool sign,
            struct shown *out)
{
	struct plan p = plan_of(s);
	struct number n = *shown;
	char text[NUMBER_TEXT_MOST];

	n.negative &= sign;
	if (p.text) {
		put_plain(s, &n, out);
		return;
	}
	if (p.scientific) {
		shown_put(out, (struct slice){text, number_put(&n, text)});
		return;
	}
	if (n.n > 0)
		n.point += p.scale;
	number_round(&n, p.decimals);
	if (n.negative)
		shown_put(out, SLICE("-"));
	n.negative = false;
	put_number(s, &p, &n, out);
}

/* ---- sections ---- */

/* [>=10000] at the start of a section. */
static bool
condition(struct slice s, const struct number *n, bool *holds)
{
	struct number limit;
	bool less, equal;
	size_t at = 0, end;
	int order;

	while (at < s.len && s.at[at] == '[') {
		struct slice rest = slice_from(s, at), literal;
		size_t length = format_piece(rest, &literal);

		if (length > 3 && char_among(rest.at[1], "<>=")) {
			s = (struct slice){rest.at + 1, length - 2};
			break;
		}
		at += length;
	}
	for (end = 0; end < s.len && char_among(s.at[end], "<>=");)
		end++;
	if (end == 0 || end > 2 || !number_read(slice_from(s, end), &limit))
		return false;
	order = number_compare(n, &limit);
	less = memchr(s.at, '<', end) != NULL;
	equal = memchr(s.at, '=', end) != NULL;
	if (less && memchr(s.at, '>', end) != NULL)
		*holds = order != 0;
	else
		*holds = (less && order < 0) || (equal && order == 0) ||
		         (!less && memchr(s.at, '>', end) != NULL && order > 0);
	return true;
}

/* The section for a number, and whether it still needs its minus sign. */
static struct slice
section_for(const struct xlsx_format *f, const struct number *n, bool *sign)
{
	unsigned sections = f->sections > 3 ? 3 : f->sections;
	bool holds;

	*sign = true;
	for (unsigned i = 0; i < sections; i++) {
		if (!condition(f->section[i], n, &holds))
			continue;
		if (holds)
			return f->section[i];
		if (i + 1 == sections || i == 1)
			return f->section[sections - 1];
		if (sections == 2)
			return f->section[1];
	}
	if (sections > 1 && n->negative) {
		*sign = false;
		return f->section[1];
	}
	return f->section[sections > 2 && n->n == 0 ? 2 : 0];
}

struct slice
xlsx_show(const struct xlsx_format *f, const struct number *n, bool from_1904,
          struct arena *a)
{
	struct shown out = {.n = 0};
	char *copy;

	if (!f->general) {
		bool sign;
		struct slice s = section_for(f, n, &sign);

		if (f->date && show_date(s, n, from_1904, &out))
			;
		else if (!f->date)
			show_number(s, n, sign, &out);
		else
			out.n = number_put(n, out.at);
	} else {
		out.n = number_put(n, out.at);
	}
	copy = arena_alloc(a, out.n + 1);
	memcpy(copy, out.at, out.n);
	return (struct slice){copy, out.n};
}
