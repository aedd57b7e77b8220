/*
 * current - which data version is served now, and the replies kept of it.
 *
 * What is current is known from three sides, of which the newest counts: the
 * watch hears of every commit, the intake knows its own before they are heard
 * of, and a reply names the version it was made from.  So nobody who has seen
 * a change, or was told that it is done, gets an answer from before it.
 * Without the watch's connection nothing is given again.
 */
#ifndef DUIBIAO_DAEMON_CURRENT_H
#define DUIBIAO_DAEMON_CURRENT_H

#include "ingest/slice.h"

struct config;
struct current;
struct event_base;
struct intake;
struct jsonout;
struct method;
struct request;
struct request_texts;

/* The data have changed, or may have. */
typedef void current_fn(void *context);

struct current *current_new(struct event_base *, const struct config *,
                            current_fn *, void *context);
void current_free(struct current *);

/* Whose commits are ours; NULL (at first): nobody's. */
void current_use_intake(struct current *, const struct intake *);

/* There is a database; there is none. */
void current_open(struct current *, const char *conninfo);
void current_shut(struct current *);

/*
 * The reply that an equal question of a SQL method had of the same data,
 * borrowed for the moment; else no slice.
 */
struct slice current_find(struct current *, const struct method *,
                          const struct request_texts *);
void current_keep(struct current *, const struct request *, struct slice reply);

/* Writes one JSON object for daemon.status. */
void current_status(const struct current *, struct jsonout *);

#endif
