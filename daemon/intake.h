/*
 * The ingestion half of the daemon: documents come in as descriptors and end
 * up in the database, exactly once, or aside with a reason.
 *
 *	intake_submit -> spool (durable: acknowledged) -> worker -> loader
 *
 * Owns the spooler, the workers and the connection that writes.
 */
#ifndef DUIBIAO_DAEMON_INTAKE_H
#define DUIBIAO_DAEMON_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct config;
struct event_base;
struct intake;
struct jsonout;
struct recall;

#define INTAKE_STATES(X)                                                     \
	X(ACCEPTED, "accepted")   /* on the disk for good, not yet loaded */ \
	X(NEW, "new")             /* in the database */                      \
	X(UNCHANGED, "unchanged") /* its bytes were there before */          \
	X(REVISION, "revision")   /* supersedes an earlier paper */          \
	X(BUNDLE, "bundle")       /* opened: see its members */              \
	X(PARKED, "parked")       /* kept aside: see reason */               \
	X(REFUSED, "refused")     /* not taken: see reason */

enum intake_state {
#define X(id, name) INTAKE_##id,
	INTAKE_STATES(X)
#undef X
};

/* The word for a state in replies. */
const char *intake_state_name(enum intake_state);

/* What became of a document.  Borrowed for the call. */
struct intake_fate {
	enum intake_state state;
	const char *sha256; /* hex, which is also the job's name; NULL: refused
	                       before it was read */
	const char *name;
	uint64_t bytes;
	const char *disclosure; /* "130634.1042", or NULL */
	int64_t revision;       /* from 1; 0 where there is none */
	const char *reason;     /* of PARKED and REFUSED, else NULL */
	uint32_t facts, kpis, findings;
	const struct intake_fate *members; /* of BUNDLE */
	size_t n_members;
};
typedef void intake_fate_fn(void *context, const struct intake_fate *);

/* Makes STATE's folders, takes up what the spool holds; NULL (logged) when
 * that is impossible. */
struct intake *intake_new(struct event_base *, const struct config *);
void intake_free(struct intake *);

/*
 * Hands in a document: `fd` is taken, `name` copied.  The fate comes once, from
 * the loop and never from inside this call: with `wait` false when the document
 * is safe (or refused), with `wait` true when it is in the database or aside.
 */
void intake_submit(struct intake *, int fd, const char *name, bool wait,
                   intake_fate_fn *, void *context);

/* Whoever asked with `context` has gone: no fate is reported to it. */
void intake_forget(struct intake *, const void *context);

/* The database is there, or away.  Without it the spool fills. */
void intake_connect(struct intake *, const char *conninfo);
void intake_disconnect(struct intake *);

/* The newest data version that it has, or may have, committed; 0: none. */
int64_t intake_version(const struct intake *);

/* One object: how much is where, and what is wrong. */
void intake_status(const struct intake *, struct jsonout *);

/* Where the newest job of these bytes stands ("waiting", "parsing" …); NULL:
 * it is not under way. */
const char *intake_job(const struct intake *, const char *sha256_hex);

/* What became of a job that is over, to be looked up.  Not NULL. */
struct recall *intake_recall(const struct intake *, const char *sha256_hex);

/*
 * Takes no more work and lets what is under way end; who waits for a document
 * still in the spool hears ACCEPTED.  True when idle; call again until then.
 */
bool intake_drain(struct intake *);

#endif
