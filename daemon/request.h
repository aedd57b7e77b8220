/*
 * request - one call in flight, from the line that asked to the answer.
 *
 * It is known by itself, never by its asker's connection: `owner` becomes NULL
 * when the asker goes, and whoever works on the request then drops the result.
 * One block of memory holds it all: the id to answer with and the parameters'
 * texts stand behind the struct.
 */
#ifndef DUIBIAO_DAEMON_REQUEST_H
#define DUIBIAO_DAEMON_REQUEST_H

#include <stdint.h>
#include <sys/queue.h>

#include "ingest/slice.h"

struct batch;
struct conn;
struct lane;
struct method;
struct recall;

enum { REQUEST_PARAMS = 24 };

/* Who works on it. */
enum request_place {
	REQUEST_NEW,
	REQUEST_WAITS,
	REQUEST_SENT,
	REQUEST_INTAKE,
	REQUEST_EXPORT,
};

struct request {
	TAILQ_ENTRY(request) waiting; /* in its lane, while it waits */
	TAILQ_ENTRY(request) asked;   /* in the pool, by deadline */
	LIST_ENTRY(request) owned;    /* among its owner's */
	struct conn *owner;           /* NULL: the asker has gone */
	struct batch *batch;          /* NULL: a call by itself */
	const struct method *method;
	struct lane *lane; /* the pool's: whose turn it is */
	enum request_place place;
	unsigned statement;    /* the pool's number of it */
	unsigned tries;        /* how often it was sent */
	bool brief;            /* such questions are usually answered at once */
	int64_t deadline;      /* clock_ms() */
	struct slice id;       /* JSON text; not there: a notification */
	struct recall *recall; /* what is being looked up; owned, or NULL */
	unsigned n_params;
	const char *params[REQUEST_PARAMS]; /* NULL: null */
	size_t n_text; /* bytes of the parameters' texts, with their NULs */
	char text[];
};

/* The texts of parameters in the making: offsets into one growing block. */
struct request_texts {
	char *bytes;
	size_t n, room;
	unsigned n_params;
	size_t at[REQUEST_PARAMS]; /* SIZE_MAX: null */
	bool failed;               /* out of memory; sticky */
};

void request_texts_reset(struct request_texts *);
void request_texts_fini(struct request_texts *);

/* Begins the next parameter, as null. */
void request_texts_next(struct request_texts *);
/* Adds to the parameter begun last; the first piece makes it not null. */
void request_texts_add(struct request_texts *, struct slice piece);

/*
 * A request with copies of `id` and `texts`; NULL without memory.  The caller
 * owns it and sets the rest of its members.
 */
struct request *request_new(struct slice id, const struct request_texts *texts);

/* Only when it is in no list and nobody works on it. */
void request_free(struct request *);

#endif
