/*
 * The levels of indicators by their usual names (labels/kpi_levels.tsv).
 */
#include "ingest/kpi_level.h"

#include "ingest/spelling.h"
#include "ingest/words.h"

#include "kpi_levels.h"

/* The level's name, 指标 at its end printed or not. */
static bool
is_level(struct slice s, struct slice name)
{
	return slice_is(s, name) ||
	       (slice_ends(name, SLICE("指标")) &&
	        s.len + strlen("指标") == name.len && slice_starts(name, s));
}

unsigned
kpi_level(struct slice words)
{
	char copy[64];
	struct slice s = {copy, 0};
	unsigned levels = 0;

	if (words.len < 6 || words.len + 4 > sizeof(copy))
		return 0;
	s.len = spell(words, copy, sizeof(copy));
	if (s.len < 3)
		return 0;
	for (size_t i = 0; i < N(rows_kpi_levels); i++) {
		struct slice name;

		/* By far most cells differ in the first character. */
		if (memcmp(rows_kpi_levels[i].name, copy, 3) != 0)
			continue;
		name = slice_of(rows_kpi_levels[i].name);
		if (is_level(s, name))
			levels |= rows_kpi_levels[i].level[0] == '1'
			              ? KPI_FIRST
			              : KPI_SECOND;
	}
	return levels;
}

struct slice
kpi_level_over(struct slice second)
{
	for (size_t i = 0; i < N(rows_kpi_levels); i++)
		if (is_level(second, slice_of(rows_kpi_levels[i].name)))
			return slice_of(rows_kpi_levels[i].under);
	return (struct slice){"", 0};
}

bool
kpi_is_signature(struct slice s)
{
	static const struct slice signatures[] = {
	    WORD("填报人"),   WORD("填报单位"), WORD("填报日期"),
	    WORD("填报时间"), WORD("填表人"),   WORD("填表单位"),
	    WORD("填表日期"), WORD("填表时间"), WORD("联系人"),
	    WORD("联系电话"), WORD("联系方式"), WORD("审核人"),
	    WORD("金额单位"), WORD("附件"),     WORD("附表"),
	};

	return BEGINS_WITH_ANY(s, signatures);
}
