/*
 * A 三公 table of one row, pasted a cell a line: first all names, then as many
 * figures.
 *
 *	合计 | 因公出国 | 公务用车购置及运行 | 公务接待 | 小计 | 购置 | 运行
 *
 * The names of two header rows come one row after the other, the figures in
 * the order of the columns: 小计, 购置 and 运行 stand where their heading does.
 */
#include "ingest/numbering.h"
#include "ingest/text_flat.h"
#include "ingest/text_rows.h"

#define NAMES_MOST 10u
#define FIGURES_LEAST 4u

struct flat {
	struct slice name[NAMES_MOST], figure[NAMES_MOST];
	unsigned names, figures;
};

static bool
has(struct slice s, struct slice word)
{
	return slice_find(s, word) != NULL;
}

/* The names and figures from `l` on; where the figures end. */
static size_t
read_flat(struct lines l, struct flat *f)
{
	struct slice line;
	size_t end = l.at;

	while (lines_next(&l, &line)) {
		line = trim_blanks(line);
		if (!flat_is_cell(line))
			break;
		if (!flat_is_figure(line)) {
			if (f->figures > 0 || f->names == NAMES_MOST)
				break;
			f->name[f->names++] = line;
			continue;
		}
		if (f->figures == NAMES_MOST)
			break;
		f->figure[f->figures++] = line;
		end = l.at;
	}
	return end;
}

/* The names in the order of the columns; false where that is not known. */
static bool
order(struct flat *f)
{
	struct slice sub[3];
	unsigned n = f->names, group = 0;

	if (n == f->figures)
		return true;
	if (n != f->figures + 1 || n < 6 || !has(f->name[n - 3], SLICE("小计")))
		return false;
	while (group < n - 3 && !(has(f->name[group], SLICE("购置")) &&
	                          has(f->name[group], SLICE("运行"))))
		group++;
	if (group == n - 3)
		return false;
	sub[0] = f->name[group];
	sub[1] = f->name[n - 2];
	sub[2] = f->name[n - 1];
	for (unsigned i = n - 4; i > group; i--)
		f->name[i + 2] = f->name[i];
	memcpy(&f->name[group], sub, sizeof(sub));
	return true;
}

/* Travel and reception both are named. */
static bool
is_sangong(const struct flat *f)
{
	bool travel = false, reception = false;

	for (unsigned i = 0; i < f->names; i++) {
		travel = travel || has(f->name[i], SLICE("出国"));
		reception = reception || has(f->name[i], SLICE("接待"));
	}
	return travel && reception;
}

struct table *
flat_row(struct lines *l, struct arena *a, struct span *span)
{
	struct flat f = {.names = 0};
	size_t end = read_flat(*l, &f);
	struct table *t;
	struct rows r;

	if (f.figures < FIGURES_LEAST || !is_sangong(&f) || !order(&f))
		return NULL;
	rows_begin(&r, a, l->text);
	for (unsigned i = 0; i < f.figures; i++)
		rows_cell(&r, f.name[i]);
	rows_end_row(&r);
	for (unsigned i = 0; i < f.figures; i++)
		rows_cell(&r, f.figure[i]);
	rows_end_row(&r);
	t = rows_finish(&r, span);
	if (t != NULL)
		l->at = end;
	return t;
}
