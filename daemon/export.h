/*
 * export - export.facts: the rows of a query, streamed to the client that asked
 * as notifications (export.rows), then the reply.
 *
 * Each export has a database connection of its own, where COPY sends rows
 * while they are found; none are kept.  What the client does not take waits
 * in its output, and when that is full nothing more is read from the
 * database, which then waits too.  A client that leaves closes the connection,
 * and the server ends the query.
 */
#ifndef DUIBIAO_DAEMON_EXPORT_H
#define DUIBIAO_DAEMON_EXPORT_H

#include <stdbool.h>

struct config;
struct conn;
struct event_base;
struct exports;
struct request;

struct exports *exports_new(struct event_base *, const struct config *);
/* Ends all without a word; their requests are the caller's. */
void exports_free(struct exports *);

/*
 * Begins an export of the database at `conninfo` (NULL: there is none); ends
 * the request through reply, at once or later.  Its parameters are those of
 * method.def: the form, then what sql/export_facts.sql takes.
 */
void exports_begin(struct exports *, struct request *, const char *conninfo);

/* The asker has gone; the request is the caller's again. */
void exports_forget(struct exports *, struct request *);

/* The client does not take its output, or takes it again. */
void exports_pause(struct exports *, const struct conn *, bool paused);

#endif
