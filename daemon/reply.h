/*
 * reply - answers on their way back to who asked.
 *
 * A call becomes a request with reply_expect(); it ends with reply_built() or
 * reply_failure(), which write the answer (unless the asker has gone, or asked
 * for none) and free the request.  The answers of a batch are held until the
 * last is there.
 */
#ifndef DUIBIAO_DAEMON_REPLY_H
#define DUIBIAO_DAEMON_REPLY_H

#include "ingest/slice.h"

struct batch;
struct conn;
struct jsonout;
struct request;
struct rpc_failure;

/* A batch that is being read; NULL without memory. */
struct batch *batch_new(struct conn *);
/* It was read to its end: it may end when its calls have. */
void batch_read(struct batch *);

/* The request is this client's, in this batch (NULL: none), and in flight. */
void reply_expect(struct request *, struct conn *, struct batch *);

/*
 * Ends a request with the result that was written, or as an internal error if
 * writing it failed; or with a failure.
 */
void reply_built(struct request *, const struct jsonout *);
void reply_failure(struct request *, const struct rpc_failure *);

/* Ends a request without an answer: nobody expects one. */
void reply_drop(struct request *);

/* Answer a call that never became a request. */
void reply_at_once(struct conn *, struct batch *, struct slice id,
                   struct slice json);
void reply_refuse(struct conn *, struct batch *, struct slice id,
                  const struct rpc_failure *);

/* The asker has gone: its requests and batches know it no more. */
void reply_disown(struct request *);

#endif
