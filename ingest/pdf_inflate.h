/*
 * Unpacks the streams of a PDF (zlib).
 */
#ifndef DUIBIAO_PDF_INFLATE_H
#define DUIBIAO_PDF_INFLATE_H

#include "ingest/arena.h"
#include "ingest/slice.h"

/* What could be unpacked, up to a limit; empty if that is nothing.  All memory
 * is the arena's. */
struct slice pdf_inflate(struct slice packed, struct arena *a);

#endif
