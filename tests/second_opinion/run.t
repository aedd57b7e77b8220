#!/usr/bin/env python3
"""Every statistic a second time, over 300 counties and six years that are made
up here: gaps, ties, zeros, late papers and revisions, counties that were merged,
renumbered, split or founded on the way, and populations as odd as they are.
The replies must agree with opinion.py to the last digit printed.
"""
import math, os, random, subprocess, sys
from decimal import Decimal, localcontext
from fractions import Fraction as F

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)),
                os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
from harness import Daemon, done, eq, error_is, ok, wait_for
from opinion import Fact, Opinion, Paper, Places, STEPS, rounded

YEARS = range(2016, 2022)
KINDS = ["housing_construction", "education", "finance"]
CHANGED = ["330105", "320613", "130284", "231183", "140213", "140214", "330113",
           "330102", "340209", "350404", "410308", "370614", "320812", "360112",
           "330212", "130881", "110101", "440311", "653228", "120119"]
NOW = 3                                 # the data version of all papers
RANDOM = random.Random(20210331)


# ---- a country ----

def choose_counties(places):
    usual = [c for c, d in places.division.items() if d["level"] == "county"
             and c not in CHANGED]
    # Whole prefectures, so that neighbours are among them; two zones.
    RANDOM.shuffle(usual)
    near = [c for c in usual if c[:4] in ("1306", "3301", "5107", "1403")]
    zones = [c for c, d in places.division.items() if d["level"] == "zone"][:2]
    rest = [c for c in usual if c not in near]
    return CHANGED + near + zones + rest[:300 - len(CHANGED + near + zones)]


def publishers(places, counties):
    """Codes that publish, each with the years in which it existed."""
    codes = {}
    for c in counties:
        for code, *_ in places.walk(c):
            codes[code] = [y for y in YEARS if places.existed(code, y)]
    # Papers filed under today's code although the county had another.
    for c in ("130284", "130881"):
        old = next(code for code, _, kind in places.into[c]
                   if kind == "recoded")
        codes[old] = codes[old][:1] if c == "130284" else []
        codes[c] = [y for y in YEARS if y not in codes[old]]
    return codes


def amount(measure):
    if measure == "expenditure.total":  # no long tails: a usual histogram
        return RANDOM.randrange(10 ** 9, 6 * 10 ** 9), "stated"
    if RANDOM.random() < 0.12:
        return 0, "stated_none" if RANDOM.random() < 0.7 else "stated"
    if measure == "meeting":            # nearly all alike: no IQR
        return (500000 if RANDOM.random() < 0.9
                else RANDOM.randrange(1, 10 ** 7)), "stated"
    if RANDOM.random() < 0.3:           # ties
        return RANDOM.choice([1200000, 600000, 99999999]), "stated"
    return int(10 ** RANDOM.uniform(2, 11)), "stated"


