/*
 * Between bundle.c and bundle_name.c.
 */
#ifndef DUIBIAO_BUNDLE_PART_H
#define DUIBIAO_BUNDLE_PART_H

#include "ingest/bundle.h"

/* The clean name for a stored one, the arena's; `number` (from 0) names one
 * that cannot be read. */
struct slice bundle_name(const char *stored, size_t number, struct arena *a);

/* Folders, and what systems leave beside a document. */
bool bundle_is_litter(const char *stored);

#endif
