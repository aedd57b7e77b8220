/*
 * The views.  A column more is a row more; what a reply holds beside its rows
 * (denominator, who is missing) is shown by footer.c for all of them.
 */
#include "client/view.h"

#include <string.h>

#define END .key = NULL
#define COUNTY "county", {"county", "县区"}, SHOW_CODE, NULL
#define DEPARTMENT "department", {"department", "部门"}, SHOW_TEXT, ""

static const struct column rank[] = {
    {"rank", {"rank", "名次"}, SHOW_DIGITS, NULL},
    {COUNTY},
    {DEPARTMENT},
    {"prefecture", {"prefecture", "地市"}, SHOW_TEXT, ""},
    {"province", {"province", "省份"}, SHOW_TEXT, ""},
    {"kind", {"kind", "部门类型"}, SHOW_TERM, ""},
    {"function_code", {"code", "科目编码"}, SHOW_CODE, ""},
    {"yuan", {"yuan", "金额（元）"}, SHOW_NUMBER, ""},
    {"count", {"count", "数量"}, SHOW_NUMBER, ""},
    {"persons", {"persons", "人数"}, SHOW_NUMBER, ""},
    {"value", {"per head", "人均"}, SHOW_NUMBER, ""},
    {"percentile", {"%", "百分位"}, SHOW_NUMBER, NULL},
    {"presence", {"presence", "依据"}, SHOW_TERM, "stated"},
    {"fact", {"trace", "出处"}, SHOW_CODE, NULL},
    {END},
};

/* Shared by every comparison of several measures: one line a publisher. */
static const struct column across_measures[] = {
    {"rank", {"rank", "名次"}, SHOW_DIGITS, ""},       {COUNTY}, {DEPARTMENT},
    {"persons", {"persons", "人数"}, SHOW_NUMBER, ""}, {END},
};

static const struct column functional[] = {
    {COUNTY},
    {DEPARTMENT},
    {"scope", {"scope", "口径"}, SHOW_TERM, ""},
    {"function_code", {"code", "科目编码"}, SHOW_CODE, NULL},
    {"name", {"line", "科目"}, SHOW_TEXT, NULL},
    {"fund", {"fund", "预算类别"}, SHOW_TERM, ""},
    {"part", {"part", "支出类别"}, SHOW_TERM, ""},
    {"yuan", {"yuan", "金额（元）"}, SHOW_NUMBER, NULL},
    {"persons", {"persons", "人数"}, SHOW_NUMBER, ""},
    {"value", {"per head", "人均（元）"}, SHOW_NUMBER, ""},
    {"fact", {"trace", "出处"}, SHOW_CODE, NULL},
    {END},
};

static const struct column procurement[] = {
    {COUNTY},
    {DEPARTMENT},
    {"project", {"project", "项目"}, SHOW_TEXT, NULL},
    {"item", {"item", "采购品目"}, SHOW_TEXT, ""},
    {"item_code", {"code", "品目编码"}, SHOW_CODE, ""},
    {"yuan", {"yuan", "金额（元）"}, SHOW_NUMBER, NULL},
    {"id", {"trace", "出处"}, SHOW_CODE, NULL},
    {END},
};

static const struct column projects[] = {
    {COUNTY},
    {DEPARTMENT},
    {"project", {"project", "项目"}, SHOW_TEXT, NULL},
    {"capacity", {"capacity", "规模"}, SHOW_NUMBER, ""},
    {"capacity_unit", {"unit", "单位"}, SHOW_TEXT, ""},
    {"budget_yuan", {"budget, yuan", "预算（元）"}, SHOW_NUMBER, ""},
    {"yuan_per_tonne", {"yuan a tonne", "每吨（元）"}, SHOW_NUMBER, ""},
    {"id", {"trace", "出处"}, SHOW_CODE, NULL},
    {END},
};

static const struct column patterns[] = {
    {"indicator", {"indicator", "指标"}, SHOW_TEXT, NULL},
    {"n", {"rows", "条数"}, SHOW_NUMBER, NULL},
    {"projects", {"projects", "项目数"}, SHOW_NUMBER, NULL},
    {"counties", {"counties", "县区数"}, SHOW_NUMBER, NULL},
    {"measurable", {"measurable", "可衡量"}, SHOW_NUMBER, NULL},
    {"targets", {"targets (how often)", "指标值（次数）"}, SHOW_TARGETS, NULL},
    {"example", {"trace", "出处"}, SHOW_CODE, NULL},
    {END},
};

static const struct column findings[] = {
    {"severity", {"severity", "级别"}, SHOW_TERM, NULL},
    {"code", {"code", "问题"}, SHOW_TERM, NULL},
    {COUNTY},
    {DEPARTMENT},
    {"year", {"year", "年度"}, SHOW_DIGITS, NULL},
    {"id", {"trace", "出处"}, SHOW_CODE, NULL},
    {"message", {"message", "说明"}, SHOW_TEXT, NULL},
    {END},
};

