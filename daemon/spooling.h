/*
 * The daemon's end of its spooler: hands submissions over and hears when they
 * are on the disk for good.  A spooler that dies is replaced, and what it had
 * not answered is handed over again.
 */
#ifndef DUIBIAO_DAEMON_SPOOLING_H
#define DUIBIAO_DAEMON_SPOOLING_H

#include "daemon/spool.h"

#include "ingest/slice.h"

struct event_base;
struct spooling;

/* The answer to spooling_add().  Its `why` is empty if the document is safe. */
typedef void spooled_fn(void *context, void *tag, const struct spool_answer *);

/* A spooler has died.  It may have written files it did not answer for; what
 * they were made of is handed over again. */
typedef void spooler_died_fn(void *context);

struct spooling *spooling_new(struct event_base *, const struct config *,
                              spooled_fn *, spooler_died_fn *, void *context);

/* Lets the spooler end what it has begun; reports nothing any more. */
void spooling_free(struct spooling *);

/* `fd` is taken, `title` copied and cut to what a header holds. */
void spooling_add(struct spooling *, int fd, const char *title, void *tag);

/* A document that lies inside a file. */
struct spool_part {
	int fd; /* lent until the answer */
	uint64_t offset, bytes;
	struct spool_head head;
};
void spooling_add_part(struct spooling *, const struct spool_part *, void *tag);

/* It is in the database: away with the file. */
void spooling_remove(struct spooling *, const struct spool_key *);

/* It is not to be loaded: keep the file aside. */
void spooling_park(struct spooling *, const struct spool_key *);

/* To be known of a bundle for good, before anything is done that is asked for
 * later; `text` is copied.  Without its record the bundle's own file is neither
 * removed nor parked.  False (logged): it is not even tried. */
bool spooling_record(struct spooling *, const struct spool_key *,
                     struct slice text) __attribute__((warn_unused_result));

/* Is everything handed over and answered? */
bool spooling_idle(const struct spooling *);

#endif
