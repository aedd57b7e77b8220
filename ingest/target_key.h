/*
 * By what equal targets are known: 95% is 95.0%, and a target without a number
 * is its words.
 */
#ifndef DUIBIAO_TARGET_KEY_H
#define DUIBIAO_TARGET_KEY_H

#include "ingest/disclosure.h"

/*
 * Fills aim of every indicator row: the key (key.h) of
 * operator|number|upper end|unit|words, numbers without zeros that say nothing,
 * the unit cut at 60 characters, the words at 200 and only without a number.
 */
void target_keys(struct disclosure *d, struct arena *a);

#endif