static const struct column facts[] = {
    {"id", {"trace", "出处"}, SHOW_CODE, NULL},
    {COUNTY},
    {DEPARTMENT},
    {"measure", {"measure", "指标编码"}, SHOW_TEXT, NULL},
    {"name", {"name", "指标"}, SHOW_TEXT, NULL},
    {"function_code", {"code", "科目编码"}, SHOW_CODE, ""},
    {"fund", {"fund", "预算类别"}, SHOW_TERM, ""},
    {"part", {"part", "支出类别"}, SHOW_TERM, ""},
    {"year", {"year", "年度"}, SHOW_DIGITS, NULL},
    {"stage", {"stage", "阶段"}, SHOW_TERM, NULL},
    {"yuan", {"yuan", "金额（元）"}, SHOW_NUMBER, NULL},
    {"presence", {"presence", "依据"}, SHOW_TERM, "stated"},
    {END},
};

static const struct column disclosures[] = {
    {"id", {"id", "编号"}, SHOW_CODE, NULL},
    {COUNTY},
    {DEPARTMENT},
    {"province", {"province", "省份"}, SHOW_TEXT, ""},
    {"scope", {"scope", "口径"}, SHOW_TERM, NULL},
    {"year", {"year", "年度"}, SHOW_DIGITS, NULL},
    {"doc_type", {"type", "类型"}, SHOW_TERM, NULL},
    {"revision", {"revision", "版次"}, SHOW_DIGITS, NULL},
    {"facts", {"facts", "数据"}, SHOW_NUMBER, NULL},
    {"findings", {"findings", "问题"}, SHOW_NUMBER, NULL},
    {"title", {"title", "标题"}, SHOW_TEXT, ""},
    {END},
};

static const struct column counties[] = {
    {"code", {"code", "代码"}, SHOW_CODE, NULL},
    {"county", {"county", "县区"}, SHOW_CODE, NULL},
    {"prefecture", {"prefecture", "地市"}, SHOW_TEXT, ""},
    {"province", {"province", "省份"}, SHOW_TEXT, NULL},
    {"residents2020", {"residents 2020", "2020年人口"}, SHOW_NUMBER, NULL},
    {"residents2010", {"residents 2010", "2010年人口"}, SHOW_NUMBER, ""},
    {"disclosures", {"disclosures", "公开文件"}, SHOW_NUMBER, NULL},
    {"years", {"years", "年度"}, SHOW_LIST, ""},
    {END},
};

static const struct column measures[] = {
    {"measure", {"measure", "指标编码"}, SHOW_CODE, NULL},
    {"name", {"Chinese", "指标"}, SHOW_TEXT, NULL},
    {"en", {"English", "英文"}, SHOW_TEXT, NULL},
    {"unit", {"unit", "单位"}, SHOW_TEXT, NULL},
    {"parent", {"part of", "所属"}, SHOW_TEXT, ""},
    {END},
};

static const struct column methods[] = {
    {"name", {"method", "方法"}, SHOW_CODE, NULL},
    {"summary", {"summary", "说明"}, SHOW_TEXT, ""},
    {"description", {"description", "说明"}, SHOW_TEXT, ""},
    {END},
};

static const struct column jobs[] = {
    {"job", {"job", "任务"}, SHOW_CODE, ""},
    {"state", {"state", "状态"}, SHOW_TERM, ""},
    {"name", {"name", "文件"}, SHOW_TEXT, ""},
    {"bytes", {"bytes", "字节"}, SHOW_NUMBER, ""},
    {"reason", {"reason", "原因"}, SHOW_TERM, ""},
    {"parked_at", {"parked at", "时间"}, SHOW_CODE, ""},
    {"sha256", {"sha256", "sha256"}, SHOW_TEXT, ""},
    {END},
};

#define ROWS(table) .path = "rows", .columns = (table)
#define ACROSS(table) ROWS(table), .across = {"measure", "name"}
#define PART(table, en, zh) \
	.path = #table, .title = {en, zh}, .columns = (table)

static const struct view views[] = {
    {"compare.rank", {{ROWS(rank)}}},
    {"compare.counties", {{ACROSS(across_measures)}}},
    {"sangong.per_capita", {{ACROSS(across_measures)}}},
    {"sewage.spending",
     {{PART(functional, "Function lines", "功能分类口径")},
      {PART(procurement, "Procurement", "政府采购口径")},
      {PART(projects, "Projects", "项目口径")}}},
    {"kpi.patterns", {{ROWS(patterns)}}},
    {"findings.list", {{ROWS(findings)}}},
    {"facts.list", {{ROWS(facts)}}},
    {"disclosures.list", {{ROWS(disclosures)}}},
    {"catalog.counties", {{ROWS(counties)}}},
    {"catalog.measures", {{ROWS(measures)}}},
    {"ingest.status", {{ROWS(jobs)}}},
    {"rpc.discover", {{.path = "methods", .columns = methods}}},
};

const struct view *
view_of(const char *method)
{
	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
		if (strcmp(views[i].method, method) == 0)
			return &views[i];
	return NULL;
}
