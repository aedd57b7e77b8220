#!/usr/bin/env python3
"""client/python: installed by pip, typed, and held to the daemon's table; a
study made with it; a daemon that is killed under it."""
import inspect, io, os, sys, unittest
import xml.etree.ElementTree as ET
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

HERE = os.path.join(TOP, "client", "python")
sys.dont_write_bytecode = True
PLAIN = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""}


def python(*arguments, **more):
    return subprocess.run([sys.executable, *arguments], capture_output=True,
                          text=True, timeout=300, env={**PLAIN, **more.pop(
                              "env", {})}, **more)


# ---- it installs, without a network ----
target = tempfile.mkdtemp(prefix="duibiao-python-", dir="/tmp")
has_pip = python("-m", "pip", "--version").returncode == 0
if has_pip:
    r = python("-m", "pip", "install", "--no-index", "--no-cache-dir",
               "--root-user-action=ignore", "--target", target, HERE)
    eq(r.returncode, 0, "pip installs it from its folder, without a network") \
        or print("#", r.stderr[-2000:])
    eq(subprocess.run(["git", "status", "--porcelain", "--ignored", HERE],
                      cwd=TOP, capture_output=True, text=True).stdout
       .count("egg-info"), 0, "and leaves nothing in it")
    sys.path.insert(0, target)
else:
    ok(True, "pip installs it # SKIP there is no pip")
    sys.path.insert(0, HERE)
import duibiao
ok(duibiao.__file__.startswith(target if has_pip else HERE),
   "what is tested is what was installed", duibiao.__file__)
version = re.search(r'DUIBIAO_VERSION "(.*)"',
                    source_text("daemon", "version.h"))[1]
ok(f'version = "{version}"' in source_text("client", "python",
                                           "pyproject.toml"),
   "its version is the daemon's")
ok(os.path.exists(os.path.join(os.path.dirname(duibiao.__file__),
                               "py.typed")), "it says that it is typed")
mypy = shutil.which("mypy")
if mypy:
    r = subprocess.run([mypy, "--strict", "--python-version", "3.9",
                        "--cache-dir", os.path.join(target, ".mypy"),
                        "duibiao"], cwd=HERE, capture_output=True, text=True)
    eq(r.returncode, 0, "mypy --strict agrees") or print("#", r.stdout)
else:
    ok(True, "mypy --strict agrees # SKIP there is no mypy")

# ---- its own tests ----


class Tap(unittest.TestResult):
    def addSuccess(self, test):
        ok(True, test.id())

    def addFailure(self, test, error):
        ok(False, test.id(), self._exc_info_to_string(error, test))
    addError = addFailure


sys.path.insert(0, os.path.join(HERE, "tests"))
tap = Tap()
unittest.defaultTestLoader.discover(os.path.join(HERE, "tests")).run(tap)
ok(tap.testsRun > 20, f"{tap.testsRun} tests of its own were run")

# ---- it is the daemon's table ----
said = subprocess.run([os.path.join(BUILD, "duibiaod"), "--describe"],
                      capture_output=True, text=True).stdout
made = python(os.path.join(HERE, "generate.py"), input=said)
eq(made.stdout == source_text("client", "python", "duibiao", "questions.py"),
   True, "questions.py is what generate.py makes of this daemon's table "
   "(`make questions` makes it anew)") or print("#", made.stderr)

