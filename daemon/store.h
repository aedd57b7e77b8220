/*
 * The database's life: a private cluster of our own ("embedded"), or a server
 * that somebody else runs.  Either way it is brought up to date (migrations,
 * reference data) by a child process before anybody hears that it is ready.
 */
#ifndef DUIBIAO_DAEMON_STORE_H
#define DUIBIAO_DAEMON_STORE_H

#include <stdbool.h>

struct config;
struct event_base;
struct jsonout;
struct store;

/* The database can be used at `conninfo` (borrowed for the call). */
typedef void store_ready_fn(void *context, const char *conninfo);

/* It cannot any more; ready will come again. */
typedef void store_lost_fn(void *context);

/* Begins at once; ready and lost come from the loop.  NULL (logged) when what
 * it needs is missing for good. */
struct store *store_new(struct event_base *, const struct config *,
                        store_ready_fn *, store_lost_fn *, void *context);

/* One object: where it stands, and what is wrong. */
void store_status(const struct store *, struct jsonout *);

/* Brings up to date again: migrations, reference files that have changed. */
void store_refresh(struct store *);

/* Stops what we started; true when it is gone.  Call again until then. */
bool store_stop(struct store *);
void store_free(struct store *);

#endif
