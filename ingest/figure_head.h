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

struct figure_words;

/* Reads the header; false when the table has no body with figures. */
bool figure_header(const struct reading *r, const struct figure_words *w,
                   const struct grid *g, const struct figure_default *d,
                   struct figure_header *out)
    __attribute__((warn_unused_result));

#endif
