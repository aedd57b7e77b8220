/*
 * A member that the database does not know yet is safe, and what its record
 * says of it is left as it is.
 */
#include "daemon/recall.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/jsonout.h"
#include "daemon/log.h"
#include "daemon/pool.h"
#include "daemon/spool.h"

struct recall {
	json_t *reply;
	json_t *members; /* within it; NULL: no bundle */
	size_t taken;    /* documents that are known */
	bool spoilt;     /* a bundle, but its record cannot be read */
};

/* Has it a list of members, each with its name as a job? */
static bool
is_record(const json_t *record)
{
	const json_t *members = json_object_get(record, "members");
	const json_t *member;
	size_t i;

	json_array_foreach (members, i, member)
		if (!json_is_string(json_object_get(member, "job")))
			return false;
	return json_is_array(members);
}

/* The object recorded of a bundle; NULL: it is none, or r->spoilt. */
static json_t *
read_record(struct recall *r, const struct spool *spool, const char *job)
{
	json_error_t error = {.text = ""};
	json_t *record = NULL;
	int fd = spool_bundle(spool, job);

	if (fd < 0 && errno == ENOENT)
		return NULL;
	if (fd < 0) {
		snprintf(error.text, sizeof(error.text), "%s", strerror(errno));
	} else {
		record = json_loadfd(fd, 0, &error);
		close(fd);
	}
	if (is_record(record))
		return record;
	log_event(LOG_LEVEL_ERROR, "bundle.record",
	          "file=bundles/%s.json error=\"%s\"", job,
	          record != NULL ? "it lists no members" : error.text);
	json_decref(record);
	r->spoilt = true;
	return NULL;
}

struct recall *
recall_new(const struct spool *spool, const char *job)
{
	struct recall *r = calloc(1, sizeof(*r));

	if (r == NULL)
		log_fatal("memory", "bytes=%zu", sizeof(*r));
	r->reply = read_record(r, spool, job);
	r->members = json_object_get(r->reply, "members");
	if (r->reply == NULL)
		r->reply = json_pack("{s:s}", "job", job);
	if (r->reply == NULL)
		log_fatal("memory", "job=%.12s", job);
	return r;
}

void
recall_free(struct recall *r)
{
	if (r != NULL)
		json_decref(r->reply);
	free(r);
}

/* The object of the next document to be known; NULL: none is left. */
static json_t *
next(const struct recall *r)
{
	if (r->members != NULL)
		return json_array_get(r->members, r->taken);
	return r->taken == 0 ? r->reply : NULL;
}

const char *
recall_wanted(const struct recall *r)
{
	return json_string_value(json_object_get(next(r), "job"));
}

bool
recall_is_spoilt(const struct recall *r)
{
	return r->spoilt;
}

static void
put(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) != 0)
		log_fatal("memory", "key=%s", key);
}

static json_t *
text(const char *value)
{
	return value == NULL ? json_null() : json_string(value);
}

/* document_by_sha's row: state, division_code, disclosure_id, revision … */
static void
learn(json_t *document, const struct pool_answer *answer)
{
	const char *division = pool_cell(answer, 0, 1);
	const char *revision = pool_cell(answer, 0, 3);

	put(document, "state", text(pool_cell(answer, 0, 0)));
	put(document, "disclosure",
	    division == NULL
	        ? json_null()
	        : json_sprintf("%s.%s", division, pool_cell(answer, 0, 2)));
	put(document, "revision",
	    revision == NULL ? json_null()
	                     : json_integer(strtoll(revision, NULL, 10)));
	put(document, "reason", text(pool_cell(answer, 0, 5)));
}

bool
recall_take(struct recall *r, const struct pool_answer *answer)
{
	json_t *document = next(r);

	r->taken++;
	if (answer->n_rows > 0)
		learn(document, answer);
	return answer->n_rows > 0 || r->members != NULL;
}

void
recall_write(const struct recall *r, struct jsonout *out)
{
	char *json = json_dumps(r->reply, JSON_COMPACT);

	if (json == NULL)
		log_fatal("memory", "documents=%zu", r->taken);
	jsonout_raw(out, slice_of(json));
	free(json);
}
