/*
 * Starting this very program again in another mode (--spooler, --migrate).
 */
#ifndef DUIBIAO_DAEMON_SELF_H
#define DUIBIAO_DAEMON_SELF_H

#include "daemon/child.h"

struct config;

struct self_plan {
	const char *mode; /* "--spooler" */
	/* Options that differ from ours: name, value, name, value, NULL; or
	 * NULL.  No secrets: everybody can read a command line. */
	const char *const *options;
	int pass[CHILD_PASS_MOST - 1]; /* become descriptors 3, 4 … */
	size_t n_pass;
	int death_signal;
};

/* NULL when it cannot be started (logged). */
struct child *self_start(struct event_base *, const struct config *,
                         const struct self_plan *, child_gone_fn *,
                         void *context);

#endif
