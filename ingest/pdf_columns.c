/*
 * The columns of a table, found from where its words stand.
 *
 * The narrowest pieces of the content are laid down first; a piece that touches
 * one column widens it, a piece that touches several lies over them all.  Two
 * columns that no line uses at once, and that a longer piece bridges, are one.
 * Then the headers say which columns there are besides (pdf_heads.c).
 */
#include "ingest/pdf_table.h"

#include <stdlib.h>

static int
by_width(const void *a, const void *b)
{
	const struct pdf_item *const *l = a, *const *r = b;
	int32_t left = (*l)->piece->x1 - (*l)->piece->x0;
	int32_t right = (*r)->piece->x1 - (*r)->piece->x0;

	if (left != right)
		return left < right ? -1 : 1;
	return *l < *r ? -1 : *l > *r;
}

/* How much may stick out without touching. */
static int32_t
slack(const struct pdf_grid *g, const struct pdf_item *i)
{
	int32_t em = g->l->lines.at[i->line].em / 4;
	int32_t width = (i->piece->x1 - i->piece->x0) * 2 / 5;

	return em < width ? em : width;
}

void
pdf_item_place(const struct pdf_grid *g, struct pdf_item *i)
{
	int32_t most = slack(g, i);

	i->col = i->col_end = 0;
	for (uint16_t c = 0; c < g->n_cols; c++) {
		const struct pdf_column *col = &g->cols[c];

		if (i->piece->x1 - most <= col->x0)
			break;
		if (i->piece->x0 + most >= col->x1)
			i->col = (uint16_t)(c + 1);
		i->col_end = (uint16_t)(c + 1);
	}
}

void
pdf_column_insert(struct pdf_grid *g, uint16_t before, int32_t x0, int32_t x1)
{
	struct pdf_column *at = &g->cols[before];

	if (g->n_cols == PDF_COLUMNS_MOST)
		return;
	memmove(at + 1, at, (g->n_cols - before) * sizeof(*at));
	*at = (struct pdf_column){.x0 = x0, .x1 = x1};
	g->n_cols++;
}

/* 201 05 2080501: digits alone, and not one. */
static bool
is_code(struct slice s)
{
	return slice_is_digits(s) &&
	       (s.len == 2 || s.len == 3 || s.len == 5 || s.len == 7);
}

static void
lay(struct pdf_grid *g, struct pdf_item *i)
{
	const struct pdf_piece *p = i->piece;
	struct pdf_column *col;

	pdf_item_place(g, i);
	if (i->col == i->col_end)
		pdf_column_insert(g, i->col, p->x0, p->x1);
	if (i->col_end - i->col != 1)
		return;
	col = &g->cols[i->col];
	if (p->x0 < col->x0)
		col->x0 = p->x0;
	if (p->x1 > col->x1)
		col->x1 = p->x1;
	col->figures += p->number && !is_code(p->text);
	col->words += !p->number;
}

static void
place_all(struct pdf_grid *g)
{
	for (size_t i = 0; i < g->n; i++)
		pdf_item_place(g, &g->items[i]);
}

/* Does some line use both?  Pieces over both do not count. */
static bool
used_at_once(const struct pdf_grid *g, uint16_t c)
{
	for (size_t i = 0; i + 1 < g->n; i++)
		if (g->items[i].line == g->items[i + 1].line &&
		    g->items[i].col == c && g->items[i].col_end == c + 1 &&
		    g->items[i + 1].col == c + 1)
			return true;
	return false;
}

static bool
bridged(const struct pdf_grid *g, uint16_t c)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->items[i].col == c && g->items[i].col_end == c + 2)
			return true;
	return false;
}

static bool
unite_one(struct pdf_grid *g)
{
	for (uint16_t c = 0; c + 1u < g->n_cols; c++) {
		struct pdf_column *a = &g->cols[c];

		if (!bridged(g, c) || used_at_once(g, c))
			continue;
		a->x1 = a[1].x1;
		a->headed |= a[1].headed;
		a->figures += a[1].figures;
		a->words += a[1].words;
		g->n_cols--;
		memmove(a + 1, a + 2, (g->n_cols - c - 1u) * sizeof(*a));
		return true;
	}
	return false;
}

static void
unite(struct pdf_grid *g)
{
	place_all(g);
	while (unite_one(g))
		place_all(g);
}

static int32_t
overlap(const struct pdf_column *c, const struct pdf_piece *p)
{
	int32_t from = c->x0 > p->x0 ? c->x0 : p->x0;

	return (c->x1 < p->x1 ? c->x1 : p->x1) - from;
}

/* A header that names one column is over the one that it covers most of. */
static void
choose(const struct pdf_grid *g, struct pdf_item *it)
{
	uint16_t best = it->col;

	for (uint16_t c = it->col; c < it->col_end; c++)
		if (overlap(&g->cols[c], it->piece) >
		    overlap(&g->cols[best], it->piece))
			best = c;
	it->col = best;
	it->col_end = (uint16_t)(best + 1);
}

/* A piece between two columns: the nearer one's. */
static void
settle(struct pdf_grid *g)
{
	for (size_t i = 0; i < g->n; i++) {
		struct pdf_item *it = &g->items[i];

		if (it->own && it->col + 1 < it->col_end)
			choose(g, it);
		if (it->col < it->col_end)
			continue;
		if (it->col >= g->n_cols)
			it->col = (uint16_t)(g->n_cols - 1);
		else if (it->col > 0 &&
		         it->piece->x0 - g->cols[it->col - 1].x1 <
		             g->cols[it->col].x0 - it->piece->x1)
			it->col--;
		it->col_end = (uint16_t)(it->col + 1);
	}
}

void
pdf_grid_columns(struct pdf_grid *g)
{
	struct pdf_item **sorted =
	    arena_array(g->arena, g->n + 1, sizeof(struct pdf_item *));
	size_t n = 0;

	for (size_t i = 0; i < g->n; i++)
		if (!g->items[i].header)
			sorted[n++] = &g->items[i];
	qsort(sorted, n, sizeof(struct pdf_item *), by_width);
	for (size_t i = 0; i < n; i++)
		lay(g, sorted[i]);
	unite(g);
	pdf_grid_heads(g);
	unite(g);
	settle(g);
}
