/*
 * Lines that touch belong to one table.  Their places are the edges of its
 * columns and rows; where no line parts two squares they are one cell.
 */
#include "ingest/pdf_ruled.h"

#include <stdlib.h>

#define LINES_MOST 3000u
#define SAME 150  /* hundredths: lines nearer than that are one */
#define TOUCH 300 /* and so near a line's end touches another */
#define NARROWEST 300
#define OPEN_SIDE 800 /* a line that sticks out so far bounds a cell */

struct lines {
	struct pdf_rule *at; /* upright ones first have x0 == x1 */
	uint32_t *set;       /* which table: a place in `at` */
	size_t n;
};

struct work {
	struct arena *arena;
	struct lines l;
	struct pdf_frame *f;
	struct pdf_rule *own; /* the lines of one table */
	size_t n_own;
};

static bool
is_upright(const struct pdf_rule *r)
{
	return r->x0 == r->x1;
}

/* Upright ones first, then by place. */
static int
by_place(const void *a, const void *b)
{
	const struct pdf_rule *l = a, *r = b;
	bool up = is_upright(l);

	if (up != is_upright(r))
		return up ? -1 : 1;
	if (up && l->x0 != r->x0)
		return l->x0 < r->x0 ? -1 : 1;
	if (l->y0 != r->y0)
		return l->y0 < r->y0 ? -1 : 1;
	return (l->x0 > r->x0) - (l->x0 < r->x0);
}

/* ---- which lines make one table ---- */

static uint32_t
root(const struct lines *l, uint32_t i)
{
	while (l->set[i] != i)
		i = l->set[i] = l->set[l->set[i]];
	return i;
}

static bool
touch(const struct pdf_rule *a, const struct pdf_rule *b)
{
	return a->x0 <= b->x1 + TOUCH && b->x0 <= a->x1 + TOUCH &&
	       a->y0 <= b->y1 + TOUCH && b->y0 <= a->y1 + TOUCH;
}

static void
join_lines(struct lines *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		for (uint32_t k = i + 1; k < l->n; k++)
			if (touch(&l->at[i], &l->at[k]))
				l->set[root(l, k)] = root(l, i);
}

/* ---- edges ---- */

static int
by_value(const void *a, const void *b)
{
	const int32_t *l = a, *r = b;

	return (*l > *r) - (*l < *r);
}

/* Sorted and each once; how many are left. */
static size_t
each_once(int32_t *at, size_t n)
{
	size_t kept = 0;

	qsort(at, n, sizeof(*at), by_value);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || at[i] - at[kept - 1] > NARROWEST)
			at[kept++] = at[i];
	return kept;
}

static void
insert_first(int32_t *at, size_t *n, int32_t value)
{
	memmove(at + 1, at, *n * sizeof(*at));
	at[0] = value;
	++*n;
}

/* The edges along one direction; lines across that stick out bound the table
 * where it has no side of its own. */
static size_t
edges(const struct work *w, bool columns, int32_t *at)
{
	int32_t low = INT32_MAX, high = INT32_MIN;
	size_t n = 0;

	for (size_t i = 0; i < w->n_own; i++) {
		const struct pdf_rule *r = &w->own[i];
		int32_t from = columns ? r->x0 : r->y0;
		int32_t to = columns ? r->x1 : r->y1;

		if (is_upright(r) == columns)
			at[n++] = from;
		low = from < low ? from : low;
		high = to > high ? to : high;
	}
	n = each_once(at, n);
	if (n == 0 || low < at[0] - OPEN_SIDE)
		insert_first(at, &n, low);
	if (high > at[n - 1] + OPEN_SIDE)
		at[n++] = high;
	return n;
}

/* ---- squares and cells ---- */

/* Of the length from `low` to `high`, is most covered by lines at `place`? */
static bool
is_drawn(const struct work *w, bool upright, int32_t place, int32_t low,
         int32_t high)
{
	int32_t covered = 0;

	for (size_t i = 0; i < w->n_own; i++) {
		const struct pdf_rule *r = &w->own[i];
		int32_t at = upright ? r->x0 : r->y0;
		int32_t from = upright ? r->y0 : r->x0;
		int32_t to = upright ? r->y1 : r->x1;

		if (is_upright(r) != upright || at > place + NARROWEST ||
		    at < place - NARROWEST)
			continue;
		from = from > low ? from : low;
		to = to < high ? to : high;
		if (to > from)
			covered += to - from;
	}
	return covered > (high - low) / 2;
}

static uint32_t
cell_root(const struct pdf_frame *f, uint32_t i)
{
	while (f->cell[i] != i)
		i = f->cell[i] = f->cell[f->cell[i]];
	return i;
}

/* Squares that no line parts are one cell. */
static void
merge_squares(const struct work *w)
{
	struct pdf_frame *f = w->f;

	for (uint32_t row = 0; row < f->n_rows; row++)
		for (uint32_t col = 0; col < f->n_cols; col++) {
			uint32_t i = row * (uint32_t)f->n_cols + col;

			if (col > 0 && !is_drawn(w, true, f->x[col], f->y[row],
			                         f->y[row + 1]))
				f->cell[cell_root(f, i)] = cell_root(f, i - 1);
			if (row > 0 && !is_drawn(w, false, f->y[row], f->x[col],
			                         f->x[col + 1]))
				f->cell[cell_root(f, i)] =
				    cell_root(f, i - (uint32_t)f->n_cols);
		}
}

