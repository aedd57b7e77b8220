/*
 * export_row - a row as COPY writes it becomes a JSON object or a line of CSV,
 * and rows become notifications.
 *
 * Values are never read as numbers: amounts stay digits, the point of a yuan
 * is set by its place.  One chunk is kept and used again, so memory does not
 * grow with the rows.
 */
#ifndef DUIBIAO_DAEMON_EXPORT_ROW_H
#define DUIBIAO_DAEMON_EXPORT_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "ingest/slice.h"

struct evbuffer;

enum { EXPORT_CHUNK = 64 << 10, EXPORT_CURSOR = 80 };

/* The notification in the making.  Held by value; zeroed, it is empty. */
struct export_chunk {
	char *at;
	size_t n, room;
	unsigned rows;
	bool csv;
	bool headed;                /* the line of names was written */
	char cursor[EXPORT_CURSOR]; /* of the last row, of any chunk */
};

void export_chunk_fini(struct export_chunk *);

/*
 * Adds a row: the columns of sql/export_facts.sql as COPY's text format writes
 * them, with the line's end.  False without memory, or if it is no such row.
 */
bool export_chunk_add(struct export_chunk *, const char *version,
                      struct slice line) __attribute__((warn_unused_result));

static inline bool
export_chunk_full(const struct export_chunk *chunk)
{
	return chunk->n >= EXPORT_CHUNK;
}

/*
 * Sends what the chunk holds, if anything, as the notification export.rows
 * about the request with this id, and empties it.  Gives the bytes sent.
 */
size_t export_chunk_send(struct export_chunk *, struct slice id,
                         struct evbuffer *out);

#endif
