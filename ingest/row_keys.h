/*
 * By what the database finds and counts rows: no part of what was read, so it
 * is added where a paper is on its way there.
 */
#ifndef DUIBIAO_ROW_KEYS_H
#define DUIBIAO_ROW_KEYS_H

#include "ingest/disclosure.h"

/* Adds the keys of copies (copy_key.h), of targets (target_key.h) and what
 * indicator rows are found by (grams.h). */
void row_keys(struct disclosure *d, struct arena *a);

#endif
