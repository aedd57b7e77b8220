/*
 * explain - why the database gave no answer, in the words of the protocol.
 */
#ifndef DUIBIAO_DAEMON_EXPLAIN_H
#define DUIBIAO_DAEMON_EXPLAIN_H

struct method;
struct pool_answer;
struct rpc_failure;

/* For an answer that is no result, or one without a value. */
void explain(const struct method *, const struct pool_answer *,
             struct rpc_failure *);

#endif
