#!/usr/bin/env python3
"""The clients for the shell and for R: their examples run and say what the
socket says."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

SHELL = os.path.join(TOP, "client", "shell")
R = os.path.join(TOP, "client", "r")
GROUP = {"measure": "sangong.total", "year": 2021, "stage": "final",
         "scope": "county", "per": "resident"}


def run(d, *command, **env):
    r = subprocess.run(command, capture_output=True, text=True, timeout=120,
                       encoding="utf-8", env={
                           **os.environ, "DUIBIAO_SOCKET": d.socket,
                           "LC_ALL": "C.UTF-8", **env})
    return r.returncode, r.stdout, r.stderr


def shell(d, c):
    def script(name, *arguments):
        return run(d, os.path.join(SHELL, name), *arguments)

    status, out, err = script("ask", "compare.rank", json.dumps(GROUP))
    eq((status, json.loads(out or "{}", parse_float=Decimal)),
       (0, c.result("compare.rank", GROUP)), "ask: one question") \
        or print("#", err)
    status, out, err = script("ask", "compare.rank",
                              '{"measure":"sangong.totl","year":2021}')
    ok(status == 1 and out == "" and "did you mean sangong.total?" in err,
       "ask: an error, status 1, the nearest name", (status, out, err))
    rows = c.pages("facts.list", {"province": "云南省"}, 1000)
    status, out, err = script("ask-all", "facts.list",
                              '{"province":"云南省","limit":7}')
    eq([json.loads(line, parse_float=Decimal) for line in out.splitlines()],
       rows, "ask-all: every row of a list, in pages of 7")
    status, out, err = script("ask-all", "facts.list", '{"colour":1}')
    ok(status == 1 and "colour" in err, "ask-all: an error ends it",
       (status, err))
    status, out, err = script("per-head", "sangong.total", "2021", "final")
    ranked = c.result("compare.rank", GROUP)
    eq([line.split("\t")[:2] for line in out.splitlines()
        if not line.startswith("#")],
       [[str(r["rank"]), r["county"]] for r in ranked["rows"]],
       "per-head: the ranking as a table")
    ok(f"# {ranked['missing']['reasons'][-1]['n']} " in out,
       "and who is missing", out)

    every = c.pages("facts.list", {}, 1000)
    file = os.path.join(d.top, "facts.csv")

    def ids():
        with open(file, encoding="utf-8", newline="") as f:
            return [r["id"] for r in csv.DictReader(f)]
    status, out, err = script("export-csv", file)
    eq((status, ids()), (0, [r["id"] for r in every]),
       "export-csv: every figure") or print("#", err)
    version = ranked["data_version"]
    with open(file, encoding="utf-8") as f:
        lines = f.readlines()
    with open(file, "w", encoding="utf-8") as f:
        f.writelines(lines[:101])
    with open(file + ".cursor", "w") as f:
        f.write(f"{version}:{every[99]['id']}\n")
    status, out, err = script("export-csv", file)
    eq((status, ids()), (0, [r["id"] for r in every]),
       "export-csv: goes on behind a piece of it")
    ok(not os.path.exists(file + ".cursor"), "and tidies up")
    status, out, err = script("export-csv", file, '{"year":"x"}')
    ok(status == 1 and "year" in err, "export-csv: an error",
       (status, err))

    seen = os.path.join(d.top, "seen")
    status, out, err = script("changed", seen)
    eq(len(out.splitlines()), len(manifest()), "changed: at first, all papers")
    reply = d.submit(bureau_paper("河北省/保定市/曲阳县", "9.99"), "new.txt",
                     wait=True)
    status, out, err = script("changed", seen)
    eq(sorted(line.split("\t")[0] for line in out.splitlines()),
       ["revision", "superseded"], "changed: then what is new")
    eq(script("changed", seen)[1], "", "changed: then nothing")


def r(d, c):
    library = os.path.join(d.top, "r")
    os.mkdir(library)
    env = {"R_LIBS": library,
           "DUIBIAO_PROGRAM": os.path.join(BUILD, "duibiao")}
    copy = os.path.join(d.top, "duibiao")
    shutil.copytree(R, copy)
    status, out, err = run(d, "R", "CMD", "INSTALL", "--no-docs", "-l",
                           library, copy)
    eq(status, 0, "R CMD INSTALL client/r") or print("#", err)

    def script(name, *arguments, **more):
        return run(d, "Rscript", os.path.join(R, "examples", name),
                   *arguments, **env, **more)

    ranked = c.result("compare.rank", GROUP)["rows"]
    status, out, err = script("spread.R", "2021")
    eq((status, re.findall(r"\d+ +\S+ +(\S+) +[\d.]+ +\d+ +\d+$", out,
                           flags=re.M)), (0, [r["county"] for r in ranked]),
       "spread.R: the ranking") or print("#", err)
    told = c.result("compare.distribution", GROUP)["rows"][0]
    ok(re.search(rf"^duibiao +{told['p25']} +{told['median']} ", out,
                 flags=re.M), "spread.R: R's quantiles are the daemon's", out)
    wanted = {}
    for row in c.pages("facts.list", {"province": "云南省"}, 1000):
        wanted[row["measure"]] = wanted.get(row["measure"], 0) + 1
    for locale in "C.UTF-8", "C":
        status, out, err = script("counts.R", "云南省", LC_ALL=locale)
        counted = {m[1]: int(m[0]) for m in
                   re.findall(r"^ *(\d+)  (\S+)$", out, flags=re.M)
                   if locale == "C.UTF-8" or m[1].isascii()
                   and "<" not in m[1]}
        eq((status, counted),
           (0, {k: v for k, v in wanted.items()
                if locale == "C.UTF-8" or k.isascii()}),
           f"counts.R: an export, page by page, in the locale {locale}") \
            or print("#", err)
    status, out, err = run(d, "Rscript", "-e", """
        library(duibiao)
        db <- duibiao()
        show <- function(expr)
          cat(tryCatch(expr, duibiao_error = function(e) class(e)[1]), "\n")
        show(duibiao_ask(db, "compare.rank", measure = "x", year = 2021))
        show(duibiao_ask(db, "facts.trace", id = "130634.99999.f1"))
        show(duibiao_ask(db, "compare.ranks"))
        show(duibiao_export(db, measures = "x"))
        show(duibiao_ask(duibiao("/nowhere"), "daemon.status"))
        show(nrow(duibiao_rows(db, "facts.list", limit = 100)))
        show(nrow(duibiao_rows(db, "facts.list", year = 1999)))
        show(nrow(duibiao_methods(db)))
        """, **env)
    eq(out.split(), ["duibiao_invalid_params", "duibiao_not_found",
                     "duibiao_unknown_method", "duibiao_invalid_params",
                     "duibiao_no_daemon",
                     str(len(c.pages("facts.list", {}, 1000))), "0",
                     str(len(methods()))],
       "R: errors are conditions by name; lists in pages") or print("#", err)


with Daemon() as d, d.client() as c:
    status, out, err = d.ingest(EXAMPLES)
    eq(status, 0, "the examples are taken") or print("#", err)
    for needs, part in (("socat", "jq"), shell), (("Rscript",), r):
        absent = [p for p in needs if not shutil.which(p)]
        if absent:
            ok(True, f"{part.__name__} # SKIP there is no {absent[0]}")
        else:
            part(d, c)
    d.unharmed("after scripts")
done()
