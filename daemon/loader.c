/*
 *	IDLE -> BEGINNING -> LOCKING -> PLACING -> { COPYING } for each record
 *	type that has rows -> ROLLING -> NUMBERING -> COMMITTING -> IDLE
 *	an error: -> UNDOING -> IDLE;  a loss of the connection: -> IDLE
 *
 * Each step is one statement on the wire.  When it has no more results
 * advance() goes on to the next; an error is remembered until then.
 */
#include "daemon/loader.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "daemon/batch.h"
#include "daemon/jsonout.h"
#include "daemon/log.h"
#include "daemon/wire.h"
#include "sql.h"

#define LOADER_STEPS(X)             \
	X(IDLE, "idle")             \
	X(BEGINNING, "beginning")   \
	X(LOCKING, "locking")       \
	X(PLACING, "placing")       \
	X(COPYING, "copying")       \
	X(ROLLING, "rolling")       \
	X(NUMBERING, "numbering")   \
	X(COMMITTING, "committing") \
	X(UNDOING, "undoing")

enum loader_step {
#define X(id, name) LOADER_##id,
	LOADER_STEPS(X)
#undef X
};

enum {
	CHUNKS = 8, /* of COPY data, before other events get their turn */
	WHY = 400
};

static const struct wire_statement statements[] = {
    {"load_lock", sql_load_lock},
    {"load_disclosures", sql_load_disclosures},
    {"rollup_refresh", sql_rollup_refresh},
    {"data_version_next", sql_data_version_next},
};

struct loader {
	loaded_fn *loaded;
	loader_ready_fn *ready;
	void *context;
	struct wire *wire;
	enum loader_step step;
	/* The batch. */
	struct batch batch;
	int64_t version;  /* see loader_version() */
	char sqlstate[6]; /* of the first error; empty: none */
	char why[WHY];
	/* For the status. */
	uint64_t n_batches, n_documents;
	char trouble[WHY]; /* the last failure; empty: all is well */
};

static void
note(char out[WHY], const char *text)
{
	size_t n;

	snprintf(out, WHY, "%s", text == NULL ? "" : text);
	n = strlen(out);
	while (n > 0 && (out[n - 1] == '\n' || out[n - 1] == ' '))
		out[--n] = '\0';
}

static void
take_step(struct loader *l, enum loader_step step, const char *statement,
          const char *value)
{
	l->step = step;
	wire_ask(l->wire, statement, value);
}

static void
take_step_plain(struct loader *l, enum loader_step step, const char *command)
{
	l->step = step;
	wire_command(l->wire, command);
}

/* The batch is over.  The connection may be ready for the next one. */
static void
finish(struct loader *l, enum load_result result)
{
	l->step = LOADER_IDLE;
	l->loaded(l->context, result, l->why);
	if (loader_ready(l))
		l->ready(l->context);
}

/* ---- the steps of a batch ---- */

/* Opens the COPY of the next record type that has rows; else goes on. */
static void
copy_next(struct loader *l)
{
	char room[COPYROW_STATEMENT];
	const char *statement = batch_copy(&l->batch, room);

	if (statement != NULL)
		take_step_plain(l, LOADER_COPYING, statement);
	else if (l->batch.something)
		take_step(l, LOADER_ROLLING, "rollup_refresh",
		          batch_ids(&l->batch));
	else
		take_step_plain(l, LOADER_COMMITTING, "COMMIT");
}

/* Sends rows as long as the socket takes them, up to a measure. */
static void
on_feed(void *context)
{
	struct loader *l = context;

	for (unsigned i = 0; i < CHUNKS; i++) {
		if (!batch_chunk(&l->batch)) {
			wire_put_end(l->wire);
			return;
		}
		if (!wire_put(l->wire, l->batch.text.at, l->batch.text.n))
			return;
	}
	wire_feed_later(l->wire);
}

/* ---- results ---- */

static void
remember_error(struct loader *l, const char *state, const char *message)
{
	if (l->sqlstate[0] != '\0')
		return;
	snprintf(l->sqlstate, sizeof(l->sqlstate), "%s",
	         state == NULL ? "XX000" : state);
	note(l->why, message);
}

static void
on_result(void *context, PGresult *r)
{
	struct loader *l = context;

	switch (PQresultStatus(r)) {
	case PGRES_TUPLES_OK:
		if (l->step == LOADER_PLACING && !batch_fates(&l->batch, r))
			remember_error(l, NULL, "load_disclosures: no fates");
		if (l->step == LOADER_NUMBERING)
			l->version = strtoll(PQgetvalue(r, 0, 0), NULL, 10);
		break;
	case PGRES_COMMAND_OK:
		/* A COMMIT of a failed transaction is a ROLLBACK. */
		if (l->step == LOADER_COMMITTING &&
		    strcmp(PQcmdStatus(r), "COMMIT") != 0)
			remember_error(l, NULL, "the transaction was undone");
		break;
	case PGRES_EMPTY_QUERY:
	case PGRES_COPY_IN:
	case PGRES_COPY_OUT:
	case PGRES_COPY_BOTH:
	case PGRES_BAD_RESPONSE:
	case PGRES_NONFATAL_ERROR:
	case PGRES_FATAL_ERROR:
	case PGRES_SINGLE_TUPLE:
	case PGRES_PIPELINE_SYNC:
	case PGRES_PIPELINE_ABORTED:
		remember_error(l, PQresultErrorField(r, PG_DIAG_SQLSTATE),
		               PQresultErrorMessage(r));
		break;
	}
}

