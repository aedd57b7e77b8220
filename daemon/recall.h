/*
 * recall - what became of a job that is over: a document, which the database
 * knows by its bytes, or a bundle, of which the spool has recorded the members.
 *
 *	recall_new -> { recall_wanted -> document_by_sha -> recall_take }
 *	           -> recall_write
 */
#ifndef DUIBIAO_DAEMON_RECALL_H
#define DUIBIAO_DAEMON_RECALL_H

#include <stdbool.h>

struct jsonout;
struct pool_answer;
struct recall;
struct spool;

/* `job` is a SHA-256 in hex; copied.  Not NULL. */
struct recall *recall_new(const struct spool *, const char *job);
void recall_free(struct recall *);

/* The SHA-256 that the database is to be asked for next; NULL: everything is
 * known.  Lives as long as the recall. */
const char *recall_wanted(const struct recall *);

/* Its answer, rows of document_by_sha.  False: there is no such job. */
bool recall_take(struct recall *, const struct pool_answer *)
    __attribute__((warn_unused_result));

/* It was a bundle, but what is recorded of it cannot be read (logged). */
bool recall_is_spoilt(const struct recall *);

/* One object; a bundle's has a list of its members. */
void recall_write(const struct recall *, struct jsonout *);

#endif
