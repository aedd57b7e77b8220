/*
 * conn_state - the states of a client's connection.
 *
 *	OPEN <--> FULL
 *	  |        |
 *	  |-> DRAINING
 *	  |        |
 *	  +--> CLOSING
 *	         |
 *	        DEAD
 *
 * OPEN: lines are read.  FULL: enough is in flight or output waits, so none
 * are.  DRAINING: it broke the protocol; what it still sends is thrown away, so
 * that it can read why.  CLOSING: no more lines, what is in flight is answered.
 * DEAD: freed before control leaves conn.c.
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
