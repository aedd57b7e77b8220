/*
 * What a table of figures is about, told by its caption.  Not for callers
 * outside table_figures.c.
 */
#ifndef DUIBIAO_FIGURE_SUBJECT_H
#define DUIBIAO_FIGURE_SUBJECT_H

#include "ingest/grid.h"
#include "ingest/reading.h"

struct figure_subject {
	struct slice total; /* the measure of its row 合计; SLICE_NONE */
	enum stage stage;   /* of columns that do not say theirs */
	enum fund fund;     /* of all its lines */
	bool sangong;       /* a table of the three kinds of expenses */
	bool revenue;       /* of revenue only: its lines are no spending */
	bool grants;        /* 财政拨款: totals are not all there is */
};

struct figure_subject figure_subject(const struct reading *r, size_t block,
                                     const struct grid *g);

#endif
