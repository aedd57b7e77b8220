/*
 * What a page carries beside its text.
 *
 *	page number	`- 3 -`, `第3页`, or a bare number, alone at the very
 *			top or bottom
 *	running head	the same words (but for digits) at the same height on
 *			most pages; the first one stays, for it may be a title
 *	doubled text	lines that end one page and begin the next: a cell that
 *			was clipped when it was printed
 *
 * Dropped lines are taken out of the list; their words stay where they are.
 */
#include "ingest/pdf_lines.h"

#define PAGES_LEAST 3    /* for a running head */
#define DOUBLED_MOST 30u /* lines */
#define DOUBLED_LEAST 36 /* bytes, of a single doubled line */

struct margin {
	const struct pdf_lines *l;
	bool *drop;
	size_t *first; /* of each page, and the end */
};

/* The share of the page's height that is margin. */
static bool
in_margin(const struct pdf_lines *l, const struct pdf_line *n)
{
	int32_t height = l->in->pages.at[n->page].height;

	return n->y1 < height * 12 / 100 || n->y0 > height * 86 / 100;
}

/* Digits, with dashes, blanks, 第, 页, 共 and slashes around. */
static bool
is_page_number(struct slice s, bool *bare)
{
	static const char *const marks[] = {"第", "页", "共", "－", "—",
	                                    "–",  "/",  "-",  " "};
	size_t digits = 0;

	*bare = true;
	for (size_t i = 0; i < s.len;) {
		size_t k = 0, n = sizeof(marks) / sizeof(marks[0]);

		if (s.at[i] >= '0' && s.at[i] <= '9') {
			digits++;
			i++;
			continue;
		}
		while (k < n &&
		       !slice_starts(slice_from(s, i), slice_of(marks[k])))
			k++;
		if (k == n)
			return false;
		*bare = false;
		i += strlen(marks[k]);
	}
	return digits > 0 && digits <= 8;
}

/* Is nothing near the line that it could belong to? */
static bool
stands_alone(const struct margin *m, size_t i)
{
	const struct pdf_line *n = &m->l->lines.at[i];
	size_t first = m->first[n->page], end = m->first[n->page + 1];
	int32_t apart = n->em * 2;

	if (i == first && i + 1 < end)
		return n[1].y0 - n->y1 > apart;
	if (i + 1 == end && i > first)
		return n->y0 - n[-1].y1 > apart;
	return first + 1 == end;
}

static void
drop_page_numbers(const struct margin *m)
{
	for (size_t p = 0; p < m->l->in->pages.n; p++) {
		size_t ends[2] = {m->first[p], m->first[p + 1]};

		for (int k = 0; k < 2 && ends[0] < ends[1]; k++) {
			size_t i = k == 0 ? ends[0] : ends[1] - 1;
			const struct pdf_line *n = &m->l->lines.at[i];
			bool bare;

			if (in_margin(m->l, n) &&
			    is_page_number(n->text, &bare) &&
			    (!bare || stands_alone(m, i)))
				m->drop[i] = true;
		}
	}
}

/* ---- running heads ---- */

/* The same but for digits. */
static bool
alike(struct slice a, struct slice b)
{
	size_t i = 0, j = 0;

	while (i < a.len && j < b.len) {
		bool left = a.at[i] >= '0' && a.at[i] <= '9';
		bool right = b.at[j] >= '0' && b.at[j] <= '9';

		if (left != right || (!left && a.at[i] != b.at[j]))
			return false;
		if (!left) {
			i++;
			j++;
			continue;
		}
		while (i < a.len && a.at[i] >= '0' && a.at[i] <= '9')
			i++;
		while (j < b.len && b.at[j] >= '0' && b.at[j] <= '9')
			j++;
	}
	return i == a.len && j == b.len;
}

