#!/usr/bin/env python3
"""A question that runs long delays nobody else, is given up in time, and is
stopped in the server when its asker leaves."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

TIMED_OUT = -32006
RANK = {"measure": "sangong.total", "year": 2021,
        "kind": "housing_construction"}
TIMEOUT = 8

WAITING = ("SELECT count(*) FROM pg_stat_activity WHERE usename = 'duibiao'"
           " AND wait_event_type = 'Lock' AND state = 'active'")


def waiting(pg):
    return int(pg.sql(WAITING))


def quick(c, about):
    """Questions that touch no locked table are answered under a second."""
    slowest = (0, None)
    for method, params in [("daemon.status", None), ("rpc.discover", None),
                           ("findings.list", {"limit": 50}),
                           ("catalog.measures", {}),
                           ("disclosures.list", {})] * 4:
        began = time.monotonic()
        c.result(method, params)
        slowest = max(slowest, (time.monotonic() - began, method))
    ok(slowest[0] < 1, f"{about}: others wait no second", slowest)


# Without the cache, which would answer without asking.
with Cluster() as pg, Daemon(database=pg.conninfo, pool_size=3, cache_bytes=0,
                             query_timeout=f"{TIMEOUT}s") as d:
    reply = d.submit(bureau_paper("云南省/保山市/昌宁县"), "a.txt", wait=True)
    ok("result" in reply, "a paper to ask about", reply)
    answer = d.result("compare.rank", RANK)
    eq(answer["n"], 1, "it is ranked")
    c, slow = d.client(), d.client()

    # Every ranking asks who states what it ranks; no list does.
    with pg.holding("LOCK TABLE measure_slice"
                    " IN ACCESS EXCLUSIVE MODE"):
        # ---- one waits ----
        began = time.monotonic()
        asked = slow.ask("compare.rank", RANK)
        ok(wait_for(lambda: waiting(pg) == 1), "a question waits for a lock")
        quick(c, "one slow question")
        # The same client's next question is not stuck behind it.
        eq(slow.call("catalog.measures")["id"], asked + 1,
           "its own next question overtakes it")
        # ---- as many as would fill the pool ----
        for _ in range(6):
            slow.ask("compare.rank", RANK)
        quick(c, "seven slow questions of one client")
        # ---- given up in time ----
        replies = [slow.reply() for _ in range(7)]
        took = time.monotonic() - began
        eq({r["error"]["data"]["name"] for r in replies if "error" in r},
           {"timed_out"}, "each is given up")
        eq([r["error"]["code"] for r in replies], [TIMED_OUT] * 7,
           "as timed_out")
        ok(TIMEOUT - 1 < took < 3 * TIMEOUT, "in time", took)
        ok(wait_for(lambda: waiting(pg) == 0, 10),
           "and stopped in the server")

        # ---- the asker leaves ----
        gone = d.client()
        began = time.monotonic()
        gone.ask("compare.rank", RANK)
        ok(wait_for(lambda: waiting(pg) == 1), "another one waits")
        gone.close()
        ok(wait_for(lambda: waiting(pg) == 0, TIMEOUT - 2),
           "its asker leaves: it is stopped in the server")
        ok(time.monotonic() - began < TIMEOUT - 1,
           "and before its time was up")
        quick(c, "after the asker has left")

    # ---- a paper comes in meanwhile ----
    with pg.holding("LOCK TABLE document_text"
                    " IN ACCESS EXCLUSIVE MODE"):
        reply = d.submit(bureau_paper("广东省/肇庆市/封开县"), "b.txt")
        eq(reply["result"]["state"], "accepted",
           "a paper is accepted while the table is locked")
        ok(wait_for(lambda: waiting(pg) == 1), "the loader waits")
        quick(c, "while the loader waits")
    ok(wait_for(lambda: d.result("compare.rank", RANK)["n"] == 2),
       "the lock is gone: the paper is loaded and ranked")
    eq(slow.result("compare.rank", {**RANK, "counties": ["昌宁县"]})
       ["rows"][0]["yuan"], answer["rows"][0]["yuan"],
       "the slow client asks again and is answered")
    d.unharmed("after slow questions")
done()
