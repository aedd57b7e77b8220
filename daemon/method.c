/*
 * method - see method.h.
 */
#include "daemon/method.h"

#include <ctype.h>
#include <string.h>

#include "daemon/nearest.h"

/* The parameters of each, closed by an empty row. */
#define NONE
#define LAST_ROW                                    \
	{                                           \
		NULL, PARAM_TEXT, false, NULL, NULL \
	}
#define REQ(name, type, doc) {#name, PARAM_##type, true, "", doc},
#define OPT(name, type, fallback, doc) \
	{#name, PARAM_##type, false, fallback, doc},
#define METHOD(token, name, role, kind, doc, params) \
	static const struct param params_##token[] = {params LAST_ROW};
#include "daemon/method.def"
#undef METHOD

#define METHOD(token, name, role, kind, doc, params) \
	{METHOD_##token,                             \
	 #token,                                     \
	 name,                                       \
	 ROLE_##role,                                \
	 KIND_##kind,                                \
	 doc,                                        \
	 params_##token,                             \
	 sizeof(params_##token) / sizeof(params_##token[0]) - 1},
static const struct method methods[METHOD_N] = {
#include "daemon/method.def"
};
#undef METHOD
#undef NONE
#undef LAST_ROW
#undef REQ
#undef OPT

#define EXAMPLE(token, errors, params) [METHOD_##token] = {errors, params},
static const struct method_example examples[METHOD_N] = {
#include "daemon/example.def"
};
#undef EXAMPLE
#define EXAMPLE(token, errors, params) +1
_Static_assert(0
#include "daemon/example.def"
                   == METHOD_N,
               "each method has its example in example.def");
#undef EXAMPLE

const struct method *
method_at(enum method_id id)
{
	return &methods[id];
}

const struct method *
method_find(struct slice name, struct nearest *near)
{
	for (unsigned i = 0; i < METHOD_N; i++)
		if (slice_is(name, slice_of(methods[i].name)))
			return &methods[i];
	for (unsigned i = 0; i < METHOD_N; i++)
		nearest_offer(near, name, slice_of(methods[i].name));
	return NULL;
}

const char *
method_role_name(enum method_role role)
{
	switch (role) {
	case ROLE_READ:
		return "read";
	case ROLE_INGEST:
		return "ingest";
	case ROLE_ADMIN:
		return "admin";
	}
	return "?";
}

const struct method_example *
method_example(enum method_id id)
{
	return &examples[id];
}

/* ---- the man page ---- */

/* Text for mdoc: a leading dot or quote and backslashes lose their meaning. */
static void
man_text(FILE *out, const char *text)
{
	if (*text == '.' || *text == '\'')
		fputs("\\&", out);
	for (; *text != '\0'; text++)
		fputs(*text == '\\' ? "\\e" : (char[]){*text, '\0'}, out);
	fputc('\n', out);
}

static void
man_param(FILE *out, const struct param *param)
{
	fprintf(out, ".It Ar %s Ns \\ : %s", param->name,
	        param_type_name(param->type));
	if (param->required)
		fputs(", required", out);
	else if (*param->fallback != '\0')
		fprintf(out, ", default %s", param->fallback);
	fputc('\n', out);
	man_text(out, param->doc);
}

static void
man_params(FILE *out, const struct method *method)
{
	if (method->n_params == 0)
		return;
	fputs(".Bl -tag -width Ds -compact\n", out);
	for (unsigned k = 0; k < method->n_params; k++)
		man_param(out, &method->params[k]);
	fputs(".El\n", out);
}

static void
man_errors(FILE *out, const char *names)
{
	if (*names == '\0')
		return;
	fputs("Its own errors:\n", out);
	while (*names != '\0') {
		size_t n = strcspn(names, " ");
		const char *rest = names + n + strspn(names + n, " ");
		fprintf(out, ".Sy %.*s%s\n", (int)n, names,
		        *rest == '\0' ? " ." : " ,");
		names = rest;
	}
}

void
method_man(FILE *out)
{
	for (unsigned i = 0; i < METHOD_N; i++) {
		const struct method *method = &methods[i];
		fprintf(out, ".It Ic %s\n", method->name);
		man_text(out, method->doc);
		man_params(out, method);
		man_errors(out, examples[i].errors);
		fprintf(out, ".Bd -literal\n%s '%s'\n.Ed\n", method->name,
		        examples[i].params);
	}
}
