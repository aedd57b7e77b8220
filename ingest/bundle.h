/*
 * A ZIP of documents.  Each member is given out by itself, for its own reading;
 * what a member is, its bytes decide.  A member that cannot be unfolded is
 * given out with the reason, and the others go on.
 */
#ifndef DUIBIAO_BUNDLE_H
#define DUIBIAO_BUNDLE_H

#include "ingest/reader.h"

#define BUNDLE_MEMBERS_MOST 500
#define BUNDLE_NAME_MOST 255 /* bytes of a member's name */

struct bundle_member {
	/* UTF-8, steps parted by single slashes, none of them "." or "..",
	 * no control characters; a label, never a path to be opened. */
	struct slice name;
	struct slice bytes;
	enum read_result failed; /* READ_OK: `bytes` are the document */
	const char *reason;      /* static; NULL without a failure */
};

/* One member; what it points to ends with the call.  False stops. */
typedef bool bundle_each(void *context, const struct bundle_member *member);

/*
 * Gives the members of a bundle, in their order, and how many they were.
 * READ_NO_DOCUMENT for what is no bundle (also for a Word document, which is a
 * ZIP too) and for one in which nothing can be a document, which is known only
 * at the end; `*reason` as reader_read() has it.  A bundle inside a bundle is a
 * member that failed.
 */
enum read_result bundle_read(struct slice bytes, struct arena *a,
                             bundle_each *each, void *context, size_t *n,
                             const char **reason)
    __attribute__((warn_unused_result));

/* Is it such a label?  For who did not make it himself. */
bool bundle_name_is_clean(struct slice name)
    __attribute__((warn_unused_result));

#endif
