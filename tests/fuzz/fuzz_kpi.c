/*
 * Tables of performance targets in every shape: each byte is a word of such a
 * table, or parts cells and rows.  The first byte says how they are parted:
 * by tabs, by bars, one cell a line, by blanks, as a web page with merged cells
 * or as its paragraphs; words of running text stand among them.
 */
#include "inside.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MOST 32768

struct form {
	const char *head, *row, *cell, *wide, *tall, *tail;
};

static const struct form forms[] = {
    {"", "\n", "\t", "\t\t", "\t", "\n"},
    {"", "|\n|", "|", "||", "|", "|\n"},
    {"", "\n", "\n", "\n\n", "\n", "\n"},
    {"<html><table><tr><td>", "<tr><td>", "<td>", "<td colspan=2>",
     "<td rowspan=3>", "</table></html>"},
    {"", "\n", " ", "  ", "；", "\n"},
    {"<html><p>", "<p>", "<p>", "；", "，", "</html>"},
};

static const char *const words[] = {
    "一级指标",
    "二级指标",
    "三级指标",
    "指标值",
    "年度指标值",
    "全年实际值",
    "目标值",
    "绩效指标",
    "绩效指标描述",
    "指标值确定依据",
    "分值",
    "得分",
    "权重",
    "备注",
    "偏差原因分析及改进措施",
    "产出指标",
    "效益指标",
    "满意度指标",
    "成本指标",
    "数量指标",
    "质量指标",
    "时效指标",
    "经济效益指标",
    "社会效益指标",
    "服务对象满意度指标",
    "污水日处理量",
    "补贴完成率",
    "资金支付及时率",
    "项目名称",
    "项目名称：污水处理厂运行",
    "主管部门",
    "实施单位",
    "总体目标",
    "年度总体目标",
    "绩效目标",
    "项目资金（万元）",
    "年度资金总额",
    "其中：财政拨款",
    "其他资金",
    "项目绩效目标表",
    "部门整体支出绩效自评表",
    "某县住房和城乡建设局2021年部门预算",
    "≥95%",
    "100%",
    "5000吨",
    "=12个",
    "12月31日前",
    "优",
    "10",
    "0.5万元",
    "≤",
    "-1",
    "（二）",
    "1.",
    "依据工作方案",
    "目标1：",
    "（续表）",
    "单位：万元",
    "合计",
    "",
    "数量指标：",
    "产出质量指标，",
    "社会效益指标为",
    "新建管网12公里",
    "合格率达到",
    "不低于",
    "3座",
    "；",
    "，",
    "。",
    "“一体化”项目",
    "项目一：泵站运行",
    "2.泵站运行项目（预算45万元）",
    "绩效目标如下：",
    "目标二:",
    "项目",
    "预算数",
    "收入总计",
    "支出总计",
    "实际完成",
};

static size_t
put(char *out, size_t n, const char *text)
{
	size_t length = strlen(text);

	memcpy(out + n, text, length);
	return n + length;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char out[MOST + 256];
	const size_t n_words = sizeof(words) / sizeof(words[0]);
	const struct form *f;
	size_t n = 0;

	if (size == 0)
		return 0;
	f = &forms[data[0] % (sizeof(forms) / sizeof(forms[0]))];
	n = put(out, n, f->head);
	for (size_t i = 1; i < size && n < MOST; i++) {
		if (data[i] >= 250)
			n = put(out, n, "\n\n");
		else if (data[i] >= 244)
			n = put(out, n, f->wide);
		else if (data[i] >= 238)
			n = put(out, n, f->tall);
		else if (data[i] >= 200)
			n = put(out, n, f->row);
		else if (data[i] >= 120)
			n = put(out, n, f->cell);
		else
			n = put(out, n, words[data[i] % n_words]);
	}
	n = put(out, n, f->tail);
	extract_inside((struct slice){out, n});
	return 0;
}
