/* Tables whose cells are paragraphs, in a document that was read. */
#ifndef DUIBIAO_FLAT_BLOCKS_H
#define DUIBIAO_FLAT_BLOCKS_H

#include "ingest/block.h"

/* Puts them together again: their paragraphs become one block. */
void flat_blocks(struct document *doc, struct arena *a);

#endif
