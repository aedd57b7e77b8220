/*
 * The rows of a table.  A cell of several lines is centred on its row, so its
 * lines stand between those of the neighbouring cells.
 *
 * A line joins the row above when it stands at the height of one of its lines,
 * beside it.  A line that is left alone between two rows is the end of the cell
 * above or the beginning of the one below, if the cell is full up to there;
 * where both could be, the one that leaves the rows better centred.
 */
#include "ingest/pdf_table.h"

#include "ingest/numbering.h"

#define HEADER_ITEMS_MOST 200u

/* A line of the table, and the row that it is in. */
struct line {
	size_t first, n; /* items */
	uint32_t row;
	uint64_t cols; /* one bit a column */
};

struct work {
	struct pdf_grid *g;
	struct line *lines;
	size_t n;
	int32_t *right; /* of each column: how far its text goes */
};

static const struct pdf_line *
printed(const struct work *w, size_t i)
{
	return &w->g->l->lines.at[w->g->items[w->lines[i].first].line];
}

static void
add_lines(struct work *w)
{
	struct pdf_grid *g = w->g;

	w->lines = arena_array(g->arena, g->n + 1, sizeof(*w->lines));
	w->right = arena_array(g->arena, g->n_cols + 1, sizeof(*w->right));
	for (size_t i = 0; i < g->n; i++) {
		const struct pdf_item *it = &g->items[i];
		struct line *line;

		if (i == 0 || it->line != it[-1].line) {
			w->lines[w->n].first = i;
			w->lines[w->n].row = (uint32_t)w->n;
			w->n++;
		}
		line = &w->lines[w->n - 1];
		line->n++;
		for (uint16_t c = it->col; c < it->col_end; c++)
			line->cols |= (uint64_t)1 << c;
		if (!it->header && !it->piece->number &&
		    it->piece->x1 > w->right[it->col_end - 1])
			w->right[it->col_end - 1] = it->piece->x1;
	}
}

static const struct pdf_item *
item_in(const struct work *w, size_t line, uint16_t col)
{
	const struct line *l = &w->lines[line];

	for (size_t i = 0; i < l->n; i++) {
		const struct pdf_item *it = &w->g->items[l->first + i];

		if (it->col <= col && col < it->col_end)
			return it;
	}
	return NULL;
}

static bool
is_header(const struct work *w, size_t line)
{
	return w->g->items[w->lines[line].first].header;
}

/* ---- beside each other ---- */

/* Do the lines share a good part of the smaller one's height? */
static bool
level(const struct pdf_line *a, const struct pdf_line *b)
{
	int32_t top = a->y0 > b->y0 ? a->y0 : b->y0;
	int32_t foot = a->y1 < b->y1 ? a->y1 : b->y1;
	int32_t left = a->y1 - a->y0, right = b->y1 - b->y0;

	return a->page == b->page &&
	       (foot - top) * 4 >= (left < right ? left : right);
}

/* One header in two lines: close together, one centred over the other. */
static bool
is_wrapped_header(const struct work *w, size_t upper, size_t lower)
{
	const struct pdf_line *a = printed(w, upper), *b = printed(w, lower);

	if (a->page != b->page ||
	    pdf_line_middle(b) - pdf_line_middle(a) > b->em * 147 / 100)
		return false;
	for (uint16_t c = 0; c < w->g->n_cols; c++) {
		const struct pdf_item *i = item_in(w, upper, c);
		const struct pdf_item *j = item_in(w, lower, c);
		int32_t middle, start;

		if (i == NULL || j == NULL)
			continue;
		middle = (i->piece->x0 + i->piece->x1 - j->piece->x0 -
		          j->piece->x1) /
		         2;
		start = i->piece->x0 - j->piece->x0;
		if ((middle > b->em * 6 / 10 || middle < -b->em * 6 / 10) &&
		    (start > b->em / 2 || start < -b->em / 2))
			return false;
		if (i->piece->number || j->piece->number)
			return false;
	}
	return true;
}

/* May line `i` share the columns that lines `from` to i-1 of one row use? */
static bool
may_share(const struct work *w, size_t from, size_t i)
{
	for (size_t k = from; k < i; k++) {
		uint64_t both = w->lines[k].cols & w->lines[i].cols;

		for (uint16_t c = 0; c < w->g->n_cols; c++) {
			const struct pdf_item *a, *b;

			if ((both >> c & 1) == 0)
				continue;
			a = item_in(w, k, c);
			b = item_in(w, i, c);
			if (a->piece->number || b->piece->number)
				return false;
		}
		if (both != 0 && is_header(w, i) && !is_wrapped_header(w, k, i))
			return false;
	}
	return true;
}

