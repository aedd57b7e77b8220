/*
 * A table of indicators that was pasted a cell a line, or all into one line
 * with blanks between the cells; empty cells are gone.
 *
 * The names of the levels tell where rows begin.  How many cells a row has must
 * follow from all of them alike: where two numbers would do, or none, nothing
 * is read.
 */
#include "ingest/kpi_level.h"
#include "ingest/numbering.h"
#include "ingest/text_flat.h"
#include "ingest/text_rows.h"
#include "ingest/words.h"

#define CELLS_MOST 600u
#define HEAD_MOST 14u
#define ROWS_LEAST 3u
#define LINE_MOST 16384u /* bytes */

struct flat {
	struct slice cell[CELLS_MOST];
	size_t end[CELLS_MOST]; /* where the line of the cell ends */
	unsigned n;
	unsigned head;  /* where the header begins: a form may stand before */
	unsigned first; /* the first cell behind it */
	unsigned width; /* cells of a row without its levels */
};

/* Sums, signatures and the next form end the rows; 数据填报率 does not. */
static bool
is_end(struct slice s)
{
	static const struct slice sums[] = {WORD("总分"), WORD("合计"),
	                                    WORD("总计")};
	static const struct slice heads[] = {WORD("注："), WORD("注:"),
	                                     WORD("备注："), WORD("项目名称")};

	return BEGINS_WITH_ANY(s, sums) || ENDS_IN_ANY(s, sums) ||
	       BEGINS_WITH_ANY(s, heads) || kpi_is_signature(s);
}

/* ---- cells ---- */

/* Up to the next header, so that a line is read for one table alone. */
static void
read_lines(struct lines l, struct flat *f)
{
	struct slice line;

	while (f->n < CELLS_MOST && lines_next(&l, &line)) {
		line = trim_blanks(line);
		if (!flat_is_cell(line) ||
		    (f->n > 0 && slice_is(line, SLICE("一级指标"))))
			return;
		f->cell[f->n] = line;
		f->end[f->n++] = l.at;
	}
}

static void
read_words(struct slice line, size_t end, struct flat *f)
{
	struct slice s = skip_blanks(line);

	while (s.len > 0 && f->n < CELLS_MOST) {
		size_t n = 0;

		while (n < s.len && blank_length(slice_from(s, n)) == 0)
			n++;
		f->cell[f->n] = (struct slice){s.at, n};
		f->end[f->n++] = end;
		s = skip_blanks(slice_from(s, n));
	}
}

/* 一级指标 | 二级指标 | 三级指标 | 指标值 …, and a level behind. */
static bool
find_header(struct flat *f)
{
	static const struct slice names[] = {WORD("一级指标"), WORD("二级指标"),
	                                     WORD("三级指标")};

	while (f->head + 3 < f->n && !slice_is(f->cell[f->head], names[0]))
		f->head++;
	if (f->head + 3 >= f->n || !slice_is(f->cell[f->head + 1], names[1]) ||
	    !slice_is(f->cell[f->head + 2], names[2]))
		return false;
	for (f->first = f->head + 3; f->first < f->n; f->first++)
		if (kpi_level(f->cell[f->first]) != 0)
			break;
	return f->first < f->n && f->first > f->head + 3 &&
	       f->first - f->head <= HEAD_MOST;
}

/* ---- rows ---- */

/* The levels in front of a row, and what follows up to the next level. */
struct group {
	struct slice level1, level2;
	unsigned at, n;
};

