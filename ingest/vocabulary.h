/*
 * The closed vocabularies (stage, presence, scope, finding codes …) as
 * enumerations and as name tables.  The rows are in vocabulary.def.
 */
#ifndef DUIBIAO_VOCABULARY_H
#define DUIBIAO_VOCABULARY_H

#include "ingest/slice.h"
#include "ingest/vocabulary.def"

#define X(id, name, zh) id,
enum stage { STAGE_NONE, STAGE_WORDS(X) };
enum presence { PRESENCE_NONE, PRESENCE_WORDS(X) };
enum scope { SCOPE_NONE, SCOPE_WORDS(X) };
enum doc_type { DOC_NONE, DOC_TYPE_WORDS(X) };
enum fund { FUND_NONE, FUND_WORDS(X) };
enum part { PART_NONE, PART_WORDS(X) };
enum basis { BASIS_NONE, BASIS_WORDS(X) };
enum target_op { OP_NONE, TARGET_OP_WORDS(X) };
enum target_kind { TARGET_NONE, TARGET_KIND_WORDS(X) };
enum severity { SEVERITY_NONE, SEVERITY_WORDS(X) };
enum finding_code { FINDING_NONE, FINDING_CODE_WORDS(X) };
enum section_kind { SECTION_OTHER, SECTION_WORDS(X) };
enum table_kind { TABLE_NONE, TABLE_WORDS(X) TABLE_KIND_N };
enum column { COLUMN_NONE, COLUMN_WORDS(X) COLUMN_N };
enum ignored { IGNORED_NONE, IGNORED_WORDS(X) };
enum evidence { EVIDENCE_NONE, EVIDENCE_WORDS(X) };
#undef X

struct word {
	const char *name; /* as in every outside form; NULL for "not known" */
	const char *zh;
};

/* One enumeration's names, indexed by its values. */
struct vocabulary {
	const char *name;
	const struct word *words;
	unsigned n;
};

#define V(name, NAME) VOCABULARY_##NAME,
enum vocabulary_id { VOCABULARIES(V) VOCABULARY_N };
#undef V

const struct vocabulary *vocabulary(enum vocabulary_id id);

/* The outside name of a value; NULL for row 0 and for what is no value. */
const char *word_name(enum vocabulary_id id, unsigned value);

/* The value of an outside name, or 0. */
unsigned word_value(enum vocabulary_id id, struct slice name);

#endif
