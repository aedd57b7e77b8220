/*
 * By what copied goals and indicator rows are known.  The plain text of one is
 * it without blanks, punctuation and a number in front, in small letters and
 * half width; its skeleton is the plain text without digits, numerals, Latin
 * letters and the names of the paper's own places.  Equal plain texts are
 * exact copies, equal skeletons near copies.
 */
#ifndef DUIBIAO_COPY_KEY_H
#define DUIBIAO_COPY_KEY_H

#include "ingest/disclosure.h"

/*
 * Fills near and exact (the keys, key.h, of the skeleton and of the plain
 * text) of every goal and indicator row that is long
 * enough to be known again: goals from 12 characters, rows (indicator,
 * description and target in one) from 16, skeletons from 8.  0 elsewhere.
 */
void copy_keys(struct disclosure *d, struct arena *a);

#endif
