/*
 * One table of figures being read, and what the name of one of its rows says.
 * Not for callers outside table_figures.c.
 */
#ifndef DUIBIAO_FIGURE_LINE_H
#define DUIBIAO_FIGURE_LINE_H

#include "ingest/figure_head.h"
#include "ingest/figure_subject.h"

struct figures {
	struct reading *r;
	size_t block;
	const struct grid *grid;
	struct figure_header header;
	const struct figure_words *words;
	struct figure_subject about;
	enum money_unit unit;
	bool has_grand; /* 收入总计 or 支出总计 stands in the table */
	bool budget;    /* the paper is a budget: 总计 are its totals */
	struct slice group; /* 三公: the measure of the row above */
};

/* One row's name. */
struct figure_line {
	struct slice measure, code;
	enum fund fund;
	enum part part;
	enum stage stage;
	bool function; /* a line of the functional classification */
	bool total;    /* 合计, of what the table is about */
	bool weak;     /* a total that yields to another one of the table */
	bool known;    /* false: the row names nothing */
};

/* 合计, 总计 alone: the total of what the table is about. */
bool is_plain_total(struct slice name);

/* What `name`, the label of a row, says. */
struct figure_line figure_line(struct figures *f, size_t row,
                               struct slice name);

/* States what the cell says of `line` under `head`; nothing if it says
 * nothing.  In table_figures.c. */
void figure_cell(struct figures *f, const struct figure_line *line,
                 const struct figure_head *head, size_t row, size_t col);

#endif
