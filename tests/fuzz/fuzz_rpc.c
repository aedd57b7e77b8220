/*
 * The envelope: whatever the line, the answer is one line of JSON with an id.
 */
#include <assert.h>
#include <event2/buffer.h>
#include <string.h>

#include "daemon/rpc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The answer in `out` must be an object with this id, on one line. */
static void
check_answer(struct evbuffer *out)
{
	size_t n = evbuffer_get_length(out);
	const char *text = (const char *)evbuffer_pullup(out, -1);
	json_error_t error;
	json_t *answer = json_loadb(text, n, 0, &error);

	assert(answer != NULL && memchr(text, '\n', n) == NULL);
	assert(json_object_get(answer, "id") != NULL);
	json_decref(answer);
	evbuffer_drain(out, n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rpc_failure failure = {0};
	struct evbuffer *out = evbuffer_new();
	json_t *value =
	    rpc_parse((struct slice){(const char *)data, size}, &failure);
	struct rpc_call call = {.id = SLICE("null")};

	if (value == NULL) {
		assert(failure.error == RPC_PARSE_ERROR);
		rpc_write_failure(out, call.id, &failure);
	} else if (rpc_read(value, &call, &failure)) {
		assert(call.method.at != NULL && failure.error == RPC_OK);
		rpc_write_result(out, call.id, SLICE("[1,2]"));
	} else {
		assert(failure.error == RPC_INVALID_REQUEST);
		rpc_write_failure(out, call.id, &failure);
	}
	check_answer(out);
	json_decref(value);
	evbuffer_free(out);
	return 0;
}
