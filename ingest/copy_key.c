/*
 * One text at a time in two buffers of the arena, which grow with the longest.
 * Places are looked for with and without their endings: 曲阳县 and 曲阳.
 */
#include "ingest/copy_key.h"

#include "ingest/among.h"
#include "ingest/fold.h"
#include "ingest/key.h"
#include "ingest/utf8.h"

enum {
	GOAL_LEAST = 12,
	ROW_LEAST = 16,
	SKELETON_LEAST = 8,
	PLACES = 6, /* county, prefecture and province, whole and bare */
	NAME_MOST = 40
};

struct place {
	uint16_t c[NAME_MOST];
	size_t n;
};

/* A text as characters, and what is being made of it. */
struct keyer {
	struct arena *arena;
	struct place places[PLACES];
	size_t n_places;
	uint16_t *plain;
	char *bytes; /* UTF-8 for hashing */
	size_t room; /* characters */
};

static bool
is_digit(uint16_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_latin(uint16_t c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || c == '.' || c == '%' ||
	       (c >= '<' && c <= '>') || c == u'≥' || c == u'≤';
}

static bool
is_numeral(uint16_t c)
{
	switch (c) {
	case u'〇':
	case u'零':
	case u'一':
	case u'二':
	case u'三':
	case u'四':
	case u'五':
	case u'六':
	case u'七':
	case u'八':
	case u'九':
	case u'十':
	case u'百':
	case u'千':
	case u'万':
	case u'亿':
		return true;
	}
	return false;
}

static bool
is_han(uint16_t c)
{
	return (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff);
}

/* ---- places ---- */

/* The characters of a short name; 0 of one too long. */
static size_t
characters(struct slice name, uint16_t out[NAME_MOST])
{
	const char *at = name.at, *end = name.at + name.len;
	size_t n = 0;

	while (at < end) {
		if (n == NAME_MOST)
			return 0;
		out[n++] = fold_char(utf8_next(&at, end));
	}
	return n;
}

/*
 * Are all these characters a name's ending: 县 or 自治县, with the peoples in
 * front, one to three characters and 族 each?
 */
static bool
all_ending(const uint16_t *c, size_t n)
{
	if (n == 1)
		return AMONG(c[0], u"省市县区旗州盟");
	if (n == 3 && c[0] == u'自' && c[1] == u'治')
		return all_ending(c + 2, 1);
	for (size_t i = 1; i <= 3 && i + 1 < n; i++)
		if (c[i] == u'族' && all_ending(c + i + 1, n - i - 1))
			return true;
	return false;
}

static void
add_place(struct keyer *k, const uint16_t *c, size_t n)
{
	struct place *p = &k->places[k->n_places];

	if (n < 2)
		return;
	memcpy(p->c, c, n * sizeof(*c));
	p->n = n;
	/* The longest is tried first. */
	for (size_t i = k->n_places++; i > 0; i--) {
		struct place shorter = k->places[i - 1];

		if (shorter.n >= k->places[i].n)
			break;
		k->places[i - 1] = k->places[i];
		k->places[i] = shorter;
	}
}

static void
add_name(struct keyer *k, struct slice name)
{
	uint16_t c[NAME_MOST] = {0};
	size_t n = name.at == NULL ? 0 : characters(name, c);

	add_place(k, c, n);
	for (size_t bare = 2; bare < n; bare++)
		if (all_ending(c + bare, n - bare)) {
			add_place(k, c, bare);
			break;
		}
}

/* How many characters of `c` are a place's name. */
static size_t
place_at(const struct keyer *k, const uint16_t *c, size_t n)
{
	for (size_t i = 0; i < k->n_places; i++) {
		const struct place *p = &k->places[i];

		if (p->c[0] == c[0] && p->n <= n &&
		    memcmp(p->c, c, p->n * sizeof(*c)) == 0)
			return p->n;
	}
	return 0;
}

/* ---- the two texts ---- */

/* Makes room for the characters of some bytes. */
static void
reserve(struct keyer *k, size_t bytes)
{
	if (bytes <= k->room)
		return;
	k->room = bytes < 1024 ? 1024 : 2 * bytes;
	k->plain = arena_alloc(k->arena, k->room * sizeof(*k->plain));
	k->bytes = arena_alloc(k->arena, 3 * k->room);
}

/* The characters of a text behind the first `n`; how many there are now. */
static size_t
take(struct keyer *k, size_t n, struct slice text)
{
	const char *at = text.at, *end = slice_end(text);

	while (at < end) {
		uint16_t c = fold_char(utf8_next(&at, end));

		if (c >= 'A' && c <= 'Z')
			c = (uint16_t)(c - 'A' + 'a');
		if (c != 0)
			k->plain[n++] = c;
	}
	return n;
}

/* How many characters in front are a number of the list: 1、 (2) 三、 */
static size_t
numbered(const uint16_t *c, size_t n)
{
	size_t i = 0, first, most;

	while (i < n && (c[i] == '(' || c[i] == '\n'))
		i++;
	first = i;
	most = i < n && is_digit(c[i]) ? 2 : 3;
	while (i < n && i - first < most &&
	       (most == 2 ? is_digit(c[i]) : AMONG(c[i], HAN_DIGITS)))
		i++;
	if (i == first || i == n || !AMONG(c[i], u")、."))
		return 0;
	while (i < n && AMONG(c[i], u")、."))
		i++;
	return i < n && is_digit(c[i]) ? 0 : i;
}

/* Leaves only what counts; how many characters that are. */
static size_t
make_plain(uint16_t *c, size_t n)
{
	size_t out = 0;

	for (size_t i = numbered(c, n); i < n; i++)
		if (is_han(c[i]) || is_latin(c[i]))
			c[out++] = c[i];
	return out;
}

static size_t
make_skeleton(const struct keyer *k, uint16_t *c, size_t n)
{
	size_t out = 0, place;

	for (size_t i = 0; i < n; i++) {
		if (is_latin(c[i]) || is_numeral(c[i]))
			continue;
		place = place_at(k, c + i, n - i);
		if (place > 0)
			i += place - 1;
		else
			c[out++] = c[i];
	}
	return out;
}

static int64_t
hash(struct keyer *k, size_t n)
{
	size_t bytes = 0;

	for (size_t i = 0; i < n; i++)
		bytes += utf8_put(k->plain[i], k->bytes + bytes);
	return text_key(k->bytes, bytes);
}

/* Keys of the n characters taken. */
static void
keys(struct keyer *k, size_t n, size_t least, int64_t *near, int64_t *exact)
{
	int64_t whole;

	n = make_plain(k->plain, n);
	if (n < least)
		return;
	whole = hash(k, n);
	n = make_skeleton(k, k->plain, n);
	if (n < SKELETON_LEAST)
		return;
	*near = hash(k, n);
	*exact = whole;
}

void
copy_keys(struct disclosure *d, struct arena *a)
{
	struct keyer k = {.arena = a};

	reserve(&k, 1);
	add_name(&k, d->head.division_name);
	add_name(&k, d->head.prefecture);
	add_name(&k, d->head.province);
	for (size_t i = 0; i < d->goals.n; i++) {
		struct goal *g = &d->goals.at[i];

		reserve(&k, g->text.len);
		keys(&k, take(&k, 0, g->text), GOAL_LEAST, &g->near, &g->exact);
	}
	for (size_t i = 0; i < d->kpis.n; i++) {
		struct kpi *row = &d->kpis.at[i];
		size_t n;

		reserve(&k, row->level3.len + row->description.len +
		                row->target.len);
		n = take(&k, 0, row->level3);
		n = take(&k, n, row->description);
		n = take(&k, n, row->target);
		keys(&k, n, ROW_LEAST, &row->near, &row->exact);
	}
}
