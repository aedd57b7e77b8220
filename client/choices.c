/*
 * The words of the daemon's own types, and the tables that are compiled in.
 */
#include "client/choices.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "daemon/param.h"
#include "department_kinds.h"
#include "divisions.h"
#include "measures.h"
#include "topics.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

/* ---- lists by type ---- */

static const char *
measure(size_t n)
{
	return n < N(rows_measures) ? rows_measures[n].measure : NULL;
}

static const char *
kind(size_t n)
{
	return n < N(rows_department_kinds) ? rows_department_kinds[n].kind
	                                    : NULL;
}

/* A topic has several rows, one after another. */
static const char *
topic(size_t n)
{
	for (size_t i = 0; i < N(rows_topics); i++) {
		if (i > 0 &&
		    strcmp(rows_topics[i].topic, rows_topics[i - 1].topic) == 0)
			continue;
		if (n-- == 0)
			return rows_topics[i].topic;
	}
	return NULL;
}

/* Divisions by level, in the order of the table. */
static const char *
division(size_t n, const char *level)
{
	for (size_t i = 0; i < N(rows_divisions); i++)
		if (strcmp(rows_divisions[i].level, level) == 0 && n-- == 0)
			return rows_divisions[i].name;
	return NULL;
}

static const char *
county(size_t n)
{
	return division(n, "county");
}

static const char *
province(size_t n)
{
	return division(n, "province");
}

static const struct {
	const char *type;
	const char *(*word)(size_t);
	bool many;
} lists[] = {
    {"MEASURE", measure, false},   {"MEASURES", measure, false},
    {"KIND", kind, false},         {"TOPIC", topic, false},
    {"PROVINCE", province, false}, {"COUNTY", county, true},
    {"COUNTIES", county, true},
};

/* ---- words of the daemon's types ---- */

#define X(id, name, json, help) #id,
static const char *const type_ids[] = {PARAM_TYPES(X)};
#undef X

static const char *
type_word(const char *type, size_t n)
{
	for (size_t i = 0; i < N(type_ids); i++)
		if (strcmp(type_ids[i], type) == 0)
			return param_type_word((enum param_type)i, (unsigned)n);
	return NULL;
}

const char *
choices_word(const char *type, size_t n)
{
	for (size_t i = 0; i < N(lists); i++)
		if (strcmp(lists[i].type, type) == 0)
			return lists[i].word(n);
	return type_word(type, n);
}

bool
choices_many(const char *type)
{
	for (size_t i = 0; i < N(lists); i++)
		if (strcmp(lists[i].type, type) == 0)
			return lists[i].many;
	return false;
}
