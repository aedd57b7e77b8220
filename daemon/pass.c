/*
 * SCM_RIGHTS, once: see unix(7) and cmsg(3).
 */
#include "daemon/pass.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "ingest/frame.h"

void
pass_attach(struct msghdr *msg, union pass_control *control, int fd)
{
	memset(control, 0, sizeof(*control));
	control->head.cmsg_level = SOL_SOCKET;
	control->head.cmsg_type = SCM_RIGHTS;
	control->head.cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(&control->head), &fd, sizeof(int));
	msg->msg_control = control;
	msg->msg_controllen = sizeof(*control);
}

bool
pass_send(int socket, const void *bytes, size_t n, int fd)
{
	union pass_control control;
	/* sendmsg() only reads what iov_base points to. */
	struct iovec iov = {(void *)(size_t)bytes, n};
	struct msghdr msg = {.msg_iov = &iov, .msg_iovlen = 1};

	if (fd >= 0)
		pass_attach(&msg, &control, fd);
	return sendmsg(socket, &msg, MSG_NOSIGNAL | MSG_DONTWAIT) == (ssize_t)n;
}

struct message {
	unsigned char bytes[FRAME_HEADER + FRAME_DOCUMENT_PAYLOAD];
	size_t n;
};

/* frame_sink */
static bool
collect(void *context, const void *bytes, size_t n)
{
	struct message *m = context;

	if (n > sizeof(m->bytes) - m->n)
		return false;
	memcpy(m->bytes + m->n, bytes, n);
	m->n += n;
	return true;
}

bool
pass_document(int pipe, int fd, uint64_t bytes, bool explain)
{
	struct message m = {.n = 0};

	return frame_put_document(collect, &m, bytes, explain) &&
	       pass_send(pipe, m.bytes, m.n, fd);
}

bool
pass_receive(int socket, void *bytes, size_t n, int flags, int *fd)
{
	union pass_control control;
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
