#!/usr/bin/env python3
"""A small benchmark study: who spends what per head, as Markdown and a chart.

    study.py -o FOLDER [--measure sangong.total] [--year 2021] [--stage final]
             [--scope county] [--kind housing_construction] [--socket PATH]

Writes FOLDER/study.md and FOLDER/chart.svg.  Everything in them is asked of
the daemon: the ranking, the spread, who stands out, who is missing and why,
and under every figure the sentence that it comes from.  In Chinese, as its
readers are.
"""

import argparse
import os
import sys
from decimal import Decimal
from xml.sax.saxutils import escape

sys.path.insert(
    0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
)
import duibiao

STAGES = {"budget": "年初预算", "adjusted": "调整预算", "final": "决算"}
SCOPES = {
    "county": "全县汇总",
    "department": "部门",
    "unit": "单位",
    "prefecture": "地级",
}
REASONS = {
    "nothing_published": "没有任何公开文件",
    "published_without_measure": "有公开文件，但没有这一项",
    "no_denominator": "有金额，没有人口数",
    "boundary_changed": "区划变更，不可比",
}


# ---- asking ----


class Study:
    """The replies that the study is written from."""

    def __init__(self, db, options):
        group = {"stage": options.stage, "scope": options.scope,
                 "kind": options.kind, "per": "resident"}
        self.rank = db.compare_rank(options.measure, options.year,
                                    **group, limit=50, missing_limit=5)
        self.spread = db.compare_distribution(options.measure, options.year,
                                              **group)
        self.outliers = db.compare_outliers(options.measure, options.year,
                                            **group)
        self.sources = {row["fact"]: db.facts_trace(row["fact"])
                        for row in self.rank.rows if row["fact"]}


# ---- words ----


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |",
             "|" + "|".join("---" if i == 0 else "---:"
                            for i in range(len(head))) + "|"]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines)


def number(value):
    return "—" if value is None else f"{value:,}"


def name_of(row):
    return f"{row['province']}{row['county']}"


def title(rank):
    group = [f"{rank['year']} 年", STAGES[rank["stage"]],
             SCOPES[rank["scope"]], rank["kind"] or ""]
    return f"人均{rank['name']}：" + " ".join(filter(None, group))


def ranking(study):
    return table(
        ["地区", "名次", "人均（元）", "总额（元）", "常住人口"],
        [(name_of(r), r["rank"], number(r["value"]), number(r["yuan"]),
          number(r["persons"])) for r in study.rank.rows])


def spread(study):
    names = [("min", "最小"), ("p25", "下四分位"), ("median", "中位数"),
             ("p75", "上四分位"), ("max", "最大"), ("mean", "平均")]
    rows = [[number(s[key]) for key, _ in names] for s in study.spread.rows]
    return table([name for _, name in names], rows)


def standing_out(study):
    rows = study.outliers.rows
    if not rows:
        return "没有一个地区远离其他地区（Tukey 界）。"
    return "远离其他地区的（Tukey 界）：" + "、".join(map(name_of, rows)) + "。"


def missing(study):
    lines = [f"不在上表的共 {study.rank.missing['n']:,} 个县，缺失不等于零："]
    for reason in study.rank.missing["reasons"]:
        lines.append(f"- {REASONS.get(reason['reason'], reason['reason'])}："
                     f"{reason['n']:,}")
    return "\n".join(lines)


def sources(study):
    lines = []
    for row in study.rank.rows:
        traced = study.sources.get(row["fact"])
        if traced:
            sentence = " ".join(traced["sentence"].split())
            lines.append(f"- {name_of(row)} `{row['fact']}`：{sentence}")
    return "\n".join(lines)


def document(study):
    rank = study.rank
    basis = rank["denominator"]
    return f"""# {title(rank)}

![{title(rank)}](chart.svg)

{rank['n']} 个可比地区。人口：{basis['year']} 年，{basis['source']}。
数据版本 {rank.data_version}。

## 名次

{ranking(study)}

## 分布

{spread(study)}

{standing_out(study)}

## 缺失

{missing(study)}

## 出处

{sources(study)}
"""


# ---- the chart ----

LABEL, BARS, STEP, TOP = 190, 420, 26, 44


def bar(row, i, scale):
    y = TOP + i * STEP
    width = (row["value"] * scale).quantize(Decimal("0.1"))
    return (f'<text x="{LABEL - 8}" y="{y + 13}" text-anchor="end">'
            f"{escape(name_of(row))}</text>"
            f'<rect x="{LABEL}" y="{y}" width="{width}" height="18"/>'
            f'<text x="{LABEL + width + 6}" y="{y + 13}">{row["value"]}</text>')


def chart(study):
    """Horizontal bars, with a line at the median of each group."""
    rows = [r for r in study.rank.rows if r["value"] is not None]
    most = max([r["value"] for r in rows] + [Decimal(1)])
    scale = Decimal(BARS) / most
    height = TOP + len(rows) * STEP + 10
    lines = "".join(
        f'<line x1="{x}" x2="{x}" y1="{TOP - 6}" y2="{height - 8}"/>'
        for x in ((LABEL + s["median"] * scale).quantize(Decimal("0.1"))
                  for s in study.spread.rows if s["median"] is not None))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{LABEL + BARS + 90}" height="{height}" font-family="sans-serif" font-size="13">
<style>rect {{ fill: #4878a8 }} line {{ stroke: #c44; stroke-dasharray: 4 3 }}</style>
<text x="8" y="22" font-size="15">{escape(title(study.rank))}（元；虚线为中位数）</text>
{chr(10).join(bar(row, i, scale) for i, row in enumerate(rows))}
{lines}
</svg>
"""


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER")
    parser.add_argument("--measure", default="sangong.total")
    parser.add_argument("--year", type=int, default=2021)
    parser.add_argument("--stage", default="final", choices=STAGES)
    parser.add_argument("--scope", default="county", choices=SCOPES)
    parser.add_argument("--kind")
    parser.add_argument("--socket")
    options = parser.parse_args()
    try:
        with duibiao.connect(options.socket) as db:
            study = Study(db, options)
    except duibiao.DuibiaoError as e:
        sys.exit(f"study: {e}")
    if not study.rank.rows:
        sys.exit("study: nobody has published this figure")
    os.makedirs(options.output, exist_ok=True)
    print(write(options.output, "study.md", document(study)))
    print(write(options.output, "chart.svg", chart(study)))


if __name__ == "__main__":
    main()