with Daemon() as d:
    with duibiao.connect(d.socket) as db:
        document = db.rpc_discover()
        eq(json.loads(said), json.loads(json.dumps(dict(document))),
           "duibiaod --describe prints what rpc.discover answers")
        left_out = {("export.facts", "format"), ("ingest.submit", "fd")}
        wrong = []
        for method in document["methods"]:
            name = method["name"]
            function = getattr(db, name.replace(".", "_"), None)
            if function is None:
                wrong.append(name)
                continue
            has = {p.name.rstrip("_"): p.default is p.empty for p in
                   inspect.signature(function).parameters.values()}
            wanted = {p["name"]: p["required"] for p in method["params"]
                      if (name, p["name"]) not in left_out}
            if has != wanted or method["summary"] not in function.__doc__:
                wrong.append((name, has, wanted))
        eq(wrong, [], "a method for each, with its parameters")
        classes = {e.name: e for e in
                   (duibiao.errors.remote_error({"data": {"name": n}}, "")
                    for n in document["components"]["errors"])}
        eq([n for n, e in classes.items()
            if type(e) is duibiao.RemoteError], [], "a class for each error")

        # ---- handing in ----
        fates = list(db.ingest(EXAMPLES))
        eq({f.state for f in fates}, {"new"}, "the examples are taken")
        eq([os.path.basename(f.path) for f in fates],
           [row["file"] for row in manifest()], "in the manifest's order")
        ok(all(f.taken and f.disclosure and f.facts for f in fates),
           "each fate has its disclosure")
        wait_for(lambda: d.status()["counts"]["disclosures"] == len(fates))
        folder = d.papers(what="没有县名的文件".encode(), empty=b"")
        fates = list(db.ingest(folder, "/nowhere"))
        eq([f.state in ("parked", "refused") and bool(f.reason)
            for f in fates], [True] * 3, "what is not taken has its reason")

        # ---- asking ----
        with d.client() as c:
            for method in document["methods"]:
                name, params = method["name"], dict(method["x-example"])
                for key in ("id", "other"):
                    if key in params:
                        paper, = [r for r in db.disclosures_list().every_row()
                                  if r["code"] == params[key][:6]
                                  and r["kind"] == "housing_construction"]
                        params[key] = re.sub(r"\.\d+", "." + paper["id"]
                                             .split(".")[1], params[key], 1)
                if name in ("export.facts", "daemon.status",
                            "ingest.submit"):
                    continue
                if name == "facts.trace":
                    params["id"] = re.sub(r"f\d+$", "f1", params["id"])
                got = getattr(db, name.replace(".", "_"))(**{
                    "from_" if k == "from" else k: v
                    for k, v in params.items()})
                eq(dict(got), c.result(name, params), f"{name}: the example "
                   "of the table, as the socket answers it")
        reply = db.compare_rank("sangong.total", 2021, stage="final",
                                scope="county", per="resident")
        eq((len(reply.rows), reply.missing["n"], reply.next), (7, 2839, None),
           "rows and who is missing")
        ok(isinstance(reply.rows[0]["value"], Decimal), "exactly")
        eq(list(db.compare_rank("sangong.total", 2021, stage="final",
                                scope="county", per="resident",
                                limit=2).every_row()), reply.rows,
           "all rows in pages of two")
        for about, kind, parameter, ask in [
                ("a measure", duibiao.InvalidParams, "measure",
                 lambda: db.compare_rank("sangong.totl", 2021)),
                ("an id", duibiao.NotFound, None,
                 lambda: db.facts_trace("130634.99999.f1")),
                ("a method", duibiao.UnknownMethod, None,
                 lambda: db.call("compare.ranks"))]:
            try:
                ask()
                ok(False, f"{about} that is unknown is raised")
            except kind as e:
                eq((e.parameter, bool(e.suggestions)),
                   (parameter, kind is not duibiao.NotFound),
                   f"{about} that is unknown is raised, with the nearest")

        # ---- pandas ----
        pandas = sys.modules.get("pandas")
        sys.modules["pandas"] = None
        try:
            reply.to_pandas()
            ok(False, "without pandas to_pandas() says so")
        except ImportError as e:
            ok("python3-pandas" in str(e),
               "without pandas to_pandas() says what to install", e)
        del sys.modules["pandas"]
        try:
            import pandas
            frame = reply.to_pandas()
            eq((list(frame.columns), str(frame.value.dtype),
                frame.attrs["data_version"]),
               (list(reply.rows[0]), "float64", reply.data_version),
               "with pandas it is a DataFrame")
            ok(all(isinstance(v, Decimal)
                   for v in reply.to_pandas(exact=True).value), "or an exact one")
        except ImportError:
            ok(True, "with pandas it is a DataFrame # SKIP there is none")

        # ---- exports ----
        rows = list(db.export_facts())
        eq([r["id"] for r in rows],
           [r["id"] for r in db.facts_list(limit=100).every_row()],
           "an export is every row of facts.list")
        out = io.StringIO(newline="")
        export = db.export_facts(province="云南省")
        n = export.write_csv(out)
        lines = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
        eq([r["id"] for r in lines],
           [r["id"] for r in rows if r["province"] == "云南省"], "as CSV")
        eq((n, export.data_version), (len(lines), reply.data_version),
           "counted, with its version")

    # ---- a study ----
    folder = os.path.join(d.top, "study")
    study = os.path.join(HERE, "examples", "study.py")
    r = python(study, "-o", folder, env={"DUIBIAO_SOCKET": d.socket})
    eq((r.returncode, sorted(os.listdir(folder))),
       (0, ["chart.svg", "study.md"]), "the study is made") \
        or print("#", r.stderr[-2000:])
    with open(os.path.join(folder, "study.md"), encoding="utf-8") as f:
        text = f.read()
    for row in reply.rows:
        if f"{row['province']}{row['county']} | {row['rank']} | " \
                f"{row['value']:,} | {row['yuan']:,}" not in text \
                or f"`{row['fact']}`：" not in text:
            ok(False, "it has every county and its source", row)
    ok(f"{reply.missing['n']:,} 个县" in text, "it says who is missing", text)
    svg = ET.parse(os.path.join(folder, "chart.svg")).getroot()
    bars = [float(b.get("width")) for b in
            svg.iter("{http://www.w3.org/2000/svg}rect")]
    eq([round(b / bars[0], 2) for b in bars],
       [round(float(r["value"] / reply.rows[0]["value"]), 2)
        for r in reply.rows], "its chart has bars as long as the values")
    r = python(study, "-o", folder, "--year", "1999",
               env={"DUIBIAO_SOCKET": d.socket})
    ok(r.returncode == 1 and "nobody" in r.stderr, "of nothing there is none",
       r.stderr)

    # ---- by TCP ----
    if shutil.which("socat"):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = s.getsockname()[1]
        bridge = subprocess.Popen(
            ["socat", f"TCP-LISTEN:{port},bind=127.0.0.1,fork,reuseaddr",
             f"UNIX-CONNECT:{d.socket}"])
        with duibiao.connect(f"127.0.0.1:{port}") as db:
            eq(db.compare_peers("曲阳县", n=1).rows[0]["county"], "徐水区",
               "host:port, where something listens there")
            path = os.path.join(EXAMPLES, manifest()[0]["file"])
            eq([f.state for f in db.ingest(path)], ["unchanged"],
               "documents then travel as base64")
        bridge.terminate()
        bridge.wait()
    else:
        ok(True, "host:port # SKIP there is no socat")

    # ---- the daemon dies and comes back ----
    with duibiao.connect(d.socket, wait=60) as db:
        version = db.catalog_measures().data_version
        d.kill()
        d.start(wait=False)
        got = db.call("daemon.status")
        ok(got["state"], "asked again of the next daemon", got)
        ok(d.serving(), "which serves", d.tail())
        export, got = db.export_facts(), []
        for row in export:
            got.append(row)
            if len(got) == 1:
                d.kill()
                d.start(wait=False)
        eq(got, rows, "an export over a kill -9 has every row once")
    d.serving()
    d.unharmed("after Python")
shutil.rmtree(target)
done()
