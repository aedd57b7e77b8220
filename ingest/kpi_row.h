/*
 * One indicator, from the row of a table or from a line.  Not for callers
 * outside table_kpi.c, kpi_line.c and project_line.c.
 */
#ifndef DUIBIAO_KPI_ROW_H
#define DUIBIAO_KPI_ROW_H

#include "ingest/kpi_level.h"
#include "ingest/tables.h"

/* The levels named last, for rows that leave them out. */
struct kpi_reader {
	const struct sheet *sheet;
	int64_t project;
	struct slice level1, level2;
};

/* Adds the row's indicator, if it holds one; false when the rows of sums and
 * signatures begin. */
bool kpi_row(struct kpi_reader *k, size_t row);

/* The words of one indicator as printed; empty where there are none. */
struct kpi_words {
	struct slice level1, level2, level3;
	struct slice description, target, basis, actual, weight, score;
	struct span span;
};

/* Adds an indicator to a project (1-based), its target read. */
void kpi_add(struct reading *r, int64_t project, const struct kpi_words *w);

/* An indicator's name in one spelling, without a bracketed unit at its end:
 * "工程完成率（%）" is 工程完成率. */
struct slice indicator_of(struct arena *a, struct slice level3);

/* Tonnes a day that an indicator states as what a plant can treat, as a
 * decimal; SLICE_NONE if it states no such thing. */
struct slice capacity_of(struct arena *a, const struct kpi *k);

#endif
