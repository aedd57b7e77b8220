/*
 * cache - see cache.h.  A table of chains, doubled when it is full, and a list
 * in order of use.  An entry is one block: key and reply stand behind it.
 */
#include "daemon/cache.h"

#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>

#include "daemon/config.h"
#include "daemon/jsonout.h"

enum {
	CHAINS_LEAST = 256, /* a power of two, as all that follow */
	SHARE = 8,          /* one reply may take this part of the whole */
	UNKNOWN = -1
};

struct entry {
	struct entry *next; /* in its chain */
	TAILQ_ENTRY(entry) used;
	uint32_t hash;
	struct cache_key key;
	struct slice reply;
	char bytes[];
};

struct cache {
	const struct config *config;
	int64_t version;
	TAILQ_HEAD(entry_list, entry) used; /* the latest first */
	struct entry **chains;              /* NULL: nothing was ever kept */
	size_t n_chains, n, bytes;
	uint64_t hits, misses;
};

struct cache *
cache_new(const struct config *config)
{
	struct cache *cache = calloc(1, sizeof(*cache));
	if (cache == NULL)
		return NULL;
	cache->config = config;
	cache->version = UNKNOWN;
	TAILQ_INIT(&cache->used);
	return cache;
}

void
cache_free(struct cache *cache)
{
	if (cache == NULL)
		return;
	cache_is_at(cache, UNKNOWN);
	free(cache->chains);
	free(cache);
}

/* ---- keys ---- */

/* FNV-1a. */
static uint32_t
hash_of(const struct cache_key *key)
{
	uint32_t hash = UINT32_C(2166136261) ^ key->method;
	hash = (hash ^ key->given) * UINT32_C(16777619);
	for (size_t i = 0; i < key->texts.len; i++)
		hash = (hash ^ (unsigned char)key->texts.at[i]) *
		       UINT32_C(16777619);
	return hash ^ hash >> 15;
}

static bool
is_equal(const struct cache_key *a, const struct cache_key *b)
{
	return a->method == b->method && a->given == b->given &&
	       slice_is(a->texts, b->texts);
}

/* Where in its chain an entry of this key is, or would be. */
static struct entry **
place_of(const struct cache *cache, const struct cache_key *key, uint32_t hash)
{
	struct entry **at = &cache->chains[hash & (cache->n_chains - 1)];
	while (*at != NULL &&
	       ((*at)->hash != hash || !is_equal(&(*at)->key, key)))
		at = &(*at)->next;
	return at;
}

/* ---- the table ---- */

static size_t
cost_of(const struct entry *entry)
{
	return sizeof(*entry) + sizeof(struct entry *) + entry->key.texts.len +
	       entry->reply.len;
}

static void
drop(struct cache *cache, struct entry *entry)
{
	struct entry **at = place_of(cache, &entry->key, entry->hash);
	*at = entry->next;
	TAILQ_REMOVE(&cache->used, entry, used);
	cache->bytes -= cost_of(entry);
	cache->n--;
	free(entry);
}

static void
drop_until(struct cache *cache, size_t bytes)
{
	while (cache->bytes > bytes)
		drop(cache, TAILQ_LAST(&cache->used, entry_list));
}

/* At once, without looking each up. */
static void
drop_all(struct cache *cache)
{
	struct entry *entry;
	if (cache->n == 0)
		return;
	while ((entry = TAILQ_FIRST(&cache->used)) != NULL) {
		TAILQ_REMOVE(&cache->used, entry, used);
		free(entry);
	}
	for (size_t i = 0; i < cache->n_chains; i++)
		cache->chains[i] = NULL;
	cache->n = cache->bytes = 0;
}

