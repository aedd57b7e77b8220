/*
 * Measure first: statements of one line stand together whatever their code.
 */
#include "ingest/settle_key.h"

int
order_slices(struct slice a, struct slice b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n == 0 ? 0 : memcmp(a.at, b.at, n);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

int
order_statements(const void *a, const void *b)
{
	const struct statement *s = *(struct statement *const *)a;
	const struct statement *u = *(struct statement *const *)b;
	int order = order_slices(s->measure, u->measure);

	if (order == 0)
		order = order_slices(s->function_code, u->function_code);
	if (order == 0)
		order = (int)s->year - (int)u->year;
	if (order == 0)
		order = (int)s->stage - (int)u->stage;
	if (order == 0)
		order = (int)s->fund - (int)u->fund;
	if (order == 0)
		order = (int)s->part - (int)u->part;
	if (order == 0)
		order = (int)s->basis - (int)u->basis;
	return order != 0 ? order : (s > u) - (s < u);
}

bool
same_figure(const struct statement *s, const struct statement *u)
{
	return slice_is(s->measure, u->measure) &&
	       slice_is(s->function_code, u->function_code) &&
	       s->year == u->year && s->stage == u->stage &&
	       s->fund == u->fund && s->part == u->part && s->basis == u->basis;
}

int
order_facts(const void *a, const void *b)
{
	const struct fact *f = a, *g = b;
	int order = order_slices(f->measure, g->measure);

	if (order == 0)
		order = order_slices(f->function_code, g->function_code);
	if (order == 0)
		order = (int)f->year - (int)g->year;
	if (order == 0)
		order = (int)f->stage - (int)g->stage;
	if (order == 0)
		order = (int)f->fund - (int)g->fund;
	return order != 0 ? order : (int)f->part - (int)g->part;
}
