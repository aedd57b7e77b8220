/*
 * fds - see fds.h.  The kernel ends a read behind the piece of stream that
 * descriptors were sent with, so they belong to the line that holds the last
 * byte of the read that brought them.
 */
#include "daemon/fds.h"

#include <errno.h>
#include <event2/buffer.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Keeps what one message brought; false if there is no room for all. */
static bool
keep(struct fds *fds, struct msghdr *message, size_t at)
{
	bool fits = (message->msg_flags & MSG_CTRUNC) == 0;
	for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part != NULL;
	     part = CMSG_NXTHDR(message, part)) {
		if (part->cmsg_level != SOL_SOCKET ||
		    part->cmsg_type != SCM_RIGHTS)
			continue;
		size_t n = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		for (size_t i = 0; i < n; i++) {
			int fd;
			memcpy(&fd, CMSG_DATA(part) + i * sizeof(fd),
			       sizeof(fd));
			if (fds->n == FDS_MOST) {
				fits = false;
				close(fd);
				continue;
			}
			fds->fd[fds->n] = fd;
			fds->at[fds->n++] = at;
		}
	}
	return fits;
}

ssize_t
fds_read(struct fds *fds, int socket, struct evbuffer *in, size_t most,
         size_t *stream)
{
	union {
		struct cmsghdr aligned;
		char bytes[CMSG_SPACE(FDS_MOST * sizeof(int))];
	} control;
	struct evbuffer_iovec room;
	if (evbuffer_reserve_space(in, (ev_ssize_t)most, &room, 1) != 1) {
		errno = ENOMEM;
		return -1;
	}
	struct iovec piece = {room.iov_base,
	                      room.iov_len < most ? room.iov_len : most};
	struct msghdr message = {
	    .msg_iov = &piece,
	    .msg_iovlen = 1,
	    .msg_control = control.bytes,
	    .msg_controllen = sizeof(control.bytes),
	};
	ssize_t n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
	if (n < 0)
		return -1;
	room.iov_len = (size_t)n;
	evbuffer_commit_space(in, &room, 1);
	*stream += (size_t)n;
	if (message.msg_controllen > 0 &&
	    !keep(fds, &message, n > 0 ? *stream - 1 : *stream)) {
		errno = EMFILE;
		return -1;
	}
	return n;
}

bool
fds_hung_up(int socket)
{
	struct pollfd look = {.fd = socket};
	return poll(&look, 1, 0) > 0 &&
	       (look.revents & (POLLHUP | POLLERR)) != 0;
}

void
fds_split(struct fds *fds, size_t end, struct fds *line)
{
	unsigned n = 0;
	while (n < fds->n && fds->at[n] < end)
		n++;
	line->n = n;
	memcpy(line->fd, fds->fd, n * sizeof(fds->fd[0]));
	fds->n -= n;
	memmove(fds->fd, fds->fd + n, fds->n * sizeof(fds->fd[0]));
	memmove(fds->at, fds->at + n, fds->n * sizeof(fds->at[0]));
}

int
fds_take(struct fds *fds)
{
	if (fds->n == 0)
		return -1;
	int fd = fds->fd[0];
	fds->n--;
	memmove(fds->fd, fds->fd + 1, fds->n * sizeof(fds->fd[0]));
	return fd;
}

void
fds_close(struct fds *fds)
{
	while (fds->n > 0)
		close(fds->fd[--fds->n]);
}
