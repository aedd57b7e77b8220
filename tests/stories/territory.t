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
    # ---- the same by old codes in what lists of papers do not show ----
    def covered(**named):
        reply = c.result("coverage.matrix", named)
        eq(reply["next"], None, f"{named}: all on one page")
        return ([(r["code"], r["county"], r["year"]) for r in reply["rows"]],
                reply["n_counties"], reply["n_published"],
                [x["county"] for x in reply["missing"]["counties"]])

    chongli = [("130709", "崇礼区", 2014), ("130709", "崇礼区", 2018)]
    for name in ("130733", "崇礼县", "130709"):
        eq(covered(county=name), (chongli, 1, 1, []),
           f"coverage by {name}: of the same land")
    parts = [(OLD, "崇川区", 2018), (GONE, "港闸区", 2018)]
    eq(covered(county=NEW), (parts + [(NEW, "崇川区", 2021)], 1, 1, []),
       "coverage of a county is that of its parts too")
    eq(covered(county="港闸区"), ([parts[1], (NEW, "崇川区", 2021)], 1, 1, []),
       "of a part, its own and what came after")
    eq(covered(county="港闸区", year=2021), ([(NEW, "崇川区", 2021)], 1, 1, []),
       "published, though not under its own code")
    eq(covered(counties=[GONE, "曲阳县"], year=2014),
       ([], 2, 0, ["曲阳县", "港闸区"]), "who has none is told by its name")
    eq(covered(counties=[GONE, "130733"], province="江苏省")[1], 1,
       "those of the province alone")
    eq(covered(counties=[GONE, "130733"], prefecture="南通市")[1], 1,
       "or of the prefecture, where one was that is no more")
    page = c.result("coverage.matrix", {"county": NEW, "limit": 2})
    rest = c.result("coverage.matrix", {"county": NEW, "limit": 2,
                                        "cursor": page["next"]})
    eq(([r["code"] for r in page["rows"] + rest["rows"]], rest["next"]),
       ([OLD, GONE, NEW], None), "page by page")

    def changed(county):
        reply = c.result("changes.since", {"version": 0, "county": county})
        return sorted((r["code"], r["county"], r["province"], r["year"])
                      for r in reply["rows"] if r["change"] != "superseded")

    eq(changed("130733"), [(*x[:2], "河北省", x[2]) for x in chongli],
       "changes by the old code")
    eq(changed("港闸区"), [(GONE, "港闸区", "江苏省", 2018)] * 2
       + [(NEW, "崇川区", "江苏省", 2021)],
       "changes of a county that was merged, with its name and province")
    eq(len([r for r in c.result("changes.since", {
        "version": 0, "province": "江苏省"})["rows"] if r["code"] == GONE]), 3,
       "and of the province it was in")

    def exported(*of):
        status, out, err = d.duibiao("export", *of, "--measures",
                                     "sangong.total")
        rows = [json.loads(line) for line in out.splitlines()]
        return sorted({(r["code"], r["county"], r["prefecture"],
                        r["province"], r["fiscal_year"]) for r in rows})

    eq([x[0::4] for x in exported("--county", "130733")],
       [("130709", 2014), ("130709", 2018)], "an export by the old code")
    gone = (GONE, "港闸区", "南通市", "江苏省", 2018)
    eq(exported("--county", GONE), [gone, (NEW, "崇川区", "南通市", "江苏省", 2021)],
       "an export of a county that was merged, until it was and since")
    ok(gone in exported("--province", "江苏省"), "and of its province")
    # ---- peers ----
    reply = c.result("compare.peers", {"county": "港闸区", "n": 3})
    eq((reply["code"], reply["county"], len(reply["rows"])), (NEW, "崇川区", 3),
       "peers of a county that was merged are those of what took it over")
    eq([(b["kind"], b["year"], b["from_code"], b["to_code"])
        for b in reply["breaks"]], [("merged", 2020, GONE, NEW)],
       "which is said")
    among = c.result("compare.series", {
        **ask, "peers_of": "港闸区", "peers": 3})
    eq(c.result("compare.series", {**ask, "peers_of": NEW, "peers": 3}), among,
       "wherever peers are asked for")
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
