/*
 * watch - knows which data version the database serves now.
 *
 * One connection listens to what data_version_next sends with every commit
 * that changes what is served, be it of this daemon, of `duibiaod --migrate` or
 * of another daemon.  It listens before it asks for the version, so that no
 * change is missed; and it asks again every second, so that a connection that
 * is dead without saying so, or a proxy that passes no notices on, is not
 * believed for long.  Broken, it connects again with growing, jittered pauses.
 */
#ifndef DUIBIAO_DAEMON_WATCH_H
#define DUIBIAO_DAEMON_WATCH_H

#include <stdint.h>

struct config;
struct event_base;
struct jsonout;
struct watch;

enum { WATCH_UNKNOWN = -1 };

/*
 * The version is another now: from 0, or WATCH_UNKNOWN when there is no
 * connection to hear it from.  Called from the loop or from watch_shut(), once
 * for each value; the first after WATCH_UNKNOWN may be any number.
 */
typedef void watch_fn(void *context, int64_t version);

struct watch *watch_new(struct event_base *, const struct config *, watch_fn *,
                        void *context);
void watch_free(struct watch *);

/* Connects, and again after every loss; or closes and stays away. */
void watch_open(struct watch *, const char *conninfo);
void watch_shut(struct watch *);

/* What was reported last. */
int64_t watch_version(const struct watch *);

#endif
