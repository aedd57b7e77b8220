#!/usr/bin/env python3
"""Reference data are files: changed and reloaded without a migration, all of
them or none, and what is wrong with one is said while the old ones serve."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

RANK = {"measure": "sangong.total", "year": 2021,
        "kind": "housing_construction", "per": "resident"}
PLACE, CODE = "云南省/保山市/昌宁县", "530524"


def persons(d):
    """The county's residents, as a comparison divides by them."""
    return d.result("compare.rank", RANK)["rows"][0]["persons"]


def version(d):
    return d.result("compare.rank", RANK)["data_version"]


def edit(path, change):
    with open(path, encoding="utf-8") as f:
        lines = f.readlines()
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(change(line) for line in lines)


folder = tempfile.mkdtemp(prefix="duibiao-reference-", dir="/tmp")
os.chmod(folder, 0o755)
for name in ("reference", "labels"):
    shutil.copytree(os.path.join(TOP, "ingest", name),
                    os.path.join(folder, name))
population = os.path.join(folder, "reference", "population_current.csv")
migrated = "SELECT count(*), max(applied_at) FROM schema_migration"

with Daemon(reference=os.path.join(folder, "reference")) as d:
    d.ingest(d.papers(one=bureau_paper(PLACE)))
    before, first, schema = persons(d), version(d), d.sql(migrated)
    ok(before and before > 1000, f"{before} residents at first")

    # ---- nothing changed ----
    d.process.send_signal(signal.SIGHUP)
    ok(wait_for(lambda: d.logged("config.reload|server.signal")), "a reload")
    time.sleep(1)
    eq((persons(d), version(d)), (before, first),
       "of what is the same changes nothing, nor the data version")

    # ---- one figure changed ----
    def other(line):
        cells = line.split(",")
        if cells[0] == CODE and cells[2] == "census2020":
            cells[4] = "123456"
        return ",".join(cells)

    edit(population, other)
    d.process.send_signal(signal.SIGHUP)
    ok(wait_for(lambda: persons(d) == 123456, 20),
       "a changed file is loaded on SIGHUP", d.tail())
    eq(version(d), first + 1, "as one data version")
    eq(d.sql(migrated), schema, "without a migration")
    eq(d.sql("SELECT count(*) FROM reference_file WHERE loaded_at > "
             "(SELECT min(loaded_at) FROM reference_file)"), "1",
       "and only that file")

    # ---- one that is wrong, beside one that is right ----
    edit(population, lambda line: line.replace(",123456,", ",654321,"))
    divisions = os.path.join(folder, "reference", "divisions.csv")
    edit(divisions, lambda line: line if CODE not in line else "530524,昌宁\n")
    d.process.send_signal(signal.SIGHUP)
    ok(wait_for(lambda: d.logged("reference.failed.*divisions.csv"), 20),
       "a damaged file is named in the log", d.tail())
    ok(wait_for(lambda: d.status()["database"]["trouble"], 20),
       "and daemon.status says so", d.status())
    eq((persons(d), version(d)), (123456, first + 1),
       "and none of the files was taken")
    d.unharmed("after a damaged file")

    # ---- repaired ----
    shutil.copy(os.path.join(TOP, "ingest", "reference", "divisions.csv"),
                divisions)
    d.process.send_signal(signal.SIGHUP)
    ok(wait_for(lambda: persons(d) == 654321, 20), "repaired, it is loaded",
       d.tail())
    ok(wait_for(lambda: d.status()["database"]["trouble"] is None, 20),
       "and the trouble is over", d.status())

    # ---- by the operator, without the daemon's help ----
    edit(population, lambda line: line.replace(",654321,", ",765432,"))
    r = subprocess.run([d.program, "--migrate", "--state", d.state,
                        "--reference", d.options["reference"]],
                       capture_output=True, text=True, timeout=60)
    eq(r.returncode, 0, "duibiaod --migrate does it too")
    ok(wait_for(lambda: persons(d) == 765432, 20), "while the daemon serves",
       r.stderr)

    # ---- a file that is gone ----
    os.unlink(population)
    d.stop()
    d.start()
    eq(persons(d), 765432, "a missing file: what was loaded once is kept")
    ok(d.logged("reference.missing.*population_current"), "and it is said")
shutil.rmtree(folder)
done()
