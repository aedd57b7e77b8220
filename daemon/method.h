/*
 * method - the table of methods (method.def) as data: what each is called,
 * what it takes, and who answers it.
 */
#ifndef DUIBIAO_DAEMON_METHOD_H
#define DUIBIAO_DAEMON_METHOD_H

#include <stdbool.h>
#include <stdio.h>

#include "daemon/param.h"
#include "ingest/slice.h"

struct nearest;

#define METHOD(token, name, role, kind, doc, params) METHOD_##token,
enum method_id {
#include "daemon/method.def"
	METHOD_N
};
#undef METHOD

enum method_role { ROLE_READ, ROLE_INGEST, ROLE_ADMIN };
enum method_kind { KIND_SQL, KIND_CALL };

struct method {
	enum method_id id;
	const char *token, *name;
	enum method_role role;
	enum method_kind kind;
	const char *doc;
	const struct param *params;
	unsigned n_params;
};

/* Of example.def: parameters to try it with, as JSON, and the names of errors
 * of its own, a blank between. */
struct method_example {
	const char *errors, *params;
};

const struct method *method_at(enum method_id);

/* By its outside name; NULL, and then the nearest in `near`. */
const struct method *method_find(struct slice name, struct nearest *near);

const char *method_role_name(enum method_role);

const struct method_example *method_example(enum method_id);

/* The list of methods as mdoc, for the man page. */
void method_man(FILE *);

#endif
