/*
 * The record types of a disclosure as data: one row a field.
 *
 * The frames of the pipe, the COPY rows of the database and the JSON of
 * `duibiao extract` are all made from these rows, so a field is added in one
 * place and cannot mean two things.
 */
#ifndef DUIBIAO_RECORD_H
#define DUIBIAO_RECORD_H

#include "ingest/disclosure.h"

enum field_kind {
	FIELD_TEXT,    /* struct slice */
	FIELD_DECIMAL, /* struct slice of -?digits[.digits] */
	FIELD_YEAR,    /* uint16_t */
	FIELD_INTEGER, /* int64_t */
	FIELD_KEY,     /* int64_t; 0 when absent */
	FIELD_NUMBERS, /* struct slice of {digits,digits} */
	FIELD_MONEY,   /* money */
	FIELD_WORD,    /* an enum of vocabulary.def */
	FIELD_SPAN,    /* struct span */
	FIELD_SPANS    /* struct span[FINDING_SPANS], the count behind it */
};

struct field {
	const char *json;   /* name outside; NULL: not shown */
	const char *column; /* name in the database; spans have two columns,
	                       column_start and column_end; NULL: not stored */
	enum field_kind kind;
	uint16_t offset;
	bool required;            /* may not be absent */
	enum vocabulary_id words; /* FIELD_WORD */
	uint32_t most;            /* FIELD_TEXT: bytes */
};

/* Order is wire order.  X(id, C type, list in struct disclosure, table); what
 * has no table is for a person's eyes and not stored. */
#define RECORDS(X)                                                          \
	X(RECORD_FACT, fact, facts, "fact")                                 \
	X(RECORD_CHANGE, change, changes, "change_fact")                    \
	X(RECORD_COUNT, count, counts, "count_fact")                        \
	X(RECORD_UNIT, unit, units, "org_unit")                             \
	X(RECORD_PROJECT, project, projects, "project")                     \
	X(RECORD_GOAL, goal, goals, "goal")                                 \
	X(RECORD_KPI, kpi, kpis, "kpi")                                     \
	X(RECORD_PROCUREMENT, procurement, procurement, "procurement_item") \
	X(RECORD_TERM, term, terms, "term")                                 \
	X(RECORD_FINDING, finding, findings, "finding")                     \
	X(RECORD_GRAMS, grams, grams, "kpi_grams")                          \
	X(RECORD_GROUND, ground, grounds, NULL)                             \
	X(RECORD_CHAPTER, chapter, chapters, NULL)                          \
	X(RECORD_SHEET, sheet_note, sheets, NULL)                           \
	X(RECORD_COLUMN, column_note, columns, NULL)                        \
	X(RECORD_PASSED, passed, passed, NULL)

enum record_id {
	RECORD_HEAD,
#define X(id, type, list, table) id,
	RECORDS(X)
#undef X
	    RECORD_N
};

struct record {
	const char *name;  /* of the C type */
	const char *table; /* in the database; NULL: not stored */
	size_t size;
	const struct field *fields;
	size_t n_fields;
};

const struct record *record(enum record_id id);

/* The list of one record type inside a disclosure: items and count. */
const void *record_list(const struct disclosure *d, enum record_id id,
                        size_t *n);

/* A new, zeroed item at the end of that list. */
void *record_append(struct disclosure *d, struct arena *a, enum record_id id);

#endif
