/*
 *	RESTING -> STARTING -> IDLE -> BUSY -> IDLE
 *	STARTING, IDLE, BUSY -- killed, dead, late, out of protocol --> ENDING
 *	ENDING -- reaped --> RESTING
 *
 * A document is reported when its last frame is in, or when its worker has been
 * reaped, because only then its cause of death is known.
 */
#include "daemon/worker.h"

#include <errno.h>
#include <event2/event.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/child.h"
#include "daemon/config.h"
#include "daemon/inbound.h"
#include "daemon/log.h"
#include "daemon/pass.h"
#include "ingest/jail.h"

enum {
	CHUNK = 64 << 10,         /* read at once from the pipe */
	CHUNKS = 8,               /* before others get their turn */
	START_TIMEOUT = 30000,    /* ms, to be locked in */
	RETRY = 2000,             /* ms, when no process is to be had */
	RESULT_SPARE = 128 << 20, /* for records, beside the text */
	REASON = CHILD_WHY + 64
};

struct worker {
	struct event_base *base;
	const struct config *config;
	const struct worker_events *events;
	void *context;
	enum worker_state state;
	unsigned number;
	struct child *child;
	bool never; /* it has not become ready */
	int pipe;
	struct event *readable;
	struct event *timer; /* start, time-out to start, deadline */
	void *document;
	const char *reason; /* why we killed it; NULL: it died by itself */
	struct inbound *inbound;
};

/* ---- states ---- */

static const char *
state_name(enum worker_state state)
{
	static const char *const names[] = {
#define X(id) #id,
	    WORKER_STATES(X)
#undef X
	};

	return names[state];
}

static void
set_state(struct worker *w, enum worker_state state)
{
	static const bool legal[WORKER_STATES_N][WORKER_STATES_N] = {
	    [WORKER_RESTING] = {[WORKER_STARTING] = true},
	    [WORKER_STARTING] = {[WORKER_IDLE] = true, [WORKER_ENDING] = true},
	    [WORKER_IDLE] = {[WORKER_BUSY] = true, [WORKER_ENDING] = true},
	    [WORKER_BUSY] = {[WORKER_IDLE] = true, [WORKER_ENDING] = true},
	    [WORKER_ENDING] = {[WORKER_RESTING] = true},
	};

	if (!legal[w->state][state])
		log_fatal("worker.state", "worker=%u from=%s to=%s", w->number,
		          state_name(w->state), state_name(state));
	w->state = state;
}

enum worker_state
worker_state(const struct worker *w)
{
	return w->state;
}

static void
set_timer(struct worker *w, int64_t ms)
{
	struct timeval t = {ms / 1000, (ms % 1000) * 1000};

	event_add(w->timer, &t);
}

/* Its fault or not, this one is not talked to any more. */
static void
end(struct worker *w, const char *reason)
{
	if (w->state == WORKER_ENDING)
		return;
	set_state(w, WORKER_ENDING);
	w->reason = reason;
	event_del(w->timer);
	event_del(w->readable);
	child_signal(w->child, SIGKILL);
}

/* ---- what it says ---- */

static void
take_ready(struct worker *w, const char *at, size_t n)
{
	if (n != 1 || at[0] != JAIL_READY) {
		end(w, "it did not start as a worker does");
		return;
	}
	event_del(w->timer);
	w->never = false;
	set_state(w, WORKER_IDLE);
	w->events->ready(w->context, w);
}

static void
take_whole(struct worker *w)
{
	void *document = w->document;

	event_del(w->timer);
	w->document = NULL;
	w->events->done(w->context, document, WORKER_READ,
	                inbound_result(w->inbound), NULL);
	inbound_reset(w->inbound);
	set_state(w, WORKER_IDLE);
	w->events->ready(w->context, w);
}

static void
take_some(struct worker *w, const char *at, size_t n)
{
	if (w->state == WORKER_STARTING) {
		take_ready(w, at, n);
		return;
	}
	if (w->state != WORKER_BUSY) {
		end(w, "it spoke without being asked");
		return;
	}
	switch (inbound_take(w->inbound, at, n)) {
	case INBOUND_MORE:
		break;
	case INBOUND_BROKEN:
		end(w, inbound_error(w->inbound));
		break;
	case INBOUND_WHOLE:
		take_whole(w);
		break;
	}
}

/* Reads what there is, up to a measure. */
static void
on_readable(evutil_socket_t fd, short what, void *context)
{
	struct worker *w = context;
	char chunk[CHUNK];

	(void)what;
	for (unsigned i = 0; i < CHUNKS && w->state != WORKER_ENDING; i++) {
		ssize_t n = recv(fd, chunk, sizeof(chunk), MSG_DONTWAIT);

		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		if (n <= 0)
			end(w, NULL);
		else
			take_some(w, chunk, (size_t)n);
	}
}

/* ---- death ---- */

static void
close_pipe(struct worker *w)
{
	if (w->readable != NULL)
		event_free(w->readable);
	w->readable = NULL;
	if (w->pipe >= 0)
		close(w->pipe);
	w->pipe = -1;
}

