/*
 *	水体 | 880.00万元 | what it is for
 *
 * Every row prints the unit with its figure, so nothing above the rows has to
 * say it.  One column of amounts only: with two, a header must tell which is
 * which.
 */
#include "ingest/figure_bare.h"

#include "ingest/amount.h"

/* Does every row print an amount with its unit in this column? */
static bool
all_money(const struct grid *g, size_t col)
{
	for (size_t row = 0; row < g->rows; row++) {
		struct amount a;

		if (amount_cell(grid_words(g, row, col), UNIT_NONE, &a) !=
		        CELL_AMOUNT ||
		    a.kind != AMOUNT_MONEY || !money_known(a.value))
			return false;
	}
	return true;
}

bool
figure_bare(const struct reading *r, const struct grid *g,
            const struct figure_default *d, struct figure_header *out)
{
	size_t amounts = 0, found = 0;

	if (g->rows < 2 || g->cols < 2)
		return false;
	for (size_t col = 1; col < g->cols; col++)
		if (all_money(g, col)) {
			amounts = col;
			found++;
		}
	if (found != 1)
		return false;
	out->rows = 0;
	out->cols = g->cols;
	out->at = arena_array(r->arena, g->cols, sizeof(*out->at));
	out->at[0].holds = FIGURE_LABEL;
	out->at[amounts].holds = FIGURE_AMOUNT;
	out->at[amounts].year = d->year;
	out->at[amounts].stage = d->stage;
	return true;
}
