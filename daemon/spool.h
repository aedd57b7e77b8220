/*
 * The spool: the durable queue of documents that were acknowledged and are not
 * yet in the database, and the folder of those that were kept aside.
 *
 *	STATE/spool/tmp/      being written; worth nothing, emptied at start
 *	STATE/spool/R-S.doc   acknowledged; R when it came (microseconds, 16 hex
 *	                      digits, so names sort by age), S its SHA-256
 *	STATE/parked/S.doc    kept aside
 *	STATE/bundles/S.json  which members a bundle had that was opened
 *
 * A file is a few header lines, an empty line, and the document:
 *
 *	duibiao-spool/1
 *	name: zhujian-2021.txt
 *	refused: the file is locked with a password
 *
 * The last line is there when it is known already that the document cannot be
 * read: a bundle's member that could not be unfolded.
 *
 * One file a submission, never shared: whoever hands in the same bytes again
 * makes a second file, which the database then finds unchanged.
 */
#ifndef DUIBIAO_DAEMON_SPOOL_H
#define DUIBIAO_DAEMON_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	SPOOL_SHA = 32,
	SPOOL_HEX = 2 * SPOOL_SHA + 1,
	SPOOL_FILE = 16 + 1 + 2 * SPOOL_SHA + 4 + 1,
	SPOOL_TITLE = 512,
	SPOOL_WHY = 160,
	SPOOL_HEADER = SPOOL_TITLE + SPOOL_WHY + 64,
	SPOOL_GROUP = 64 /* submissions made durable by one sync */
};

/* Which submission. */
struct spool_key {
	uint64_t received; /* microseconds since 1970 */
	unsigned char sha256[SPOOL_SHA];
};

/* By age, then by hash. */
int spool_compare(const struct spool_key *, const struct spool_key *);

void spool_hex(const struct spool_key *, char hex[SPOOL_HEX]);

/* A key's file name and back; false for any other name. */
void spool_file(const struct spool_key *, char file[SPOOL_FILE]);
bool spool_key_of(const char *file, struct spool_key *)
    __attribute__((warn_unused_result));

/* The folders, open. */
struct spool {
	int folder, tmp, parked, bundles;
};
#define SPOOL_SHUT ((struct spool){-1, -1, -1, -1})

/*
 * Claims the state folder: two daemons on one would load everything twice.
 * A descriptor that holds the claim until it is closed; -1: `why` not.
 */
int spool_claim(const char *state, char why[SPOOL_WHY])
    __attribute__((warn_unused_result));

/* Makes what is missing (mode 0700).  On false `why` says what is wrong;
 * spool_close() is due in either case. */
bool spool_open(struct spool *, const char *state, char why[SPOOL_WHY])
    __attribute__((warn_unused_result));
void spool_close(struct spool *);

/* Removes what was being written when the last spooler ended. */
void spool_sweep(const struct spool *);

/* Calls `visit` for every acknowledged document, in no order.  False when the
 * folder cannot be read. */
typedef void spool_visit_fn(void *context, const struct spool_key *);
bool spool_scan(const struct spool *, spool_visit_fn *, void *context)
    __attribute__((warn_unused_result));

/* What a document's header says. */
struct spool_head {
	char title[SPOOL_TITLE]; /* what its giver called it */
	char refused[SPOOL_WHY]; /* why it cannot be read; "": try it */
};

/*
 * Opens a document: a descriptor that stands at its first byte, its length and
 * its header.  -1 with errno.
 */
int spool_document(const struct spool *, const struct spool_key *,
                   uint64_t *bytes, struct spool_head *)
    __attribute__((warn_unused_result));

/* What is recorded of a bundle: a descriptor to read it from; -1 with errno. */
int spool_bundle(const struct spool *, const char *sha256_hex)
    __attribute__((warn_unused_result));
void spool_bundle_file(const char *sha256_hex, char file[SPOOL_FILE]);

/* The header as it stands in the file; how many bytes were put into `out`. */
size_t spool_header(const struct spool_head *, char out[SPOOL_HEADER]);

/* ---- the talk between the daemon and its spooler, a packet each ---- */

enum spool_errand { SPOOL_ADD, SPOOL_REMOVE, SPOOL_PARK, SPOOL_RECORD };

/* Down.  SPOOL_ADD and SPOOL_RECORD come with a descriptor; all but the first
 * have a key. */
struct spool_request {
	enum spool_errand errand;
	uint64_t ticket;
	struct spool_key key;
	uint64_t offset, bytes; /* which part of the file; 0 bytes: all */
	struct spool_head head;
};

/* Up.  An empty `why`: it is on the disk for good. */
struct spool_answer {
	uint64_t ticket;
	struct spool_key key;
	uint64_t bytes;
	char why[SPOOL_WHY];
};

struct config;

/* The child process `duibiaod --spooler`; its exit status. */
int spooler_main(const struct config *);

#endif
