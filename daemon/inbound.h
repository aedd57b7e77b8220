/*
 * A worker's result on its way in: a stream of bytes, cut anywhere, taken apart
 * into frames as from an enemy.  Pure, so that it can be fuzzed.
 */
#ifndef DUIBIAO_DAEMON_INBOUND_H
#define DUIBIAO_DAEMON_INBOUND_H

#include "ingest/frame.h"

struct inbound;

enum inbound_verdict {
	INBOUND_MORE,  /* goes on */
	INBOUND_WHOLE, /* the result is complete */
	INBOUND_BROKEN /* no worker sends this; inbound_error() says what */
};

/* What one result may take is bounded by `bytes`.  NULL: no memory. */
struct inbound *inbound_new(size_t bytes);
void inbound_free(struct inbound *);

/* Forgets everything; ready for the next result. */
void inbound_reset(struct inbound *);

enum inbound_verdict inbound_take(struct inbound *, const char *at, size_t n)
    __attribute__((warn_unused_result));

/* Good until inbound_reset(). */
const struct frame_result *inbound_result(const struct inbound *);
const char *inbound_error(const struct inbound *);

#endif
