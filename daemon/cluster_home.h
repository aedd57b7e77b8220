/*
 * Where the embedded PostgreSQL lives: its programs, its folders in STATE, and
 * who lives there already.
 */
#ifndef DUIBIAO_DAEMON_CLUSTER_HOME_H
#define DUIBIAO_DAEMON_CLUSTER_HOME_H

#include <stdbool.h>
#include <sys/types.h>

#include "daemon/cluster.h"

enum { CLUSTER_PATH = 4096 };

struct cluster_home {
	char bin[CLUSTER_PATH];  /* of initdb and postgres */
	char data[CLUSTER_PATH]; /* STATE/database */
	char made[CLUSTER_PATH]; /* STATE/database.new, while initdb works */
	char run[CLUSTER_PATH];  /* STATE/run: the socket */
	char conninfo[CLUSTER_ADDRESS];
};

/* `pg_bin` empty: Debian's of the version that made the cluster, else the
 * newest.  False: `why`. */
bool cluster_home_find(struct cluster_home *, const char *state,
                       const char *pg_bin, char why[CLUSTER_WHY])
    __attribute__((warn_unused_result));

/* The cluster is whole: puts it in its place, for good.  False: errno. */
bool cluster_home_keep(const struct cluster_home *)
    __attribute__((warn_unused_result));

/* Removes what an interrupted initdb left. */
void cluster_home_clear(const struct cluster_home *);

/* The postmaster that postmaster.pid names, 0 if none, and whether it takes
 * connections, as it says itself. */
pid_t cluster_home_lock(const struct cluster_home *, bool *ready);

/* A running process of an earlier server, postmaster or orphan; 0: none. */
pid_t cluster_home_server(const struct cluster_home *);

/* There is none, so a postmaster.pid names somebody else, who would keep ours
 * from starting: removes it. */
void cluster_home_unlock(const struct cluster_home *);

#endif
