/* A paper states a dozen counts, so looking for one is a walk. */
#include "ingest/counts.h"

#define COUNT_MOST 100000000
#define COUNTS_MOST 1000

bool
counts_add(struct reading *r, struct slice measure, unsigned year,
           enum stage stage, int64_t value, struct span span)
{
	struct disclosure *out = r->out;
	struct count *n;

	if (stage == STAGE_NONE || year < 1980 || year > 2100 || value < 0 ||
	    value > COUNT_MOST || out->counts.n == COUNTS_MOST)
		return false;
	for (size_t i = 0; i < out->counts.n; i++)
		if (slice_is(out->counts.at[i].measure, measure) &&
		    out->counts.at[i].year == year &&
		    out->counts.at[i].value == value)
			return false;
	n = list_add(r->arena, &out->counts);
	n->measure = measure;
	n->year = (uint16_t)year;
	n->stage = stage;
	n->value = value;
	n->span = span;
	return true;
}
