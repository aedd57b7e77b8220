/*
 * verb - see verb.h.
 */
#include "daemon/verb.h"

#include <string.h>

#include "daemon/config.h"
#include "daemon/conn.h"
#include "daemon/current.h"
#include "daemon/discover.h"
#include "daemon/export.h"
#include "daemon/fate.h"
#include "daemon/fds.h"
#include "daemon/handin.h"
#include "daemon/intake.h"
#include "daemon/listen.h"
#include "daemon/pool.h"
#include "daemon/recall.h"
#include "daemon/reply.h"
#include "daemon/request.h"
#include "daemon/rpc.h"
#include "daemon/statement.h"

enum { COUNTS_MS = 1000 };

typedef void verb_fn(struct verbs *, struct request *, struct fds *);

#define VERB_SQL(token)
#define VERB_CALL(token) static verb_fn method_##token;
#define METHOD(token, name, role, kind, doc, params) VERB_##kind(token)
#include "daemon/method.def"
#undef METHOD
#undef VERB_SQL
#undef VERB_CALL

static void
ask_pool(struct verbs *verbs, struct request *request,
         enum statement_id statement)
{
	request->statement = statement;
	request->n_params = 1;
	request->tries = 0; /* it may not be the first that is asked */
	pool_ask(verbs->pool, request, verbs->config->query_timeout);
}

/* ---- rpc.discover ---- */

static void
method_rpc_discover(struct verbs *verbs, struct request *request,
                    struct fds *fds)
{
	(void)fds;
	jsonout_reset(&verbs->out);
	discover_write(&verbs->out);
	reply_built(request, &verbs->out);
}

/* ---- daemon.status ---- */

/* With what the database counts, or null where it is away or slow. */
static void
write_status(struct verbs *verbs, struct request *request, struct slice counts)
{
	struct jsonout *out = &verbs->out;
	jsonout_reset(out);
	jsonout_object(out);
	verbs->status(verbs->context, out);
	jsonout_key(out, "pool");
	pool_status(verbs->pool, out);
	jsonout_key(out, "cache");
	current_status(verbs->current, out);
	jsonout_key(out, "ingest");
	if (verbs->intake != NULL)
		intake_status(verbs->intake, out);
	else
		jsonout_null(out);
	jsonout_key(out, "counts");
	if (counts.at != NULL)
		jsonout_tight(out, counts);
	else
		jsonout_null(out);
	jsonout_end(out);
	reply_built(request, &verbs->out);
}

static void
method_daemon_status(struct verbs *verbs, struct request *request,
                     struct fds *fds)
{
	(void)fds;
	if (!pool_is_ready(verbs->pool)) {
		write_status(verbs, request, SLICE_NONE);
		return;
	}
	request->statement = STATEMENT_status_counts;
	request->n_params = 0;
	pool_ask(verbs->pool, request, COUNTS_MS);
}

/* ---- ingest.submit ---- */

/* The document itself was looked at before: what is refused now may pass. */
static void
on_fate(void *context, const struct intake_fate *fate)
{
	struct request *request = context;
	request->place = REQUEST_NEW;
	if (fate->state == INTAKE_REFUSED) {
		struct rpc_failure failure = {.error = RPC_OVERLOADED};
		rpc_fail(&failure, RPC_OVERLOADED, "%s",
		         fate->reason == NULL ? "refused" : fate->reason);
		reply_failure(request, &failure);
		return;
	}
	struct jsonout out;
	jsonout_init(&out);
	fate_write(&out, fate);
	reply_built(request, &out);
	jsonout_fini(&out);
}

static bool
is_true(const char *text)
{
	return text != NULL && strcmp(text, "true") == 0;
}

/* Parameters in the order of method.def. */
static void
method_ingest_submit(struct verbs *verbs, struct request *request,
                     struct fds *fds)
{
	struct handin given = {
	    .path = request->params[0],
	    .content = request->params[1],
	    .with_line = is_true(request->params[2]),
	    .name = request->params[3],
	};
	struct rpc_failure failure = {0};
	if (verbs->intake == NULL) {
		rpc_fail(&failure, RPC_OVERLOADED,
		         "documents are not taken yet; try again");
		reply_failure(request, &failure);
		return;
	}
	int fd = handin_open(&given, fds, conn_peer(request->owner),
	                     verbs->config->document_bytes, &failure);
	if (fd < 0) {
		reply_failure(request, &failure);
		return;
	}
	request->place = REQUEST_INTAKE;
	intake_submit(verbs->intake, fd, handin_name(&given),
	              is_true(request->params[4]), on_fate, request);
}

/* ---- ingest.status ---- */