/* Is it what the document says that the database cannot take?  Classes: two
 * rows for one, data exception, integrity, program limit, raised by a function,
 * internal error. */
static bool
is_of_the_data(const char *sqlstate)
{
	static const char classes[][3] = {"21", "22", "23", "54", "P0", "XX"};

	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
		if (strncmp(sqlstate, classes[i], 2) == 0)
			return true;
	return false;
}

/* After ROLLBACK: the connection is good, the batch is not. */
static void
undone(struct loader *l)
{
	log_event(LOG_LEVEL_WARNING, "loader.failed",
	          "documents=%zu sqlstate=%s reason=\"%s\"", l->batch.n,
	          l->sqlstate, l->why);
	note(l->trouble, l->why);
	if (is_of_the_data(l->sqlstate))
		finish(l, LOAD_REFUSED);
	else
		/* A full disk, a lock, a shutdown: give it time. */
		wire_break(l->wire, l->why);
}

static void
committed(struct loader *l)
{
	l->n_batches++;
	l->n_documents += l->batch.n;
	l->trouble[0] = '\0';
	finish(l, LOAD_DONE);
}

/* The statement under way has no more results. */
static void
advance(void *context)
{
	struct loader *l = context;

	if (l->sqlstate[0] != '\0' && l->step != LOADER_UNDOING) {
		take_step_plain(l, LOADER_UNDOING, "ROLLBACK");
		return;
	}
	switch (l->step) {
	case LOADER_IDLE:
		break;
	case LOADER_BEGINNING:
		take_step(l, LOADER_LOCKING, "load_lock", NULL);
		break;
	case LOADER_LOCKING:
		take_step(l, LOADER_PLACING, "load_disclosures",
		          batch_documents(&l->batch));
		break;
	case LOADER_PLACING:
	case LOADER_COPYING:
		copy_next(l);
		break;
	case LOADER_ROLLING:
		take_step(l, LOADER_NUMBERING, "data_version_next", "ingest");
		break;
	case LOADER_NUMBERING:
		take_step_plain(l, LOADER_COMMITTING, "COMMIT");
		break;
	case LOADER_COMMITTING:
		committed(l);
		break;
	case LOADER_UNDOING:
		undone(l);
		break;
	}
}

static void
on_lost(void *context, const char *why)
{
	struct loader *l = context;

	note(l->trouble, why);
	if (l->step == LOADER_IDLE)
		return;
	note(l->why, why);
	if (l->step == LOADER_COMMITTING)
		batch_doubt(&l->batch);
	/* Not broken: closed by us, or given up after an error. */
	finish(l, wire_state(l->wire) == WIRE_OFF || l->step == LOADER_UNDOING
	              ? LOAD_AGAIN
	              : LOAD_BROKE);
}

static void
on_ready(void *context)
{
	struct loader *l = context;

	l->trouble[0] = '\0';
	l->ready(l->context);
}

/* ---- outside ---- */

struct loader *
loader_new(struct event_base *base, const struct config *config,
           loaded_fn *loaded, loader_ready_fn *ready, void *context)
{
	static const struct wire_events events = {.ready = on_ready,
	                                          .result = on_result,
	                                          .done = advance,
	                                          .feed = on_feed,
	                                          .lost = on_lost};
	struct loader *l = calloc(1, sizeof(*l));

	if (l == NULL)
		return NULL;
	l->loaded = loaded;
	l->ready = ready;
	l->context = context;
	l->wire =
	    wire_new(base, config, statements,
	             sizeof(statements) / sizeof(statements[0]), &events, l);
	if (l->wire == NULL) {
		free(l);
		return NULL;
	}
	return l;
}

void
loader_free(struct loader *l)
{
	if (l == NULL)
		return;
	wire_free(l->wire);
	batch_fini(&l->batch);
	free(l);
}

void
loader_connect(struct loader *l, const char *conninfo)
{
	wire_open(l->wire, conninfo);
}

void
loader_disconnect(struct loader *l)
{
	wire_close(l->wire, "the database is away");
}

bool
loader_connected(const struct loader *l)
{
	return wire_state(l->wire) == WIRE_STANDING;
}

bool
loader_ready(const struct loader *l)
{
	return loader_connected(l) && l->step == LOADER_IDLE;
}

void
loader_load(struct loader *l, struct loading *const *batch, size_t n)
{
	batch_begin(&l->batch, batch, n);
	l->sqlstate[0] = '\0';
	l->why[0] = '\0';
	take_step_plain(l, LOADER_BEGINNING, "BEGIN");
}

int64_t
loader_version(const struct loader *l)
{
	return l->version;
}

void
loader_status(const struct loader *l, struct jsonout *out)
{
	static const char *const steps[] = {
#define X(id, name) name,
	    LOADER_STEPS(X)
#undef X
	};

	jsonout_key(out, "loader");
	jsonout_object(out);
	jsonout_pair(out, "connection", wire_state_name(l->wire));
	jsonout_pair(out, "step", steps[l->step]);
	jsonout_count(out, "batches", l->n_batches);
	jsonout_count(out, "documents", l->n_documents);
	jsonout_pair(out, "trouble", l->trouble[0] == '\0' ? NULL : l->trouble);
	jsonout_end(out);
}
