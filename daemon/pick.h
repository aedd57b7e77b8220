/*
 * pick - which connection takes an asker's next question.
 *
 * The rule that keeps one asker from delaying another: whoever has something
 * running never gets the last idle connection, nor the last that is not slow,
 * nor the one that it is not on when it is on all others.  And only brief
 * questions are sent ahead, behind brief ones.
 */
#ifndef DUIBIAO_DAEMON_PICK_H
#define DUIBIAO_DAEMON_PICK_H

#include <stdbool.h>
#include <stdint.h>

struct lane;
struct seat;

/* What is chosen from, and by which limits. */
struct pick {
	const struct seat *seats;
	unsigned n;
	unsigned n_ready;
	unsigned depth; /* questions sent ahead on one connection */
	unsigned slow;  /* ms after which a question counts as slow */
};

/* Its head has been running for too long to wait behind it. */
bool pick_is_slow(const struct pick *, const struct seat *, int64_t now);

/* The seat for the first request that waits in this lane; NULL: none yet. */
const struct seat *pick_seat(const struct pick *, const struct lane *,
                             int64_t now);

#endif
