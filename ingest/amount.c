/*
 * A number is read as: sign, digits with thousands separators, point, digits;
 * then blanks, then a unit.  What stands on either side decides what it is.
 */
#include "ingest/amount_part.h"

#include "ingest/numbering.h"
#include "ingest/words.h"

/* The bytes of blanks at `at`, at most `most` blanks. */
static size_t
blanks(struct slice s, size_t at, unsigned most)
{
	size_t start = at;

	while (most-- > 0) {
		size_t n = blank_length(slice_from(s, at));

		if (n == 0 || s.at[at] == '\n' || s.at[at] == '\t')
			break;
		at += n;
	}
	return at - start;
}

static bool
three_digits(struct slice s, size_t at)
{
	size_t digits = 0;

	for (; digits < 4; digits++) {
		struct glyph g = glyph(s, at);

		if (!is_digit(g))
			break;
		at += g.len;
	}
	return digits == 3;
}

/* How the digits of a figure may be parted in threes. */
enum parting { BY_COMMA, BY_BLANK };

/* The bytes of a separator at `at` with the first of exactly three digits
 * right behind it, or 0. */
static size_t
thousands(struct slice s, size_t at, bool wide, enum parting parting)
{
	struct glyph g = glyph(s, at);
	size_t n = g.len;

	if (parting == BY_BLANK)
		n = blanks(s, at, 1);
	else if (g.ascii != ',' || (g.wide && !wide))
		return 0;
	else if (!g.wide)
		n += blanks(s, at + n, 1);
	return n > 0 && three_digits(s, at + n) ? n : 0;
}

struct digits {
	size_t n;        /* in the buffer */
	size_t integer;  /* digits before the point */
	size_t decimals; /* printed behind it */
	size_t parts;    /* separators between groups of three */
	bool point, full;
};

static void
put(struct amount *a, struct digits *d, char c)
{
	if (d->n + 1 < AMOUNT_DIGITS)
		a->digits[d->n++] = c;
	else
		d->full = true;
}

/* Reads the figure; gives the byte behind it. */
static size_t
read_figure(struct slice s, size_t at, struct amount *a, struct digits *d,
            enum parting parting)
{
	size_t group = 0;

	for (;;) {
		struct glyph g = glyph(s, at);
		size_t skip;

		if (is_digit(g)) {
			put(a, d, g.ascii);
			at += g.len;
			group++;
			if (d->point)
				d->decimals++;
			else
				d->integer++;
			skip =
			    d->point || (d->parts > 0 ? group != 3 : group > 3)
			        ? 0
			        : thousands(s, at, g.wide, parting);
			if (skip > 0) {
				at += skip;
				group = 0;
				d->parts++;
			}
			continue;
		}
		if (g.ascii != '.' || d->point || d->integer == 0 ||
		    !is_digit(glyph(s, at + g.len)))
			break;
		put(a, d, '.');
		d->point = true;
		at += g.len;
	}
	a->digits[d->n] = '\0';
	return at;
}

static void
set_value(struct amount *a, enum money_unit unit)
{
	struct slice digits = slice_of(a->digits);

	a->kind = AMOUNT_MONEY;
	a->unit = unit;
	a->value = MONEY_NONE;
	switch (money_parse(digits, unit, &a->value)) {
	case MONEY_OK:
		return;
	case MONEY_TOO_FINE:
		a->too_fine = true;
		break;
	case MONEY_MALFORMED:
	case MONEY_TOO_LARGE:
		a->kind = AMOUNT_OTHER;
		break;
	}
	a->value = MONEY_NONE;
}

void
amount_in(struct amount *a, enum money_unit unit)
{
	if (a->kind == AMOUNT_NUMBER && unit != UNIT_NONE)
		set_value(a, unit);
}

/* 5-8万元, 2021-2023年: the bytes of the rest of a range, or 0. */
static size_t
range_rest(struct slice s, size_t at)
{
	static const char *const dashes[] = {"-",  "－", "——", "—", "~",
	                                     "～", "至", "到", "–"};
	struct amount rest;
	size_t n;

	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++) {
		if (!stands(s, at, dashes[i]))
			continue;
		n = strlen(dashes[i]);
		if (is_digit(glyph(s, at + n)) && amount_scan(s, at + n, &rest))
			return n + rest.len;
	}
	return 0;
}

static int64_t
whole_number(const struct digits *d, const char *digits)
{
	int64_t value = 0;

	if (d->point || d->integer > 17)
		return -1;
	for (const char *p = digits; *p != '\0'; p++)
		if (*p >= '0' && *p <= '9')
			value = value * 10 + (*p - '0');
	return value;
}

