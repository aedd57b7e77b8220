/*
 * The migrations are compiled in, numbered by their files' names and only ever
 * added to.  Each is applied in one transaction together with the note that it
 * was; a database that knows a later one than we do is left alone.  They hold
 * what is kept; what is computed from it are functions (function_set.c).
 */
#include "daemon/migrate.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/cluster.h"
#include "daemon/config.h"
#include "daemon/function_set.h"
#include "daemon/log.h"
#include "daemon/migrate_step.h"
#include "daemon/reference.h"
#include "daemon/spool.h"
#include "migrations.h"
#include "sql.h"

enum { SERVER_LEAST = 140000 };

#define MIGRATIONS (sizeof(migrations) / sizeof(migrations[0]))

static long
number_of(const struct migrations_file *m)
{
	return strtol(m->name, NULL, 10);
}

static bool
apply(PGconn *pg, const struct migrations_file *m)
{
	char version[24];
	const char *const values[] = {version, m->name};

	snprintf(version, sizeof(version), "%ld", number_of(m));
	if (!step_done(pg, m->name, "BEGIN", 0, NULL) ||
	    !step_done(pg, m->name, m->text, 0, NULL) ||
	    !step_done(pg, m->name, sql_migration_applied, 2, values) ||
	    !step_done(pg, m->name, "COMMIT", 0, NULL))
		return false;
	log_event(LOG_LEVEL_NOTICE, "migrate.applied", "migration=%s", m->name);
	return true;
}

static int
migrate(PGconn *pg)
{
	long newest = number_of(&migrations[MIGRATIONS - 1]);
	long begun, last = 0;

	if (!step_done(pg, "lock", sql_migration_lock, 0, NULL))
		return MIGRATE_FAILED;
	begun = step_number(pg, "state", sql_migration_begun);
	if (begun == 1)
		last = step_number(pg, "state", sql_migration_last);
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
	return function_set_update(pg) ? 0 : MIGRATE_FAILED;
}

/* A server that could not keep what we write. */
static bool
suits(PGconn *pg)
{
	const char *encoding = PQparameterStatus(pg, "server_encoding");

	if (PQserverVersion(pg) < SERVER_LEAST) {
		log_event(LOG_LEVEL_ERROR, "migrate.refused",
		          "error=\"PostgreSQL %d is too old; 14 is needed\"",
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
