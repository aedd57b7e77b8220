/*
 * The embedded PostgreSQL: a cluster in STATE/database, made by initdb, run by
 * a postgres of our own, reachable through a socket in STATE and nowhere else.
 */
#ifndef DUIBIAO_DAEMON_CLUSTER_H
#define DUIBIAO_DAEMON_CLUSTER_H

#include <stdbool.h>

struct cluster;
struct config;
struct event_base;

enum { CLUSTER_WHY = 256, CLUSTER_ADDRESS = 256 };

/* It takes connections. */
typedef void cluster_up_fn(void *context);

/* It does not any more; it is being started again, unless it was stopped. */
typedef void cluster_down_fn(void *context);

/* Begins to make or start it.  NULL: `why` says what is missing. */
struct cluster *cluster_new(struct event_base *, const struct config *,
                            cluster_up_fn *, cluster_down_fn *, void *context,
                            char why[CLUSTER_WHY]);

/* How the cluster of a state folder is reached.  False: `why` it cannot be. */
bool cluster_address(const char *state, char out[CLUSTER_ADDRESS],
                     char why[CLUSTER_WHY]) __attribute__((warn_unused_result));

/* How to connect to this one. */
const char *cluster_conninfo(const struct cluster *);

/* "starting", "up" …, and the last thing that went wrong ("" if none). */
const char *cluster_state(const struct cluster *);
const char *cluster_trouble(const struct cluster *);

/* Asks it to stop, ever more firmly; true when it is gone. */
bool cluster_stop(struct cluster *);

/* What still runs is killed the hard way (and will recover). */
void cluster_free(struct cluster *);

#endif
