#!/usr/bin/env python3
"""Every number has a sentence: whatever amount a reply serves comes with its id,
or the ids of its parts, and facts.trace leads from there to the same amount, its
paper, and the words in which it is printed."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

ID = re.compile(r"\d{6}\.\d+(?:\.([a-z])\d+)?")
BUREAUS = {"measure": "sangong.total", "year": 2021,
           "kind": "housing_construction", "per": "resident"}
BUILT = {"measure": "sangong.total", "year": 2021, "scope": "county",
         "built_from_departments": True}
PAIR = {"counties": ["曲阳县", "昌宁县"]}
ASKS = [
    ("disclosures.list", {"revisions": True}), ("facts.list", {"limit": 1000}),
    ("findings.list", {"limit": 1000}), ("compare.rank", BUREAUS),
    ("compare.rank", BUILT), ("compare.rank", {
        "measure": "expenditure.function", "year": 2021, "limit": 5000}),
    ("compare.rank", {"measure": "vehicles.kept", "year": 2021,
                      "stage": "final", "scope": "county"}),
    ("compare.counties", {**PAIR, "year": 2021}),
    ("compare.counties", {**PAIR, "year": 2021, "scope": "county",
                          "built_from_departments": True}),
    ("compare.series", {"measure": "sangong.total", **PAIR}),
    ("compare.series", {"measure": "sangong.total", **PAIR, "scope": "county",
                        "built_from_departments": True}),
    ("compare.distribution", BUREAUS), ("compare.distribution", BUILT),
    ("compare.outliers", BUREAUS),
    ("sangong.per_capita", {"year": 2021, "limit": 1000}),
    ("sewage.spending", {"year": 2020, "year_to": 2021, "limit": 1000}),
    ("kpi.patterns", {"limit": 1000, "targets": 1000}),
    ("kpi.search", {"limit": 1000}), ("kpi.reuse", {"limit": 200}),
    ("kpi.quality", {"least": 1, "limit": 1000}),
    ("coverage.matrix", {"limit": 1000}),
    ("changes.since", {"version": 0, "limit": 1000})]
# They have no figures of papers, or are asked by an id.
OTHERS = {"rpc.discover", "daemon.status", "catalog.measures",
          "catalog.counties", "compare.peers", "facts.trace",
          "disclosures.text", "disclosures.get", "disclosures.diff",
          "export.facts", "ingest.submit", "ingest.status"}


def objects(value):
    """Every object of a reply."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for v in value if isinstance(value, list) else ():
        yield from objects(v)


def ids_in(value):
    """Every id in a reply, but for cursors."""
    if isinstance(value, str):
        return {value} if ID.fullmatch(value) else set()
    if isinstance(value, dict):
        value = [v for k, v in value.items() if k not in ("next", "search")]
    return set().union(*map(ids_in, value)) if isinstance(value, list) \
        else set()


def parts(row):
    """The ids that a row's amount comes from."""
    return [row["fact"]] if row.get("fact") else row.get("facts") or \
        (row.get("coverage") or {}).get("facts") or \
        ([row["id"]] if row.get("id") else [])


eq({m for m, _ in ASKS} | OTHERS, set(methods()), "every method is asked")
with Daemon() as d, d.client() as c:
    eq(d.ingest(EXAMPLES)[0], 0, "the examples are taken")
    replies = c.results(ASKS)
    every = sorted(set().union(*map(ids_in, replies)))
    traces = dict(zip(every, c.results([("facts.trace", {"id": i})
                                        for i in every])))
    eq({i: t["id"] for i, t in traces.items() if t["id"] != i
        or not i.startswith(t["disclosure"]["id"])}, {},
       f"each of {len(every)} ids is known, and of its paper")
    kinds = {ID.fullmatch(i)[1] for i in every}
    ok(kinds >= set("fkpjgnx") | {None}, "ids of papers, figures, counts, "
       "rows of every kind and findings", kinds)
    eq([i for i, t in traces.items() if ID.fullmatch(i)[1] not in (None, "x")
        and not (t["sentence"] or "").strip()], [], "each has its sentence")
    for (method, ask), reply in zip(ASKS, replies):
        rows = [o for o in objects(reply) if o.get("yuan") is not None]
        bare = [r for r in rows if not parts(r)]
        wrong = [(r["yuan"], parts(r)) for r in rows if parts(r)
                 and sum(traces[i]["yuan"] or 0 for i in parts(r))
                 != r["yuan"]]
        if rows or bare or wrong:
            eq((bare, wrong), ([], []), f"{method} {ask}: {len(rows)} amounts "
               "are those that are printed")
    d.unharmed("after tracing everything")
done()
