/*
 * The views of comparisons and indicators.  A column more is a row more; what a
 * reply holds beside its rows (denominator, who is missing) is shown by
 * footer.c for all of them.
 */
#include "client/view_part.h"

#include <string.h>

static const struct column rank[] = {
    {"rank", SHOW_DIGITS, NULL, NULL},
    {COUNTY},
    {DEPARTMENT},
    PLACE,
    {"scope", SHOW_TERM, "", NULL},
    {"kind", SHOW_TERM, "", NULL},
    {"function_code", SHOW_CODE, "", NULL},
    AMOUNT,
    PER_HEAD,
    {"percentile", SHOW_NUMBER, NULL, NULL},
    {"presence", SHOW_TERM, "stated", NULL},
    {"coverage", SHOW_SAYS, "", NULL},
    {"fact", SHOW_CODE, NULL, NULL},
    {END},
};

/* Shared by every comparison of several measures: one line a publisher. */
static const struct column across_measures[] = {
    {"rank", SHOW_DIGITS, "", NULL},    {COUNTY}, {DEPARTMENT},
    {"persons", SHOW_NUMBER, "", NULL}, {END},
};

static const struct column series[] = {
    {COUNTY},
    {DEPARTMENT},
    {"function_code", SHOW_CODE, "", NULL},
    {END},
};

static const struct column breaks[] = {
    BREAK,
    {"comparable", SHOW_TERM, NULL, NULL},
    {END},
};

static const struct column followed[] = {
    BREAK,
    {END},
};

static const struct column distribution[] = {
    {"kind", SHOW_TERM, "", NULL},
    {"function_code", SHOW_CODE, "", NULL},
    {"n", SHOW_NUMBER, NULL, "n#counties"},
    {"min", SHOW_NUMBER, NULL, NULL},
    {"p25", SHOW_NUMBER, NULL, NULL},
    {"median", SHOW_NUMBER, NULL, NULL},
    {"p75", SHOW_NUMBER, NULL, NULL},
    {"max", SHOW_NUMBER, NULL, NULL},
    {"mean", SHOW_NUMBER, NULL, NULL},
    {END},
};

static const struct column outliers[] = {
    {COUNTY},
    {DEPARTMENT},
    PLACE,
    {"kind", SHOW_TERM, "", NULL},
    AMOUNT,
    PER_HEAD,
    {"direction", SHOW_TERM, NULL, NULL},
    {"fence", SHOW_TERM, NULL, NULL},
    {"excess", SHOW_NUMBER, NULL, NULL},
    {"robust_z", SHOW_NUMBER, NULL, NULL},
    {"fact", SHOW_CODE, NULL, NULL},
    {END},
};

static const struct column outlier_groups[] = {
    {"kind", SHOW_TERM, "", NULL},
    {"function_code", SHOW_CODE, "", NULL},
    {"n", SHOW_NUMBER, NULL, "n#counties"},
    {"q1", SHOW_NUMBER, NULL, NULL},
    {"median", SHOW_NUMBER, NULL, NULL},
    {"q3", SHOW_NUMBER, NULL, NULL},
    {"inner_low", SHOW_NUMBER, NULL, NULL},
    {"inner_high", SHOW_NUMBER, NULL, NULL},
    {"note", SHOW_TERM, "", NULL},
    {END},
};

static const struct column peers[] = {
    {"place", SHOW_DIGITS, NULL, NULL},
    {COUNTY},
    PLACE,
    {"persons", SHOW_NUMBER, NULL, NULL},
    {"distance", SHOW_NUMBER, NULL, NULL},
    {"reason_code", SHOW_TERM, NULL, "reason#peer"},
    {"code", SHOW_CODE, NULL, NULL},
    {END},
};

static const struct column peer_steps[] = {
    {"step", SHOW_DIGITS, NULL, NULL},
    {"within", SHOW_TERM, NULL, NULL},
    {"times_at_most", SHOW_NUMBER, NULL, NULL},
    {"n", SHOW_NUMBER, NULL, "n#counties"},
    {END},
};

#define LENS_PAPER                            \
	{COUNTY}, {DEPARTMENT},               \
	{                                     \
		"year", SHOW_DIGITS, "", NULL \
	}
#define LENS_A_TONNE                                    \
	{                                               \
		"yuan_per_tonne", SHOW_NUMBER, "", NULL \
	}

static const struct column functional[] = {
    LENS_PAPER,
    {"scope", SHOW_TERM, "", NULL},
    {"function_code", SHOW_CODE, NULL, NULL},
    {"name", SHOW_TEXT, NULL, "name#line"},
    {"fund", SHOW_TERM, "", NULL},
    {"part", SHOW_TERM, "", NULL},
    {"yuan", SHOW_NUMBER, NULL, NULL},
    PER_HEAD,
    LENS_A_TONNE,
    {"fact", SHOW_CODE, NULL, NULL},
    {END},
};

static const struct column procurement[] = {
    LENS_PAPER,
    {"project", SHOW_TEXT, NULL, NULL},
    {"item", SHOW_TEXT, "", NULL},
    {"item_code", SHOW_CODE, "", NULL},
    {"yuan", SHOW_NUMBER, NULL, NULL},
    {"value", SHOW_NUMBER, "", NULL},
    LENS_A_TONNE,
    {"id", SHOW_CODE, NULL, NULL},
    {END},
};

