/*
 * fds - descriptors that came with a line and wait to be taken by its calls.
 */
#ifndef DUIBIAO_DAEMON_FDS_H
#define DUIBIAO_DAEMON_FDS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct evbuffer;

enum { FDS_MOST = 16 };

/* In order of arrival; each with the place of the byte it came with. */
struct fds {
	unsigned n;
	int fd[FDS_MOST];
	size_t at[FDS_MOST]; /* bytes of the stream before that byte */
};

/*
 * Reads at most `most` bytes from a Unix socket to the end of `in`, keeping
 * descriptors that come along; `*stream` counts the bytes.  Like read(2): 0 at
 * the end, -1 with errno; EMFILE when more descriptors came than are kept.
 */
ssize_t fds_read(struct fds *, int socket, struct evbuffer *in, size_t most,
                 size_t *stream);

/* Has the peer closed both ways?  Then nobody waits for an answer. */
bool fds_hung_up(int socket);

/* Moves those that came before the stream's place `end` to `line`. */
void fds_split(struct fds *, size_t end, struct fds *line);

/* The next one, the taker's to close; -1 if there is none. */
int fds_take(struct fds *);

/* Closes what nobody took. */
void fds_close(struct fds *);

#endif
