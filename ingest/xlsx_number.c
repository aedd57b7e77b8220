/*
 * Fifteen digits are what a spreadsheet computes with, so reading rounds to
 * them first: 1.0049999999999999 is 1.005 and shows as 1.01.
 */
#include "ingest/xlsx_number.h"

#define EXPONENT_MOST 400
#define PLAIN_MOST 21     /* places on either side of the point */
#define DAYS_MOST 2958466 /* 9999-12-31 */
#define DAY_MS INT64_C(86400000)

static void
trim(struct number *n)
{
	unsigned lead = 0;

	while (n->n > 0 && n->digit[n->n - 1] == 0)
		n->n--;
	while (lead < n->n && n->digit[lead] == 0)
		lead++;
	if (lead > 0) {
		memmove(n->digit, n->digit + lead, n->n - lead);
		n->n = (unsigned char)(n->n - lead);
		n->point -= (int)lead;
	}
	if (n->n == 0) {
		n->point = 0;
		n->negative = false;
	}
}

/* Keeps the first `keep` digits. */
static void
cut(struct number *n, int keep)
{
	bool up;
	int i;

	if (keep >= n->n)
		return;
	if (keep < 0) {
		n->n = 0;
		trim(n);
		return;
	}
	up = n->digit[keep] >= 5;
	n->n = (unsigned char)keep;
	for (i = keep - 1; up && i >= 0; i--) {
		up = n->digit[i] == 9;
		n->digit[i] = up ? 0 : (unsigned char)(n->digit[i] + 1);
	}
	if (up) {
		memmove(n->digit + 1, n->digit, n->n);
		n->digit[0] = 1;
		n->n++;
		n->point++;
	}
	trim(n);
}

static bool
read_exponent(struct slice s, int *out)
{
	bool negative = false;
	int n = 0;

	if (s.len > 0 && (s.at[0] == '+' || s.at[0] == '-')) {
		negative = s.at[0] == '-';
		s = slice_from(s, 1);
	}
	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		n = n * 10 + (s.at[i] - '0');
		if (n > EXPONENT_MOST)
			return false;
	}
	*out = negative ? -n : n;
	return true;
}

/* Takes the digit at either side of the point. */
static void
add_digit(struct number *n, unsigned char digit, bool behind)
{
	if (n->n == 0 && digit == 0) {
		n->point -= behind;
		return;
	}
	if (n->n < NUMBER_DIGITS)
		n->digit[n->n++] = digit;
	n->point += !behind;
}

bool
number_read(struct slice s, struct number *out)
{
	bool behind = false, any = false;
	int exponent = 0;
	size_t i = 0;

	memset(out, 0, sizeof(*out));
	if (s.len > 0 && (s.at[0] == '-' || s.at[0] == '+'))
		out->negative = s.at[i++] == '-';
	for (; i < s.len; i++) {
		if (s.at[i] == '.' && !behind) {
			behind = true;
			continue;
		}
		if (s.at[i] < '0' || s.at[i] > '9')
			break;
		any = true;
		if (out->point > EXPONENT_MOST || out->point < -EXPONENT_MOST)
			return false;
		add_digit(out, (unsigned char)(s.at[i] - '0'), behind);
	}
	if (!any)
		return false;
	if (i < s.len) {
		if ((s.at[i] != 'e' && s.at[i] != 'E') ||
		    !read_exponent(slice_from(s, i + 1), &exponent))
			return false;
	}
	out->point += exponent;
	cut(out, NUMBER_PRECISION);
	trim(out);
	return true;
}

void
number_round(struct number *n, int decimals)
{
	if (n->n > 0)
		cut(n, n->point + decimals);
}

unsigned
number_digit(const struct number *n, int place)
{
	int i = n->point - 1 - place;

	return i < 0 || i >= n->n ? 0 : n->digit[i];
}

static int
compare_sizes(const struct number *a, const struct number *b)
{
	if (a->n == 0 || b->n == 0)
		return (a->n > 0) - (b->n > 0);
	if (a->point != b->point)
		return a->point < b->point ? -1 : 1;
	for (unsigned i = 0; i < a->n || i < b->n; i++) {
		int x = i < a->n ? a->digit[i] : 0;
		int y = i < b->n ? b->digit[i] : 0;

		if (x != y)
			return x < y ? -1 : 1;
	}
	return 0;
}

int
number_compare(const struct number *a, const struct number *b)
{
	if (a->negative != b->negative)
		return a->negative ? -1 : 1;
	return a->negative ? compare_sizes(b, a) : compare_sizes(a, b);
}

bool
number_days(const struct number *n, int64_t *days, int64_t *ms)
{
	int64_t part = 0;

	if (n->negative || n->point > 7)
		return false;
	*days = 0;
	for (int place = n->point - 1; place >= 0; place--)
		*days = *days * 10 + number_digit(n, place);
	for (int place = -1; place >= -10; place--)
		part = part * 10 + number_digit(n, place);
	/* To the millisecond: what a workbook keeps of a time of day. */
	*ms = (part * (DAY_MS / 1000) + 5000000) / 10000000;
	if (*ms == DAY_MS) {
		*ms = 0;
		++*days;
	}
	return *days < DAYS_MOST;
}

static size_t
put_scientific(const struct number *n, char *out)
{
	int exponent = n->point - 1, size = exponent < 0 ? -exponent : exponent;
	size_t at = 0;

	out[at++] = (char)('0' + n->digit[0]);
	if (n->n > 1)
		out[at++] = '.';
	for (unsigned i = 1; i < n->n; i++)
		out[at++] = (char)('0' + n->digit[i]);
	out[at++] = 'E';
	out[at++] = exponent < 0 ? '-' : '+';
	if (size >= 100)
		out[at++] = (char)('0' + size / 100);
	out[at++] = (char)('0' + size / 10 % 10);
	out[at++] = (char)('0' + size % 10);
	return at;
}

size_t
number_put(const struct number *n, char out[NUMBER_TEXT_MOST])
{
	size_t at = 0;

	if (n->negative)
		out[at++] = '-';
	if (n->n > 0 && (n->point > PLAIN_MOST || n->point < -PLAIN_MOST))
		return at + put_scientific(n, out + at);
	if (n->point <= 0)
		out[at++] = '0';
	for (int place = n->point - 1; place >= 0; place--)
		out[at++] = (char)('0' + number_digit(n, place));
	if (n->n > n->point)
		out[at++] = '.';
	for (int i = n->point; i < n->n; i++)
		out[at++] = (char)('0' + (i < 0 ? 0 : n->digit[i]));
	return at;
}
