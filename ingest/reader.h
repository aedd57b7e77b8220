/*
 * Bytes in, blocks out.  The readers are rows of one table in reader.c; the
 * content decides which one takes the document, never its name.
 */
#ifndef DUIBIAO_READER_H
#define DUIBIAO_READER_H

#include "ingest/block.h"
#include "ingest/converter.h"

enum read_result {
	READ_OK,
	READ_NO_DOCUMENT, /* empty, or no form that is known */
	READ_DAMAGED,     /* a known form, broken */
	READ_LOCKED,      /* a password */
	READ_TOO_LARGE,   /* past a limit */
	READ_NO_TEXT      /* opens, but holds nothing to read: a scan */
};

/* Does now what the readers' libraries put off until their first document, so
 * that nothing is opened later.  A jailed process calls it first; false when
 * the system lacks a part, which `*lacks` names. */
bool reader_warm(const char **lacks);

/*
 * Reads `bytes` into `*out`; all memory is the arena's, and `out->text` may
 * point into `bytes`.  `converter` may be NULL: then formats that need a tool
 * are refused.  On anything but READ_OK `*reason` says in one English sentence
 * what is wrong (static or in the arena).
 */
enum read_result reader_read(struct slice bytes, struct converter *converter,
                             struct arena *a, struct document *out,
                             const char **reason)
    __attribute__((warn_unused_result));

#endif