/* The boxes around all cells, by their roots; how many squares each has. */
static void
bound_boxes(const struct pdf_frame *f, struct pdf_box *box, uint32_t *squares)
{
	for (uint32_t i = 0; i < f->n_rows * f->n_cols; i++) {
		uint16_t row = (uint16_t)(i / f->n_cols);
		uint16_t col = (uint16_t)(i % f->n_cols);
		uint32_t r = cell_root(f, i);
		struct pdf_box *b = &box[r];

		if (squares[r]++ == 0)
			*b = (struct pdf_box){col, col,     row,
			                      row, {"", 0}, false};
		b->col = col < b->col ? col : b->col;
		b->col_end =
		    col >= b->col_end ? (uint16_t)(col + 1) : b->col_end;
		b->row_end = (uint16_t)(row + 1);
	}
}

/* Cells in order of their first squares; one that is no rectangle falls into
 * its squares. */
static void
make_boxes(const struct work *w)
{
	struct pdf_frame *f = w->f;
	uint32_t n = (uint32_t)(f->n_rows * f->n_cols);
	struct pdf_box *box = arena_array(w->arena, n + 1, sizeof(*box));
	uint32_t *squares = arena_array(w->arena, n + 1, sizeof(*squares));
	uint32_t *place = arena_array(w->arena, n + 1, sizeof(*place));

	f->boxes = arena_array(w->arena, n + 1, sizeof(*f->boxes));
	bound_boxes(f, box, squares);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t r = cell_root(f, i);
		const struct pdf_box *b = &box[r];
		uint16_t row = (uint16_t)(i / f->n_cols);
		uint16_t col = (uint16_t)(i % f->n_cols);
		bool whole = squares[r] == (uint32_t)(b->row_end - b->row) *
		                               (uint32_t)(b->col_end - b->col);

		if (whole && place[r] != 0)
			continue;
		f->boxes[f->n_boxes] =
		    whole ? *b : (struct pdf_box){col,     (uint16_t)(col + 1),
		                                  row,     (uint16_t)(row + 1),
		                                  {"", 0}, false};
		place[whole ? r : i] = (uint32_t)++f->n_boxes;
	}
	for (uint32_t i = 0; i < f->n_boxes; i++) {
		const struct pdf_box *b = &f->boxes[i];

		for (uint32_t row = b->row; row < b->row_end; row++)
			for (uint32_t col = b->col; col < b->col_end; col++)
				place[row * f->n_cols + col] = i;
	}
	memcpy(f->cell, place, n * sizeof(*place));
}

/* ---- tables ---- */

static void
add_frame(struct work *w, size_t page, struct pdf_frames *out)
{
	int32_t *x = arena_array(w->arena, w->n_own + 3, sizeof(*x));
	int32_t *y = arena_array(w->arena, w->n_own + 3, sizeof(*y));
	size_t n_x = edges(w, true, x), n_y = edges(w, false, y);
	struct pdf_frame f = {.page = page, .x = x, .y = y};

	if (n_x < 3 || n_y < 2 || n_x > PDF_FRAME_COLUMNS ||
	    n_y > PDF_FRAME_ROWS)
		return;
	f.n_cols = n_x - 1;
	f.n_rows = n_y - 1;
	f.cell = arena_array(w->arena, f.n_cols * f.n_rows, sizeof(*f.cell));
	for (uint32_t i = 0; i < f.n_cols * f.n_rows; i++)
		f.cell[i] = i;
	w->f = &f;
	merge_squares(w);
	make_boxes(w);
	w->f = NULL;
	if (f.n_boxes > 2)
		*list_add(w->arena, &out->list) = f;
}

static int
by_top(const void *a, const void *b)
{
	const struct pdf_frame *l = a, *r = b;

	if (l->page != r->page)
		return l->page < r->page ? -1 : 1;
	return (l->y[0] > r->y[0]) - (l->y[0] < r->y[0]);
}

void
pdf_frames_find(const struct pdf_rule *rules, size_t n, size_t page,
                struct arena *a, struct pdf_frames *out)
{
	struct work w = {.arena = a};
	size_t before = out->list.n;

	if (n < 4)
		return;
	w.l.n = n < LINES_MOST ? n : LINES_MOST;
	w.l.at = arena_array(a, w.l.n, sizeof(*w.l.at));
	memcpy(w.l.at, rules, w.l.n * sizeof(*w.l.at));
	qsort(w.l.at, w.l.n, sizeof(*w.l.at), by_place);
	w.l.set = arena_array(a, w.l.n, sizeof(*w.l.set));
	for (uint32_t i = 0; i < w.l.n; i++)
		w.l.set[i] = i;
	join_lines(&w.l);
	w.own = arena_array(a, w.l.n, sizeof(*w.own));
	for (uint32_t i = 0; i < w.l.n; i++) {
		if (root(&w.l, i) != i)
			continue;
		w.n_own = 0;
		for (uint32_t k = 0; k < w.l.n; k++)
			if (root(&w.l, k) == i)
				w.own[w.n_own++] = w.l.at[k];
		if (w.n_own >= 4)
			add_frame(&w, page, out);
	}
	if (out->list.n > before + 1)
		qsort(out->list.at + before, out->list.n - before,
		      sizeof(*out->list.at), by_top);
}
