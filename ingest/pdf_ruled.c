/*
 * Every word goes into the cell in whose middle it stands.  Two words of two
 * cells that touch come as one; it is cut where figures and Chinese meet at a
 * line.  A grid that turns out to have rows or columns without lines between
 * them is none: two figures side by side in one cell, or one below the other.
 */
#include "ingest/pdf_ruled.h"

#include "ingest/pdf_lines.h"
#include "ingest/utf8.h"

#include <stdlib.h>

#define PADDING 1100 /* hundredths on both sides of a cell's text */

/* A word, or a part of one, in its cell. */
struct placed {
	uint32_t frame, box;
	size_t from; /* the word it is of */
	struct pdf_word word;
};

struct work {
	struct arena *arena;
	struct pdf_frames *f;
	struct pdf_words *words;
	LIST_OF(struct placed) placed;
};

/* ---- where a place lies ---- */

static bool
holds(const struct pdf_frame *f, int32_t x, int32_t y)
{
	return x >= f->x[0] && x <= f->x[f->n_cols] && y >= f->y[0] &&
	       y <= f->y[f->n_rows];
}

static int64_t
area(const struct pdf_frame *f)
{
	return (int64_t)(f->x[f->n_cols] - f->x[0]) *
	       (f->y[f->n_rows] - f->y[0]);
}

/* The smallest of frames `first` to `end` around a place; `end` if none is. */
static size_t
frame_around(const struct pdf_frames *f, size_t first, size_t end, int32_t x,
             int32_t y)
{
	size_t best = end;

	for (size_t i = first; i < end; i++)
		if (holds(&f->list.at[i], x, y) &&
		    (best == end ||
		     area(&f->list.at[i]) < area(&f->list.at[best])))
			best = i;
	return best;
}

static size_t
slot(const int32_t *edge, size_t n, int32_t at)
{
	size_t i = 0;

	while (i + 1 < n && at >= edge[i + 1])
		i++;
	return i;
}

static uint32_t
box_at(const struct pdf_frame *f, int32_t x, int32_t y)
{
	return f->cell[slot(f->y, f->n_rows, y) * f->n_cols +
	               slot(f->x, f->n_cols, x)];
}

/* ---- words ---- */

/* Chinese, and its marks that are as wide; a dash may be of a figure. */
static bool
is_wide(uint32_t c)
{
	return c >= 0x2e80;
}

/* Where a word that lies over the edge at `x` is cut, in bytes: where figures
 * and Chinese meet, within a character of it; 0 for nowhere. */
static size_t
cut_at(const struct pdf_word *w, int32_t x)
{
	const char *at = w->text.at, *end = at + w->text.len;
	int32_t units = 0, passed = 0, unit;
	bool before = false;

	for (const char *c = at; c < end;)
		units += is_wide(utf8_next(&c, end)) ? 2 : 1;
	unit = units > 0 ? (w->x1 - w->x0) / units : 0;
	while (at < end) {
		size_t n = (size_t)(at - w->text.at);
		bool han = is_wide(utf8_next(&at, end));
		int32_t off = w->x0 + passed * unit - x;

		if (n > 0 && han != before && off <= 3 * unit &&
		    off >= -3 * unit)
			return n;
		before = han;
		passed += han ? 2 : 1;
	}
	return 0;
}

static struct pdf_word
part_of(const struct pdf_word *w, size_t from, size_t end, int32_t x0,
        int32_t x1)
{
	struct pdf_word p = *w;

	p.text = (struct slice){w->text.at + from, end - from};
	p.x0 = x0;
	p.x1 = x1;
	(void)pdf_word_measure(&p);
	return p;
}

static void
put(struct work *w, size_t frame, uint32_t box, size_t from,
    struct pdf_word word)
{
	*list_add(w->arena, &w->placed) =
	    (struct placed){(uint32_t)frame, box, from, word};
}

static void
place_word(struct work *w, size_t frame, size_t i)
{
	const struct pdf_frame *f = &w->f->list.at[frame];
	struct pdf_word word = w->words->words.at[i];
	int32_t y = (word.y0 + word.y1) / 2;

	for (size_t c = 1; c < f->n_cols; c++) {
		int32_t x = f->x[c];
		size_t cut;

		if (word.x0 >= x || word.x1 <= x ||
		    box_at(f, x - 1, y) == box_at(f, x, y))
			continue;
		cut = cut_at(&word, x);
		if (cut == 0)
			continue;
		put(w, frame, box_at(f, (word.x0 + x) / 2, y), i,
		    part_of(&word, 0, cut, word.x0, x));
		word = part_of(&word, cut, word.text.len, x, word.x1);
	}
	put(w, frame, box_at(f, (word.x0 + word.x1) / 2, y), i, word);
}

static int
by_box(const void *a, const void *b)
{
	const struct placed *l = a, *r = b;

	if (l->frame != r->frame)
		return l->frame < r->frame ? -1 : 1;
	if (l->box != r->box)
		return l->box < r->box ? -1 : 1;
	return (l->from > r->from) - (l->from < r->from);
}

/* ---- the text of a cell ---- */

static bool
is_number(struct slice s)
{
	return slice_is_figure(s, ",.%-+");
}

/* 1,234.56 with two digits behind its point: a figure that is whole. */
static bool
is_whole_amount(struct slice s)
{
	return is_number(s) && s.len > 3 && s.at[s.len - 3] == '.';
}

