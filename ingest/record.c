/*
 * The field rows.  json NULL: the field is carried but not printed as a plain
 * member (client/extract.c nests it); column NULL: not stored.
 */
#include "ingest/record.h"

#define SHORT 400
#define LONG 20000

#define TEXT(t, member, json, column, most)                                  \
	{                                                                    \
		json, column, FIELD_TEXT, offsetof(struct t, member), false, \
		    0, most                                                  \
	}
#define NEED(t, member, json, column, most)                                    \
	{                                                                      \
		json, column, FIELD_TEXT, offsetof(struct t, member), true, 0, \
		    most                                                       \
	}
#define DECIMAL(t, member, json, column)                                 \
	{                                                                \
		json, column, FIELD_DECIMAL, offsetof(struct t, member), \
		    false, 0, 64                                         \
	}
#define YEAR(t, member, need)                                             \
	{                                                                 \
#member, #member, FIELD_YEAR, offsetof(struct t, member), \
		    need, 0, 0                                            \
	}
#define INTEGER(t, member, json, column)                                       \
	{                                                                      \
		json, column, FIELD_INTEGER, offsetof(struct t, member), true, \
		    0, 0                                                       \
	}
#define KEY(t, member)                                                       \
	{                                                                    \
		NULL, #member, FIELD_KEY, offsetof(struct t, member), false, \
		    0, 0                                                     \
	}
#define NUMBERS(t, member, most)                                          \
	{                                                                 \
		NULL, #member, FIELD_NUMBERS, offsetof(struct t, member), \
		    true, 0, most                                         \
	}
#define MONEY(t, member, json, column, need)                                 \
	{                                                                    \
		json, column, FIELD_MONEY, offsetof(struct t, member), need, \
		    0, 0                                                     \
	}
#define WORD(t, member, json, column, words, need)                          \
	{                                                                   \
		json, column, FIELD_WORD, offsetof(struct t, member), need, \
		    VOCABULARY_##words, 0                                   \
	}
#define SPAN(t)                                                                \
	{                                                                      \
		"span", "span", FIELD_SPAN, offsetof(struct t, span), true, 0, \
		    0                                                          \
	}

static const struct field head_fields[] = {
    TEXT(head, media_type, NULL, "media_type", 100),
    TEXT(head, charset, NULL, "charset", 40),
    TEXT(head, title, "title", "title", 1000),
    TEXT(head, division_code, NULL, "division_code", 6),
    TEXT(head, division_name, NULL, NULL, 100),
    TEXT(head, prefecture, NULL, NULL, 100),
    TEXT(head, province, NULL, NULL, 100),
    WORD(head, scope, "scope", "scope", SCOPE, false),
    TEXT(head, department_name, NULL, "department_name", SHORT),
    TEXT(head, department_kind, NULL, "department_kind", 40),
    TEXT(head, department_key, NULL, "department_key", SHORT),
    YEAR(head, fiscal_year, false),
    WORD(head, doc_type, "doc_type", "doc_type", DOC_TYPE, false),
};

static const struct field fact_fields[] = {
    NEED(fact, measure, "measure", "measure", SHORT),
    TEXT(fact, function_code, "function_code", "function_code", 20),
    WORD(fact, fund, "fund", "fund", FUND, false),
    WORD(fact, part, "part", "part", PART, false),
    YEAR(fact, year, true),
    WORD(fact, stage, "stage", "stage", STAGE, true),
    MONEY(fact, amount, "yuan", "fen", true),
    WORD(fact, presence, "presence", "presence", PRESENCE, true),
    SPAN(fact),
};

static const struct field change_fields[] = {
    NEED(change, measure, "measure", "measure", SHORT),
    TEXT(change, function_code, "function_code", "function_code", 20),
    WORD(change, fund, "fund", "fund", FUND, false),
    YEAR(change, year, true),
    WORD(change, stage, "stage", "stage", STAGE, true),
    WORD(change, basis, "basis", "basis", BASIS, true),
    MONEY(change, delta, "delta_yuan", "delta_fen", true),
    SPAN(change),
};

static const struct field count_fields[] = {
    NEED(count, measure, "measure", "measure", SHORT),
    YEAR(count, year, true),
    WORD(count, stage, "stage", "stage", STAGE, true),
    INTEGER(count, value, "value", "value"),
    SPAN(count),
};

static const struct field unit_fields[] = {
    NEED(unit, name, "name", "name", SHORT),
    TEXT(unit, nature, "nature", "nature", SHORT),
    TEXT(unit, rank, "rank", "rank", SHORT),
    TEXT(unit, funding, "funding", "funding", SHORT),
    SPAN(unit),
};

static const struct field project_fields[] = {
    INTEGER(project, number, "no", "number"),
    NEED(project, title, "title", "title", 2000),
    TEXT(project, topic, "topic", "topic", 40),
    MONEY(project, budget, "budget_yuan", "budget_fen", false),
    DECIMAL(project, capacity, "capacity", "capacity"),
    SPAN(project),
};

static const struct field goal_fields[] = {
    INTEGER(goal, project, NULL, "project"),
    NEED(goal, text, "text", "text", LONG),
    KEY(goal, near),
    KEY(goal, exact),
    SPAN(goal),
};

