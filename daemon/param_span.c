/*
 * param_span - see param_span.h.  Such a span would be answered, by nothing or
 * by all years: that says nothing of the mistake.
 */
#include "daemon/param_span.h"

#include <string.h>

#include "daemon/method.h"
#include "daemon/rpc.h"

static const struct years {
	const char *first, *last;
	bool together; /* the last says nothing without the first */
} spans[] = {{"from", "to", false}, {"year", "year_to", true}};

/* What a parameter of that name is given, or NULL. */
static const json_t *
given_to(const struct method *method, const json_t *given, const char *name)
{
	for (unsigned i = 0; i < method->n_params; i++)
		if (strcmp(method->params[i].name, name) == 0)
			return json_is_array(given)
			           ? json_array_get(given, i)
			           : json_object_get(given, name);
	return NULL;
}

static bool
check(const struct years *years, const json_t *first, const json_t *last,
      struct rpc_failure *failure)
{
	if (!json_is_integer(last))
		return true;
	if (!json_is_integer(first)) {
		if (!years->together)
			return true;
		failure->parameter = years->first;
		rpc_fail(failure, RPC_INVALID_PARAMS, "%s is required with %s",
		         years->first, years->last);
		return false;
	}
	if (json_integer_value(last) >= json_integer_value(first))
		return true;
	failure->parameter = years->last;
	rpc_fail(failure, RPC_INVALID_PARAMS, "%s must not be before %s",
	         years->last, years->first);
	return false;
}

bool
param_span_check(const struct method *method, const json_t *given,
                 struct rpc_failure *failure)
{
	for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++)
		if (!check(&spans[i], given_to(method, given, spans[i].first),
		           given_to(method, given, spans[i].last), failure))
			return false;
	return true;
}
