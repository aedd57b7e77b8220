/*
 * catalog_inside - the catalog as its own files see it: catalog.c (filling it,
 * and what is a short list) and catalog_county.c (divisions by code and name).
 */
#ifndef DUIBIAO_DAEMON_CATALOG_INSIDE_H
#define DUIBIAO_DAEMON_CATALOG_INSIDE_H

#include "daemon/catalog.h"

enum sort { DIVISION, FORMER, MEASURE, KIND, TOPIC, SORT_N };

struct entry {
	struct slice code, name, prefecture, province, aliases;
	struct slice now;  /* a division: its code of today */
	struct slice full; /* province, prefecture and name in one */
	bool published;    /* a division: has it a current disclosure? */
	char text[];
};

struct list {
	struct entry **at;
	unsigned n, room;
};

struct catalog {
	struct list of[SORT_N];
	/* The divisions, and those that were, again; borrowed. */
	struct list by_name, former_by_name;
};

/* An order of texts, and of entries (for pointers to pointers) by code. */
int catalog_compare(struct slice, struct slice);
int catalog_by_code(const void *, const void *);

/* A name without the word for what kind of division it is. */
struct slice catalog_short_name(struct slice name);

/* Offers every name of a list as one that may have been meant. */
void catalog_offer(const struct list *, struct slice text, struct nearest *);

#endif
