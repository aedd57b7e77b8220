/*
 * lane - the requests of one asker that wait for the pool.
 *
 * The pool serves lanes in turn, one request each, so that an asker with a
 * thousand questions delays one with a single question by one question.
 */
#ifndef DUIBIAO_DAEMON_LANE_H
#define DUIBIAO_DAEMON_LANE_H

#include <stdbool.h>
#include <sys/queue.h>

struct request;

TAILQ_HEAD(request_queue, request);

/* Embedded in the asker, who keeps it until nothing of it waits or is sent. */
struct lane {
	TAILQ_ENTRY(lane) turn; /* in lanes, while it takes part */
	struct request_queue waiting;
	unsigned sent; /* its requests that the database has */
	bool queued;   /* takes part in the turns */
	bool paused;   /* its asker does not take its replies */
};

/* All lanes in which something waits, in the order of their turns. */
struct lanes {
	TAILQ_HEAD(lane_queue, lane) turn;
	unsigned n_waiting; /* requests, in all of them */
};

void lane_init(struct lane *);
void lanes_init(struct lanes *);

/* The request waits in its lane: behind the others, or ahead of them. */
void lanes_enter(struct lanes *, struct request *, bool ahead);
void lanes_leave(struct lanes *, struct request *);

/* A paused lane takes no part, whatever waits in it. */
void lanes_pause(struct lanes *, struct lane *, bool paused);

/* Its turn was: the others come first. */
void lanes_pass(struct lanes *, struct lane *);

#endif
