#!/usr/bin/env python3
"""What a worker that was taken over could try next, and does not get.

The built worker tries each thing itself (--probe), behind the same jail as a
document.  The sanitizers' build has no jail: there the same probes succeed,
which shows that they try what they say.
"""
import os, struct, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

WORKER = os.path.join(BUILD, "duibiao-worker")
UNJAILED = os.path.join(BUILD, "asan", "duibiao-worker")
REFUSED, SUCCEEDED = 10, 11     # exit statuses, ingest/jail_probe.h
DIES = ["socket", "local-socket", "open", "create", "stat", "exec", "fork",
        "ptrace", "kill", "code"]
GETS_AN_ERROR = ["memory", "descriptor"]
DOCUMENT, TEXT, RECORD, DONE, TOO_MUCH = range(1, 6)   # ingest/frame.h


def probe(program, what):
    with tempfile.TemporaryFile() as spare:
        return subprocess.run([program, "--probe", what], pass_fds=(
            spare.fileno(),), stdin=subprocess.DEVNULL, timeout=120,
            capture_output=True).returncode


# ---- what is linked ----

linked = subprocess.run(["ldd", WORKER], capture_output=True, text=True).stdout
# libzip brings libcrypto along, for archives with a password.
for library in ("libpq", "libevent", "libjansson", "libssl", "libsystemd"):
    ok("libc.so" in linked and library not in linked,
       f"the worker does not link {library}", linked)

# ---- what is denied ----

listed = subprocess.run([WORKER, "--help"], capture_output=True, text=True)
eq(sorted(listed.stdout.split()), sorted(DIES + GETS_AN_ERROR),
   "every probe that there is, is tried here")
for what in DIES:
    eq(probe(WORKER, what), -signal.SIGSYS, f"{what}: it dies")
for what in GETS_AN_ERROR:
    eq(probe(WORKER, what), REFUSED, f"{what}: it is refused")
ok(not os.path.exists("/tmp/duibiao-probe"), "no file was made")

if os.path.exists(UNJAILED):
    for what in ("socket", "local-socket", "open", "create", "stat", "fork",
                 "ptrace", "kill", "memory", "code"):
        eq(probe(UNJAILED, what), SUCCEEDED, f"{what}: without a jail it works")
    eq(probe(UNJAILED, "exec"), 0, "exec: without a jail it works")
    with contextlib.suppress(FileNotFoundError):
        os.unlink("/tmp/duibiao-probe")


# ---- a worker at work ----

class Worker:
    """A worker of our own, at the other end of a pipe."""

    def __init__(self, *options):
        self.pipe, theirs = socket.socketpair()
        self.pipe.settimeout(60)
        third = os.dup(3) if theirs.fileno() != 3 else None
        if third is not None:
            os.dup2(theirs.fileno(), 3)
        self.process = subprocess.Popen(
            [WORKER, *options], pass_fds=(3,), stdin=subprocess.DEVNULL)
        if third is not None:
            os.dup2(third, 3)
            os.close(third)
        theirs.close()
        self.ready = self.pipe.recv(1)

    def read(self, n):
        data = b""
        while len(data) < n:
            more = self.pipe.recv(n - len(data))
            if not more:
                return data
            data += more
        return data

    def frames(self, document):
        """The types of the frames that answer a document, and the last."""
        with tempfile.TemporaryFile() as f:
            f.write(document)
            f.flush()
            f.seek(0)
            socket.send_fds(self.pipe, [struct.pack("<IBQB", 9, DOCUMENT,
                                                    len(document), 0)],
                            [f.fileno()])
        types, body = [], b""
        while not types or types[-1] < DONE:
            head = self.read(5)
            if len(head) < 5:
                break
            length, kind = struct.unpack("<IB", head)
            types.append(kind)
            body = self.read(length)
        return types, body

    def proc(self, name):
        with open(f"/proc/{self.process.pid}/{name}") as f:
            return f.read()


os.dup2(os.open("/dev/null", os.O_RDONLY), 3)   # so that 3 can be lent
os.set_inheritable(3, True)
MEMORY = 256 << 20
w = Worker("--memory", str(MEMORY))
eq(w.ready, b"J", "a worker says that it is locked in")
types, _ = w.frames(bureau_paper("云南省/保山市/昌宁县"))
eq((types[0], types[-1]), (TEXT, DONE), "and reads a paper")
ok(types.count(RECORD) > 5, "into records", types)
limits = w.proc("limits")
for name, most in (("Max address space", MEMORY), ("Max open files", 7),
                   ("Max core file size", 0), ("Max file size", 0),
                   ("Max processes", 0)):
    found = re.search(rf"{name}\s+(\d+)", limits)
    ok(found and int(found[1]) == most, f"{name} is {most}", limits)
status = w.proc("status")
for name, value in (("Seccomp", "2"), ("NoNewPrivs", "1")):
    eq(re.search(rf"{name}:\s+(\d)", status)[1], value, f"{name} is {value}")
if os.getuid() == 0:
    eq(sorted(os.listdir(f"/proc/{w.process.pid}/fd")), ["0", "1", "2", "3", "4"],
       "it holds the pipe and the way to the converter")
types, body = w.frames("一、收入预算100万元。\n".encode() * (3 << 20))
eq(types[-1:], [TOO_MUCH], "a paper that needs more memory is refused")
ok(b"memory" in body or b"large" in body, "with the reason", body)
types, _ = w.frames(bureau_paper("云南省/保山市/昌宁县"))
eq(types[-1:], [DONE], "and the next one is read")
w.pipe.close()
eq(w.process.wait(30), 0, "it ends when the pipe closes")

w = Worker()
w.pipe.sendall(b"\0" * 14)
eq(w.process.wait(30), 0, "a message that is no document ends it")
done()
