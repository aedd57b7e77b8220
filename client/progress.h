/*
 * A line on the terminal that says how far a long work is: count, rate, time
 * left.  Nothing at all where there is no terminal.
 */
#ifndef DUIBIAO_CLIENT_PROGRESS_H
#define DUIBIAO_CLIENT_PROGRESS_H

#include <stdint.h>

#include "client/screen.h"

struct progress {
	struct screen screen; /* columns 0: not shown */
	size_t total;
	int64_t started, drawn; /* ms */
	bool visible;
};

/* Times are milliseconds of any clock that does not jump. */
void progress_init(struct progress *p, struct screen screen, size_t total,
                   int64_t now);

/* `done` are done: draws, but not more often than the eye can follow. */
void progress_draw(struct progress *p, size_t done, int64_t now);

/* Takes the line away, before something else is printed. */
void progress_hide(struct progress *p);

/* How long `left` more take at the rate so far, as "1:05". */
const char *progress_left(size_t done, size_t total, int64_t elapsed_ms,
                          char out[16]);

#endif
