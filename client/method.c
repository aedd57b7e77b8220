/*
 * The table itself is the daemon's; this file only gives it C shape.
 */
#include "client/method.h"

#include <string.h>

#define NONE
#define REQ(name, type, doc) {#name, #type, true, "", doc},
#define OPT(name, type, fallback, doc) {#name, #type, false, fallback, doc},
#define METHOD(token, name, role, kind, doc, params)   \
	static const struct param token##_params[] = { \
	    params{NULL, NULL, false, NULL, NULL}};
#include "daemon/method.def"
#undef METHOD
#undef OPT
#undef REQ
#undef NONE

#define METHOD(token, name, role, kind, doc, params) \
	{name, doc, token##_params},
static const struct method methods[] = {
#include "daemon/method.def"
};
#undef METHOD

/* Types that are not written as a string; what is not here is text. */
static const struct {
	const char *type;
	enum param_form form;
} forms[] = {
    {"YEAR", PARAM_NUMBER},   {"COUNT", PARAM_NUMBER},  {"BOOL", PARAM_FLAG},
    {"MEASURES", PARAM_LIST}, {"COUNTIES", PARAM_LIST},
};

const struct method *
method_find(const char *name)
{
	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
		if (name != NULL && strcmp(methods[i].name, name) == 0)
			return &methods[i];
	return NULL;
}

enum param_form
param_form(const struct param *p)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (strcmp(forms[i].type, p->type) == 0)
			return forms[i].form;
	return PARAM_TEXT;
}

const struct param *
method_param(const struct method *m, const char *name)
{
	for (const struct param *p = m->params; p->name != NULL; p++)
		if (strcmp(p->name, name) == 0)
			return p;
	return NULL;
}
