/*
 * A bundle of documents, opened: each member is a job of its own from here on,
 * in the spool, through a worker, to its own fate.
 *
 *	its members into the spool -> all safe: they are recorded, and its own
 *	                              file goes
 *	                           -> one refused: it is opened once more, later
 *	each member's fate         -> its asker hears all of them
 *
 * A bundle that cannot be recorded stays in the spool and is opened once more
 * after a start.  Members may so come twice, after a crash too; the database
 * takes the same bytes once.  The daemon never looks into a bundle itself: a
 *worker does.
 */
#ifndef DUIBIAO_DAEMON_BUNDLE_H
#define DUIBIAO_DAEMON_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bundle;
struct intake_fate;
struct job;
struct jobs;
struct members;
struct spooling;

/* What it needs of the daemon. */
struct bundle_place {
	struct jobs *jobs;
	struct spooling *spooling;
	uint64_t most; /* bytes of a document */
};

/* Opens what `job`, PARSING, proved to be; it is OPEN then.  Takes the members
 * over. */
void bundle_open(const struct bundle_place *, struct job *job,
                 struct members *members);
void bundle_free(struct bundle *);

/* The spooler has answered for the job of a member; `why` is empty if it is
 * safe.  To be called before the member's own asker is told. */
void bundle_spooled(struct job *member, const char *why);

/* What became of its members, in their order; all of them are known when its
 * job is settled. */
const struct intake_fate *bundle_fates(const struct bundle *, size_t *n);

/* Has this OPEN job's bundle failed to become safe?  It may wait again. */
bool bundle_is_shut(const struct job *);

#endif
