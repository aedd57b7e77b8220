/*
 * seat - the place of one database connection in the pool: it connects, and
 * after it broke connects again, with pauses that grow and are jittered.
 */
#ifndef DUIBIAO_DAEMON_SEAT_H
#define DUIBIAO_DAEMON_SEAT_H

#include "daemon/pg.h"

struct config;
struct event;

/* Held by value by the pool. */
struct seat {
	struct pg *pg;
	const struct config *config;
	struct event *retry;
	const char *conninfo; /* the pool's; NULL: stay away */
	unsigned failures;    /* since it last stood */
	bool cancelling;      /* its head, withdrawn, was asked to stop */
	bool doubt;           /* an earlier asking may hit its head */
	unsigned reason;      /* a hash of why it last broke */
};

bool seat_init(struct seat *, struct event_base *, const struct config *,
               unsigned no, const struct pg_events *, void *context,
               const struct pg_statements *);
void seat_fini(struct seat *);

/* Connects, now and whenever it broke; the text must outlive that. */
void seat_open(struct seat *, const char *conninfo);
/* Closes and stays away. */
void seat_shut(struct seat *, const char *why);

/* To be called when pg reports ready, and when it reports down. */
void seat_stands(struct seat *);
void seat_broke(struct seat *, const char *why);

#endif
