#!/usr/bin/env python3
"""Indicators a second time: patterns, quality, copies and search over papers that
are made up here, now and as of each data version, with papers superseded and
published on the way; counted again from the rows alone.
"""
import collections, os, random, subprocess, sys
from fractions import Fraction as F

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)),
                os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
from harness import Daemon, done, eq, ok, label_rows
from opinion import Places, rounded

RANDOM = random.Random(20240611)
NOW = 4
SEEN = collections.Counter()            # what was compared, that it was much
TOPICS = ["sewage", "heating", "roads", None]
KINDS = ["housing_construction", "education", ""]
SYNONYM, CANON = next((r["synonym"], r["indicator"])
                      for r in label_rows("indicator_names"))
NAMES = ["群众满意度", "水质达标率", "项目个数", "长期运行", CANON, SYNONYM]
TARGETS = [(">=", 95, "%", "percent"), (">=", 90, "%", "percent"),
           ("=", 3, "个", "count"), (None, None, "良好", "text"),
           ("<=", 30, "天", "duration"), (None, None, "有效保障", "text")]
FINDINGS = ["kpi_malformed_target", "kpi_unit_mismatch", "kpi_misplaced",
            "kpi_direction_doubtful", "kpi_goal_reused", "sum_mismatch"]
Paper = collections.namedtuple("Paper", "id code key kind year since until"
                               " projects rows goals findings")
Row = collections.namedtuple("Row", "no project level2 name target near exact")


def sign(op):
    return {">=": "≥", "<=": "≤"}.get(op, "")


def shown(target):
    op, value, unit, _ = target
    return unit if value is None else f"{sign(op)}{value}{unit}"


def paper(number, code, kind, year, since, until):
    projects = [RANDOM.choice(TOPICS) for _ in range(RANDOM.randrange(1, 4))]

    def near(stems):
        """(key of the skeleton, of the text); none where it is too short."""
        if RANDOM.random() < 0.4:
            return None, None
        n = RANDOM.randrange(1, stems)
        return n * 1000003, n * 1000003 + RANDOM.randrange(1, 3)

    rows = [Row(n, RANDOM.randrange(1, len(projects) + 1),
                RANDOM.choice(["数量指标", "质量指标", "质量"]),
                RANDOM.choice(NAMES), RANDOM.choice(TARGETS), *near(60))
            for n in range(1, RANDOM.randrange(2, 12))]
    goals = [(n, RANDOM.randrange(1, len(projects) + 1), *near(20))
             for n in range(1, RANDOM.randrange(1, 3))]
    findings = [RANDOM.choice(FINDINGS)
                for _ in range(RANDOM.randrange(0, 4))]
    return Paper(number, code, kind + "局", kind, year, since, until, projects,
                 rows, goals, findings)


def publish(codes):
    papers = []
    for code in codes:
        for year in (2020, 2021):
            for kind in KINDS:
                if RANDOM.random() < 0.2:
                    continue
                since = RANDOM.choice([1, 1, 2, 3, 4])
                while since < NOW and RANDOM.random() < 0.35:
                    until = RANDOM.randrange(since + 1, NOW + 1)
                    papers.append(paper(len(papers) + 1, code, kind, year,
                                        since, until))
                    since = until
                papers.append(paper(len(papers) + 1, code, kind, year, since,
                                    None))
    return papers


def load(daemon, papers):
    def null(x):
        return r"\N" if x is None else x

    tables = {
        "disclosure (division_code, id, scope, department_key, fiscal_year,"
        " doc_type, revision, version_from, version_to, department_name,"
        " department_kind, name, sha256, bytes)":
        [(p.code, p.id, "department", p.key, p.year, "budget",
          1 + any((q.code, q.key, q.year, q.until)
                  == (p.code, p.key, p.year, p.since) for q in papers),
          p.since, null(p.until), p.key, p.kind, "x", r"\\x%08x" % p.id, 1)
         for p in papers],
        "project (division_code, disclosure_id, no, number, title, topic,"
        " span_start, span_end)":
        [(p.code, p.id, n, n, f"项目{n}", null(t), 0, 1) for p in papers
         for n, t in enumerate(p.projects, 1)],
        "goal (division_code, disclosure_id, no, project, text, near, exact,"
        " span_start, span_end)":
        [(p.code, p.id, n, j, f"目标{exact}", null(near), null(exact), 0, 1)
         for p in papers for n, j, near, exact in p.goals],
        "kpi (division_code, disclosure_id, no, project, level2, level3,"
        " description, target, op, value, unit, kind, indicator, near, exact,"
        " span_start, span_end)":
        [(p.code, p.id, r.no, r.project, r.level2, r.name, f"说明{r.exact}",
          shown(r.target), null(r.target[0]), null(r.target[1]),
          r"\N" if r.target[1] is None else r.target[2], r.target[3], r.name,
          null(r.near), null(r.exact), 0, 1) for p in papers for r in p.rows],
        "finding (division_code, disclosure_id, no, code, severity, message,"
        " spans)":
        [(p.code, p.id, n, f, "warning", "x", "{}") for p in papers
         for n, f in enumerate(p.findings, 1)]}
    script = "BEGIN;\n"
    for table, lines in tables.items():
        script += f"COPY {table} FROM STDIN;\n" + "".join(
            "\t".join(map(str, line)) + "\n" for line in lines) + "\\.\n"
    script += "SELECT kpi_rebuild();\nDELETE FROM data_version;\n" + "".join(
        f"INSERT INTO data_version VALUES ({v}, '2024-0{v}-01 12:00+00',"
        " 'test');\n" for v in range(1, NOW + 1))
    script += f"SELECT pg_notify('data_version', '{NOW}');\nCOMMIT;\n"
    r = subprocess.run(daemon.psql_command(), input=script, cwd="/",
                       capture_output=True, text=True, timeout=300)
    if r.returncode:
        raise RuntimeError(r.stderr)