static const struct column projects[] = {
    LENS_PAPER,
    {"project", SHOW_TEXT, NULL, NULL},
    {"capacity", SHOW_NUMBER, "", NULL},
    {"capacity_unit", SHOW_TEXT, "", NULL},
    {"budget_yuan", SHOW_NUMBER, "", NULL},
    {"value", SHOW_NUMBER, "", NULL},
    LENS_A_TONNE,
    {"id", SHOW_CODE, NULL, NULL},
    {END},
};

static const struct column lens_years[] = {
    {"year", SHOW_DIGITS, NULL, NULL},
    {"lens", SHOW_TERM, NULL, NULL},
    {"n", SHOW_NUMBER, NULL, "n#findings"},
    {"counties", SHOW_NUMBER, NULL, NULL},
    {END},
};

static const struct column sources[] = {
    {"disclosure", SHOW_CODE, NULL, NULL},
    {DEPARTMENT},
    {"year", SHOW_DIGITS, NULL, NULL},
    {"doc_type", SHOW_DOC_TYPE, NULL, NULL},
    {"title", SHOW_TEXT, NULL, NULL},
    {END},
};

static const struct column patterns[] = {
    {"indicator", SHOW_TEXT, NULL, NULL},
    {"n", SHOW_NUMBER, NULL, NULL},
    {"projects", SHOW_NUMBER, NULL, NULL},
    {"counties", SHOW_NUMBER, NULL, NULL},
    {"measurable", SHOW_NUMBER, NULL, NULL},
    {"targets", SHOW_TARGETS, NULL, NULL},
    {"example", SHOW_CODE, NULL, NULL},
    {END},
};

static const struct column kpi_search[] = {
    {COUNTY},
    {"year", SHOW_DIGITS, NULL, NULL},
    {"title", SHOW_TEXT, NULL, "title#project"},
    {"indicator", SHOW_TEXT, NULL, NULL},
    {"target", SHOW_TEXT, NULL, NULL},
    {"actual", SHOW_TEXT, "", NULL},
    {"budget_yuan", SHOW_NUMBER, "", NULL},
    {"id", SHOW_CODE, NULL, NULL},
    {END},
};

static const struct column reuse[] = {
    {"what", SHOW_TERM, NULL, NULL},
    {"exact", SHOW_TERM, NULL, NULL},
    {"n", SHOW_NUMBER, NULL, "n#copies"},
    {"counties", SHOW_NUMBER, NULL, NULL},
    {"topics", SHOW_TERMS, NULL, NULL},
    {"years", SHOW_LIST, NULL, NULL},
    {"wordings", SHOW_FIRST, NULL, NULL},
    {"places", SHOW_IDS, NULL, NULL},
    {END},
};

static const struct column quality[] = {
    {"rank", SHOW_DIGITS, NULL, NULL},
    {COUNTY},
    {DEPARTMENT},
    PLACE,
    {"score", SHOW_NUMBER, NULL, NULL},
    {"projects", SHOW_NUMBER, NULL, NULL},
    {"n", SHOW_NUMBER, NULL, NULL},
    {"measurable", SHOW_NUMBER, NULL, NULL},
    {"malformed", SHOW_NUMBER, NULL, NULL},
    {"misplaced", SHOW_NUMBER, NULL, NULL},
    {"doubtful", SHOW_NUMBER, NULL, NULL},
    {"reused", SHOW_NUMBER, NULL, NULL},
    {"copied", SHOW_NUMBER, NULL, NULL},
    {END},
};

static const struct view views[] = {
    {"compare.rank", {{ROWS(rank)}}},
    {"compare.counties", {{ACROSS(across_measures)}}},
    {"compare.series",
     {{ROWS(series), .across = {"year", "year"}},
      {MORE("breaks", breaks, "Borders", "区划变动")}}},
    {"compare.distribution", {{ROWS(distribution)}}},
    {"compare.outliers",
     {{ROWS(outliers)},
      {MORE("groups", outlier_groups, "Groups", "各组分布")}}},
    {"compare.peers",
     {{ROWS(peers)},
      {MORE("steps", peer_steps, "How they were found", "查找步骤")},
      FOLLOWED}},
    {"sangong.per_capita", {{ACROSS(across_measures)}}},
    {"sewage.spending",
     {{PART(functional, "Function lines", "功能分类口径")},
      {PART(procurement, "Procurement", "政府采购口径")},
      {PART(projects, "Projects", "项目口径")},
      {MORE("years", lens_years, "Years", "年度")},
      {MORE("sources", sources, "Papers", "来源文件")}}},
    {"kpi.patterns", {{ROWS(patterns)}, FOLLOWED}},
    {"kpi.search", {{ROWS(kpi_search)}, FOLLOWED}},
    {"kpi.reuse", {{ROWS(reuse)}, FOLLOWED}},
    {"kpi.quality", {{ROWS(quality)}, FOLLOWED}},
};

const struct view *
view_of(const char *method)
{
	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
		if (strcmp(views[i].method, method) == 0)
			return &views[i];
	return view_of_paper(method);
}

size_t
view_blocks(const struct view *v)
{
	size_t n = 0;

	while (n < BLOCKS_MOST && v->blocks[n].path != NULL)
		n++;
	return n;
}