class Country:
    def __init__(self, places, counties, order=None):
        self.papers, self.facts, self.number = [], [], 0
        for code, years in sorted(publishers(places, counties).items()):
            for year in years:
                for kind in [""] + KINDS:
                    if RANDOM.random() < 0.72:
                        self.publish(code, kind, year, "budget")
                    if RANDOM.random() < 0.15:
                        self.publish(code, kind, year, "final_accounts")

    def publish(self, code, kind, year, type):
        since = RANDOM.choice([1, 1, 1, 2])
        if RANDOM.random() < 0.08:      # a revision at the last version
            self.paper(code, kind, year, type, since, NOW)
            since = NOW
        self.paper(code, kind, year, type, since, None)

    def paper(self, code, kind, year, type, since, until):
        self.number += 1
        scope, key = ("department", kind + "局") if kind else ("county", "")
        self.papers.append(Paper(self.number, code, scope, key, kind, year, type,
                                 since, until))
        stage = "budget" if type == "budget" else "final"
        self.state("sangong.total", year, stage, 0.9)
        self.state("expenditure.total", year, stage, 0.95)
        self.state("meeting", year, stage, 0.5)
        self.state("training", year, stage,
                   0.01 if kind == "finance" else 0.2)
        # The paper of the year after says it again, not always alike.
        self.state("sangong.total", year - 1, "budget", 0.3)
        if kind and RANDOM.random() < 0.7:
            self.fact("staff.actual", year, stage,
                      RANDOM.choice([0, 7, 40, 41, 333]), "stated", True)

    def state(self, measure, year, stage, often):
        if RANDOM.random() < often:
            self.fact(measure, year, stage, *amount(measure), False)

    def fact(self, measure, year, stage, value, presence, counted):
        no = 1 + sum(f.paper == self.number and f.counted == counted
                     for f in self.facts[-8:])
        self.facts.append(Fact(self.number, no, measure, year, stage, value,
                               presence, counted))

    def load(self, daemon, number=lambda n: n, scale=1, version=NOW):
        """Replaces what is in the database."""
        code = {p.id: p.code for p in self.papers}
        rows = {
            "disclosure (division_code, id, scope, department_key,"
            " fiscal_year, doc_type, revision, version_from, version_to,"
            " department_name, department_kind, name, sha256, bytes)":
            [(p.code, number(p.id), p.scope, p.key, p.year, p.type,
              2 if p.since == NOW else 1, p.since,
              r"\N" if p.until is None else p.until, p.key or r"\N", p.kind,
              "x", r"\\x%08x" % p.id, 1) for p in self.papers],
            "fact (division_code, disclosure_id, no, measure, year, stage,"
            " fen, presence, span_start, span_end)":
            [(code[f.paper], number(f.paper), f.no, f.measure, f.year,
              f.stage, f.amount * scale, f.presence, 0, 1)
             for f in self.facts if not f.counted],
            "count_fact (division_code, disclosure_id, no, measure, year,"
            " stage, value, span_start, span_end)":
            [(code[f.paper], number(f.paper), f.no, f.measure, f.year,
              f.stage, f.amount, 0, 1) for f in self.facts if f.counted]}
        script = "BEGIN; TRUNCATE disclosure, fact, count_fact;\n"
        for table, lines in rows.items():
            script += f"COPY {table} FROM STDIN;\n" + "".join(
                "\t".join(map(str, line)) + "\n" for line in lines) + "\\.\n"
        script += "SELECT rollup_rebuild();\nDELETE FROM data_version;\n"
        script += "".join(
            f"INSERT INTO data_version VALUES ({v}, '2024-0{min(v, 9)}-01"
            f" 12:00+00', 'test');\n" for v in range(1, version + 1))
        script += f"SELECT pg_notify('data_version', '{version}');\nCOMMIT;\n"
        r = subprocess.run(daemon.psql_command(), input=script, cwd="/",
                           capture_output=True, text=True, timeout=300)
        if r.returncode:
            raise RuntimeError(r.stderr)


# ---- replies in the shape of the opinion ----

def exact(x):
    return None if x is None else F(x)


def of_rank(reply):
    return [(r["scope"], r["kind"] or "", r["rank"], exact(r["percentile"]),
             r["code"], exact(r["yuan"] if r["count"] is None
                              else r["count"]), r["persons"],
             exact(r["value"])) for r in reply["rows"]]


def of_distribution(reply):
    return [(r["scope"], r["kind"] or "", r["n"],
             [exact(r[k]) for k in ("min", "p5", "p10", "p25", "median", "p75",
                                    "p90", "p95", "max")], exact(r["mean"]),
             (h["rule"], h["n"], exact(h["width"]),
              [(exact(b["from"]), exact(b["to"]), b["n"])
               for b in h["bins"]]))
            for r in reply["rows"] for h in [r["histogram"]]]


def of_outliers(reply):
    return [(g["scope"], g["kind"] or "", g["n"], *(
        exact(g[k]) for k in ("q1", "median", "q3", "iqr", "mad", "inner_low",
                              "inner_high", "outer_low", "outer_high")),
        g["note"]) for g in reply["groups"]], [
        (r["scope"], r["kind"] or "", r["code"], exact(r["value"]),
         r["direction"], r["fence"], exact(r["excess"]),
         exact(r["robust_z"])) for r in reply["rows"]]


def of_missing(reply):
    for r in reply["missing"]["reasons"]:
        if r["n"] != len(r["counties"]):
            return f"{r['reason']}: {r['n']} but {len(r['counties'])} named"
    return {r["reason"]: {c["code"] for c in r["counties"]}
            for r in reply["missing"]["reasons"]}


def distance(ratio):
    """The logarithm of a ratio, to four decimals."""
    with localcontext() as c:
        c.prec = 40
        x = (Decimal(ratio.numerator) / Decimal(ratio.denominator)).ln()
    return rounded(F(x))


# ---- the tests ----

