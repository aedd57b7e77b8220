/*
 * The functions of the database (functions/), compiled in.  They keep nothing,
 * so unlike migrations they are simply replaced, all of them, when they differ
 * from those that the database has.
 */
#ifndef DUIBIAO_DAEMON_FUNCTION_SET_H
#define DUIBIAO_DAEMON_FUNCTION_SET_H

#include <libpq-fe.h>
#include <stdbool.h>

/*
 * Brings them up to date, then does what migrations left to be done by them
 * (table owed_work).  May block.  False (logged) if it could not.
 */
bool function_set_update(PGconn *) __attribute__((warn_unused_result));

#endif
