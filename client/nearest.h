/*
 * "Did you mean": which of some names is closest to a mistyped one.
 */
#ifndef DUIBIAO_CLIENT_NEAREST_H
#define DUIBIAO_CLIENT_NEAREST_H

#include <stddef.h>

/* Keeps the best of the names shown to it. */
struct nearest {
	const char *wanted;
	const char *best; /* NULL while nothing is close enough */
	size_t distance;
};

struct nearest nearest_to(const char *wanted);
void nearest_try(struct nearest *n, const char *name);

#endif
