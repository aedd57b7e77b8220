/* Squaring: merged cells, cells that overlap or stick out, two-row headers. */
#include "ingest/grid.c"

#include "ingest/table_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void
words(const struct grid *g, size_t row, size_t col, const char *want)
{
	struct slice s = grid_words(g, row, col);

	assert_int_equal(s.len, strlen(want));
	assert_memory_equal(s.at, want, s.len);
}

static struct grid
squared(struct arena *a, const char *text)
{
	struct grid g;

	assert_true(
	    grid_square(a, fixture_table(a, text, text, text + strlen(text)),
	                slice_of(text), &g));
	return g;
}

static void
merged_cells_answer_everywhere(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	/* The second row's first square belongs to the cell above. */
	struct table *t = arena_alloc(a, sizeof(*t));
	static const char text[] = "tall|wide|x";
	static const struct cell cells[] = {
	    {{0, 4}, 0, 0, 2, 1},
	    {{5, 9}, 0, 1, 1, 2},
	    {{10, 11}, 1, 1, 1, 1},
	};
	struct grid g;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		*list_add(a, &t->cells) = cells[i];
	t->rows = 2;
	t->cols = 3;
	assert_true(grid_square(a, t, slice_of(text), &g));
	words(&g, 1, 0, "tall");
	words(&g, 0, 2, "wide");
	words(&g, 1, 1, "x");
	words(&g, 1, 2, "");
	assert_true(grid_begins(&g, 0, 0));
	assert_false(grid_begins(&g, 1, 0));
	assert_int_equal(grid_row_cells(&g, 1), 1);
	assert_int_equal(grid_row_span(&g, 1).start, 10);
	assert_null(grid_cell(&g, 2, 0));
	arena_free(a);
}

/* Sizes come from the document and may be lies. */
static void
lying_spans_are_cut(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct table *t = arena_alloc(a, sizeof(*t));
	static const struct cell cells[] = {
	    {{0, 1}, 0, 0, 65535, 65535},
	    {{1, 2}, 1, 1, 0, 0},
	    {{2, 3}, 9, 9, 1, 1},
	};
	struct grid g;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		*list_add(a, &t->cells) = cells[i];
	t->rows = t->cols = 2;
	assert_true(grid_square(a, t, SLICE("abc"), &g));
	words(&g, 1, 1, "a");
	t->rows = 0;
	assert_false(grid_square(a, t, SLICE("abc"), &g));
	arena_free(a);
}

static void
short_upper_rows_stand_over_groups(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct grid g = squared(a, "source|thing|sum\n"
	                           "name|funds||total|first|second");
	uint16_t over[GRID_COLS_MOST];
	static const uint16_t want[] = {0, 0, 1, 2, 2, 2};

	(void)state;
	grid_over(&g, 0, 1, over);
	assert_memory_equal(over, want, sizeof(want));
	arena_free(a);
}

static void
empty_upper_cells_go_with_the_left(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct grid g = squared(a, "item|year||rate\n|budget|final|");
	uint16_t over[GRID_COLS_MOST];
	static const uint16_t want[] = {0, 1, 1, 3};

	(void)state;
	grid_over(&g, 0, 1, over);
	assert_memory_equal(over, want, sizeof(want));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(merged_cells_answer_everywhere),
	    cmocka_unit_test(lying_spans_are_cut),
	    cmocka_unit_test(short_upper_rows_stand_over_groups),
	    cmocka_unit_test(empty_upper_cells_go_with_the_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
