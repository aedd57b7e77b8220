/*
 * The reference data that the program ships (ingest/reference, ingest/labels)
 * on their way into the database.
 */
#ifndef DUIBIAO_DAEMON_REFERENCE_H
#define DUIBIAO_DAEMON_REFERENCE_H

#include <libpq-fe.h>
#include <stdbool.h>

struct config;

/*
 * Loads every file whose hash is not the one that was loaded last, all of them
 * in one transaction; nobody ever sees half.  Blocks.  False (logged) when a
 * file is missing or the database refuses it: then nothing has changed.
 */
bool reference_update(PGconn *, const struct config *)
    __attribute__((warn_unused_result));

#endif
