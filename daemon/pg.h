/*
 * pg - one pipelined connection to PostgreSQL on the event loop.
 *
 * Nothing here blocks.  The statements are prepared on connecting; then each
 * question is one execution and one Sync, so that an error spoils only its
 * own.  Questions are answered in the order they were sent.  pg knows nothing
 * of methods or askers: a question carries a tag, and a tag that was taken
 * back (pg_withdraw) leaves its place in the order, whose result is dropped.
 */
#ifndef DUIBIAO_DAEMON_PG_H
#define DUIBIAO_DAEMON_PG_H

#include <stdbool.h>
#include <stdint.h>

struct event_base;
struct pg;
struct pg_result; /* libpq's PGresult */

enum { PG_DEPTH = 64 };

struct pg_statement {
	const char *name, *text;
};

struct pg_statements {
	const struct pg_statement *row;
	unsigned n;
};

/* What a pg reports.  Each may send or withdraw, none may free the pg. */
struct pg_events {
	void (*ready)(void *context, struct pg *);
	/*
	 * The answer to the question with this tag (NULL: withdrawn), and for
	 * how many microseconds it ran.
	 * `result` is the receiver's to clear; NULL: the connection broke.
	 */
	void (*answer)(void *context, struct pg *, void *tag,
	               struct pg_result *result, int64_t ran);
	/* What this connection LISTENs for came; NULL: it does not. */
	void (*notified)(void *context, struct pg *, const char *payload);
	/* No connection, and why; every question was answered before. */
	void (*down)(void *context, struct pg *, const char *why);
};

struct pg *pg_new(struct event_base *, unsigned no, const struct pg_events *,
                  void *context, const struct pg_statements *);

/* Withdraws nothing and reports nothing: the owner has cleared its tags. */
void pg_free(struct pg *);

/*
 * Begins to connect; ready or down follows, never from inside this call.
 * `settings` is what the server is told as "options".
 */
void pg_connect(struct pg *, const char *conninfo, const char *settings);

/* Closes; down is reported before this returns, unless it was down. */
void pg_close(struct pg *, const char *why);

bool pg_is_ready(const struct pg *);
bool pg_is_down(const struct pg *);
unsigned pg_number(const struct pg *);
int pg_backend(const struct pg *);

/* How many questions are out, and since when (ms) the first of them runs. */
unsigned pg_pending(const struct pg *);
int64_t pg_head_since(const struct pg *);
/* The tag of the i-th of them; NULL: withdrawn, or there is none. */
void *pg_tag(const struct pg *, unsigned i);

/*
 * Sends a question; parameters are texts or NULL.  False when it is not ready,
 * has PG_DEPTH out, or breaks on it (down was reported then).
 */
bool pg_send(struct pg *, unsigned statement, unsigned n,
             const char *const *params, void *tag)
    __attribute__((warn_unused_result));

/* Takes the tag back: the answer will come with NULL.  False if not out. */
bool pg_withdraw(struct pg *, const void *tag);

#endif
