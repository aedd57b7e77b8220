/*
 * The list of checks, in the order of their findings.  Each rule's own table
 * is in its file or in labels/.
 */
#include "ingest/check.h"

static void (*const checks[])(struct reading *) = {
    check_sums,  check_lines, check_changes, check_reasons, check_cross,
    check_years, check_text,  check_kpis,    check_goals,
};

void
check(struct reading *r)
{
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
		checks[i](r);
}
