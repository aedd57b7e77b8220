/*
 * reply - see reply.h.  A batch is counted once for each of its requests and
 * once more while it is read, so that it cannot end early.
 */
#include "daemon/reply.h"

#include <event2/buffer.h>
#include <stdlib.h>

#include "daemon/conn.h"
#include "daemon/jsonout.h"
#include "daemon/request.h"
#include "daemon/rpc.h"

struct batch {
	struct conn *conn; /* NULL: the asker has gone */
	unsigned pending;
	struct evbuffer *out;
};

struct batch *
batch_new(struct conn *conn)
{
	struct batch *batch = calloc(1, sizeof(*batch));
	struct evbuffer *out = evbuffer_new();
	if (batch == NULL || out == NULL) {
		free(batch);
		if (out != NULL)
			evbuffer_free(out);
		return NULL;
	}
	*batch = (struct batch){.conn = conn, .pending = 1, .out = out};
	return batch;
}

static void
batch_release(struct batch *batch)
{
	if (--batch->pending > 0)
		return;
	if (batch->conn != NULL && evbuffer_get_length(batch->out) > 0) {
		struct evbuffer *out = conn_out(batch->conn);
		evbuffer_add(out, "[", 1);
		evbuffer_add_buffer(out, batch->out);
		evbuffer_add(out, "]\n", 2);
		conn_wrote(batch->conn);
	}
	evbuffer_free(batch->out);
	free(batch);
}

void
batch_read(struct batch *batch)
{
	batch_release(batch);
}

/* Where an answer goes, made ready for it. */
static struct evbuffer *
open_answer(struct conn *conn, struct batch *batch)
{
	if (batch == NULL)
		return conn_out(conn);
	if (evbuffer_get_length(batch->out) > 0)
		evbuffer_add(batch->out, ",", 1);
	return batch->out;
}

static void
close_answer(struct conn *conn, struct batch *batch)
{
	if (batch != NULL)
		return;
	evbuffer_add(conn_out(conn), "\n", 1);
	conn_wrote(conn);
}

void
reply_expect(struct request *request, struct conn *conn, struct batch *batch)
{
	request->owner = conn;
	request->batch = batch;
	if (batch != NULL)
		batch->pending++;
	conn_began(conn, request);
}

void
reply_drop(struct request *request)
{
	if (request->owner != NULL)
		conn_ended(request->owner, request);
	if (request->batch != NULL)
		batch_release(request->batch);
	request_free(request);
}

static bool
is_expected(const struct request *request)
{
	return request->owner != NULL && request->id.at != NULL;
}

void
reply_at_once(struct conn *conn, struct batch *batch, struct slice id,
              struct slice json)
{
	rpc_write_result(open_answer(conn, batch), id, json);
	close_answer(conn, batch);
}

void
reply_failure(struct request *request, const struct rpc_failure *failure)
{
	if (is_expected(request))
		reply_refuse(request->owner, request->batch, request->id,
		             failure);
	reply_drop(request);
}

void
reply_built(struct request *request, const struct jsonout *out)
{
	struct rpc_failure failure = {.error = RPC_INTERNAL_ERROR};
	if (!jsonout_ok(out)) {
		reply_failure(request, &failure);
		return;
	}
	if (is_expected(request))
		reply_at_once(request->owner, request->batch, request->id,
		              jsonout_text(out));
	reply_drop(request);
}

void
reply_refuse(struct conn *conn, struct batch *batch, struct slice id,
             const struct rpc_failure *failure)
{
	rpc_write_failure(open_answer(conn, batch), id, failure);
	close_answer(conn, batch);
}

void
reply_disown(struct request *request)
{
	if (request->owner != NULL)
		conn_ended(request->owner, request);
	request->owner = NULL;
	if (request->batch != NULL)
		request->batch->conn = NULL;
}