static bool
is_sha256(const char *text)
{
	return strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64;
}

/* Asks for the next document of a job that is over; if none is left, answers.
 */
static void
go_on_recalling(struct verbs *verbs, struct request *request)
{
	const char *wanted = recall_wanted(request->recall);
	if (wanted != NULL) {
		request->params[0] = wanted;
		ask_pool(verbs, request, STATEMENT_document_by_sha);
		return;
	}
	jsonout_reset(&verbs->out);
	recall_write(request->recall, &verbs->out);
	reply_built(request, &verbs->out);
}

static void
take_document(struct verbs *verbs, struct request *request,
              const struct pool_answer *answer)
{
	struct rpc_failure failure = {0};
	if (recall_take(request->recall, answer)) {
		go_on_recalling(verbs, request);
		return;
	}
	if (recall_is_spoilt(request->recall))
		rpc_fail(&failure, RPC_INTERNAL_ERROR,
		         "it was a bundle, but what is recorded of its members "
		         "cannot be read (see the log)");
	else
		rpc_fail(&failure, RPC_NOT_FOUND,
		         "no document with these bytes was handed in");
	reply_failure(request, &failure);
}

/* A job that is under way is known here; others are looked up. */
static void
tell_job(struct verbs *verbs, struct request *request, const char *job)
{
	struct rpc_failure failure = {0};
	if (!is_sha256(job)) {
		rpc_fail(
		    &failure, RPC_INVALID_PARAMS,
		    "job must be what ingest.submit answered: 64 hex digits");
		failure.parameter = "job";
		reply_failure(request, &failure);
		return;
	}
	const char *state = intake_job(verbs->intake, job);
	if (state == NULL) {
		request->recall = intake_recall(verbs->intake, job);
		go_on_recalling(verbs, request);
		return;
	}
	jsonout_reset(&verbs->out);
	jsonout_object(&verbs->out);
	jsonout_pair(&verbs->out, "job", job);
	jsonout_pair(&verbs->out, "state", state);
	jsonout_end(&verbs->out);
	reply_built(request, &verbs->out);
}

static void
method_ingest_status(struct verbs *verbs, struct request *request,
                     struct fds *fds)
{
	(void)fds;
	const char *job = request->params[0];
	if (verbs->intake == NULL) {
		jsonout_reset(&verbs->out);
		jsonout_null(&verbs->out);
		reply_built(request, &verbs->out);
	} else if (job != NULL) {
		tell_job(verbs, request, job);
	} else if (is_true(request->params[1])) {
		request->params[0] = NULL; /* parked_list's limit: its own */
		ask_pool(verbs, request, STATEMENT_parked_list);
	} else {
		jsonout_reset(&verbs->out);
		intake_status(verbs->intake, &verbs->out);
		reply_built(request, &verbs->out);
	}
}

/* ---- export.facts ---- */

static void
method_export_facts(struct verbs *verbs, struct request *request,
                    struct fds *fds)
{
	(void)fds;
	exports_begin(verbs->exports, request, pool_conninfo(verbs->pool));
}

/* ---- the way in ---- */

void
verb_begin(struct verbs *verbs, struct request *request, struct fds *fds)
{
#define VERB_SQL(token) NULL
#define VERB_CALL(token) method_##token
#define METHOD(token, name, role, kind, doc, params) \
	[METHOD_##token] = VERB_##kind(token),
	static verb_fn *const verb[METHOD_N] = {
#include "daemon/method.def"
	};
#undef METHOD
	verb[request->method->id](verbs, request, fds);
}

void
verb_go_on(struct verbs *verbs, struct request *request,
           const struct pool_answer *answer)
{
	if (request->method->id == METHOD_daemon_status)
		write_status(verbs, request,
		             answer->end == POOL_RESULT ? answer->first
		                                        : SLICE_NONE);
	else if (request->statement == STATEMENT_document_by_sha)
		take_document(verbs, request, answer);
	else /* a statement that gives finished JSON, like a SQL method's */
		verb_reply(verbs, request, answer->first);
}

void
verb_reply(struct verbs *verbs, struct request *request, struct slice json)
{
	jsonout_reset(&verbs->out);
	jsonout_tight(&verbs->out, json);
	if (request->method->kind == KIND_SQL && jsonout_ok(&verbs->out))
		current_keep(verbs->current, request,
		             jsonout_text(&verbs->out));
	reply_built(request, &verbs->out);
}

void
verb_forget(struct verbs *verbs, struct request *request)
{
	if (request->place == REQUEST_EXPORT)
		exports_forget(verbs->exports, request);
	else if (verbs->intake != NULL)
		intake_forget(verbs->intake, request);
}
