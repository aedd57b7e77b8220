/*
 * Charts as inline SVG.  Colours are the page's: classes bar, peer, own, line.
 */
#ifndef DUIBIAO_CLIENT_CHART_H
#define DUIBIAO_CLIENT_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* One bar or point: its height in ten-thousandths, what it says when it is
 * pointed at. */
struct mark {
	int64_t value;
	const char *title; /* NULL: none */
	const char *label; /* under it, of charts of years */
	bool known;        /* has a value at all */
	bool own, peer;
};

/*
 * Columns from the highest to the lowest as they come, from 0; a dashed line at
 * `middle` unless that is negative.  `what` says it to those who cannot see.
 */
void chart_columns(FILE *out, const struct mark *marks, size_t n,
                   int64_t middle, const char *what);

/* A line through the years, broken where one is missing; titles are printed
 * beside the points. */
void chart_years(FILE *out, const struct mark *marks, size_t n,
                 const char *what);

/* A place between 0 and 100 per cent. */
void chart_percentile(FILE *out, const char *percentile, const char *what);

#endif
