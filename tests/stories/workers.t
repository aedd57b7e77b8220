#!/usr/bin/env python3
"""Workers that hang, die or never start: the document is kept aside with the
reason, the worker replaced, what was accepted is not lost."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *


def workers(d):
    """Process ids of the daemon's workers, by their program."""
    found = []
    for stat in glob.glob("/proc/[0-9]*/stat"):
        with contextlib.suppress(OSError):
            with open(stat) as f:
                pid, rest = f.read().split(" (", 1)
            name, rest = rest.rsplit(") ", 1)
            if rest.split()[1] == str(d.process.pid) and \
                    "worker" in open(f"/proc/{pid}/cmdline").read():
                found.append(int(pid))
    return sorted(found)


def parked(d):
    return {r["name"]: r for r in
            d.result("ingest.status", {"parked": True})["rows"]}


with Daemon(workers=2, worker_deadline="1500ms", worker_restarts=50) as d:
    ok(wait_for(lambda: len(workers(d)) == 2), "two workers", workers(d))
    for pid in workers(d):
        with open(f"/proc/{pid}/status") as f:
            text = f.read()
        eq(re.search(r"Seccomp:\s+(\d)", text)[1] if not SANITIZED
           else "2", "2", "a worker is under seccomp")
        eq(re.search(r"NoNewPrivs:\s+(\d)", text)[1] if not SANITIZED
           else "1", "1", "and gets no new privileges")

    # ---- hangs ----
    first = workers(d)
    for pid in first:
        os.kill(pid, signal.SIGSTOP)
    status, out, err = d.ingest(d.papers(
        hangs=bureau_paper("云南省/保山市/昌宁县")))
    ok(status == 1 and "parked" in out, "a worker hangs on a paper: parked",
       (status, out, err))
    row = parked(d)["hangs.txt"]
    ok("unreadable" in json.dumps(row, default=str), "as unreadable", row)
    ok(re.search("deadline|time|long|s\\b", row["reason"]),
       "with the reason", row)
    ok(wait_for(lambda: len(set(workers(d)) - set(first)) >= 1),
       "and it is replaced", (first, workers(d)))
    for pid in first:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)

    # ---- dies over a paper ----
    ok(wait_for(lambda: len(workers(d)) == 2), "two workers again")
    first = workers(d)
    for pid in first:
        os.kill(pid, signal.SIGSTOP)
    with d.client() as c, tempfile.TemporaryFile() as f:
        f.write(bureau_paper("广东省/肇庆市/封开县"))
        f.flush()
        f.seek(0)
        c.ask("ingest.submit", {"fd": True, "name": "dies.txt",
                                "wait": True}, f.fileno())
        ok(wait_for(lambda: d.status()["ingest"]["workers"]["busy"], 10,
                    0.01), "a worker has a paper")
        for pid in first:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        reply = c.reply()
        fate = json.dumps(reply, default=str)
        # Unless its time was up before it could be killed.
        ok('"new"' in fate or "did not finish in time" in fate,
           "a worker is killed: its paper is read by the next", fate)
    ok(wait_for(lambda: len(workers(d)) == 2 and
                not set(first) & set(workers(d))), "and both are replaced")

    # ---- die idle ----
    for _ in range(3):
        for pid in workers(d):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        ok(wait_for(lambda: len(workers(d)) == 2), "killed idle, replaced")
    reply = d.submit(bureau_paper("浙江省/丽水市/龙泉市"), "fine.txt",
                     wait=True)
    ok('"new"' in json.dumps(reply), "the next paper is read", reply)
    # Handed in again, the one that was parked is taken after all.
    reply = d.submit(bureau_paper("云南省/保山市/昌宁县"), "hangs.txt",
                     wait=True)
    ok('"new"' in json.dumps(reply), "a parked paper handed in again is read",
       reply)
    ok("hangs.txt" not in parked(d), "and parked no more", parked(d))
    d.unharmed("after hangs and deaths")

    # ---- never start ----
    d.stop()
    d.options["worker"] = "/bin/false"
    d.start()
    reply = d.submit(bureau_paper("安徽省/芜湖市/南陵县"), "waits.txt")
    eq(reply.get("result", reply).get("state"), "accepted",
       "workers that never start: a paper is accepted")
    d.unharmed("workers that never start")
    eq(d.result("disclosures.list", {"county": "340223"})["n"], 0,
       "and waits")
    eq(d.stop(), 0, "it stops in order")
    del d.options["worker"]
    d.start()
    ok(wait_for(lambda: d.result("disclosures.list",
                                 {"county": "340223"})["n"] == 1),
       "with a worker that starts it is read", d.tail())
done()
