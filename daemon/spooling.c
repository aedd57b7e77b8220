/*
 * Errands wait in `unsent` until the socket takes them, then in `sent` for
 * their answers, at most SPOOL_GROUP of them, so that the number of descriptors
 * in the air is bounded.  Until its answer comes an errand keeps its
 * descriptor, to be sent once more if the spooler dies; each may be done twice
 * without harm.
 */
#include "daemon/spooling.h"

#include <errno.h>
#include <event2/event.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/queue.h>
#include <sys/socket.h>
#include <unistd.h>

#include "daemon/child.h"
#include "daemon/log.h"
#include "daemon/pass.h"
#include "daemon/self.h"
#include "ingest/write_all.h"

enum { PAUSE_LEAST = 50, PAUSE_MOST = 5000 }; /* before a restart, in ms */

struct errand {
	STAILQ_ENTRY(errand) link;
	struct spool_request request;
	int fd;
	bool lent; /* the descriptor is somebody else's */
	void *tag;
};
STAILQ_HEAD(errands, errand);

struct spooling {
	struct event_base *base;
	const struct config *config;
	spooled_fn *spooled;
	spooler_died_fn *died;
	void *context;
	struct child *child;
	int socket;
	struct event *readable, *writable, *restart;
	int pause;
	uint64_t ticket;
	unsigned n_sent;
	struct errands unsent, sent;
};

static void
free_errand(struct errand *e)
{
	if (e->fd >= 0 && !e->lent)
		close(e->fd);
	free(e);
}

/* ---- sending ---- */

/* Sends what the socket takes; the rest when it is writable again. */
static void
flush(struct spooling *s)
{
	struct errand *e;

	if (s->socket < 0)
		return;
	while ((e = STAILQ_FIRST(&s->unsent)) != NULL) {
		if (s->n_sent == SPOOL_GROUP)
			return; /* an answer will call again */
		if (!pass_send(s->socket, &e->request, sizeof(e->request),
		               e->fd)) {
			/* Also a dead spooler: its end is another event. */
			event_add(s->writable, NULL);
			return;
		}
		STAILQ_REMOVE_HEAD(&s->unsent, link);
		STAILQ_INSERT_TAIL(&s->sent, e, link);
		s->n_sent++;
	}
}

static void
on_writable(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	flush(context);
}

/* ---- answers ---- */

/* The spooler works in order, so an answer is the oldest errand's. */
static void
take_answer(struct spooling *s, const struct spool_answer *answer)
{
	struct errand *e = STAILQ_FIRST(&s->sent);

	if (e == NULL || e->request.ticket != answer->ticket)
		log_fatal("spooler.answer", "ticket=%" PRIu64, answer->ticket);
	STAILQ_REMOVE_HEAD(&s->sent, link);
	s->n_sent--;
	s->pause = PAUSE_LEAST;
	if (e->request.errand == SPOOL_ADD)
		s->spooled(s->context, e->tag, answer);
	free_errand(e);
}

static void
on_readable(evutil_socket_t fd, short what, void *context)
{
	struct spooling *s = context;
	struct spool_answer answer;

	(void)what;
	for (unsigned i = 0; i < SPOOL_GROUP; i++) {
		if (recv(fd, &answer, sizeof(answer), MSG_DONTWAIT) !=
		    (ssize_t)sizeof(answer))
			break;
		answer.why[SPOOL_WHY - 1] = '\0';
		take_answer(s, &answer);
	}
	flush(s);
}

/* ---- the process ---- */

static void
hang_up(struct spooling *s)
{
	if (s->readable != NULL)
		event_free(s->readable);
	if (s->writable != NULL)
		event_free(s->writable);
	s->readable = s->writable = NULL;
	if (s->socket >= 0)
		close(s->socket);
	s->socket = -1;
}

static void
pause_and_restart(struct spooling *s)
{
	struct timeval t = {s->pause / 1000, (s->pause % 1000) * 1000};

	s->pause = s->pause * 2 < PAUSE_MOST ? s->pause * 2 : PAUSE_MOST;
	event_add(s->restart, &t);
}

static void
on_gone(void *context, int status)
{
	struct spooling *s = context;
	char why[CHILD_WHY];

	log_event(LOG_LEVEL_ERROR, "spooler.end", "unanswered=%u reason=\"%s\"",
	          s->n_sent, child_why(status, why));
	/* What it answered with its last breath is still in the socket. */
	on_readable(s->socket, 0, s);
	hang_up(s);
	child_free(s->child);
	s->child = NULL;
	STAILQ_CONCAT(&s->sent, &s->unsent);
	STAILQ_CONCAT(&s->unsent, &s->sent);
	s->n_sent = 0;
	s->died(s->context);
	pause_and_restart(s);
}

