"""The benchmarks of `make bench`; see tests/bench/run.

Every figure stands beside a baseline measured in the same run on the same
machine, because only the ratio travels.
"""
import decimal, glob, os, re, shutil, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import harness
from harness import BUILD, SHARED, TOP, Daemon, as_owner, pg_bin

DOCUMENTS = int(os.environ.get("BENCH_DOCUMENTS", 2000))
SECONDS = float(os.environ.get("BENCH_SECONDS", 5))
COUNTIES = 2800
TABLES = ["disclosure", "document_text", "fact", "change_fact", "count_fact",
          "org_unit", "project", "goal", "kpi", "procurement_item", "term",
          "finding", "kpi_grams"]
rows = []


def figure(name, value, unit, note=""):
    rows.append((name, value, unit, note))
    print(f"  {name:<44} {value:>12} {unit:<10} {note}", flush=True)


def sample():
    """The full-size paper: the real one where it is, else the example."""
    real = os.path.join(SHARED, "corpus", "quyang", "zhujian-2021-budget.txt")
    own = os.path.join(TOP, "examples", "hebei-quyang-zhujian-2021-budget.txt")
    return real if os.path.exists(real) else own


def extraction():
    print("1 extraction, in process, one core")
    r = subprocess.run([os.path.join(BUILD, "tests/bench/extract_bench"),
                        sample()], capture_output=True, text=True, check=True)
    print("  " + r.stdout.strip().replace("\n", "\n  "))


# Form, the file's suffix, what the library underneath is, our share asked.
FORMATS = [("HTML", ".html", "libxml2", 50), ("DOCX", ".docx",
                                              "unzip + libxml2", 50),
           ("XLSX", ".xlsx", "unzip + libxml2", 50),
           ("PDF", ".pdf", "pdftotext", 30), ("text", ".txt", None, None)]


def pages_of(path):
    r = subprocess.run(["pdfinfo", path], capture_output=True, text=True)
    return int(re.search(r"Pages:\s+(\d+)", r.stdout)[1])


def worker_memory(path):
    """(most resident memory of the worker that reads it, the tool's), MB."""
    r = subprocess.Popen([os.path.join(BUILD, "duibiao"), "extract", path],
                         stdout=subprocess.DEVNULL)
    worker = tool = 0
    while r.poll() is None:
        worker = max(worker, workers_peak())
        tool = max(tool, workers_peak("pdftotext"))
        time.sleep(0.002)
    return worker, tool


def formats():
    """One paper of 41 pages in every form, and what its library alone costs
    in the same run; all of it processor time."""
    print("2 formats: bytes to records, in process, one core")
    stem = os.path.join(TOP, "tests", "formats", "long")
    pages = pages_of(stem + ".pdf")
    for form, suffix, library, asked in FORMATS:
        size = os.path.getsize(stem + suffix) / 1e6
        r = subprocess.run([os.path.join(BUILD, "tests/bench/format_bench"),
                            stem + suffix, str(SECONDS)],
                           capture_output=True, text=True, check=True)
        alone, blocks, records, arena = map(float, r.stdout.split())
        figure(f"{form}", f"{size / records * 1e3:.1f}", "MB/s",
               f"{pages / records * 1e3:.0f} pages/s, {records:.2f} ms"
               + ("; asked for text: at least 60 MB/s" if not library
                  else ""))
        if library:
            figure(f"{form}: our share on top of {library}",
                   f"{(records / alone - 1) * 100:.0f}", "%",
                   f"asked: at most {asked}; {library} {alone:.2f} ms, "
                   f"blocks {blocks:.2f} ms")
        worker, tool = worker_memory(stem + suffix)
        figure(f"{form}: memory", f"{worker:.1f}", "MB",
               f"of the worker, {arena:.1f} MB of it the document's"
               + (f"; the tool {tool:.1f} MB" if tool else ""))


def variant(text, number, county, year):
    """The paper of another county and year, every amount scaled alike, so that
    sums still hold."""
    factor = decimal.Decimal(number % 97 + 3) / 10
    text = text.replace("曲阳", county).replace("2021", str(year)) \
        .replace("2020", str(year - 1))

    def scale(match):
        value = decimal.Decimal(match[0]) * factor
        return f"{value.quantize(decimal.Decimal('0.01'))}"
    return re.sub(r"\d+(?:\.\d+)?(?=万)|\d+\.\d\d(?=\n)", scale, text)


def unique_counties():
    """Stems of county names that are unique in the country."""
    names = {}
    path = os.path.join(TOP, "ingest/reference/divisions.csv")
    for line in open(path, encoding="utf8").read().splitlines()[1:]:
        code, name, level = line.split(",")[:3]
        if level == "county" and name.endswith("县") and len(name) == 3:
            names.setdefault(name, []).append(code)
    return [n[:-1] for n, codes in sorted(names.items()) if len(codes) == 1]


