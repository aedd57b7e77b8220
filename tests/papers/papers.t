#!/usr/bin/env python3
"""Composed papers of many provinces against what must be read from them.

README.md says how a .gold file is written.  A figure that is finer than the
gold (by fund or part), derived or of the adjusted budget costs nothing.
"""
import glob, json, os, re, subprocess, sys, unicodedata
from decimal import Decimal
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
from harness import BUILD, ok, done

ALIASES = dict(
    st="sangong.total", sa="sangong.abroad", sv="sangong.vehicle",
    svp="sangong.vehicle_purchase", svo="sangong.vehicle_operation",
    sr="sangong.reception", rt="revenue.total", rg="revenue.general",
    rf="revenue.gov_fund", rs="revenue.state_capital",
    rx="revenue.special_account", rc="revenue.carryover", ro="revenue.other",
    et="expenditure.total", eb="expenditure.basic",
    ep="expenditure.personnel", epub="expenditure.public",
    epj="expenditure.project", oc="operating_cost", pt="procurement.total",
    pg="procurement.goods", pw="procurement.works", ps="procurement.services",
    mt="meeting", tr="training", at="assets.total", av="assets.vehicles_value",
    ao="assets.other_value", ap="assets.planned_purchase", ag="abroad.groups",
    apn="abroad.persons", vb="vehicles.bought", vk="vehicles.kept",
    rb="reception.batches", rp="reception.persons", avn="assets.vehicles",
    sq="staff.quota", sact="staff.actual", fn="expenditure.function")
UNITS = {"w": 10000, "k": 1000, "y": 100000000}
# Figures that the gold files do not name.
BESIDE = ("revenue.appropriation", "revenue.business", "revenue.operating",
          "revenue.superior_grant", "expenditure.appropriation")


def norm(text):
    text = unicodedata.normalize("NFKC", text or "")
    return re.sub(r"[\s“”\"'‘’]", "", text)


def money(text):
    factor = UNITS.get(text[-1], 1)
    return Decimal(text.rstrip("wky").replace(",", "")) * factor


def measure(text):
    """The measure that `fn:名称:编码` or a short name stands for, the code."""
    parts = text.split(":")
    name = ALIASES.get(parts[0], parts[0])
    if parts[0] == "fn":
        name += ":" + norm(parts[1])
    return name, parts[2] if len(parts) > 2 else None


class Gold:
    """What a .gold file wants: kind -> set, and what may be there as well."""

    def __init__(self, path):
        self.id, self.want, self.free = {}, {}, {"facts": set(),
                                                 "changes": set()}
        self.findings, self.closed = [], True
        self.year = self.stage = self.project = self.levels = None
        with open(path, encoding="utf-8") as f:
            for line in f:
                if line.strip() and not line.startswith("#"):
                    self.read(line.split()[0], line.rstrip("\n"))

    def add(self, kind, *key):
        self.want.setdefault(kind, set()).add(tuple(key))

    def read(self, word, line):
        rest = line[len(word):].strip()
        cells = [c.strip() for c in rest.split("|")]
        if word == "id":
            self.id = dict(p.split("=") for p in rest.split())
            self.year = int(self.id["year"])
            self.stage = "final" if self.id["type"] == "final_accounts" \
                else "budget"
        elif word.startswith("@"):
            self.year, self.stage = int(word[1:]), rest
        elif word == "none":
            for kind in rest.split():
                self.want.setdefault(kind, set())
        elif word == "open":
            self.closed = False
        elif word == "x":
            self.findings.append(rest.split())
        elif word == "t":
            for term in rest.split():
                self.add("terms", norm(term))
        elif word == "u":
            self.add("units", *map(norm, cells))
        elif word == "p":
            self.add("procurement", norm(cells[0]), norm(cells[1]),
                     money(cells[2]))
        elif word == "j":
            self.project = norm(rest)
        elif word == "g":
            self.add("goals", self.project, norm(rest))
        elif word == "k":
            self.levels = [new or old for new, old in
                           zip(cells[:2], self.levels or cells)]
            self.add("kpis", self.project,
                     *map(norm, self.levels + cells[2:]))
        elif word == "n":
            self.add("counts", measure(rest.split()[0])[0], self.year,
                     int(rest.split()[1]))
        elif word in ("c", "c~"):
            key = (measure(rest.split()[0])[0], self.year, self.stage,
                   money(rest.split()[1]))
            if word == "c":
                self.add("changes", *key)
            else:
                self.free["changes"].add(key)
        else:
            self.fact((line if word != "~" else rest).split(), word == "~")

    def fact(self, words, free):
        name, code = measure(words[0])
        key = (name, self.year, self.stage, money(words[1]))
        self.free["facts"].add(key)
        if not free:
            self.add("facts", *key, code)