/* What a figure without a unit of money is, by the character behind it. */
static void
read_behind(struct slice s, size_t at, size_t gap, struct amount *a,
            size_t start)
{
	struct glyph g = glyph(s, at);
	uint32_t c = character(s, at + gap);
	size_t rest;

	if (g.ascii == '%' || c == HAN(e2, 80, b0)) { /* ‰ */
		a->kind = AMOUNT_PERCENT;
		a->len += g.len;
	} else if (c == HAN(e4, b8, aa) && stands(s, at + gap, "个百分点")) {
		a->kind = AMOUNT_PERCENT;
		a->len += gap + strlen("个百分点");
	} else if (c == HAN(e5, b9, b4)) { /* 年 */
		a->kind = AMOUNT_OTHER;
		if (a->whole < 1949 || a->whole >= 2100 || a->figure > 12)
			return;
		a->kind = AMOUNT_YEAR;
		a->len += gap + HAN_BYTES;
		if (stands(s, start + a->len, "度"))
			a->len += HAN_BYTES;
	} else if (c == HAN(e6, 9c, 88) || c == HAN(e6, 97, a5) ||
	           c == HAN(e5, 8f, b7) || is_letter(g)) { /* 月 日 号 */
		a->kind = AMOUNT_OTHER;
	} else if ((rest = range_rest(s, at)) > 0) {
		a->kind = AMOUNT_OTHER;
		a->len += rest;
	}
}

/* What follows the figure at `at`. */
static void
read_unit(struct slice s, size_t at, struct amount *a, size_t start)
{
	size_t gap = blanks(s, at, 2), len;
	enum money_unit unit = amount_unit(slice_from(s, at + gap), &len);

	a->kind = AMOUNT_NUMBER;
	a->len = at - start;
	if (unit == UNIT_NONE)
		unit = unit_without_yuan(s, at + gap, &len);
	if (unit == UNIT_NONE || foreign_unit(s, at + gap)) {
		if (unit != UNIT_NONE || foreign_unit(s, at + gap))
			a->kind = AMOUNT_OTHER;
		else
			read_behind(s, at, gap, a, start);
		return;
	}
	a->len = at + gap + len - start;
	if (spoils_unit(s, at + gap + len))
		a->kind = AMOUNT_OTHER;
	else
		set_value(a, unit);
}

/* A letter, a digit or a point right before makes it a part of a code. */
static bool
part_of_code(struct slice s, size_t at)
{
	char before = at > 0 ? s.at[at - 1] : '\0';

	return is_letter((struct glyph){before, false, 1}) || before == '_' ||
	       (before == '.' && at > 1 && s.at[at - 2] >= '0' &&
	        s.at[at - 2] <= '9');
}

/* 项目1, 附表2, 第3: what stands in front is numbered by it. */
static bool
numbers_a_thing(struct slice s, size_t at)
{
	static const struct slice things[] = {
	    WORD("第"),   WORD("表"),   WORD("项目"), WORD("附件"),
	    WORD("标段"), WORD("序号"), WORD("目标"), WORD("指标")};

	return ENDS_IN_ANY(((struct slice){s.at, at}), things);
}

/*
 * 1 250 000元: reads on behind the blank at `*at`, if that leads to a unit.
 * False when 12 350万元 or 项目1 350.00万元 may as well be two figures.  More
 * digits than an amount can have are passed as a whole: a long row would be
 * read from each of its figures to its end.
 */
static bool
read_apart(struct slice s, size_t start, size_t *at, struct amount *a,
           struct digits *d)
{
	struct digits apart = {0};
	struct amount whole;
	size_t end, unit, next = *at + blanks(s, *at, 1);
	bool zero = glyph(s, next).ascii == '0'; /* begins no figure */

	if (d->parts > 0 || d->point || !three_digits(s, next))
		return true;
	end = read_figure(s, start, &whole, &apart, BY_BLANK);
	if (!apart.full && (apart.parts == 0 ||
	                    amount_unit(slice_from(s, end + blanks(s, end, 2)),
	                                &unit) == UNIT_NONE))
		return true;
	*d = apart;
	*at = end;
	memcpy(a->digits, whole.digits, sizeof(a->digits));
	return zero || apart.parts > 1 ||
	       (apart.decimals == 2 && !numbers_a_thing(s, start));
}

bool
amount_scan(struct slice text, size_t at, struct amount *out)
{
	struct digits d = {0};
	struct glyph g = glyph(text, at);
	size_t start = at;
	bool sure = true;

	/* Only the fields, not the buffer: this is called for every digit. */
	out->kind = AMOUNT_NOT;
	out->value = MONEY_NONE;
	out->unit = UNIT_NONE;
	out->decimals = 0;
	out->too_fine = false;
	out->len = 0;
	if (g.ascii == '-') {
		if (!is_digit(glyph(text, at + g.len)))
			return false;
		put(out, &d, '-');
		at += g.len;
	} else if (!is_digit(g)) {
		return false;
	}
	at = read_figure(text, at, out, &d, BY_COMMA);
	if (at < text.len && out->digits[0] != '-' &&
	    blank_length(slice_from(text, at)) > 0)
		sure = read_apart(text, start, &at, out, &d);
	out->figure = at - start;
	out->decimals = (unsigned char)(d.decimals > 99 ? 99 : d.decimals);
	out->whole = whole_number(&d, out->digits);
	/* 000元 is the end of something. */
	sure = sure && (d.integer < 2 || out->digits[0] != '0' ||
	                out->digits[1] != '0');
	if (d.full || !sure || part_of_code(text, start) ||
	    (glyph(text, at).ascii == '.' &&
	     is_digit(glyph(text, at + glyph(text, at).len)))) {
		out->kind = AMOUNT_OTHER;
		out->len = out->figure;
		return true;
	}
	read_unit(text, at, out, start);
	return true;
}
