/*
 * The views of what was published, of the catalogues and of the daemon.
 */
#include "client/view_part.h"

#include <string.h>

static const struct column followed[] = {
    BREAK,
    {END},
};

static const struct column coverage[] = {
    {COUNTY},
    {"province", SHOW_TEXT, "", NULL},
    {"year", SHOW_DIGITS, NULL, NULL},
    {"doc_type", SHOW_DOC_TYPE, NULL, NULL},
    {"scope", SHOW_TERM, NULL, NULL},
    {"kind", SHOW_TERM, NULL, NULL},
    {"papers", SHOW_NUMBER, NULL, NULL},
    {"revisions", SHOW_NUMBER, NULL, NULL},
    {"completeness", SHOW_PERCENT, NULL, NULL},
    {"missing_section", SHOW_NUMBER, NULL, NULL},
    {"disclosure", SHOW_CODE, NULL, NULL},
    {END},
};

static const struct column changes[] = {
    {"version", SHOW_DIGITS, NULL, NULL},
    {"change", SHOW_TERM, NULL, NULL},
    {"id", SHOW_CODE, NULL, "id#paper"},
    {"other", SHOW_CODE, "", NULL},
    {COUNTY},
    {DEPARTMENT},
    {"year", SHOW_DIGITS, NULL, NULL},
    {"doc_type", SHOW_DOC_TYPE, NULL, NULL},
    {"facts", SHOW_NUMBER, NULL, NULL},
    {END},
};

/* Of every sort of record; those of the others stay empty and are left out. */
static const struct column differences[] = {
    {"project", SHOW_TEXT, "", NULL},
    {"title", SHOW_TEXT, "", "title#project"},
    {"indicator", SHOW_TEXT, "", NULL},
    {"item", SHOW_TEXT, "", NULL},
    {"measure", SHOW_CODE, "", NULL},
    {"function_code", SHOW_CODE, "", NULL},
    {"fund", SHOW_TERM, "", NULL},
    {"part", SHOW_TERM, "", NULL},
    {"year", SHOW_DIGITS, "", NULL},
    {"stage", SHOW_TERM, "", NULL},
    {"before", SHOW_SAYS, "", NULL},
    {"after", SHOW_SAYS, "", NULL},
    {"yuan", SHOW_NUMBER, "", NULL},
    {"value", SHOW_NUMBER, "", "value#plain"},
    {"target", SHOW_TEXT, "", NULL},
    {"actual", SHOW_TEXT, "", NULL},
    {"amount_yuan", SHOW_NUMBER, "", "yuan"},
    {"budget_yuan", SHOW_NUMBER, "", NULL},
    {"id", SHOW_CODE, "", NULL},
    {END},
};

static const struct column revisions[] = {
    {"id", SHOW_CODE, NULL, "id#paper"},
    {"revision", SHOW_DIGITS, NULL, NULL},
    {"version_from", SHOW_DIGITS, NULL, NULL},
    {"version_to", SHOW_DIGITS, "", NULL},
    {"ingested_at", SHOW_TIME, NULL, NULL},
    {"sha256", SHOW_TEXT, NULL, NULL},
    {END},
};

/* Of every sort of record, as in `differences`. */
static const struct column records[] = {
    {"project", SHOW_TEXT, "", NULL},
    {"title", SHOW_TEXT, "", "title#project"},
    {"text", SHOW_TEXT, "", "wordings"},
    {"indicator", SHOW_TEXT, "", NULL},
    {"target", SHOW_TEXT, "", NULL},
    {"item", SHOW_TEXT, "", NULL},
    {"term", SHOW_TEXT, "", NULL},
    {"name", SHOW_TEXT, "", NULL},
    {"measure", SHOW_CODE, "", NULL},
    {"function_code", SHOW_CODE, "", NULL},
    {"year", SHOW_DIGITS, "", NULL},
    {"stage", SHOW_TERM, "", NULL},
    {"yuan", SHOW_NUMBER, "", NULL},
    {"delta_yuan", SHOW_NUMBER, "", "change"},
    {"value", SHOW_NUMBER, "", "value#plain"},
    {"amount_yuan", SHOW_NUMBER, "", "yuan"},
    {"budget_yuan", SHOW_NUMBER, "", NULL},
    {"presence", SHOW_TERM, "stated", NULL},
    {"code", SHOW_TERM, "", NULL},
    {"message", SHOW_TEXT, "", NULL},
    {"id", SHOW_CODE, NULL, NULL},
    {END},
};

static const struct column findings[] = {
    {"severity", SHOW_TERM, NULL, NULL},
    {"code", SHOW_TERM, NULL, "code#finding"},
    {COUNTY},
    {DEPARTMENT},
    {"year", SHOW_DIGITS, NULL, NULL},
    {"id", SHOW_CODE, NULL, NULL},
    {"message", SHOW_TEXT, NULL, NULL},
    {END},
};

static const struct column finding_codes[] = {
    {"code", SHOW_TERM, NULL, "code#finding"},
    {"n", SHOW_NUMBER, NULL, "n#findings"},
    {END},
};

