/*
 * discover - see discover.h.
 */
#include "daemon/discover.h"

#include <stdio.h>
#include <string.h>

#include "daemon/jsonout.h"
#include "daemon/method.h"
#include "daemon/rpc.h"
#include "daemon/version.h"

static void
write_words(struct jsonout *out, enum param_type type)
{
	const char *word = param_type_word(type, 0);
	if (word == NULL)
		return;
	jsonout_key(out, "enum");
	jsonout_array(out);
	for (unsigned n = 1; word != NULL; n++) {
		jsonout_string(out, word);
		word = param_type_word(type, n);
	}
	jsonout_end(out);
}

/* The default is a text in the table; here it is a value of its type. */
static void
write_default(struct jsonout *out, const struct param *param)
{
	if (param->required)
		return;
	jsonout_key(out, "default");
	if (*param->fallback == '\0')
		jsonout_null(out);
	else if (*param_type_json(param->type) == 's')
		jsonout_string(out, param->fallback);
	else
		jsonout_raw(out, slice_of(param->fallback));
}

static void
write_param(struct jsonout *out, const struct param *param)
{
	const char *json = param_type_json(param->type);
	jsonout_object(out);
	jsonout_pair(out, "name", param->name);
	jsonout_pair(out, "description", param->doc);
	jsonout_key(out, "required");
	jsonout_bool(out, param->required);
	jsonout_key(out, "schema");
	jsonout_object(out);
	jsonout_pair(out, "type", json);
	if (*json == 'a') {
		jsonout_key(out, "items");
		jsonout_object(out);
		jsonout_pair(out, "type", "string");
		jsonout_end(out);
	}
	jsonout_pair(out, "title", param_type_name(param->type));
	jsonout_pair(out, "description", param_type_help(param->type));
	write_words(out, param->type);
	write_default(out, param);
	jsonout_end(out);
	jsonout_end(out);
}

/* Those that any method may give, and its own. */
static bool
may_give(const struct method *method, enum rpc_error error)
{
	const char *own = method_example(method->id)->errors;
	const char *name = rpc_error_name(error);
	size_t n = strlen(name);
	switch (error) {
	case RPC_INVALID_PARAMS:
	case RPC_INTERNAL_ERROR:
	case RPC_OVERLOADED:
	case RPC_SHUTTING_DOWN:
		return true;
	case RPC_DATABASE_UNAVAILABLE:
	case RPC_TIMED_OUT:
		if (method->kind == KIND_SQL)
			return true;
		break;
	case RPC_OK:
	case RPC_PARSE_ERROR:
	case RPC_INVALID_REQUEST:
	case RPC_UNKNOWN_METHOD:
	case RPC_TOO_LARGE:
	case RPC_NOT_FOUND:
	case RPC_DENIED:
	case RPC_PARKED:
	case RPC_ERROR_N:
		break;
	}
	for (; *own != '\0'; own += strcspn(own, " "), own += strspn(own, " "))
		if (strncmp(own, name, n) == 0 && strcspn(own, " ") == n)
			return true;
	return false;
}

static void
write_method_errors(struct jsonout *out, const struct method *method)
{
	char reference[64];
	jsonout_key(out, "errors");
	jsonout_array(out);
	for (unsigned i = RPC_OK + 1; i < RPC_ERROR_N; i++) {
		enum rpc_error error = (enum rpc_error)i;
		if (!may_give(method, error))
			continue;
		snprintf(reference, sizeof(reference), "#/components/errors/%s",
		         rpc_error_name(error));
		jsonout_object(out);
		jsonout_pair(out, "$ref", reference);
		jsonout_end(out);
	}
	jsonout_end(out);
}

/* A member's schema; that of a list of objects is left open. */
static void
begin_member(struct jsonout *out, struct slice name, bool list)
{
	char key[64];
	snprintf(key, sizeof(key), "%.*s", (int)name.len, name.at);
	jsonout_key(out, key);
	jsonout_object(out);
	if (list) {
		jsonout_pair(out, "type", "array");
		jsonout_key(out, "items");
		jsonout_object(out);
		jsonout_pair(out, "type", "object");
		jsonout_key(out, "properties");
		jsonout_object(out);
	} else {
		jsonout_end(out);
	}
}

/* The schema of a result, from its members as example.def has them. */
static void
write_result(struct jsonout *out, const char *members)
{
	jsonout_object(out);
	jsonout_pair(out, "type", "object");
	jsonout_key(out, "properties");
	jsonout_object(out);
	while (*members != '\0') {
		size_t n = strcspn(members, " []");
		if (n > 0)
			begin_member(out, (struct slice){members, n},
			             members[n] == '[');
		members += n;
		if (*members == ']')
			for (int open = 0; open < 3; open++)
				jsonout_end(out);
		if (*members != '\0')
			members++;
	}
	jsonout_end(out);
	jsonout_end(out);
}

static void
write_method(struct jsonout *out, const struct method *method)
{
	jsonout_object(out);
	jsonout_pair(out, "name", method->name);
	jsonout_pair(out, "summary", method->doc);
	jsonout_pair(out, "x-role", method_role_name(method->role));
	jsonout_pair(out, "paramStructure", "either");
	jsonout_key(out, "params");
	jsonout_array(out);
	for (unsigned i = 0; i < method->n_params; i++)
		write_param(out, &method->params[i]);
	jsonout_end(out);
	jsonout_key(out, "result");
	jsonout_object(out);
	jsonout_pair(out, "name", "result");
	jsonout_key(out, "schema");
	write_result(out, method_example(method->id)->reply);
	jsonout_end(out);
	write_method_errors(out, method);
	jsonout_key(out, "x-example");
	jsonout_raw(out, slice_of(method_example(method->id)->params));
	jsonout_end(out);
}

static void
write_errors(struct jsonout *out)
{
	jsonout_object(out);
	for (unsigned i = RPC_OK + 1; i < RPC_ERROR_N; i++) {
		enum rpc_error error = (enum rpc_error)i;
		jsonout_key(out, rpc_error_name(error));
		jsonout_object(out);
		jsonout_key(out, "code");
		jsonout_int(out, rpc_error_code(error));
		jsonout_pair(out, "message", rpc_error_text(error));
		jsonout_end(out);
	}
	jsonout_end(out);
}

void
discover_write(struct jsonout *out)
{
	jsonout_object(out);
	jsonout_pair(out, "openrpc", "1.2.6");
	jsonout_key(out, "info");
	jsonout_object(out);
	jsonout_pair(out, "title", "duibiao");
	jsonout_pair(out, "version", DUIBIAO_VERSION);
	jsonout_pair(out, "description",
	             "Compare county budgets. One JSON-RPC 2.0 text a line.");
	jsonout_end(out);
	jsonout_key(out, "methods");
	jsonout_array(out);
	for (unsigned i = 0; i < METHOD_N; i++)
		write_method(out, method_at((enum method_id)i));
	jsonout_end(out);
	jsonout_key(out, "components");
	jsonout_object(out);
	jsonout_key(out, "errors");
	write_errors(out);
	jsonout_end(out);
	jsonout_end(out);
}
