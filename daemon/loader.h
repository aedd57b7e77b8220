/*
 * The connection that writes: takes a batch of parsed documents into the
 * database in one transaction, never pipelined, never blocking.
 */
#ifndef DUIBIAO_DAEMON_LOADER_H
#define DUIBIAO_DAEMON_LOADER_H

#include "daemon/copyrow.h"

struct config;
struct event_base;
struct jsonout;
struct loader;

enum load_fate { LOAD_NEW, LOAD_REVISION, LOAD_UNCHANGED, LOAD_PARKED };

enum { LOAD_ID = 48 };

/* One document of a batch. */
struct loading {
	struct slice head;           /* its object for load_disclosures.sql */
	const struct copyrows *rows; /* NULL: it is to be parked */
	/* Set when the batch is LOAD_DONE. */
	enum load_fate fate;
	char id[LOAD_ID]; /* "130634.1042", or empty */
	int64_t revision;
	/* The loader's own. */
	char prefix[COPYROW_PREFIX]; /* of its rows; empty: none are copied */
	bool in_doubt;               /* a COMMIT's answer was lost */
};

enum load_result {
	LOAD_DONE,
	LOAD_REFUSED, /* the data are wrong for the database; nothing changed */
	LOAD_AGAIN,   /* the database is in trouble; try the same again */
	LOAD_BROKE /* the connection broke over it; try again, not for ever */
};

/* The end of a batch.  `why` belongs to the lower results. */
typedef void loaded_fn(void *context, enum load_result, const char *why);

/* It has become ready for a batch. */
typedef void loader_ready_fn(void *context);

struct loader *loader_new(struct event_base *, const struct config *,
                          loaded_fn *, loader_ready_fn *, void *context);
void loader_free(struct loader *);

/* Where the database is; connects, and again after every loss. */
void loader_connect(struct loader *, const char *conninfo);

/* Gives up the connection.  A batch under way ends with LOAD_AGAIN. */
void loader_disconnect(struct loader *);

bool loader_ready(const struct loader *);

/* Is there a connection, ready or at work? */
bool loader_connected(const struct loader *);

/* Loads `n` documents, which stay where they are until loaded_fn.  Only when
 * loader_ready(). */
void loader_load(struct loader *, struct loading *const *batch, size_t n);

/* The newest data version that it has committed, or may have committed: until
 * the answer to COMMIT is there, nobody knows.  0: none. */
int64_t loader_version(const struct loader *);

/* A member of the object being written: "loader": {...}. */
void loader_status(const struct loader *, struct jsonout *);

#endif
