/*
 * The migrations are compiled in, numbered by their files' names and only ever
 * added to.  Each is applied in one transaction together with the note that it
 * was; a database that knows a later one than we do is left alone.
 */
#include "daemon/migrate.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/cluster.h"
#include "daemon/config.h"
#include "daemon/log.h"
#include "daemon/reference.h"
#include "daemon/spool.h"
#include "migrations.h"
#include "sql.h"

enum { SERVER_LEAST = 130000 };

#define MIGRATIONS (sizeof(migrations) / sizeof(migrations[0]))

static long
number_of(const struct migration *m)
{
	return strtol(m->name, NULL, 10);
}

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

static bool
done(PGconn *pg, const char *what, const char *text, int n,
     const char *const *values)
{
	PGresult *r = run(pg, what, text, n, values);

	PQclear(r);
	return r != NULL;
}

/* One row's one column as a number; -1 (logged) when it cannot be had. */
static long
number(PGconn *pg, const char *what, const char *text)
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

static bool
apply(PGconn *pg, const struct migration *m)
{
	char version[24];
	const char *const values[] = {version, m->name};

	snprintf(version, sizeof(version), "%ld", number_of(m));
	if (!done(pg, m->name, "BEGIN", 0, NULL) ||
	    !done(pg, m->name, m->text, 0, NULL) ||
	    !done(pg, m->name, sql_migration_applied, 2, values) ||
	    !done(pg, m->name, "COMMIT", 0, NULL))
		return false;
	log_event(LOG_LEVEL_NOTICE, "migrate.applied", "migration=%s", m->name);
	return true;
}

static int
migrate(PGconn *pg)
{
	long newest = number_of(&migrations[MIGRATIONS - 1]);
	long begun, last = 0;

	if (!done(pg, "lock", sql_migration_lock, 0, NULL))
		return MIGRATE_FAILED;
	begun = number(pg, "state", sql_migration_begun);
	if (begun == 1)
		last = number(pg, "state", sql_migration_last);
	if (begun < 0 || last < 0)
		return MIGRATE_FAILED;
	if (last > newest) {
		log_event(
		    LOG_LEVEL_ERROR, "migrate.refused",
		    "error=\"the database is at migration %ld, newer than "
		    "this program, which knows %ld\"",
		    last, newest);
		return MIGRATE_REFUSED;
	}
	for (size_t i = 0; i < MIGRATIONS; i++)
		if (number_of(&migrations[i]) > last &&
		    !apply(pg, &migrations[i]))
			return MIGRATE_FAILED;
	return 0;
}

/* A server that could not keep what we write. */
static bool
suits(PGconn *pg)
{
	const char *encoding = PQparameterStatus(pg, "server_encoding");

	if (PQserverVersion(pg) < SERVER_LEAST) {
		log_event(LOG_LEVEL_ERROR, "migrate.refused",
		          "error=\"PostgreSQL %d is too old; 13 is needed\"",
		          PQserverVersion(pg) / 10000);
		return false;
	}
	if (encoding == NULL || strcmp(encoding, "UTF8") != 0) {
		log_event(
		    LOG_LEVEL_ERROR, "migrate.refused",
		    "error=\"the database's encoding is %s; UTF8 is needed\"",
		    encoding == NULL ? "unknown" : encoding);
		return false;
	}
	return true;
}

static PGconn *
connect_to(const char *conninfo)
{
	static const char *const words[] = {
	    "dbname",          "application_name", "client_encoding",
	    "connect_timeout", "options",          NULL};
	const char *const values[] = {conninfo,
	                              "duibiaod migrate",
	                              "UTF8",
	                              "10",
	                              "-c client_min_messages=warning",
	                              NULL};
	PGconn *pg = PQconnectdbParams(words, values, 1);

	if (PQstatus(pg) == CONNECTION_OK)
		return pg;
	log_event(LOG_LEVEL_WARNING, "migrate.connect", "error=\"%s\"",
	          PQerrorMessage(pg));
	PQfinish(pg);
	return NULL;
}

int
migrate_main(const struct config *config)
{
	char address[CLUSTER_ADDRESS], why[CLUSTER_WHY];
	const char *conninfo = config->database;
	PGconn *pg;
	int status;

	if (strcmp(conninfo, "embedded") == 0) {
		if (!cluster_address(config->state, address, why)) {
			log_event(LOG_LEVEL_ERROR, "migrate.refused",
			          "error=\"%s\"", why);
			return MIGRATE_REFUSED;
		}
		conninfo = address;
	}
	pg = connect_to(conninfo);
	if (pg == NULL)
		return MIGRATE_AWAY;
	status = suits(pg) ? migrate(pg) : MIGRATE_REFUSED;
	if (status == 0 && !reference_update(pg, config))
		status = MIGRATE_NO_REFERENCE;
	/* Trouble with the server is not ours: try again. */
	if (status != 0 && PQstatus(pg) != CONNECTION_OK)
		status = MIGRATE_AWAY;
	PQfinish(pg);
	return status;
}
