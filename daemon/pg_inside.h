/*
 * pg_inside - a connection as its own files see it: pg.c (questions and
 * answers) and pg_connect.c (until it is ready).
 */
#ifndef DUIBIAO_DAEMON_PG_INSIDE_H
#define DUIBIAO_DAEMON_PG_INSIDE_H

#include <event2/util.h>
#include <libpq-fe.h>

#include "daemon/pg.h"

struct event;

#define PG_STATES(X)                \
	X(DOWN, "down")             \
	X(CONNECTING, "connecting") \
	X(PREPARING, "preparing")   \
	X(READY, "ready")

enum pg_state {
#define X(id, name) PG_##id,
	PG_STATES(X)
#undef X
};

struct slot {
	void *tag;
	int64_t since; /* us; when it became the head, or was sent as such */
	PGresult *result;
};

struct pg {
	struct event_base *base;
	const struct pg_events *events;
	void *context;
	const struct pg_statements *statements;
	unsigned no;
	enum pg_state state;
	PGconn *conn;
	struct event *readable, *writable, *deadline;
	unsigned prepared;
	unsigned first, pending; /* of the ring */
	struct slot ring[PG_DEPTH];
	char last_words[160]; /* the server's, before it hung up */
};

void pg_set_state(struct pg *, enum pg_state);

/* Closes, gives back the questions, reports. */
void pg_go_down(struct pg *, const char *why);

/* Writes what waits; false: the connection broke and is down now. */
void pg_flush(struct pg *);

void pg_on_readable(evutil_socket_t, short, void *);
void pg_on_writable(evutil_socket_t, short, void *);

/* The events of the socket that libpq uses now. */
void pg_drop_events(struct pg *);
bool pg_make_events(struct pg *);

/* CONNECTING: the socket is ready for the next step. */
void pg_poll_connect(struct pg *);

/* PREPARING: one result; false: the connection is down now. */
bool pg_take_prepared(struct pg *, PGresult *);

#endif
