/*
 * Where a table's header ends and its content begins, and the pieces of both.
 * A header that is printed again on another page is left out.
 */
#include "ingest/pdf_table.h"

#include "ingest/comparing.h"

#define HEADER_LINES_MOST 10

/* ---- items ---- */

static void
add_item(struct pdf_grid *g, const struct pdf_piece *piece, size_t line)
{
	g->items[g->n++] = (struct pdf_item){
	    .piece = piece, .line = (uint32_t)line, .header = line < g->body};
}

/* Headers of narrow columns nearly touch: each word of two characters or more
 * is one of its own where half a character parts it from the next. */
static void
add_parts(struct pdf_grid *g, const struct pdf_piece *p, size_t line)
{
	const struct pdf_word *w = g->l->words + p->first;
	int32_t gap = g->l->lines.at[line].em * 9 / 20;
	size_t start = 0;

	for (size_t i = 1; i <= p->n; i++) {
		struct pdf_piece *part;

		if (i < p->n &&
		    (!w[i - 1].han || !w[i].han || w[i - 1].chars < 2 ||
		     w[i].chars < 2 || w[i].x0 - w[i - 1].x1 < gap))
			continue;
		part = arena_alloc(g->arena, sizeof(*part));
		*part = pdf_piece_part(g->l, p, start, i - start);
		add_item(g, part, line);
		start = i;
	}
}

static void
add_items(struct pdf_grid *g)
{
	size_t n = 0;

	for (size_t i = g->region.first; i < g->region.end; i++) {
		const struct pdf_line *line = &g->l->lines.at[i];

		for (size_t k = 0; k < line->n; k++)
			n += g->l->pieces.at[line->first + k].n;
	}
	g->items = arena_array(g->arena, n + 1, sizeof(*g->items));
	for (size_t i = g->region.first; i < g->region.end; i++) {
		const struct pdf_line *line = &g->l->lines.at[i];

		for (size_t k = 0; k < line->n; k++) {
			const struct pdf_piece *p =
			    &g->l->pieces.at[line->first + k];

			if (i < g->body && p->n > 1 && line->n > 1)
				add_parts(g, p, i);
			else
				add_item(g, p, i);
		}
	}
}

/* 2024年: a number that headers have. */
static bool
begins_with_year(struct slice s)
{
	size_t n = 0;

	while (n < s.len && s.at[n] >= '0' && s.at[n] <= '9')
		n++;
	return n == 4 && (slice_starts(slice_from(s, n), SLICE("年")) ||
	                  slice_starts(slice_from(s, n), SLICE(" 年")));
}

/* Words that no header has: a figure, a target, an item of a list. */
static bool
is_content(const struct pdf_piece *p)
{
	if (p->number || (p->text.at[0] >= '0' && p->text.at[0] <= '9' &&
	                  !begins_with_year(p->text)))
		return true;
	return comparing_mark(p->text) > 0 ||
	       slice_starts(p->text, SLICE("一、")) ||
	       slice_starts(p->text, SLICE("（一）"));
}

/* 1 2 3 4 …: the numbers of the columns, a part of the header. */
bool
pdf_counts_columns(const struct pdf_lines *l, const struct pdf_line *n)
{
	for (size_t k = 0; k < n->n; k++) {
		struct slice s = l->pieces.at[n->first + k].text;
		size_t number = 0, i = 0;

		for (; i < s.len && i < 4 && s.at[i] >= '0' && s.at[i] <= '9';
		     i++)
			number = number * 10 + (size_t)(s.at[i] - '0');
		if (i < s.len || number != k + 1)
			return false;
	}
	return n->n >= 4;
}

static bool
has_content(const struct pdf_grid *g, size_t line)
{
	const struct pdf_line *n = &g->l->lines.at[line];

	if (pdf_counts_columns(g->l, n))
		return false;
	for (size_t k = 0; k < n->n; k++)
		if (is_content(&g->l->pieces.at[n->first + k]))
			return true;
	return false;
}

/* Is line `i` the beginning of a cell that goes on in line i+1, the first with
 * content?  Then it stands nearer to it than to the header. */
static bool
begins_cell(const struct pdf_grid *g, size_t i)
{
	const struct pdf_line *n = &g->l->lines.at[i], *next = n + 1;
	int32_t pitch = pdf_line_middle(next) - pdf_line_middle(n);
	int32_t above = pdf_line_middle(n) - pdf_line_middle(n - 1);
	const struct pdf_piece *p = &g->l->pieces.at[next->first];

	if (n->n != 1 || n->page != next->page || pitch * 10 > n->em * 15 ||
	    (n[-1].page == n->page && above * 10 < pitch * 12))
		return false;
	for (size_t k = 0; k < next->n; k++)
		if (!p[k].number && p[k].x0 < n->x1 && n->x0 < p[k].x1)
			return true;
	return false;
}

/* The header ends where content begins.  A table of words alone has one line
 * of it, unless it is nothing but header. */
static size_t
find_body(const struct pdf_grid *g)
{
	size_t i = g->region.first, end = g->region.end, wide = 0;

	while (i < end && !has_content(g, i))
		i++;
	if (i < end && i - g->region.first <= HEADER_LINES_MOST)
		return i > g->region.first + 1 && begins_cell(g, i - 1) ? i - 1
		                                                        : i;
	for (i = g->region.first; i < end; i++)
		if (g->l->lines.at[i].n > wide)
			wide = g->l->lines.at[i].n;
	if (end - g->region.first <= HEADER_LINES_MOST &&
	    g->l->lines.at[g->region.first].n < wide)
		return end;
	return g->region.first + 1;
}

/* The lines of a page's start that say what the table's first lines said: its
 * header again. */
static size_t
repeated_header(const struct pdf_grid *g, size_t at)
{
	const struct pdf_line *line = g->l->lines.at;
	size_t n = 0;

	while (at + n < g->region.end && g->region.first + n < g->body &&
	       slice_is(line[at + n].text, line[g->region.first + n].text))
		n++;
	return n;
}

/* Takes the repeated headers out, by leaving their lines without pieces. */
static void
drop_repeated_headers(struct pdf_grid *g)
{
	for (size_t i = g->body; i < g->region.end; i++) {
		struct pdf_line *line = &g->l->lines.at[i];
		size_t n =
		    line->page != line[-1].page ? repeated_header(g, i) : 0;

		for (size_t k = 0; k < n; k++)
			line[k].n = 0;
	}
}

void
pdf_grid_begin(struct pdf_grid *g, const struct pdf_lines *l,
               struct pdf_region region)
{
	memset(g, 0, sizeof(*g));
	g->l = l;
	g->arena = l->arena;
	g->region = region;
	g->body = find_body(g);
	if (g->body > region.first && g->body < region.end)
		drop_repeated_headers(g);
	add_items(g);
}
