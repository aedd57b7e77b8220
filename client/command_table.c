/*
 * Every command of `duibiao` as a row.  Help, the manual page's test and
 * completion are made from these.  A question's options are not written here:
 * they are its method's parameters, from daemon/method.def.
 */
#include "client/command.h"

#include <stdint.h>

#include "client/ask.h"
#include "client/completion.h"
#include "client/export.h"
#include "client/extract.h"
#include "client/ingest.h"
#include "client/report.h"
#include "client/show.h"

#define ANY SIZE_MAX

static const struct option global_options[] = {
    {"socket", "PATH", "",
     "where the daemon listens; else DUIBIAO_SOCKET, else its usual place"},
    {"lang", "zh|en", "", "language of headings; else the locale's"},
    {"help", NULL, "", "say how to use the command, with an example"},
    {NULL, NULL, NULL, NULL},
};

#define QUESTION .run = ask_run, .own = ask_options
#define PICTURE .run = ask_run, .own = ask_plot_options

static const struct command commands[] = {
    {
        .name = "extract",
        .group = {"Read papers and hand them in", "读取和提交"},
        .words_least = 1,
        .words_most = ANY,
        .usage = "FILE...",
        .summary = {"Read documents and print what they disclose as JSON, "
                    "a line each, or --explain them to a person; needs no "
                    "daemon.",
                    "读取文件，逐份以 JSON 输出公开内容，或用 --explain "
                    "逐项说明；不需要后台服务。"},
        .example = "duibiao extract budget.txt | jq '.facts[0]'",
        .run = extract_run,
        .own = extract_options,
    },
    {
        .name = "ingest",
        .words_least = 1,
        .words_most = ANY,
        .usage = "PATH...",
        .summary = {"Hand documents and whole folders to the daemon; say "
                    "what became of each.",
                    "把文件或整个文件夹交给后台服务，逐份说明结果。"},
        .example = "duibiao ingest examples/",
        .run = ingest_run,
        .own = ingest_options,
    },
    {
        .name = "rank",
        .group = {"Compare counties", "比较"},
        .method = "compare.rank",
        .operand = "measure",
        .list = "counties",
        .words_least = 1,
        .words_most = ANY,
        .usage = "MEASURE [COUNTY...]",
        .summary = {"Rank counties by one measure, per head if asked.",
                    "按一项指标给县区排名，可按人均。"},
        .example = "duibiao rank sangong.total --year 2021 --per resident",
        PICTURE,
    },
    {
        .name = "compare",
        .method = "compare.counties",
        .list = "counties",
        .words_least = 1,
        .words_most = ANY,
        .usage = "COUNTY...",
        .summary = {"Put counties side by side over several measures.",
                    "并列比较几个县区的多项指标。"},
        .example = "duibiao compare 曲阳县 江北区 --year 2021 "
                   "--measures sangong.total,expenditure.total",
        PICTURE,
    },
    {
        .name = "series",
        .method = "compare.series",
        .operand = "measure",
        .list = "counties",
        .words_least = 1,
        .words_most = ANY,
        .usage = "MEASURE [COUNTY...]",
        .summary = {"Follow counties through the years, also through changes "
                    "of borders.",
                    "按年度看一项指标的变化，区划变动会注明。"},
        .example = "duibiao series sangong.total 曲阳县 龙泉市 --per resident "
                   "--plot",
        PICTURE,
    },
    {
        .name = "distribution",
        .method = "compare.distribution",
        .operand = "measure",
        .list = "counties",
        .words_least = 1,
        .words_most = ANY,
        .usage = "MEASURE [COUNTY...]",
        .summary = {"Show how a measure is spread over counties: quartiles, "
                    "histogram.",
                    "一项指标在各县区的分布：分位数、直方图。"},
        .example = "duibiao distribution sangong.total --year 2021 --per "
                   "resident --plot",
        PICTURE,
    },
    {
        .name = "outliers",
        .method = "compare.outliers",
        .operand = "measure",
        .list = "counties",
        .words_least = 1,
        .words_most = ANY,
        .usage = "MEASURE [COUNTY...]",
        .summary = {"Find counties far from their equals.",
                    "找出明显偏离同类的县区。"},
        .example = "duibiao outliers sangong.total --year 2021 --per resident",
        PICTURE,
    },
    {
        .name = "peers",
        .method = "compare.peers",
        .operand = "county",
        .words_least = 1,
        .words_most = 1,
        .usage = "COUNTY",
        .summary = {"Find the counties most like one, and say why.",
                    "找出最相近的县区，并说明理由。"},
        .example = "duibiao peers 曲阳县 --n 12",
        PICTURE,
    },
    {
        .name = "sangong",
        .method = "sangong.per_capita",
        .list = "counties",
        .words_most = ANY,
        .usage = "[COUNTY...]",
        .summary = {"Compare the san gong expenses (abroad, vehicles, "
                    "reception) per resident.",
                    "比较“三公”经费的人均水平。"},
        .example = "duibiao sangong --year 2021",
        PICTURE,
    },
    {
        .name = "sewage",
        .method = "sewage.spending",
        .list = "counties",
        .words_most = ANY,
        .usage = "[COUNTY...]",
        .summary = {"Show spending on sewage: function lines, procurement, "
                    "projects.",
                    "污水支出：功能分类、政府采购、项目三个口径。"},
        .example = "duibiao sewage --year 2021",
        PICTURE,
    },
    {
        .name = "kpi patterns",
        .group = {"Performance indicators", "绩效指标"},
        .method = "kpi.patterns",
        .list = "counties",
        .words_most = ANY,
        .usage = "[COUNTY...]",
        .summary = {"Show which indicators projects promise, and with which "
                    "targets.",
                    "项目绩效指标：常见指标及其指标值。"},
        .example = "duibiao kpi patterns --topic sewage",
        PICTURE,
    },
    {
        .name = "kpi search",
        .method = "kpi.search",
        .operand = "text",
        .words_most = 1,
        .usage = "[TEXT]",
        .summary = {"Find rows of indicators by their words, with project and "
                    "spending.",
                    "按文字查找绩效指标，连同项目和预算。"},
        .example = "duibiao kpi search 污水处理率",
        QUESTION,
    },
    {
        .name = "kpi reuse",
        .method = "kpi.reuse",
        .list = "counties",
        .words_most = ANY,
        .usage = "[COUNTY...]",
        .summary =
            {"Show goals and indicator rows copied across counties and topics.",
             "绩效目标和指标照搬情况。"},
        .example = "duibiao kpi reuse --topic sewage",
        QUESTION,
    },
    {
        .name = "kpi quality",
        .method = "kpi.quality",
        .list = "counties",
        .words_most = ANY,
        .usage = "[COUNTY...]",
        .summary =
            {"Rank counties or departments by how good their indicators are.",
             "按绩效指标质量给县区或部门排名。"},
        .example = "duibiao kpi quality --by department --province 河北省",
        PICTURE,
    },
    {
        .name = "findings",
        .group = {"Look up", "查询"},
        .method = "findings.list",
        .operand = "county",
        .words_most = 1,
        .usage = "[COUNTY]",
        .summary = {"List what was found doubtful or wrong in disclosures.",
                    "列出公开文件中的疑点和错误。"},
        .example = "duibiao findings 曲阳县 --severity error",
        PICTURE,
    },
    {
        .name = "coverage",
        .method = "coverage.matrix",
        .list = "counties",
        .words_most = ANY,
        .usage = "[COUNTY...]",
        .summary = {"Show who published what, when, and how complete it is.",
                    "各县区公开了什么、是否完整。"},
        .example = "duibiao coverage --province 河北省 --year 2021",
        QUESTION,
    },
    {
        .name = "facts",
        .method = "facts.list",
        .operand = "county",
        .words_most = 1,
        .usage = "[COUNTY]",
        .summary = {"List the figures that disclosures state.",
                    "列出公开文件中的数据。"},
        .example = "duibiao facts 曲阳县 --year 2021 --format csv",
        QUESTION,
    },
    {
        .name = "trace",
        .method = "facts.trace",
        .operand = "id",
        .words_least = 1,
        .words_most = 1,
        .usage = "ID",
        .summary = {"Show the sentence a figure comes from, with the figure "
                    "marked.",
                    "显示数据出处的原句，并标出数字。"},
        .example = "duibiao trace 130634.1042.f17",
        .show = show_trace,
        QUESTION,
    },
    {
        .name = "disclosures",
        .method = "disclosures.list",
        .operand = "county",
        .words_most = 1,
        .usage = "[COUNTY]",
        .summary = {"List the disclosures taken in.", "列出已收的公开文件。"},
        .example = "duibiao disclosures --province 河北省",
        QUESTION,
    },
    {
        .name = "disclosure",
        .method = "disclosures.get",
        .operand = "id",
        .words_least = 1,
        .words_most = 1,
        .usage = "ID",
        .summary = {"Show one disclosure: what it is, its revisions, what was "
                    "read of it.",
                    "一份公开文件的基本情况、版次和取得的数据。"},
        .example = "duibiao disclosure 130634.1042",
        .show = show_disclosure,
        QUESTION,
    },
    {
        .name = "diff",
        .method = "disclosures.diff",
        .operand = "id",
        .words_least = 1,
        .words_most = 1,
        .usage = "ID",
        .summary =
            {"Show what differs between two revisions, or any two disclosures.",
             "两个版次或两份文件的差异。"},
        .example = "duibiao diff 130634.1042 --other 130634.1001",
        QUESTION,
    },
    {
        .name = "text",
        .method = "disclosures.text",
        .operand = "id",
        .words_least = 1,
        .words_most = 1,
        .usage = "ID",
        .summary = {"Print the text of a disclosure, as it was read.",
                    "输出公开文件的正文。"},
        .example = "duibiao text 130634.1042 | less",
        .run = show_text_run,
        .own = ask_options,
    },
    {
        .name = "counties",
        .method = "catalog.counties",
        .operand = "name",
        .words_most = 1,
        .usage = "[NAME]",
        .summary = {"List counties, their residents and what they published.",
                    "列出县区、人口和已收文件。"},
        .example = "duibiao counties 曲阳",
        QUESTION,
    },
    {
        .name = "measures",
        .method = "catalog.measures",
        .operand = "prefix",
        .words_most = 1,
        .usage = "[PREFIX]",
        .summary = {"List what can be compared.", "列出可比较的指标。"},
        .example = "duibiao measures sangong.",
        QUESTION,
    },
    {
        .name = "export",
        .group = {"Take away", "导出"},
        .method = "export.facts",
        .words_most = 0,
        .usage = "",
        .summary =
            {"Stream every figure as NDJSON or CSV, as many as there are.",
             "逐行导出全部数据（NDJSON 或 CSV）。"},
        .example = "duibiao export --province 河北省 --format csv -o hebei.csv",
        .run = export_run,
        .own = export_options,
    },
    {
        .name = "changes",
        .method = "changes.since",
        .operand = "version",
        .words_least = 1,
        .words_most = 1,
        .usage = "VERSION",
        .summary =
            {"List what became current or superseded after a data version.",
             "某一数据版本之后的新增和更新。"},
        .example = "duibiao changes 17 --format ndjson",
        QUESTION,
    },
    {
        .name = "report",
        .words_least = 1,
        .words_most = 1,
        .usage = "COUNTY",
        .summary =
            {"Write one page on a county: where it stands, among whom, and "
             "from which sentences.",
             "生成一县对标报告（单个 HTML 文件）：位次、同类县区、出处原句。"},
        .example = "duibiao report 曲阳县 --year 2021 -o report.html",
        .run = report_run,
        .own = report_options,
    },
    {
        .name = "status",
        .group = {"The daemon", "后台服务"},
        .method = "daemon.status",
        .usage = "",
        .summary = {"Say how the daemon is.", "后台服务状态。"},
        .example = "duibiao status",
        .show = show_members,
        QUESTION,
    },
    {
        .name = "jobs",
        .method = "ingest.status",
        .operand = "job",
        .words_most = 1,
        .usage = "[JOB]",
        .summary = {"Say what became of documents handed in.",
                    "已提交文件的处理情况。"},
        .example = "duibiao jobs --parked",
        QUESTION,
    },
    {
        .name = "call",
        .words_least = 1,
        .words_most = 2,
        .usage = "METHOD [JSON]",
        .summary = {"Call any method of the protocol with parameters as JSON.",
                    "直接调用任一方法，参数为 JSON。"},
        .example = "duibiao call compare.rank "
                   "'{\"measure\":\"sangong.total\",\"year\":2021}'",
        .run = ask_raw,
        .own = ask_wait_options,
    },
    {
        .name = "methods",
        .method = "rpc.discover",
        .usage = "",
        .summary = {"List the methods of the protocol.", "列出全部方法。"},
        .example = "duibiao methods --format json",
        QUESTION,
    },
    {
        .name = "completion",
        .words_least = 1,
        .words_most = 2,
        .usage = "bash|zsh",
        .summary = {"Print the completion of commands, options and their "
                    "values for a shell.",
                    "输出 bash 或 zsh 的自动补全脚本。"},
        .example = "source <(duibiao completion bash)",
        .run = completion_run,
    },
    {.name = NULL},
};

const struct command *
command_table(void)
{
	return commands;
}

const struct option *
command_global_options(void)
{
	return global_options;
}
