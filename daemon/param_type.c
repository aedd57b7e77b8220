/*
 * param_type - the types of parameters by name, what they are in JSON, and the
 * words of those that have only a few.
 */
#include "daemon/param.h"

#include "ingest/vocabulary.h"

static const struct {
	const char *name, *json, *help;
} types[PARAM_TYPE_N] = {
#define X(id, name, json, help) [PARAM_##id] = {name, json, help},
    PARAM_TYPES(X)
#undef X
};

const char *
param_type_name(enum param_type type)
{
	return types[type].name;
}

const char *
param_type_json(enum param_type type)
{
	return types[type].json;
}

const char *
param_type_help(enum param_type type)
{
	return types[type].help;
}

/* ---- types that are one of a few words ---- */

/* The vocabulary behind a type; VOCABULARY_N if there is none. */
static enum vocabulary_id
vocabulary_of(enum param_type type)
{
	static const struct {
		enum param_type type;
		enum vocabulary_id id;
	} pairs[] = {
	    {PARAM_SCOPE, VOCABULARY_SCOPE},
	    {PARAM_STAGE, VOCABULARY_STAGE},
	    {PARAM_FUND, VOCABULARY_FUND},
	    {PARAM_PART, VOCABULARY_PART},
	    {PARAM_DOC_TYPE, VOCABULARY_DOC_TYPE},
	    {PARAM_CODE, VOCABULARY_FINDING_CODE},
	    {PARAM_SEVERITY, VOCABULARY_SEVERITY},
	};
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i].type == type)
			return pairs[i].id;
	return VOCABULARY_N;
}

const char *
param_type_word(enum param_type type, unsigned n)
{
	static const char *const per[] = {"resident", "staff", "none", NULL};
	static const char *const basis[] = {"census2020", "census2010",
	                                    "interpolated", NULL};
	static const char *const format[] = {"ndjson", "csv"};
	static const char *const copies[] = {"goals", "rows"};
	static const char *const group[] = {"county", "department"};
	if (type == PARAM_PER)
		return n < 3 ? per[n] : NULL;
	if (type == PARAM_BASIS)
		return n < 3 ? basis[n] : NULL;
	if (type == PARAM_FORMAT)
		return n < 2 ? format[n] : NULL;
	if (type == PARAM_COPIES)
		return n < 2 ? copies[n] : NULL;
	if (type == PARAM_GROUP)
		return n < 2 ? group[n] : NULL;
	enum vocabulary_id id = vocabulary_of(type);
	return id == VOCABULARY_N ? NULL : word_name(id, n + 1);
}

/* ---- the man page ---- */

static void
man_words(FILE *out, enum param_type type)
{
	const char *word = param_type_word(type, 0);
	if (word == NULL)
		return;
	fputs(":\n", out);
	for (unsigned n = 1; word != NULL; n++) {
		const char *next = param_type_word(type, n);
		fprintf(out, ".Sy %s%s\n", word, next == NULL ? "" : " ,");
		word = next;
	}
}

void
param_man(FILE *out)
{
	for (unsigned i = 0; i < PARAM_TYPE_N; i++) {
		enum param_type type = (enum param_type)i;
		fprintf(out, ".It Ar %s\n%s", types[i].name, types[i].help);
		if (param_type_word(type, 0) == NULL)
			fputs("\n", out);
		man_words(out, type);
	}
}
