#!/usr/bin/env python3
"""export.facts: every figure, streamed; at the client's pace, from where it
broke off, as it stood at a version; and changes.since, for who keeps a copy."""
import csv, io, os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

PAPERS, ROWS = 3000, 100
# Papers of invented figures, enough to fill every buffer on the way.
MANY = f"""
INSERT INTO disclosure (division_code, id, scope, department_key, fiscal_year,
    doc_type, revision, version_from, department_name, department_kind, name,
    sha256, bytes)
SELECT code, 1000000 + i, 'unit', 'k' || i, 2020, 'budget', 1, 1,
    '单位' || i, 'school', 'made', sha256(i::text::bytea), 1
FROM generate_series(1, {PAPERS}) i,
    LATERAL (SELECT code FROM division WHERE level = 'county'
        ORDER BY md5(code || i) LIMIT 1) d;
INSERT INTO fact
SELECT division_code, id, n, 'expenditure.function:水体', '2110302', NULL, NULL,
    2020, 'budget', id * n, 'stated', n, n + 1
FROM disclosure, generate_series(1, {ROWS}) n WHERE id > 1000000;
ANALYZE fact;
"""
EXPORTING = ("SELECT count(*) FROM pg_stat_activity"
             " WHERE application_name = 'duibiaod export'")


def export(c, **params):
    """Asks, and reads to the reply: (chunks, reply)."""
    number, chunks = c.ask("export.facts", params), []
    while True:
        line = c.reply()
        if line is None:
            raise EOFError("closed in the middle")
        if line.get("id") == number:
            return chunks, line
        if line.get("method") != "export.rows" \
                or line["params"]["id"] != number:
            raise AssertionError(f"what is this? {str(line)[:300]}")
        chunks.append(line["params"])


def rows_of(chunks):
    return [r for chunk in chunks for r in chunk["rows"]]


def key(row):
    code, paper, no = row["id"].split(".")
    return code, int(paper), int(no[1:])


