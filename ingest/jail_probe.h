/*
 * Proof of the jail: tries from inside what must not work.
 */
#ifndef DUIBIAO_JAIL_PROBE_H
#define DUIBIAO_JAIL_PROBE_H

#include <stddef.h>

/* Exit statuses of a probe that lived. */
enum { PROBE_REFUSED = 10, PROBE_SUCCEEDED = 11, PROBE_UNKNOWN = 12 };

/*
 * Tries `what` (a name of the table in jail_probe.c).  Returns only if the
 * kernel let it live: refused with an error, or, the jail being broken,
 * succeeded.  `memory` is the limit the jail was entered with.
 */
int jail_probe(const char *what, size_t memory);

/* Prints the names, one a line. */
void jail_probe_list(void);

#endif