/* Twice as many chains, or the first ones; false without memory. */
static bool
grow(struct cache *cache)
{
	size_t n = cache->n_chains == 0 ? CHAINS_LEAST : cache->n_chains * 2;
	struct entry **chains = calloc(n, sizeof(struct entry *)), *entry;
	if (chains == NULL)
		return false;
	TAILQ_FOREACH (entry, &cache->used, used) {
		/* cppcheck-suppress uninitvar */
		struct entry **chain = &chains[entry->hash & (n - 1)];
		entry->next = *chain;
		*chain = entry;
	}
	free(cache->chains);
	cache->chains = chains;
	cache->n_chains = n;
	return true;
}

static struct entry *
entry_new(const struct cache_key *key, uint32_t hash, struct slice reply)
{
	struct entry *entry =
	    malloc(sizeof(*entry) + key->texts.len + reply.len);
	if (entry == NULL)
		return NULL;
	char *texts = entry->bytes, *copy = texts + key->texts.len;
	*entry = (struct entry){.hash = hash, .key = *key};
	if (key->texts.len > 0)
		memcpy(texts, key->texts.at, key->texts.len);
	memcpy(copy, reply.at, reply.len);
	entry->key.texts = (struct slice){texts, key->texts.len};
	entry->reply = (struct slice){copy, reply.len};
	return entry;
}

/* ---- versions ---- */

/* The N of a reply that begins with {"data_version" : N. */
static int64_t
version_of(struct slice reply)
{
	const struct slice head = SLICE("{\"data_version\"");
	if (!slice_starts(reply, head))
		return UNKNOWN;
	const char *at = reply.at + head.len, *end = reply.at + reply.len;
	while (at < end && (*at == ' ' || *at == ':'))
		at++;
	int64_t version = UNKNOWN;
	for (; at < end && *at >= '0' && *at <= '9'; at++) {
		if (version > INT64_MAX / 10 - 1)
			return UNKNOWN;
		version = (version < 0 ? 0 : version * 10) + (*at - '0');
	}
	return version;
}

void
cache_is_at(struct cache *cache, int64_t version)
{
	if (version >= 0 && version <= cache->version)
		return;
	drop_all(cache);
	cache->version = version < 0 ? UNKNOWN : version;
}

/* ---- finding and keeping ---- */

struct slice
cache_find(struct cache *cache, const struct cache_key *key)
{
	struct entry *entry =
	    cache->n == 0 ? NULL : *place_of(cache, key, hash_of(key));
	if (entry == NULL) {
		cache->misses++;
		return SLICE_NONE;
	}
	cache->hits++;
	TAILQ_REMOVE(&cache->used, entry, used);
	TAILQ_INSERT_HEAD(&cache->used, entry, used);
	return entry->reply;
}

void
cache_keep(struct cache *cache, const struct cache_key *key, struct slice reply)
{
	size_t most = cache->config->cache_bytes;
	int64_t version = version_of(reply);
	if (cache->version == UNKNOWN || version < cache->version)
		return;
	cache_is_at(cache, version);
	if (reply.len > most / SHARE ||
	    (cache->n >= cache->n_chains && !grow(cache)))
		return;
	uint32_t hash = hash_of(key);
	struct entry **at = place_of(cache, key, hash);
	if (*at != NULL)
		return; /* asked twice at once, and so the same */
	struct entry *entry = entry_new(key, hash, reply);
	if (entry == NULL)
		return;
	*at = entry;
	TAILQ_INSERT_HEAD(&cache->used, entry, used);
	cache->n++;
	cache->bytes += cost_of(entry);
	drop_until(cache, most);
}

/* ---- status ---- */

void
cache_status(const struct cache *cache, struct jsonout *out)
{
	jsonout_object(out);
	jsonout_key(out, "data_version");
	if (cache->version == UNKNOWN)
		jsonout_null(out);
	else
		jsonout_int(out, cache->version);
	jsonout_count(out, "hits", cache->hits);
	jsonout_count(out, "misses", cache->misses);
	jsonout_count(out, "replies", cache->n);
	jsonout_count(out, "bytes", cache->bytes);
	jsonout_end(out);
}