with Cluster() as pg, Daemon(database=pg.conninfo, exports=2,
                             output_bytes=65536) as d, d.client(300) as c:
    status, out, err = d.ingest(EXAMPLES)
    eq(status, 0, "the examples are taken") or print("#", out[-500:], err)

    # ---- the same as facts.list ----
    chunks, reply = export(c)
    ok("result" in reply, "an export ends with its reply", reply)
    rows, result = rows_of(chunks), reply["result"]
    listed = c.pages("facts.list", {}, 1000)
    eq([r["id"] for r in rows], [r["id"] for r in listed],
       "exactly the figures of facts.list, in the same order")
    for name in ("county", "code", "department", "kind", "scope", "measure",
                 "name", "function_code", "fund", "part", "year", "stage",
                 "yuan", "presence", "disclosure"):
        eq([r[name] for r in rows], [r[name] for r in listed],
           f"with the same {name}")
    eq([[r["span_start"], r["span_end"]] for r in rows],
       [r["span"] for r in listed], "and the same places")
    eq((result["rows"], result["format"], result["next"], result["cursor"]),
       (len(rows), "ndjson", None, chunks[-1]["cursor"]),
       "the reply says how many and where it ended")
    eq(result["data_version"],
       c.result("facts.list", {"limit": 0})["data_version"],
       "and the data version")
    eq(sum(chunk["n"] for chunk in chunks), len(rows), "chunks are counted")

    # ---- CSV ----
    chunks, reply = export(c, format="csv")
    text = "".join(chunk["csv"] for chunk in chunks)
    lines = list(csv.DictReader(io.StringIO(text)))
    eq([{k: v if v != "" else None for k, v in r.items()} for r in lines],
       [{k: None if v is None else str(v) for k, v in r.items()}
        for r in rows], "CSV has the same cells")
    eq(text.count("span_start"), 1, "and one line of names")

    # ---- filters ----
    for about, params, keep in [
            ("a county", {"county": "曲阳县"}, lambda r: r["code"] == "130634"),
            ("a province", {"province": "云南省"},
             lambda r: r["province"] == "云南省"),
            ("a kind", {"kind": "housing_construction"},
             lambda r: r["kind"] == "housing_construction"),
            ("measures", {"measures": ["sangong.total", "operating_cost"]},
             lambda r: r["measure"] in ("sangong.total", "operating_cost")),
            ("function lines", {"measures": ["expenditure.function"]},
             lambda r: r["measure"].startswith("expenditure.function:")),
            ("a year and a stage", {"year": 2020, "stage": "final"},
             lambda r: (r["year"], r["stage"]) == (2020, "final")),
            ("a scope and a type",
             {"scope": "county", "doc_type": "final_accounts"},
             lambda r: (r["scope"], r["doc_type"])
             == ("county", "final_accounts")),
            ("nothing", {"year": 1999}, lambda r: False)]:
        chunks, reply = export(c, **params)
        eq([r["id"] for r in rows_of(chunks)],
           [r["id"] for r in rows if keep(r)], f"only {about}")
        eq(reply["result"]["rows"], sum(map(keep, rows)), "counted")

    # ---- from where it broke off ----
    got, cursor, n = [], None, 0
    while n < 100:
        chunks, reply = export(c, limit=97,
                               **({"cursor": cursor} if cursor else {}))
        got += rows_of(chunks)
        cursor, n = reply["result"]["next"], n + 1
        if cursor is None:
            break
    eq(got, rows, "in pieces of 97, going on behind each, all once")
    text = ""
    for more in ({"limit": 50}, {}):
        chunks, reply = export(c, format="csv", **more,
                               **({"cursor": cursor} if cursor else {}))
        text += "".join(chunk["csv"] for chunk in chunks)
        cursor = reply["result"]["next"]
    eq(len(list(csv.DictReader(io.StringIO(text)))), len(rows),
       "CSV goes on without a second line of names")

    # ---- wrong parameters ----
    error_is(c.call("export.facts", {"format": "xlsx"}), "invalid_params",
             "another format", parameter="format")
    error_is(c.call("export.facts", {"cursor": "1:130634.1"}),
             "invalid_params", "a cursor that is none")
    error_is(c.call("export.facts", {"version": 999}), "invalid_params",
             "a version that is not reached")
    error_is(c.call("export.facts", {"colour": 1}), "invalid_params",
             "an unknown parameter", parameter="colour")

    # ---- as it stood ----
    version = result["data_version"]
    first = c.result("changes.since", {"version": 0, "limit": 1000})
    eq(len(first["rows"]), 38, "changes.since 0 are all papers")
    eq({r["change"] for r in first["rows"]}, {"new"}, "each is new")
    eq(sum(r["facts"] for r in first["rows"]), len(rows),
       "with as many figures as the export has")
    eq(c.pages("changes.since", {"version": 0}, 7), first["rows"],
       "in pages of 7")
    reply = d.submit(bureau_paper("河北省/保定市/曲阳县", "9.99"), "new.txt",
                     wait=True)
    eq(reply.get("result", {}).get("state"), "revision",
       "曲阳县 publishes its budget again") or print("#", reply)
    eq(rows_of(export(c, version=version)[0]), rows,
       "the export of the version before is what it was")
    half = rows[len(rows) // 2]["id"]
    eq(rows_of(export(c, cursor=f"{version}:{half}")[0]),
       rows[len(rows) // 2 + 1:], "and so it is from a cursor on")
    now = rows_of(export(c)[0])
    ok(now != rows and {r["disclosure"] for r in now}
       == {r["disclosure"] for r in c.pages("facts.list", {}, 1000)},
       "the export of now has the new revision")
    change = c.result("changes.since", {"version": version})
    eq(sorted(r["change"] for r in change["rows"]),
       ["revision", "superseded"], "changes.since says what became of it")
    gone, = [r for r in change["rows"] if r["change"] == "superseded"]
    come, = [r for r in change["rows"] if r["change"] == "revision"]
    eq((gone["other"], come["other"]), (come["id"], gone["id"]),
       "the old one names the new one, and the other way round")
    ids = {r["id"] for r in first["rows"]} - {gone["id"]} | {come["id"]}
    eq(ids, {r["id"] for r in c.pages("disclosures.list", {}, 100)},
       "who applied the changes has the papers of now")
    diff = c.result("disclosures.diff", {"id": come["id"]})
    eq((diff["before"]["id"], diff["after"]["id"]), (gone["id"], come["id"]),
       "disclosures.diff compares with the revision before")
    changed, = [r for r in diff["facts"]["changed"]
                if r["measure"] == "sangong.total" and r["year"] == 2021]
    eq((changed["before"]["yuan"], changed["after"]["yuan"]),
       (12000, 99900), "三公: from 12,000 to 99,900")
    eq(c.result("facts.trace", {"id": changed["before"]["id"]})["yuan"],
       12000, "the old figure is traced")
    got = c.result("disclosures.get", {"id": gone["id"], "records": True})
    eq((got["current"], [r["id"] for r in got["revisions"]]),
       (False, [gone["id"], come["id"]]), "disclosures.get has both")
    eq({k: len(v) for k, v in got["records"].items()}, got["n"],
       "with every record, as many as are counted")
    error_is(c.call("disclosures.diff", {"id": first["rows"][0]["id"]}),
             "not_found", "no revision before")

    # ---- at the client's pace ----
    pg.database = "duibiao"
    pg.sql(MANY)
    total = len(now) + PAPERS * ROWS
    before = d.memory()[0]
    slow = d.client(300)
    number = slow.ask("export.facts")
    ok(wait_for(lambda: pg.sql(
        "SELECT wait_event FROM pg_stat_activity WHERE application_name ="
        " 'duibiaod export'") == "ClientWrite", 20),
       "the database waits for a client that does not read")
    ok(d.memory()[0] - before < 20, "and the daemon does not collect",
       (before, d.memory()))
    began = time.monotonic()
    c.result("compare.rank", {"measure": "sangong.total", "year": 2021})
    ok(time.monotonic() - began < 2, "others are answered meanwhile")
    n, last, ordered, largest = 0, ("", 0, 0), True, 0
    while True:
        raw = slow.line()
        largest = max(largest, len(raw))
        line = json.loads(raw)
        if line.get("id") == number:
            break
        for r in line["params"]["rows"]:
            ordered &= key(r) > last
            last = key(r)
        n += line["params"]["n"]
    eq((n, line["result"]["rows"]), (total, total),
       f"then it reads all {total} rows")
    ok(ordered, "in the order of their ids")
    ok(largest < 200_000, "in lines of bounded length", largest)
    ok(d.memory()[1] - before < 25, "memory stays flat", (before, d.memory()))

    # One that was stalled before its export had rows: they wait as well.
    stalled = d.client(300)
    before = d.memory()[0]
    with pg.holding("LOCK TABLE data_version IN ACCESS EXCLUSIVE MODE"):
        number = stalled.ask("export.facts")
        ok(wait_for(lambda: pg.sql(EXPORTING + " AND wait_event_type = 'Lock'")
                    == "1", 20), "an export waits for its plan")
        for _ in range(20):
            stalled.ask("rpc.discover")
        time.sleep(0.5)
    ok(wait_for(lambda: pg.sql(
        "SELECT wait_event FROM pg_stat_activity WHERE application_name ="
        " 'duibiaod export'") == "ClientWrite", 20),
       "then the database waits, since the client reads nothing")
    time.sleep(2)
    ok(d.memory()[0] - before < 20, "and the daemon does not collect",
       (before, d.memory()))
    line = {}
    n = 0
    while line.get("id") != number:
        line = stalled.reply()
        n += line["params"]["n"] if "params" in line else 0
    eq(n, total, "then it reads all, too")
    stalled.close()

    # ---- clients that leave, and too many ----
    slow.ask("export.facts")
    other = d.client(300)
    other.ask("export.facts")
    ok(wait_for(lambda: pg.sql(EXPORTING) == "2", 20), "two exports run")
    error_is(c.call("export.facts"), "overloaded", "a third is refused")
    slow.close()
    other.close()
    ok(wait_for(lambda: pg.sql(EXPORTING) == "0", 20),
       "who leaves takes the query along")
    # A query that gives no rows for long notices, too.
    blocked = d.client(300)
    with pg.holding("LOCK TABLE measure IN ACCESS EXCLUSIVE MODE"):
        blocked.ask("export.facts")
        ok(wait_for(lambda: pg.sql(EXPORTING) == "1", 20),
           "an export waits for a lock")
        blocked.close()
        ok(wait_for(lambda: pg.sql(EXPORTING) == "0", 20),
           "it ends when its client leaves")

    # ---- the database goes away in the middle ----
    slow = d.client(300)
    number = slow.ask("export.facts")
    line = slow.reply()
    ok(line.get("method") == "export.rows", "an export has begun")
    pg.hang_up()
    while line.get("id") != number:
        cursor = line["params"]["cursor"]
        got = line["params"]["n"]
        line = slow.reply()
    error_is(line, "database_unavailable", "it says that it broke off")
    ok(d.serving(), "the daemon recovers")
    chunks, reply = export(slow, cursor=cursor)
    eq(key(rows_of(chunks)[-1]), last, "and the client goes on to the end")
    slow.close()

    # ---- asked in odd ways ----
    c.send(b'{"jsonrpc":"2.0","method":"export.facts"}\n')
    c.result("daemon.status")
    eq(pg.sql(EXPORTING), "0", "an export that nobody wants is not begun")
    c.send(b'[{"jsonrpc":"2.0","id":900,"method":"export.facts","params":'
           b'{"limit":3}},{"jsonrpc":"2.0","id":901,"method":'
           b'"catalog.measures"}]\n')
    line = c.reply()
    while isinstance(line, dict):
        eq((line["method"], line["params"]["id"]), ("export.rows", 900),
           "rows of a call in a batch come before the batch")
        line = c.reply()
    eq(sorted(r["id"] for r in line), [900, 901], "which has both replies")
    d.unharmed("after exports")
done()