static bool
next_group(const struct flat *f, unsigned *at, struct group *g)
{
	unsigned level = *at < f->n ? kpi_level(f->cell[*at]) : 0;

	*g = (struct group){.level1 = SLICE_NONE, .level2 = SLICE_NONE};
	if (level == 0)
		return false;
	if ((level & KPI_FIRST) != 0 &&
	    (level == KPI_FIRST ||
	     (*at + 1 < f->n &&
	      (kpi_level(f->cell[*at + 1]) & KPI_SECOND) != 0))) {
		g->level1 = f->cell[(*at)++];
		level = *at < f->n ? kpi_level(f->cell[*at]) : 0;
	}
	if ((level & KPI_SECOND) != 0)
		g->level2 = f->cell[(*at)++];
	g->at = *at;
	while (*at < f->n && kpi_level(f->cell[*at]) == 0 &&
	       !is_end(f->cell[*at]))
		(*at)++;
	g->n = *at - g->at;
	return true;
}

static bool
is_name(struct slice s)
{
	return s.len > 0 && (unsigned char)s.at[0] >= 0xe3 &&
	       !flat_is_figure(s);
}

static bool
fits(const struct flat *f, unsigned width)
{
	unsigned at = f->first, rows = 0;
	struct group g;

	while (next_group(f, &at, &g)) {
		if (g.n == 0 || g.n % width != 0)
			return false;
		for (unsigned i = 0; i < g.n; i += width, rows++)
			if (!is_name(f->cell[g.at + i]))
				return false;
	}
	return rows >= ROWS_LEAST;
}

/* Cells without a value in any row can only be those of remarks. */
static bool
may_be_empty(const struct flat *f, unsigned from)
{
	static const struct slice remarks[] = {
	    WORD("备注"), WORD("说明"), WORD("原因"), WORD("措施"),
	    WORD("依据"), WORD("解释"), WORD("偏差")};

	for (unsigned i = from; i < f->first; i++)
		if (!SAYS_ANY(f->cell[i], remarks))
			return false;
	return true;
}

static bool
find_width(struct flat *f)
{
	unsigned most = f->first - f->head - 2, ways = 0;

	for (unsigned width = most; width >= 2; width--) {
		if (!fits(f, width))
			continue;
		f->width = width;
		ways++;
	}
	return ways == 1 && may_be_empty(f, f->head + 2 + f->width);
}

static void
put_level(struct rows *r, struct slice level, struct slice next)
{
	rows_cell(r, level.at == NULL ? (struct slice){next.at, 0} : level);
}

static size_t
put_rows(const struct flat *f, struct rows *r)
{
	unsigned at = f->first;
	struct group g;

	for (unsigned i = f->head; i < f->first; i++)
		rows_cell(r, f->cell[i]);
	rows_end_row(r);
	while (next_group(f, &at, &g))
		for (unsigned i = g.at; i < g.at + g.n; i += f->width) {
			put_level(r, i == g.at ? g.level1 : SLICE_NONE,
			          f->cell[g.at]);
			put_level(r, i == g.at ? g.level2 : SLICE_NONE,
			          f->cell[g.at]);
			for (unsigned k = 0; k < f->width; k++)
				rows_cell(r, f->cell[i + k]);
			rows_end_row(r);
		}
	return f->end[at - 1];
}

struct table *
flat_targets(struct lines *l, struct slice first, struct arena *a,
             struct span *span)
{
	size_t mark = arena_mark(a), end;
	struct flat *f;
	struct rows r;
	struct table *t;
	bool alone = slice_is(trim_blanks(first), SLICE("一级指标"));

	if (first.len > LINE_MOST ||
	    (!alone && slice_find(first, SLICE("一级指标")) == NULL))
		return NULL;
	f = arena_alloc(a, sizeof(*f));
	if (alone)
		read_lines(*l, f);
	else
		read_words(first, l->at + first.len + 1, f);
	if (!find_header(f) || !find_width(f)) {
		arena_rewind(a, mark);
		return NULL;
	}
	rows_begin(&r, a, l->text);
	for (unsigned i = 0; i < f->head; i++)
		rows_cell(&r, f->cell[i]);
	rows_end_row(&r);
	end = put_rows(f, &r);
	t = rows_finish(&r, span);
	if (t != NULL)
		l->at = end;
	return t;
}
