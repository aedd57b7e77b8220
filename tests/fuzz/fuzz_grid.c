/* Tables out of arbitrary bytes: squaring, headers, every square asked. */
#include "ingest/column.h"

#include <stddef.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Six bytes a cell; the rest of the input is the text the spans lie in. */
static struct table *
table_of(struct arena *a, const uint8_t *data, size_t cells, size_t text)
{
	struct table *t = arena_alloc(a, sizeof(*t));

	t->rows = data[0] % 24;
	t->cols = (uint16_t)(data[1] > 240 ? 300 : data[1] % 32);
	for (size_t i = 0; i < cells; i++) {
		const uint8_t *d = data + 2 + i * 6;
		struct cell *c = list_add(a, &t->cells);

		c->row = d[0];
		c->col = d[1];
		c->rowspan = d[2] > 250 ? 65535 : d[2];
		c->colspan = d[3] > 250 ? 65535 : d[3];
		c->span.start = (uint32_t)(text == 0 ? 0 : d[4] % text);
		c->span.end = c->span.start + d[5];
		if (c->span.end > text)
			c->span.end = (uint32_t)text;
	}
	return t;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t cells = size < 2 ? 0 : (size - 2) / 12;
	size_t used = 2 + cells * 6;
	struct slice text = {(const char *)data + used, size - used};
	struct arena *a;
	struct grid g;
	struct header h;

	if (cells == 0)
		return 0;
	a = arena_new((size_t)64 << 20);
	if (grid_square(a, table_of(a, data, cells, text.len), text, &g)) {
		uint16_t over[GRID_COLS_MOST];

		for (size_t row = 0; row < g.rows; row++) {
			(void)grid_row_span(&g, row);
			(void)grid_row_cells(&g, row);
			for (size_t col = 0; col <= g.cols; col++)
				(void)grid_span(&g, row, col);
			if (row + 1 < g.rows)
				grid_over(&g, row, row + 1, over);
		}
		(void)header_find(columns_new(a), &g, 0, &h);
	}
	arena_free(a);
	return 0;
}
