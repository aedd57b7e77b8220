/*
 * A ruled table that runs over pages is drawn page by page.  The next page goes
 * on with it when nothing stands between and its edges are the same; a part
 * without merged cells has fewer of them.  A header that is printed again is
 * left out, and a row that the page cut in two becomes one again.
 */
#include "ingest/pdf_ruled.h"

#include "ingest/numbering.h"
#include "ingest/pdf_lines.h"

#define SAME_EDGE 500 /* hundredths between the edges of two pages' tables */

/* The whole table, rows counted on. */
struct whole {
	struct arena *arena;
	const struct pdf_frame *widest;
	LIST_OF(struct pdf_box) boxes;
	size_t rows;
};

/* ---- edges ---- */

/* The edge of `f` that lies at `x` from its left; SIZE_MAX for none. */
static size_t
edge_at(const struct pdf_frame *f, int32_t x)
{
	for (size_t i = 0; i <= f->n_cols; i++) {
		int32_t off = f->x[i] - f->x[0] - x;

		if (off <= SAME_EDGE && off >= -SAME_EDGE)
			return i;
	}
	return SIZE_MAX;
}

/* All edges of `a` are edges of `b`, the outer ones its outer ones. */
static bool
fits_into(const struct pdf_frame *a, const struct pdf_frame *b)
{
	if (a->n_cols > b->n_cols ||
	    edge_at(b, a->x[a->n_cols] - a->x[0]) != b->n_cols)
		return false;
	for (size_t i = 1; i < a->n_cols; i++)
		if (edge_at(b, a->x[i] - a->x[0]) == SIZE_MAX)
			return false;
	return true;
}

/* The frames from `i` on that are one table; `*widest` has all their edges. */
static size_t
chain_end(const struct pdf_frames *f, size_t i, size_t end,
          const struct pdf_frame **widest)
{
	*widest = &f->list.at[i];
	for (i++; i < end; i++) {
		const struct pdf_frame *next = &f->list.at[i];

		if (next->page != next[-1].page + 1)
			break;
		if (fits_into(next, *widest))
			continue;
		if (!fits_into(*widest, next))
			break;
		*widest = next;
	}
	return i;
}

/* ---- rows ---- */

/* The first box that begins in a row or behind it. */
static size_t
row_start(const struct pdf_frame *f, size_t row)
{
	size_t i = 0;

	while (i < f->n_boxes && f->boxes[i].row < row)
		i++;
	return i;
}

/* How many rows at the start of `b` say what those of `a` say: its header. */
static size_t
repeated_rows(const struct pdf_frame *a, const struct pdf_frame *b)
{
	size_t row = 0;

	for (; row < a->n_rows && row < b->n_rows; row++) {
		size_t i = row_start(a, row), k = row_start(b, row);
		bool words = false;

		for (; i < a->n_boxes && k < b->n_boxes &&
		       a->boxes[i].row == row && b->boxes[k].row == row;
		     i++, k++) {
			words = words || a->boxes[i].text.len > 0;
			if (!slice_is(a->boxes[i].text, b->boxes[k].text))
				return row;
		}
		if (!words)
			return row;
	}
	return row == b->n_rows ? 0 : row;
}

/* The box of the last row so far that covers these columns; NULL. */
static struct pdf_box *
box_above(struct whole *w, const struct pdf_box *b)
{
	for (size_t i = w->boxes.n; i-- > 0;) {
		struct pdf_box *above = &w->boxes.at[i];

		if (above->row_end == w->rows && above->col == b->col &&
		    above->col_end == b->col_end)
			return above;
	}
	return NULL;
}

/* The words of `b` go on with those of the box above. */
static bool
continues(const struct pdf_box *above, const struct pdf_box *b)
{
	if (above == NULL || above->text.len == 0)
		return false;
	if (slice_is_digits(b->text) && b->text.len <= 2)
		return pdf_figure_goes_on(above->text, b->text);
	return above->full && numbering_of(b->text).style == NUMBERING_NONE &&
	       memchr(b->text.at, '.', b->text.len) == NULL;
}

/* A row of which every cell goes on with the one above, some having nothing
 * left to print. */
