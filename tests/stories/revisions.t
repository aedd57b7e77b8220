#!/usr/bin/env python3
"""The same bytes again change nothing; other bytes for the same paper are its
next revision, and the old one stays to be asked about."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

PLACE = "云南省/保山市/昌宁县"
RANK = {"measure": "sangong.total", "year": 2021,
        "kind": "housing_construction"}


def fates(out):
    return sorted(l.split()[0] for l in out.splitlines() if ".txt" in l)


def ranked(c, **more):
    rows = c.result("compare.rank", {**RANK, **more})["rows"]
    return {r["code"]: (r["yuan"], r["fact"]) for r in rows}


def papers(c, **more):
    return c.result("disclosures.list", {"county": "530524", **more})["rows"]


def version(c):
    return c.result("disclosures.list")["data_version"]


with Daemon() as d, d.client() as c:
    first = d.papers(a=bureau_paper(PLACE, "8.30", extra="公务接待费2.50万元。"))
    status, out, _ = d.ingest(first)
    eq((status, fates(out)), (0, ["new"]), "a paper is new")
    one, = papers(c)
    eq((one["revision"], one["current"], one["name"]), (1, True, "a.txt"),
       "its first revision")
    eq(ranked(c)["530524"][0], 83000, "and ranked")
    old_fact = ranked(c)["530524"][1]
    v = version(c)

    same = d.papers(b=bureau_paper(PLACE, "8.30", extra="公务接待费2.50万元。"))
    status, out, _ = d.ingest(same, first)
    eq((status, fates(out)), (0, ["unchanged"] * 2),
       "the same bytes are unchanged, whatever the file is called")
    eq((version(c), len(papers(c, revisions=True))), (v, 1),
       "and there is no new version")

    # ---- a figure has changed ----
    status, out, _ = d.ingest(d.papers(a=bureau_paper(PLACE, "9.41")))
    eq((status, fates(out)), (0, ["revision"]), "other bytes are a revision")
    two, = papers(c)
    eq((two["revision"], two["current"], two["id"] != one["id"]),
       (2, True, True), "the second, with an id of its own")
    eq(version(c), v + 1, "one data version later")
    eq(ranked(c)["530524"][0], 94100, "the rank shows the new figure")
    eq([(r["revision"], r["current"]) for r in papers(c, revisions=True)],
       [(1, False), (2, True)], "both are listed when asked for")
    reply = c.result("disclosures.text", {"id": one["id"]})
    ok("8.30万元" in reply["text"], "the old text is there")
    t = c.result("facts.trace", {"id": old_fact})
    eq((t["yuan"], t["revision"], t["disclosure"]["current"]),
       (83000, 1, False), "the old figure is traced, and said to be old")
    eq({f["yuan"] for f in c.result(
        "facts.list", {"disclosure": one["id"],
                       "measure": "sangong.total"})["rows"]}, {83000},
       "and listed by the old paper's id")
    eq({f["yuan"] for f in c.result(
        "facts.list", {"county": "530524",
                       "measure": "sangong.total"})["rows"]}, {94100},
       "but not among the county's figures")
    ask = {**RANK, "measure": "sangong.reception", "missing_limit": 5000}
    reply = c.result("compare.rank", ask)
    eq(reply["n"], 0, "what only the old one stated is no longer ranked")
    eq([(r["reason"], [x["code"] for x in r["counties"]])
        for r in reply["missing"]["reasons"]
        if r["reason"] == "published_without_measure"],
       [("published_without_measure", ["530524"])], "but missing")
    status, out, _ = d.ingest(first)
    eq((status, fates(out), ranked(c)["530524"][0]),
       (0, ["unchanged"], 94100), "the old bytes again change nothing")

    # ---- another key is another paper ----
    status, out, _ = d.ingest(d.papers(
        year=bureau_paper(PLACE, "7.00", year=2022),
        county=bureau_paper("广东省/肇庆市/封开县", "6.00")))
    eq((status, fates(out)), (0, ["new", "new"]),
       "another year, another county: papers of their own")
    eq({k: x[0] for k, x in ranked(c).items()},
       {"530524": 94100, "441225": 60000}, "ranked each")

    # ---- in one go ----
    v = version(c)
    folder = d.papers(**{
        "a": bureau_paper("浙江省/丽水市/龙泉市", "1.00"),
        "b": bureau_paper("浙江省/丽水市/龙泉市", "2.00"),
        "c": bureau_paper("浙江省/丽水市/龙泉市", "2.00")})
    status, out, _ = d.ingest(folder)
    eq((status, fates(out)), (0, ["new", "revision", "unchanged"]),
       "two of one key and one of the same bytes in one go")
    both = sorted(c.result("disclosures.list", {
        "county": "331181", "revisions": True})["rows"],
        key=lambda r: r["revision"])
    eq([(r["name"], r["revision"], r["current"]) for r in both],
       [("a.txt", 1, False), ("b.txt", 2, True)],
       "one after the other, the last is current")
    figure = c.result("facts.list", {"disclosure": both[1]["id"],
                                     "measure": "sangong.total"})["rows"]
    eq(ranked(c)["331181"], (figure[0]["yuan"], figure[0]["id"]),
       "and is the one ranked")
    eq(d.sql("SELECT count(*), count(DISTINCT sha256) FROM disclosure"),
       "6|6", "no bytes are there twice")
    table = "SELECT md5(string_agg(v::text, ',' ORDER BY v::text))" \
            " FROM measure_value v"
    before = d.sql(table)
    d.sql("SELECT rollup_rebuild()")
    eq(d.sql(table), before, "the rollup is what a rebuild gives")

    # ---- what cannot be placed ----
    nowhere = d.papers(x="某县住房和城乡建设局2021年部门预算\n\n"
                         "“三公”经费预算8.30万元。\n".encode())
    status, out, err = d.ingest(nowhere)
    eq((status, fates(out)), (1, ["parked"]),
       "a paper of no county is parked, and the exit status says so")
    ok("unknown_county" in out + err or "county" in out + err,
       "with the reason", out + err)
    eq(d.sql("SELECT count(*) FROM disclosure"), "6", "and not served")
    parked = c.result("ingest.status", {"parked": True})
    ok("unknown_county" in json.dumps(parked, ensure_ascii=False),
       "ingest.status lists it", parked)
    d.unharmed("after revisions")
done()
