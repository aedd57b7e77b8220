/*
 * pg_connect - how a connection comes to be ready: libpq's polling, then all
 * statements prepared in one go.
 */
#include <event2/event.h>
#include <stdio.h>
#include <string.h>

#include "daemon/log.h"
#include "daemon/pg_inside.h"

enum { CONNECT_SECONDS = 10 };

void
pg_drop_events(struct pg *pg)
{
	if (pg->readable != NULL)
		event_free(pg->readable);
	if (pg->writable != NULL)
		event_free(pg->writable);
	pg->readable = pg->writable = NULL;
}

bool
pg_make_events(struct pg *pg)
{
	evutil_socket_t fd = PQsocket(pg->conn);
	pg->readable =
	    event_new(pg->base, fd, EV_READ | EV_PERSIST, pg_on_readable, pg);
	pg->writable = event_new(pg->base, fd, EV_WRITE, pg_on_writable, pg);
	return pg->readable != NULL && pg->writable != NULL;
}

/*
 * What the server says unasked.  Its last words before it hangs up are why the
 * connection broke; libpq knows only that it did.
 */
static void
on_notice(void *context, const PGresult *notice)
{
	struct pg *pg = context;
	const char *text = PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY);
	const char *how =
	    PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
	if (text == NULL)
		return;
	log_event(LOG_LEVEL_DEBUG, "pg.notice", "pg=%u text=\"%s\"", pg->no,
	          text);
	if (how != NULL &&
	    (strcmp(how, "FATAL") == 0 || strcmp(how, "PANIC") == 0))
		snprintf(pg->last_words, sizeof(pg->last_words), "%s", text);
}

static void
start_deadline(struct pg *pg, int seconds)
{
	struct timeval time = {seconds, 0};
	event_add(pg->deadline, &time);
}

void
pg_connect(struct pg *pg, const char *conninfo, const char *settings)
{
	const char *const names[] = {"dbname", "options", "application_name",
	                             "client_encoding", NULL};
	const char *const values[] = {conninfo, settings, "duibiaod", "UTF8",
	                              NULL};
	pg_set_state(pg, PG_CONNECTING);
	pg->last_words[0] = '\0';
	pg->conn = PQconnectStartParams(names, values, 1);
	/* What fails at once is reported from the loop, like the rest. */
	bool failed = pg->conn == NULL || PQstatus(pg->conn) == CONNECTION_BAD;
	start_deadline(pg, failed ? 0 : CONNECT_SECONDS);
	if (failed)
		return;
	PQsetNoticeReceiver(pg->conn, on_notice, pg);
	if (pg_make_events(pg))
		event_add(pg->writable, NULL);
}

/* Everything is prepared in one go, with one Sync behind it. */
static bool
send_prepares(struct pg *pg)
{
	if (PQsetnonblocking(pg->conn, 1) != 0 ||
	    !PQenterPipelineMode(pg->conn))
		return false;
	for (unsigned i = 0; i < pg->statements->n; i++)
		if (!PQsendPrepare(pg->conn, pg->statements->row[i].name,
		                   pg->statements->row[i].text, 0, NULL))
			return false;
	return PQpipelineSync(pg->conn) == 1;
}

void
pg_poll_connect(struct pg *pg)
{
	pg_drop_events(pg);
	PostgresPollingStatusType status = PQconnectPoll(pg->conn);
	if (status == PGRES_POLLING_FAILED || !pg_make_events(pg)) {
		pg_go_down(pg, PQerrorMessage(pg->conn));
		return;
	}
	if (status != PGRES_POLLING_OK) {
		event_add(status == PGRES_POLLING_READING ? pg->readable
		                                          : pg->writable,
		          NULL);
		return;
	}
	pg_set_state(pg, PG_PREPARING);
	pg->prepared = 0;
	snprintf(pg->version, sizeof(pg->version), "%s",
	         PQparameterStatus(pg->conn, "server_version"));
	event_add(pg->readable, NULL);
	if (!send_prepares(pg)) {
		pg_go_down(pg, PQerrorMessage(pg->conn));
		return;
	}
	pg_flush(pg);
}

/* One result while preparing; false: the connection is down now. */
bool
pg_take_prepared(struct pg *pg, PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);
	if (status == PGRES_PIPELINE_SYNC) {
		event_del(pg->deadline);
		pg_set_state(pg, PG_READY);
		pg->events->ready(pg->context, pg);
		return pg->state == PG_READY;
	}
	if (status == PGRES_COMMAND_OK) {
		pg->prepared++;
		return true;
	}
	char why[400];
	snprintf(why, sizeof(why), "statement %s does not fit the schema: %s",
	         pg->prepared < pg->statements->n
	             ? pg->statements->row[pg->prepared].name
	             : "?",
	         PQresultErrorMessage(result));
	pg_go_down(pg, why);
	return false;
}
