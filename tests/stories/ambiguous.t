#!/usr/bin/env python3
"""A county's name that several have: the only one of them that has published
is meant; nothing is guessed between two, or where none has."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

NINGBO, CHONGQING = "330205", "500105"
FULL = {NINGBO: "浙江省宁波市江北区", CHONGQING: "重庆市江北区"}
NAME = "江北区"
RANK = {"measure": "sangong.total", "year": 2021, "counties": [NAME],
        "kind": "housing_construction", "missing_limit": 0}


def refused(d, params, about):
    reply = d.call("compare.rank", params)
    error_is(reply, "invalid_params", f"{about}: refused", -32602, "counties")
    error = reply.get("error", {})
    eq(set(error.get("data", {}).get("suggestions", [])), set(FULL.values()),
       f"{about}: both are suggested")
    ok(all(name in error.get("message", "") for name in FULL.values()),
       f"{about}: the message names both", error)


def taken(d, params):
    """The codes of the rows, or None when refused."""
    reply = d.call("compare.rank", params)
    return [r["code"] for r in reply["result"]["rows"]] \
        if "result" in reply else None


eq({r["code"] for r in reference("divisions") if r["name"] == NAME},
   set(FULL), "two counties have the name")

with Daemon() as d:
    # ---- none has published ----
    refused(d, RANK, "none published")

    # ---- one has ----
    reply = d.submit(bureau_paper("浙江省/宁波市/江北区", "12.00"),
                     "ningbo.txt", wait=True)
    ok("result" in reply, "Ningbo's is taken in", reply)
    ok(wait_for(lambda: taken(d, RANK) == [NINGBO], 3),
       "its name means it soon after", taken(d, RANK))
    row, = d.result("compare.rank", RANK)["rows"]
    eq((row["code"], row["county"], row["prefecture"], row["province"]),
       (NINGBO, NAME, "宁波市", "浙江省"), "and the reply shows which it is")
    eq(d.result("disclosures.list", {"county": NAME})["n"], 1,
       "so where one county is asked for")
    eq(taken(d, {**RANK, "counties": ["重庆市江北区"]}), [],
       "the other one is still asked for by its province")
    status, out, err = d.duibiao("findings", NAME)
    eq(status, 0, "and from the command line")

    # ---- both have ----
    reply = d.submit(bureau_paper("重庆市/江北区", "34.00"), "chongqing.txt",
                     wait=True)
    ok("result" in reply, "Chongqing's is taken in", reply)
    ok(wait_for(lambda: taken(d, RANK) is None, 3),
       "then the name is refused again soon after", taken(d, RANK))
    refused(d, RANK, "both published")
    eq(taken(d, {**RANK, "counties": list(FULL.values())}),
       [CHONGQING, NINGBO], "in full, both are ranked")

    # ---- where the rule is said ----
    county = next(p for m in d.result("rpc.discover")["methods"]
                  for p in m["params"] if p["schema"]["title"] == "county")
    ok("exactly one" in county["schema"]["description"],
       "rpc.discover says so", county)
    d.unharmed("after all")
done()