def corpus(folder, count):
    text = open(sample(), encoding="utf8").read()
    text = re.sub(r"保定市?", "本市", text)
    counties = unique_counties()
    total = 0
    for i in range(count):
        paper = variant(text, i, counties[i % len(counties)],
                        2015 + i // len(counties)).encode()
        total += len(paper)
        with open(os.path.join(folder, f"{i:05}.txt"), "wb") as f:
            f.write(paper)
    return total


class Postgres:
    """psql, pgbench and pg_dump on the daemon's private cluster."""

    def __init__(self, daemon):
        self.daemon = daemon
        self.folder = daemon.socket_folder()

    def run(self, program, *arguments, database="postgres", **more):
        r = subprocess.run(
            as_owner(self.daemon.folder,
                     [pg_bin(program), "-h", self.folder, *arguments]),
            env={**os.environ, "PGDATABASE": database, "PGUSER": "duibiao"},
            capture_output=True, text=True, cwd="/", **more)
        if r.returncode != 0:
            raise RuntimeError(f"{program} {arguments}: {r.stderr}")
        return r.stdout

    def sql(self, text, database="postgres"):
        return self.run("psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", text,
                        database=database).strip()


def workers_peak(name="duibiao-worker"):
    """Most resident memory of any worker (or of that program), in MB."""
    peak = 0
    for status in glob.glob("/proc/[0-9]*/status"):
        try:
            text = open(status).read()
        except OSError:
            continue
        if text.startswith("Name:\t" + name) and "VmHWM" in text:
            peak = max(peak, int(re.search(r"VmHWM:\s+(\d+)", text)[1]))
    return peak / 1024


def copy_alone(db, scratch):
    """Seconds that COPY alone takes for the rows that are there now, into the
    same tables of a fresh database."""
    os.chmod(scratch, 0o777)
    for t in TABLES:
        db.sql(f"COPY {t} TO '{scratch}/{t}'")
    schema = db.run("pg_dump", "--schema-only", "--no-owner")
    db.sql("CREATE DATABASE copy_alone", "postgres")
    db.run("psql", "-qX", "-v", "ON_ERROR_STOP=1", database="copy_alone",
           input=schema)
    script = "BEGIN;" + "".join(
        f"COPY {t} FROM '{scratch}/{t}';" for t in TABLES) + "COMMIT;"
    db.sql("CHECKPOINT", "postgres")
    start = time.monotonic()
    db.run("psql", "-qX", "-v", "ON_ERROR_STOP=1", database="copy_alone",
           input=script)
    return time.monotonic() - start


def ingestion():
    print(f"3 ingestion of {DOCUMENTS} full-size documents, end to end")
    papers = tempfile.mkdtemp(prefix="papers-", dir="/tmp")
    scratch = tempfile.mkdtemp(prefix="copy-", dir="/tmp")
    try:
        total = corpus(papers, DOCUMENTS)
        with Daemon() as daemon:
            db = Postgres(daemon)
            start = time.monotonic()
            status, out, err = daemon.duibiao("ingest", papers)
            took = time.monotonic() - start
            if status != 0:
                raise RuntimeError(out[-2000:] + err[-2000:])
            n = sum(int(db.sql(f"SELECT count(*) FROM {t}")) for t in TABLES)
            alone = copy_alone(db, scratch)
            figure("documents a second", f"{DOCUMENTS / took:.1f}", "docs/s",
                   f"{total / took / 1e6:.1f} MB/s, {took:.1f} s")
            figure("rows a second, end to end", f"{n / took:.0f}", "rows/s",
                   f"{n} rows")
            figure("rows a second, COPY alone", f"{n / alone:.0f}", "rows/s",
                   f"{alone:.1f} s")
            figure("ingestion / COPY alone", f"{alone / took * 100:.1f}", "%",
                   "asked: at least 25")
            figure("peak memory of a worker", f"{workers_peak():.1f}",
                   "MB", "asked: under 64")
    finally:
        shutil.rmtree(papers)
        shutil.rmtree(scratch)


SYNTHETIC = f"""
INSERT INTO data_version
SELECT max(version) + 1, now(), 'bench' FROM data_version;
INSERT INTO disclosure (division_code, id, scope, department_key, fiscal_year,
    doc_type, revision, version_from, department_kind, name, sha256, bytes)
SELECT code, row_number() OVER (ORDER BY code), 'county', '', 2021, 'budget',
    1, current_version(), '', 'bench', sha256(code::bytea), 1
FROM (SELECT code FROM division WHERE level = 'county' ORDER BY code
      LIMIT {COUNTIES}) d;
INSERT INTO fact SELECT division_code, id, 1, 'sangong.total', NULL, NULL, NULL,
    2021, 'budget', 100 * (id * 7919 % 90000000 + 10000), 'stated', 0, 1
FROM disclosure;
SELECT rollup_rebuild();
ANALYZE;
"""


def pgbench_script(folder, given):
    """compare_rank with the parameters given, for -M prepared."""
    params = re.search(r'METHOD\(compare_rank.*?\)\)',
                       open(os.path.join(TOP, "daemon/method.def")).read(),
                       re.S)[0]
    text = open(os.path.join(TOP, "sql/compare_rank.sql")).read()
    types = dict(re.findall(r"\$(\d+) \w+ ([a-z]+(?:\[\])?)",
                            "".join(re.findall(r"^--.*", text, re.M))))
    text = re.sub(r"--[^\n]*", "", text)
    values = []
    for name, default in re.findall(
            r'(?:REQ|OPT)\((\w+), \w+, (?:"([^"]*)", )?"', params):
        values.append(given.get(name, default))
    define = []
    for i in range(len(values), 0, -1):
        value = values[i - 1]
        # pgbench makes a parameter of its own of every occurrence.
        text = re.sub(r"\$%d\b" % i, "CAST(%s AS %s)" % (
            f":p{i}" if value else "NULL", types[str(i)]), text)
        if value:
            define += ["-D", f"p{i}={value}"]
    script = os.path.join(folder, "rank.sql")
    with open(script, "w") as f:
        f.write(text.strip().replace("\n", " ") + "\n")
    os.chmod(folder, 0o755)
    os.chmod(script, 0o644)
    return script, define


def load(daemon, connections, pipeline, *requests, seconds=SECONDS):
    r = subprocess.run(
        [os.path.join(BUILD, "tests/bench/rpc_bench"), daemon.socket,
         str(seconds), str(connections), str(pipeline), *requests],
        capture_output=True, text=True)
    if r.returncode != 0:
        raise RuntimeError(r.stdout + r.stderr)
    words = r.stdout.split()
    said = dict(zip(words[::2], map(float, words[1::2])))
    if said["failed"]:
        raise RuntimeError(f"{said['failed']:.0f} errors for {requests[0]}")
    return said


def cpu_seconds(daemon):
    """Processor time that the daemon itself has used."""
    with open(f"/proc/{daemon.process.pid}/stat") as f:
        fields = f.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def serving():
    print(f"4 compare.rank over {COUNTIES} counties")
    request = ('compare.rank {"measure":"sangong.total","year":2021,'
               '"scope":"county","per":"resident"}')
    folder = tempfile.mkdtemp(prefix="pgbench-", dir="/tmp")
    with Daemon(cache_bytes=0) as daemon:
        db = Postgres(daemon)
        db.run("psql", "-qX", "-v", "ON_ERROR_STOP=1", input=SYNTHETIC)
        daemon.stop()
        daemon.start()
        load(daemon, 4, 1, request)
        one = load(daemon, 1, 1, request)
        many = load(daemon, 64, 1, request)
        daemon.stop()
        daemon.options["cache_bytes"] = "64M"
        daemon.start()
        load(daemon, 1, 1, request)     # the first is asked of the database
        used = cpu_seconds(daemon)
        cached = load(daemon, 1, 64, request)
        used = cpu_seconds(daemon) - used
        script, define = pgbench_script(folder, {
            "measure": "sangong.total", "year": "2021", "scope": "county",
            "per": "resident"})
        out = db.run("pgbench", "-n", "-M", "prepared", "-f", script, *define,
                     "-c", "4", "-j", "1", "-T", str(int(max(SECONDS, 2))),
                     "postgres")
        baseline = float(re.search(r"tps = ([\d.]+)", out)[1])
        for name, r in (("1 connection", one), ("64 connections", many)):
            figure(f"{name}: p50", f"{r['p50_ms']:.2f}", "ms")
            figure(f"{name}: p99", f"{r['p99_ms']:.2f}", "ms")
            figure(f"{name}: requests",
                   f"{r['requests_per_second']:.0f}", "/s")
        replies = cached["requests_per_second"]
        figure("cached, 1 connection, 64 ahead: replies", f"{replies:.0f}",
               "/s")
        figure("cached: replies a second of the daemon's processor time",
               f"{replies * SECONDS / used:.0f}", "/s")
        figure("pgbench, same statement, 4 connections", f"{baseline:.0f}",
               "/s")
        figure("64 connections / pgbench",
               f"{many['requests_per_second'] / baseline:.2f}", "",
               "4 database connections each")
    shutil.rmtree(folder)


if __name__ == "__main__":
    import questions
    parts = {"extraction": extraction, "formats": formats,
             "ingestion": ingestion, "serving": serving,
             "questions": questions.questions}
    for part in sys.argv[2:] or parts:
        parts[part]()