def compare(client, opinion, counties):
    """Rank, distribution, outliers and who is missing, in many settings."""
    some = RANDOM.sample(counties, 40)
    settings = []
    for year in YEARS:
        settings += [
            dict(measure="sangong.total", year=year, scope="county",
                 per="resident"),
            dict(measure="sangong.total", year=year, kind=KINDS[0],
                 per="resident", basis="interpolated")]
    settings += [
        dict(measure="sangong.total", year=2020),
        dict(measure="sangong.total", year=2018, per="staff"),
        dict(measure="sangong.total", year=2018, scope="county",
             per="resident", basis="census2010"),
        dict(measure="expenditure.total", year=2019, stage="final",
             kind="education", per="resident"),
        dict(measure="expenditure.total", year=2020),
        dict(measure="meeting", year=2020, scope="county"),
        dict(measure="meeting", year=2020, scope="county", per="resident"),
        dict(measure="training", year=2019, per="none"),
        dict(measure="staff.actual", year=2021),
        dict(measure="sangong.total", year=2020, scope="county",
             per="resident", counties=some),
        dict(measure="sangong.total", year=2019, scope="county",
             per="resident", built=True),
        dict(measure="sangong.total", year=2019, scope="county",
             per="staff", built=True),
        dict(measure="operating_cost", year=2019, scope="county")]
    for version in (0, 1, 2, "2024-01-31", "2024-03-02", 99):
        settings.append(dict(measure="sangong.total", year=2020,
                             scope="county", per="resident",
                             as_of=str(version)))
    settings += [dict(measure="sangong.total", year=2019, per="staff",
                      as_of="2"),
                 dict(measure="sangong.total", year=2019, scope="county",
                      per="resident", built=True, as_of="1")]
    for s in settings:
        name = " ".join(str(v) if k != "counties" else "some"
                        for k, v in s.items())
        version = {"2024-01-31": 1, "2024-03-02": 3, "99": 3, None: 3}.get(
            s.get("as_of"), int(s.get("as_of", "3")[:1]))
        rows = opinion.lines(
            s["measure"], s["year"], s.get("stage", "budget"),
            s.get("scope", "department"), version, s.get("kind"),
            s.get("per", "none"), s.get("basis", "census2020"),
            s.get("counties"), s.get("built", False))
        unit = 1 if s["measure"] != "staff.actual" else 100
        for r in rows:                  # counts are not in fen
            r["amount"] *= unit
            r["worth"] = r["worth"] and r["worth"] * unit
        asked = {("built_from_departments" if k == "built" else k): v
                 for k, v in s.items()}
        reply = client.result("compare.rank", {
            **asked, "limit": 5000, "missing_limit": 5000})
        eq(of_rank(reply), opinion.rank(rows), f"rank: {name}")
        eq(reply["data_version"], version, f"its data version: {name}")
        scopes = {s.get("scope", "department")} | (
            {"department"} if s.get("built") else set())
        eq(of_missing(reply), opinion.missing(
            rows, s["year"], s.get("stage", "budget"), scopes, version,
            s.get("kind"), s.get("counties")), f"missing: {name}")
        eq(reply["missing"]["stated_as_none"]["n"],
           len({r["code"] for r in rows if r["worth"] is not None
                and r["presence"] == "stated_none"}),
           f"stated as none: {name}")
        eq([(r["coverage"]["departments"], r["coverage"]["kinds"])
            for r in sorted(reply["rows"], key=lambda r: r["code"])
            if r["coverage"]],
           [r["coverage"] for r in sorted(rows, key=lambda r: r["code"])
            if r.get("coverage") and r["worth"] is not None],
           f"coverage: {name}")
        for bins in (None, 7):
            reply = client.result("compare.distribution", {
                **asked, **({"bins": bins} if bins else {})})
            eq(of_distribution(reply), opinion.distribution(rows, bins),
               f"distribution, {bins or 'usual'} bins: {name}")
        eq(of_outliers(client.result("compare.outliers", {
            **asked, "limit": 5000})), opinion.outliers(rows),
           f"outliers: {name}")