def read(out):
    """The same sets of what was extracted."""
    got = {k: set() for k in ("facts", "changes", "counts", "units", "terms",
                              "procurement", "goals", "kpis")}
    for f in out["facts"]:
        if f["presence"] == "derived" or f["stage"] == "adjusted" \
           or f["measure"] in BESIDE:
            continue
        key = (norm(f["measure"]), f["year"], f["stage"], f["yuan"])
        got["facts"].add((*key, f.get("function_code"),
                          bool(f.get("fund") or f.get("part"))))
    for c in out["changes"]:
        if c["basis"] == "prior_year" and c["measure"] not in BESIDE:
            got["changes"].add((norm(c["measure"]), c["year"], c["stage"],
                                c["delta_yuan"]))
    for c in out["counts"]:
        got["counts"].add((c["measure"], c["year"], c["value"]))
    for u in out["units"]:
        got["units"].add(tuple(norm(u.get(k)) for k in
                               ("name", "nature", "rank", "funding")))
    got["terms"] = {(norm(t["term"]),) for t in out["terms"]}
    for p in out["procurement"]:
        got["procurement"].add((norm(p.get("project")), norm(p.get("code")),
                                p["amount_yuan"]))
    for p in out["projects"]:
        title = norm(p["title"])
        got["goals"] |= {(title, norm(g)) for g in p["goals"]}
        for k in p["kpis"]:
            target = k.get("target") or {}
            got["kpis"].add((title, *(norm(k.get("level%d" % i))
                                      for i in (1, 2, 3)),
                             norm(target.get("text"))))
    return got


def facts_differ(gold, found):
    """Missed ones, and those that are in no way wanted."""
    wanted = gold.want.get("facts", set())
    keys = {f[:5] for f in found} | {(*f[:4], None) for f in found}
    missed = wanted - keys
    extra = {f for f in found if not f[5]
             and f[:4] not in gold.free["facts"]}
    return missed, extra


def check(name, gold, out):
    got, wrong = read(out), []
    for kind, wanted in gold.want.items():
        if kind == "facts":
            missed, extra = facts_differ(gold, got["facts"])
        else:
            missed = wanted - got[kind]
            extra = got[kind] - wanted - gold.free.get(kind, set())
        wrong += [f"missed {kind} {x}" for x in missed]
        wrong += [f"extra {kind} {x}" for x in extra]
    found = {"div": (out["division"] or {}).get("code"),
             "scope": out["scope"], "type": out["doc_type"],
             "year": str(out["fiscal_year"]),
             "kind": (out["department"] or {}).get("kind")}
    wrong += [f"{k} is {found[k]}, not {v}" for k, v in gold.id.items()
              if found[k] != v]
    for code, *words in gold.findings:
        if not any(f["code"] == code and all(norm(w) in norm(f["message"])
                                             for w in words)
                   for f in out["findings"]):
            wrong.append(f"not found: {code} {words}")
    if gold.closed:
        codes = {f[0] for f in gold.findings}
        wrong += [f"false alarm: {f['code']} {f['message']}"
                  for f in out["findings"] if f["code"] not in codes
                  and f["code"].endswith(("conflict", "mismatch"))]
    ok(not wrong, name, "\n".join(sorted(wrong)))


papers = sorted(glob.glob(os.path.join(HERE, "*.txt"))
                + glob.glob(os.path.join(HERE, "*.html")))
r = subprocess.run([os.path.join(BUILD, "duibiao"), "extract", *papers],
                   capture_output=True, text=True, timeout=300)
lines = r.stdout.splitlines()
ok(r.returncode == 0 and len(lines) == len(papers) > 20,
   "every paper is read", r.stderr)
for path, line in zip(papers, lines):
    check(os.path.basename(path), Gold(os.path.splitext(path)[0] + ".gold"),
          json.loads(line, parse_float=Decimal))
done()
