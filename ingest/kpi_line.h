/*
 * Indicators that are printed as lines instead of a table:
 * "产出指标——数量指标——管道长度：≥2.1公里", "数量指标：管道长度　≥2.1公里".
 */
#ifndef DUIBIAO_KPI_LINE_H
#define DUIBIAO_KPI_LINE_H

#include "ingest/kpi_row.h"

/* Reads one line; false when it is no indicator.  The span is not set. */
bool kpi_line(struct slice line, struct kpi_words *out)
    __attribute__((warn_unused_result));

#endif
