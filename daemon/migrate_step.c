/*
 * One way to run a statement for the whole of --migrate, so that every failure
 * is logged, with what was being done.
 */
#include "daemon/migrate_step.h"

#include <stdlib.h>
#include <string.h>

#include "daemon/log.h"

/* Runs a statement; NULL (logged) when it fails. */
static PGresult *
run(PGconn *pg, const char *what, const char *text, int n,
    const char *const *values)
{
	PGresult *r =
	    n == 0 ? PQexec(pg, text)
	           : PQexecParams(pg, text, n, NULL, values, NULL, NULL, 0);
	ExecStatusType status = PQresultStatus(r);

	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
		return r;
	log_event(LOG_LEVEL_ERROR, "migrate.failed", "at=\"%s\" error=\"%s\"",
	          what, PQerrorMessage(pg));
	PQclear(r);
	return NULL;
}

bool
step_done(PGconn *pg, const char *what, const char *text, int n,
          const char *const *values)
{
	PGresult *r = run(pg, what, text, n, values);

	PQclear(r);
	return r != NULL;
}

long
step_number(PGconn *pg, const char *what, const char *text)
{
	PGresult *r = run(pg, what, text, 0, NULL);
	long value = -1;

	if (r != NULL && PQntuples(r) == 1)
		value = PQgetvalue(r, 0, 0)[0] == 't'
		            ? 1
		            : strtol(PQgetvalue(r, 0, 0), NULL, 10);
	PQclear(r);
	return value;
}

bool
step_text(PGconn *pg, const char *what, const char *text, int n,
          const char *const *values, char **value)
{
	PGresult *r = run(pg, what, text, n, values);

	*value = NULL;
	if (r != NULL && PQntuples(r) > 0 && !PQgetisnull(r, 0, 0))
		*value = strdup(PQgetvalue(r, 0, 0));
	PQclear(r);
	return r != NULL;
}
