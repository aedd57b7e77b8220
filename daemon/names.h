/*
 * names - keeps the catalog as the database has it.
 *
 * It is read when the pool is ready, again after every change of the data (at
 * most once a second), and again when somebody uses a name that it does not
 * know.  While it is read, the one before serves.
 */
#ifndef DUIBIAO_DAEMON_NAMES_H
#define DUIBIAO_DAEMON_NAMES_H

#include <stdbool.h>

struct catalog;
struct config;
struct event_base;
struct names;
struct pool;
struct pool_answer;
struct request;

/* A catalog was read. */
typedef void names_fn(void *context);

/* Asks through the pool, which gives its answers to names_take(). */
struct names *names_new(struct event_base *, const struct config *,
                        struct pool *, names_fn *, void *context);
/* After the pool. */
void names_free(struct names *);

/* NULL: none was read yet.  Good until the next turn of the loop. */
const struct catalog *names_catalog(const struct names *);

/* The pool has become ready; the data have changed; a name is not known. */
void names_begin(struct names *);
void names_changed(struct names *);
void names_missed(struct names *);

/* Takes the answer if the request is its own. */
bool names_take(struct names *, const struct request *,
                const struct pool_answer *) __attribute__((warn_unused_result));

#endif
