/*
 * The names of the forms are those of the standard (ST_NumberFormat).  A number
 * past the end of a form's signs falls back to digits, as Word does.
 */
#include "ingest/docx_count.h"

#include <stdio.h>
#include <string.h>

#include "ingest/utf8.h"

#define N(array) (sizeof(array) / sizeof((array)[0]))

enum way {
	WAY_DIGITS,   /* with signs: ten digits by place */
	WAY_HAN,      /* with signs: ten digits, then 十 百 千 万 */
	WAY_SIGNS,    /* one sign a number, from 1 */
	WAY_SEQUENCE, /* consecutive code points, from 1 */
	WAY_LETTERS,
	WAY_ROMAN,
	WAY_DASHED,
	WAY_PADDED,
	WAY_NONE
};

#define DIGITS "〇一二三四五六七八九"
#define HAN "零一二三四五六七八九十百千万"
#define LEGAL "零壹贰叁肆伍陆柒捌玖拾佰仟万"
#define LEGAL_OLD "零壹貳參肆伍陸柒捌玖拾佰仟萬"

static const struct {
	const char *format;
	enum way way;
	const char *signs;
	unsigned first, last; /* of a sequence: code point, greatest number */
} forms[] = {
    {"chineseCounting", WAY_HAN, HAN, 0, 0},
    {"chineseCountingThousand", WAY_HAN, HAN, 0, 0},
    {"taiwaneseCounting", WAY_HAN, HAN, 0, 0},
    {"taiwaneseCountingThousand", WAY_HAN, HAN, 0, 0},
    {"japaneseCounting", WAY_HAN, HAN, 0, 0},
    {"ideographDigital", WAY_DIGITS, DIGITS, 0, 0},
    {"japaneseDigitalTenThousand", WAY_DIGITS, DIGITS, 0, 0},
    {"taiwaneseDigital", WAY_DIGITS, DIGITS, 0, 0},
    {"koreanDigital", WAY_DIGITS, DIGITS, 0, 0},
    {"chineseLegalSimplified", WAY_HAN, LEGAL, 0, 0},
    {"ideographLegalTraditional", WAY_HAN, LEGAL_OLD, 0, 0},
    {"japaneseLegal", WAY_HAN, LEGAL_OLD, 0, 0},
    {"ideographTraditional", WAY_SIGNS, "甲乙丙丁戊己庚辛壬癸", 0, 0},
    {"ideographZodiac", WAY_SIGNS, "子丑寅卯辰巳午未申酉戌亥", 0, 0},
    {"ideographEnclosedCircle", WAY_SEQUENCE, NULL, 0x3280, 10},
    {"decimalEnclosedCircle", WAY_SEQUENCE, NULL, 0x2460, 20},
    {"decimalEnclosedCircleChinese", WAY_SEQUENCE, NULL, 0x2460, 20},
    {"decimalEnclosedParen", WAY_SEQUENCE, NULL, 0x2474, 20},
    {"decimalEnclosedFullstop", WAY_SEQUENCE, NULL, 0x2488, 20},
    {"decimalFullWidth", WAY_DIGITS, "０１２３４５６７８９", 0, 0},
    {"decimalFullWidth2", WAY_DIGITS, "０１２３４５６７８９", 0, 0},
    {"decimalZero", WAY_PADDED, NULL, 0, 0},
    {"numberInDash", WAY_DASHED, NULL, 0, 0},
    {"lowerLetter", WAY_LETTERS, "a", 0, 0},
    {"upperLetter", WAY_LETTERS, "A", 0, 0},
    {"lowerRoman", WAY_ROMAN, "mdclxvi", 0, 0},
    {"upperRoman", WAY_ROMAN, "MDCLXVI", 0, 0},
    {"none", WAY_NONE, NULL, 0, 0},
    {"bullet", WAY_NONE, NULL, 0, 0},
};

