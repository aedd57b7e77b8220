/*
 * param - see param.h.  One check function a type; each writes its text or
 * says why not.  What is common (missing, null, unknown names, positions) is
 * done once, in param_check().
 */
#include "daemon/param.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "daemon/catalog.h"
#include "daemon/format.h"
#include "daemon/method.h"
#include "daemon/param_span.h"
#include "daemon/request.h"
#include "daemon/rpc.h"
#include "ingest/vocabulary.h"

enum { TEXT_MOST = 4096, CURSOR_MOST = 80, LIST_MOST = 5000 };

/* ---- the checks ---- */

/* One parameter being checked. */
struct check {
	const struct param *param;
	const json_t *value;
	const struct catalog *catalog;
	struct request_texts *texts;
	struct rpc_failure *failure;
};

static bool
wrong(const struct check *check)
{
	rpc_fail(check->failure, RPC_INVALID_PARAMS, "%s must be %s",
	         check->param->name, param_type_help(check->param->type));
	return false;
}

static bool
give(const struct check *check, struct slice text)
{
	request_texts_add(check->texts, text);
	return true;
}

static struct slice
string_of(const json_t *value)
{
	return (struct slice){json_string_value(value),
	                      json_string_length(value)};
}

static bool
check_integer(const struct check *check, json_int_t low, json_int_t high)
{
	json_int_t n = json_integer_value(check->value);
	if (!json_is_integer(check->value) || n < low || n > high)
		return wrong(check);
	char text[24];
	snprintf(text, sizeof(text), "%" JSON_INTEGER_FORMAT, n);
	return give(check, slice_of(text));
}

static bool
check_bool(const struct check *check)
{
	if (!json_is_boolean(check->value))
		return wrong(check);
	return give(check, json_is_true(check->value) ? SLICE("true")
	                                              : SLICE("false"));
}

static bool
check_text(const struct check *check, size_t most)
{
	struct slice text = string_of(check->value);
	if (!json_is_string(check->value) || text.len > most)
		return wrong(check);
	return give(check, text);
}

static bool
check_id(const struct check *check)
{
	struct slice text = string_of(check->value);
	if (!json_is_string(check->value) || !format_is_id(text))
		return wrong(check);
	return give(check, text);
}

static bool
check_date(const struct check *check)
{
	struct slice text = string_of(check->value);
	if (!json_is_string(check->value) || !format_is_date(text))
		return wrong(check);
	return give(check, text);
}

/* A day, or the number of a data version. */
static bool
check_as_of(const struct check *check)
{
	struct slice text = string_of(check->value);
	if (json_is_integer(check->value))
		return check_integer(check, 0, INT64_MAX);
	if (!json_is_string(check->value) ||
	    !(format_is_date(text) || format_is_number(text)))
		return wrong(check);
	return give(check, text);
}

/* What statements give as "next": a count, a code or an id. */
static bool
check_cursor(const struct check *check)
{
	struct slice text = string_of(check->value);
	if (!json_is_string(check->value) || text.len == 0 ||
	    text.len > CURSOR_MOST)
		return wrong(check);
	for (size_t i = 0; i < text.len; i++)
		if (!isalnum((unsigned char)text.at[i]) &&
		    strchr("._:-", text.at[i]) == NULL)
			return wrong(check);
	return give(check, text);
}

static bool
check_word(const struct check *check)
{
	enum param_type type = check->param->type;
	if (!json_is_string(check->value))
		return wrong(check);
	struct slice text = string_of(check->value);
	const char *word;
	char list[RPC_MESSAGE / 2] = "";
	size_t at = 0;
	for (unsigned n = 0; (word = param_type_word(type, n)) != NULL; n++) {
		if (slice_is(text, slice_of(word)))
			return give(check, text);
		nearest_offer(&check->failure->suggestions, text,
		              slice_of(word));
		if (at < sizeof(list))
			at +=
			    (size_t)snprintf(list + at, sizeof(list) - at,
			                     "%s%s", n == 0 ? "" : ", ", word);
	}
	rpc_fail(check->failure, RPC_INVALID_PARAMS, "%s must be one of: %s",
	         check->param->name, list);
	return false;
}

/* ---- types that the catalog knows ---- */

typedef enum catalog_found look_up_fn(const struct catalog *, struct slice,
                                      struct slice *, struct nearest *);

/* What one name of a type is, also where the type is a list of them. */
static const char *
name_help(enum param_type type)
{
	return param_type_help(type == PARAM_COUNTIES   ? PARAM_COUNTY
	                       : type == PARAM_MEASURES ? PARAM_MEASURE
	                                                : type);
}

/* Names those that fit, as many as there is room for. */
static void
refuse_several(const struct check *check, struct slice text)
{
	const struct nearest *fit = &check->failure->suggestions;
	char list[RPC_MESSAGE / 2] = "";
	size_t at = 0;
	for (unsigned i = 0; i < fit->n; i++) {
		struct slice name = fit->name[i];
		if (at + name.len + 3 > sizeof(list))
			break;
		at += (size_t)snprintf(list + at, sizeof(list) - at, "%s%.*s",
		                       i == 0 ? "" : ", ", (int)name.len,
		                       name.at);
	}
	rpc_fail(check->failure, RPC_INVALID_PARAMS,
	         "%s: several are called \"%.60s\": %s; name the province "
	         "and prefecture too",
	         check->param->name, text.at, list);
}

