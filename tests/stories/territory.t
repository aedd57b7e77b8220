#!/usr/bin/env python3
"""Papers of counties that are no more: each keeps its own place, and the county
of today is followed back through them."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

# 崇川区 and 港闸区 became the new 崇川区 in 2020, which has another code; 崇礼县
# became 崇礼区 in 2016, the same land under another code.
NEW, OLD, GONE = "320613", "320602", "320611"


def paper(place, year, sangong):
    return bureau_paper(place, sangong, year)


with Daemon() as d, d.client() as c:
    def submit(place, year, sangong):
        reply = d.submit(paper(place, year, sangong), f"{place}{year}".replace(
            "/", "") + ".txt", wait=True)["result"]
        return reply["state"], (reply.get("disclosure") or "")[:6]

    eq(submit("江苏省/南通市/崇川区", 2018, "8.00"), ("new", OLD),
       "a county that was there in 2018 has the code it had")
    eq(submit("江苏省/南通市/港闸区", 2018, "4.00"), ("new", GONE),
       "so has its neighbour of that time: no revision of the other")
    eq(submit("江苏省/南通市/崇川区", 2021, "9.00"), ("new", NEW),
       "after they were merged, the code of today")
    eq(submit("江苏省/南通市/港闸区", 2018, "5.00"), ("revision", GONE),
       "a revision finds its forerunner under the old code")
    eq(submit("河北省/张家口市/崇礼县", 2014, "7.00"), ("new", "130709"),
       "the same land under another code: the code of today")
    eq(submit("河北省/张家口市/崇礼区", 2018, "6.00"), ("new", "130709"),
       "and goes on under it")
    # ---- a series ----
    ask = {"measure": "sangong.total", "kind": "housing_construction",
           "per": "resident"}
    reply = c.result("compare.series", {**ask, "counties": [NEW]})
    rows = {r["year"]: r for r in reply["rows"]}
    eq((rows[2018]["yuan"], rows[2018]["territory"],
        sorted(f[:6] for f in rows[2018]["facts"])),
       (130000, "merged", [OLD, GONE]), "2018: the sum of both, with both facts")
    eq((rows[2021]["yuan"], rows[2021]["territory"]), (90000, "same"),
       "2021: its own")
    eq({(b["year"], b["kind"], b["from_county"], b["comparable"])
        for b in reply["breaks"] if b["from_code"] in (OLD, GONE)},
       {(2020, "merged", "崇川区", False), (2020, "merged", "港闸区", False)},
       "the breaks are told")
    reply = c.result("compare.series", {**ask, "counties": ["崇礼区"]})
    eq({r["year"]: r["yuan"] for r in reply["rows"] if r["yuan"]},
       {2014: 70000, 2018: 60000}, "a county is followed through its new code")
    eq([(b["kind"], b["comparable"]) for b in reply["breaks"]
        if b["year"] == 2016], [("recoded", True)],
       "which breaks nothing, and is said")
    # ---- what there is, by old and new names and codes ----
    def papers(county):
        reply = c.result("disclosures.list", {"county": county})
        return ([(r["code"], r["year"]) for r in reply["rows"]],
                [(b["kind"], b["year"], b["from_code"], b["to_code"])
                 for b in reply["breaks"] if b["kind"] != "moved"])

    follow = [(OLD, 2018), (GONE, 2018), (NEW, 2021)]
    eq(papers("江苏省南通市崇川区"), (follow, [("merged", 2020, OLD, NEW),
                                              ("merged", 2020, GONE, NEW)]),
       "the papers of a county are those of its parts too")
    for name in (GONE, "港闸区", "南通港闸区"):
        eq(papers(name), (follow[1:], [("merged", 2020, GONE, NEW)]),
           f"{name}: of a part, its own, and those of all since")
    both = [("130709", 2014), ("130709", 2018)]
    for name in ("130709", "130733", "崇礼县", "河北省崇礼县", "崇礼区"):
        eq(papers(name), (both, [("recoded", 2016, "130733", "130709")]),
           f"{name}: the same land, the same papers")
    eq({r["disclosure"][:6] for r in c.result("facts.list", {
        "county": "港闸区"})["rows"]}, {GONE, NEW}, "so are figures")
    eq({r["year"]: r["yuan"] for r in c.result("compare.series", {
        **ask, "counties": ["崇礼县"]})["rows"] if r["yuan"]},
       {2014: 70000, 2018: 60000}, "a series by the old name is the same")
    reply = c.result("compare.rank", {
        "measure": "sangong.total", "year": 2018, "counties": ["港闸区"],
        "kind": "housing_construction"})
    eq([(r["code"], r["yuan"]) for r in reply["rows"]], [(GONE, 50000)],
       "what is no more is compared as it was")
    eq(c.call("disclosures.list", {"county": "港闸县"})["error"]["data"]["name"],
       "invalid_params", "what never was is not known")
    # ---- a ranking of that year ----
    reply = c.result("compare.rank", {"measure": "sangong.total", "year": 2018,
                                      "kind": "housing_construction"})
    eq([(r["code"], r["county"]) for r in reply["rows"]],
       [(OLD, "崇川区"), ("130709", "崇礼区"), (GONE, "港闸区")],
       "each is ranked as it was")
    missing = c.result("compare.rank", {
        "measure": "sangong.total", "year": 2018, "missing_limit": 5000,
        "kind": "housing_construction"})["missing"]
    eq([r["reason"] for r in missing["reasons"]
        if NEW in [x["code"] for x in r["counties"]]], ["boundary_changed"],
       "the county of today is missing in 2018 because it was not there")
    d.unharmed("after counties came and went")
done()
