#!/usr/bin/env python3
"""The command line: every command as table, JSON and CSV, its help, its exit
statuses; `extract` without a daemon, in the shape that others build on."""
import hashlib, io, os, sys, unicodedata
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *
from command import *

QUYANG = os.path.join(EXAMPLES, "hebei-quyang-zhujian-2021-budget.txt")


# ---- the shape of extract: contract.md, in tables ----

class Null:
    """None or of the type."""

    def __init__(self, kind):
        self.kind = kind


YUAN = (int, Decimal)
PRESENCES = {"stated", "stated_none", "derived"}
STAGES = {"budget", "adjusted", "final"}
SPAN = "span"
TOP = {"format": str, "source": dict, "title": Null(str),
       "division": Null(dict), "scope": Null(str), "department": Null(dict),
       "fiscal_year": Null(int), "doc_type": Null(str), "facts": list,
       "changes": list, "counts": list, "units": list, "projects": list,
       "procurement": list, "terms": list, "findings": list}
RECORDS = {
    "facts": {"measure": str, "year": int, "stage": STAGES, "yuan": YUAN,
              "presence": PRESENCES, "span": SPAN},
    "changes": {"measure": str, "year": int, "stage": STAGES, "basis": str,
                "delta_yuan": YUAN, "span": SPAN},
    "counts": {"measure": str, "year": int, "stage": STAGES, "value": int,
               "span": SPAN},
    "units": {"name": str, "nature": Null(str), "rank": Null(str),
              "funding": Null(str)},
    "projects": {"no": Null(int), "title": str, "goals": list,
                 "topic": Null(str), "budget_yuan": Null(YUAN),
                 "kpis": list},
    "procurement": {"project": str, "budget_yuan": Null(YUAN),
                    "item": Null(str), "code": Null(str), "unit": Null(str),
                    "quantity": Null(YUAN), "unit_price_yuan": Null(YUAN),
                    "amount_yuan": Null(YUAN), "general_yuan": Null(YUAN),
                    "gov_fund_yuan": Null(YUAN)},
    "terms": {"term": str, "definition": Null(str)},
    "findings": {"code": str, "severity": {"error", "warning", "note"},
                 "message": str, "message_zh": str, "spans": list}}
KPI = {"level1": Null(str), "level2": Null(str), "level3": Null(str),
       "description": Null(str), "target": dict, "basis": Null(str)}
TARGET = {"text": Null(str), "op": Null(str), "value": Null(YUAN),
          "unit": Null(str), "kind": Null(str)}
EXTRA = {"facts": {"function_code": str, "fund": {"general", "gov_fund",
                                                 "state_capital"},
                   "part": {"basic", "project"}}}
FINDING_CODES = set("""sum_mismatch restated_conflict text_table_conflict
cross_section_conflict change_conflict rate_conflict unit_suspect year_conflict
placeholder_left missing_section kpi_unit_mismatch kpi_malformed_target
kpi_not_measurable kpi_direction_doubtful kpi_misplaced kpi_goal_reused
unknown_county unknown_year unknown_doc_type unreadable""".split())


def fits(value, kind, size):
    if isinstance(kind, Null):
        return value is None or fits(value, kind.kind, size)
    if kind == SPAN:
        return isinstance(value, list) and len(value) == 2 and \
            all(isinstance(v, int) for v in value) and \
            0 <= value[0] <= value[1] <= size
    if isinstance(kind, set):
        return value in kind
    return isinstance(value, kind) and not isinstance(value, bool)


def misfits(record, shape, size, where, extra=None):
    found = [f"{where}.{k}: {record.get(k, 'absent')!r}"
             for k, kind in shape.items()
             if k not in record or not fits(record[k], kind, size)]
    return found + [f"{where}.{k}: {record[k]!r}" for k, kind in
                    (extra or {}).items() if k in record
                    and not fits(record[k], kind, size)]


