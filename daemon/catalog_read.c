/*
 * catalog_read - see catalog_read.h.
 */
#include "daemon/catalog_read.h"

#include "daemon/catalog.h"
#include "daemon/pool.h"

struct catalog *
catalog_read(const struct pool_answer *answer)
{
	struct catalog *catalog = catalog_new();
	bool ok = catalog != NULL;
	for (unsigned i = 0; ok && i < answer->n_rows; i++)
		ok = catalog_add(
		    catalog, pool_cell(answer, i, 0), pool_cell(answer, i, 1),
		    pool_cell(answer, i, 2), pool_cell(answer, i, 3),
		    pool_cell(answer, i, 4), pool_cell(answer, i, 5));
	if (!ok) {
		catalog_free(catalog);
		return NULL;
	}
	catalog_seal(catalog);
	return catalog;
}
