/*
 * The inside of `struct divisions`, for division.c and division_names.c alone.
 */
#ifndef DUIBIAO_DIVISION_INDEX_H
#define DUIBIAO_DIVISION_INDEX_H

#include "ingest/division.h"

#define DIVISION_BUCKETS 4096u

/* How directly a name means a division; only the best ones of a name count. */
enum tier { TIER_FULL, TIER_SHORT, TIER_FORMER };

struct meaning {
	struct slice text;
	enum tier tier;
	const struct division *is;
};

struct name {
	struct slice text;
	unsigned first, n; /* in divisions.is */
	bool former;
	uint16_t next; /* 1 + place of the next name in the chain */
};

struct divisions {
	struct division *all; /* in the order of their codes */
	size_t n;
	struct meaning *meanings;
	size_t n_meanings, cap;
	char *pool; /* the short names' bytes */
	size_t pool_used, pool_size;
	struct name *names;
	size_t n_names;
	const struct division **is;
	uint16_t head[DIVISION_BUCKETS];
};

/* Today's names, full and short, and former ones, as meanings.  False when
 * memory is out. */
bool division_names(struct divisions *d);

#endif