def disclosure_misfits(doc, size):
    wrong = misfits(doc, TOP, size, "")
    for name, shape in RECORDS.items():
        for i, r in enumerate(doc[name]):
            wrong += misfits(r, shape, size, f"{name}[{i}]",
                             EXTRA.get(name))
    for p in doc["projects"]:
        wrong += [f"goal {g!r}" for g in p["goals"]
                  if not isinstance(g, str)]
        for k in p["kpis"]:
            wrong += misfits(k, KPI, size, "kpi")
            wrong += misfits(k.get("target", {}), TARGET, size, "target")
    for f in doc["findings"]:
        wrong += [f"span {s}" for s in f["spans"] if not fits(s, SPAN, size)]
        if f["code"] not in FINDING_CODES:
            wrong.append("finding " + f["code"])
    for f in doc["facts"] + doc["changes"]:
        for k in ("yuan", "delta_yuan"):
            if k in f and (f[k] * 100) % 1:
                wrong.append(f"{f} is finer than a fen")
    return wrong


# ---- tables on a screen ----

def cells(text):
    """One entry a column of the screen; None for a character's second."""
    out = []
    for ch in text:
        if unicodedata.combining(ch) or unicodedata.category(ch) == "Cf":
            continue
        out.append(ch)
        if unicodedata.east_asian_width(ch) in "WF":
            out.append(None)
    return out


# What may follow the rows of a table.
FOOTER = re.compile(r"$|missing |–[¹²³⁴] |[\d,]+( of [\d,]+)? · |more: |"
                    r"three lenses|nothing found|data version")


def crooked(text):
    """Lines of tables that do not stand under their headings, and how many
    rows were looked at."""
    lines, wrong, seen = text.splitlines(), [], 0
    for at, rule in enumerate(lines):
        if not re.fullmatch(r"-+(  -+)*", rule):
            continue
        gaps = [i for i, ch in enumerate(rule) if ch == " "]
        rows = lines[at + 1:]
        rows = rows[:next((i for i, r in enumerate(rows)
                           if FOOTER.match(r)), len(rows))]
        for row in [lines[at - 1], *rows]:
            c = cells(row)
            if len(c) > len(rule) or any(i < len(c) and c[i] != " "
                                         for i in gaps):
                wrong.append(row)
        seen += len(rows)
    return wrong, seen


eq(crooked("县区    n\n------  -\n曲阳县  1\n"), ([], 1), "a straight table")
eq(crooked("县区      n\n------  -\n曲阳县  1\n曲阳   1\n")[0],
   ["县区      n", "曲阳   1"], "a crooked one is noticed")

# ---- without a daemon ----
missing = "/nonexistent/paper.txt"
junk = tempfile.NamedTemporaryFile(suffix=".txt")
junk.write(bytes(range(256)) * 40)
junk.flush()
empty = tempfile.NamedTemporaryFile(suffix=".txt")
papers = sorted(glob.glob(EXAMPLES + "/*.txt"))
asked = [papers[0], missing, QUYANG, junk.name, papers[-1]]
status, out, err = run("extract", *asked)
docs = [json.loads(line, parse_float=Decimal) for line in out.splitlines()]
eq(status, 1, "extract with a file that is missing: status 1")
eq(len(docs), 5, "one object a line, one line a file")
eq([bool(d.get("error")) for d in docs[:3]] + [bool(docs[4].get("error"))],
   [False, True, False, False], "an error in the place of the missing one")
eq([d["source"]["name"] for d in docs],
   [os.path.basename(p) for p in asked], "in the order given") \
    if all("source" in d for d in docs) else ok(
        [os.path.basename(p) in json.dumps(d) for p, d in zip(asked, docs)]
        == [True] * 5, "in the order given", out[:2000])
ok("error" in docs[3] or any(f["code"] == "unreadable"
                             for f in docs[3]["findings"]),
   "random bytes are an error or unreadable", str(docs[3])[:300])
status, out, err = run("extract", *papers)
eq((status, len(out.splitlines())), (0, 38), "all 38 examples: status 0")
examples = [json.loads(line, parse_float=Decimal)
            for line in out.splitlines()]
eq({d["format"] for d in examples}, {"duibiao.disclosure/1"}, "its format")
wrong = []
for path, doc in zip(papers, examples):
    with open(path, "rb") as f:
        raw = f.read()
    if (doc["source"]["sha256"], doc["source"]["bytes"]) != \
            (hashlib.sha256(raw).hexdigest(), len(raw)):
        wrong.append(path)
eq(wrong, [], "source says hash and length of each")
eq({d["source"]["charset"].upper() for d in examples
    if d["source"]["name"].startswith(("fujian", "hubei-nanzhang"))},
   {"GB18030"}, "and the charset")
wrong = [f"{d['source']['name']} {m}" for d in examples
         for m in disclosure_misfits(d, 10**6)]
