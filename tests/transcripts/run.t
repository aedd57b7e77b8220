#!/usr/bin/env python3
"""Golden transcripts: what every method says to five questions: good, empty,
filtered, wrong parameter, too large; to the byte, over a real socket, about the
country of data.sql.

	tests/transcripts/run.t [--accept] [BUILD]

METHOD.txt holds requests ("> ") and replies ("< "), each exchange under a title
that begins with which of the five it is; {{x*5000}} stands for 5000 times x.
What differs between two runs is masked by the rules named in MASKS.  --accept
writes the replies: then read the difference.
"""
import glob, os, re, sys
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
accept = "--accept" in sys.argv
from harness import *

CASES = ["good", "empty", "filtered", "wrong parameter", "too large"]
# Those that change something come last, in this order.
LAST = ["ingest.submit", "ingest.status"]
# What these say does not follow from the data.
UNDATED = ["rpc.discover", "ingest.submit", "ingest.status"]
PORT = {"line_bytes": 32768}

# name -> (what is found, what stands for it)
MASKS = {
    "time": (r'"(ingested_at|first|last|received|parked_at|received_at'
             r'|committed_at)":"[^"]*"', r'"\1":"TIME"'),
    "job": (r'"job":"[^"]*"', '"job":"JOB"'),
    # Which numbers a running daemon counts is for other tests; here, that the
    # members are there.
    "status": (r'"(pid|uptime_seconds|clients|hits|misses|replies|bytes'
               r'|answered|sent|batches|documents)":\d+', r'"\1":0'),
    # How much is read of a paper is for tests/golden.t.
    "read": (r'"(facts|kpis)":\d+,', r'"\1":0,'),
    # The whole table of methods: discover_test.c compares it.
    "table": (r'"methods":\[.*\]', '"methods":"as in method.def"'),
}


def masked(line, rules):
    for name in rules:
        line = re.sub(MASKS[name][0], MASKS[name][1], line)
    return line


class Exchange:
    def __init__(self, title):
        self.title, self.asked, self.said, self.rules = title, [], [], []


def read(path):
    """The exchanges of a file, and the comment that it begins with."""
    head, found = [], []
    with open(path, encoding="utf-8") as f:
        for line in f.read().splitlines():
            if line.startswith("== "):
                found.append(Exchange(line[3:]))
            elif not found:
                head.append(line)
            elif line.startswith("mask "):
                found[-1].rules = line.split()[1:]
            elif line.startswith("> "):
                found[-1].asked.append(line[2:])
            elif line.startswith("< "):
                found[-1].said.append(line[2:])
    return "\n".join(head), found


def write(path, head, exchanges):
    with open(path, "w", encoding="utf-8") as f:
        f.write(head + "\n" if head else "")
        for e in exchanges:
            f.write(f"== {e.title}\n")
            f.write("mask " + " ".join(e.rules) + "\n" if e.rules else "")
            f.writelines(f"> {line}\n" for line in e.asked)
            f.writelines(f"< {line}\n" for line in e.said)


def replies(daemon, exchange):
    """Everything that the daemon says to the requests, masked: one reply to
    each, and the notifications on the way."""
    said = []
    with daemon.client() as c:
        for line in exchange.asked:
            text = re.sub(r"\{\{(.+?)\*(\d+)\}\}",
                          lambda m: m[1] * int(m[2]), line)
            c.send(text.encode() + b"\n")
            while True:
                reply = c.line().decode()
                said.append(masked(reply, exchange.rules))
                if not reply or '"method":' not in reply[:40]:
                    break
    return said


def load(daemon):
    """data.sql through the statements of the loader."""
    prelude = "".join(
        f"PREPARE {os.path.basename(path)[:-4]} AS\n"
        + source_text("sql", os.path.basename(path))
        for path in sorted(glob.glob(os.path.join(TOP, "sql", "*.sql"))))
    path = os.path.join(daemon.top, "prelude.sql")
    with open(path, "w") as f:
        f.write(prelude)
    r = subprocess.run(daemon.psql_command(
        "-f", path, "-f", os.path.join(HERE, "data.sql")),
        cwd="/", capture_output=True, text=True, timeout=120)
    if r.returncode:
        raise RuntimeError(r.stderr)


def order(path):
    name = os.path.basename(path)[:-4]
    return LAST.index(name) if name in LAST else -1, name


with Daemon(**PORT) as d:
    load(d)
    ok(wait_for(lambda: d.status()["names"]["published"] == 7
                if "published" in d.status().get("names", {})
                else "result" in d.call("compare.rank", {
                    "measure": "sangong.total", "year": 2021}), 10),
       "the country is loaded")
    names, good = set(), {}
    for path in sorted(glob.glob(os.path.join(HERE, "*.txt")), key=order):
        name = os.path.basename(path)[:-4]
        names.add(name)
        head, exchanges = read(path)
        cases = [next((c for c in CASES if e.title.startswith(c)), None)
                 for e in exchanges]
        eq([c for c in CASES if c not in cases], [],
           f"{name}: has all five transcripts")
        for e in exchanges:
            # The other methods too, where one leads to the other.
            said = replies(d, e)
            if accept:
                e.said = said
            eq(said, e.said, f"{name}: {e.title}")
            if e.title.startswith("good"):
                ok('"result":' in said[-1] and (
                    name in UNDATED or '"data_version":' in said[-1]),
                   f"{name}: {e.title}: is a result of a data version",
                   said[-1][:300])
                good[name] = e
        if accept:
            write(path, head, exchanges)
    # ---- the same papers again change no byte ----
    asked = [e for name, e in good.items()
             if name not in LAST + ["daemon.status"]]
    before = [replies(d, e) for e in asked]
    eq([r["result"]["state"] for r in map(json.loads, replies(
        d, good["ingest.submit"]))], ["unchanged"], "a paper comes again")
    eq([replies(d, e) for e in asked], before, "no reply is another")
    eq(set(methods()) - names, set(), "no method is without its transcripts")
    eq(names - set(methods()), set(), "no transcript is without its method")
    d.unharmed("after every transcript")
done()
