/*
 * The project that a paper is speaking of, as its lines, forms and tables name
 * it.  Not for callers outside project.c, project_line.c, project_form.c and
 * table_kpi.c.
 *
 * A paper names a project in a line above its table or in the form itself,
 * then its goals and its budget, then the indicators.  What is named is kept
 * as `pending` until an indicator shows that the project is one; several tables
 * may belong to the project at hand.
 */
#ifndef DUIBIAO_PROJECT_H
#define DUIBIAO_PROJECT_H

#include "ingest/kpi_line.h"
#include "ingest/project_title.h"
#include "ingest/tables.h"

enum awaited { AWAIT_NOTHING, AWAIT_TITLE, AWAIT_GOALS, AWAIT_AMOUNT };

struct projects {
	struct reading *r;
	const struct columns *columns;
	enum awaited await; /* what the next line outside of tables gives */
	struct {
		bool named;
		bool whole; /* the department's, not a project's */
		struct project_title title;
		struct span span;
		struct slice department;
		LIST_OF(struct slice) goals;
		money budget;
	} pending;
	struct span last_line;        /* outside of tables */
	struct project_title heading; /* a numbered line that may name one */
	struct kpi_levels levels;     /* of indicators that are lines */
	int64_t current;              /* 1-based; 0: none yet */
	bool listing;                 /* its indicators are lines */
	bool fresh;                   /* nothing but goals since a title */
};

/* A new name: whatever was pending is forgotten. */
void project_name(struct projects *p, const struct project_title *title,
                  struct slice printed);

/* A title from a form or a label replaces what the line above said. */
void project_retitle(struct projects *p, struct slice title);

/* Lines of a cell of goals: one goal a line, but a line without a number goes
 * on with the numbered one before it. */
void project_goals(struct projects *p, struct slice cell);

/* "目标1：", "目标二：" at the front: its bytes, else 0. */
size_t project_goal_name(struct slice s);

/* What is pending becomes a record, and the project at hand. */
void project_open(struct projects *p);

/* The place of words of the document. */
struct span project_span(const struct projects *p, struct slice s);

#endif