ok(not wrong, "keys and types are the contract's", "\n".join(wrong))
quyang = examples[papers.index(QUYANG)]
eq((quyang["division"], quyang["scope"], quyang["department"],
    quyang["fiscal_year"], quyang["doc_type"]),
   ({"code": "130634", "name": "曲阳县", "prefecture": "保定市",
     "province": "河北省"}, "department",
    {"name": "曲阳县住房和城乡建设局", "kind": "housing_construction"},
    2021, "budget"), "曲阳县 is placed")
eq(len(quyang["projects"]), 41, "41 projects")
eq([(p["item"], p["code"], p["quantity"], p["unit_price_yuan"],
     p["amount_yuan"], p["general_yuan"], p["gov_fund_yuan"])
    for p in quyang["procurement"] if p["code"] == "B0801"],
   [("房屋修缮", "B0801", 1, 191000, 191000, 191000, None),
    ("房屋修缮", "B0801", 1, 1000000, 1000000, None, 1000000)],
   "two procurement rows, cell by cell")
status, out, err = run("extract", empty.name)
ok(status in (0, 1) and ("error" in json.loads(out) or any(
    f["code"] == "unreadable" for f in json.loads(out)["findings"])),
   "an empty file is an error or unreadable", out)

# ---- help ----
status, out, err = run("--help")
eq((status, err), (0, ""), "duibiao --help")
commands = re.findall(r"^  ([a-z]+(?: [a-z]+)?)(?= {2,}| [A-Z\[<]|$)", out,
                      flags=re.M)
WANTED = {"extract", "ingest", "rank", "compare", "sewage", "kpi patterns",
          "findings", "trace", "call", "status"}
eq(WANTED - set(commands), set(), "lists the commands") \
    or print("#", out.replace("\n", "\n# "))
ok("duibiao rank" in out or "duibiao extract" in out, "with an example", out)
for command in sorted(WANTED | set(commands)):
    status, out, err = run(*command.split(), "--help")
    ok(status == 0 and not err and f"duibiao {command}" in out
       and len(re.findall(rf"duibiao {command}", out)) >= 2,
       f"duibiao {command} --help has its usage and an example",
       (status, out, err))
status, out, err = run("kpi", "--help")
ok(status == 0 and "patterns" in out, "duibiao kpi --help", (status, out))
table = methods()
status, out, err = run("rank", "--help")
eq([p[0] for p in table["compare.rank"][1]
    if p[0] != "measure" and "--" + p[0].replace("_", "-") not in out], [],
   "rank --help has an option for each parameter of compare.rank")
status, out, err = run("--version")
ok(status == 0 and re.search(r"\d+\.\d+", out), "duibiao --version",
   (status, out))

# ---- wrong command lines ----
for arguments in ([], ["frobnicate"], ["rank"], ["trace", "a", "b"],
                  ["trace", "--id", "a", "b"],
                  ["rank", "sangong.total", "--colour", "red"],
                  ["rank", "sangong.total", "--year"], ["extract"],
                  ["ingest"], ["kpi"], ["kpi", "frobnicate"],
                  ["compare", "--year", "2021"], ["trace"],
                  ["call"], ["call", "daemon.status", "{not json"],
                  ["rank", "sangong.total", "--year", "2021", "--format",
                   "xml"]):
    status, out, err = run(*arguments)
    ok(status == 2 and err.startswith("duibiao") and not out,
       f"duibiao {' '.join(arguments)}: status 2 and why", (status, out, err))
status, out, err = run("rnak", "sangong.total")
ok(status == 2 and "rank" in err, "a misspelt command is suggested", err)
status, out, err = run("rank", "sangong.total", "--yaer", "2021")
ok(status == 2 and "--year" in err, "a misspelt option too", err)

# ---- nobody there ----
for arguments in (["status"], ["rank", "sangong.total", "--year", "2021"],
                  ["call", "daemon.status"]):
    status, out, err = run(*arguments)
    ok(status == 3 and "/nonexistent/socket" in err and not out,
       f"duibiao {' '.join(arguments)}: status 3 without a daemon",
       (status, out, err))

