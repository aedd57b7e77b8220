/*
 * nearest - see nearest.h.  Distance is Levenshtein's over characters, not
 * bytes, with neighbours that changed places counted once, since most names are
 * Chinese; only short names are compared.
 */
#include "daemon/nearest.h"

enum { LONGEST = 48 };

/* The bytes of a quotation mark, which need not be typed in a name; 0: none. */
static size_t
quote(struct slice s)
{
	static const char *const quotes[] = {"“", "”", "\""};
	for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++)
		if (slice_starts(s, slice_of(quotes[i])))
			return strlen(quotes[i]);
	return 0;
}

/* Characters of UTF-8 as numbers, without quotes; a byte that fits nowhere is
 * itself. */
static unsigned
characters(struct slice s, uint32_t out[LONGEST])
{
	unsigned n = 0;
	for (size_t i = 0; i < s.len && n < LONGEST;) {
		size_t skip = quote(slice_from(s, i));
		if (skip > 0) {
			i += skip;
			continue;
		}
		unsigned char first = (unsigned char)s.at[i++];
		uint32_t c = first;
		while (first >= 0xc0 && i < s.len &&
		       ((unsigned char)s.at[i] & 0xc0) == 0x80)
			c = c << 6 | ((unsigned char)s.at[i++] & 0x3f);
		out[n++] = c >= 'A' && c <= 'Z' ? c + 32 : c;
	}
	return n;
}

static unsigned
least(unsigned a, unsigned b, unsigned c)
{
	unsigned m = a < b ? a : b;
	return m < c ? m : c;
}

static unsigned
edits(const uint32_t *a, unsigned n, const uint32_t *b, unsigned m)
{
	unsigned rows[3][LONGEST + 1];
	for (unsigned j = 0; j <= m; j++)
		rows[0][j] = j;
	for (unsigned i = 1; i <= n; i++) {
		unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3];
		const unsigned *higher = rows[(i + 1) % 3];
		row[0] = i;
		for (unsigned j = 1; j <= m; j++) {
			row[j] = least(above[j] + 1, row[j - 1] + 1,
			               above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && higher[j - 2] + 1 < row[j])
				row[j] = higher[j - 2] + 1;
		}
	}
	return rows[n % 3][m];
}

/* Are they alike at all?  A third may differ, at least one character. */
static bool
is_near(unsigned distance, unsigned n, unsigned m)
{
	unsigned longer = n > m ? n : m;
	unsigned bound = longer / 3 > 0 ? longer / 3 : 1;
	return distance <= bound && distance < longer;
}

/* Do the characters of one stand in the other, side by side? */
static bool
is_within(const uint32_t *part, unsigned n, const uint32_t *whole, unsigned m)
{
	for (unsigned i = 0; n >= 2 && i + n <= m; i++)
		if (memcmp(part, whole + i, n * sizeof(*part)) == 0)
			return true;
	return false;
}

bool
nearest_is(struct slice wanted, struct slice known)
{
	uint32_t a[LONGEST], b[LONGEST];
	unsigned n = characters(wanted, a), m = characters(known, b);
	return n > 0 && n < LONGEST && n == m &&
	       memcmp(a, b, n * sizeof(*a)) == 0;
}

void
nearest_offer(struct nearest *best, struct slice wanted, struct slice known)
{
	uint32_t a[LONGEST], b[LONGEST];
	unsigned n = characters(wanted, a), m = characters(known, b);
	if (n == 0 || m == 0)
		return;
	unsigned distance = edits(a, n, b, m);
	bool within = is_within(a, n, b, m) || is_within(b, m, a, n);
	if (!within && !is_near(distance, n, m))
		return;
	if (within && distance > 1)
		distance = 1;
	unsigned i = best->n < NEAREST_MOST ? best->n : NEAREST_MOST - 1;
	if (best->n == NEAREST_MOST && best->distance[i] <= distance)
		return;
	for (; i > 0 && best->distance[i - 1] > distance; i--) {
		best->name[i] = best->name[i - 1];
		best->distance[i] = best->distance[i - 1];
	}
	best->name[i] = known;
	best->distance[i] = distance;
	if (best->n < NEAREST_MOST)
		best->n++;
}
