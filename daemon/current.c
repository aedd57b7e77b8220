/*
 * current - see current.h.
 */
#include "daemon/current.h"

#include <stdlib.h>

#include "daemon/cache.h"
#include "daemon/intake.h"
#include "daemon/method.h"
#include "daemon/request.h"
#include "daemon/watch.h"

_Static_assert(REQUEST_PARAMS <= 32, "cache_key.given has a bit for each");

struct current {
	current_fn *changed;
	void *context;
	const struct intake *intake;
	struct watch *watch;
	struct cache *cache;
};

static void
look(struct current *current)
{
	int64_t heard = watch_version(current->watch);
	int64_t ours =
	    current->intake == NULL ? 0 : intake_version(current->intake);
	if (heard == WATCH_UNKNOWN)
		current->changed(current->context); /* for all we know */
	else if (heard < ours)
		heard = ours;
	cache_is_at(current->cache, heard);
}

static void
on_version(void *context, int64_t version)
{
	struct current *current = context;
	look(current);
	if (version != WATCH_UNKNOWN)
		current->changed(current->context);
}

struct current *
current_new(struct event_base *base, const struct config *config,
            current_fn *changed, void *context)
{
	struct current *current = calloc(1, sizeof(*current));
	if (current == NULL)
		return NULL;
	current->changed = changed;
	current->context = context;
	current->watch = watch_new(base, config, on_version, current);
	current->cache = cache_new(config);
	if (current->watch == NULL || current->cache == NULL) {
		current_free(current);
		return NULL;
	}
	return current;
}

void
current_free(struct current *current)
{
	if (current == NULL)
		return;
	watch_free(current->watch);
	cache_free(current->cache);
	free(current);
}

void
current_use_intake(struct current *current, const struct intake *intake)
{
	current->intake = intake;
}

void
current_open(struct current *current, const char *conninfo)
{
	watch_open(current->watch, conninfo);
}

void
current_shut(struct current *current)
{
	watch_shut(current->watch);
}

struct slice
current_find(struct current *current, const struct method *method,
             const struct request_texts *texts)
{
	struct cache_key key = {.method = method->id,
	                        .texts = {texts->bytes, texts->n}};
	for (unsigned i = 0; i < texts->n_params; i++)
		if (texts->at[i] != SIZE_MAX)
			key.given |= UINT32_C(1) << i;
	look(current);
	return cache_find(current->cache, &key);
}

void
current_keep(struct current *current, const struct request *request,
             struct slice reply)
{
	struct cache_key key = {.method = request->method->id,
	                        .texts = {request->text, request->n_text}};
	for (unsigned i = 0; i < request->n_params; i++)
		if (request->params[i] != NULL)
			key.given |= UINT32_C(1) << i;
	cache_keep(current->cache, &key, reply);
}

void
current_status(const struct current *current, struct jsonout *out)
{
	cache_status(current->cache, out);
}
