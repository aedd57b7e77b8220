#!/usr/bin/env python3
"""`duibiao report`: one page that stands alone, in both languages: well-formed,
escaped, every number with its sentence, nothing from elsewhere."""
import os, stat, sys, xml.etree.ElementTree as ElementTree
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *
from command import *

PAPER = """安徽省南陵县水务局2020年部门预算
<script>alert(1)</script> & "引号"
一、收支情况
2020年收入预算总计500万元。2020年支出预算总计500万元，其中基本支出300万元，项目支出200万元。
二、“三公”经费
2020年“三公”经费预算{total}万元，其中公务接待费{total}万元，因公出国（境）费0万元，公务用车购置及运行费0万元。
"""


def report(d, *arguments):
    return run("report", *arguments, socket=d.socket)


def plain(element):
    return re.sub(r"\s+", " ", "".join(element.itertext()))


def number(n):
    whole, point, fraction = str(n).partition(".")
    return f"{int(whole):,}" + point + fraction


with Daemon() as d:
    status, out, err = d.ingest(EXAMPLES)
    eq(status, 0, "the examples are taken") or print("#", out[-500:], err)
    folder = tempfile.mkdtemp(prefix="report-", dir="/tmp")
    pages = {}
    for lang in ("zh", "en"):
        path = os.path.join(folder, lang + ".html")
        status, out, err = report(d, "曲阳县", "--year", "2021", "--lang",
                                  lang, "-o", path)
        ok((status, out, err) == (0, "", ""), f"{lang}: status 0",
           (status, out, err))
        with open(path, encoding="utf-8") as f:
            text = f.read()
        pages[lang] = (text, ElementTree.fromstring(text))
        eq(os.listdir(folder).count(lang + ".html.new"), 0,
           f"{lang}: nothing half written is left")

    # ---- where to ----
    link = os.path.join(folder, "link.html")
    os.symlink("zh.html", link)
    eq((report(d, "曲阳县", "--year", "2021", "-o", link)[0],
        os.path.islink(link), os.listdir(folder).count("link.html.new")),
       (0, True, 0), "a link is followed, not replaced")
    eq(report(d, "曲阳县", "--year", "2021", "-o", "/dev/stdout")[1][:15],
       "<!DOCTYPE html>", "a device is written to")
    status, out, err = report(d, "曲阳县", "--year", "2021", "-o", "/dev/full")
    ok(status == 1 and "/dev/full: No space left" in err
       and stat.S_ISCHR(os.stat("/dev/full").st_mode)
       and os.path.islink("/dev/stdout"), "and not replaced", (status, err))
    status, out, err = report(d, "曲阳县", "--year", "2021", "-o",
                              os.path.join(folder, "none", "r.html"))
    ok(status == 1 and "none/r.html: No such file" in err,
       "where there is no folder, that is said", (status, err))

    # ---- alone ----
    for lang, (text, root) in pages.items():
        tags = {e.tag for e in root.iter()}
        eq(tags & {"script", "link", "img", "iframe", "object", "form"},
           set(), f"{lang}: no element fetches or runs anything")
        outside = [(e.tag, k, v) for e in root.iter()
                   for k, v in e.attrib.items()
                   if k in ("src", "href", "action", "onclick", "onload")
                   and not v.startswith("#")]
        eq(outside, [], f"{lang}: every link stays on the page")
        style = "".join(e.text for e in root.iter("style"))
        ok("url(" not in style and "@import" not in style
           and "prefers-color-scheme: dark" in style
           and "@media print" in style,
           f"{lang}: the style is its own, for light, dark and paper")
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        links = {e.get("href")[1:] for e in root.iter("a")}
        ok(len(ids) == len(set(ids)) and links == set(ids)
           and len(ids) > 20, f"{lang}: each number leads to a source",
           links ^ set(ids))
        crooked = [
            (plain(t.find("thead")), plain(row)) for t in root.iter("table")
            for row in t.findall("tbody/tr")
            if len(row) != len(t.findall("thead/tr/th"))]
        eq(crooked, [], f"{lang}: a heading over each cell")
        charts = list(root.iter("svg"))
        ok(len(charts) > 8 and all(c.get("aria-label") for c in charts),
           f"{lang}: charts say what they are", len(charts))
    zh, en = pages["zh"][1], pages["en"][1]
    eq((zh.get("lang"), en.get("lang")), ("zh-CN", "en"), "the languages")
    eq([plain(e) for e in zh.iter("h1")], ["曲阳县 2021年对标报告"],
       "the Chinese title")
    eq([plain(e) for e in en.iter("h1")], ["曲阳县 in 2021"],
       "the English one")
    eq(len(list(zh.iter())), len(list(en.iter())), "the same page otherwise")
    heads = [plain(e) for e in zh.iter("h2")]
    eq(heads, ["与哪些县区相比", "所处位置", "历年变化", "污水处理",
               "项目绩效指标", "公开文件中的疑点", "缺什么，为什么",
               "数字的出处"], "its sections")

    # ---- right: what it says is what the daemon says ----
    page = plain(zh)
    for measure in ("sangong.total", "expenditure.total", "operating_cost"):
        asked = {"measure": measure, "year": 2021, "per": "resident",
                 "kind": "housing_construction", "limit": 5000}
        ranked = d.result("compare.rank", asked)
        own, = [r for r in ranked["rows"] if r["county"] == "曲阳县"]
        spread, = d.result("compare.distribution", {
            k: v for k, v in asked.items() if k != "limit"})["rows"]
        row = next(plain(e) for e in zh.iter("tr")
                   if plain(e).startswith(ranked["name"]))
        ok(number(own["yuan"]) in row and str(own["value"]) in row
           and f"{own['rank']} / {ranked['n']}" in row
           and number(spread["median"]) in row,
           f"{measure}: amount, per head, rank and median", row)
        trace = d.result("facts.trace", {"id": own["fact"]})
        source = next((e for e in zh.iter("li")
                       if plain(e).endswith(f"duibiao trace {own['fact']}")),
                      None)
        s, e = trace["figure"]
        ok(source is not None and plain(source.find("blockquote")).strip()
           == re.sub(r"\s+", " ", trace["sentence"]).strip()
           and source.find("blockquote/mark").text
           == trace["sentence"].encode()[s:e].decode(),
           f"{measure}: its sentence, the figure marked",
           trace["sentence"])
    peers = d.result("compare.peers", {"county": "曲阳县"})
    eq([r["county"] for r in peers["rows"] if r["county"] not in page], [],
       "the peers are named")
    found = d.result("findings.list", {"county": "曲阳县", "year": 2021,
                                       "limit": 30})
    for lang, key in ("zh", "message_zh"), ("en", "message"):
        said = re.sub(r"\s+", " ", plain(pages[lang][1]))
        eq([f[key] for f in found["rows"]
            if re.sub(r"\s+", " ", f[key]) not in said], [],
           f"and the findings, {lang}")
    quality = d.result("kpi.quality", {"year": 2021, "limit": 1000})
    own, = [r for r in quality["rows"] if r["county"] == "曲阳县"]
    ok(f"质量 {own['score']} 分" in page
       and f"{quality['n']} 个县区中居第 {own['rank']} 位" in page,
       "and the quality of the indicators", own)
    again = report(d, "曲阳县", "--year", "2021", "--lang", "zh")[1]
    eq(again, pages["zh"][0], "asked again it is the same, byte for byte")

    # ---- text that would be markup ----
    for name, total in (("a.txt", 12),):
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(PAPER.format(total=total))
    status, out, err = d.ingest(path)
    eq(status, 0, "a paper that holds markup") or print("#", out, err)
    status, out, err = report(d, "南陵县", "--year", "2020", "--lang", "zh")
    root = ElementTree.fromstring(out) if status == 0 else None
    ok(status == 0 and "<script>" not in out, "none of it is the page's",
       (status, err))
    ok(root is not None and "120,000" in plain(root),
       "and its figure is there", out[:3000])

    # ---- years, nothing there, wrong ----
    status, out, err = report(d, "昌宁县", "--lang", "en")
    newest = max(r["year"] for r in d.result(
        "disclosures.list", {"county": "昌宁县"})["rows"])
    ok(status == 0 and f"昌宁县 in {newest}</h1>" in out,
       "without a year: the newest", (status, err, out[:300]))
    status, out, err = report(d, "定兴县", "--year", "2021", "--lang", "en")
    ok(status == 0 and "Nothing that the county published" in out
       and ElementTree.fromstring(out) is not None,
       "a county that published nothing has a page, which says so",
       (status, err))
    status, out, err = report(d, "定兴县")
    ok(status == 2 and "--year" in err and not out,
       "without a year it has none", (status, out[:200], err))
    for arguments, want in ((["曲阳现"], "曲阳县"), (["曲阳县", "--year",
                                                   "soon"], "year")):
        status, out, err = report(d, *arguments)
        ok(status in (1, 2) and want in err and not out,
           f"{arguments}: refused", (status, out[:200], err))
    status, out, err = report(d, "曲阳县", "-o", "/nonexistent/r.html")
    ok(status == 1 and "/nonexistent/r.html" in err, "nowhere to write",
       (status, err))
    status, err = on_full_disk("report", "曲阳县", socket=d.socket)
    ok(status == 1 and "space" in err, "a full disk is said", (status, err))
    shutil.rmtree(folder, ignore_errors=True)
    d.unharmed("after the reports")
done()
