/*
 * Blocking: the command line waits for its answer.  SIGPIPE is avoided with
 * MSG_NOSIGNAL, so a daemon that goes away is an error like any other.
 */
#include "client/link.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#include "daemon/pass.h"

#define CHUNK ((size_t)1 << 16)

/* The daemon's own default. */
#define FIXED
#define LIVE
#define OPTION(name, when, type, min, max, fallback, unit, help) \
	{#name, fallback},
static const struct {
	const char *name, *fallback;
} daemon_options[] = {
#include "daemon/config.def"
};
#undef OPTION

static const char *
daemon_socket(void)
{
	size_t n = sizeof(daemon_options) / sizeof(daemon_options[0]);

	for (size_t i = 0; i < n; i++)
		if (strcmp(daemon_options[i].name, "socket") == 0)
			return daemon_options[i].fallback;
	return "/run/duibiao/socket";
}

/* Where `make demo` and `make run` listen: as root, and as somebody else, seen
 * from the folder that the programs were built in. */
static const char root_demo[] = "/var/lib/duibiao-demo/duibiao.sock";
static const char beside_build[] = "../state/duibiao.sock";

/* "" when it is not there. */
static void
find_own_demo(char *path, size_t room)
{
	ssize_t n = readlink("/proc/self/exe", path, room - 1);
	char *slash;

	path[n > 0 ? n : 0] = '\0';
	slash = strrchr(path, '/');
	if (slash == NULL ||
	    (size_t)(slash + 1 - path) + sizeof(beside_build) > room) {
		path[0] = '\0';
		return;
	}
	memcpy(slash + 1, beside_build, sizeof(beside_build));
	if (access(path, F_OK) != 0)
		path[0] = '\0';
}

const char *
link_default_path(void)
{
	static char own_demo[sizeof(((struct sockaddr_un *)0)->sun_path)];
	const char *given = getenv("DUIBIAO_SOCKET");

	if (given != NULL && given[0] != '\0')
		return given;
	if (access(daemon_socket(), F_OK) == 0)
		return daemon_socket();
	find_own_demo(own_demo, sizeof(own_demo));
	if (own_demo[0] != '\0')
		return own_demo;
	return access(root_demo, F_OK) == 0 ? root_demo : daemon_socket();
}

bool
link_open(struct link *l, const char *path)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};

	*l = (struct link){.fd = -1};
	if (strlen(path) >= sizeof(to.sun_path)) {
		l->error = ENAMETOOLONG;
		return false;
	}
	memcpy(to.sun_path, path, strlen(path) + 1);
	l->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (l->fd >= 0 &&
	    connect(l->fd, (struct sockaddr *)&to, sizeof(to)) == 0)
		return true;
	l->error = errno;
	return false;
}

void
link_close(struct link *l)
{
	if (l->fd >= 0)
		close(l->fd);
	free(l->buffer);
	*l = (struct link){.fd = -1, .error = l->error};
}

bool
link_may_come(const struct link *l)
{
	return l->error == ENOENT || l->error == ECONNREFUSED ||
	       l->error == EAGAIN;
}

/* Moves the vector past what was sent. */
static void
advance(struct iovec *iov, size_t sent)
{
	for (int i = 0; i < 2; i++) {
		size_t part = sent < iov[i].iov_len ? sent : iov[i].iov_len;

		iov[i].iov_base = (char *)iov[i].iov_base + part;
		iov[i].iov_len -= part;
		sent -= part;
	}
}

bool
link_send(struct link *l, struct slice line, int fd)
{
	char newline[] = "\n";
	union pass_control control;
	struct iovec iov[2] = {{(char *)(uintptr_t)line.at, line.len},
	                       {newline, 1}};
	struct msghdr m = {.msg_iov = iov, .msg_iovlen = 2};

	if (fd >= 0)
		pass_attach(&m, &control, fd);
	while (iov[1].iov_len > 0) {
		ssize_t sent = sendmsg(l->fd, &m, MSG_NOSIGNAL);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0) {
			l->error = errno;
			return false;
		}
		/* The descriptor went with the first bytes. */
		m.msg_control = NULL;
		m.msg_controllen = 0;
		advance(iov, (size_t)sent);
	}
	return true;
}

static bool
make_room(struct link *l)
{
	size_t room = l->room == 0 ? CHUNK : l->room * 2;
	char *more;

	if (l->room - l->n >= CHUNK / 2)
		return true;
	more = realloc(l->buffer, room);
	if (more == NULL) {
		l->error = ENOMEM;
		return false;
	}
	l->buffer = more;
	l->room = room;
	return true;
}

static void
drop_taken(struct link *l)
{
	if (l->taken == 0)
		return;
	memmove(l->buffer, l->buffer + l->taken, l->n - l->taken);
	l->n -= l->taken;
	l->taken = 0;
}

bool
link_line(struct link *l, struct slice *line)
{
	size_t looked = 0;

	drop_taken(l);
	for (;;) {
		const char *end = l->n > looked ? memchr(l->buffer + looked,
		                                         '\n', l->n - looked)
		                                : NULL;
		ssize_t got;

		if (end != NULL) {
			*line = (struct slice){l->buffer,
			                       (size_t)(end - l->buffer)};
			l->taken = line->len + 1;
			return true;
		}
		looked = l->n;
		if (!make_room(l))
			return false;
		got = recv(l->fd, l->buffer + l->n, l->room - l->n, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			l->error = got == 0 ? ECONNRESET : errno;
			return false;
		}
		l->n += (size_t)got;
	}
}
