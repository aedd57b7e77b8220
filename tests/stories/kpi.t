#!/usr/bin/env python3
"""Indicators of examples/: patterns, copies, quality and search; and coverage.

What is asked is counted here once more from what `duibiao extract` prints,
with the table of synonyms read by this test itself.
"""
import collections, os, re, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

D = Decimal
MEASURABLE = {"percent", "count", "money", "duration", "date"}
SYNONYMS = {r["synonym"]: r["indicator"] for r in label_rows("indicator_names")}
divisions = {r["code"]: r for r in reference("divisions")}

ok(not set(SYNONYMS) & set(SYNONYMS.values()),
   "no indicator of the table is a synonym too")


def spelled(name):
    """An indicator's name in one spelling, without a unit at its end."""
    name = re.sub(r"\s", "", name).replace("（", "(").replace("）", ")")
    return re.sub(r"(?<=.)\([^()]{1,3}\)$", "", name)


def level2(name):
    name = re.sub(r"\s", "", name or "")
    return name if not name or name.endswith("指标") else name + "指标"


def share(part, whole):
    return (D(part) / D(whole)).quantize(D("0.0001"), "ROUND_HALF_UP") \
        .normalize() + 0 if whole else None


def counted(papers, keep=lambda d, p, k: True):
    """Patterns by name: rows, projects, counties, measurable, targets."""
    found = collections.defaultdict(lambda: collections.defaultdict(set))
    for i, d in enumerate(papers):
        for j, p in enumerate(d["projects"]):
            for n, k in enumerate(p["kpis"]):
                if not keep(d, p, k):
                    continue
                f = found[SYNONYMS.get(spelled(k["level3"]),
                                       spelled(k["level3"]))]
                f["rows"].add((i, j, n))
                f["projects"].add((i, j))
                f["counties"].add(d["division"]["code"])
                if k["target"]["kind"] in MEASURABLE:
                    f["measurable"].add((i, j, n))
    return {name: tuple(len(f[k]) for k in ("rows", "projects", "counties",
                                            "measurable"))
            for name, f in found.items()}


def told(reply):
    return {r["indicator"]: (r["n"], r["projects"], r["counties"],
                             r["measurable"]) for r in reply["rows"]}


