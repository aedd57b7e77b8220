/*
 * A printed table of contents: it names every chapter and opens none.
 */
#ifndef DUIBIAO_CONTENTS_H
#define DUIBIAO_CONTENTS_H

#include "ingest/reading.h"

/* The block is the line 目录. */
bool contents_begin(const struct reading *r, size_t block);

/* The block behind the table of contents that begins at `i`: where its first
 * entry stands again, else the first block that is no entry. */
size_t contents_end(const struct reading *r, size_t i);

#endif
