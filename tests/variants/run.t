#!/usr/bin/env python3
"""Metamorphic tests: a paper in other clothes says the same.

Every paper of tests/papers and examples in text is read as it stands and in
all the variants of variants.py; facts, changes, counts, indicators, purchases
and who published what for which year must be equal.
"""
import glob, os, re, subprocess, sys, tempfile, unicodedata
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), HERE]
from harness import *
from variants import VARIANTS, variants


def norm(text):
    text = unicodedata.normalize("NFKC", text or "")
    return re.sub(r"[\s“”「」\"'‘’()\[\]〔〕]", "", text)


def in_yuan(target):
    """The value and unit of a target, amounts of money in yuan."""
    value, unit = target.get("value"), norm(target.get("unit"))
    scale = re.match("(亿|千|万)元", unit)
    if value is None or not scale:
        return value, unit
    factor = {"亿": 10 ** 8, "千": 10 ** 3, "万": 10 ** 4}[scale[1]]
    return value * factor, unit[1:]


def said(out):
    """What a paper says, without places, marks and messages."""
    says = {("id", (out["division"] or {}).get("code"), out["scope"],
             out["fiscal_year"], out["doc_type"],
             (out["department"] or {}).get("kind"))}
    for f in out["facts"]:
        says.add(("fact", norm(f["measure"]), f["year"], f["stage"],
                  f["yuan"], f["presence"], f.get("function_code"),
                  f.get("fund"), f.get("part")))
    for c in out["changes"]:
        says.add(("change", norm(c["measure"]), c["year"], c["stage"],
                  c["basis"], c["delta_yuan"]))
    for c in out["counts"]:
        says.add(("count", c["measure"], c["year"], c["stage"], c["value"]))
    for p in out["procurement"]:
        says.add(("purchase", norm(p.get("project")), p.get("code"),
                  p["amount_yuan"]))
    for p in out["projects"]:
        for k in p["kpis"]:
            t = k.get("target") or {}
            says.add(("kpi", norm(p["title"]), norm(k.get("level1")),
                      norm(k.get("level2")), norm(k.get("level3")),
                      t.get("op"), *in_yuan(t)))
    return says


def extract(paths):
    r = subprocess.run([os.path.join(BUILD, "duibiao"), "extract", *paths],
                       capture_output=True, text=True, timeout=300)
    return [json.loads(line, parse_float=Decimal)
            for line in r.stdout.splitlines()]


def read(path):
    data = open(path, "rb").read()
    for charset in ("utf-8-sig", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(charset).replace("\r\n", "\n")
    return None


papers = sorted(glob.glob(os.path.join(HERE, "..", "papers", "*.txt"))
                + glob.glob(os.path.join(EXAMPLES, "*.txt")))
with tempfile.TemporaryDirectory() as folder:
    made = {}                   # variant -> [(paper, path)]
    for paper in papers:
        text = read(paper)
        for name, data, suffix in variants(text, "papers" in paper):
            stem = os.path.basename(paper)[:-len(".txt")]
            path = os.path.join(folder, f"{stem}.{name}.{suffix}")
            with open(path, "wb") as f:
                f.write(data)
            made.setdefault(name, []).append((paper, path))
    plain = {p: said(o) for p, o in zip(papers, extract(papers))}
    ok(all(len(s) > 1 for s in plain.values()), "every paper says something",
       [p for p, s in plain.items() if len(s) < 2])
    for name in VARIANTS:
        some = made.get(name, [])
        wrong = []
        for (paper, _), out in zip(some, extract([p for _, p in some])):
            lost = plain[paper] - said(out)
            new = said(out) - plain[paper]
            wrong += [f"{os.path.basename(paper)}: lost {x}" for x in lost]
            wrong += [f"{os.path.basename(paper)}: new {x}" for x in new]
        ok(some and not wrong, f"{name}: {len(some)} papers say the same",
           "\n".join(wrong))
done()
