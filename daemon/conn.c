/*
 * conn - see conn.h; its states are in conn_state.h.
 *
 * Callbacks end in settle(), the only place that changes events and frees.
 * on_turn() runs once a turn of the loop, behind all that was ready, so the
 * replies of a turn go out in one write.
 */
#include "daemon/conn.h"

#include <assert.h>
#include <errno.h>
#include <event2/buffer.h>
#include <event2/event.h>
#include <stdlib.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/config.h"
#include "daemon/conn_state.h"
#include "daemon/fds.h"
#include "daemon/lane.h"
#include "daemon/line.h"
#include "daemon/listen.h"
#include "daemon/log.h"
#include "daemon/request.h"

enum {
	READ_BYTES = 64 << 10,
	LINES_A_TURN = 64,
	WATCH_MS = 200,
	DRAIN_MS = 5000,
};

struct conn {
	LIST_ENTRY(conn) link;
	struct conn_set *set;
	const struct config *config;
	const struct conn_events *events;
	void *context;
	unsigned id;
	int fd;
	enum conn_state state;
	struct peer peer;
	struct event *readable, *writable, *turn, *watch;
	struct evbuffer *in, *out;
	struct line_reader reader;
	struct fds fds;
	size_t stream, taken; /* bytes read, and parted into lines */
	bool ended;           /* the peer sends no more */
	bool finishing;   /* nor do we want it to: a piece of a line is none */
	bool blocked;     /* the socket took less than there was */
	bool stalled;     /* as last reported */
	int64_t progress; /* when output last moved, or draining began */
	unsigned in_flight;
	struct request_list requests;
	struct lane lane;
};

static void
set_state(struct conn *conn, enum conn_state state)
{
	assert(conn_may_follow(conn->state, state));
	log_event(LOG_LEVEL_DEBUG, "conn.state", "conn=%u from=%s to=%s",
	          conn->id, conn_state_name(conn->state),
	          conn_state_name(state));
	conn->state = state;
}

static void
die(struct conn *conn, const char *why)
{
	if (conn->state == CONN_DEAD)
		return;
	log_event(LOG_LEVEL_DEBUG, "conn.die", "conn=%u why=\"%s\"", conn->id,
	          why);
	set_state(conn, CONN_DEAD);
}

/* ---- interest ---- */

static size_t
waiting_output(const struct conn *conn)
{
	return evbuffer_get_length(conn->out);
}

static bool
is_stalled(const struct conn *conn)
{
	return waiting_output(conn) >= conn->config->output_bytes;
}

static bool
is_full(const struct conn *conn)
{
	return conn->in_flight >= conn->config->in_flight || is_stalled(conn);
}

static bool
wants_read(const struct conn *conn)
{
	return !conn->ended &&
	       (conn->state == CONN_OPEN || conn->state == CONN_DRAINING);
}

/* While nothing is read, somebody has to look whether the peer has gone. */
static bool
wants_watch(const struct conn *conn)
{
	return conn->state != CONN_OPEN || conn->ended || conn->blocked;
}

static void
want(struct event *event, short what, bool wanted, const struct timeval *time)
{
	bool pending = event_pending(event, what, NULL) != 0;
	if (wanted && !pending)
		event_add(event, time);
	else if (!wanted && pending)
		event_del(event);
}

static void
update_events(struct conn *conn)
{
	static const struct timeval watch_time = {0, WATCH_MS * 1000L};
	want(conn->readable, EV_READ, wants_read(conn), NULL);
	want(conn->writable, EV_WRITE, conn->blocked, NULL);
	want(conn->watch, EV_TIMEOUT, wants_watch(conn), &watch_time);
}

static void
run_turn(struct conn *conn)
{
	event_active(conn->turn, EV_TIMEOUT, 0);
}

static void
conn_free(struct conn *conn)
{
	LIST_REMOVE(conn, link);
	conn->set->n--;
	conn->events->gone(conn->context, conn);
	fds_close(&conn->fds);
	struct event *events[] = {conn->readable, conn->writable, conn->turn,
	                          conn->watch};
	for (unsigned i = 0; i < 4; i++)
		if (events[i] != NULL)
			event_free(events[i]);
	if (conn->in != NULL)
		evbuffer_free(conn->in);
	if (conn->out != NULL)
		evbuffer_free(conn->out);
	close(conn->fd);
	free(conn);
}

