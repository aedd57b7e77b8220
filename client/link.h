/*
 * The line to the daemon: a Unix socket, one JSON text a line each way, and
 * descriptors that travel with a line.
 */
#ifndef DUIBIAO_CLIENT_LINK_H
#define DUIBIAO_CLIENT_LINK_H

#include <stdbool.h>

#include "ingest/slice.h"

struct link {
	int fd;         /* -1: not open */
	int error;      /* errno of what went wrong last */
	char *buffer;   /* what was read */
	size_t n, room; /* of the buffer */
	size_t taken;   /* of it, given out as lines */
};

/* Where the daemon listens unless told: DUIBIAO_SOCKET, else the place of the
 * system's daemon, else a demonstration's.  Static or the environment's. */
const char *link_default_path(void);

/* Connects; false with `error`.  link_close() in any case. */
bool link_open(struct link *l, const char *path)
    __attribute__((warn_unused_result));
void link_close(struct link *l);

/* Is it only that nobody listens there yet? */
bool link_may_come(const struct link *l);

/* Sends a line (without its newline), with a descriptor unless `fd` is -1. */
bool link_send(struct link *l, struct slice line, int fd)
    __attribute__((warn_unused_result));

/* Waits for the next line; borrowed until the next call.  False: it is over. */
bool link_line(struct link *l, struct slice *line)
    __attribute__((warn_unused_result));

#endif