/* Line `i` stands beside one of the lines `from` to i-1. */
static bool
stands_beside(const struct work *w, size_t from, size_t i)
{
	for (size_t k = from; k < i; k++)
		if ((w->lines[k].cols & w->lines[i].cols) == 0 &&
		    level(printed(w, k), printed(w, i)))
			return true;
	return false;
}

static void
join_level(struct work *w)
{
	size_t from = 0;

	for (size_t i = 1; i < w->n; i++) {
		bool same = is_header(w, from) == is_header(w, i);
		bool wrapped = same && is_header(w, i) &&
		               (w->lines[i - 1].cols & w->lines[i].cols) != 0 &&
		               is_wrapped_header(w, i - 1, i);

		if (i - from < 12 && may_share(w, from, i) &&
		    (wrapped || (stands_beside(w, from, i))))
			w->lines[i].row = w->lines[from].row;
		else
			from = i;
	}
}

/* ---- cells that go on ---- */

/* One cell of text and nothing else in the row. */
static bool
is_loose(const struct work *w, size_t i)
{
	const struct line *l = &w->lines[i];

	return l->n == 1 && !w->g->items[l->first].piece->number &&
	       !is_header(w, i) && (i == 0 || l[-1].row != l->row) &&
	       (i + 1 == w->n || l[1].row != l->row);
}

/* The cell's line reaches its right edge. */
static bool
is_full(const struct work *w, const struct pdf_item *it)
{
	int32_t em = w->g->l->lines.at[it->line].em;

	return it->piece->x1 + em * 13 / 10 >= w->right[it->col_end - 1] &&
	       it->piece->x1 - it->piece->x0 > em * 3;
}