static bool
start(struct spooling *s)
{
	int pair[2];
	struct self_plan plan = {
	    .mode = "--spooler", .n_pass = 1, .death_signal = SIGKILL};

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return false;
	s->socket = pair[0];
	plan.pass[0] = pair[1];
	s->readable =
	    event_new(s->base, s->socket, EV_READ | EV_PERSIST, on_readable, s);
	s->writable = event_new(s->base, s->socket, EV_WRITE, on_writable, s);
	if (s->readable != NULL && s->writable != NULL &&
	    event_add(s->readable, NULL) == 0)
		s->child = self_start(s->base, s->config, &plan, on_gone, s);
	close(pair[1]);
	if (s->child == NULL)
		hang_up(s);
	return s->child != NULL;
}

static void
on_restart(evutil_socket_t fd, short what, void *context)
{
	struct spooling *s = context;

	(void)fd;
	(void)what;
	if (start(s))
		flush(s);
	else
		pause_and_restart(s);
}

struct spooling *
spooling_new(struct event_base *base, const struct config *config,
             spooled_fn *spooled, spooler_died_fn *died, void *context)
{
	struct spooling *s = calloc(1, sizeof(*s));
	struct timeval now = {0, 0};

	if (s == NULL)
		return NULL;
	s->base = base;
	s->config = config;
	s->spooled = spooled;
	s->died = died;
	s->context = context;
	s->socket = -1;
	s->pause = PAUSE_LEAST;
	STAILQ_INIT(&s->unsent);
	STAILQ_INIT(&s->sent);
	s->restart = event_new(base, -1, 0, on_restart, s);
	if (s->restart == NULL) {
		free(s);
		return NULL;
	}
	event_add(s->restart, &now);
	return s;
}

void
spooling_free(struct spooling *s)
{
	struct errand *e;

	if (s == NULL)
		return;
	hang_up(s);
	child_end(s->child);
	STAILQ_CONCAT(&s->unsent, &s->sent);
	while ((e = STAILQ_FIRST(&s->unsent)) != NULL) {
		STAILQ_REMOVE_HEAD(&s->unsent, link);
		free_errand(e);
	}
	event_free(s->restart);
	free(s);
}

/* ---- errands ---- */

static void
add(struct spooling *s, const struct errand *like)
{
	struct errand *e = malloc(sizeof(*e));

	if (e == NULL)
		log_fatal("memory", "bytes=%zu", sizeof(*e));
	*e = *like;
	e->request.ticket = ++s->ticket;
	STAILQ_INSERT_TAIL(&s->unsent, e, link);
	flush(s);
}

void
spooling_add(struct spooling *s, int fd, const char *title, void *tag)
{
	struct errand e = {
	    .request = {.errand = SPOOL_ADD}, .fd = fd, .tag = tag};

	snprintf(e.request.head.title, SPOOL_TITLE, "%s", title);
	add(s, &e);
}

void
spooling_add_part(struct spooling *s, const struct spool_part *part, void *tag)
{
	const struct errand e = {.request = {.errand = SPOOL_ADD,
	                                     .offset = part->offset,
	                                     .bytes = part->bytes,
	                                     .head = part->head},
	                         .fd = part->fd,
	                         .lent = true,
	                         .tag = tag};

	add(s, &e);
}

void
spooling_remove(struct spooling *s, const struct spool_key *key)
{
	const struct errand e = {
	    .request = {.errand = SPOOL_REMOVE, .key = *key}, .fd = -1};

	add(s, &e);
}

void
spooling_park(struct spooling *s, const struct spool_key *key)
{
	const struct errand e = {.request = {.errand = SPOOL_PARK, .key = *key},
	                         .fd = -1};

	add(s, &e);
}

bool
spooling_record(struct spooling *s, const struct spool_key *key,
                struct slice text)
{
	const struct errand e = {
	    .request = {.errand = SPOOL_RECORD, .key = *key},
	    .fd = memfd_create("record", MFD_CLOEXEC)};

	if (e.fd >= 0 && write_all(e.fd, text.at, text.len)) {
		add(s, &e);
		return true;
	}
	log_event(LOG_LEVEL_ERROR, "spooling.record", "error=\"%s\"",
	          strerror(errno));
	if (e.fd >= 0)
		close(e.fd);
	return false;
}

bool
spooling_idle(const struct spooling *s)
{
	return STAILQ_EMPTY(&s->unsent) && STAILQ_EMPTY(&s->sent);
}
