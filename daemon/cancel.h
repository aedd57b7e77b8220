/*
 * cancel - stops what a database connection runs, without blocking: one more
 * connection asks the server to (libpq's own way connects and waits).
 */
#ifndef DUIBIAO_DAEMON_CANCEL_H
#define DUIBIAO_DAEMON_CANCEL_H

#include <stdbool.h>

struct cancel;
struct config;
struct event_base;

/* `no` is the connection's number in the log. */
struct cancel *cancel_new(struct event_base *, const struct config *,
                          unsigned no);
void cancel_free(struct cancel *);

/* As seat_open() and seat_shut(). */
void cancel_open(struct cancel *, const char *conninfo);
void cancel_shut(struct cancel *);

/*
 * Asks the server to stop what the backend runs.  It may come so late that it
 * hits what that runs next.  False: it could not be asked.
 */
bool cancel_send(struct cancel *, int backend);

#endif
