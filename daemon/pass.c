/*
 * SCM_RIGHTS, once: see unix(7) and cmsg(3).
 */
#include "daemon/pass.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Room for one descriptor, aligned as the kernel wants it. */
union control {
	struct cmsghdr head;
	char space[CMSG_SPACE(sizeof(int))];
};

bool
pass_send(int socket, const void *bytes, size_t n, int fd)
{
	union control control = {.space = {0}};
	/* sendmsg() only reads what iov_base points to. */
	struct iovec iov = {(void *)(size_t)bytes, n};
	struct msghdr msg = {.msg_iov = &iov, .msg_iovlen = 1};

	if (fd >= 0) {
		msg.msg_control = &control;
		msg.msg_controllen = sizeof(control);
		control.head.cmsg_level = SOL_SOCKET;
		control.head.cmsg_type = SCM_RIGHTS;
		control.head.cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(&control.head), &fd, sizeof(int));
	}
	return sendmsg(socket, &msg, MSG_NOSIGNAL | MSG_DONTWAIT) == (ssize_t)n;
}

bool
pass_receive(int socket, void *bytes, size_t n, int flags, int *fd)
{
	union control control;
	struct iovec iov = {bytes, n};
	struct msghdr msg = {.msg_iov = &iov,
	                     .msg_iovlen = 1,
	                     .msg_control = &control,
	                     .msg_controllen = sizeof(control)};
	const struct cmsghdr *c;
	ssize_t got;

	do
		got = recvmsg(socket, &msg, flags | MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	*fd = -1;
	c = got < 0 ? NULL : CMSG_FIRSTHDR(&msg);
	if (c != NULL && c->cmsg_type == SCM_RIGHTS)
		memcpy(fd, CMSG_DATA(c), sizeof(int));
	if (got == (ssize_t)n)
		return true;
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
	return false;
}
