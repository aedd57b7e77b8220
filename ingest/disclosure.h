/*
 * What is read out of one document: the records of contract.md, in C.
 *
 * All text is borrowed from the document's arena (or, behind the pipe, from the
 * frame it came in).  An absent text is SLICE_NONE, an absent amount
 * MONEY_NONE, an absent year 0, an absent word of a vocabulary 0.  How each
 * field travels, what it is called outside and in the database is in record.c.
 */
#ifndef DUIBIAO_DISCLOSURE_H
#define DUIBIAO_DISCLOSURE_H

#include "ingest/arena.h"
#include "ingest/money.h"
#include "ingest/vocabulary.h"

#define FINDING_SPANS 8

/* Who published what, for which year. */
struct head {
	struct slice media_type, charset;
	struct slice title;
	struct slice division_code, division_name, prefecture, province;
	enum scope scope;
	struct slice department_name; /* as printed */
	struct slice department_kind; /* labels/department_kinds.tsv */
	struct slice department_key;  /* name without the county: identity */
	uint16_t fiscal_year;
	enum doc_type doc_type;
};

struct fact {
	struct slice measure;       /* labels/measures.tsv */
	struct slice function_code; /* 功能分类科目编码 */
	enum fund fund;
	enum part part;
	uint16_t year; /* the year the figure is for */
	enum stage stage;
	money amount;
	enum presence presence;
	struct span span;
};

struct change {
	struct slice measure;
	struct slice function_code;
	enum fund fund;
	uint16_t year;
	enum stage stage;
	enum basis basis;
	money delta;
	struct span span;
};

struct count {
	struct slice measure;
	uint16_t year;
	enum stage stage;
	int64_t value;
	struct span span;
};

struct unit {
	struct slice name, nature, rank, funding;
	struct span span;
};

struct project {
	int64_t number; /* as printed before the title; 0 if none */
	struct slice title;
	struct slice topic; /* labels/topics.tsv */
	money budget;
	struct slice capacity; /* decimal, in tonnes a day */
	struct span span;
};

struct goal {
	int64_t project; /* 1-based place in the list of projects */
	struct slice text;
	int64_t near, exact; /* copy_key.h */
	struct span span;
};

struct kpi {
	int64_t project;
	struct slice level1, level2, level3;
	struct slice description;
	struct slice target; /* as printed */
	enum target_op op;
	struct slice value; /* decimal */
	struct slice high;  /* decimal, upper end of a range */
	struct slice unit;
	enum target_kind kind;
	struct slice basis;
	struct slice actual, weight, score; /* self-evaluations, as printed */
	struct slice indicator;             /* level3 in one spelling */
	int64_t near, exact;                /* copy_key.h */
	int64_t aim;                        /* target_key.h */
	struct span span;
};

struct procurement {
	struct slice project;
	money budget;
	struct slice item, code, unit;
	struct slice quantity; /* decimal */
	money unit_price, amount, general, gov_fund;
	struct slice topic;
	struct span span;
};

struct term {
	struct slice term, definition;
	struct span span;
};

/* Added by disclosure_find() (finding.h). */
struct finding {
	enum finding_code code;
	enum severity severity;
	struct slice message, message_zh; /* labels/finding_words.tsv */
	struct span spans[FINDING_SPANS];
	unsigned n_spans;
};

/* What its indicator rows are found by, one of a paper (grams.h). */
struct grams {
	struct slice grams; /* {1,2} */
};

/*
 * How the paper was read, noted only where somebody asked (notes.h).  These
 * records are for a person's eyes: they are not stored.
 */

/* Words that decided who published what, for which year. */
struct ground {
	enum evidence of;
	struct slice words;
	struct span span; /* empty where they do not stand in one piece */
};

struct chapter {
	enum section_kind kind;
	struct slice heading;
	enum ignored ignored;  /* why its prose gives no figures */
	int64_t figures, read; /* amounts in its prose; those that were used */
	struct span span;
};

/* One printed table, or the part of one under one header. */
struct sheet_note {
	enum table_kind kind; /* TABLE_NONE: not recognised */
	enum ignored ignored;
	struct slice caption;
	struct slice unit;     /* 万元 */
	int64_t rows, taken;   /* below the header */
	int64_t figures, read; /* cells with amounts, of TABLE_FIGURES only */
	struct span span;
};

struct column_note {
	int64_t sheet; /* 1-based place in the list of sheets */
	int64_t place; /* 1-based column */
	struct slice words;
	enum column takes;
	struct slice measure; /* that the header names */
	uint16_t year;
	enum stage stage;
	enum fund fund;
	enum part part;
	struct span span;
};

/* What was passed over: a row, an amount, a table of contents. */
struct passed {
	enum ignored ignored;
	struct span span;
};

struct disclosure {
	struct head head;
	struct slice text; /* normalised UTF-8; every span points into it */
	LIST_OF(struct fact) facts;
	LIST_OF(struct change) changes;
	LIST_OF(struct count) counts;
	LIST_OF(struct unit) units;
	LIST_OF(struct project) projects;
	LIST_OF(struct goal) goals;
	LIST_OF(struct kpi) kpis;
	LIST_OF(struct procurement) procurement;
	LIST_OF(struct term) terms;
	LIST_OF(struct finding) findings;
	LIST_OF(struct grams) grams;
	LIST_OF(struct ground) grounds;
	LIST_OF(struct chapter) chapters;
	LIST_OF(struct sheet_note) sheets;
	LIST_OF(struct column_note) columns;
	LIST_OF(struct passed) passed;
};

#endif