static bool
is_rest_of_row(struct whole *w, const struct pdf_box *b, size_t n)
{
	size_t rests = 0, done = 0;

	for (size_t i = 0; i < n; i++) {
		const struct pdf_box *above = box_above(w, &b[i]);

		if (b[i].text.len > 0 && !continues(above, &b[i]))
			return false;
		rests += b[i].text.len > 0;
		done +=
		    b[i].text.len == 0 && above != NULL && above->text.len > 0;
	}
	return rests > 0 && done > 0;
}

static void
append(struct whole *w, struct pdf_box *above, struct slice rest)
{
	char *at = arena_alloc(w->arena, above->text.len + rest.len + 1);
	size_t n = above->text.len;

	memcpy(at, above->text.at, n);
	if (!slice_is_digits(rest))
		at[n++] = '\n';
	memcpy(at + n, rest.at, rest.len);
	above->text = (struct slice){at, n + rest.len};
}

/* Moves the boxes of a frame to the columns of the widest one. */
static struct pdf_box *
fitted(struct whole *w, const struct pdf_frame *f)
{
	struct pdf_box *b = arena_array(w->arena, f->n_boxes + 1, sizeof(*b));

	for (size_t i = 0; i < f->n_boxes; i++) {
		int32_t left = f->x[f->boxes[i].col] - f->x[0];
		int32_t right = f->x[f->boxes[i].col_end] - f->x[0];

		b[i] = f->boxes[i];
		b[i].col = (uint16_t)edge_at(w->widest, left);
		b[i].col_end = (uint16_t)edge_at(w->widest, right);
	}
	return b;
}

static void
add_frame(struct whole *w, const struct pdf_frame *f,
          const struct pdf_frame *first)
{
	size_t from = f == first ? 0 : repeated_rows(first, f);
	size_t i = row_start(f, from), end = row_start(f, from + 1);
	struct pdf_box *b = fitted(w, f);

	if (f != first && is_rest_of_row(w, b + i, end - i)) {
		for (; i < end; i++)
			if (b[i].text.len > 0)
				append(w, box_above(w, &b[i]), b[i].text);
		from++;
	}
	for (; i < f->n_boxes; i++) {
		b[i].row = (uint16_t)(b[i].row - from + w->rows);
		b[i].row_end = (uint16_t)(b[i].row_end - from + w->rows);
		*list_add(w->arena, &w->boxes) = b[i];
	}
	w->rows += f->n_rows - from;
}

/* ---- out ---- */

static void
write_text(struct slice text, struct builder *b)
{
	while (text.len > 0) {
		const char *end = memchr(text.at, '\n', text.len);
		size_t n = end == NULL ? text.len : (size_t)(end - text.at);

		builder_text(b, (struct slice){text.at, n});
		text = slice_from(text, n < text.len ? n + 1 : n);
		if (text.len == 0)
			return;
		if (numbering_of(text).style >= NUMBERING_DIGIT)
			builder_line(b);
		else
			builder_text(b, SLICE("\n"));
	}
}

static void
write_table(const struct whole *w, struct builder *b)
{
	size_t i = 0;

	builder_table(b);
	for (size_t row = 0; row < w->rows; row++) {
		builder_row(b);
		for (; i < w->boxes.n && w->boxes.at[i].row == row; i++) {
			const struct pdf_box *x = &w->boxes.at[i];

			builder_cell(b, (unsigned)(x->row_end - x->row),
			             (unsigned)(x->col_end - x->col));
			write_text(x->text, b);
			builder_cell_end(b);
		}
	}
	builder_table_end(b);
}

size_t
pdf_ruled_write(const struct pdf_frames *f, size_t i, size_t end,
                struct builder *b)
{
	struct whole w = {.arena = b->arena};
	const struct pdf_frame *first = &f->list.at[i];
	size_t last = chain_end(f, i, end, &w.widest);

	b->page = (uint16_t)(first->page + 1);
	for (; i < last && w.rows + PDF_FRAME_ROWS < UINT16_MAX; i++)
		add_frame(&w, &f->list.at[i], first);
	write_table(&w, b);
	return i;
}
