#!/usr/bin/env python3
"""A reader of Chinese reads Chinese: what is doubtful in a paper, why one is
kept aside or refused, in every place that tells it; and a program gets both."""
import json, os, re, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

# Two totals, a sum that is wrong, a rate that does not follow, an open choice,
# an indicator that nobody can measure.
PAPER = """安徽省南陵县水务局2020年部门预算
一、收支情况
2020年收入预算总计500万元。2020年支出预算总计500万元，其中基本支出300万元，项目支出250万元。
二、“三公”经费
2020年“三公”经费预算8万元，其中公务接待费8万元，比上年增加（减少）2万元。
2020年“三公”经费预算9万元，比上年6万元增长80%。
"""
NOWHERE = "机关运行情况\n2020年没有别的内容可说，也没有写明是哪里的。\n"
ENGLISH = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")


def told(out):
    """The lines with a sentence in English."""
    return [line for line in out.splitlines() if ENGLISH.search(line)]


with Daemon() as d:
    def ask(*arguments):
        r = d.duibiao(*arguments, "--lang", "zh")
        return r[1] + r[2]

    folder = d.papers(good=PAPER.encode(), nowhere=NOWHERE.encode(),
                      picture=b"\x89PNG\r\n\x1a\n" + bytes(50))
    out = ask("ingest", folder)
    ok("地区" in out and "不明" in out and "这是图片，不是文档" in out,
       "why a paper is kept aside", out)
    eq(told(out), [], "no word of it in English")

    rows = d.result("findings.list", {"county": "南陵县"})["rows"]
    ok(len({r["code"] for r in rows}) >= 3, "several kinds of findings",
       sorted(r["code"] for r in rows))
    out = ask("findings", "南陵县")
    for r in rows:
        ok(r["message"] != r["message_zh"] and not r["message_zh"].isascii(),
           f"{r['code']} is worded in both", r)
        # The printed figures stand in both.
        eq(sorted(re.findall(r"\d+(?:\.\d+)?", r["message_zh"])),
           sorted(re.findall(r"\d+(?:\.\d+)?", r["message"])),
           f"{r['code']}: the same figures")
    flat = re.sub(r"\s", "", out)
    eq([r["message_zh"] for r in rows
        if re.sub(r"\s", "", r["message_zh"]) not in flat], [],
       "duibiao findings shows the Chinese")
    eq(told(out), [], "and it alone")
    out = d.duibiao("findings", "南陵县", "--lang", "en")[1]
    ok(re.sub(r"\s", "", rows[0]["message"]) in re.sub(r"\s", "", out)
       and rows[0]["message_zh"] not in out, "in English the English", out)

    out = ask("trace", rows[0]["id"])
    ok(rows[0]["message_zh"] in out and rows[0]["message"] not in out,
       "trace shows the Chinese", out)
    for id in [rows[0]["id"], rows[0]["disclosure"] + ".f1"]:
        out = ask("trace", id)
        eq([key for key in d.result("facts.trace", {"id": id})["says"]
            if re.search(rf"(^|  ){key} ", out, re.M)], [],
           f"{id}: its members are called in Chinese")
    out = ask("disclosure", rows[0]["disclosure"])
    eq([line for line in out.splitlines() if re.match("[a-z]", line)], [],
       "so are those of a paper")
    ok("部门" in out and "department" not in out and "budget" not in out,
       "and their words", out)
    out = ask("jobs", "--parked")
    ok("这是图片，不是文档" in out and "地区不明、年度不明" in out,
       "the list of what is kept aside", out)
    eq(told(out), [], "has no English")
    parked = d.result("ingest.status", {"parked": True})["rows"]
    ok(all(f["message_zh"] and not f["message_zh"].isascii()
           for r in parked for f in r["findings"]),
       "the findings of parked papers have both", parked)

    d.sql("UPDATE parked SET reason = 'the reader ended: signal 11"
          " (Segmentation fault)' WHERE reason LIKE '%picture%'")
    ok("读取进程中断：信号 11（Segmentation fault）" in ask("jobs", "--parked"),
       "a reason that was put together")

    # ---- errors: a Chinese name and sentence; on the wire as ever ----
    for arguments, wanted in [
            (["rank", "sangong.totl", "--year", "2020"],
             ["参数有误：measure：不认识“sangong.totl”", "是不是：sangong.total"]),
            (["rank", "x", "--year", "2020"],
             ["参数有误：measure：不认识“x”；应为：指标的编码或中文名"]),
            (["rank", "sangong.total", "朝阳区", "--year", "2020"],
             ["叫“朝阳区”的不止一个", "请写明省、市"]),
            (["rank", "sangong.total", "--year", "20"], ["year 应为：1949 至"]),
            (["trace", "130634.1.f1"], ["没有找到：没有这个编号"]),
            (["trace", "x"], ["id 应为：编号，如"]),
            (["diff", rows[0]["disclosure"]], ["没有前一版"]),
            (["call", "foo.bar"], ["没有这个方法：没有名为“foo.bar”的方法"]),
            (["call", "compare.rank", "{}"], ["缺少参数 measure"]),
            (["export", "--format", "xml"], ["format 只能是：ndjson, csv"]),
            (["status", "--socket", "/nowhere"],
             ["后台服务 /nowhere 未应答：没有这个文件"])]:
        out = ask(*arguments)
        ok(all(w in out for w in wanted) and not told(out.split("\n")[0])
           and not re.search("invalid_params|not_found|unknown_", out),
           f"{' '.join(arguments)}: what is wrong, in Chinese", out)
    # ---- a command line that is wrong: whatever is, is said in Chinese ----
    for arguments, wanted in [
            (["frobnicate"], "没有命令 frobnicate；参见 `duibiao --help`"),
            (["rnak"], "没有命令 rnak；是不是 rank？；参见"),
            (["--year"], "--year 应写在命令之后"),
            (["kpi", "serach"], "没有命令 kpi serach；是不是 kpi search？"),
            (["rank"], "用法：duibiao rank"),
            (["rank", "x", "--yaer=2"], "没有选项 --yaer；是不是 --year？"),
            (["rank", "x", "--qqqqqqq"], "没有选项 --qqqqqqq"),
            (["rank", "x", "-y"], "没有选项 -y；选项都用长名"),
            (["rank", "x", "--plot=1"], "选项 --plot 不带值"),
            (["rank", "x"], "缺少 --year YEAR：数据年度"),
            (["rank", "x", "--year", "z"], "--year 应为整数，不是“z”；参见"),
            (["rank", "x", "--year", "2020", "--format", "xml"],
             "--format 只能是"),
            (["status", "--wait", "x"], "--wait 应为秒数"),
            (["call", "daemon.status", "{"], "参数不是 JSON 对象："),
            (["report", "曲阳县", "--year", "x"], "--year 应为年份，不是 x"),
            (["completion", "fish"], "只能是 bash 或 zsh，不是 fish")]:
        status, out, err = d.duibiao(*arguments, "--lang", "zh")
        # What the JSON library says of JSON is not ours.
        ok(status == 2 and wanted in err and (
            "JSON" in wanted or not told(err.splitlines()[-1])),
           f"{' '.join(arguments)}: {wanted}", (status, out, err))
    status, out, err = d.duibiao("rank", "x", "--year",
                                 env={"LC_ALL": "zh_CN.UTF-8"})
    ok("选项 --year 须带值" in err, "by the locale, too", err)
    status, out, err = d.duibiao("rank", "--lang", "fr",
                                 env={"LC_ALL": "zh_CN.UTF-8"})
    ok("--lang 只能是 zh 或 en，不是 fr" in err, "and of --lang itself", err)
    for arguments, wanted in [
            (["series", "sangong.total", "曲阳县", "--from", "2021", "--to",
              "2020"], "to 不能早于 from"),
            (["sewage", "--year", "2021", "--year-to", "2020"],
             "year_to 不能早于 year"),
            (["coverage", "--year-to", "2020"],
             "有 year_to 时还须写明 year")]:
        status, out, err = d.duibiao(*arguments, "--lang", "zh")
        ok(status == 1 and wanted in err and not out,
           f"{' '.join(arguments)}: {wanted}", (status, out, err))
    error = d.call("compare.rank", {"measure": "x", "year": 2020})["error"]
    ok(error["data"]["name"] == "invalid_params"
       and error["message"].isascii(), "replies keep name and message", error)
    status, out, err = d.duibiao("export", "--format", "xml", "--lang", "en")
    ok(status == 1 and err.startswith("duibiao: invalid_params: format")
       and "broke off" not in err, "an export refused did not break off", err)
    empty = os.path.join(folder, "empty.txt")
    open(empty, "w").close()
    eq([d.duibiao("ingest", empty, "--lang", lang)[1].splitlines()[0]
        for lang in ("en", "zh")],
       [f"refused    {empty}: the document is empty",
        f"拒收       {empty}：文档是空的"], "a refusal names no parameter")

    # ---- without a daemon ----
    page = ask("extract", "--explain", os.path.join(folder, "good.txt"))
    eq([r["message_zh"] for r in rows
        if re.sub(r"\s", "", r["message_zh"]) not in re.sub(r"\s", "", page)],
       [], "extract --explain shows the Chinese")
    eq(told(page), [], "and it alone, on the whole page")
    page = ask("extract", "--explain", os.path.join(folder, "picture.txt"))
    ok("这是图片，不是文档" in page, "and why a file is no document", page)
    paper = json.loads(d.duibiao("extract", os.path.join(folder,
                                                         "good.txt"))[1])
    eq([(f["message"], f["message_zh"]) for f in paper["findings"]],
       [(r["message"], r["message_zh"]) for r in rows],
       "extract has both, as the daemon has")

    # ---- loaded before there were two ----
    d.sql("UPDATE finding SET message_zh = NULL")
    ok(rows[1]["message"] in ask("trace", rows[1]["id"]),
       "where there is no Chinese the English stands")
done()
