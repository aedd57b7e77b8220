/*
 * All functions are replaced in one transaction.  They are created without a
 * look into their bodies, since one may call another that comes later, and
 * looked through when all are there.
 */
#include "daemon/function_set.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/log.h"
#include "daemon/migrate_step.h"
#include "functions.h"
#include "sql.h"

#define FUNCTIONS (sizeof(functions) / sizeof(functions[0]))

/* Their names as an array of the database, {a,b}; NULL when out of memory. */
static char *
names(void)
{
	size_t most = 2, n = 0;
	char *all;

	for (size_t i = 0; i < FUNCTIONS; i++)
		most += strlen(functions[i].name) + 1;
	all = malloc(most);
	if (all == NULL)
		return NULL;
	for (size_t i = 0; i < FUNCTIONS; i++)
		n += (size_t)snprintf(all + n, most - n, "%c%s",
		                      i == 0 ? '{' : ',', functions[i].name);
	memcpy(all + n, "}", 2);
	return all;
}

static bool
drop(PGconn *pg, const char *named)
{
	char *statement;
	bool ok = step_text(pg, "functions", sql_function_drop, 1, &named,
	                    &statement);

	if (ok && statement != NULL)
		ok = step_done(pg, "functions", statement, 0, NULL);
	free(statement);
	return ok;
}

static bool
create(PGconn *pg)
{
	for (size_t i = 0; i < FUNCTIONS; i++)
		if (!step_done(pg, functions[i].name, functions[i].text, 0,
		               NULL))
			return false;
	return true;
}

static bool
replace(PGconn *pg, const char *named)
{
	const char *const loaded[] = {named, functions_digest};

	return step_done(pg, "functions", "BEGIN", 0, NULL) &&
	       step_done(pg, "functions", sql_function_unseen, 0, NULL) &&
	       drop(pg, named) && create(pg) &&
	       step_done(pg, "functions", sql_function_check, 1, loaded) &&
	       step_done(pg, "functions", sql_function_loaded, 2, loaded) &&
	       step_done(pg, "functions", "COMMIT", 0, NULL);
}

/* One piece of what is owed, with its being crossed off. */
static bool
work_off(PGconn *pg, const char *call)
{
	log_event(LOG_LEVEL_NOTICE, "migrate.work", "call=\"%s\"", call);
	return step_done(pg, call, "BEGIN", 0, NULL) &&
	       step_done(pg, call, sql_load_lock, 0, NULL) &&
	       step_done(pg, call, call, 0, NULL) &&
	       step_done(pg, call, sql_owed_done, 1, &call) &&
	       step_done(pg, call, "COMMIT", 0, NULL);
}

static bool
work_off_all(PGconn *pg)
{
	char *call;
	bool ok;

	do {
		ok = step_text(pg, "owed", sql_owed_next, 0, NULL, &call) &&
		     (call == NULL || work_off(pg, call));
		free(call);
	} while (ok && call != NULL);
	return ok;
}

bool
function_set_update(PGconn *pg)
{
	char *had, *named;
	bool ok;

	if (!step_text(pg, "functions", sql_function_digest, 0, NULL, &had))
		return false;
	ok = had != NULL && strcmp(had, functions_digest) == 0;
	free(had);
	if (!ok) {
		named = names();
		ok = named != NULL && replace(pg, named);
		free(named);
		if (ok)
			log_event(LOG_LEVEL_NOTICE, "migrate.functions",
			          "n=%zu", FUNCTIONS);
	}
	return ok && work_off_all(pg);
}
