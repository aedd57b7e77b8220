/*
 * nearest - which known names are like a name that is not known, and which one
 * it is but for how it is typed.
 */
#ifndef DUIBIAO_DAEMON_NEAREST_H
#define DUIBIAO_DAEMON_NEAREST_H

#include <stdbool.h>

#include "ingest/slice.h"

enum { NEAREST_MOST = 5 };

/* The best so far, best first; borrowed names.  {0} at first. */
struct nearest {
	unsigned n;
	struct slice name[NEAREST_MOST];
	unsigned distance[NEAREST_MOST];
};

/*
 * Considers one known name.  Kept are the most alike: few characters to
 * change, or one within the other.
 */
void nearest_offer(struct nearest *, struct slice wanted, struct slice known);

/* Is it the name but for quotation marks and the case of letters? */
bool nearest_is(struct slice wanted, struct slice known);

#endif
