/*
 * param_span - parameters that belong together: the first and the last year of
 * a span.
 */
#ifndef DUIBIAO_DAEMON_PARAM_SPAN_H
#define DUIBIAO_DAEMON_PARAM_SPAN_H

#include <jansson.h>
#include <stdbool.h>

struct method;
struct rpc_failure;

/*
 * False, with the failure set, where what a call gives (as param_check() takes
 * it, each parameter by itself already checked) is a span that ends before it
 * begins, or an end that says nothing without its beginning.
 */
bool param_span_check(const struct method *, const json_t *given,
                      struct rpc_failure *) __attribute__((warn_unused_result));

#endif