class Opinion:
    def __init__(self, papers, version, places):
        self.places = places
        self.papers = [p for p in papers if p.since <= version
                       and not (p.until and p.until <= version)]

    def there(self, p, ask):
        return ask.get("year") in (None, p.year) \
            and ask.get("kind") in (None, p.kind) \
            and ("province" not in ask or self.places.division[p.code]
                 ["province"] == ask["province"]) \
            and ("counties" not in ask or p.code in ask["counties"])

    @staticmethod
    def name(row):
        return CANON if row.name == SYNONYM else row.name

    def rows(self, ask):
        level = ask.get("level2")
        return [(p, r) for p in self.papers if self.there(p, ask)
                for r in p.rows
                if ask.get("topic") in (None, p.projects[r.project - 1])
                and (level is None or r.level2[:2] == level[:2])
                and ask.get("indicator", "") in self.name(r)]

    @staticmethod
    def id(p, n, letter="k"):
        return f"{p.code}.{p.id}.{letter}{n}"

    @staticmethod
    def key(target):
        """By what equally frequent targets are ordered."""
        op, value, unit, _ = target
        return f"||||{unit}" if value is None else f"{op}|{value}||{unit}|"

    def patterns(self, ask):
        found = collections.defaultdict(list)
        for p, r in self.rows(ask):
            found[self.name(r)].append((p, r))
        out = []
        for name, rs in found.items():
            goals = collections.defaultdict(list)
            for p, r in rs:
                goals[r.target].append((p.id, r.no, self.id(p, r.no)))
            best = sorted(goals.items(), key=lambda g: (
                -len(g[1]), self.key(g[0]).encode()))
            out.append((name, len(rs), len({(p.id, r.project) for p, r in rs}),
                        len({p.code for p, _ in rs}),
                        sum(r.target[3] != "text" for _, r in rs),
                        [(shown(t), len(at), min(at)[2])
                         for t, at in best[:5]]))
        out.sort(key=lambda o: (-o[1], o[0].encode()))
        every = self.rows(ask)
        return (len(every), len({(p.id, r.project) for p, r in every}),
                len({p.code for p, _ in every}), len(out)), out

    def copies(self):
        """{(letter, near): [(paper, no, project, exact)]}"""
        out = collections.defaultdict(list)
        for p in self.papers:
            for n, j, near, exact in p.goals:
                if near:
                    out["g", near].append((p, n, j, exact))
            for r in p.rows:
                if r.near:
                    out["k", r.near].append((p, r.no, r.project, r.exact))
        return out

    def quality(self, ask):
        spread = {k: len({c[0].code for c in v})
                  for k, v in self.copies().items()}
        groups = collections.defaultdict(list)
        for p in self.papers:
            if p.rows and self.there(p, ask):
                groups[p.code, p.key if ask.get("by") == "department"
                       else ""].append(p)
        out, few = [], 0
        for (code, key), ps in groups.items():
            n = sum(len(p.rows) for p in ps)
            j = sum(len(p.projects) for p in ps)

            def found(*codes, most=lambda p: len(p.rows)):
                return sum(min(most(p), sum(f in codes for f in p.findings))
                           for p in ps)
            measurable = sum(r.target[3] != "text" for p in ps
                             for r in p.rows)
            bad = found("kpi_malformed_target", "kpi_unit_mismatch")
            lost = found("kpi_misplaced")
            doubt = found("kpi_direction_doubtful")
            again = found("kpi_goal_reused", most=lambda p: len(p.projects))
            if n < ask.get("least", 4):
                few += 1
                continue
            score = rounded(100 - F(40 * (n - measurable) + 20 * bad
                                    + 15 * lost + 15 * doubt, n)
                            - F(10 * again, j), 2)
            keys = [("g", g[2]) for p in ps for g in p.goals if g[2]] + [
                ("k", r.near) for p in ps for r in p.rows if r.near]
            out.append((code, key, score, len(ps), j, n, measurable, bad,
                        lost, doubt, again, sum(spread[k] > 1 for k in keys)))
        out.sort(key=lambda o: (-o[2], o[0], o[1].encode()))
        return few, [(1 + sum(x[2] > o[2] for x in out), *o) for o in out]

    def reuse(self, ask):
        out = []
        placed = "counties" in ask or "province" in ask
        for (letter, near), cs in self.copies().items():
            of = [(c[0], c[0].projects[c[2] - 1]) for c in cs]
            counties = {p.code for p, _ in of}
            topics = {t for _, t in of if t}
            if len(counties) < 2 and len(topics) < 2:
                continue
            met = [lambda p, t: ask.get("topic") in (None, t),
                   lambda p, t: ask.get("year") in (None, p.year),
                   lambda p, t: ask.get("kind") in (None, p.kind)]
            if placed and not any(self.there(p, ask) and met[0](p, t)
                                  for p, t in of):
                continue
            if not placed and not all(any(m(p, t) for p, t in of)
                                      for m in met):
                continue
            out.append((letter, len(cs), len(counties), sorted(topics),
                        sorted({p.kind for p, _ in of} - {""}),
                        sorted({p.year for p, _ in of}),
                        len({c[3] for c in cs}),
                        [self.id(c[0], c[1], letter) for c in sorted(
                            cs, key=lambda c: (c[0].code, c[0].id, c[1]))][:3],
                        near))
        out.sort(key=lambda o: (-o[2], -o[1], o[8], o[0]))
        return [o[:8] for o in out]


