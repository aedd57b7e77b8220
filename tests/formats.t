#!/usr/bin/env python3
"""One paper as web page, text, Word document, workbook and PDF is one paper:
the same identity, figures, changes, counts and targets, and they are those
that its author meant (tests/formats/NAME.facts).

The forms were made once by LibreOffice (tests/formats/make) and are kept.
Where soffice is installed they are made anew and read too; where it is not,
that is said.
"""
import glob, json, os, shutil, subprocess, sys, tempfile
from importlib.machinery import SourceFileLoader
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__))))
from harness import BUILD, TOP, done, eq, ok

KEPT = os.path.join(TOP, "tests", "formats")
sys.dont_write_bytecode = True
make = SourceFileLoader("make", os.path.join(KEPT, "make")).load_module()
PAPERS = [n for n in make.PAPERS if n != "long"]
FORMS = {"html": ".html", **{f: told[0] for f, told in make.FORMS.items()}}


def extract(path):
    r = subprocess.run([os.path.join(BUILD, "duibiao"), "extract", path],
                       capture_output=True, text=True)
    return json.loads(r.stdout)


def amount(yuan):
    return None if yuan is None else f"{yuan:.2f}"


def facts(d):
    return {(f["measure"], f.get("function_code") or "", f["year"],
             f["stage"], f.get("fund") or "", f.get("part") or "",
             amount(f["yuan"])) for f in d["facts"]
            if f["presence"] != "derived"}


def others(d):
    """Everything else that must not depend on the form."""
    division = d["division"] or {}
    return {
        "identity": (division.get("code"), d["scope"],
                     (d["department"] or {}).get("kind"), d["fiscal_year"],
                     d["doc_type"]),
        "changes": {(c["measure"], c["year"], c["stage"],
                     amount(c["delta_yuan"])) for c in d["changes"]},
        "counts": {(c["measure"], c["year"], c["value"])
                   for c in d["counts"]},
        "targets": {(k["level1"], k["level2"], k["level3"],
                     k["target"]["text"]) for p in d["projects"]
                    for k in p["kpis"]},
        "findings": {f["code"] for f in d["findings"]},
    }


def meant(name):
    """What the paper says, checked by hand."""
    with open(os.path.join(KEPT, name + ".facts"), encoding="utf-8") as f:
        rows = [l.rstrip("\n").split("\t") for l in f
                if not l.startswith("#")]
    return {(r[0], r[1], int(r[2]), r[3], r[4], r[5], r[6]) for r in rows}


def check(folder, about):
    for name in PAPERS:
        page = extract(os.path.join(folder, name + ".html"))
        wanted = others(page)
        for form, suffix in FORMS.items():
            d = extract(os.path.join(folder, name + suffix))
            if form == "flat":
                # Where merged cells were, no reader can know; but what is
                # read must be right.
                ok(facts(d) <= meant(name) and len(d["facts"]) >= 10
                   and not d["findings"],
                   f"{about} {name}, a cell a line: nothing wrong",
                   f"{facts(d) - meant(name)} {d['findings']}")
                eq(others(d)["identity"], wanted["identity"],
                   f"{about} {name}, a cell a line: the same paper")
                continue
            eq(facts(d), meant(name), f"{about} {name} as {form}: figures")
            eq(others(d), wanted, f"{about} {name} as {form}: the rest")


check(KEPT, "kept")
if shutil.which("soffice") is None:
    print("# soffice is not installed: only the forms that are kept")
else:
    folder = tempfile.mkdtemp(prefix="formats-", dir="/tmp")
    try:
        for name in PAPERS:
            page = make.write_page(folder, name)
            for form in make.FORMS:
                ok(make.convert(page, form, folder),
                   f"soffice makes {name} as {form}")
        check(folder, "fresh")
    finally:
        shutil.rmtree(folder)
done()
