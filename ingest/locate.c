/*
 * Places are read as they are written: from the wide to the narrow
 * (河北省保定市曲阳县), so each name narrows what the one before left open.  A
 * name that several counties bear stays open until something else in the paper
 * decides; nothing is taken for being more usual.
 */
#include "ingest/identity.h"

#include "ingest/utf8.h"

#define HAN_BYTES 3

/* The character that ends right before `i` is Chinese. */
static bool
han_before(struct slice s, size_t i)
{
	const unsigned char *p = (const unsigned char *)s.at + i;

	return i >= 3 && p[-3] >= 0xe4 && p[-3] <= 0xe9;
}

/* Words behind which a place may begin inside a sentence. */
static bool
begins_word(struct slice s, size_t i)
{
	static const char *const before[] = {
	    "将", "于", "由", "在", "对", "共", "和", "与", "是",
	    "为", "年", "度", "的", "及", "省", "市", "州", "区"};

	if (i == 0 || !han_before(s, i))
		return true;
	for (size_t k = 0; k < sizeof(before) / sizeof(before[0]); k++)
		if (memcmp(s.at + i - 3, before[k], 3) == 0)
			return true;
	return false;
}

/* Short names look like parts of other words; 城区 and 西区 mean a place only
 * right behind the city's name. */
static bool
plausible(struct slice s, size_t i, const struct place *p, bool adjacent)
{
	if (adjacent || p->text.len > 2 * HAN_BYTES)
		return true;
	if (slice_ends(p->text, SLICE("区")))
		return false;
	return begins_word(s, i);
}

static void
begin(struct whereabouts *w, const struct place *p)
{
	w->n = 0;
	w->text = p->text;
	for (unsigned k = 0; k < p->n && w->n < CHOICES_MOST; k++)
		w->at[w->n++] = p->is[k];
}

/* Those of the place's divisions that lie inside a choice. */
static struct whereabouts
inside(const struct whereabouts *w, const struct place *p)
{
	struct whereabouts in = {.n = 0, .text = w->text};

	for (unsigned k = 0; k < p->n && in.n < CHOICES_MOST; k++)
		for (unsigned c = 0; c < w->n; c++)
			if (division_within(p->is[k], w->at[c])) {
				in.at[in.n++] = p->is[k];
				break;
			}
	in.text.len = (size_t)(p->text.at + p->text.len - w->text.at);
	return in;
}

/* Those of the choices that lie inside the place. */
static struct whereabouts
around(const struct whereabouts *w, const struct place *p)
{
	struct whereabouts in = {.n = 0, .text = w->text};

	for (unsigned c = 0; c < w->n; c++)
		for (unsigned k = 0; k < p->n; k++)
			if (division_within(w->at[c], p->is[k])) {
				in.at[in.n++] = w->at[c];
				break;
			}
	return in;
}

static void
take_place(struct whereabouts *w, const struct place *p)
{
	struct whereabouts next;

	if (w->n == 0) {
		begin(w, p);
		return;
	}
	next = inside(w, p);
	if (next.n == 0)
		next = around(w, p);
	if (next.n > 0)
		*w = next;
}

struct whereabouts
locate(const struct divisions *d, struct slice s)
{
	struct whereabouts w = {.n = 0, .text = SLICE_NONE};
	size_t end = SIZE_MAX;

	for (size_t i = 0; i + 2 * HAN_BYTES <= s.len;) {
		unsigned char lead = (unsigned char)s.at[i];
		struct place p;

		if (lead >= 0xe4 && lead <= 0xe9 &&
		    division_at(d, slice_from(s, i), &p) &&
		    plausible(s, i, &p, end == i)) {
			take_place(&w, &p);
			i += p.text.len;
			end = i;
		} else {
			i += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : HAN_BYTES;
		}
	}
	return w;
}

/* ---- several choices ---- */

/* A name, or the name without 省, 市 …, stands in the text. */
static bool
mentions(struct slice text, const char *name)
{
	struct slice s = slice_of(name);

	if (s.len == 0)
		return false;
	if (slice_find(text, s) != NULL)
		return true;
	if (s.len <= 2 * HAN_BYTES)
		return false;
	s.len -= HAN_BYTES;
	return slice_find(text, s) != NULL;
}

/* How near the paper's other places are to a choice. */
static unsigned
support(const struct division *d, struct slice context)
{
	unsigned n = 0;

	if (d->level == DIVISION_COUNTY && d->prefecture[0] != '\0')
		n += 2u * mentions(context, d->prefecture);
	return n + mentions(context, d->province);
}

void
narrow(const struct divisions *d, struct whereabouts *w, struct slice context)
{
	unsigned points[CHOICES_MOST], best = 0, kept = 0;

	(void)d;
	for (unsigned i = 0; i < w->n; i++) {
		points[i] = support(w->at[i], context);
		if (points[i] > best)
			best = points[i];
	}
	if (best == 0)
		return;
	for (unsigned i = 0; i < w->n; i++)
		if (points[i] == best)
			w->at[kept++] = w->at[i];
	w->n = kept;
}

/* ---- counties that are named without 县 ---- */

/* Two to five characters right before `end` name a county inside `outer`. */
static const struct division *
county_before(const struct divisions *d, const struct division *outer,
              struct slice name, size_t end)
{
	for (size_t n = 2 * HAN_BYTES; n <= 5 * HAN_BYTES && n <= end;
	     n += HAN_BYTES) {
		struct slice stem = {name.at + end - n, n};
		const struct division *found = division_below(d, outer, stem);
		struct place p;

		if (found != NULL)
			return found;
		if (division_at(d, stem, &p) && p.text.len == n && p.n == 1 &&
		    division_within(p.is[0], outer))
			return p.is[0];
	}
	return NULL;
}

const struct division *
inner_county(const struct divisions *d, const struct division *outer,
             struct slice name)
{
	static const char *const behind[] = {
	    "分局",       "分院",           "分中心",   "管理部", "支局",
	    "经济开发区", "经济技术开发区", "高新技术", "工业园", "产业园",
	    "工业集聚区", "产业集聚区",     "现代农业"};

	for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]); i++) {
		const char *at = slice_find(name, slice_of(behind[i]));
		const struct division *found =
		    at == NULL
		        ? NULL
		        : county_before(d, outer, name, (size_t)(at - name.at));

		if (found != NULL)
			return found;
	}
	return NULL;
}
