"""`tests/bench/run build questions`: the comparisons over a country of full size.

2,846 counties × 8 years × 8 publishers × some 30 figures, and two million rows
of indicators, made by country.sql in PostgreSQL itself (some twenty minutes).
BENCH_COUNTIES and BENCH_YEARS shrink it.
"""
import glob, json, os, re, subprocess, threading, time

from bench import (HERE, SECONDS, Postgres, cpu_seconds, figure, load,
                   pgbench_script)
from harness import Daemon, bureau_paper

COUNTIES = int(os.environ.get("BENCH_COUNTIES", 2846))
YEARS = int(os.environ.get("BENCH_YEARS", 8))
# So many that there are two million of them.
ROWS = 46
BUREAUS = ["housing_construction", "finance", "education", "water", "health",
           "police", "agriculture"]
MEASURES = ["sangong.total", "expenditure.total", "revenue.total", "meeting",
            "operating_cost", "procurement.total"]
PLACES = ["130634", "130630", "340223", "510821", "500105", "330111", "430922"]
PROVINCES = ["河北省", "四川省", "湖南省", "云南省", "广东省"]


def varied(make, n=40):
    """So many requests, no two alike where there are choices."""
    return [make(i) for i in range(n)]


def measured(i, **more):
    return {"measure": MEASURES[i % 6], "year": 2023 - i // 6 % YEARS,
            "kind": BUREAUS[i % 7], **more}


# What is asked, by name of the figure; each in its usual form.
QUESTIONS = [
    ("compare.rank", "compare.rank", lambda i: measured(i)),
    ("compare.rank per resident", "compare.rank",
     lambda i: measured(i, per="resident")),
    ("compare.rank per staff", "compare.rank",
     lambda i: measured(i, per="staff")),
    ("compare.rank of every kind", "compare.rank",
     lambda i: {"measure": MEASURES[i % 6], "year": 2023 - i // 6 % YEARS,
                "per": "resident"}),
    ("compare.rank in a province", "compare.rank",
     lambda i: measured(i, province=PROVINCES[i % 5], per="resident")),
    ("compare.rank among peers", "compare.rank",
     lambda i: measured(i, peers_of=PLACES[i % 7], per="resident")),
    ("compare.rank built from departments", "compare.rank",
     lambda i: {"measure": MEASURES[i % 6], "year": 2023 - i // 6 % YEARS,
                "scope": "county", "built_from_departments": True}),
    ("compare.counties", "compare.counties",
     lambda i: {"counties": PLACES[:5], "year": 2023 - i % YEARS,
                "kind": BUREAUS[i % 7], "per": "resident"}),
    ("compare.series", "compare.series",
     lambda i: {"measure": MEASURES[i % 6], "counties": PLACES[i % 5:][:3],
                "kind": BUREAUS[i % 7], "per": "resident"}),
    ("compare.series among peers", "compare.series",
     lambda i: {"measure": MEASURES[i % 6], "peers_of": PLACES[i % 7],
                "kind": BUREAUS[i % 7]}),
    ("compare.distribution", "compare.distribution",
     lambda i: measured(i, per="resident")),
    ("compare.outliers", "compare.outliers",
     lambda i: measured(i, per="resident")),
    ("compare.peers", "compare.peers", lambda i: {"county": PLACES[i % 7]}),
    ("sangong.per_capita", "sangong.per_capita",
     lambda i: {"year": 2023 - i % YEARS, "kind": BUREAUS[i % 7]}),
    ("sewage.spending", "sewage.spending",
     lambda i: {"year": 2023 - i % YEARS, "limit": 20}),
    ("sewage.spending in a province", "sewage.spending",
     lambda i: {"year": 2023 - i % YEARS, "province": PROVINCES[i % 5],
                "limit": 20}),
    ("kpi.patterns", "kpi.patterns",
     lambda i: {"topic": "sewage", "year": 2023 - i % YEARS}),
    ("kpi.patterns of a kind", "kpi.patterns",
     lambda i: {"kind": BUREAUS[i % 2], "year": 2023 - i % YEARS}),
    ("kpi.quality", "kpi.quality", lambda i: {"year": 2023 - i % YEARS}),
    ("kpi.quality of departments", "kpi.quality",
     lambda i: {"by": "department", "province": PROVINCES[i % 5]}),
    ("kpi.reuse", "kpi.reuse", lambda i: {"year": 2023 - i % YEARS}),
    ("kpi.reuse in a province", "kpi.reuse",
     lambda i: {"province": PROVINCES[i % 5], "what": "goals"}),
    ("kpi.search", "kpi.search", lambda i: {"text": f"污水处理率{i}"}),
    ("coverage.matrix", "coverage.matrix",
     lambda i: {"year": 2023 - i % YEARS, "kind": BUREAUS[i % 7]}),
    ("findings.list", "findings.list",
     lambda i: {"province": PROVINCES[i % 5], "year": 2023 - i % YEARS}),
]


def build(daemon):
    db = Postgres(daemon)
    if int(db.sql("SELECT count(*) FROM disclosure WHERE name = 'bench'")):
        return db
    start = time.monotonic()
    out = db.run("psql", "-qAtX", "-v", f"counties={COUNTIES}", "-v",
                 f"years={YEARS}", "-v", f"rows={ROWS}", input=open(
                     os.path.join(HERE, "country.sql")).read())
    for line in out.splitlines():
        if "|" in line:
            name, n = line.split("|")
            figure(f"made: {name}", n, "rows")
    figure("made in", f"{time.monotonic() - start:.0f}", "s")
    daemon.stop()
    daemon.start()
    return Postgres(daemon)


