/*
 * daemon/method.def as the command line sees it: the options of a question are
 * its method's parameters.
 */
#ifndef DUIBIAO_CLIENT_METHOD_H
#define DUIBIAO_CLIENT_METHOD_H

#include <stdbool.h>
#include <stddef.h>

/* How a parameter is written in a request. */
enum param_form { PARAM_TEXT, PARAM_NUMBER, PARAM_FLAG, PARAM_LIST };

struct param {
	const char *name, *type;
	bool required;
	const char *fallback; /* "": none */
	const char *doc;
};

struct method {
	const char *name, *doc;
	const struct param *params; /* ends with a name of NULL */
};

/* NULL when there is no method of that name. */
const struct method *method_find(const char *name);

enum param_form param_form(const struct param *p);

/* NULL when the method has no such parameter. */
const struct param *method_param(const struct method *m, const char *name);

#endif
