/*
 * What export.c (one export) and exports.c (all of them) share; for nobody
 * else.
 */
#ifndef DUIBIAO_DAEMON_EXPORT_INSIDE_H
#define DUIBIAO_DAEMON_EXPORT_INSIDE_H

#include <event2/util.h>
#include <libpq-fe.h>
#include <stdint.h>
#include <sys/queue.h>

#include "daemon/export.h"
#include "daemon/export_row.h"
#include "daemon/rpc.h"

enum export_step {
	EXPORT_CONNECTING,
	EXPORT_BEGINNING,
	EXPORT_PLANNING,
	EXPORT_COPYING,
};

struct export
{
	LIST_ENTRY(export) link;
	struct exports *all;
	struct request *request;
	PGconn *pg;
	struct event *readable, *writable, *timer;
	enum export_step step;
	bool paused;
	bool copying;
	PGresult *result; /* of the statement under way */
	char version[24];
	struct export_chunk chunk;
	uint64_t rows, bytes;
};

struct exports {
	struct event_base *base;
	const struct config *config;
	LIST_HEAD(export_list, export) running;
	unsigned n;
};

/* Takes it out of the list and frees it, without a word. */
void export_free(struct export *);

/* Ends it with an error. */
void export_refuse(struct export *, enum rpc_error, const char *why);

/* Follows libpq's socket, which may change while it connects. */
bool export_watch(struct export *);

void export_on_timer(evutil_socket_t, short what, void *context);

#endif
