/*
 * cache - replies that are given again to equal questions while the data are
 * the same.
 *
 * Everything in it belongs to one data version: the one served now, as its
 * owner says or as a newer reply names.  When that changes, all of it goes.
 * A reply that names no version, or not the present one, is not kept.  At most
 * `cache_bytes` are held; what was not asked for longest goes first.
 */
#ifndef DUIBIAO_DAEMON_CACHE_H
#define DUIBIAO_DAEMON_CACHE_H

#include <stdint.h>

#include "ingest/slice.h"

struct cache;
struct config;
struct jsonout;

/*
 * What makes two questions equal: the method and the checked parameters, i.e.
 * which of them are given and their texts one behind the other, each with its
 * NUL.  Borrowed.
 */
struct cache_key {
	unsigned method;
	uint32_t given;
	struct slice texts;
};

struct cache *cache_new(const struct config *);
void cache_free(struct cache *);

/*
 * The data version served is `version`, or a newer one that a reply named; or
 * nobody knows (negative): nothing is kept or found.
 */
void cache_is_at(struct cache *, int64_t version);

/* The reply to the question, borrowed until the next call; else no slice. */
struct slice cache_find(struct cache *, const struct cache_key *);

/* Keeps a copy of the reply, if it is of the data served now. */
void cache_keep(struct cache *, const struct cache_key *, struct slice reply);

/* Writes one JSON object for daemon.status. */
void cache_status(const struct cache *, struct jsonout *);

#endif
