/*
 * param - typed parameters: JSON values in, texts for the database out.
 *
 * Each type is a row: what it is called, its JSON type, what a value must be.
 * A value that is wrong is refused with a message that names the parameter
 * and, where a name was not known, with the nearest that are.
 */
#ifndef DUIBIAO_DAEMON_PARAM_H
#define DUIBIAO_DAEMON_PARAM_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

struct catalog;
struct method;
struct request_texts;
struct rpc_failure;

/* id, name outside, JSON type, what a value is */
#define PARAM_TYPES(X)                                                      \
	X(TEXT, "text", "string", "a text of at most 4096 bytes")           \
	X(YEAR, "year", "integer", "a year from 1949 to 2100")              \
	X(COUNT, "count", "integer", "a whole number from 0 to 2147483647") \
	X(BOOL, "bool", "boolean", "true or false")                         \
	X(DATE, "date", "string", "a date like 2021-03-31")                 \
	X(AS_OF, "as_of", "string",                                         \
	  "a date like 2021-03-31 or a data version like 17")               \
	X(BASE64, "base64", "string", "bytes in base64")                    \
	X(CURSOR, "cursor", "string", "the \"next\" of the reply before")   \
	X(ID, "id", "string", "an id like 130634.1042 or 130634.1042.f17")  \
	X(MEASURE, "measure", "string", "a measure's code or Chinese name") \
	X(MEASURES, "measures", "array", "a list of 1 to 5000 measures")    \
	X(COUNTY, "county", "string",                                       \
	  "a county's code or name; where several have the name, its "      \
	  "province and prefecture before it, unless exactly one of them "  \
	  "has a current disclosure here: then that one is meant; also "    \
	  "one that it had")                                                \
	X(COUNTIES, "counties", "array", "a list of 1 to 5000 counties")    \
	X(PROVINCE, "province", "string", "a province's name or code")      \
	X(KIND, "kind", "string", "a kind of department, by code or name")  \
	X(TOPIC, "topic", "string", "a topic, by code or name")             \
	X(SCOPE, "scope", "string", "a scope")                              \
	X(STAGE, "stage", "string", "a stage")                              \
	X(FUND, "fund", "string", "a fund")                                 \
	X(PART, "part", "string", "a part")                                 \
	X(DOC_TYPE, "doc_type", "string", "a type of document")             \
	X(CODE, "code", "string", "a finding's code")                       \
	X(SEVERITY, "severity", "string", "a severity")                     \
	X(PER, "per", "string", "what to divide by")                        \
	X(BASIS, "basis", "string", "a count of residents")                 \
	X(FORMAT, "format", "string", "the form of rows")                   \
	X(COPIES, "copies", "string", "what is copied")                     \
	X(GROUP, "group", "string", "what is ranked")

enum param_type {
#define X(id, name, json, help) PARAM_##id,
	PARAM_TYPES(X)
#undef X
	    PARAM_TYPE_N
};

struct param {
	const char *name;
	enum param_type type;
	bool required;
	const char *fallback; /* the text when not given; "" is null */
	const char *doc;
};

const char *param_type_name(enum param_type);
const char *param_type_json(enum param_type);
const char *param_type_help(enum param_type);

/* The list of types as mdoc, for the man page. */
void param_man(FILE *);

/*
 * The n-th word a type's value may be; NULL behind the last, and at once for
 * types whose values are not a short list.
 */
const char *param_type_word(enum param_type, unsigned n);

/*
 * Checks what a call gives (an object, an array in the table's order, or NULL)
 * against the method, and writes one text for each of its parameters.  Without
 * a catalog, names are not looked up.
 */
bool param_check(const struct method *, json_t *given, const struct catalog *,
                 struct request_texts *, struct rpc_failure *)
    __attribute__((warn_unused_result));

#endif
