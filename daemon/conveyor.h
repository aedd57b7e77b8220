/*
 * Carries jobs from the spool through the workers into the database.
 */
#ifndef DUIBIAO_DAEMON_CONVEYOR_H
#define DUIBIAO_DAEMON_CONVEYOR_H

#include "daemon/job.h"

struct conveyor;
struct spooling;

/* Borrows what it is given; owns the workers and the loader. */
struct conveyor *conveyor_new(struct event_base *, const struct config *,
                              struct jobs *, const struct spool *,
                              struct spooling *);
void conveyor_free(struct conveyor *);

/* Something has changed: looks in the next turn of the loop what can be done.
 */
void conveyor_pump_soon(struct conveyor *);

void conveyor_connect(struct conveyor *, const char *conninfo);
void conveyor_disconnect(struct conveyor *);

/* Is there a connection to load through? */
bool conveyor_loads(const struct conveyor *);

/* The newest data version that it has, or may have, committed; 0: none. */
int64_t conveyor_version(const struct conveyor *);

/* Begins nothing new; true when what was begun has ended, or cannot end
 * because the database is away. */
bool conveyor_stop(struct conveyor *);

/* Members of the object being written. */
void conveyor_status(const struct conveyor *, struct jsonout *);

#endif