def ask_all(client, opinion, ask, more, name):
    reply = client.result("kpi.patterns", {**ask, **more, "limit": 1000})
    eq(((reply["n_rows"], reply["n_projects"], reply["n_counties"],
         reply["n_indicators"]),
        [(r["indicator"], r["n"], r["projects"], r["counties"],
          r["measurable"], [(t["target"], t["n"], t["example"])
                            for t in r["targets"]]) for r in reply["rows"]]),
       opinion.patterns(ask), f"patterns {name}")
    rows = client.pages("kpi.search", {**{
        k: v for k, v in ask.items() if k != "counties" and k != "indicator"},
        **more, **({"county": ask["counties"][0]} if "counties" in ask
                   else {})}, 1000)
    eq([r["id"] for r in rows], [
        opinion.id(p, r.no) for p, r in sorted(opinion.rows({
            **ask, "indicator": ""}), key=lambda x: (x[0].code, x[0].id,
                                                     x[1].no))],
       f"search {name}")
    plain = {k: v for k, v in ask.items()
             if k in ("year", "kind", "province", "counties")}
    for by in ("county", "department"):
        reply = client.result("kpi.quality", {**plain, **more, "by": by,
                                              "least": 5, "limit": 1000})
        eq((reply["too_few"], [
            (r["rank"], r["code"], r["department"] or "", F(r["score"]),
             r["papers"], r["projects"], r["n"], r["measurable"],
             r["malformed"], r["misplaced"], r["doubtful"], r["reused"],
             r["copied"]) for r in reply["rows"]]),
           opinion.quality({**plain, "by": by, "least": 5}),
           f"quality by {by} {name}")
    copies = {**plain, **({"topic": ask["topic"]} if "topic" in ask else {})}
    got = client.pages("kpi.reuse", {**copies, **more, "places": 3}, 200)
    SEEN.update({"rows": len(rows), "scores": len(reply["rows"]),
                 "copies": len(got)})
    eq([({"goals": "g", "rows": "k"}[r["what"]], r["n"], r["counties"],
         r["topics"], r["kinds"], r["years"], r["n_wordings"],
         [p["id"] for p in r["places"]]) for r in got],
       opinion.reuse(copies), f"copies {name}")


with Daemon() as daemon:
    places = Places()
    codes = RANDOM.sample([c for c, d in places.division.items()
                           if d["level"] == "county" and d["province"] in (
                               "河北省", "浙江省", "云南省")
                           and not places.into[c]], 24)
    papers = publish(sorted(codes))
    load(daemon, papers)
    print(f"# {len(papers)} papers, {sum(len(p.rows) for p in papers)} rows,"
          f" {sum(p.until is not None for p in papers)} superseded")
    with daemon.client(timeout=120) as client:
        for version in (None, 0, 1, 2, 3):
            opinion = Opinion(papers, NOW if version is None else version,
                              places)
            for ask in ({}, {"topic": "sewage"}, {"year": 2021},
                        {"kind": "education", "level2": "质量"},
                        {"province": "河北省"}, {"indicator": "满意"},
                        {"counties": [codes[0]], "year": 2020},
                        {"province": "浙江省", "topic": "roads",
                         "year": 2021}):
                ask_all(client, opinion, ask, {} if version is None
                        else {"as_of": version}, f"{ask} as of {version}")
    ok(min(SEEN.values()) > 500, "much was compared", SEEN)
    daemon.unharmed("after all of it")
done()
