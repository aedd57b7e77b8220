/*
 * All that is made of rows for the database's sake, in one place.
 */
#include "ingest/row_keys.h"

#include "ingest/copy_key.h"
#include "ingest/grams.h"
#include "ingest/target_key.h"

void
row_keys(struct disclosure *d, struct arena *a)
{
	copy_keys(d, a);
	target_keys(d, a);
	grams_collect(d, a);
}
