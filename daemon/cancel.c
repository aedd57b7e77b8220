/*
 * cancel - see cancel.h.
 */
#include "daemon/cancel.h"

#include <stdio.h>
#include <stdlib.h>

#include "daemon/pool_result.h"
#include "daemon/seat.h"
#include "sql.h"

struct cancel {
	struct seat seat;
};

static const struct pg_statement rows[] = {
    {"cancel_backend", sql_cancel_backend},
};
static const struct pg_statements statements = {rows, 1};

static void
on_ready(void *context, struct pg *pg)
{
	struct cancel *cancel = context;
	(void)pg;
	seat_stands(&cancel->seat);
}

static void
on_answer(void *context, struct pg *pg, void *tag, struct pg_result *result,
          int64_t ran)
{
	(void)ran;
	(void)context;
	(void)pg;
	(void)tag;
	pool_result_free(result);
}

static void
on_down(void *context, struct pg *pg, const char *why)
{
	struct cancel *cancel = context;
	(void)pg;
	seat_broke(&cancel->seat, why);
}

struct cancel *
cancel_new(struct event_base *base, const struct config *config, unsigned no)
{
	static const struct pg_events events = {
	    .ready = on_ready,
	    .answer = on_answer,
	    .down = on_down,
	};
	struct cancel *cancel = calloc(1, sizeof(*cancel));
	if (cancel != NULL && !seat_init(&cancel->seat, base, config, no,
	                                 &events, cancel, &statements)) {
		cancel_free(cancel);
		return NULL;
	}
	return cancel;
}

void
cancel_free(struct cancel *cancel)
{
	if (cancel == NULL)
		return;
	seat_fini(&cancel->seat);
	free(cancel);
}

void
cancel_open(struct cancel *cancel, const char *conninfo)
{
	seat_open(&cancel->seat, conninfo);
}

void
cancel_shut(struct cancel *cancel)
{
	seat_shut(&cancel->seat, "the database is stopped");
}

bool
cancel_send(struct cancel *cancel, int backend)
{
	char pid[16];
	snprintf(pid, sizeof(pid), "%d", backend);
	const char *const params[] = {pid};
	return pg_send(cancel->seat.pg, 0, 1, params, NULL);
}