/* The line of page `p` that repeats line `model`; SIZE_MAX if none does. */
static size_t
repeat_on(const struct margin *m, size_t model, size_t p)
{
	const struct pdf_line *n = &m->l->lines.at[model], *o;
	struct slice text = n->text;

	for (size_t i = m->first[p]; i < m->first[p + 1]; i++) {
		o = &m->l->lines.at[i];
		if (!in_margin(m->l, o)) {
			/* The middle of a page is no margin; the foot is. */
			if (i + 4 < m->first[p + 1])
				i = m->first[p + 1] - 4;
			continue;
		}
		if (o->y0 - n->y0 < 300 && n->y0 - o->y0 < 300 &&
		    alike(text, o->text))
			return i;
	}
	return SIZE_MAX;
}

static void
drop_repeats(const struct margin *m, size_t model)
{
	size_t pages = m->l->in->pages.n, n = 0;

	for (size_t p = 0; p < pages; p++)
		n += repeat_on(m, model, p) != SIZE_MAX;
	if (n < PAGES_LEAST || n * 10 < pages * 6)
		return;
	n = 0;
	for (size_t p = 0; p < pages; p++) {
		size_t i = repeat_on(m, model, p);

		if (i != SIZE_MAX)
			m->drop[i] |= n++ > 0;
	}
}

/* The margins of two pages are the models: a book has left and right ones. */
static void
drop_running_heads(const struct margin *m)
{
	size_t pages = m->l->in->pages.n, middle = pages / 3;

	for (size_t p = middle; p < pages && p < middle + 2; p++) {
		size_t tried = 0;

		for (size_t i = m->first[p]; i < m->first[p + 1]; i++) {
			const struct pdf_line *n = &m->l->lines.at[i];

			if (in_margin(m->l, n) && !m->drop[i] && tried++ < 8)
				drop_repeats(m, i);
		}
	}
}

/* ---- doubled text ---- */

/* The next line from `i` that is not dropped. */
static size_t
kept(const struct margin *m, size_t i, size_t end)
{
	while (i < end && m->drop[i])
		i++;
	return i;
}

/* Do the `n` lines before `end` and those from `start` say the same? */
static bool
same_lines(const struct margin *m, size_t end, size_t start, size_t n)
{
	const struct pdf_line *line = m->l->lines.at;

	for (size_t i = 0; i < n; i++)
		if (!slice_is(line[end - n + i].text, line[start + i].text))
			return false;
	return true;
}

static void
drop_doubled(const struct margin *m, size_t p)
{
	size_t first = m->first[p], end = m->first[p + 1];
	size_t start = kept(m, end, m->first[p + 2]);
	size_t most = m->first[p + 2] - start;

	while (end > first && m->drop[end - 1])
		end--;
	if (most > end - first)
		most = end - first;
	if (most > DOUBLED_MOST)
		most = DOUBLED_MOST;
	for (size_t n = most; n > 0; n--) {
		const struct pdf_line *line = &m->l->lines.at[start];

		if (!same_lines(m, end, start, n) ||
		    (n == 1 && line->text.len < DOUBLED_LEAST) || line->n > 1)
			continue;
		for (size_t i = 0; i < n; i++)
			m->drop[start + i] = true;
		return;
	}
}

void
pdf_furniture_drop(struct pdf_lines *l)
{
	size_t pages = l->in->pages.n, p = 0, n = 0;
	struct margin m = {l, NULL, NULL};

	m.drop = arena_array(l->arena, l->lines.n + 1, sizeof(bool));
	m.first = arena_array(l->arena, pages + 1, sizeof(size_t));
	for (size_t i = 0; i <= l->lines.n; i++)
		while (p <= pages &&
		       (i == l->lines.n || l->lines.at[i].page >= p))
			m.first[p++] = i;
	drop_page_numbers(&m);
	drop_running_heads(&m);
	for (p = 0; p + 1 < pages; p++)
		drop_doubled(&m, p);
	for (size_t i = 0; i < l->lines.n; i++) {
		struct pdf_line *line = &l->lines.at[i];

		if (m.drop[i])
			continue;
		for (size_t k = 0; k < line->n; k++)
			l->pieces.at[line->first + k].line = (uint32_t)n;
		l->lines.at[n++] = *line;
	}
	l->lines.n = n;
}
