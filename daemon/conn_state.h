/*
 * conn_state - the states of a client's connection, and which may follow which.
 */
#ifndef DUIBIAO_DAEMON_CONN_STATE_H
#define DUIBIAO_DAEMON_CONN_STATE_H

#include <stdbool.h>

#define CONN_STATES(X)          \
	X(OPEN, "open")         \
	X(FULL, "full")         \
	X(DRAINING, "draining") \
	X(CLOSING, "closing")   \
	X(DEAD, "dead")

enum conn_state {
#define X(id, name) CONN_##id,
	CONN_STATES(X)
#undef X
};

const char *conn_state_name(enum conn_state);
bool conn_may_follow(enum conn_state from, enum conn_state to);

#endif