with Daemon() as d:
    def ask(*arguments, **env):
        return run(*arguments, socket=d.socket, **env)

    # ---- ingest ----
    status, out = on_terminal("ingest", EXAMPLES, socket=d.socket,
                              COLUMNS="100")
    eq(status, 0, "ingest of a folder on a terminal")
    done_of = [int(n) for n in re.findall(r"\] (\d+) of 38", out)]
    ok(done_of and done_of == sorted(done_of),
       "shows how far it is", out[-500:])
    screen = [re.sub(r".*\x1b\[K", "", line)
              for line in out.rstrip().split("\n")]
    eq((len(screen), [l for l in screen[:-1]
                      if not l.startswith("new ") or ".txt" not in l]),
       (39, []), "and leaves a line for each paper and the totals")
    status, out, err = ask("ingest", EXAMPLES)
    eq(status, 0, "ingest of a folder") or print("#", err)
    last = out.strip().splitlines()[-1]
    ok(re.search(r"38\b.*38\b", last), "ends with totals", last)
    ok("\x1b" not in out + err, "no terminal sequences off a terminal")
    status, out, err = ask("ingest", QUYANG)
    ok(status == 0 and "unchanged" in out, "again: unchanged, status 0", out)
    ok(out.splitlines()[-1].startswith("1 document: 0 new, 1 unchanged,"),
       "one document is not called several", out)
    status, out, err = ask("ingest", QUYANG, junk.name)
    ok(status == 1 and "unchanged" in out and "parked" in out,
       "one is parked: status 1", (status, out, err))
    status, out, err = ask("ingest", QUYANG, missing)
    ok(status == 1 and "unchanged" in out and missing in out + err,
       "one is missing: status 1, the other is taken", (status, out, err))

    # ---- every question in three formats ----
    ranked = d.result("compare.rank", {"measure": "sangong.total",
                                       "year": 2021})
    # How many papers an earlier version has hangs on how fast they came.
    fact, now = ranked["rows"][0]["fact"], str(ranked["data_version"])
    paper = fact.rsplit(".", 1)[0]
    # command line, method, parameters, member that holds the rows
    ASKED = [
        (["rank", "sangong.total", "--year", "2021", "--per", "resident"],
         "compare.rank", {"measure": "sangong.total", "year": 2021,
                          "per": "resident"}, "rows"),
        (["compare", "曲阳县", "500105", "昌宁县", "--year", "2021"],
         "compare.counties", {"counties": ["曲阳县", "500105", "昌宁县"],
                              "year": 2021}, "rows"),
        (["sangong", "--year", "2021", "--scope", "county", "--stage",
          "final"], "sangong.per_capita",
         {"year": 2021, "scope": "county", "stage": "final"}, "rows"),
        (["sewage", "--year", "2021"], "sewage.spending", {"year": 2021},
         "functional"),
        (["kpi", "patterns", "--topic", "sewage"], "kpi.patterns",
         {"topic": "sewage"}, "rows"),
        (["sewage", "--peers-of", "曲阳县", "--year", "2020", "--year-to",
          "2021"], "sewage.spending",
         {"peers_of": "曲阳县", "year": 2020, "year_to": 2021},
         "functional"),
        (["findings", "曲阳县"], "findings.list", {"county": "曲阳县"},
         "rows"),
        (["facts", "--county", "曲阳县"], "facts.list",
         {"county": "曲阳县"}, "rows"),
        (["disclosures"], "disclosures.list", {}, "rows"),
        (["series", "sangong.total", "曲阳县", "龙泉市", "--per",
          "resident"], "compare.series",
         {"measure": "sangong.total", "counties": ["曲阳县", "龙泉市"],
          "per": "resident"}, "rows"),
        (["distribution", "sangong.total", "--year", "2021"],
         "compare.distribution", {"measure": "sangong.total", "year": 2021},
         "rows"),
        (["outliers", "sangong.total", "--year", "2021", "--per",
          "resident"], "compare.outliers",
         {"measure": "sangong.total", "year": 2021, "per": "resident"},
         "rows"),
        (["peers", "曲阳县", "--n", "4"], "compare.peers",
         {"county": "曲阳县", "n": 4}, "rows"),
        (["rank", "sangong.total", "--year", "2021", "--peers-of", "曲阳县",
          "--peers", "40", "--as-of", now], "compare.rank",
         {"measure": "sangong.total", "year": 2021, "peers_of": "曲阳县",
          "peers": 40, "as_of": now}, "rows"),
        (["rank", "sangong.total", "--year", "2021", "--scope", "county",
          "--built-from-departments", "--missing-limit", "0"],
         "compare.rank", {"measure": "sangong.total", "year": 2021,
                          "scope": "county", "missing_limit": 0,
                          "built_from_departments": True}, "rows"),
        (["kpi", "search", "污水"], "kpi.search", {"text": "污水"}, "rows"),
        (["kpi", "reuse", "--places", "3"], "kpi.reuse", {"places": 3},
         "rows"),
        (["kpi", "quality", "--by", "department"], "kpi.quality",
         {"by": "department"}, "rows"),
        (["coverage", "--province", "河北省", "--limit", "9"],
         "coverage.matrix", {"province": "河北省", "limit": 9}, "rows"),
        (["changes", "0", "--limit", "5"], "changes.since",
         {"version": 0, "limit": 5}, "rows"),
        (["findings", "--severity", "warning", "--code", "sum_mismatch"],
         "findings.list", {"severity": "warning", "code": "sum_mismatch"},
         "rows"),
        (["disclosure", paper, "--records"], "disclosures.get",
         {"id": paper, "records": True}, "revisions"),
        (["counties", "--province", "云南"], "catalog.counties",
         {"province": "云南"}, "rows"),
        (["measures"], "catalog.measures", {}, "rows"),
    ]
    known = set(commands)
    for arguments, method, params, member in ASKED:
        name = " ".join(arguments[:2 if arguments[0] == "kpi" else 1])
        if name not in known:
            ok(False, f"duibiao {name} exists")
            continue
        result = d.result(method, params)
        status, out, err = ask(*arguments, "--format", "json")
        eq((status, json.loads(out, parse_float=Decimal)), (0, result),
           f"{name} --format json is the reply")
        status, out, err = ask(*arguments, "--format", "csv")
        rows = list(csv.reader(io.StringIO(out)))
        want = result[member]
        ok(status == 0 and len(rows) >= 1 + len(want)
           and len({len(r) for r in rows if r}) == 1,
           f"{name} --format csv has a line for each of {len(want)} rows",
           (status, len(rows), out[:500], err))
        keys = set(rows[0])
        eq(set(want[0]) - keys, set(), f"{name}: and all its members")
        if "yuan" in keys and "code" in keys and "yuan" in want[0]:
            got = [dict(zip(rows[0], r)) for r in rows[1:1 + len(want)]]
            eq([(r["code"], r["yuan"] and Decimal(r["yuan"])) for r in got],
               [(r["code"], "" if r["yuan"] is None else r["yuan"])
                for r in want], f"{name}: with exact amounts")
        for columns in ("80", "200"):
            status, out, err = ask(*arguments, COLUMNS=columns)
            wrong, seen = crooked(out)
            ok(status == 0 and seen >= min(2, len(want)) and not wrong,
               f"{name} as a table is straight ({columns} columns)",
               (status, err, "\n".join(wrong), out[:1500]))

    # ---- counties as words, as an option, as a list ----
    for arguments, method, params in (
            (["series", "sangong.total"], "compare.series", {}),
            (["series", "--measure", "sangong.total"], "compare.series", {}),
            (["rank", "sangong.total", "--year", "2021"], "compare.rank",
             {"year": 2021}),
            (["outliers", "sangong.total", "--year", "2021"],
             "compare.outliers", {"year": 2021}),
            (["distribution", "sangong.total", "--year", "2021"],
             "compare.distribution", {"year": 2021}),
            (["kpi", "patterns"], "kpi.patterns", None)):
        params = {"counties": ["曲阳县", "龙泉市"]} if params is None else \
            {"measure": "sangong.total", "counties": ["曲阳县", "龙泉市"],
             **params}
        want = d.result(method, params)
        for counties in (["曲阳县", "龙泉市"], ["曲阳县,龙泉市"],
                         ["--counties", "曲阳县,龙泉市"],
                         ["--counties", "曲阳县", "龙泉市"]):
            status, out, err = ask(*arguments, *counties, "--format", "json")
            ok(status == 0 and json.loads(out, parse_float=Decimal) == want,
               f"duibiao {' '.join(arguments + counties)}", (out[:300], err))
    status, out, err = ask("series", "sangong.total", "曲阳现")
    ok(status == 1 and "曲阳县" in err, "a word that is no county is refused",
       err)

    status, out, err = ask("rank", "sangong.total", "--year", "2021",
                           "--per", "resident")
    line = next((l for l in out.splitlines() if "曲阳县" in l), "")
    ok("12,000" in line and "573,975" in line and "0.0209" in line,
       "the rank shows 12,000 over 573,975: 0.0209", out)
    ok("census" in out and "missing" in out, "and denominator and gaps", out)
    status, out, err = ask("rank", "sangong.total", "--year", "2021",
                           DUIBIAO_LANG="zh", LANG="zh_CN.UTF-8",
                           LC_ALL="zh_CN.UTF-8")
    ok(status == 0 and "曲阳县" in out, "in a Chinese locale", (status, err))

    # ---- measures by their names ----
    eq(ask("measures", "三公经费", "--format", "json")[1],
       ask("measures", "sangong.total", "--format", "json")[1],
       "a measure is listed by its Chinese name as by its code")

    # ---- trace, status, call ----
    status, out, err = ask("trace", fact)
    t = d.result("facts.trace", {"id": fact})
    s, e = t["figure"]
    figure = t["sentence"].encode()[s:e].decode()
    ok(status == 0 and figure in out
       and t["disclosure"]["county"] in out, "trace prints the sentence",
       (status, out, err))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", out)
    ok(re.search(r"[\[【«>^]", bare) or "\x1b[" in out,
       "with the figure marked", out)
    findings = d.result("findings.list", {"limit": 1})["rows"]
    eq([line for i in (fact, paper, findings[0]["id"])
        for lang in ("en", "zh")
        for line in ask("trace", i, "--lang", lang)[1].splitlines()
        if line.endswith(" ")], [], "and no line ends in blanks")
    status, out, err = ask("trace", fact, "--format", "json")
    eq(json.loads(out, parse_float=Decimal), t, "trace --format json")
    status, out, err = ask("trace", "130634.999999.f1")
    ok(status == 1 and err, "trace of nothing: status 1", (status, out, err))
    status, out, err = ask("status")
    ok(status == 0 and "serving" in out, "status", (status, out, err))
    status, out, err = ask("status", "--format", "json")
    eq(json.loads(out)["state"], "serving", "status --format json")
    status, out, err = ask("call", "compare.rank",
                           '{"measure":"sangong.total","year":2021}')
    eq((status, json.loads(out, parse_float=Decimal)),
       (0, d.result("compare.rank", {"measure": "sangong.total",
                                     "year": 2021})), "call METHOD JSON")
    status, out, err = ask("call", "daemon.status")
    eq(status, 0, "call METHOD alone")
    status, out, err = ask("call", "no.such.method")
    ok(status == 1 and "unknown_method" in err + out,
       "call of an unknown method: status 1", (status, out, err))
    status, out, err = ask("rank", "sangong.totl", "--year", "2021")
    ok(status in (1, 2) and "sangong.total" in err and not out,
       "an unknown measure: the nearest is named", (status, out, err))
    status, out, err = ask("findings", "曲阳现")
    ok(status in (1, 2) and "曲阳县" in err, "an unknown county too",
       (status, out, err))

    # ---- spans of extract are those of the served text ----
    row, = [r for r in d.result("disclosures.list", {"county": "130634"})
            ["rows"]]
    served = d.result("disclosures.text", {"id": row["id"]})
    text = served["text"].encode()
    ok(not disclosure_misfits(quyang, len(text)),
       "every span lies in the served text",
       "\n".join(disclosure_misfits(quyang, len(text))))
    eq([(f["measure"], f["yuan"], f["span"]) for f in
        d.result("facts.list", {"county": "130634", "limit": 1000})["rows"]],
       [(f["measure"], f["yuan"], f["span"]) for f in quyang["facts"]],
       "and extract prints the figures that are served")
    one = next(f for f in quyang["facts"]
               if f["measure"] == "sangong.total" and f["year"] == 2021)
    ok("1.2" in text[slice(*one["span"])].decode(), "cut out: 1.2",
       text[slice(*one["span"])])
    d.unharmed("after every command")

# ---- a daemon that has only begun ----
with Daemon(wait=False) as d:
    status, out, err = d.duibiao("measures", "sangong", "--wait", "90",
                                 "--format", "csv")
    ok(status == 0 and out.count("\n") == 7,
       "--wait waits for the daemon and for its database", (status, out, err))
done()