def peers(client, opinion, counties):
    for code in RANDOM.sample(counties, 12) + ["130634", "110101"]:
        for more in ({}, {"n": 40}, {"basis": "census2010"},
                     {"basis": "interpolated", "year": 2017, "n": 7}):
            reply = client.result("compare.peers", {"county": code, **more})
            wanted = opinion.peers(code, more.get("n", 10), more.get(
                "basis", "census2020"), more.get("year", 2020))
            eq([(r["step"], exact(r["distance"]), r["code"], r["persons"])
                for r in reply["rows"]],
               [(step, distance(ratio), c, persons)
                for step, ratio, c, persons in wanted],
               f"peers of {code} {more}")
            eq([(r["within"], exact(r["times_at_most"]), r["n"])
                for r in reply["steps"]],
               [(*STEPS[i - 1], sum(p[0] == i for p in wanted))
                for i in range(1, 1 + (max(p[0] for p in wanted)
                                       if wanted else 0))],
               f"the steps for {code} {more}")
    ask = {"measure": "sangong.total", "year": 2020, "scope": "county",
           "per": "resident", "limit": 5000}
    them = ["130634"] + [p[2] for p in opinion.peers("130634", 12)]
    eq(client.result("compare.rank", {**ask, "peers_of": "130634",
                                      "peers": 12}),
       client.result("compare.rank", {**ask, "counties": them}),
       "peers_of stands for the list")
    eq({r["code"] for r in client.result("compare.counties", {
        "peers_of": "130634", "peers": 12, "year": 2020})["rows"]},
       set(them), "also side by side")


def side_by_side(client, opinion, counties):
    asked = RANDOM.sample(counties, 30)
    for per, kind, scope in (("resident", None, "county"),
                             ("none", "education", "department"),
                             ("staff", "finance", "department")):
        reply = client.result("compare.counties", {
            "counties": asked, "year": 2019, "scope": scope, "per": per,
            **({"kind": kind} if kind else {}),
            "measures": ["sangong.total", "meeting"]})
        for m in ("sangong.total", "meeting"):
            wanted = {r["code"]: r for r in opinion.lines(
                m, 2019, "budget", scope, NOW, kind, per, counties=asked)}
            eq({r["code"]: (exact(r["yuan"]), r["persons"],
                            exact(r["value"]), r["fact"])
                for r in reply["rows"] if r["measure"] == m
                and r["yuan"] is not None},
               {c: (F(r["amount"], 100), r["persons"], rounded(r["worth"]),
                    r["fact"]) for c, r in wanted.items()},
               f"side by side: {m} {per}")
    reply = client.result("sangong.per_capita", {
        "year": 2019, "kind": "education", "limit": 1000, "as_of": "1"})
    wanted = opinion.lines("sangong.total", 2019, "budget", "department", 1,
                           "education", "resident")
    eq({r["code"]: (exact(r["yuan"]), exact(r["value"]), r["rank"])
        for r in reply["rows"] if r["measure"] == "sangong.total"
        and r["rank"]},
       {r[4]: (r[5], r[7], r[2]) for r in opinion.rank(wanted)},
       "sangong.per_capita as of the first version")
    for built, version in ((False, NOW), (True, NOW), (True, 1)):
        reply = client.result("sangong.per_capita", {
            "year": 2019, "scope": "county", "limit": 1000,
            "missing_limit": 5000, "built_from_departments": built,
            "as_of": version})
        wanted = opinion.lines("sangong.total", 2019, "budget", "county",
                               version, None, "resident", built=built)
        name = f"sangong.per_capita of counties {built} {version}"
        rows = [r for r in reply["rows"] if r["measure"] == "sangong.total"]
        eq([(r["scope"], r["kind"] or "", r["rank"], r["code"],
             exact(r["yuan"]), r["persons"], exact(r["value"]))
            for r in rows if r["rank"]],
           [(*r[:3], *r[4:]) for r in opinion.rank(wanted)], name)
        eq({r["code"]: (r["coverage"]["departments"], r["coverage"]["kinds"])
            for r in rows if r["coverage"]},
           {r["code"]: r["coverage"] for r in wanted if "coverage" in r},
           f"{name}: coverage")
        eq(of_missing(reply), opinion.missing(
            wanted, 2019, "budget", {"county", "department"} if built
            else {"county"}, version), f"{name}: missing")