/* The `i`th of three-byte signs; false past their end. */
static bool
put_sign(const char *signs, size_t i, char *out, size_t *n)
{
	if ((i + 1) * 3 > strlen(signs))
		return false;
	memcpy(out + *n, signs + i * 3, 3);
	*n += 3;
	return true;
}

static size_t
put_digits(const char *signs, unsigned number, char *out)
{
	char digits[16];
	size_t n = 0;
	int count = snprintf(digits, sizeof(digits), "%u", number);

	for (int i = 0; i < count; i++)
		(void)put_sign(signs, (size_t)(digits[i] - '0'), out, &n);
	return n;
}

/* 十一, 二十, 一百零一, 一千一百一十; 0 past 一万. */
static size_t
put_han(const char *signs, unsigned number, char *out)
{
	static const unsigned places[] = {1000, 100, 10, 1};
	bool gap = false;
	size_t n = 0;

	if (number == 0 || number > 9999)
		return 0;
	for (size_t i = 0; i < N(places); i++) {
		unsigned digit = number / places[i] % 10;

		if (digit == 0) {
			gap = n > 0;
			continue;
		}
		if (gap)
			(void)put_sign(signs, 0, out, &n);
		gap = false;
		if (digit > 1 || places[i] != 10 || n > 0)
			(void)put_sign(signs, digit, out, &n);
		if (places[i] > 1)
			(void)put_sign(signs, 12 - i, out, &n);
	}
	return n;
}

/* a … z, aa, bb … as Word counts on. */
static size_t
put_letters(char first, unsigned number, char *out)
{
	size_t n = (number - 1) / 26 + 1;

	if (number == 0 || n > COUNT_MOST)
		return 0;
	memset(out, first + (char)((number - 1) % 26), n);
	return n;
}

static size_t
put_roman(const char *signs, unsigned number, char *out)
{
	static const unsigned worth[] = {1000, 500, 100, 50, 10, 5, 1};
	size_t n = 0;

	if (number > 3999)
		return 0;
	for (size_t i = 0; i < N(worth); i++) {
		size_t less = i + 2 - i % 2;

		for (; number >= worth[i]; number -= worth[i])
			out[n++] = signs[i];
		/* Four and nine: the next power of ten stands before. */
		if (less < N(worth) && number >= worth[i] - worth[less]) {
			out[n++] = signs[less];
			out[n++] = signs[i];
			number -= worth[i] - worth[less];
		}
	}
	return n;
}

static size_t
put_in(size_t form, unsigned number, char *out)
{
	const char *signs = forms[form].signs;
	size_t n = 0;

	switch (forms[form].way) {
	case WAY_DIGITS:
		return put_digits(signs, number, out);
	case WAY_HAN:
		return put_han(signs, number, out);
	case WAY_SIGNS:
		(void)(number > 0 && put_sign(signs, number - 1, out, &n));
		return n;
	case WAY_SEQUENCE:
		return number == 0 || number > forms[form].last
		           ? 0
		           : utf8_put(forms[form].first + number - 1, out);
	case WAY_LETTERS:
		return put_letters(signs[0], number, out);
	case WAY_ROMAN:
		return put_roman(signs, number, out);
	case WAY_DASHED:
		return (size_t)snprintf(out, COUNT_MOST, "- %u -", number);
	case WAY_PADDED:
		return (size_t)snprintf(out, COUNT_MOST, "%02u", number);
	case WAY_NONE:
		break;
	}
	return 0;
}

size_t
count_put(const char *format, unsigned number, char out[COUNT_MOST])
{
	for (size_t i = 0; i < N(forms); i++) {
		size_t n;

		if (strcmp(format, forms[i].format) != 0)
			continue;
		n = put_in(i, number, out);
		if (n > 0 || forms[i].way == WAY_NONE)
			return n;
		break;
	}
	return (size_t)snprintf(out, COUNT_MOST, "%u", number);
}