static const struct field kpi_fields[] = {
    INTEGER(kpi, project, NULL, "project"),
    TEXT(kpi, level1, "level1", "level1", SHORT),
    TEXT(kpi, level2, "level2", "level2", SHORT),
    TEXT(kpi, level3, "level3", "level3", 2000),
    TEXT(kpi, description, "description", "description", LONG),
    TEXT(kpi, target, "text", "target", LONG),
    WORD(kpi, op, "op", "op", TARGET_OP, false),
    DECIMAL(kpi, value, "value", "value"),
    DECIMAL(kpi, high, "high", "high"),
    TEXT(kpi, unit, "unit", "unit", SHORT),
    WORD(kpi, kind, "kind", "kind", TARGET_KIND, false),
    TEXT(kpi, basis, "basis", "basis", LONG),
    TEXT(kpi, actual, "actual", "actual", LONG),
    TEXT(kpi, weight, "weight", "weight", SHORT),
    TEXT(kpi, score, "score", "score", SHORT),
    TEXT(kpi, indicator, "indicator", "indicator", 2000),
    KEY(kpi, near),
    KEY(kpi, exact),
    KEY(kpi, aim),
    SPAN(kpi),
};

static const struct field procurement_fields[] = {
    NEED(procurement, project, "project", "project", 2000),
    MONEY(procurement, budget, "budget_yuan", "budget_fen", false),
    TEXT(procurement, item, "item", "item", SHORT),
    TEXT(procurement, code, "code", "code", 40),
    TEXT(procurement, unit, "unit", "unit", SHORT),
    DECIMAL(procurement, quantity, "quantity", "quantity"),
    MONEY(procurement, unit_price, "unit_price_yuan", "unit_price_fen", false),
    MONEY(procurement, amount, "amount_yuan", "amount_fen", false),
    MONEY(procurement, general, "general_yuan", "general_fen", false),
    MONEY(procurement, gov_fund, "gov_fund_yuan", "gov_fund_fen", false),
    TEXT(procurement, topic, "topic", "topic", 40),
    SPAN(procurement),
};

static const struct field term_fields[] = {
    NEED(term, term, "term", "term", 2000),
    TEXT(term, definition, "definition", "definition", LONG),
    SPAN(term),
};

static const struct field finding_fields[] = {
    WORD(finding, code, "code", "code", FINDING_CODE, true),
    WORD(finding, severity, "severity", "severity", SEVERITY, true),
    NEED(finding, message, "message", "message", LONG),
    NEED(finding, message_zh, "message_zh", "message_zh", LONG),
    {"spans", "spans", FIELD_SPANS, offsetof(struct finding, spans), true, 0,
     0},
};

static const struct field grams_fields[] = {
    NUMBERS(grams, grams, 1 << 22),
};

static const struct field ground_fields[] = {
    WORD(ground, of, "of", NULL, EVIDENCE, true),
    NEED(ground, words, "words", NULL, SHORT),
    SPAN(ground),
};

static const struct field chapter_fields[] = {
    WORD(chapter, kind, "kind", NULL, SECTION, false),
    TEXT(chapter, heading, "heading", NULL, SHORT),
    WORD(chapter, ignored, "ignored", NULL, IGNORED, false),
    INTEGER(chapter, figures, "figures", NULL),
    INTEGER(chapter, read, "read", NULL),
    SPAN(chapter),
};

static const struct field sheet_note_fields[] = {
    WORD(sheet_note, kind, "kind", NULL, TABLE, false),
    WORD(sheet_note, ignored, "ignored", NULL, IGNORED, false),
    TEXT(sheet_note, caption, "caption", NULL, SHORT),
    TEXT(sheet_note, unit, "unit", NULL, 40),
    INTEGER(sheet_note, rows, "rows", NULL),
    INTEGER(sheet_note, taken, "taken", NULL),
    INTEGER(sheet_note, figures, "figures", NULL),
    INTEGER(sheet_note, read, "read", NULL),
    SPAN(sheet_note),
};

static const struct field column_note_fields[] = {
    INTEGER(column_note, sheet, "sheet", NULL),
    INTEGER(column_note, place, "place", NULL),
    TEXT(column_note, words, "words", NULL, SHORT),
    WORD(column_note, takes, "takes", NULL, COLUMN, true),
    TEXT(column_note, measure, "measure", NULL, SHORT),
    YEAR(column_note, year, false),
    WORD(column_note, stage, "stage", NULL, STAGE, false),
    WORD(column_note, fund, "fund", NULL, FUND, false),
    WORD(column_note, part, "part", NULL, PART, false),
    SPAN(column_note),
};

static const struct field passed_fields[] = {
    WORD(passed, ignored, "ignored", NULL, IGNORED, true),
    SPAN(passed),
};

_Static_assert(offsetof(struct finding, n_spans) ==
                   offsetof(struct finding, spans) +
                       sizeof(struct span[FINDING_SPANS]),
               "FIELD_SPANS finds its count right behind the array");

#define N(fields) (sizeof(fields) / sizeof((fields)[0]))

static const struct record records[] = {
    [RECORD_HEAD] = {"head", "disclosure", sizeof(struct head), head_fields,
                     N(head_fields)},
#define X(id, type, list, table)                                  \
	[id] = {#type, table, sizeof(struct type), type##_fields, \
	        N(type##_fields)},
    RECORDS(X)
#undef X
};

const struct record *
record(enum record_id id)
{
	return &records[id];
}

const void *
record_list(const struct disclosure *d, enum record_id id, size_t *n)
{
	switch (id) {
	case RECORD_HEAD:
		*n = 1;
		return &d->head;
#define X(id, type, list, table) \
	case id:                 \
		*n = d->list.n;  \
		return d->list.at;
		RECORDS(X)
#undef X
	case RECORD_N:
		break;
	}
	*n = 0;
	return NULL;
}

void *
record_append(struct disclosure *d, struct arena *a, enum record_id id)
{
	switch (id) {
	case RECORD_HEAD:
		return &d->head;
#define X(id, type, list, table) \
	case id:                 \
		return list_add(a, &d->list);
		RECORDS(X)
#undef X
	case RECORD_N:
		break;
	}
	return NULL;
}
