/*
 * What the command line says, in the reader's language.
 */
#ifndef DUIBIAO_CLIENT_PHRASE_H
#define DUIBIAO_CLIENT_PHRASE_H

#include <stdio.h>

#include "client/screen.h"

enum phrase {
#define SAY(id, en, zh) SAY_##id,
#define TERM(name, en, zh)
#define HEAD(key, en, zh)
#define OPTION(name, en, zh)
#include "words.h"
#undef SAY
#undef TERM
#undef HEAD
#undef OPTION
};

const char *phrase(enum phrase id, enum language language);

/* Prints it with what fills it in, in the type that its row says; where that is
 * one in English, one thing is spoken of: "1 row". */
void phrase_print(FILE *out, enum language language, enum phrase id, ...);

/*
 * A code of a reply (a stage, a reason, a kind of department) as a person
 * reads it; the code itself where nothing better is known.
 */
const char *term(const char *code, enum language language);

/* A measure as a person reads it: "san gong total"; `name` where the code is
 * not known, as that of a function line. */
const char *measure_term(const char *code, const char *name,
                         enum language language);

/* The same for a type of paper, whose "budget" is no stage. */
const char *doc_type_term(const char *code, enum language language);

/* What stands over a member of a reply: "yuan", or "name#line" where "name"
 * alone would say something else.  Without a row the key itself. */
const char *heading(const char *key, enum language language);

/* What an option does; `doc` where the words have nothing. */
const char *option_doc(const char *name, const char *doc,
                       enum language language);

#endif
