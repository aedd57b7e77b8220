/*
 * A hand-written descent over the spelled text:
 *
 *	target := sign* number [range number] unit [bound]
 *	        | date | grade | text
 *
 * Signs are read until a number comes; two comparing signs in a row are
 * damage, unless they are words and agree.
 */
#include "ingest/target.h"

#include "ingest/spelling.h"
#include "ingest/target_date.h"

#include "target_units.h"

#define LONGEST_UNIT 30 /* bytes; what is longer is a sentence */

struct sign {
	struct slice word;
	enum target_op op; /* OP_NONE: says nothing about the bound */
};

#define SIGN(word, op)                       \
	{                                    \
		{word, sizeof(word) - 1}, op \
	}

/* Before the number; longer ones first where one begins another. */
static const struct sign signs[] = {
    SIGN("≥", OP_AT_LEAST),
    SIGN("≤", OP_AT_MOST),
    SIGN(">=", OP_AT_LEAST),
    SIGN("<=", OP_AT_MOST),
    SIGN(">", OP_MORE),
    SIGN("<", OP_LESS),
    SIGN("=", OP_EQUAL),
    SIGN("大于等于", OP_AT_LEAST),
    SIGN("大于或等于", OP_AT_LEAST),
    SIGN("高于等于", OP_AT_LEAST),
    SIGN("不低于", OP_AT_LEAST),
    SIGN("不少于", OP_AT_LEAST),
    SIGN("不小于", OP_AT_LEAST),
    SIGN("不短于", OP_AT_LEAST),
    SIGN("不得低于", OP_AT_LEAST),
    SIGN("不得少于", OP_AT_LEAST),
    SIGN("至少", OP_AT_LEAST),
    SIGN("小于等于", OP_AT_MOST),
    SIGN("小于或等于", OP_AT_MOST),
    SIGN("低于等于", OP_AT_MOST),
    SIGN("不高于", OP_AT_MOST),
    SIGN("不超过", OP_AT_MOST),
    SIGN("不超出", OP_AT_MOST),
    SIGN("不大于", OP_AT_MOST),
    SIGN("不多于", OP_AT_MOST),
    SIGN("不长于", OP_AT_MOST),
    SIGN("不得超过", OP_AT_MOST),
    SIGN("不得高于", OP_AT_MOST),
    SIGN("控制在", OP_AT_MOST),
    SIGN("大于", OP_MORE),
    SIGN("高于", OP_MORE),
    SIGN("超过", OP_MORE),
    SIGN("多于", OP_MORE),
    SIGN("小于", OP_LESS),
    SIGN("低于", OP_LESS),
    SIGN("少于", OP_LESS),
    SIGN("等于", OP_EQUAL),
    SIGN("达到", OP_NONE),
    SIGN("达", OP_NONE),
    SIGN("约", OP_NONE),
    SIGN("为", OP_NONE),
    SIGN("提高", OP_NONE),
    SIGN("提升", OP_NONE),
    SIGN("增长", OP_NONE),
    SIGN("增加", OP_NONE),
    SIGN("降低", OP_NONE),
    SIGN("下降", OP_NONE),
    SIGN("减少", OP_NONE),
    SIGN("缩短", OP_NONE),
    SIGN("节约", OP_NONE),
    SIGN("同比", OP_NONE),
};

/* Behind the unit. */
static const struct sign bounds[] = {
    SIGN("及以上", OP_AT_LEAST), SIGN("以上", OP_AT_LEAST),
    SIGN("及以下", OP_AT_MOST),  SIGN("以下", OP_AT_MOST),
    SIGN("以内", OP_AT_MOST),    SIGN("之内", OP_AT_MOST),
    SIGN("内", OP_AT_MOST),      SIGN("左右", OP_NONE),
};

static const struct slice ranges[] = {
    {"-", 1},
    {"~", 1},
    {"至", sizeof("至") - 1},
    {"到", sizeof("到") - 1},
};

#define N(array) (sizeof(array) / sizeof((array)[0]))

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

/* Takes one sign off the front; NULL if there is none. */
static const struct sign *
take_sign(struct slice *s)
{
	if (s->len == 0 || is_digit(s->at[0]))
		return NULL;
	for (size_t i = 0; i < N(signs); i++)
		if (s->at[0] == signs[i].word.at[0] &&
		    slice_starts(*s, signs[i].word)) {
			*s = slice_from(*s, signs[i].word.len);
			return &signs[i];
		}
	return NULL;
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
	    {"元", sizeof("元") - 1},         {"万元", sizeof("万元") - 1},
	    {"亿元", sizeof("亿元") - 1},     {"千元", sizeof("千元") - 1},
	    {"百万元", sizeof("百万元") - 1},
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
	    {"(含)", sizeof("(含)") - 1},
	    {"。", sizeof("。") - 1},
	    {"、", sizeof("、") - 1},
	    {";", 1},
	    {",", 1},
	    {".", 1},
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
	    {"月度", sizeof("月度") - 1},
	    {"季度", sizeof("季度") - 1},
	    {"年度", sizeof("年度") - 1},
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
	const struct sign *sign;

	while ((sign = take_sign(s)) != NULL) {
		if (sign->op == OP_NONE)
			continue;
		if (out->op != OP_NONE)
			return false;
		out->op = sign->op;
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
