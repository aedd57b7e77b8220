/*
 * Statements of `duibiaod --migrate`, which may block.  What fails is logged
 * with `at`, the thing that was being done.
 */
#ifndef DUIBIAO_DAEMON_MIGRATE_STEP_H
#define DUIBIAO_DAEMON_MIGRATE_STEP_H

#include <libpq-fe.h>
#include <stdbool.h>

/* Runs a statement, or several without values. */
bool step_done(PGconn *, const char *at, const char *text, int n,
               const char *const *values) __attribute__((warn_unused_result));

/* One row's one column as a number or truth; -1 when it cannot be had. */
long step_number(PGconn *, const char *at, const char *text);

/*
 * The first row's first column, to be freed; NULL in *value when there is no
 * row or it is null.
 */
bool step_text(PGconn *, const char *at, const char *text, int n,
               const char *const *values, char **value)
    __attribute__((warn_unused_result));

#endif
