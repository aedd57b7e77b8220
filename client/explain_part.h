/*
 * What the files behind explain.h share.  Not for callers outside of
 * explain.c, explain_line.c and explain_head.c.
 */
#ifndef DUIBIAO_CLIENT_EXPLAIN_PART_H
#define DUIBIAO_CLIENT_EXPLAIN_PART_H

#include "client/explain.h"
#include "client/phrase.h"
#include "ingest/record.h"

#define EXPLAIN_CELL 200 /* bytes of a name, a year and stage, an amount */

/* One figure as it is shown, before the widths are known. */
struct line {
	char name[EXPLAIN_CELL], when[EXPLAIN_CELL], amount[EXPLAIN_CELL];
	struct span span;
};

struct explain {
	const struct screen *screen;
	const struct input *in;
	const struct disclosure *d;
	size_t columns; /* of the page */
	/* Of the columns of figures; fraction is a part of amount. */
	size_t name, when, amount, fraction;
};

/* Appends words, cut to what fits, with `between` before them unless they are
 * the first; nothing for nothing. */
void explain_append(char out[EXPLAIN_CELL], const char *between,
                    struct slice words);

/* A word of a vocabulary as a person reads it. */
const char *explain_word(const struct explain *x, enum vocabulary_id words,
                         unsigned value, char out[EXPLAIN_CELL]);

/* ---- explain_line.c: figures ---- */

/* The texts of a fact, a change or a count; false for other records. */
bool explain_line(const struct explain *x, enum record_id id, size_t i,
                  struct line *out);

/* Widens the columns for every figure of the paper. */
void explain_measure(struct explain *x);

void explain_put_line(const struct explain *x, const struct line *l);

/* The name of a measure; its code where it has none. */
void explain_measure_name(const struct explain *x, struct slice measure,
                          char out[EXPLAIN_CELL]);

/* ---- explain_table.c: tables ---- */

/* `heading`: of the section that it stands in. */
void explain_sheet(const struct explain *x, size_t i, struct slice heading);

/* ---- explain_head.c: above and below ---- */

void explain_identity(const struct explain *x);
void explain_sums(const struct explain *x);

#endif
