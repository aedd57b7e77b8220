/*
 * What a bundle held, kept by whoever had it opened: the documents one behind
 * the other in a nameless file of memory, and a list of where each lies.
 */
#ifndef DUIBIAO_MEMBERS_H
#define DUIBIAO_MEMBERS_H

#include "ingest/bundle.h"

#define MEMBER_REASON 150 /* bytes */

struct member {
	char name[BUNDLE_NAME_MOST + 1];
	char reason[MEMBER_REASON + 1];
	enum read_result failed; /* READ_OK, and no reason: a document */
	uint64_t offset, bytes;  /* in the file */
};

/* Starts as zeros. */
struct members {
	struct member *at;
	size_t n, room;
	int fd; /* the file, once there is a member; the owner's to close */
	uint64_t end;
};

/* Copies one behind the others; false when memory is out. */
bool members_add(struct members *m, enum read_result failed, struct slice name,
                 struct slice reason, struct slice bytes)
    __attribute__((warn_unused_result));

/* Appends bytes that are no member's. */
bool members_put(struct members *m, struct slice bytes)
    __attribute__((warn_unused_result));

/* Gives everything back; it is as at its start. */
void members_fini(struct members *m);

/* Hands all of it to `to`, which must be as at its start. */
void members_move(struct members *to, struct members *from);

#endif
