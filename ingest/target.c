/*
 * A hand-written descent over the spelled text:
 *
 *	target := sign* number [range number] unit [bound]
 *	        | date | grade | text
 *
 * Signs are read until a number comes; two of them that bound it are damage.
 */
#include "ingest/target.h"

#include "ingest/spelling.h"
#include "ingest/target_date.h"
#include "ingest/target_sign.h"
#include "ingest/words.h"

#include "target_units.h"

#define LONGEST_UNIT 30 /* bytes; what is longer is a sentence */

struct bound {
	struct slice word;
	enum target_op op; /* OP_NONE: says nothing about the bound */
};

/* Behind the unit. */
static const struct bound bounds[] = {
    {WORD("及以上"), OP_AT_LEAST}, {WORD("以上"), OP_AT_LEAST},
    {WORD("及以下"), OP_AT_MOST},  {WORD("以下"), OP_AT_MOST},
    {WORD("以内"), OP_AT_MOST},    {WORD("之内"), OP_AT_MOST},
    {WORD("内"), OP_AT_MOST},      {WORD("左右"), OP_NONE},
};

static const struct slice ranges[] = {WORD("-"), WORD("~"), WORD("至"),
                                      WORD("到")};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
any_digit(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (is_digit(s.at[i]))
			return true;
	return false;
}

/*
 * Takes digits with thousands commas and a decimal point off the front; the
 * number without its commas, in the arena where it had any.
 */
static struct slice
take_number(struct arena *a, struct slice *s)
{
	struct slice printed = *s;
	size_t i = 0, commas = 0;
	bool point = false;
	char *out;

	for (; i < s->len; i++) {
		bool more = i + 1 < s->len && is_digit(s->at[i + 1]);

		if (s->at[i] == ',' && i > 0 && more && !point)
			commas++;
		else if (s->at[i] == '.' && i > 0 && more && !point)
			point = true;
		else if (!is_digit(s->at[i]))
			break;
	}
	printed.len = i;
	*s = slice_from(*s, i);
	if (i == 0)
		return SLICE_NONE;
	if (commas == 0)
		return printed;
	out = arena_alloc(a, i);
	for (size_t from = 0, n = 0; from < i; from++)
		if (printed.at[from] != ',')
			out[n++] = printed.at[from];
	return (struct slice){out, i - commas};
}

static bool
begins_money(struct slice unit)
{
	static const struct slice scales[] = {
	    WORD("元"),   WORD("万元"),   WORD("亿元"),
	    WORD("千元"), WORD("百万元"),
	};

	for (size_t i = 0; i < N(scales); i++)
		if (slice_starts(unit, scales[i]))
			return true;
	return false;
}

/* The kind that the table gives a unit or a word; TARGET_NONE if it is not
 * in it. */
static enum target_kind
listed_kind(struct slice unit)
{
	for (size_t i = 0; unit.len > 0 && i < N(rows_target_units); i++) {
		const char *row = rows_target_units[i].unit;

		if (row[0] == unit.at[0] && slice_is(slice_of(row), unit))
			return (enum target_kind)word_value(
			    VOCABULARY_TARGET_KIND,
			    slice_of(rows_target_units[i].kind));
	}
	return TARGET_NONE;
}

static enum target_kind
unit_kind(struct slice unit)
{
	enum target_kind kind;

	if (unit.len == 0)
		return TARGET_COUNT;
	if (unit.len == 1 && unit.at[0] == '%')
		return TARGET_PERCENT;
	if (begins_money(unit))
		return TARGET_MONEY;
	kind = listed_kind(unit);
	return kind == TARGET_NONE || kind == TARGET_GRADE ? TARGET_COUNT
	                                                   : kind;
}

/* Unit characters that cannot stand beside a percent sign or twice. */
static bool
is_damaged_unit(struct slice unit)
{
	const char *percent = memchr(unit.at, '%', unit.len);

	if (percent != NULL && unit.len > 1)
		return percent != unit.at || unit.at[1] != '/';
	for (size_t i = 0; i < unit.len; i++)
		if (unit.at[i] == '<' || unit.at[i] == '=' ||
		    unit.at[i] == '>' ||
		    slice_starts(slice_from(unit, i), SLICE("\xe2\x89")))
			return true; /* ≤ and ≥ begin with these bytes */
	return false;
}

/* "(含)", "；" and the like at the end say nothing about the value. */
static struct slice
without_tail(struct slice s)
{
	static const struct slice tails[] = {
	    WORD("(含)"), WORD("。"), WORD("、"),
	    WORD(";"),    WORD(","),  WORD("."),
	};

	for (size_t i = 0; i < N(tails); i++)
		if (slice_ends(s, tails[i]))
			s.len -= tails[i].len;
	return s;
}