def series(client, opinion, counties):
    asked = CHANGED + RANDOM.sample(counties[len(CHANGED):], 25)
    settings = [dict(scope="county", per="resident"),
                dict(scope="county", per="none"),
                dict(kind="education", per="resident",
                     basis="interpolated"),
                dict(scope="county", per="resident", as_of="1"),
                dict(scope="county", per="resident", built=True),
                dict(scope="county", per="none", built=True, as_of="2")]
    for s in settings:
        ask = {("built_from_departments" if k == "built" else k): v
               for k, v in s.items()}
        reply = client.result("compare.series", {
            "measure": "sangong.total", "counties": asked, "from": 2016,
            "to": 2021, **ask})
        got = {}
        for r in reply["rows"]:
            got.setdefault(r["code"], []).append((
                r["year"], exact(r["yuan"]), r["persons"],
                exact(r["value"]), r["territory"], r["lacking"],
                r["reason"] is not None, r["scope"], r["coverage"] and (
                    r["coverage"]["departments"], r["coverage"]["kinds"]),
                "any" if r["territory"] == "other"
                else exact(r["change"])))
        name = " ".join(map(str, s.values()))
        for code in asked:
            wanted = opinion.series(
                code, "sangong.total", YEARS, "budget",
                s.get("scope", "department"), int(s.get("as_of", NOW)),
                s.get("kind", ""), s["per"], s.get("basis", "census2020"),
                s.get("built", False))
            if got.get(code) != wanted:
                eq(got.get(code), wanted, f"series of {code}: {name}")
        eq(set(got), set(asked), f"series of {len(asked)} counties: {name}")
        if s.get("built"):
            ok(any(r["coverage"] and r["change"] for r in reply["rows"])
               and any(r["coverage"] and r["territory"] == "merged"
                       for r in reply["rows"]),
               "sums of the same departments are compared, merged ones told")
    breaks = {(b["code"], b["year"], b["kind"], b["from_code"])
              for b in reply["breaks"]}
    ok({("330105", 2021, "merged", "330103"),
        ("130284", 2018, "recoded", "130223"),
        ("320613", 2020, "merged", "320602"),
        ("320613", 2020, "merged", "320611"),
        ("330102", 2021, "split", "330104")} <= breaks,
       "the breaks are told", breaks)
    rows = [r for r in reply["rows"] if r["code"] == "320613"]
    ok(any(r["territory"] == "merged" and len(r["facts"] or ()) == 2
           for r in rows), "merged counties are added up, with both facts",
       rows)


def followed(client, opinion, counties):
    """Papers by a code of today and by one that is no more."""
    codes = set(CHANGED[:18]) | {p.code for p in opinion.papers.values()
                                 if p.code not in opinion.places.division}
    other = 0
    for code in sorted(codes):
        where = opinion.places.followed(code)
        papers = {p.id: f"{p.code}.{p.id}" for p in opinion.papers.values()
                  if p.code in where and opinion.valid(p, NOW)
                  and where[p.code][0] <= p.year < where[p.code][1]}
        reply = client.result("disclosures.list", {"county": code,
                                                   "limit": 1000})
        got = [r["id"] for r in reply["rows"]]
        eq((sorted(got), reply["n"]), (sorted(papers.values()), len(papers)),
           f"papers of {code}")
        told = {b[k] for b in reply["breaks"] for k in ("from_code", "to_code")}
        elsewhere = {i[:6] for i in got} - {code}
        other += len(elsewhere)
        eq(elsewhere - told, set(), f"where else they are, is said: {code}")
        eq({r["id"] for r in client.result("facts.list", {
            "county": code, "measure": "sangong.total", "stage": "budget",
            "limit": 1000})["rows"]},
           {f"{papers[f.paper]}.f{f.no}"
            for (m, _, stage), facts in opinion.facts.items()
            for f in facts if m == "sangong.total" and stage == "budget"
            and f.paper in papers}, f"facts of {code}")
    ok(other > 20, "papers were found under other codes", other)


