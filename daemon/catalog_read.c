/*
 * catalog_read - see catalog_read.h.
 */
#include "daemon/catalog_read.h"

#include <stddef.h>

#include "daemon/catalog.h"
#include "daemon/pool.h"

/* PostgreSQL's text of a boolean; NULL: null. */
static bool
is_true(const char *cell)
{
	return cell != NULL && *cell == 't';
}

struct catalog *
catalog_read(const struct pool_answer *answer)
{
	struct catalog *catalog = catalog_new();
	bool ok = catalog != NULL;
	for (unsigned i = 0; ok && i < answer->n_rows; i++) {
		struct catalog_row row = {
		    .sort = pool_cell(answer, i, 0),
		    .code = pool_cell(answer, i, 1),
		    .name = pool_cell(answer, i, 2),
		    .prefecture = pool_cell(answer, i, 3),
		    .province = pool_cell(answer, i, 4),
		    .aliases = pool_cell(answer, i, 5),
		    .published = is_true(pool_cell(answer, i, 6)),
		};
		ok = catalog_add(catalog, &row);
	}
	if (!ok) {
		catalog_free(catalog);
		return NULL;
	}
	catalog_seal(catalog);
	return catalog;
}
