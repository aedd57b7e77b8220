/*
 * One document on its way from blocks to records: what the passes of extract()
 * share.  Each pass reads what the earlier ones left and adds its own list.
 *
 *	outline -> identify -> prose, tables -> settle -> check
 */
#ifndef DUIBIAO_READING_H
#define DUIBIAO_READING_H

#include "ingest/block.h"
#include "ingest/disclosure.h"
#include "ingest/knowledge.h"

/* What a part of a disclosure is about; rows of labels/sections.tsv. */
enum section_kind {
	SECTION_OTHER,
	SECTION_DUTIES,      /* 部门职责 */
	SECTION_UNITS,       /* 机构设置 */
	SECTION_OVERALL,     /* 收支总体情况 */
	SECTION_FUNCTIONS,   /* 支出功能分类 */
	SECTION_OPERATING,   /* 机关运行经费 */
	SECTION_SANGONG,     /* “三公”经费 */
	SECTION_PERFORMANCE, /* 预算绩效 */
	SECTION_PROCUREMENT, /* 政府采购 */
	SECTION_ASSETS,      /* 国有资产 */
	SECTION_TERMS,       /* 名词解释 */
	SECTION_LAW          /* quoted rules and legal texts: no facts */
};

/* A run of blocks under one heading. */
struct section {
	enum section_kind kind;
	size_t first, end; /* blocks */
	struct span heading;
};

enum statement_role { SAYS_VALUE, SAYS_CHANGE };

/*
 * One figure as one place of the document states it, before it is decided
 * which places to believe.  settle() turns statements into facts and changes.
 */
struct statement {
	enum statement_role role;
	bool in_table;
	bool weak; /* 总计, with the carry-over: yields to 本年合计 */
	struct slice measure;
	struct slice function_code;
	enum fund fund;
	enum part part;
	uint16_t year;
	enum stage stage;
	enum basis basis; /* SAYS_CHANGE */
	money amount;
	enum presence presence;
	unsigned char decimals; /* of the printed figure, in its unit */
	enum money_unit unit;   /* the figure was printed in */
	struct span span;       /* the figure */
	struct span clause;     /* the words that it stands in */
	size_t block;
};

struct reading {
	const struct knowledge *know;
	struct arena *arena;
	const struct document *doc;
	struct disclosure *out;
	LIST_OF(struct section) sections;
	LIST_OF(struct statement) statements;
};

/* The passes, in order; each in the file of its name. */
void outline(struct reading *r);  /* sections */
void identify(struct reading *r); /* out->head, with findings */
void prose(struct reading *r);    /* statements, counts, terms */
void tables(struct reading *r);   /* statements, units, kpis, procurement */
void settle(struct reading *r);   /* statements -> facts, changes */
void check(struct reading *r);    /* findings */

/* The kind of section that block `i` lies in. */
enum section_kind section_of(const struct reading *r, size_t block);

#endif
