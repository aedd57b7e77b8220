#!/usr/bin/env python3
"""A database that is away, goes away, refuses, is full or too new: the daemon
says so, keeps what is handed in, and serves again by itself."""
import base64, os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

AWAY = -32001
RANK = {"measure": "sangong.total", "year": 2021,
        "kind": "housing_construction"}
PLACES = ["云南省/保山市/昌宁县", "广东省/肇庆市/封开县",
          "浙江省/丽水市/龙泉市", "安徽省/芜湖市/南陵县",
          "湖南省/益阳市/桃江县", "四川省/广元市/旺苍县"]


def hand_in(d, place, about):
    """Submits a paper without waiting for its fate."""
    reply = d.submit(bureau_paper(place), place.split("/")[-1] + ".txt")
    return eq(reply.get("result", reply).get("state"), "accepted", about)


def loaded(pg, n):
    """n papers are in the database, within a minute."""
    return wait_for(lambda: pg.sql("SELECT count(*) FROM disclosure")
                    == str(n))


def refuses(d, about):
    """Not serving, and a question gets database_unavailable at once."""
    ok(wait_for(lambda: d.status().get("state") not in ("serving", None)),
       f"{about}: the state is not serving", d.status())
    # Each of the connections notices for itself.
    wait_for(lambda: "error" in d.call("compare.rank", RANK), 10)
    began = time.monotonic()
    error_is(d.call("compare.rank", RANK), "database_unavailable",
             f"{about}: a question is refused", AWAY)
    ok(time.monotonic() - began < 5, f"{about}: and at once")


def says(d, words, about):
    """The status and the log say why."""
    def trouble():
        status = d.status()
        return " ".join(str((status.get(part) or {}).get("trouble"))
                        for part in ("database", "pool"))
    ok(wait_for(lambda: re.search(words, trouble()), 20),
       f"{about}: daemon.status says why", trouble())
    ok(wait_for(lambda: d.logged(words), 20), f"{about}: the log says why",
       d.tail())


with Cluster() as pg:
    pg.stop()
    with Daemon(wait=False, database=pg.conninfo, reconnect_min="100ms",
                reconnect_max="500ms") as d:
        # ---- away at the start ----
        ok(wait_for(lambda: d.status().get("state")),
           "away at start: the daemon answers", d.tail())
        refuses(d, "away at start")
        says(d, "cannot be reached", "away at start")
        for place in PLACES[:3]:
            hand_in(d, place, f"away at start: {place} is accepted")
        reply = d.call("ingest.submit", {
            "content": base64.b64encode(bureau_paper(PLACES[0])).decode(),
            "name": "again.txt"})
        eq(reply.get("result", reply).get("state"), "accepted",
           "as base64 too")
        ok("result" in d.call("rpc.discover"),
           "what needs no database is answered")
        pg.start()
        ok(d.serving(), "it comes up: the daemon serves by itself", d.tail())
        ok(loaded(pg, 3), "and what waited is loaded, each paper once",
           d.tail())
        eq(d.result("compare.rank", RANK)["n"], 3, "and ranked")

        # ---- goes away while it serves ----
        c = d.client()
        before = c.result("compare.rank", RANK)
        pg.stop("immediate")
        refuses(d, "gone")
        hand_in(d, PLACES[3], "gone: a paper is accepted")
        pg.start()
        ok(d.serving(), "back: the daemon serves by itself", d.tail())
        ok(loaded(pg, 4), "back: and has loaded the paper")
        eq(c.result("compare.rank", {**RANK, "counties": ["昌宁县"]})["rows"],
           [r for r in before["rows"] if r["code"] == "530524"] and
           c.result("compare.rank", {**RANK, "counties": ["530524"]})["rows"],
           "back: an old connection asks on")
        c.close()

        # ---- a crash of one backend ----
        pg.hang_up()
        ok(wait_for(lambda: "result" in d.call("compare.rank", RANK)),
           "connections cut: asked again")
        ok(d.serving(), "connections cut: it serves")

        # ---- refuses logins ----
        pg.admin("ALTER ROLE duibiao NOLOGIN")
        pg.hang_up()
        refuses(d, "no logins")
        says(d, "not permitted to log in", "no logins")
        hand_in(d, PLACES[4], "no logins: a paper is accepted")
        pg.admin("ALTER ROLE duibiao LOGIN")
        ok(d.serving(), "logins again: it serves by itself")

        # ---- is full ----
        pg.admin("ALTER ROLE duibiao CONNECTION LIMIT 0")
        pg.hang_up()
        refuses(d, "full")
        says(d, "too many connections", "full")
        hand_in(d, PLACES[5], "full: a paper is accepted")
        pg.admin("ALTER ROLE duibiao CONNECTION LIMIT 3")
        ok(d.serving(), "room for three: it serves with what it gets")
        ok("result" in d.call("compare.rank", RANK), "room for three: asked")
        pg.admin("ALTER ROLE duibiao CONNECTION LIMIT -1")
        ok(loaded(pg, 6), "everything that was accepted is there once",
           d.tail())
        ok(d.serving(), "and it serves")
        d.unharmed("after all this")
        eq(d.stop(), 0, "it stops in order")

        # ---- with functions of another release ----
        pg.sql("UPDATE function_set SET digest = 'of another release',"
               " names = names || '{gone}'::text[]")
        for gone in ("FUNCTION gone() RETURNS text", "FUNCTION theirs() RETURNS text",
                     "OR REPLACE FUNCTION current_version() RETURNS bigint"):
            pg.sql("CREATE %s LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
                   % gone)
        pg.sql("DELETE FROM measure_value")
        pg.sql("INSERT INTO owed_work (call) VALUES ('SELECT rollup_rebuild()')")
        d.start()
        ok(d.serving(), "functions of another release: it serves", d.tail())
        ok("result" in d.call("compare.rank", RANK)
           and d.call("compare.rank", RANK)["result"]["data_version"] > 0,
           "they are replaced")
        eq(pg.sql("SELECT string_agg(proname, ' ' ORDER BY proname) FROM pg_proc"
                  " WHERE proname IN ('gone', 'theirs')"), "theirs",
           "one that is no more is dropped; one that is not ours stays")
        ok(pg.sql("SELECT count(*) FROM measure_value") != "0"
           and pg.sql("SELECT count(*) FROM owed_work") == "0",
           "and what a migration owed is done, once", d.tail())
        eq(d.stop(), 0, "it stops in order again")

        # ---- what a migration owed cannot be done ----
        pg.sql("INSERT INTO owed_work (call) VALUES ('SELECT not_there()')")
        d.start(wait=False)
        says(d, "update of the database failed", "owed work that fails")
        ok(d.logged(r'migrate.failed at="SELECT not_there\(\)".*not exist'),
           "the log names it, and the server's reason", d.tail())
        ok(d.status().get("state") != "serving", "it does not serve")
        eq(d.stop(), 0, "and stops in order")
        pg.sql("DELETE FROM owed_work")

        # ---- newer than the program ----
        pg.sql("INSERT INTO schema_migration (version, name)"
               " VALUES (9999, 'from the future')")
        d.start(wait=False)
        ok(wait_for(lambda: d.process.poll() is not None
                    or d.logged("newer|9999")),
           "a newer database: it is noticed", d.tail())
        ok(d.logged("(?i)newer.*program|newer than|9999"),
           "a newer database: refused with a clear message", d.tail())
        ok(d.status().get("state") != "serving",
           "a newer database: it does not serve", d.status())
        eq(pg.sql("SELECT count(*) FROM disclosure"), "6",
           "a newer database: and touches nothing")
done()