def asked(method, make):
    return [f"{method} {json.dumps(p, ensure_ascii=False)}"
            for p in varied(make)]


def processor(daemon):
    """Seconds of processor that the daemon and its PostgreSQL have used."""
    used, server = cpu_seconds(daemon), daemon.postmaster()
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(path) as f:
                fields = f.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == server:
            used += (int(fields[11]) + int(fields[12])) \
                / os.sysconf("SC_CLK_TCK")
    return used


def times(daemon, note):
    """Every method at 16 connections.  Beside the time, which hangs on what
    else the machine does, the processor time that a question costs."""
    for name, method, make in QUESTIONS:
        requests = asked(method, make)
        load(daemon, 4, 1, *requests, seconds=4)
        used = processor(daemon)
        r = load(daemon, 16, 1, *requests)
        used = processor(daemon) - used
        rate = r["requests_per_second"]
        figure(f"{name}, {note}", f"{r['p99_ms']:.1f}", "ms p99",
               f"asked: 50; p50 {r['p50_ms']:.1f}; {rate:.0f}/s; of "
               f"processor {used / rate / SECONDS * 1000:.2f} ms")


def ranks(daemon, db):
    given = {"measure": "sangong.total", "year": "2021", "scope": "county",
             "per": "resident"}
    request = ('compare.rank {"measure":"sangong.total","year":2021,'
               '"scope":"county","per":"resident"}')
    script, define = pgbench_script(daemon.top, given)
    ratios = []
    for _ in range(3):
        ours = load(daemon, 4, 1, request)["requests_per_second"]
        out = db.run("pgbench", "-n", "-M", "prepared", "-f", script, *define,
                     "-c", "4", "-j", "1", "-T", str(int(max(SECONDS, 2))),
                     "postgres")
        theirs = float(re.search(r"tps = ([\d.]+)", out)[1])
        ratios.append((ours / theirs, ours, theirs))
    ratio, ours, theirs = sorted(ratios)[1]
    figure("rank, uncached / pgbench, 4 connections each", f"{ratio:.2f}", "",
           f"{ours:.0f}/s and {theirs:.0f}/s; asked: 0.7")


def cached(daemon):
    request = asked("compare.rank", QUESTIONS[1][2])[0]
    load(daemon, 1, 1, request, seconds=1)
    used = cpu_seconds(daemon)
    r = load(daemon, 1, 64, request)["requests_per_second"]
    used = cpu_seconds(daemon) - used
    figure("cached, 1 connection, 64 ahead", f"{r:.0f}", "/s")
    figure("cached, a second of the daemon's processor",
           f"{r * SECONDS / used:.0f}", "/s", "asked: 60000")


def export(daemon):
    before, _ = daemon.memory()
    start, rows, size = time.monotonic(), 0, 0
    with daemon.client(timeout=600) as c:
        c.ask("export.facts", {})
        tail = b""
        while b'"id":1,"result"' not in tail:
            piece = c.sock.recv(1 << 20)
            if not piece:
                raise EOFError
            size += len(piece)
            tail = (tail + piece)[-4000:]
        rows = int(re.search(rb'"rows":(\d+)', tail)[1])
    took = time.monotonic() - start
    now, peak = daemon.memory()
    figure("export", f"{rows / took:.0f}", "rows/s",
           f"{rows} rows, {size / 1e6:.0f} MB, {took:.1f} s; asked: 300000")
    figure("resident before and after", f"{before} {now}", "MB",
           f"at most {peak}")


class Beside(threading.Thread):
    """Papers come in, each acknowledged and then asked for: is it there?"""

    def __init__(self, daemon):
        super().__init__(daemon=True)
        self.d, self.going = daemon, True
        self.papers = self.stale = 0

    def run(self):
        with self.d.client() as c:
            while self.going:
                self.papers += 1
                amount = 1000 + self.papers
                self.d.submit(bureau_paper("河北省/保定市/曲阳县", f"{amount}.00",
                                           2030), "beside.txt", wait=True)
                rows = c.result("compare.rank", {
                    "measure": "sangong.total", "year": 2030, "counties":
                    ["130634"], "kind": "housing_construction"})["rows"]
                self.stale += [r["yuan"] for r in rows] != [amount * 10000]


def beside(daemon):
    requests = asked("compare.rank", QUESTIONS[1][2])
    load(daemon, 16, 1, *requests, seconds=2)
    other = Beside(daemon)
    other.start()
    r = load(daemon, 16, 1, *requests, seconds=max(SECONDS, 10))
    other.going = False
    other.join()
    figure("beside an ingestion: slowest of all", f"{r['max_ms']:.0f}", "ms",
           f"p99 {r['p99_ms']:.1f}; asked: 250")
    figure("beside an ingestion: stale replies", f"{other.stale}", "",
           f"of {other.papers} asked after as many papers")


def questions():
    print(f"5 questions over {COUNTIES} counties and {YEARS} years")
    with Daemon(cache_bytes=0, shared_buffers="1G") as daemon:
        db = build(daemon)
        times(daemon, "uncached")
        ranks(daemon, db)
        export(daemon)
        daemon.stop()
        daemon.options["cache_bytes"] = "64M"
        daemon.start()
        times(daemon, "as served")
        cached(daemon)
        beside(daemon)
