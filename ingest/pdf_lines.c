/*
 * Words are sorted by height and gathered while their middles stay close: the
 * digits of another font stand a little higher or lower than the Chinese
 * beside them, the lines of a neighbouring cell half a line.
 *
 * Where a line is cut into pieces, gaps decide, and in doubt what stands on
 * either side: neighbouring amounts may nearly touch, the two characters of
 * 合　计 stand far apart.
 */
#include "ingest/pdf_lines.h"

#include <stdlib.h>

/* ---- gathering ---- */

static int
by_middle(const void *a, const void *b)
{
	const struct pdf_word *l = a, *r = b;
	int32_t left = l->y0 + l->y1, right = r->y0 + r->y1;

	if (left != right)
		return left < right ? -1 : 1;
	return l->x0 < r->x0 ? -1 : l->x0 > r->x0;
}

static int
by_left(const void *a, const void *b)
{
	const struct pdf_word *l = a, *r = b;

	if (l->x0 != r->x0)
		return l->x0 < r->x0 ? -1 : 1;
	return l->y0 < r->y0 ? -1 : l->y0 > r->y0;
}

/* How many words from `w` on stand in one line. */
static size_t
line_length(const struct pdf_word *w, size_t n)
{
	int64_t sum = w[0].y0 + w[0].y1;
	int32_t height = w[0].y1 - w[0].y0;
	size_t k = 1;

	for (; k < n; k++) {
		int32_t h = w[k].y1 - w[k].y0, small = h < height ? h : height;
		int64_t off = w[k].y0 + w[k].y1 - sum / (int64_t)k;

		if (off > small * 7 / 10)
			break;
		sum += w[k].y0 + w[k].y1;
		height = small;
	}
	return k;
}

/* ---- cutting ---- */

/* Digits with the marks that stand in numbers, and nothing else. */
static bool
is_number(struct slice s)
{
	return slice_is_figure(s, ",.%-+()");
}

/* 1,234 or 12.34: what nobody writes but as a figure in a table. */
static bool
is_amount(struct slice s)
{
	return is_number(s) && (memchr(s.at, ',', s.len) != NULL ||
	                        (s.len > 3 && s.at[s.len - 3] == '.'));
}

bool
pdf_figure_goes_on(struct slice figure, struct slice rest)
{
	if (!slice_is_digits(rest) || rest.len > 2 || !is_number(figure))
		return false;
	/* Figures of 万元 have two decimals, codes five or seven digits. */
	if (slice_is_digits(figure))
		return figure.len > 4 && figure.len + rest.len == 7;
	return figure.len > 2 &&
	       (figure.at[figure.len - 1] == '.' ||
	        figure.at[figure.len - 2] == '.') &&
	       (figure.at[figure.len - 1] == '.' || rest.len == 1);
}

/* 一、 （二） 1. at the start of a label. */
static bool
begins_item(struct slice s)
{
	static const char *const marks[] = {"一", "二", "三", "四", "五", "六",
	                                    "七", "八", "九", "十", "（", "("};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (slice_starts(s, slice_of(marks[i])))
			return true;
	return false;
}

/* The two halves of a word that headers and totals print apart. */
static bool
is_spread_word(const struct pdf_word *left, const struct pdf_word *right)
{
	static const char *const words[] = {
	    "合计", "总计", "小计", "共计", "项目", "名称", "备注", "编码",
	    "金额", "内容", "收入", "支出", "数量", "单位", "目录", "序号"};
	struct slice l = left->text, r = right->text;

	if (left->chars != 1 || right->chars != 1 || l.len != 3 || r.len != 3)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (memcmp(words[i], l.at, 3) == 0 &&
		    memcmp(words[i] + 3, r.at, 3) == 0)
			return true;
	return false;
}

static bool
parts(const struct pdf_word *left, const struct pdf_word *right, int32_t em)
{
	int32_t gap = right->x0 - left->x1;

	if (is_spread_word(left, right))
		return gap > em * 6;
	if (gap >= em * 95 / 100)
		return true;
	if (is_amount(left->text) && gap > em / 10)
		return is_number(right->text) ||
		       (gap > em / 4 && begins_item(right->text));
	return is_amount(right->text) && left->han && gap > em * 35 / 100;
}

/* ---- text ---- */

static bool
needs_blank(const struct pdf_word *left, const struct pdf_word *right,
            int32_t em)
{
	int32_t gap = right->x0 - left->x1;
	bool l = (unsigned char)left->text.at[left->text.len - 1] < 0x80;
	bool r = (unsigned char)right->text.at[0] < 0x80;

	if (is_spread_word(left, right))
		return false;
	/* Between Chinese and digits a quarter of a character is usual. */
	if (l != r)
		return gap > em * 6 / 10;
	return gap > (l ? em / 10 : em * 35 / 100);
}

