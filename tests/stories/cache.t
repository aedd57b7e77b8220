#!/usr/bin/env python3
"""Equal questions get equal bytes without the database, and never an answer
from before a change that is done."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

PLACE, CODE = "河北省/保定市/曲阳县", "130634"
RANK = {"measure": "sangong.total", "year": 2021, "counties": [CODE],
        "kind": "housing_construction", "missing_limit": 0}
ROUNDS = 50


def raw(c, method, params, number=1):
    """The reply's bytes."""
    c.send(json.dumps({"jsonrpc": "2.0", "id": number, "method": method,
                       "params": params}).encode() + b"\n")
    return c.line()


def cache(d):
    return d.status()["cache"]


def yuan(c):
    return c.result("compare.rank", RANK)["rows"][0]["yuan"]


def paper(n):
    return bureau_paper(PLACE, f"{n}.00")


def settled(d):
    """Both the watch and the intake have told what is current."""
    return wait_for(lambda: cache(d)["data_version"]
                    == d.status()["counts"]["data_version"], 5)


with Cluster() as pg, Daemon(database=pg.conninfo) as d:
    d.submit(paper(1), "first.txt", wait=True)
    ok(settled(d), "the version that is current is known", cache(d))
    c, other = d.client(), d.client()

    # ---- equal questions ----
    questions = [("compare.rank", RANK), ("catalog.measures", {}),
                 ("findings.list", {"county": CODE}), ("facts.list", {}),
                 ("compare.rank", {**RANK, "counties": ["曲阳县"]})]
    before = cache(d)
    first = [raw(c, *q) for q in questions]
    again = [raw(other, *q) for q in questions]
    eq(again, first, "equal questions, equal bytes, on another connection")
    ok(all(b'"result":' in line for line in first), "which are results", first)
    after = cache(d)
    eq((after["hits"] - before["hits"], after["misses"] - before["misses"]),
       (6, 4), "five were given again, and the same county by its name")
    ok(0 < after["bytes"] < 1 << 20 and after["replies"] >= 4,
       "and their bytes are counted", after)
    eq(raw(c, "compare.rank", {**RANK, "stage": "budget", "limit": 20}),
       first[0], "a default said is a default left out")
    eq(raw(c, "compare.rank", RANK, "é"),
       first[0].replace(b'"id":1', '"id":"é"'.encode()),
       "only the id is the asker's own")
    c.send(json.dumps([{"jsonrpc": "2.0", "id": 1, "method": m, "params": p}
                       for m, p in questions]).encode() + b"\n")
    eq(c.line(), b"[" + b",".join(first) + b"]", "in a batch as well")
    c.send(json.dumps({"jsonrpc": "2.0", "method": "compare.rank",
                       "params": RANK}).encode() + b"\n")
    eq(raw(c, *questions[0]), first[0], "a notification has no answer")
    error_is(c.call("facts.trace", {"id": CODE + ".99.f1"}), "not_found",
             "what is not there is not kept")

    # ---- without the database's help ----
    tables = pg.sql("SELECT string_agg(tablename, ', ') FROM pg_tables"
                    " WHERE schemaname = 'public'")
    with pg.holding(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE"):
        began = time.monotonic()
        eq([raw(c, *q) for q in questions], first,
           "given again while the tables are locked")
        ok(time.monotonic() - began < 1, "at once")

    # ---- never stale ----
    stale, hits = [], cache(d)["hits"]
    for n in range(2, 2 + ROUNDS):
        reply = d.submit(paper(n), f"{n}.txt", wait=True)
        got = yuan(c), yuan(other)
        if got != (n * 10000, n * 10000):
            stale.append((n, got, reply))
    eq(stale, [], f"{ROUNDS} ingestions: the next question shows the figure")
    ok(cache(d)["hits"] - hits >= ROUNDS // 2,
       "though the second asker was answered from memory", cache(d))

    # ---- of others' commits ----
    version = settled(d) and cache(d)["data_version"]
    yuan(c)
    pg.sql("SET ROLE duibiao; UPDATE measure_value SET amount = 77700"
           " WHERE division_code = '130634'"
           " AND measure = 'sangong.total'; "
           + source_text("sql", "data_version_next.sql").replace(
               "$1", "'by hand'"))
    ok(wait_for(lambda: cache(d)["data_version"] == version + 1, 3, 0.01),
       "another session's commit is heard of", cache(d))
    eq(yuan(c), 777, "and the next answer is of it")

    # ---- without the watch ----
    pg.admin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
             " WHERE usename = 'duibiao' AND query LIKE '%current_version()%'"
             " AND query NOT LIKE '%json%'")
    ok(wait_for(lambda: d.logged("pg.down"), 5), "the watch was hung up on")
    ok(settled(d), "and listens again", cache(d))
    eq(yuan(c), 777, "nothing is lost")
    pg.stop()
    ok(wait_for(lambda: "error" in c.call("compare.rank", RANK), 10),
       "while the database is away, nothing is given from memory")
    pg.start()
    ok(d.state_is("serving"), "until it is back")
    eq(yuan(c), 777, "as it was")
    d.unharmed("after all")

# ---- switched off ----
with Daemon(cache_bytes=0) as d:
    d.submit(paper(1), "first.txt", wait=True)
    eq([d.result("compare.rank", RANK) for _ in range(3)][0]["n"], 1,
       "without it")
    eq((cache(d)["hits"], cache(d)["replies"]), (0, 0), "nothing is kept")
done()
