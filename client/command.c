/*
 * The table.  A question's options are not written here: they are its method's
 * parameters, from daemon/method.def.
 */
#include "client/command.h"

#include <stdint.h>
#include <string.h>

#include "client/ask.h"
#include "client/extract.h"
#include "client/ingest.h"
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

static const struct command commands[] = {
    {
        .name = "extract",
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
        .method = "compare.rank",
        .operand = "measure",
        .words_least = 1,
        .words_most = 1,
        .usage = "MEASURE",
        .summary = {"Rank counties by one measure, per head if asked.",
                    "按一项指标给县区排名，可按人均。"},
        .example = "duibiao rank sangong.total --year 2021 --per resident",
        QUESTION,
    },
    {
        .name = "compare",
        .method = "compare.counties",
        .operand = "counties",
        .words_least = 1,
        .words_most = ANY,
        .usage = "COUNTY...",
        .summary = {"Put counties side by side over several measures.",
                    "并列比较几个县区的多项指标。"},
        .example = "duibiao compare 曲阳县 江北区 --year 2021 "
                   "--measures sangong.total,expenditure.total",
        QUESTION,
    },
    {
        .name = "sangong",
        .method = "sangong.per_capita",
        .operand = "counties",
        .words_most = ANY,
        .usage = "[COUNTY...]",
        .summary = {"Compare the san gong expenses (abroad, vehicles, "
                    "reception) per resident.",
                    "比较“三公”经费的人均水平。"},
        .example = "duibiao sangong --year 2021",
        QUESTION,
    },
    {
        .name = "sewage",
        .method = "sewage.spending",
        .operand = "counties",
        .words_most = ANY,
        .usage = "[COUNTY...]",
        .summary = {"Show spending on sewage: function lines, procurement, "
                    "projects.",
                    "污水支出：功能分类、政府采购、项目三个口径。"},
        .example = "duibiao sewage --year 2021",
        QUESTION,
    },
    {
        .name = "kpi patterns",
        .method = "kpi.patterns",
        .words_most = 0,
        .usage = "",
        .summary = {"Show which indicators projects promise, and with which "
                    "targets.",
                    "项目绩效指标：常见指标及其指标值。"},
        .example = "duibiao kpi patterns --topic sewage",
        QUESTION,
    },
    {
        .name = "findings",
        .method = "findings.list",
        .operand = "county",
        .words_most = 1,
        .usage = "[COUNTY]",
        .summary = {"List what was found doubtful or wrong in disclosures.",
                    "列出公开文件中的疑点和错误。"},
        .example = "duibiao findings 曲阳县 --severity error",
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
        .name = "status",
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

/* How many of `words` the name takes up; 0: it is another command. */
static size_t
match(const char *name, const char *const *words, size_t n)
{
	size_t taken = 0;

	while (taken < n) {
		size_t length = strlen(words[taken]);

		if (strncmp(name, words[taken], length) != 0)
			return 0;
		name += length;
		taken++;
		if (*name == '\0')
			return taken;
		if (*name++ != ' ')
			return 0;
	}
	return 0;
}

const struct command *
command_find(const char *const *words, size_t n, size_t *taken)
{
	for (const struct command *c = commands; c->name != NULL; c++) {
		*taken = match(c->name, words, n);
		if (*taken > 0)
			return c;
	}
	return NULL;
}

static void
add_rows(struct option_set *set, const struct option *rows)
{
	for (; rows != NULL && rows->name != NULL; rows++)
		option_add(set, *rows);
}

void
command_options(const struct command *c, struct option_set *set)
{
	const struct method *m = method_find(c->method);

	set->n = 0;
	for (const struct param *p = m ? m->params : NULL;
	     p != NULL && p->name != NULL; p++)
		option_add(set,
		           (struct option){
		               p->name,
		               param_form(p) == PARAM_FLAG ? NULL : p->type,
		               param_form(p) == PARAM_FLAG ? "" : p->fallback,
		               p->doc});
	add_rows(set, c->own == NULL ? NULL : c->own());
	add_rows(set, global_options);
}

const char *
call_value(const struct call *c, const char *name)
{
	return arguments_value(c->arguments, c->options, name);
}