static struct slice
text_of(const struct pdf_lines *l, size_t first, size_t n, int32_t em)
{
	const struct pdf_word *w = l->words + first;
	size_t most = 0, len = 0;
	char *at;

	if (n == 1)
		return w[0].text;
	for (size_t i = 0; i < n; i++)
		most += w[i].text.len + 1;
	at = arena_alloc(l->arena, most);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && needs_blank(&w[i - 1], &w[i], em))
			at[len++] = ' ';
		memcpy(at + len, w[i].text.at, w[i].text.len);
		len += w[i].text.len;
	}
	return (struct slice){at, len};
}

/* ---- pieces and lines ---- */

static struct pdf_piece
piece_of(const struct pdf_lines *l, uint32_t line, size_t first, size_t n)
{
	const struct pdf_word *w = l->words + first;
	struct pdf_piece p = {w[0].x0, w[0].x1, w[0].y0, w[0].y1,   first,
	                      n,       line,    true,    SLICE_NONE};

	p.text = text_of(l, first, n, l->lines.at[line].em);
	for (size_t i = 0; i < n; i++) {
		if (w[i].x1 > p.x1)
			p.x1 = w[i].x1;
		if (w[i].y0 < p.y0)
			p.y0 = w[i].y0;
		if (w[i].y1 > p.y1)
			p.y1 = w[i].y1;
		p.number &= is_number(w[i].text);
	}
	return p;
}

static void
add_piece(struct pdf_lines *l, size_t first, size_t n)
{
	struct pdf_piece *p = list_add(l->arena, &l->pieces);

	*p = piece_of(l, (uint32_t)(l->lines.n - 1), first, n);
}

struct pdf_piece
pdf_piece_part(const struct pdf_lines *l, const struct pdf_piece *p,
               size_t first, size_t n)
{
	return piece_of(l, p->line, p->first + first, n);
}

/* The type size of most of the line. */
static int32_t
em_of(const struct pdf_word *w, size_t n)
{
	uint32_t most = 0;
	int32_t em = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t weight = w[i].chars;

		if (w[i].hans >= 2)
			weight += w[i].han ? 2000 : 1000;

		if (weight > most) {
			most = weight;
			em = pdf_word_em(&w[i]);
		}
	}
	return em < 100 ? 100 : em;
}

static void
add_line(struct pdf_lines *l, size_t first, size_t n, uint32_t page)
{
	struct pdf_line *line = list_add(l->arena, &l->lines);
	const struct pdf_word *w = l->words + first;
	size_t start = 0;

	*line = (struct pdf_line){w[0].x0, w[0].x1, w[0].y0, w[0].y1,   0,
	                          page,    0,       0,       SLICE_NONE};
	line->em = em_of(w, n);
	line->first = l->pieces.n;
	for (size_t i = 0; i < n; i++) {
		if (w[i].x1 > line->x1)
			line->x1 = w[i].x1;
		if (w[i].y0 < line->y0)
			line->y0 = w[i].y0;
		if (w[i].y1 > line->y1)
			line->y1 = w[i].y1;
		if (i + 1 == n || parts(&w[i], &w[i + 1], line->em)) {
			add_piece(l, first + start, i + 1 - start);
			start = i + 1;
		}
	}
	line->n = l->pieces.n - line->first;
	line->text = line->n == 1 ? l->pieces.at[line->first].text
	                          : text_of(l, first, n, line->em);
}

void
pdf_lines_group(const struct pdf_words *in, struct arena *a,
                struct pdf_lines *out)
{
	memset(out, 0, sizeof(*out));
	out->in = in;
	out->arena = a;
	out->words = arena_array(a, in->words.n + 1, sizeof(*out->words));
	if (in->words.n > 0)
		memcpy(out->words, in->words.at,
		       in->words.n * sizeof(*out->words));
	for (size_t p = 0; p < in->pages.n; p++) {
		const struct pdf_page *page = &in->pages.at[p];
		struct pdf_word *w = out->words + page->first;

		qsort(w, page->n, sizeof(*w), by_middle);
		for (size_t i = 0; i < page->n;) {
			size_t n = line_length(w + i, page->n - i);

			qsort(w + i, n, sizeof(*w), by_left);
			add_line(out, page->first + i, n, (uint32_t)p);
			i += n;
		}
	}
}

void
pdf_lines_make(const struct pdf_words *in, struct arena *a,
               struct pdf_lines *out)
{
	pdf_lines_group(in, a, out);
	pdf_furniture_drop(out);
}
