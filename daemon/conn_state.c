/*
 * conn_state - see conn_state.h.
 */
#include "daemon/conn_state.h"

const char *
conn_state_name(enum conn_state state)
{
	switch (state) {
#define X(id, name)     \
	case CONN_##id: \
		return name;
		CONN_STATES(X)
#undef X
	}
	return "?";
}

bool
conn_may_follow(enum conn_state from, enum conn_state to)
{
	switch (to) {
	case CONN_OPEN:
		return from == CONN_FULL;
	case CONN_FULL:
	case CONN_DRAINING:
		return from == CONN_OPEN;
	case CONN_CLOSING:
		return from != CONN_CLOSING && from != CONN_DEAD;
	case CONN_DEAD:
		return from != CONN_DEAD;
	}
	return false;
}
