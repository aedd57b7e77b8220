/*
 * Which lines are headings by their words, where no markup says it.
 */
#ifndef DUIBIAO_HEADING_H
#define DUIBIAO_HEADING_H

#include "ingest/slice.h"

/* A numbered line that is no sentence and states no amount. */
bool reads_as_heading(struct slice line);

#endif
