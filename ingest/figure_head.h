/*
 * The header of a table of figures: what each column holds.  Not for callers
 * outside table_figures.c.
 */
#ifndef DUIBIAO_FIGURE_HEAD_H
#define DUIBIAO_FIGURE_HEAD_H

#include "ingest/grid.h"
#include "ingest/reading.h"

enum figure_column {
	FIGURE_NOTHING, /* numbers of lines, rates, remarks */
	FIGURE_CODE,
	FIGURE_LABEL,
	FIGURE_AMOUNT,
	FIGURE_CHANGE
};

struct figure_head {
	enum figure_column holds;
	bool other_fund; /* money of none of the three budgets */
	bool sum;        /* 合计: over all the other columns */
	bool finer;      /* a share of its lines that no measure holds */
	uint16_t year;
	enum stage stage;
	enum basis basis; /* FIGURE_CHANGE */
	enum fund fund;
	enum part part;
	const struct lexeme *measure; /* that the header names, or NULL */
};

struct figure_header {
	size_t rows; /* above the first row of the body */
	size_t cols;
	struct figure_head *at; /* one a column */
};

/* The years and stages that a table's columns have when they say nothing. */
struct figure_default {
	uint16_t year;
	enum stage stage;
	struct slice about; /* the measure the table is about, or SLICE_NONE */
};

/* The word table, indexed; lives in the arena. */
struct figure_words;
struct figure_words *figure_words_new(struct arena *a);

/* Reads the header; false when the table has no body with figures. */
bool figure_header(const struct reading *r, const struct figure_words *w,
                   const struct grid *g, const struct figure_default *d,
                   struct figure_header *out)
    __attribute__((warn_unused_result));

/* What `words`, the name of a row, say of its year, stage or change, in the
 * way of a header: 2022年决算数, 比上年增减额.  The year is 0 and the stage
 * STAGE_NONE where it names none. */
struct figure_head figure_row_head(const struct reading *r,
                                   const struct figure_words *w,
                                   struct slice words,
                                   const struct figure_default *d);

#endif