/* Draws the conclusions of what a callback did. */
static void
settle(struct conn *conn)
{
	if (conn->state == CONN_OPEN && is_full(conn)) {
		set_state(conn, CONN_FULL);
	} else if (conn->state == CONN_FULL && !is_full(conn)) {
		set_state(conn, CONN_OPEN);
		run_turn(conn); /* there may be lines already */
	}
	if (conn->state == CONN_CLOSING && conn->in_flight == 0 &&
	    waiting_output(conn) == 0)
		die(conn, "done");
	if (conn->state == CONN_DEAD) {
		conn_free(conn);
		return;
	}
	if (conn->stalled != is_stalled(conn)) {
		conn->stalled = !conn->stalled;
		conn->events->stalled(conn->context, conn, conn->stalled);
	}
	update_events(conn);
}

/* ---- in ---- */

static void
on_end(struct conn *conn)
{
	conn->ended = true;
	if (fds_hung_up(conn->fd))
		die(conn, "hung up");
	else if (conn->state == CONN_DRAINING)
		set_state(conn, CONN_CLOSING);
}

/* It is told why, and nothing it sends counts any more. */
static void
reject(struct conn *conn, enum conn_fault fault)
{
	conn->events->fault(conn->context, conn, fault);
	evbuffer_drain(conn->in, evbuffer_get_length(conn->in));
	conn->progress = clock_ms();
	set_state(conn, conn->ended ? CONN_CLOSING : CONN_DRAINING);
}

static void
on_readable(evutil_socket_t fd, short what, void *context)
{
	(void)what;
	struct conn *conn = context;
	ssize_t n =
	    fds_read(&conn->fds, fd, conn->in, READ_BYTES, &conn->stream);
	if (n == 0)
		on_end(conn);
	else if (n < 0 && errno == EMFILE && conn->state == CONN_OPEN)
		reject(conn, CONN_TOO_MANY_FDS);
	else if (n < 0 && errno != EAGAIN && errno != EINTR && errno != EMFILE)
		die(conn, "broken");
	if (conn->state == CONN_DRAINING) {
		fds_close(&conn->fds);
		evbuffer_drain(conn->in, evbuffer_get_length(conn->in));
	}
	run_turn(conn);
	settle(conn);
}

static void
hand_on(struct conn *conn, struct slice line, size_t bytes)
{
	struct fds fds;
	conn->taken += bytes;
	fds_split(&conn->fds, conn->taken, &fds);
	conn->events->line(conn->context, conn, line, &fds);
	fds_close(&fds);
}

/* The peer sends no more: what is left is a line without its end. */
static void
take_rest(struct conn *conn)
{
	struct slice rest = line_rest(conn->in);
	if (rest.len > 0 && !conn->finishing)
		hand_on(conn, rest, rest.len);
	evbuffer_drain(conn->in, rest.len);
	set_state(conn, CONN_CLOSING);
}

/* True if it stopped only to let others have their turn. */
static bool
take_lines(struct conn *conn)
{
	for (unsigned n = 0; conn->state == CONN_OPEN && !is_full(conn); n++) {
		if (n == LINES_A_TURN)
			return true;
		struct slice line;
		switch (line_next(&conn->reader, conn->in,
		                  conn->config->line_bytes, &line)) {
		case LINE_READY:
			hand_on(conn, line, conn->reader.searched);
			line_done(&conn->reader, conn->in);
			break;
		case LINE_TOO_LONG:
			reject(conn, CONN_LINE_TOO_LONG);
			break;
		case LINE_NONE:
			if (conn->ended)
				take_rest(conn);
			return false;
		}
	}
	return false;
}

/* ---- out ---- */

static void
write_out(struct conn *conn)
{
	size_t before = waiting_output(conn);
	bool was_blocked = conn->blocked;
	conn->blocked = false;
	if (before == 0 || conn->state == CONN_DEAD)
		return;
	if (evbuffer_write(conn->out, conn->fd) < 0 && errno != EAGAIN &&
	    errno != EINTR) {
		die(conn, "does not read");
		return;
	}
	conn->blocked = waiting_output(conn) > 0;
	if (!was_blocked || waiting_output(conn) < before)
		conn->progress = clock_ms();
}

