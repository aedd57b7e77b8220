#!/usr/bin/env python3
"""What `make demo` and `make run` do once everything is built: examples/demo
on a state folder of this test."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

if not BUILD.startswith(TOP + os.sep):
    print("1..0 # SKIP built outside its tree, where the demo looks for it")
    sys.exit(0)

top = tempfile.mkdtemp(prefix="duibiao-demo-", dir="/tmp")
os.chmod(top, 0o755)
state = os.path.join(top, "state")
ENV = {**os.environ, "STATE": state, "LC_ALL": "C.UTF-8", "COLUMNS": "120"}
DEMO = os.path.join(EXAMPLES, "demo")
SOCKET = os.path.join(state, "duibiao.sock")


def listens():
    try:
        Client(SOCKET, 30).close()
        return True
    except OSError:
        return False


def servers():
    """Processes that work on the state folder."""
    found = []
    for path in glob.glob("/proc/[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            with open(path, "rb") as f:
                if state.encode() in f.read():
                    found.append(path.split("/")[2])
    return found


try:
    for again in (False, True):
        name = "again" if again else "first"
        r = subprocess.run([DEMO, BUILD], env=ENV, capture_output=True,
                           text=True, stdin=subprocess.DEVNULL, timeout=120)
        eq(r.returncode, 0, f"{name}: the demo ends well") \
            or print("#", (r.stdout[-1500:] + r.stderr).replace("\n", "\n# "))
        ok(not [l for l in r.stderr.splitlines()
                if not l.startswith("duibiao: waiting for the daemon")],
           f"{name}: without a complaint", r.stderr)
        ok(re.search(r"38 documents: 0 new, 38 unchanged" if again else
                     r"38 documents: 38 new", r.stdout),
           f"{name}: says what was taken in", r.stdout[:1500])
        if again:
            ok("nothing was new" in r.stdout, "again: says nothing was new")
        line = next((l for l in r.stdout.splitlines() if "曲阳县" in l
                     and "12,000" in l), "")
        ok("573,975" in line and "0.0209" in line,
           f"{name}: shows 曲阳县, 12,000 over 573,975: 0.0209", r.stdout)
        ok("42,048,000" in r.stdout and "–" in r.stdout
           and "40,000" in r.stdout, f"{name}: shows the sewage lenses")
        ok("1277.26" in r.stdout, f"{name}: shows findings of 曲阳县")
        ok("make run" in "".join(r.stdout.strip().splitlines()[-2:]),
           f"{name}: ends with how to go on asking", r.stdout[-300:])
        ok(not listens() and wait_for(lambda: not servers(), 10),
           f"{name}: has stopped what it started", servers())

    # ---- make run, Ctrl-C ----
    p = subprocess.Popen([DEMO, "--serve", BUILD], env=ENV, text=True,
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT)
    told = p.stdout.readline() + p.stdout.readline() + p.stdout.readline()
    ok("Ctrl-C" in told and "DUIBIAO_SOCKET" in told,
       "serving: it says how to ask and to stop", told)

    def asked():
        r = subprocess.run([os.path.join(BUILD, "duibiao"), "rank",
                            "sangong.total", "--year", "2021", "--format",
                            "json"], capture_output=True, text=True,
                           env={**ENV, "DUIBIAO_SOCKET": SOCKET})
        return r.returncode == 0 and json.loads(r.stdout)["n"]
    ok(wait_for(asked, 60), "serving: the data of the demo is there")
    p.send_signal(signal.SIGINT)
    p.stdout.read()
    eq(p.wait(60), 0, "Ctrl-C: status 0")
    ok(wait_for(lambda: not servers(), 10), "Ctrl-C: both have stopped",
       servers())
finally:
    for pid in servers():
        with contextlib.suppress(OSError):
            os.kill(int(pid), signal.SIGKILL)
    shutil.rmtree(top, ignore_errors=True)
done()
