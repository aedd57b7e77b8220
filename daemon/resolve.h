/*
 * resolve - finds the address of the database's host without blocking, because
 * libpq would look it up in the middle of the loop.
 */
#ifndef DUIBIAO_DAEMON_RESOLVE_H
#define DUIBIAO_DAEMON_RESOLVE_H

#include <stdbool.h>

struct config;
struct event_base;
struct resolve;

/* The conninfo with an address (hostaddr) beside its host; borrowed. */
typedef void resolve_fn(void *context, const char *conninfo);

struct resolve *resolve_new(struct event_base *, const struct config *,
                            resolve_fn *, void *context);
void resolve_free(struct resolve *);

/*
 * Answers once the host's address is known: from inside this call when there
 * is nothing to look up (a Unix socket, an address), else from the loop.  What
 * cannot be found is looked up again and again (logged).
 */
void resolve_start(struct resolve *, const char *conninfo);
void resolve_stop(struct resolve *);

/*
 * The database is away: while it is, the host is looked up again from time to
 * time, and another address is answered anew.
 */
void resolve_away(struct resolve *, bool away);

#endif
