#!/usr/bin/env python3
"""`duibiao extract --explain`: what a person sees of the examples, beside what
the same papers give as JSON; on a terminal, in a pipe, in both languages."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *
from command import *

PAPERS = [os.path.join(EXAMPLES, row["file"]) for row in manifest()]
QUYANG = os.path.join(EXAMPLES, "hebei-quyang-zhujian-2021-budget.txt")
CHANGNING = os.path.join(EXAMPLES, "yunnan-changning-2015-final.txt")
HUAIYUAN = os.path.join(EXAMPLES, "anhui-huaiyuan-xuxu-2020-budget.txt")


# A line of figures up to the decimal point of its amount.
POINT = re.compile(r"    \S.*?  (?:19|20)\d\d [a-z_ ]+? +[+-]?[\d,]+"
                   r"(?=\.\d|  )")


def explain(*papers):
    return run("extract", "--explain", *papers)


def grouped(number):
    whole, point, fraction = str(number).partition(".")
    return f"{int(whole):,}" + point + fraction


# ---- every example, one page each ----
status, out, err = run("extract", *PAPERS)
papers = [json.loads(line, parse_float=Decimal) for line in out.splitlines()]
eq((status, len(papers)), (0, len(PAPERS)), "the examples as JSON")
status, pages, err = explain(*PAPERS)
ok(status == 0 and not err, "and explained: status 0, nothing on stderr",
   (status, err))
ok("\x1b" not in pages, "no terminal sequences off a terminal")
ok(not any(line != line.rstrip() for line in pages.splitlines()),
   "no blanks at the end of a line",
   [l for l in pages.splitlines() if l != l.rstrip()][:5])
lost, unsummed, untold, crooked = [], [], [], []
for path, paper in zip(PAPERS, papers):
    status, page, err = explain(path)
    if page not in pages:
        lost.append(f"{path}: its page is not among those of all")
    lines = page.splitlines()
    figures = [l for l in lines if l.startswith("    ") and "【" in l
               and "–" not in l[:6]]
    if len(figures) != sum(len(paper[k]) for k in
                           ("facts", "changes", "counts")):
        lost.append(f"{path}: {len(figures)} lines of figures")
    for f in paper["facts"]:
        if not any(f" {grouped(f['yuan'])}" in l and str(f["year"]) in l and
                   f["stage"] in l for l in figures):
            lost.append(f"{path}: {f}")
    points = {wide(m.group()) for m in (POINT.match(l) for l in figures) if m}
    if figures and len(points) != 1:
        crooked.append((path, points))
    want = (f"facts {len(paper['facts'])} · changes {len(paper['changes'])} "
            f"· counts {len(paper['counts'])}")
    if want not in page:
        unsummed.append(f"{path}: {want}")
    for f in paper["findings"]:
        start = f["message"][:20]
        if f"! {f['severity']} · {f['code'].replace('_', ' ')}" not in page \
                or start not in page:
            untold.append(f"{path}: {f}")
    severities = [sum(f["severity"] == s for f in paper["findings"])
                  for s in ("error", "warning", "note")]
    want = "findings: {} errors, {} warnings, {} notes".format(*severities)
    if want not in page:
        unsummed.append(f"{path}: {want}")
eq(lost, [], "every fact, change and count has its line")
eq(unsummed, [], "the sums are those of the JSON")
eq(untold, [], "every finding is told")
eq(crooked, [], "figures stand in columns")

# ---- one paper by heart ----
status, page, err = explain("--lang", "zh", QUYANG)
lines = page.splitlines()
for words in ("地区", "曲阳县 · 130634", "据“河北省保定市曲阳县”",
              "一、主要职责  ‹职责›  – 职责任务，不取数字",
              "[机构表]", "[绩效指标表]", "行 6/6", "[政府采购表]",
              "指标值依据→确定依据", "! 疑点 · 同一指标前后不一",
              "12776.26万元，另一处为1277.26万元"):
    ok(words in page, f"曲阳: {words}", page[:3000])
line = next((l for l in lines if "“三公”经费合计  " in l), "")
ok(re.search(r"2021 预算数 +12,000 .*“三公”经费预算【1\.2】万元", line),
   "曲阳: the figure is marked in its sentence", line)
ok(re.search(r"2020 预算数 推算 +12,000 .*【持平】", page),
   "曲阳: what is derived says so, and from which word")
above, below = page.index("‹机关运行›"), page.index("第三部分")
ok(above < page.index("615,200  …1年机关运行经费") < below,
   "曲阳: figures stand under their heading")

# ---- tables of figures ----
status, page, err = explain(CHANGNING)
ok(re.search(r"\[figures\].* in 万元 · 6 of 6 rows · 18 of 18 amounts", page),
   "昌宁: the table with its unit, rows and amounts", page)
for column in (r"label", r"figure · 2014 · final", r"figure · 2015 · final",
               r"change · 2015 · final"):
    ok(re.search(rf"^ +\d  \S.*→ {column}$", page, re.M),
       f"昌宁: a column was taken for {column}", page)
ok(re.search(r"amounts: \d+ of \d+ used \(\d+\.\d %\)", page),
   "昌宁: how much of it was used", page)
with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as f:
    f.write(open(CHANGNING, encoding="utf-8").read()
            + "\n另有旧账7.7万元待查。\n\n办公地点\n街道\t门牌\t邮编\n"
            "和平路\t甲门\t总部\n建设路\t乙门\t分部\n")
    f.flush()
    status, page, err = explain(f.name)
    ok(re.search(r"– no label claims the amount +另有旧账【7\.7】万元", page),
       "an amount that no label claims is shown", page)
    ok("[table]" in page and "no header that is known" in page,
       "a table that was not recognised is shown, and why", page)

# ---- several files, one of them none ----
missing = "/nonexistent/paper.txt"
status, page, err = explain(CHANGNING, missing, HUAIYUAN)
ok(status == 1 and page.index("昌宁县") < page.index(missing) <
   page.index("怀远县"), "a missing file has its place; status 1",
   (status, page[:2000], err))
status, page, err = explain()
eq((status, page), (2, ""), "no file: status 2")
status, page, err = explain("-")
ok(status == 1 and page, "an empty standard input is said to be none",
   (status, page, err))

# ---- on a terminal ----
for columns in (80, 100, 150):
    status, page = on_terminal("extract", "--explain", "--lang", "zh", QUYANG,
                               CHANGNING, COLUMNS=str(columns))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", page)
    too_wide = [l for l in bare.splitlines() if wide(l) > columns]
    eq((status, too_wide[:5]), (0, []), f"fits {columns} columns")
    ok("\x1b[1;7m12776.26\x1b[0m" in page and "【" not in bare,
       f"with the figure marked by colour ({columns})", page[:3000])
    left = [re.findall(r"\x1b\[[0-9;]*m", l)[-1:] for l in
            page.splitlines() + [page] if l == page or "2021 预算数" in l]
    ok(len(left) > 20 and all(last == ["\x1b[0m"] for last in left),
       f"and every colour is taken back ({columns})", left)
done()