def laws(client, daemon, country, opinion, counties):
    """What must hold whatever the numbers are."""
    asks = [(m, {"measure": "sangong.total", "year": 2020, "scope": "county",
                 "per": "resident", **({} if m.endswith("distribution")
                                       else {"limit": 5000})})
            for m in ("compare.rank", "compare.distribution",
                      "compare.outliers")]

    def raw(method, ask):
        number = client.ask(method, ask)
        return client.line().replace(b'"id":%d' % number, b"")

    some = RANDOM.sample(counties, 60)
    turned = some[:]
    RANDOM.shuffle(turned)
    eq([raw(m, {**a, "counties": some}) for m, a in asks],
       [raw(m, {**a, "counties": turned}) for m, a in asks],
       "the order in which counties are named changes no byte")
    def load(version, **how):
        """Loads, and waits until the daemon has heard of it."""
        country.load(daemon, version=version, **how)
        wait_for(lambda: client.result(*asks[0])["data_version"] == version)

    def far():
        return [(r["code"], r["kind"], r["direction"], r["fence"],
                 r["excess"], r["robust_z"])
                for r in client.result(*asks[2])["rows"]]

    before = [raw(m, a) for m, a in asks]
    daemon.sql("SELECT rollup_rebuild()")
    country.load(daemon, version=NOW)
    eq([raw(m, a) for m, a in asks], before,
       "the same papers again change no byte")

    ranks = of_rank(client.result(*asks[0]))
    spread = of_distribution(client.result(*asks[1]))
    numbers = [p.id for p in country.papers]
    mixed = dict(zip(numbers, RANDOM.sample(numbers, len(numbers))))
    outliers = far()
    load(4, number=mixed.get)
    eq(of_rank(client.result(*asks[0])), ranks,
       "papers taken in another order change no rank")
    eq(of_distribution(client.result(*asks[1])), spread,
       "and no quantile")
    load(5, scale=10000)
    eq([r[:5] for r in of_rank(client.result(*asks[0]))],
       [r[:5] for r in ranks], "amounts times 10,000: the same ranks")
    eq([r[5] for r in of_rank(client.result(*asks[0]))],
       [r[5] * 10000 for r in ranks], "10,000 times the amounts")
    ok(all(rounded(a / 10000) == b for x, y in zip(
        of_distribution(client.result(*asks[1])), spread)
        for a, b in zip(x[3], y[3])), "and 10,000 times the quantiles")
    eq(far(), outliers, "the same outliers, as far away")
    load(6)
    ask = {**asks[0][1], "peers_of": "130634", "peers": 12}
    group = ["130634"] + [p[2] for p in opinion.peers("130634", 12)]
    inside = [client.result(m, {**a, "peers_of": "130634", "peers": 12})
              for m, a in asks]
    outside = next(c for c in opinion.places.division if c not in group
                   and c not in counties and c.endswith("21"))
    daemon.sql(f"""
        INSERT INTO disclosure (division_code, id, scope, department_key,
            fiscal_year, doc_type, revision, version_from, department_kind,
            name, sha256, bytes)
        VALUES ('{outside}', 900000, 'county', '', 2020, 'budget', 1, 7, '',
            'x', '\\x', 1);
        INSERT INTO fact (division_code, disclosure_id, no, measure, year,
            stage, fen, presence, span_start, span_end)
        VALUES ('{outside}', 900000, 1, 'sangong.total', 2020, 'budget',
            99999999999, 'stated', 0, 1);
        SELECT rollup_refresh('{{900000}}');
        INSERT INTO data_version VALUES (7, now(), 'test');
        SELECT pg_notify('data_version', '7')""")
    wait_for(lambda: client.result(*asks[0])["data_version"] == 7)
    for (m, a), old in zip(asks, inside):
        new = client.result(m, {**a, "peers_of": "130634", "peers": 12})
        eq((old.pop("data_version"), new.pop("data_version")), (6, 7),
           f"{m}: a county came")
        eq(new, old, f"{m}: nothing changed among peers it is none of")
    ok(outside in {r["code"] for r in client.result(*asks[0])["rows"]},
       "it is ranked in the country")
    eq(client.result("compare.rank", {**ask, "as_of": "6"})["data_version"],
       6, "and as of before, it can be asked without it")
    ok(outside not in {r["code"] for r in client.result("compare.rank", {
        **asks[0][1], "as_of": "6"})["rows"]}, "where it is not")
    error_is(client.call("compare.series", {"measure": "meeting"}),
             "invalid_params", "a series of nobody is an error")


with Daemon() as daemon:
    places = Places()
    counties = choose_counties(places)
    country = Country(places, counties)
    opinion = Opinion(places, country.papers, country.facts)
    country.load(daemon)
    print(f"# {len(counties)} counties, {len(country.papers)} papers,"
          f" {len(country.facts)} facts")
    with daemon.client(timeout=120) as client:
        compare(client, opinion, counties)
        peers(client, opinion, counties)
        side_by_side(client, opinion, counties)
        series(client, opinion, counties)
        followed(client, opinion, counties)
        laws(client, daemon, country, opinion, counties)
    daemon.unharmed("after all of it")
done()