/* The document's fault, unless somebody from outside ended the worker. */
static enum worker_verdict
verdict_of(const struct worker *w, int status)
{
	if (w->reason != NULL || WIFEXITED(status))
		return WORKER_BROKEN;
	switch (WTERMSIG(status)) {
	case SIGKILL:
	case SIGTERM:
	case SIGINT:
	case SIGHUP:
	case SIGQUIT:
		return WORKER_LOST;
	}
	return WORKER_BROKEN;
}

static void
say_reason(const struct worker *w, int status, char out[REASON])
{
	char why[CHILD_WHY];

	if (w->reason == NULL && WIFSIGNALED(status) &&
	    WTERMSIG(status) == SIGSYS)
		snprintf(out, REASON,
		         "the reader tried a forbidden system call");
	else
		snprintf(out, REASON, "the reader ended: %s",
		         w->reason != NULL ? w->reason
		                           : child_why(status, why));
}

static void
on_gone(void *context, int status)
{
	struct worker *w = context;
	void *document;
	char reason[REASON];

	/* Its last frames may have come just before it died. */
	if (w->state == WORKER_BUSY)
		on_readable(w->pipe, 0, w);
	document = w->document;
	w->document = NULL;
	end(w, NULL);
	say_reason(w, status, reason);
	log_event(LOG_LEVEL_WARNING, "worker.end",
	          "worker=%u pid=%d busy=%d reason=\"%s\"", w->number,
	          (int)child_pid(w->child), document != NULL, reason);
	close_pipe(w);
	child_free(w->child);
	w->child = NULL;
	set_state(w, WORKER_RESTING);
	if (document != NULL)
		w->events->done(w->context, document, verdict_of(w, status),
		                NULL, reason);
	inbound_reset(w->inbound);
	w->events->gone(w->context, w, w->never);
}

/* ---- birth ---- */

/* The other end of a new pipe, for the child; -1 when there is none. */
static int
make_pipe(struct worker *w)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return -1;
	w->pipe = pair[0];
	w->readable =
	    event_new(w->base, w->pipe, EV_READ | EV_PERSIST, on_readable, w);
	return pair[1];
}

static bool
start_process(struct worker *w)
{
	char memory[24];
	const char *argv[] = {"duibiao-worker", "--memory", memory, NULL};
	struct child_plan plan = {.exe = w->config->worker_fd,
	                          .argv = argv,
	                          .n_pass = 1,
	                          .death_signal = SIGKILL};

	if (plan.exe < 0)
		return false; /* logged when it was not found */
	snprintf(memory, sizeof(memory), "%zu", w->config->worker_memory);
	plan.pass[0] = make_pipe(w);
	if (plan.pass[0] < 0)
		return false;
	if (w->readable != NULL && event_add(w->readable, NULL) == 0)
		w->child = child_start(w->base, &plan, on_gone, w);
	close(plan.pass[0]);
	if (w->child == NULL)
		close_pipe(w);
	return w->child != NULL;
}

static void
on_timer(evutil_socket_t fd, short what, void *context)
{
	struct worker *w = context;

	(void)fd;
	(void)what;
	switch (w->state) {
	case WORKER_RESTING:
		if (!start_process(w)) {
			set_timer(w, RETRY);
			break;
		}
		w->never = true;
		set_state(w, WORKER_STARTING);
		set_timer(w, START_TIMEOUT);
		break;
	case WORKER_STARTING:
		end(w, "it did not start in time");
		break;
	case WORKER_BUSY:
		end(w, "it did not finish in time");
		break;
	case WORKER_IDLE:
	case WORKER_ENDING:
	case WORKER_STATES_N:
		break;
	}
}

/* ---- outside ---- */

struct worker *
worker_new(struct event_base *base, const struct config *config,
           unsigned number, const struct worker_events *events, void *context)
{
	struct worker *w = calloc(1, sizeof(*w));

	if (w == NULL)
		return NULL;
	*w = (struct worker){.base = base,
	                     .config = config,
	                     .events = events,
	                     .context = context,
	                     .number = number,
	                     .pipe = -1};
	w->inbound = inbound_new(config->document_bytes + RESULT_SPARE);
	w->timer = event_new(base, -1, 0, on_timer, w);
	if (w->inbound == NULL || w->timer == NULL) {
		worker_free(w);
		return NULL;
	}
	return w;
}

void
worker_free(struct worker *w)
{
	if (w == NULL)
		return;
	child_free(w->child);
	close_pipe(w);
	if (w->timer != NULL)
		event_free(w->timer);
	inbound_free(w->inbound);
	free(w);
}

void
worker_start(struct worker *w, int64_t ms)
{
	set_timer(w, ms);
}

void
worker_give(struct worker *w, int fd, uint64_t bytes, void *document)
{
	w->document = document;
	w->reason = NULL;
	set_state(w, WORKER_BUSY);
	/* An idle worker's pipe is empty, so there is room. */
	if (pass_document(w->pipe, fd, bytes, false))
		set_timer(w, w->config->worker_deadline);
	else
		end(w, NULL);
	close(fd);
}
