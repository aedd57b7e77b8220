/*
 * listen - see listen.h.  A path left over by a daemon that died is taken
 * over; one on which somebody answers is not.
 */
#include "daemon/listen.h"

#include <errno.h>
#include <event2/event.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "daemon/config.h"
#include "daemon/log.h"

enum {
	BACKLOG = 512,
	ACCEPTS_A_TURN = 32,
	PAUSE_MS = 200,   /* after accept failed for want of something */
	SOCKETS_MOST = 8, /* that systemd may hand over */
	PEER_GROUPS = 1024,
};

struct listener {
	listen_fn *came;
	void *context;
	char *path; /* made here; NULL: handed over */
	bool everybody_ingests;
	gid_t ingest_group;
	struct event *pause;
	unsigned n;
	int fd[SOCKETS_MOST];
	struct event *event[SOCKETS_MOST];
};

/* ---- opening ---- */

/* Does somebody answer on this path? */
static bool
is_served(const struct sockaddr_un *address)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return false;
	bool served = connect(fd, (const struct sockaddr *)address,
	                      sizeof(*address)) == 0 ||
	              errno == EAGAIN;
	close(fd);
	return served;
}

static bool
find_group(const char *name, gid_t *gid)
{
	struct group *group = getgrnam(name);
	if (group == NULL) {
		log_event(LOG_LEVEL_ERROR, "listen.group",
		          "name=\"%s\" why=\"no such group\"", name);
		return false;
	}
	*gid = group->gr_gid;
	return true;
}

/* Owner, group and mode of the path, before anybody can connect. */
static bool
dress(const struct config *config, uid_t owner)
{
	gid_t group = (gid_t)-1;
	if (*config->socket_group != '\0' &&
	    !find_group(config->socket_group, &group))
		return false;
	if (chmod(config->socket, config->socket_mode) != 0)
		return false;
	if (owner == geteuid())
		owner = (uid_t)-1;
	return (owner == (uid_t)-1 && group == (gid_t)-1) ||
	       chown(config->socket, owner, group) == 0;
}

static bool
bind_path(struct listener *listener, const struct config *config, uid_t owner)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	if (strlen(config->socket) >= sizeof(address.sun_path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(address.sun_path, config->socket, strlen(config->socket));
	if (is_served(&address)) {
		errno = EADDRINUSE;
		return false;
	}
	struct stat was;
	if (lstat(config->socket, &was) == 0 && S_ISSOCK(was.st_mode))
		unlink(config->socket);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return false;
	listener->fd[listener->n++] = fd;
	if (bind(fd, (struct sockaddr *)&address, sizeof(address)) != 0)
		return false;
	listener->path = strdup(config->socket);
	return dress(config, owner) && listen(fd, BACKLOG) == 0;
}

/* Takes over what systemd passes; how many, -1 with errno. */
static int
take_passed(struct listener *listener)
{
	int n = sd_listen_fds(1);
	if (n < 0) {
		errno = -n;
		return -1;
	}
	for (int i = 0; i < n && listener->n < SOCKETS_MOST; i++) {
		int fd = SD_LISTEN_FDS_START + i;
		if (sd_is_socket_unix(fd, SOCK_STREAM, 1, NULL, 0) <= 0) {
			errno = ENOTSOCK;
			return -1;
		}
		fcntl(fd, F_SETFD, FD_CLOEXEC);
		fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
		listener->fd[listener->n++] = fd;
	}
	return n;
}

struct listener *
listen_open(const struct config *config, uid_t owner)
{
	struct listener *listener = calloc(1, sizeof(*listener));
	if (listener == NULL)
		return NULL;
	listener->everybody_ingests = *config->ingest_group == '\0';
	bool ok = listener->everybody_ingests ||
	          find_group(config->ingest_group, &listener->ingest_group);
	errno = 0;
	int passed = ok ? take_passed(listener) : -1;
	if (passed == 0)
		ok = bind_path(listener, config, owner);
	else
		ok = ok && passed > 0;
	if (!ok) {
		log_event(LOG_LEVEL_ERROR, "listen.open",
		          "socket=\"%s\" why=\"%s\"", config->socket,
		          strerror(errno));
		listen_close(listener);
		return NULL;
	}
	log_event(LOG_LEVEL_INFO, "listen.open", "socket=\"%s\" sockets=%u%s",
	          config->socket, listener->n,
	          passed > 0 ? " from=systemd" : "");
	return listener;
}

/* ---- accepting ---- */

static bool
in_group(int fd, gid_t peer, gid_t wanted)
{
	if (peer == wanted)
		return true;
	gid_t group[PEER_GROUPS];
	socklen_t size = sizeof(group);
	if (getsockopt(fd, SOL_SOCKET, SO_PEERGROUPS, group, &size) != 0)
		return false;
	for (size_t i = 0; i < size / sizeof(group[0]); i++)
		if (group[i] == wanted)
			return true;
	return false;
}

static bool
who(const struct listener *listener, int fd, struct peer *peer)
{
	struct ucred credentials;
	socklen_t size = sizeof(credentials);
	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0)
		return false;
	*peer = (struct peer){
	    .uid = credentials.uid,
	    .gid = credentials.gid,
	    .pid = credentials.pid,
	    .may_ingest = listener->everybody_ingests || credentials.uid == 0 ||
	                  credentials.uid == geteuid() ||
	                  in_group(fd, credentials.gid, listener->ingest_group),
	};
	return true;
}

