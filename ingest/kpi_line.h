/*
 * Indicators that are printed as lines or in running text:
 * "产出指标——数量指标——车行道长度：≥3公里",
 * "数量指标：新建管网≥12公里；改造泵站3座。质量指标：合格率100%。",
 * and lists under headings that name nothing but a level.
 */
#ifndef DUIBIAO_KPI_LINE_H
#define DUIBIAO_KPI_LINE_H

#include "ingest/kpi_row.h"

/* The levels that the lines have come to. */
struct kpi_levels {
	struct slice level1, level2;
	bool open; /* a level's heading stands above, nothing else since */
};

struct kpi_found {
	LIST_OF(struct kpi_words) list;
	bool level; /* the line names a level at all */
};

/* Reads a line; only levels and words of each indicator are filled in, the
 * slices are parts of the line. */
void kpi_line(struct arena *a, struct kpi_levels *levels, struct slice line,
              struct kpi_found *out);

#endif
