/*
 * The checks behind check(): each looks over the finished records and adds
 * findings.  A check speaks only where the paper itself proves the doubt; what
 * is missing proves nothing, and what rounding explains is none.
 */
#ifndef DUIBIAO_CHECK_H
#define DUIBIAO_CHECK_H

#include "ingest/finding.h"
#include "ingest/reading.h"

void check_sums(struct reading *r);    /* parts against wholes */
void check_lines(struct reading *r);   /* lines of tables against their sums */
void check_changes(struct reading *r); /* stated changes and rates */
void check_reasons(struct reading *r); /* reasons against rates */
void check_cross(struct reading *r);   /* two chapters against each other */
void check_years(struct reading *r);   /* headings of other years */
void check_text(struct reading *r);    /* forms left open, chapters missing */
void check_kpis(struct reading *r);    /* indicators, row by row */
void check_goals(struct reading *r);   /* goals copied between projects */

/* ---- what the checks share (stated.c) ---- */

/* The words at a place of the document, for quoting. */
struct slice quoted(const struct reading *r, struct span where);
struct said said_quote(const char *place, const struct reading *r,
                       struct span where);

/* The settled fact; NULL if the paper states none. */
const struct fact *fact_of(const struct reading *r, const char *measure,
                           unsigned year, enum stage stage, enum fund fund);

/* Half of the last digit that the figure was printed with. */
money half_place(const struct statement *s);
money half_place_of(const struct reading *r, const struct fact *f);

/* |a - b| <= slack. */
bool within(money a, money b, money slack);

#endif