static bool
begins_item(struct slice s)
{
	static const char *const marks[] = {
	    "一、", "二、", "三、", "四、", "五、", "六、", "七、",
	    "八、", "九、", "十",   "（",   "其中", "1.",   "2.",
	    "3.",   "4.",   "1、",  "2、",  "3、",  "注"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (slice_starts(s, slice_of(marks[i])))
			return true;
	return false;
}

/* The line of row `row`, from `i` in steps of `step`, that has text in the
 * column of line `i`, close enough to be of the same cell. */
static const struct pdf_item *
neighbour(const struct work *w, size_t i, int step)
{
	const struct pdf_item *it = &w->g->items[w->lines[i].first], *other;
	const struct pdf_line *here = printed(w, i);
	size_t k = i + (size_t)step;
	uint32_t row;
	int32_t apart;

	if (k >= w->n)
		return NULL;
	for (row = w->lines[k].row; k < w->n && w->lines[k].row == row;
	     k += (size_t)step) {
		other = item_in(w, k, it->col);
		if (other == NULL)
			continue;
		apart = pdf_line_middle(here) - pdf_line_middle(printed(w, k));
		apart = apart < 0 ? -apart : apart;
		return other->piece->number || other->header ||
		               printed(w, k)->page != here->page ||
		               apart > here->em * 3 / 2
		           ? NULL
		           : other;
	}
	return NULL;
}

/* How far the text of column `col` would be off the middle of row `row`'s
 * figures if it reached from `top` to `foot`. */
static int32_t
off_centre(const struct work *w, size_t line, int32_t top, int32_t foot)
{
	uint32_t row = w->lines[line].row;
	int32_t off;

	while (line > 0 && w->lines[line - 1].row == row)
		line--;
	for (; line < w->n && w->lines[line].row == row; line++)
		if (w->lines[line].n > 1 ||
		    w->g->items[w->lines[line].first].piece->number) {
			off =
			    top + foot - 2 * pdf_line_middle(printed(w, line));
			return off < 0 ? -off : off;
		}
	return 0;
}

/* Of two rows that could have it: is the upper one the better? */
static bool
prefers_above(const struct work *w, size_t i, const struct pdf_item *above,
              const struct pdf_item *below)
{
	const struct pdf_line *here = printed(w, i);
	const struct pdf_piece *a = above->piece, *b = below->piece;
	int32_t with = off_centre(w, i - 1, a->y0, here->y1) +
	               off_centre(w, i + 1, b->y0, b->y1);
	int32_t without = off_centre(w, i - 1, a->y0, a->y1) +
	                  off_centre(w, i + 1, here->y0, b->y1);

	return with <= without;
}

/* 1. and then 2., one below the other: a list in one cell. */
static bool
is_next_item(const struct pdf_item *above, const struct pdf_item *it)
{
	struct numbering a = numbering_of(above->piece->text);
	struct numbering b = numbering_of(it->piece->text);
	int32_t off = above->piece->x0 - it->piece->x0;

	return a.style != NUMBERING_NONE && a.style == b.style &&
	       a.style >= NUMBERING_DIGIT && a.number + 1 == b.number &&
	       off < 300 && off > -300;
}

/* The line above with a figure that goes on in item `it` of line `i`: the next
 * one, or the next but one where those between are centred beside it. */
static size_t
figure_above(const struct work *w, size_t i, const struct pdf_item *it)
{
	const struct pdf_line *here = printed(w, i);

	for (size_t k = i; k-- > 0 && k + 3 > i && !is_header(w, k);) {
		const struct pdf_item *figure = item_in(w, k, it->col);
		const struct pdf_line *above = printed(w, k);
		/* Figures alone are narrower than their type is wide. */
		int32_t em = here->y1 - here->y0;

		if (above->page != here->page ||
		    pdf_line_middle(here) - pdf_line_middle(above) > em * 3 / 2)
			break;
		if (figure != NULL)
			return pdf_figure_goes_on(figure->piece->text,
			                          it->piece->text)
			           ? k
			           : i;
	}
	return i;
}

/* Lines of nothing but the rests of figures above. */
static void
join_figures(struct work *w)
{
	for (size_t i = 1; i < w->n; i++) {
		const struct line *l = &w->lines[i];
		size_t above = i;

		for (size_t k = 0; k < l->n; k++) {
			above = figure_above(w, i, &w->g->items[l->first + k]);
			if (above == i)
				break;
		}
		if (above < i && !is_header(w, i))
			w->lines[i].row = w->lines[i - 1].row;
	}
}

static void
join_loose(struct work *w)
{
	for (size_t i = 0; i < w->n; i++) {
		const struct pdf_item *it = &w->g->items[w->lines[i].first];
		const struct pdf_item *above, *below;
		bool up, down;

		if (!is_loose(w, i))
			continue;
		above = i > 0 ? neighbour(w, i, -1) : NULL;
		below = neighbour(w, i, 1);
		up = above != NULL &&
		     ((is_full(w, above) && !begins_item(it->piece->text)) ||
		      is_next_item(above, it));
		down = below != NULL && is_full(w, it) &&
		       !begins_item(below->piece->text);
		if (up && (!down || prefers_above(w, i, above, below)))
			w->lines[i].row = w->lines[i - 1].row;
		else if (down)
			w->lines[i].row = w->lines[i + 1].row;
	}
}

/* Does item `j` of a header go on below item `i`? */
static bool
continues(const struct pdf_grid *g, const struct pdf_item *i,
          const struct pdf_item *j)
{
	const struct pdf_line *a = &g->l->lines.at[i->line];
	const struct pdf_line *b = &g->l->lines.at[j->line];
	int32_t pitch = i->piece->y0 + i->piece->y1;
	int32_t middle = i->piece->x0 + i->piece->x1;

	pitch = j->piece->y0 + j->piece->y1 - pitch;
	middle -= j->piece->x0 + j->piece->x1;
	return a->page == b->page && i->col == j->col &&
	       i->col_end == j->col_end && !i->piece->number &&
	       !j->piece->number && pitch > 0 && pitch <= b->em * 294 / 100 &&
	       middle < b->em * 6 / 5 && middle > -b->em * 6 / 5;
}

/* A header's second line may stand at the height of the next row's headers:
 * moves it up, alone. */
static void
join_header_items(struct pdf_grid *g)
{
	size_t n = 0;

	while (n < g->n && g->items[n].header)
		n++;
	for (size_t j = 0; j < n && n <= HEADER_ITEMS_MOST; j++)
		for (size_t i = 0; i < j; i++)
			if (g->items[i].row != g->items[j].row &&
			    continues(g, &g->items[i], &g->items[j]))
				g->items[j].row = g->items[i].row;
	/* In order of rows again. */
	for (size_t j = 1; j < n && n <= HEADER_ITEMS_MOST; j++)
		for (size_t i = j;
		     i > 0 && g->items[i - 1].row > g->items[i].row; i--) {
			struct pdf_item it = g->items[i];

			g->items[i] = g->items[i - 1];
			g->items[i - 1] = it;
		}
}

void
pdf_grid_rows(struct pdf_grid *g)
{
	struct work w = {g, NULL, 0, NULL};
	uint32_t last = 0;

	add_lines(&w);
	join_level(&w);
	join_figures(&w);
	join_loose(&w);
	for (size_t i = 0; i < w.n; i++) {
		if (i == 0 || w.lines[i].row != last)
			g->rows++;
		last = w.lines[i].row;
		for (size_t k = 0; k < w.lines[i].n; k++)
			g->items[w.lines[i].first + k].row = g->rows - 1;
		if (is_header(&w, i) &&
		    !pdf_counts_columns(g->l, printed(&w, i)))
			g->header_rows = g->rows;
	}
	join_header_items(g);
}
