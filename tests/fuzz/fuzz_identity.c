/*
 * Any text through outline and identify: sections must cover the blocks in
 * order, and what is not known must be a finding.
 */
#include "ingest/department.h"
#include "ingest/division.h"
#include "ingest/reader.h"
#include "ingest/reading.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool condition)
{
	if (!condition)
		abort();
}

static bool
found(const struct disclosure *d, enum finding_code code)
{
	for (size_t i = 0; i < d->findings.n; i++)
		if (d->findings.at[i].code == code)
			return true;
	return false;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena *arena;
	static struct knowledge know;
	struct document doc;
	struct disclosure out = {.text = SLICE_NONE};
	struct reading r = {.know = &know, .doc = &doc, .out = &out};
	const char *reason;
	size_t next = 0;

	if (arena == NULL) {
		arena = arena_new((size_t)1 << 30);
		know.divisions = divisions_new();
		know.departments = departments_new();
	}
	arena_reset(arena);
	r.arena = arena;
	if (reader_read((struct slice){(const char *)data, size}, NULL, arena,
	                &doc, &reason) != READ_OK)
		return 0;
	outline(&r);
	identify(&r);
	for (size_t i = 0; i < r.sections.n; next = r.sections.at[i++].end)
		must(r.sections.at[i].first == next);
	must(next == doc.blocks.n);
	must((out.head.division_code.at == NULL) ==
	     found(&out, UNKNOWN_COUNTY));
	must((out.head.fiscal_year == 0) == found(&out, UNKNOWN_YEAR));
	return 0;
}
