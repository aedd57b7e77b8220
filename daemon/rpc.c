/*
 * rpc - see rpc.h.
 */
#include "daemon/rpc.h"

#include <event2/buffer.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/jsonout.h"

static const struct {
	int code;
	const char *name, *text;
} errors[RPC_ERROR_N] = {[RPC_OK] = {0, "ok", ""},
#define X(id, code, name, text) [id] = {code, name, text},
                         RPC_ERRORS(X)
#undef X
};

int
rpc_error_code(enum rpc_error error)
{
	return errors[error].code;
}

const char *
rpc_error_name(enum rpc_error error)
{
	return errors[error].name;
}

const char *
rpc_error_text(enum rpc_error error)
{
	return errors[error].text;
}

void
rpc_man(FILE *out)
{
	for (unsigned i = RPC_OK + 1; i < RPC_ERROR_N; i++)
		fprintf(out, ".It Sy %s Pq %d\n%s\n", errors[i].name,
		        errors[i].code, errors[i].text);
}

void
rpc_fail(struct rpc_failure *failure, enum rpc_error error, const char *format,
         ...)
{
	va_list values;
	failure->error = error;
	va_start(values, format);
	vsnprintf(failure->message, sizeof(failure->message), format, values);
	va_end(values);
}

/* ---- in ---- */

json_t *
rpc_parse(struct slice line, struct rpc_failure *failure)
{
	json_error_t error;
	json_t *value =
	    json_loadb(line.len == 0 ? "" : line.at, line.len,
	               JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
	if (value == NULL)
		rpc_fail(failure, RPC_PARSE_ERROR, "column %d: %s",
		         error.column, error.text);
	return value;
}

/* An id as JSON text; false if it is none. */
static bool
read_id(const json_t *id, struct rpc_call *call)
{
	size_t n = 0;
	if (json_is_integer(id)) {
		n = (size_t)snprintf(call->id_text, RPC_ID,
		                     "%" JSON_INTEGER_FORMAT,
		                     json_integer_value(id));
	} else if (json_is_string(id) || json_is_real(id) || json_is_null(id)) {
		n = json_dumpb(id, call->id_text, RPC_ID,
		               JSON_ENCODE_ANY | JSON_COMPACT |
		                   JSON_REAL_PRECISION(17));
		if (n > RPC_ID)
			return false;
	}
	if (n == 0)
		return false;
	call->id = (struct slice){call->id_text, n};
	return true;
}

static bool
invalid(struct rpc_failure *failure, const char *why)
{
	rpc_fail(failure, RPC_INVALID_REQUEST, "%s", why);
	return false;
}

bool
rpc_read(const json_t *value, struct rpc_call *call,
         struct rpc_failure *failure)
{
	*call = (struct rpc_call){.id = SLICE("null")};
	if (!json_is_object(value))
		return invalid(failure, "a call is a JSON object");
	const json_t *id = json_object_get(value, "id");
	if (id != NULL && !read_id(id, call))
		return invalid(
		    failure,
		    "\"id\" is a number or a string of at most 256 bytes");
	const json_t *version = json_object_get(value, "jsonrpc");
	if (!json_is_string(version) ||
	    strcmp(json_string_value(version), "2.0") != 0)
		return invalid(failure, "\"jsonrpc\" must be \"2.0\"");
	const json_t *method = json_object_get(value, "method");
	if (!json_is_string(method))
		return invalid(failure, "\"method\" must be a string");
	json_t *params = json_object_get(value, "params");
	if (params != NULL && !json_is_object(params) && !json_is_array(params))
		return invalid(failure,
		               "\"params\" must be an object or an array");
	size_t known = 2;
	known += id != NULL;
	known += params != NULL;
	if (json_object_size(value) != known)
		return invalid(failure, "a call has \"jsonrpc\", \"method\", "
		                        "\"params\", \"id\" and nothing else");
	call->method = (struct slice){json_string_value(method),
	                              json_string_length(method)};
	call->params = params;
	call->notify = id == NULL;
	return true;
}

/* ---- out ---- */

#define HEAD "{\"jsonrpc\":\"2.0\",\"id\":"

static char *
append(char *end, const void *bytes, size_t n)
{
	memcpy(end, bytes, n);
	return end + n;
}

void
rpc_write_result(struct evbuffer *out, struct slice id, struct slice json)
{
	static const char middle[] = ",\"result\":";
	size_t n = sizeof(HEAD) + sizeof(middle) + id.len + json.len + 1;
	struct evbuffer_iovec room;
	if (evbuffer_reserve_space(out, (ev_ssize_t)n, &room, 1) != 1)
		return;
	char *end = room.iov_base;
	end = append(end, HEAD, sizeof(HEAD) - 1);
	end = append(end, id.at, id.len);
	end = append(end, middle, sizeof(middle) - 1);
	end = append(end, json.at, json.len);
	end = append(end, "}", 1);
	room.iov_len = (size_t)(end - (char *)room.iov_base);
	evbuffer_commit_space(out, &room, 1);
}

static void
write_data(struct jsonout *json, const struct rpc_failure *failure)
{
	jsonout_key(json, "data");
	jsonout_object(json);
	jsonout_pair(json, "name", errors[failure->error].name);
	if (failure->parameter != NULL) {
		jsonout_pair(json, "parameter", failure->parameter);
	}
	if (failure->suggestions.n > 0) {
		jsonout_key(json, "suggestions");
		jsonout_array(json);
		for (unsigned i = 0; i < failure->suggestions.n; i++)
			jsonout_slice(json, failure->suggestions.name[i]);
		jsonout_end(json);
	}
	jsonout_end(json);
}

void
rpc_write_failure(struct evbuffer *out, struct slice id,
                  const struct rpc_failure *failure)
{
	struct jsonout json;
	jsonout_init(&json);
	jsonout_object(&json);
	jsonout_pair(&json, "jsonrpc", "2.0");
	jsonout_key(&json, "id");
	jsonout_raw(&json, id);
	jsonout_key(&json, "error");
	jsonout_object(&json);
	jsonout_key(&json, "code");
	jsonout_int(&json, errors[failure->error].code);
	jsonout_pair(&json, "message",
	             failure->message[0] != '\0' ? failure->message
	                                         : errors[failure->error].text);
	write_data(&json, failure);
	jsonout_end(&json);
	jsonout_end(&json);
	if (jsonout_ok(&json))
		evbuffer_add(out, jsonout_text(&json).at,
		             jsonout_text(&json).len);
	jsonout_fini(&json);
}
