#!/usr/bin/env python3
"""As of a data version: what was said then is said again, whatever was revised,
superseded twice or published since, by every comparison and of indicators; and
indicators among peers."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

ASKS = [(m, {"limit": 200, **a}) for m, asks in {
    "kpi.patterns": [
        {}, {"topic": "sewage"}, {"year": 2021, "topic": "heating"},
        {"level2": "质量"}, {"province": "云南省"}, {"indicator": "满意度"},
        {"kind": "housing_construction", "year": 2021},
        {"counties": ["曲阳县", "昌宁县"]}, {"targets": 1, "limit": 3}],
    "kpi.quality": [
        {}, {"by": "department", "least": 1}, {"year": 2021},
        {"province": "河北省"}, {"kind": "housing_construction", "limit": 2},
        {"counties": ["曲阳县"]}],
    "kpi.reuse": [
        {}, {"what": "goals"}, {"what": "rows", "places": 3},
        {"topic": "sewage"}, {"year": 2021, "kind": "housing_construction"},
        {"province": "云南省"}, {"counties": ["曲阳县"], "year": 2021},
        {"limit": 1}],
    "kpi.search": [
        {}, {"text": "污水"}, {"indicator": "群众满意度"},
        {"topic": "sewage", "level2": "质量"}, {"county": "曲阳县"},
        {"province": "云南省", "year": 2021}, {"text": "未曾有"},
        {"kind": "housing_construction", "limit": 4}],
}.items() for a in asks]
PAIR = {"year": 2021, "counties": ["曲阳县", "昌宁县"]}
HOUSING = {"measure": "sangong.total", "kind": "housing_construction"}
COUNTY = {"measure": "sangong.total", "scope": "county",
          "built_from_departments": True}
ASKS += [(m, a) for m, asks in {
    "compare.rank": [
        {**HOUSING, "year": 2021, "per": "resident"},
        {**COUNTY, "year": 2021, "stage": "final"},
        {"measure": "expenditure.function", "year": 2021,
         "function_code": "2110302", "province": "河北省"}],
    "compare.counties": [
        PAIR, {**PAIR, "per": "resident", "scope": "county",
               "built_from_departments": True},
        {"year": 2021, "peers_of": "曲阳县", "peers": 5}],
    "compare.series": [
        {**HOUSING, "counties": ["曲阳县", "徐水区"]},
        {**COUNTY, "counties": ["曲阳县", "昌宁县"]}],
    "compare.distribution": [{**HOUSING, "year": 2021}],
    "compare.outliers": [{**HOUSING, "year": 2021, "per": "resident"}],
    "sangong.per_capita": [
        {"year": 2021, "kind": "housing_construction"},
        {"year": 2021, "scope": "county", "built_from_departments": True}],
    "sewage.spending": [
        {"year": 2021}, {"year": 2020, "year_to": 2021, "province": "河北省"},
        {"year": 2021, "peers_of": "曲阳县", "per": "none"}],
}.items() for a in asks]


def example(name):
    with open(os.path.join(EXAMPLES, name), encoding="utf-8") as f:
        return f.read()


def plain(result):
    """A reply without what only one asked as of a version has."""
    for row in result.get("rows", []):
        (row.get("search") or {}).pop("as_of", None)
    return result


with Daemon() as d, d.client(timeout=120) as c:
    said = {}

    def remember():
        version = c.result("disclosures.list", {"limit": 1})["data_version"]
        said[version] = [c.result(m, a) for m, a in ASKS]
        for reply in said[version]:
            eq(reply["data_version"], version, "of this version") \
                if reply["data_version"] != version else None
        return version

    def submit(text, name, state):
        eq(d.submit(text.encode(), name, wait=True)["result"]["state"], state,
           f"{name}: {state}")
        return remember()

    eq(d.ingest(EXAMPLES)[0], 0, "the examples are taken")
    first = remember()
    names = sorted(n for n in os.listdir(EXAMPLES) if n.endswith(".txt"))
    budget = "hebei-quyang-zhujian-2021-budget.txt"
    text = example(budget)
    # A paper with another target and without some rows; as it was; a third.
    less = text.replace("≥95%", "≥90%", 1).replace(
        "群众满意度", "居民满意度").replace("1.2万元", "1.3万元")
    submit(less, "less.txt", "revision")
    submit(text + "\n（修订）\n", "again.txt", "revision")
    other = next(n for n in names if n != budget and "kpi" not in n
                 and "绩效" in example(n))
    submit(example(other) + "\n（更正）\n", "other.txt", "revision")
    # The same goals and rows in a county that had none: copies widen.
    submit(text.replace("曲阳县", "徐水区"), "copy.txt", "new")
    last = submit(text.replace("曲阳县", "徐水区").replace("污水", "供水"),
                  "changed.txt", "revision")

    eq(len({json.dumps(said[v], default=str) for v in said}), len(said),
       "each version said something else")
    for version in sorted(said):
        for (method, ask), reply in zip(ASKS, said[version]):
            got = plain(c.result(method, {**ask, "as_of": version}))
            if got != plain(reply):
                eq(got, plain(reply), f"{method} {ask} as of {version}")
        ok(True, f"{len(ASKS)} questions as of {version}, of {last}")
    for method in ("kpi.patterns", "kpi.quality", "kpi.reuse", "kpi.search"):
        reply = c.result(method, {"as_of": "1999-12-31"})
        eq((reply["rows"], reply["data_version"]), ([], 0),
           f"{method}: before anything was published there is nothing")
        reply = c.result(method, {"as_of": "2999-12-31"})
        eq(reply["data_version"], last, f"{method}: in the future it is now")
        pages = c.pages(method, {"as_of": first}, 30)
        eq(plain({"rows": pages}), {"rows": plain(c.result(method, {
            "as_of": first, "limit": 1000 if method == "kpi.search"
            else 200}))["rows"]},
           f"{method}: in pages, as of a version")
    row = c.result("kpi.patterns", {"as_of": first, "topic": "sewage"})["rows"][0]
    rows = c.result("kpi.search", {**row["search"], "limit": 1000})["rows"]
    eq((len(rows), sum(r["measurable"] for r in rows)),
       (row["n"], row["measurable"]), "a pattern leads to its rows of then")

    # ---- among peers ----
    them = ["130634"] + [r["code"] for r in c.result(
        "compare.peers", {"county": "曲阳县", "n": 6})["rows"]]
    ok("130609" in them, "徐水区 is a peer of 曲阳县", them)
    for method in ("kpi.patterns", "kpi.quality", "kpi.reuse"):
        for more in ({}, {"as_of": first}):
            ask = {"limit": 200, **more}
            eq(c.result(method, {**ask, "peers_of": "曲阳县", "peers": 6}),
               c.result(method, {**ask, "counties": them}),
               f"{method}: peers_of stands for the list {more}")
    eq({r["code"] for r in c.result("kpi.search", {
        "peers_of": "曲阳县", "peers": 6, "limit": 1000})["rows"]},
       {"130634", "130609"}, "kpi.search: rows of the county and its peers")

    # ---- of counties that are no more ----
    # 崇川区 and 港闸区 became one in 2020, which has another code.
    OLD, GONE, NEW = "320602", "320611", "320613"
    for place, year in (("崇川区", 2018), ("港闸区", 2018), ("崇川区", 2021)):
        moved = text.replace("河北省保定市", "江苏省南通市").replace(
            "曲阳县", place).replace("2021年", f"{year}年")
        eq(d.submit(moved.encode(), f"{place}{year}.txt",
                    wait=True)["result"]["state"], "new", f"{place} {year}")
    now = remember()

    def places(method, ask):
        reply = c.result(method, {"limit": 1000, **ask})
        told = {(b["kind"], b["from_code"]) for b in reply["breaks"]
                if b["kind"] == "merged"}
        if method == "kpi.patterns":
            return max(r["counties"] for r in reply["rows"]), told
        return {r["code"] for r in reply["rows"]}, told

    for more in ({}, {"as_of": now}):
        eq(places("kpi.search", {"county": "崇川区", **more}),
           ({OLD, GONE, NEW}, {("merged", OLD), ("merged", GONE)}),
           f"rows of a county are those of its parts too {more}")
        eq(places("kpi.search", {"county": "港闸区", **more}),
           ({GONE, NEW}, {("merged", GONE)}),
           f"of a part, its own and those of all since {more}")
        eq(places("kpi.quality", {"counties": [OLD], **more}),
           ({OLD, NEW}, {("merged", OLD)}), f"by an old code {more}")
        eq(places("kpi.patterns", {"counties": [GONE], **more}),
           (2, {("merged", GONE)}), f"patterns too {more}")
        eq(c.result("kpi.reuse", {"counties": [GONE], "year": 2021, **more})
           ["rows"], c.result("kpi.reuse", {"counties": [NEW], "year": 2021,
                                            **more})["rows"],
           f"copies of a year in which it was a part {more}")
    d.unharmed("after asking about what was")
done()
