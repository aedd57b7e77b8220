/*
 * 产出指标, 数量指标: the names of the first and second level of indicators.
 */
#ifndef DUIBIAO_KPI_LEVEL_H
#define DUIBIAO_KPI_LEVEL_H

#include "ingest/slice.h"

/* Levels that a name can stand for; some stand for both. */
enum { KPI_FIRST = 1, KPI_SECOND = 2 };

/* KPI_FIRST, KPI_SECOND, both or 0. */
unsigned kpi_level(struct slice words);

/* 填报人：…: what fills in and signs a form of indicators. */
bool kpi_is_signature(struct slice words);

/* The first level that a second one usually stands under; empty if unsure. */
struct slice kpi_level_over(struct slice second);

#endif
