/*
 * Lines that name a project above its indicators:
 * "3、某某工程绩效目标表", "（二）某某经费绩效目标申报表",
 * "项目支出绩效自评表（1）".
 */
#ifndef DUIBIAO_PROJECT_TITLE_H
#define DUIBIAO_PROJECT_TITLE_H

#include "ingest/slice.h"

struct project_title {
	struct slice name;  /* empty where the line names no project */
	struct slice money; /* the words that may state its budget */
	unsigned number;    /* printed before it; 0: none */
	bool whole;         /* of a whole department (部门整体) */
};

/* False when the line is no such title. */
bool project_title(struct slice line, struct project_title *out)
    __attribute__((warn_unused_result));

/* The words of a heading, its number taken off, may name a project: no
 * sentence, and no part of what is said of a project (项目概况). */
bool project_heading(struct slice words, struct project_title *out)
    __attribute__((warn_unused_result));

/* “城乡供水一体化”项目: the last name in quotes that is called a project;
 * empty if none is. */
struct slice project_quoted(struct slice text);

#endif
