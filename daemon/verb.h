/*
 * verb - the methods that are no query: answered by C (kind CALL).
 *
 * One function a method, named as method.def says: method_<token>().  A verb
 * ends its request with reply_built() or reply_failure(), at once or later.
 */
#ifndef DUIBIAO_DAEMON_VERB_H
#define DUIBIAO_DAEMON_VERB_H

#include "daemon/jsonout.h"
#include "daemon/method.h"

struct config;
struct exports;
struct current;
struct fds;
struct intake;
struct pool;
struct pool_answer;
struct request;

/* Adds the members of daemon.status that only the daemon's owner knows. */
typedef void verb_status_fn(void *context, struct jsonout *);

/* What verbs need; held by value by calls. */
struct verbs {
	const struct config *config;
	struct pool *pool;
	struct current *current;
	struct intake *intake; /* NULL: documents are refused */
	struct exports *exports;
	verb_status_fn *status;
	void *context;
	struct jsonout out; /* to build an answer in */
};

/* Begins a call; `fds` came with its line. */
void verb_begin(struct verbs *, struct request *, struct fds *fds);

/*
 * The pool's answer to a request that a verb asked it: a result, or for
 * daemon.status, which does without, anything.
 */
void verb_go_on(struct verbs *, struct request *, const struct pool_answer *);

/*
 * Ends a request with JSON that a statement wrote, without the blanks that
 * PostgreSQL leaves around its colons; a SQL method's is kept for the next.
 */
void verb_reply(struct verbs *, struct request *, struct slice json);

/* The asker has gone; the request is freed. */
void verb_forget(struct verbs *, struct request *);

#endif