/* A name is looked up; `found` is what the database calls it. */
static bool
look_up(const struct check *check, look_up_fn *find, const json_t *value,
        struct slice *found)
{
	if (!json_is_string(value) || json_string_length(value) == 0 ||
	    json_string_length(value) > TEXT_MOST)
		return wrong(check);
	struct slice text = string_of(value);
	*found = text;
	if (check->catalog == NULL)
		return true;
	switch (
	    find(check->catalog, text, found, &check->failure->suggestions)) {
	case CATALOG_ONE:
		return true;
	case CATALOG_NONE:
		rpc_fail(check->failure, RPC_INVALID_PARAMS,
		         "%s: \"%.120s\" is not known; it must be %s",
		         check->param->name, text.at,
		         name_help(check->param->type));
		return false;
	case CATALOG_SEVERAL:
		refuse_several(check, text);
		return false;
	}
	return false;
}

static bool
check_name(const struct check *check, look_up_fn *find)
{
	struct slice found;
	return look_up(check, find, check->value, &found) && give(check, found);
}

/* An element of PostgreSQL's array text, in quotes. */
static void
give_element(const struct check *check, struct slice element)
{
	give(check, SLICE("\""));
	for (size_t i = 0; i < element.len; i++) {
		if (element.at[i] == '"' || element.at[i] == '\\')
			give(check, SLICE("\\"));
		give(check, (struct slice){element.at + i, 1});
	}
	give(check, SLICE("\""));
}

/* A JSON array of names to '{"a","b"}'; each once. */
static bool
check_names(const struct check *check, look_up_fn *find)
{
	size_t n = json_array_size(check->value);
	if (!json_is_array(check->value) || n == 0 || n > LIST_MOST)
		return wrong(check);
	for (size_t i = 0; i < n; i++) {
		struct slice found;
		if (!look_up(check, find, json_array_get(check->value, i),
		             &found))
			return false;
		give(check, i == 0 ? SLICE("{") : SLICE(","));
		give_element(check, found);
	}
	return give(check, SLICE("}"));
}

static bool
check_value(const struct check *check)
{
	switch (check->param->type) {
	case PARAM_TEXT:
		return check_text(check, TEXT_MOST);
	case PARAM_BASE64:
		return check_text(check, SIZE_MAX);
	case PARAM_YEAR:
		return check_integer(check, 1949, 2100);
	case PARAM_COUNT:
		return check_integer(check, 0, INT32_MAX);
	case PARAM_BOOL:
		return check_bool(check);
	case PARAM_DATE:
		return check_date(check);
	case PARAM_AS_OF:
		return check_as_of(check);
	case PARAM_CURSOR:
		return check_cursor(check);
	case PARAM_ID:
		return check_id(check);
	case PARAM_MEASURE:
		return check_name(check, catalog_measure);
	case PARAM_MEASURES:
		return check_names(check, catalog_measure);
	case PARAM_COUNTY:
		return check_name(check, catalog_county);
	case PARAM_COUNTIES:
		return check_names(check, catalog_county);
	case PARAM_PROVINCE:
		return check_name(check, catalog_province);
	case PARAM_KIND:
		return check_name(check, catalog_kind);
	case PARAM_TOPIC:
		return check_name(check, catalog_topic);
	case PARAM_SCOPE:
	case PARAM_STAGE:
	case PARAM_FUND:
	case PARAM_PART:
	case PARAM_DOC_TYPE:
	case PARAM_CODE:
	case PARAM_SEVERITY:
	case PARAM_PER:
	case PARAM_BASIS:
	case PARAM_FORMAT:
	case PARAM_COPIES:
	case PARAM_GROUP:
		return check_word(check);
	case PARAM_TYPE_N:
		break;
	}
	return false;
}

/* ---- the whole call ---- */

static bool
check_one(struct check *check)
{
	request_texts_next(check->texts);
	check->failure->parameter = check->param->name;
	if (check->value != NULL && !json_is_null(check->value))
		return check_value(check);
	if (check->param->required) {
		rpc_fail(check->failure, RPC_INVALID_PARAMS,
		         "%s is required: %s", check->param->name,
		         check->param->doc);
		return false;
	}
	if (*check->param->fallback != '\0')
		give(check, slice_of(check->param->fallback));
	return true;
}

/* A name that the method has not; the table's names are the suggestions. */
static bool
refuse_unknown(const struct method *method, json_t *given,
               struct rpc_failure *failure)
{
	const char *name;
	json_t *value;
	json_object_foreach (given, name, value) {
		unsigned i = 0;
		while (i < method->n_params &&
		       strcmp(method->params[i].name, name) != 0)
			i++;
		if (i < method->n_params)
			continue;
		for (i = 0; i < method->n_params; i++)
			nearest_offer(&failure->suggestions, slice_of(name),
			              slice_of(method->params[i].name));
		rpc_fail(failure, RPC_INVALID_PARAMS,
		         "%s has no parameter \"%.80s\"", method->name, name);
		failure->parameter = name;
		return false;
	}
	return true;
}

bool
param_check(const struct method *method, json_t *given,
            const struct catalog *catalog, struct request_texts *texts,
            struct rpc_failure *failure)
{
	bool by_place = json_is_array(given);
	if (by_place && json_array_size(given) > method->n_params) {
		rpc_fail(failure, RPC_INVALID_PARAMS,
		         "%s takes %u parameters, not %zu", method->name,
		         method->n_params, json_array_size(given));
		return false;
	}
	if (!by_place && !refuse_unknown(method, given, failure))
		return false;
	struct check check = {
	    .catalog = catalog, .texts = texts, .failure = failure};
	for (unsigned i = 0; i < method->n_params; i++) {
		check.param = &method->params[i];
		check.value = by_place
		                  ? json_array_get(given, i)
		                  : json_object_get(given, check.param->name);
		if (!check_one(&check))
			return false;
	}
	if (!param_span_check(method, given, failure))
		return false;
	if (texts->failed) {
		rpc_fail(failure, RPC_INTERNAL_ERROR, "out of memory");
		return false;
	}
	failure->parameter = NULL;
	return true;
}
