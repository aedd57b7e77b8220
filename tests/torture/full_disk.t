#!/usr/bin/env python3
"""The spool's disk is full: a submission is refused with that reason, nothing
half stays behind, and it goes on when there is room again.  Needs the right to
mount a small file system; else skipped."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

KB = 1024
top = tempfile.mkdtemp(prefix="duibiao-full-", dir="/tmp")
os.chmod(top, 0o755)
state = os.path.join(top, "state")
spool = os.path.join(state, "spool")
os.makedirs(spool)
with contextlib.suppress(PermissionError):
    for folder in (state, spool):
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k,mode=777", "none",
                   spool], capture_output=True).returncode != 0:
    shutil.rmtree(top)
    print("1..0 # SKIP no right to mount a small file system")
    sys.exit(0)


class Full(Daemon):
    """A daemon on that state folder, without workers that take work away."""

    def start(self, wait=True):
        self.state = state
        super().start(wait)


def size(folder):
    return sum(os.path.getsize(p) for p in
               glob.glob(folder + "/**", recursive=True) if os.path.isfile(p))


try:
    with Full(worker="/bin/false", user="postgres") as d:
        small = bureau_paper("云南省/保山市/昌宁县")
        reply = d.submit(small, "small")
        eq(reply.get("result", {}).get("state"), "accepted",
           "while there is room, a paper is accepted")
        held = size(spool)
        reply = d.submit(small + b"\n" * (500 * KB), "large")
        ok("full" in json.dumps(reply), "the disk is full: refused, and why",
           reply)
        eq(size(spool), held, "and nothing half is left")
        reply = d.submit(bureau_paper("广东省/肇庆市/封开县"), "next")
        eq(reply.get("result", {}).get("state"), "accepted",
           "what fits is accepted again")
        d.unharmed("after a full disk")
        d.stop()
        del d.options["worker"]
        d.start()
        ok(wait_for(lambda: d.result("disclosures.list", {})["n"] == 2),
           "and what was accepted is read", d.tail())
        eq(glob.glob(spool + "/*.doc"), [], "and gone from the spool")
finally:
    subprocess.run(["umount", "-l", spool])
    shutil.rmtree(top, ignore_errors=True)
done()
