/*
 * From rows and columns to cells, and out to the document.
 */
#include "ingest/pdf_table.h"

#include "ingest/numbering.h"

/* ---- cells ---- */

static void
add_item(struct pdf_sheet *s, size_t row_first, size_t i)
{
	struct pdf_item *it = &s->g->items[i];

	for (size_t k = row_first; k < s->n; k++) {
		struct pdf_cell *c = &s->cells[k];

		if (c->col >= it->col_end || it->col >= c->col_end)
			continue;
		s->next[c->last] = i;
		c->last = i;
		if (it->col < c->col)
			c->col = it->col;
		if (it->col_end > c->col_end)
			c->col_end = it->col_end;
		return;
	}
	s->cells[s->n++] =
	    (struct pdf_cell){it->col, it->col_end, it->row, it->row + 1, i, i};
}

static bool
comes_before(const struct pdf_cell *a, const struct pdf_cell *b)
{
	return a->row != b->row ? a->row < b->row : a->col < b->col;
}

/* Rows come in order; their few cells are put in order here. */
static void
sort_cells(struct pdf_sheet *s)
{
	for (size_t i = 1; i < s->n; i++)
		for (size_t k = i;
		     k > 0 && comes_before(&s->cells[k], &s->cells[k - 1]);
		     k--) {
			struct pdf_cell c = s->cells[k];

			s->cells[k] = s->cells[k - 1];
			s->cells[k - 1] = c;
		}
}

/* A cell that grew over its neighbour gives way. */
static void
part_cells(struct pdf_sheet *s)
{
	for (size_t i = 1; i < s->n; i++) {
		struct pdf_cell *a = &s->cells[i - 1], *b = &s->cells[i];

		if (a->row == b->row && a->col_end > b->col)
			a->col_end = b->col > a->col ? b->col : a->col_end;
		if (a->row == b->row && b->col < a->col_end)
			b->col = a->col_end;
		if (b->col_end <= b->col)
			b->col_end = (uint16_t)(b->col + 1);
	}
}

static void
make_cells(struct pdf_sheet *s)
{
	size_t row_first = 0;

	s->cells = arena_array(s->g->arena, s->g->n + 1, sizeof(*s->cells));
	s->next = arena_array(s->g->arena, s->g->n + 1, sizeof(*s->next));
	for (size_t i = 0; i < s->g->n; i++) {
		s->next[i] = SIZE_MAX;
		if (i > 0 && s->g->items[i].row != s->g->items[i - 1].row)
			row_first = s->n;
		add_item(s, row_first, i);
	}
	sort_cells(s);
	part_cells(s);
}

/* ---- out ---- */

static void
write_cell(const struct pdf_sheet *s, const struct pdf_cell *c,
           struct builder *b)
{
	size_t line = SIZE_MAX;
	bool figure = false;

	builder_cell(b, c->row_end - c->row, (unsigned)(c->col_end - c->col));
	for (size_t i = c->first; i != SIZE_MAX; i = s->next[i]) {
		const struct pdf_item *it = &s->g->items[i];

		/* A line end is none between Chinese; a gap is a blank. */
		if (line == it->line)
			builder_text(b, SLICE(" "));
		else if (figure && it->piece->number)
			; /* the rest of it */
		else if (line != SIZE_MAX &&
		         numbering_of(it->piece->text).style >= NUMBERING_DIGIT)
			builder_line(b);
		else if (line != SIZE_MAX)
			builder_text(b, SLICE("\n"));
		builder_text(b, it->piece->text);
		line = it->line;
		figure = it->piece->number;
	}
	builder_cell_end(b);
}

static void
write_row(const struct pdf_sheet *s, size_t *at, uint32_t row,
          struct builder *b)
{
	uint16_t col = 0, to;

	builder_row(b);
	while (col < s->g->n_cols) {
		const struct pdf_cell *c =
		    *at < s->n && s->cells[*at].row == row ? &s->cells[*at]
		                                           : NULL;

		to = c != NULL ? c->col : (uint16_t)s->g->n_cols;
		for (; col < to; col++) {
			/* Covered by a header from above: no cell here. */
			if (col < BUILDER_COLUMNS && b->taken[col] > row)
				continue;
			builder_cell(b, 1, 1);
			builder_cell_end(b);
		}
		if (c == NULL)
			return;
		write_cell(s, c, b);
		col = c->col_end > col ? c->col_end : (uint16_t)(col + 1);
		++*at;
	}
	while (*at < s->n && s->cells[*at].row == row)
		++*at;
}

void
pdf_table_write(const struct pdf_lines *l, struct pdf_region region,
                struct builder *b)
{
	struct pdf_grid g;
	struct pdf_sheet s = {&g, NULL, 0, NULL};
	size_t at = 0;

	pdf_grid_begin(&g, l, region);
	pdf_grid_columns(&g);
	pdf_grid_rows(&g);
	make_cells(&s);
	pdf_merge_headers(&s);
	builder_table(b);
	for (uint32_t row = 0; row < g.rows; row++)
		write_row(&s, &at, row, b);
	builder_table_end(b);
}