static const struct column facts[] = {
    {"id", SHOW_CODE, NULL, NULL},
    {COUNTY},
    {DEPARTMENT},
    {"measure", SHOW_TEXT, NULL, NULL},
    {"name", SHOW_TEXT, NULL, NULL},
    {"function_code", SHOW_CODE, "", NULL},
    {"fund", SHOW_TERM, "", NULL},
    {"part", SHOW_TERM, "", NULL},
    {"year", SHOW_DIGITS, NULL, NULL},
    {"stage", SHOW_TERM, NULL, NULL},
    {"yuan", SHOW_NUMBER, NULL, NULL},
    {"presence", SHOW_TERM, "stated", NULL},
    {END},
};

static const struct column disclosures[] = {
    {"id", SHOW_CODE, NULL, "id#paper"},
    {COUNTY},
    {DEPARTMENT},
    {"province", SHOW_TEXT, "", NULL},
    {"scope", SHOW_TERM, NULL, NULL},
    {"year", SHOW_DIGITS, NULL, NULL},
    {"doc_type", SHOW_DOC_TYPE, NULL, NULL},
    {"revision", SHOW_DIGITS, NULL, NULL},
    {"facts", SHOW_NUMBER, NULL, NULL},
    {"findings", SHOW_NUMBER, NULL, NULL},
    {"title", SHOW_TEXT, "", NULL},
    {END},
};

static const struct column counties[] = {
    {"code", SHOW_CODE, NULL, NULL},
    {COUNTY},
    {"prefecture", SHOW_TEXT, "", NULL},
    {"province", SHOW_TEXT, NULL, NULL},
    {"residents2020", SHOW_NUMBER, NULL, NULL},
    {"residents2010", SHOW_NUMBER, "", NULL},
    {"disclosures", SHOW_NUMBER, NULL, NULL},
    {"years", SHOW_LIST, "", NULL},
    {END},
};

static const struct column measures[] = {
    {"measure", SHOW_CODE, NULL, NULL},
    {"name", SHOW_TEXT, NULL, "name#measures"},
    {"en", SHOW_TEXT, NULL, NULL},
    {"unit", SHOW_TERM, NULL, NULL},
    {"parent", SHOW_TEXT, "", NULL},
    {END},
};

static const struct column methods[] = {
    {"name", SHOW_CODE, NULL, "name#methods"},
    {"summary", SHOW_TEXT, "", NULL},
    {"description", SHOW_TEXT, "", NULL},
    {END},
};

static const struct column jobs[] = {
    {"state", SHOW_TERM, "", NULL},
    {"name", SHOW_TEXT, "", "name#files"},
    {"bytes", SHOW_NUMBER, "", NULL},
    {"disclosure", SHOW_CODE, "", NULL},
    {"revision", SHOW_DIGITS, "", NULL},
    {"reason", SHOW_REASON, "", NULL},
    {"parked_at", SHOW_TIME, "", NULL},
    {"sha256", SHOW_TEXT, "", NULL},
    {END},
};

static const struct view views[] = {
    {"coverage.matrix", {{ROWS(coverage)}}},
    {"changes.since", {{ROWS(changes)}}},
    {"findings.list",
     {{ROWS(findings)},
      {MORE("codes", finding_codes, "In all", "合计")},
      FOLLOWED}},
    {"facts.list", {{ROWS(facts)}, FOLLOWED}},
    {"disclosures.list", {{ROWS(disclosures)}, FOLLOWED}},
    {"disclosures.get",
     {{.path = "revisions",
       .title = {"Revisions", "版次"},
       .columns = revisions},
      {MORE("records.facts", records, "Figures", "数据")},
      {MORE("records.changes", records, "Changes", "增减")},
      {MORE("records.counts", records, "Counts", "数量")},
      {MORE("records.units", records, "Units", "机构")},
      {MORE("records.projects", records, "Projects", "项目")},
      {MORE("records.goals", records, "Goals", "目标")},
      {MORE("records.kpis", records, "Indicators", "指标")},
      {MORE("records.procurement", records, "Procurement", "采购")},
      {MORE("records.terms", records, "Terms", "名词")},
      {MORE("records.findings", records, "Findings", "问题")}}},
    {"disclosures.diff",
     {DIFFER("facts", "Figures", "数据"), DIFFER("counts", "Counts", "数量"),
      DIFFER("projects", "Projects", "项目"),
      DIFFER("kpis", "Indicators", "指标"),
      DIFFER("procurement", "Procurement", "采购")}},
    {"catalog.counties", {{ROWS(counties)}}},
    {"catalog.measures", {{ROWS(measures)}}},
    {"ingest.status", {{ROWS(jobs), .other = "members"}}},
    {"rpc.discover", {{.path = "methods", .columns = methods}}},
};

const struct view *
view_of_paper(const char *method)
{
	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
		if (strcmp(views[i].method, method) == 0)
			return &views[i];
	return NULL;
}
