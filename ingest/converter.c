/*
 * One request at a time.  Only write(), recvmsg(), pread() and close() are
 * used: the calls of the jail.  A descriptor that an arena overflow left open
 * is closed by the next request.
 */
#include "ingest/converter.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

struct converter {
	int fd;
	int output; /* -1: none */
};

struct converter *
converter_new(int fd)
{
	struct converter *c = malloc(sizeof(*c));

	if (c != NULL)
		*c = (struct converter){fd, -1};
	return c;
}

static void
close_output(struct converter *c)
{
	if (c->output >= 0)
		close(c->output);
	c->output = -1;
}

void
converter_free(struct converter *c)
{
	if (c == NULL)
		return;
	close_output(c);
	close(c->fd);
	free(c);
}

static bool
send_packet(const struct converter *c, const void *bytes, size_t n)
{
	ssize_t sent;

	do
		sent = write(c->fd, bytes, n);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)n;
}

static bool
send_document(const struct converter *c, enum conversion kind,
              struct slice document)
{
	struct converter_request head;

	memset(&head, 0, sizeof(head));
	head.kind = (uint32_t)kind;
	head.bytes = document.len;
	if (!send_packet(c, &head, sizeof(head)))
		return false;
	for (size_t at = 0; at < document.len;) {
		size_t n = document.len - at;

		if (n > CONVERTER_PACKET)
			n = CONVERTER_PACKET;
		if (!send_packet(c, document.at + at, n))
			return false;
		at += n;
	}
	return true;
}

static bool
receive(struct converter *c, struct converter_reply *reply)
{
	union {
		struct cmsghdr align;
		char space[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec iov = {reply, sizeof(*reply)};
	struct msghdr msg = {.msg_iov = &iov,
	                     .msg_iovlen = 1,
	                     .msg_control = &control,
	                     .msg_controllen = sizeof(control)};
	const struct cmsghdr *h;
	ssize_t n;

	do
		n = recvmsg(c->fd, &msg, 0);
	while (n < 0 && errno == EINTR);
	if (n != (ssize_t)sizeof(*reply) || reply->result >= CONVERTED_N)
		return false;
	h = CMSG_FIRSTHDR(&msg);
	if (h != NULL && h->cmsg_type == SCM_RIGHTS)
		memcpy(&c->output, CMSG_DATA(h), sizeof(int));
	return reply->result != CONVERTED || c->output >= 0;
}

static enum converted
read_output(struct converter *c, uint64_t bytes, struct arena *a,
            struct slice *out)
{
	char *at = arena_alloc(a, (size_t)bytes + 1);
	size_t got = 0;

	while (got < bytes) {
		ssize_t n =
		    pread(c->output, at + got, (size_t)bytes - got, (off_t)got);

		if (n == 0 || (n < 0 && errno != EINTR))
			break;
		if (n > 0)
			got += (size_t)n;
	}
	close_output(c);
	if (got < bytes)
		return CONVERT_REFUSED;
	*out = (struct slice){at, got};
	return CONVERTED;
}

enum converted
converter_run(struct converter *c, enum conversion kind, struct slice document,
              struct arena *a, struct slice *out)
{
	struct converter_reply reply;

	*out = (struct slice){"", 0};
	if (c == NULL)
		return CONVERT_NO_HOST;
	close_output(c);
	if (document.len > CONVERTER_MOST)
		return CONVERT_LARGE;
	if (!send_document(c, kind, document) || !receive(c, &reply))
		return CONVERT_NO_HOST;
	if (reply.result != CONVERTED)
		return (enum converted)reply.result;
	return read_output(c, reply.bytes, a, out);
}
