/*
 * A ZIP of documents.  Each member that can be a document is given out by
 * itself, for its own reading; what a member is, its bytes decide.
 */
#ifndef DUIBIAO_BUNDLE_H
#define DUIBIAO_BUNDLE_H

#include "ingest/reader.h"

#define BUNDLE_MEMBERS_MOST 500

/* One member; both slices end with the call.  False stops. */
typedef bool bundle_member(void *context, struct slice name,
                           struct slice bytes);

/*
 * Gives the members of a bundle, in their order, and how many they were.
 * READ_NO_DOCUMENT for what is no bundle (also for a Word document, which is a
 * ZIP too) and for one without documents; `*reason` as reader_read() has it.  A
 * bundle inside a bundle is a member, but nobody should open it.
 */
enum read_result bundle_read(struct slice bytes, struct arena *a,
                             bundle_member *each, void *context, size_t *n,
                             const char **reason)
    __attribute__((warn_unused_result));

#endif
