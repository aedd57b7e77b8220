/*
 * listen - the sockets on which clients come: handed over by systemd
 * (LISTEN_FDS), or one Unix socket made here.
 */
#ifndef DUIBIAO_DAEMON_LISTEN_H
#define DUIBIAO_DAEMON_LISTEN_H

#include <stdbool.h>
#include <sys/types.h>

struct config;
struct event_base;
struct listener;

/* Who is at the other end of a Unix socket. */
struct peer {
	uid_t uid;
	gid_t gid;
	pid_t pid;
	bool may_ingest;
};

/* A client came; the descriptor is the receiver's.  False: no more, please. */
typedef bool listen_fn(void *context, int fd, const struct peer *);

/*
 * Opens the sockets, still with the privileges the program was started with.
 * `owner` is given the socket's path (its own uid to leave it).  NULL: logged.
 */
struct listener *listen_open(const struct config *, uid_t owner);

/* Begins to accept. */
bool listen_start(struct listener *, struct event_base *, listen_fn *,
                  void *context);

/* After listen_fn said false: go on accepting. */
void listen_resume(struct listener *);

/* No more clients: closes, and removes the path it made. */
void listen_close(struct listener *);

#endif
