/*
 * handin - what a client hands in with ingest.submit, as a descriptor: a file
 * by its path, bytes in base64, or a descriptor that came with the line.
 */
#ifndef DUIBIAO_DAEMON_HANDIN_H
#define DUIBIAO_DAEMON_HANDIN_H

#include <stddef.h>

struct fds;
struct peer;
struct rpc_failure;

/* What was given; NULL where it was not. */
struct handin {
	const char *path, *content, *name;
	int with_line; /* a descriptor is to be taken from `fds` */
};

/*
 * The descriptor, the caller's to close, at its beginning; -1 and a failure.
 * A path is opened only for who could read it: the daemon's own user and root,
 * the file's owner or group, or everybody.
 */
int handin_open(const struct handin *, struct fds *, const struct peer *,
                size_t most, struct rpc_failure *);

/* What to call it: its name, else the end of its path, else "document". */
const char *handin_name(const struct handin *);

#endif
