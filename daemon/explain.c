/*
 * explain - see explain.h.
 */
#include "daemon/explain.h"

#include <string.h>

#include "daemon/log.h"
#include "daemon/method.h"
#include "daemon/pool.h"
#include "daemon/rpc.h"

/* What the server says of a question, by the class of its SQLSTATE. */
static enum rpc_error
error_of_state(const char *state)
{
	static const struct {
		const char *state;
		enum rpc_error error;
	} classes[] = {
	    {"P0002", RPC_NOT_FOUND},          {"57014", RPC_TIMED_OUT},
	    {"57P", RPC_DATABASE_UNAVAILABLE}, {"53", RPC_DATABASE_UNAVAILABLE},
	    {"08", RPC_DATABASE_UNAVAILABLE},  {"22", RPC_INVALID_PARAMS},
	};
	for (size_t i = 0;
	     state != NULL && i < sizeof(classes) / sizeof(classes[0]); i++)
		if (strncmp(state, classes[i].state,
		            strlen(classes[i].state)) == 0)
			return classes[i].error;
	return RPC_INTERNAL_ERROR;
}

static void
explain_error(const struct method *method, const struct pool_answer *answer,
              struct rpc_failure *failure)
{
	enum rpc_error error = error_of_state(answer->state);
	const char *text = answer->message == NULL ? "" : answer->message;
	/* A message of the server may tell of its inside; the log has it. */
	rpc_fail(failure, error, "%s",
	         error == RPC_INVALID_PARAMS || error == RPC_NOT_FOUND ? text
	                                                               : "");
	log_event(error == RPC_INTERNAL_ERROR ? LOG_LEVEL_ERROR
	                                      : LOG_LEVEL_INFO,
	          "call.error", "method=%s state=%s why=\"%s\"", method->name,
	          answer->state == NULL ? "?" : answer->state, text);
}

void
explain(const struct method *method, const struct pool_answer *answer,
        struct rpc_failure *failure)
{
	switch (answer->end) {
	case POOL_RESULT:
		failure->error = RPC_NOT_FOUND;
		break;
	case POOL_ERROR:
		explain_error(method, answer, failure);
		break;
	case POOL_AWAY:
		failure->error = RPC_DATABASE_UNAVAILABLE;
		break;
	case POOL_FULL:
		failure->error = RPC_OVERLOADED;
		break;
	case POOL_LATE:
		failure->error = RPC_TIMED_OUT;
		break;
	}
}