/* Rows or columns without a line between them meet in the cell. */
static bool
is_overloaded(const struct pdf_lines *l)
{
	unsigned amounts = 0;

	for (size_t i = 0; i < l->lines.n; i++) {
		const struct pdf_line *n = &l->lines.at[i];
		unsigned figures = 0;

		amounts += is_whole_amount(n->text);
		for (size_t k = 0; k < n->n; k++)
			figures += l->pieces.at[n->first + k].number;
		if (figures >= 2)
			return true;
	}
	return amounts >= 2;
}

/* Lines parted by line ends; but a figure that is too wide for its cell goes on
 * in the next line without a mark. */
static struct slice
text_of(struct arena *a, const struct pdf_lines *l)
{
	size_t n = 0;
	bool figure = true;
	char *at;

	for (size_t i = 0; i < l->lines.n; i++) {
		n += l->lines.at[i].text.len + 1;
		figure = figure && is_number(l->lines.at[i].text);
	}
	at = arena_alloc(a, n + 1);
	n = 0;
	for (size_t i = 0; i < l->lines.n; i++) {
		struct slice s = l->lines.at[i].text;

		if (i > 0 && !figure)
			at[n++] = '\n';
		memcpy(at + n, s.at, s.len);
		n += s.len;
	}
	return (struct slice){at, n};
}

/* The last line leaves no room for another character: it may go on elsewhere.
 */
static bool
is_full(const struct pdf_frame *f, const struct pdf_box *box,
        const struct pdf_lines *l)
{
	const struct pdf_line *last = &l->lines.at[l->lines.n - 1];
	int32_t room = f->x[box->col_end] - f->x[box->col] - PADDING;

	return last->x1 - last->x0 + last->em >= room;
}

/* Reads the cell of the `n` words from `p` on; false if it is overloaded. */
static bool
read_box(struct work *w, const struct placed *p, size_t n)
{
	struct pdf_words words = {.words = {NULL, 0, 0}};
	struct pdf_page *page = list_add(w->arena, &words.pages);
	struct pdf_lines lines;
	struct pdf_box *box;

	for (size_t i = 0; i < n; i++)
		*list_add(w->arena, &words.words) = p[i].word;
	page->n = n;
	pdf_lines_group(&words, w->arena, &lines);
	if (is_overloaded(&lines))
		return false;
	box = &w->f->list.at[p->frame].boxes[p->box];
	box->text = text_of(w->arena, &lines);
	box->full = is_full(&w->f->list.at[p->frame], box, &lines);
	return true;
}

/* ---- tables ---- */

struct verdict {
	size_t boxes, overloaded;
};

static void
read_boxes(struct work *w, struct verdict *v)
{
	struct placed *p = w->placed.at;

	if (w->placed.n > 1)
		qsort(p, w->placed.n, sizeof(*p), by_box);
	for (size_t i = 0, k; i < w->placed.n; i = k) {
		for (k = i + 1; k < w->placed.n && p[k].frame == p[i].frame &&
		                p[k].box == p[i].box;)
			k++;
		v[p[i].frame].boxes++;
		v[p[i].frame].overloaded += !read_box(w, &p[i], k - i);
	}
}

static bool
is_table(const struct verdict *v)
{
	return v->boxes >= 3 && v->overloaded * 20 <= v->boxes;
}

/* Takes the words of the tables out of their pages. */
static void
take_words(struct work *w, const struct verdict *v)
{
	struct pdf_words *words = w->words;
	bool *taken = arena_array(w->arena, words->words.n + 1, sizeof(*taken));

	for (size_t i = 0; i < w->placed.n; i++)
		taken[w->placed.at[i].from] =
		    is_table(&v[w->placed.at[i].frame]);
	for (size_t p = 0; p < words->pages.n; p++) {
		struct pdf_page *page = &words->pages.at[p];
		size_t kept = page->first;

		for (size_t i = page->first; i < page->first + page->n; i++)
			if (!taken[i])
				words->words.at[kept++] = words->words.at[i];
		page->n = kept - page->first;
	}
}

void
pdf_ruled_read(const struct pdf_rules *rules, struct pdf_words *words,
               struct arena *a, struct pdf_frames *out)
{
	struct work w = {.arena = a, .f = out, .words = words};
	struct verdict *v;
	size_t kept = 0;

	memset(out, 0, sizeof(*out));
	for (size_t p = 0; p < words->pages.n; p++) {
		const struct pdf_page *page = &words->pages.at[p];
		size_t first = out->list.n;

		pdf_frames_find(rules->at + rules->first[p],
		                rules->first[p + 1] - rules->first[p], p, a,
		                out);
		for (size_t i = page->first; i < page->first + page->n; i++) {
			const struct pdf_word *word = &words->words.at[i];
			size_t f = frame_around(out, first, out->list.n,
			                        (word->x0 + word->x1) / 2,
			                        (word->y0 + word->y1) / 2);

			if (f < out->list.n)
				place_word(&w, f, i);
		}
	}
	v = arena_array(a, out->list.n + 1, sizeof(*v));
	read_boxes(&w, v);
	take_words(&w, v);
	for (size_t i = 0; i < out->list.n; i++)
		if (is_table(&v[i]))
			out->list.at[kept++] = out->list.at[i];
	out->list.n = kept;
}