static void
on_writable(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct conn *conn = context;
	write_out(conn);
	settle(conn);
}

static void
on_turn(evutil_socket_t fd, short what, void *context)
{
	static const struct timeval next_turn = {0, 0};
	(void)fd;
	(void)what;
	struct conn *conn = context;
	if (take_lines(conn))
		event_add(conn->turn, &next_turn);
	if (!conn->blocked)
		write_out(conn);
	settle(conn);
}

/* Looks for peers that went, or that stay without reading. */
static void
on_watch(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct conn *conn = context;
	int64_t idle = clock_ms() - conn->progress;
	if (fds_hung_up(conn->fd))
		die(conn, "hung up");
	else if (conn->blocked && idle > conn->config->write_timeout)
		die(conn, "takes no replies");
	else if (conn->state == CONN_DRAINING && idle > DRAIN_MS)
		set_state(conn, CONN_CLOSING);
	settle(conn);
}

/* ---- life ---- */

struct conn *
conn_open(struct event_base *base, const struct config *config,
          struct conn_set *set, int fd, const struct peer *peer,
          const struct conn_events *events, void *context)
{
	static unsigned last_id;
	struct conn *conn = calloc(1, sizeof(*conn));
	if (conn == NULL) {
		close(fd);
		return NULL;
	}
	conn->set = set;
	LIST_INSERT_HEAD(&set->all, conn, link);
	set->n++;
	conn->config = config;
	conn->events = events;
	conn->context = context;
	conn->id = ++last_id;
	conn->fd = fd;
	conn->peer = *peer;
	lane_init(&conn->lane);
	LIST_INIT(&conn->requests);
	conn->in = evbuffer_new();
	conn->out = evbuffer_new();
	conn->readable =
	    event_new(base, fd, EV_READ | EV_PERSIST, on_readable, conn);
	conn->writable =
	    event_new(base, fd, EV_WRITE | EV_PERSIST, on_writable, conn);
	conn->turn = evtimer_new(base, on_turn, conn);
	conn->watch = evtimer_new(base, on_watch, conn);
	if (conn->in == NULL || conn->out == NULL || conn->readable == NULL ||
	    conn->writable == NULL || conn->turn == NULL ||
	    conn->watch == NULL) {
		conn_free(conn);
		return NULL;
	}
	log_event(LOG_LEVEL_DEBUG, "conn.open", "conn=%u uid=%u pid=%d",
	          conn->id, peer->uid, peer->pid);
	update_events(conn);
	return conn;
}

static void
finish(struct conn *conn)
{
	conn->ended = conn->finishing = true;
	if (conn->state == CONN_DRAINING)
		set_state(conn, CONN_CLOSING);
	run_turn(conn);
}

void
conn_set_finish(struct conn_set *set)
{
	for (struct conn *conn = LIST_FIRST(&set->all); conn != NULL;
	     conn = LIST_NEXT(conn, link))
		finish(conn);
}

void
conn_set_free(struct conn_set *set)
{
	while (!LIST_EMPTY(&set->all))
		conn_free(LIST_FIRST(&set->all));
}

/* ---- what its user asks ---- */

struct evbuffer *
conn_out(struct conn *conn)
{
	return conn->out;
}

void
conn_wrote(struct conn *conn)
{
	run_turn(conn);
}

void
conn_began(struct conn *conn, struct request *request)
{
	LIST_INSERT_HEAD(&conn->requests, request, owned);
	conn->in_flight++;
}

void
conn_ended(struct conn *conn, struct request *request)
{
	LIST_REMOVE(request, owned);
	conn->in_flight--;
	run_turn(conn);
}

const struct peer *
conn_peer(const struct conn *conn)
{
	return &conn->peer;
}

struct lane *
conn_lane(struct conn *conn)
{
	return &conn->lane;
}

struct request_list *
conn_requests(struct conn *conn)
{
	return &conn->requests;
}