with Daemon() as d, d.client() as c:
    status, out, err = d.ingest(EXAMPLES)
    eq(status, 0, "the examples are taken") or print("#", out[-500:], err)
    _, out, _ = d.duibiao("extract", *sorted(
        os.path.join(EXAMPLES, n) for n in os.listdir(EXAMPLES)
        if n.endswith(".txt")))
    papers = [json.loads(line, parse_float=Decimal)
              for line in out.splitlines()]

    # ---- patterns ----
    def kind_of(p):
        return p["department"]["kind"] if p["department"] else None
    for about, params, keep in [
            ("all", {}, lambda d, p, k: True),
            ("a topic", {"topic": "sewage"},
             lambda d, p, k: p["topic"] == "sewage"),
            ("a year", {"year": 2021},
             lambda d, p, k: d["fiscal_year"] == 2021),
            ("a year and a topic", {"year": 2021, "topic": "heating"},
             lambda d, p, k: (d["fiscal_year"], p["topic"])
             == (2021, "heating")),
            ("a second level", {"level2": "质量"},
             lambda d, p, k: level2(k["level2"]) == "质量指标"),
            ("a second level of a topic",
             {"level2": "时效指标", "topic": "sewage"},
             lambda d, p, k: (level2(k["level2"]), p["topic"])
             == ("时效指标", "sewage")),
            ("a province", {"province": "云南省"},
             lambda d, p, k: d["division"]["province"] == "云南省"),
            ("a kind and a second level",
             {"kind": "housing_construction", "level2": "成本指标"},
             lambda d, p, k: (kind_of(d), level2(k["level2"]))
             == ("housing_construction", "成本指标")),
            ("a kind, a year and a topic",
             {"kind": "housing_construction", "year": 2021,
              "topic": "sewage"},
             lambda d, p, k: (kind_of(d), d["fiscal_year"], p["topic"])
             == ("housing_construction", 2021, "sewage")),
            ("a kind and a name", {"kind": "housing_construction",
                                   "indicator": "满意"},
             lambda d, p, k: kind_of(d) == "housing_construction"
             and "满意" in SYNONYMS.get(spelled(k["level3"]),
                                      spelled(k["level3"]))),
            ("a province and a kind", {"province": "河北省",
                                       "kind": "housing_construction"},
             lambda d, p, k: (d["division"]["province"], kind_of(d))
             == ("河北省", "housing_construction")),
            ("two counties", {"counties": ["曲阳县", "530524"]},
             lambda d, p, k: d["division"]["code"] in ("130634", "530524")),
            ("a name", {"indicator": "污水"},
             lambda d, p, k: "污水" in SYNONYMS.get(spelled(k["level3"]),
                                                   spelled(k["level3"]))),
            ("nothing", {"topic": "sewage", "year": 1999},
             lambda d, p, k: False)]:
        reply = c.result("kpi.patterns", {**params, "limit": 1000})
        want = counted(papers, keep)
        eq(told(reply), want, f"patterns of {about}")
        kept = [(i, j, d["division"]["code"], k["target"]["kind"])
                for i, d in enumerate(papers)
                for j, p in enumerate(d["projects"])
                for k in p["kpis"] if keep(d, p, k)]
        eq((reply["n_rows"], reply["n_projects"], reply["n_counties"],
            reply["n_indicators"], reply["measurable_share"]),
           (len(kept), len({k[:2] for k in kept}), len({k[2] for k in kept}),
            len(want), share(sum(k[3] in MEASURABLE for k in kept),
                             len(kept))), f"{about}, together")
        links = [r["search"] for r in reply["rows"][:4]]
        ok(all(links) == (len(params.get("counties", [])) < 2),
           f"{about}: each leads to its rows", links)
        eq([len(c.pages("kpi.search", link, 500)) for link in links if link],
           [r["n"] for r in reply["rows"][:4] if r["search"]],
           f"{about}: of which there are as many")
        eq([(r["n"], r["indicator"]) for r in reply["rows"]],
           sorted(((r["n"], r["indicator"]) for r in reply["rows"]),
                  key=lambda r: (-r[0], r[1].encode())), f"{about}, in order")
    reply = c.result("kpi.patterns", {"limit": 1000, "targets": 1000})
    ok(all(sum(t["n"] for t in r["targets"]) == r["n"]
           and r["targets"][0]["n"] == r["modal_n"]
           and r["targets"][0]["target"] == r["modal_target"]
           for r in reply["rows"]), "targets add up, the first is the modal")
    shown = {r["indicator"]: r for r in reply["rows"]}
    for r in reply["rows"][:10]:
        found = c.pages("kpi.search", {"indicator": r["indicator"]}, 20)
        eq((len(found), {f["indicator"] for f in found}),
           (r["n"], {r["indicator"]}),
           f"kpi.search gives the rows behind {r['indicator']}")
        ok(r["example"] in {f["id"] for f in found}, "and the example")

    # ---- a row leads to its project, its spending and its sentence ----
    row, = c.result("kpi.search", {"text": "化学需氧量"})["rows"][:1]
    trace = c.result("facts.trace", {"id": row["id"]})
    ok(row["level3"] in trace["sentence"], "its sentence", trace)
    project = c.result("facts.trace", {"id": row["project"]})
    eq(project["says"]["title"], row["title"], "its project")
    paid = [r for r in c.pages("kpi.search", {"topic": "sewage"}, 50)
            if r["budget_yuan"] is not None]
    ok(paid and all(r["budget_from"] in ("project", "procurement")
                    for r in paid), "what its project costs, and who says so")
    for text in ("污水", "满意", "≥95%", "不在任何地方"):
        found = c.pages("kpi.search", {"text": text}, 40)
        want = sum(text in (x or "") for d in papers for p in d["projects"]
                   for k in p["kpis"]
                   for x in ["\n".join(filter(None, [
                       k["level3"], k["description"],
                       k["target"]["text"]]))])
        eq(len(found), want, f"rows that say {text}")

    # ---- quality ----
    reply = c.result("kpi.quality", {"limit": 1000, "least": 1})
    by_county = collections.defaultdict(collections.Counter)
    for p in papers:
        rows = [k for j in p["projects"] for k in j["kpis"]]
        if not rows:
            continue
        of = by_county[p["division"]["code"]]
        codes = collections.Counter(f["code"] for f in p["findings"])
        of["n"] += len(rows)
        of["measurable"] += sum(k["target"]["kind"] in MEASURABLE
                                for k in rows)
        of["malformed"] += (codes["kpi_malformed_target"]
                            + codes["kpi_unit_mismatch"])
        of["misplaced"] += codes["kpi_misplaced"]
        of["doubtful"] += codes["kpi_direction_doubtful"]
        of["reused"] += codes["kpi_goal_reused"]
        of["projects"] += len(p["projects"])
    eq({r["code"]: tuple(r[k] for k in ("n", "measurable", "malformed",
                                        "misplaced", "doubtful", "reused",
                                        "projects"))
        for r in reply["rows"]},
       {code: tuple(of[k] for k in ("n", "measurable", "malformed",
                                    "misplaced", "doubtful", "reused",
                                    "projects"))
        for code, of in by_county.items()}, "quality counts what was found")
    for r in reply["rows"]:
        formula = reply["formula"]
        for name in ("measurable", "malformed", "misplaced", "doubtful",
                     "reused", "projects", "n"):
            formula = re.sub(rf"\b{name}\b", f"D({r[name]})", formula)
        score = eval(re.sub(r"(?<![\w(])(\d+)(?![\w)])", r"D(\1)", formula))
        eq(r["score"], score.quantize(D("0.01"), "ROUND_HALF_UP")
           .normalize() + 0, f"{r['county']}: the score is the formula")
    scores = [r["score"] for r in reply["rows"]]
    eq(scores, sorted(scores, reverse=True), "the best first")
    eq([r["rank"] for r in reply["rows"]],
       [1 + sum(s > x for s in scores) for x in scores], "ties share a rank")
    eq(c.pages("kpi.quality", {"least": 1}, 3), reply["rows"],
       "in pages of 3")
    few = c.result("kpi.quality", {"least": 10, "limit": 1000})
    eq((few["n"], few["too_few"]),
       (sum(r["n"] >= 10 for r in reply["rows"]),
        sum(r["n"] < 10 for r in reply["rows"])),
       "who has too few rows is counted, not ranked")
    rows = c.result("kpi.quality", {"by": "department", "kind":
                    "housing_construction", "least": 1})["rows"]
    ok(rows and all("局" in r["department"] or "委" in r["department"]
                    for r in rows), "departments by name", rows)
    error_is(c.call("kpi.quality", {"by": "planet"}), "invalid_params",
             "by something else", parameter="by")

    # ---- copies ----
    reply = c.result("kpi.reuse", {"limit": 200, "places": 1000})
    ok(all(r["counties"] > 1 or len(r["topics"]) > 1 for r in reply["rows"]),
       "clusters stand in several counties or topics", reply["rows"])
    ok(all(r["n"] == len(r["places"])
           and r["counties"] == len({p["code"] for p in r["places"]})
           and r["exact"] == (r["n_wordings"] == 1)
           for r in reply["rows"]), "places are all there")
    borrowed = [r for r in reply["rows"] if r["what"] == "goals"
                and "130634" in {p["code"] for p in r["places"]}]
    ok(borrowed, "曲阳县 has goals that two topics share")
    goal = "按期完成{}污水管网改造工程，让群众满意出行。"
    for name, county, n in [("a", "云南省/保山市/昌宁县", "3.2公里"),
                            ("b", "湖北省/襄阳市/南漳县", "11公里")]:
        extra = f"""

绩效目标

项目名称：{county.split('/')[-1]}管网项目

绩效目标：{goal.format(county.split('/')[-1] + n)}

	一级指标
	二级指标
	三级指标
	指标值
	产出指标
	数量指标
	改造长度
	{n}
"""
        r = d.submit(bureau_paper(county, year=2023) + extra.encode(),
                     f"{name}.txt", wait=True)
        ok("result" in r, f"a paper with a goal of {county}", r)
    with_goal = d.sql("SELECT count(*) FROM goal WHERE text LIKE"
                      " '%让群众满意出行%'")
    reply = c.result("kpi.reuse", {"what": "goals", "year": 2023})
    if with_goal == "2":
        eq([(r["n"], r["counties"], r["exact"], r["n_wordings"])
            for r in reply["rows"]], [(2, 2, False, 2)],
           "a goal with another length and another county is a near copy")
        ok(D("0.3") < reply["rows"][0]["wordings"][1]["similarity"] < 1,
           "alike, not equal")
    else:
        ok(False, "the goals were read", with_goal)
    eq(c.result("kpi.reuse", {"what": "goals", "year": 2023,
                              "counties": ["曲阳县"]})["rows"], [],
       "曲阳县 has no part in it")

    # ---- what the reader makes of a row is what the database asks for ----
    eq(d.sql("SELECT count(*) FROM kpi WHERE aim IS DISTINCT FROM text_key("
             "target_key(op, value, high, unit, target))"), "0",
       "the keys of targets")
    ok(d.sql("SELECT count(DISTINCT aim) > 20 FROM kpi") == "t", "all of them")
    eq(d.sql("""SELECT count(*) FROM disclosure d LEFT JOIN kpi_grams g
        ON g.disclosure_id = d.id WHERE ARRAY(SELECT unnest(grams) ORDER BY 1)
        <> ARRAY(SELECT DISTINCT s FROM kpi k, unnest(text_grams(level3)
            || text_grams(description) || text_grams(target)) s
            WHERE k.disclosure_id = d.id ORDER BY s)"""), "0",
       "the runs that a search looks in")

    # ---- and what a migration makes of rows of a release that made none ----
    def made():
        return [d.sql("SELECT division_code, disclosure_id, no, near, exact"
                      f" FROM {t} ORDER BY 1, 2, 3") for t in ("goal", "kpi")] \
            + [d.sql("SELECT division_code, disclosure_id, g FROM kpi_grams,"
                     " unnest(grams) g ORDER BY 1, 2, 3")]
    read = made()
    d.sql("UPDATE goal SET near = NULL, exact = NULL;"
          "UPDATE kpi SET near = NULL, exact = NULL; DELETE FROM kpi_grams")
    d.sql(source_text("migrations", "0027_older_keys.sql"))
    d.sql(source_text("migrations", "0028_runs_of_three.sql"))
    eq(sorted(d.sql("DELETE FROM owed_work RETURNING call").split("\n")),
       ["SELECT grams_rebuild()", "SELECT kpi_rebuild()"],
       "all is to be counted anew, and what a search looks in to be made")
    d.sql("SELECT grams_rebuild()")
    eq(made(), read, "keys and runs are those that the reader made")

    # ---- the counts are what counting anew gives ----
    tables = ("kpi_total", "kpi_use", "kpi_aim", "kpi_place", "kpi_cluster")
    def state():
        return [d.sql(f"SELECT count(*), md5(string_agg(v::text, ','"
                      f" ORDER BY v::text)) FROM {t} v") for t in tables]
    before = state()
    d.sql("SELECT kpi_rebuild()")
    eq(state(), before, "counting all papers anew changes nothing")
    r = d.submit(open(os.path.join(
        EXAMPLES, "hebei-quyang-zhujian-2021-budget.txt"), "rb").read()
        + "\n（修订）\n".encode(), "again.txt", wait=True)
    eq(r["result"]["state"], "revision", "a revision of 曲阳县")
    eq(told(c.result("kpi.patterns", {"limit": 1000, "year": 2021})),
       counted(papers, lambda d, p, k: d["fiscal_year"] == 2021),
       "is counted in place of its forerunner")
    before = state()
    d.sql("SELECT kpi_rebuild()")
    eq(state(), before,
       "and again counting anew changes nothing")

    # ---- coverage ----
    reply = c.result("coverage.matrix", {"limit": 1000})
    cells = collections.Counter(
        (p["division"]["code"], p["fiscal_year"], p["doc_type"], p["scope"],
         kind_of(p)) for p in papers)
    for county in ("530524", "420624"):
        cells[county, 2023, "budget", "department",
              "housing_construction"] += 1
    eq({(r["code"], r["year"], r["doc_type"], r["scope"], r["kind"]):
        r["papers"] for r in reply["rows"]}, dict(cells),
       "coverage.matrix has every cell")
    eq(c.pages("coverage.matrix", {}, 7), reply["rows"], "in pages of 7")
    counties = {k for k, r in divisions.items() if r["level"] == "county"}
    eq((reply["n_counties"], reply["n_published"], reply["missing"]["n"]),
       (len(counties), len({k[0] for k in cells}),
        len(counties - {k[0] for k in cells})), "and who has none, counted")
    some = c.result("coverage.matrix", {"province": "云南省", "year": 2015,
                                        "year_to": 2021, "limit": 1000})
    eq({(r["code"], r["year"]) for r in some["rows"]},
       {k[:2] for k in cells if divisions[k[0]]["province"] == "云南省"
        and 2015 <= k[1] <= 2021}, "of a province, over years")
    row, = [r for r in reply["rows"] if r["disclosure"] and r["code"]
            == "130634"]
    ok(row["revisions"] == 2 and row["completeness"] >= D("0.7")
       and row["sections"]["performance"] == 1, "曲阳县 is nearly complete",
       row)

    # ---- findings ----
    reply = c.result("findings.list", {"limit": 1000})
    eq({s["severity"]: s["n"] for s in reply["severities"]},
       dict(collections.Counter(r["severity"] for r in reply["rows"])),
       "findings are counted by severity")
    eq({s["code"]: s["n"] for s in reply["codes"]},
       dict(collections.Counter(r["code"] for r in reply["rows"])),
       "and by code")
    d.unharmed("after every question")
done()
