/*
 * What the command line says, in the reader's language.
 */
#ifndef DUIBIAO_CLIENT_PHRASE_H
#define DUIBIAO_CLIENT_PHRASE_H

#include "client/screen.h"

enum phrase {
#define PHRASE(id, en, zh) SAY_##id,
#define TERM(name, en, zh)
#include "client/phrase.def"
#undef PHRASE
#undef TERM
};

const char *phrase(enum phrase id, enum language language);

/*
 * A code of a reply (a stage, a reason, a kind of department) as a person
 * reads it; the code itself where nothing better is known.
 */
const char *term(const char *code, enum language language);

#endif