static void
set_accepting(struct listener *listener, bool accepting)
{
	for (unsigned i = 0; i < listener->n; i++) {
		if (listener->event[i] == NULL)
			continue;
		if (accepting)
			event_add(listener->event[i], NULL);
		else
			event_del(listener->event[i]);
	}
}

static void
on_pause_over(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	set_accepting(context, true);
}

/* Out of descriptors or memory: the clients wait in the kernel's queue. */
static void
rest(struct listener *listener)
{
	struct timeval time = {0, PAUSE_MS * 1000L};
	log_event(LOG_LEVEL_WARNING, "listen.pause", "why=\"%s\"",
	          strerror(errno));
	set_accepting(listener, false);
	event_add(listener->pause, &time);
}

static void
on_client(evutil_socket_t socket, short what, void *context)
{
	(void)what;
	struct listener *listener = context;
	for (int i = 0; i < ACCEPTS_A_TURN; i++) {
		int fd =
		    accept4(socket, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
		if (fd < 0) {
			if (errno != EAGAIN && errno != EINTR &&
			    errno != ECONNABORTED)
				rest(listener);
			return;
		}
		struct peer peer;
		if (!who(listener, fd, &peer)) {
			close(fd);
			continue;
		}
		if (!listener->came(listener->context, fd, &peer)) {
			set_accepting(listener, false);
			return;
		}
	}
}

bool
listen_start(struct listener *listener, struct event_base *base,
             listen_fn *came, void *context)
{
	listener->came = came;
	listener->context = context;
	listener->pause = evtimer_new(base, on_pause_over, listener);
	if (listener->pause == NULL)
		return false;
	for (unsigned i = 0; i < listener->n; i++) {
		listener->event[i] =
		    event_new(base, listener->fd[i], EV_READ | EV_PERSIST,
		              on_client, listener);
		if (listener->event[i] == NULL ||
		    event_add(listener->event[i], NULL) != 0)
			return false;
	}
	return true;
}

void
listen_resume(struct listener *listener)
{
	if (!event_pending(listener->pause, EV_TIMEOUT, NULL))
		set_accepting(listener, true);
}

void
listen_close(struct listener *listener)
{
	if (listener == NULL)
		return;
	for (unsigned i = 0; i < listener->n; i++) {
		if (listener->event[i] != NULL)
			event_free(listener->event[i]);
		close(listener->fd[i]);
	}
	if (listener->pause != NULL)
		event_free(listener->pause);
	if (listener->path != NULL)
		unlink(listener->path);
	free(listener->path);
	free(listener);
}
