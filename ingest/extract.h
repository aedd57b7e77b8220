/*
 * The whole lower floor in one call: the bytes of a published document in, its
 * disclosure out.  Pure: no files, no clock, no state between calls.
 */
#ifndef DUIBIAO_EXTRACT_H
#define DUIBIAO_EXTRACT_H

#include "ingest/disclosure.h"
#include "ingest/knowledge.h"
#include "ingest/reader.h"

/*
 * Everything in `*out` is borrowed from the arena and from `bytes`.  READ_OK,
 * READ_LOCKED and READ_NO_TEXT give a disclosure (the latter two with an
 * `unreadable` finding); the others give none and a `*reason`.  A document that
 * outgrows the arena jumps to the arena's guard.
 */
enum read_result extract(const struct knowledge *k, struct slice bytes,
                         struct arena *a, struct disclosure *out,
                         const char **reason)
    __attribute__((warn_unused_result));

/* The same, with the notes of how it was read (grounds, chapters, sheets,
 * columns, passed). */
enum read_result extract_explained(const struct knowledge *k,
                                   struct slice bytes, struct arena *a,
                                   struct disclosure *out, const char **reason)
    __attribute__((warn_unused_result));

#endif
