/*
 * For tests: a catalog of a few rows.
 */
#ifndef DUIBIAO_DAEMON_CATALOG_FIXTURE_H
#define DUIBIAO_DAEMON_CATALOG_FIXTURE_H

#include "daemon/catalog.h"

/* Sealed; NULL without memory, or when a row is not taken. */
static inline struct catalog *
fixture_catalog(const struct catalog_row *rows, size_t n)
{
	struct catalog *catalog = catalog_new();

	for (size_t i = 0; catalog != NULL && i < n; i++)
		if (!catalog_add(catalog, &rows[i])) {
			catalog_free(catalog);
			return NULL;
		}
	if (catalog != NULL)
		catalog_seal(catalog);
	return catalog;
}

#endif