/*
 * A schedule word must name its period: 月度时序, 序时进度.  "用度时序" does
 * not, it is a misprint.
 */
static bool
is_damaged_text(struct slice s)
{
	static const struct slice periods[] = {
	    WORD("月度"),
	    WORD("季度"),
	    WORD("年度"),
	};

	if (!slice_ends(s, SLICE("度时序")))
		return false;
	for (size_t i = 0; i < N(periods); i++)
		if (slice_find(s, periods[i]) != NULL)
			return false;
	return true;
}

/* "≤核定数" bounds nothing that could be compared: words have no operator. */
static void
read_words(struct slice s, struct target *out)
{
	struct slice bare = without_tail(s);
	bool only_direction = bare.len == 0 && out->op == OP_NONE; /* 提高 */

	out->op = OP_NONE;
	if (only_direction) {
		out->kind = TARGET_TEXT;
	} else if (bare.len == 0 || is_damaged_text(bare)) {
		out->kind = TARGET_MALFORMED;
	} else if (listed_kind(bare) == TARGET_GRADE) {
		out->kind = TARGET_GRADE;
		out->op = OP_EQUAL;
	} else {
		out->kind = TARGET_TEXT;
	}
}

/* The bound words that end a unit, taken off. */
static enum target_op
take_bound(struct slice *unit)
{
	for (size_t i = 0; i < N(bounds); i++)
		if (slice_ends(*unit, bounds[i].word)) {
			unit->len -= bounds[i].word.len;
			return bounds[i].op;
		}
	return OP_NONE;
}

/* The second number of a range, with the first one's unit between if any. */
static bool
take_range(struct arena *a, struct slice *s, struct target *out)
{
	for (size_t i = 0; i < N(ranges); i++) {
		const char *at = slice_find(*s, ranges[i]);
		struct slice rest;

		if (at == NULL || (size_t)(at - s->at) > 12)
			continue;
		rest = slice_from(*s, (size_t)(at - s->at) + ranges[i].len);
		if (rest.len == 0 || !is_digit(rest.at[0]))
			continue;
		out->high = take_number(a, &rest);
		*s = rest;
		return true;
	}
	return false;
}

static void
read_unit(struct arena *a, struct slice rest, struct target *out)
{
	struct slice unit;
	enum target_op bound;

	if (take_range(a, &rest, out))
		out->op = OP_RANGE;
	unit = without_tail(rest);
	bound = unit.len > 1 ? take_bound(&unit) : OP_NONE;
	if (is_damaged_unit(unit)) {
		out->kind = TARGET_MALFORMED;
	} else if (any_digit(unit) || unit.len > LONGEST_UNIT) {
		out->kind = TARGET_TEXT;
	} else {
		out->kind = unit_kind(unit);
		out->unit = unit.len == 0 ? SLICE_NONE : unit;
		if (out->op == OP_NONE)
			out->op = bound == OP_NONE ? OP_EQUAL : bound;
		return;
	}
	out->op = OP_NONE;
	out->value = out->high = SLICE_NONE;
}

/* All signs before the number: false when they contradict one another. */
static bool
read_signs(struct slice *s, struct target *out)
{
	enum target_op op;
	size_t n;

	while ((n = target_sign(*s, &op)) > 0) {
		*s = slice_from(*s, n);
		if (op == OP_NONE)
			continue;
		if (out->op != OP_NONE)
			return false;
		out->op = op;
	}
	return true;
}

void
target_read(struct arena *a, struct slice printed, struct target *out)
{
	struct slice s, number;
	char *copy;

	*out = (struct target){OP_NONE, SLICE_NONE, SLICE_NONE, SLICE_NONE,
	                       TARGET_NONE};
	if (trimmed(printed).len == 0)
		return;
	copy = arena_alloc(a, printed.len + 4);
	s = (struct slice){copy, spell(printed, copy, printed.len + 4)};
	if (target_is_date(s)) {
		out->kind = TARGET_DATE;
		out->op = slice_ends(s, SLICE("前")) ? OP_AT_MOST : OP_EQUAL;
		return;
	}
	if (!read_signs(&s, out)) {
		out->op = OP_NONE;
		out->kind = TARGET_MALFORMED;
		return;
	}
	number = take_number(a, &s);
	if (number.at == NULL) {
		read_words(s, out);
		return;
	}
	out->value = number;
	read_unit(a, s, out);
}
