/*
 * conn - one client: bytes in and out, and how much of it at once.
 *
 * It frames lines and hands them on; it is told of replies by being asked for
 * its output buffer.  It does not know what a line means.  What is in flight
 * is counted here, so that a client that asks faster than it is answered, or
 * is answered faster than it reads, is not read until that ends.
 */
#ifndef DUIBIAO_DAEMON_CONN_H
#define DUIBIAO_DAEMON_CONN_H

#include <stdbool.h>
#include <sys/queue.h>

#include "ingest/slice.h"

struct config;
struct conn;
struct evbuffer;
struct event_base;
struct fds;
struct lane;
struct peer;
struct request;

LIST_HEAD(request_list, request);

/* All clients of a daemon; held by value by who opens them. */
struct conn_set {
	LIST_HEAD(conn_list, conn) all;
	unsigned n;
};

enum conn_fault { CONN_LINE_TOO_LONG, CONN_TOO_MANY_FDS };

/* What a conn reports; none of these may free it. */
struct conn_events {
	/* A line; what is left of `fds` afterwards is closed. */
	void (*line)(void *context, struct conn *, struct slice line,
	             struct fds *fds);
	/* It broke the protocol: say so; it is closed when that is written. */
	void (*fault)(void *context, struct conn *, enum conn_fault);
	/* It does not take its replies, or takes them again. */
	void (*stalled)(void *context, struct conn *, bool stalled);
	/* It has gone: forget its requests.  Then it is freed. */
	void (*gone)(void *context, struct conn *);
};

/* Takes the descriptor, also when it gives NULL (out of memory). */
struct conn *conn_open(struct event_base *, const struct config *,
                       struct conn_set *, int fd, const struct peer *,
                       const struct conn_events *, void *context);

/* Frees all at once, reporting each as gone. */
void conn_set_free(struct conn_set *);
/*
 * Nothing more is read from any; each is closed when the lines that came
 * whole are answered.
 */
void conn_set_finish(struct conn_set *);

/* Where replies are added; then conn_wrote() sees to their being sent. */
struct evbuffer *conn_out(struct conn *);
void conn_wrote(struct conn *);

/* A request of this client begins or ends. */
void conn_began(struct conn *, struct request *);
void conn_ended(struct conn *, struct request *);

const struct peer *conn_peer(const struct conn *);
struct lane *conn_lane(struct conn *);
struct request_list *conn_requests(struct conn *);

#endif
