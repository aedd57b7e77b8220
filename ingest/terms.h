/*
 * The chapter of definitions (名词解释): each paragraph a term and what it
 * means.
 */
#ifndef DUIBIAO_TERMS_H
#define DUIBIAO_TERMS_H

#include "ingest/reading.h"

/* Takes one paragraph, its number left out, into r->out->terms; one that
 * defines nothing goes on with the definition before it. */
void terms_read(struct reading *r, struct slice paragraph);

#endif
