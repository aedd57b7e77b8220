#!/usr/bin/env python3
"""make install puts everything where it belongs, and it runs from there."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

root = tempfile.mkdtemp(prefix="duibiao-root-", dir="/tmp")
os.chmod(root, 0o755)
try:
    r = subprocess.run(["make", "-s", "-C", TOP, "install",
                        "BUILD=" + os.environ.get("BUILD", "build"),
                        "DESTDIR=" + root, "PREFIX=/usr"],
                       capture_output=True, text=True)
    eq(r.returncode, 0, "make install") or print("#", r.stderr[-2000:])
    usr = os.path.join(root, "usr")

    def there(*path):
        return os.path.join(usr, *path)

    modes = {("bin", "duibiao"): 0o755, ("sbin", "duibiaod"): 0o755,
             ("libexec", "duibiao", "duibiao-worker"): 0o755,
             ("share", "man", "man1", "duibiao.1"): 0o644,
             ("share", "man", "man7", "duibiao-guide.7"): 0o644,
             ("share", "man", "man7", "duibiao-protocol.7"): 0o644,
             ("share", "bash-completion", "completions",
              "duibiao"): 0o644,
             ("share", "zsh", "site-functions", "_duibiao"): 0o644,
             ("share", "man", "zh_CN", "man7", "duibiao-guide.7"): 0o644,
             ("share", "man", "man8", "duibiaod.8"): 0o644,
             ("share", "man", "man8", "duibiao-worker.8"): 0o644,
             ("lib", "systemd", "system", "duibiaod.service"): 0o644,
             ("lib", "systemd", "system", "duibiaod.socket"): 0o644,
             **{("share", "duibiao", "reference", os.path.basename(p)): 0o644
                for p in glob.glob(os.path.join(TOP, "ingest", "reference",
                                                "*.csv"))},
             **{("share", "duibiao", "labels", os.path.basename(p)): 0o644
                for p in glob.glob(os.path.join(TOP, "ingest", "labels",
                                                "*.tsv"))}}
    for path, mode in modes.items():
        file = there(*path)
        found = os.path.exists(file) and os.stat(file).st_mode & 0o777
        if found != mode:
            ok(False, "/usr/" + "/".join(path), found)
    ok(len(modes) > 15, "every file was looked for")
    linked = subprocess.run(["ldd", there("libexec", "duibiao",
                                          "duibiao-worker")],
                            capture_output=True, text=True).stdout
    ok("libc.so" in linked and not re.search("libpq|libevent|jansson",
                                             linked),
       "the worker links no database, no events, no JSON", linked)

    # ---- man pages ----
    pages = sorted(glob.glob(there("share", "man", "man*", "*.[1-8]")))
    ok(len(pages) >= 5, "three programs, guide and protocol", pages)
    for page in pages:
        r = subprocess.run(["mandoc", "-Tlint", "-Wwarning", page],
                           capture_output=True, text=True)
        eq(r.stdout.strip(), "", "mandoc has nothing to say on "
           + os.path.basename(page))

    def rendered(name):
        page, = [p for p in pages if os.path.basename(p).startswith(name)]
        out = subprocess.run(["mandoc", "-Tutf8", "-Owidth=200", page],
                             capture_output=True, text=True).stdout
        return re.sub(".\b", "", out)

    def section(text, name):
        m = re.search(rf"^{name}$(.*?)^[A-Z]", text, flags=re.M | re.S)
        return m[1] if m else ""

    page = rendered("duibiaod.8")
    text = section(page, "OPTIONS")
    eq(re.findall(r"^ {3,8}([a-z_]+) *= *[a-z]+$", text, flags=re.M),
       list(options()), "duibiaod.8 lists the options of the table, in order")
    eq([o for o, default in options().items() if default and
        not re.search(rf"^ +{o} *=[^=]*?Default:\s+.{re.escape(default)}\W",
                      text, flags=re.M | re.S)], [], "with their defaults")
    page = rendered("duibiao-protocol.7")
    told = section(page, "METHODS")
    eq([m for m in re.findall(r"^ {3,8}([a-z]+\.[a-z_]+)\b", told,
                              flags=re.M)], list(methods()),
       "duibiao-protocol.7 lists the methods of the table, in order")
    missing = [(m, p[0]) for m, (_, params) in methods().items()
               for p in params
               if not re.search(rf"\b{p[0]}\b", told.split(m, 1)[-1])]
    eq(missing, [], "and their parameters")
    told = section(page, "NAMES OF ERRORS")
    errors = re.findall(r'X\(RPC_\w+, (-\d+), "(\w+)"',
                        re.sub(r"\s*\\\n\s*", " ",
                               source_text("daemon", "rpc.h")))
    eq(re.findall(r"^ {3,8}(\w+) \((-\d+)\)$", told, flags=re.M),
       [(name, code) for code, name in errors], "and the errors")
    page = rendered("duibiao.1")
    r = subprocess.run([there("bin", "duibiao"), "--help"],
                       capture_output=True, text=True)
    commands = re.findall(r"^  ([a-z]+(?: [a-z]+)?)(?= {2,}|$| [A-Z\[])",
                          r.stdout, flags=re.M)
    ok(len(commands) >= 10, "duibiao --help lists its commands", r.stdout)
    eq([c for c in commands if not re.search(rf"\b{c}\b", page)], [],
       "and duibiao.1 describes each")

    # ---- it runs from there ----
    paper = os.path.join(EXAMPLES, "hebei-quyang-zhujian-2021-budget.txt")
    r = subprocess.run([there("bin", "duibiao"), "extract", paper],
                       capture_output=True, text=True, cwd="/")
    eq((r.returncode, json.loads(r.stdout or "{}").get("division",
                                                       {}).get("code")),
       (0, "130634"), "the installed duibiao finds its worker") \
        or print("#", r.stderr)
    with Daemon(program=there("sbin", "duibiaod")) as d:
        ok(True, "the installed daemon finds worker and reference, serves")
        status, out, err = d.duibiao("ingest", paper,
                                     program=there("bin", "duibiao"))
        eq(status, 0, "it takes a paper") or print("#", out, err)
        row, = d.result("compare.rank", {"measure": "sangong.total",
                                         "year": 2021,
                                         "per": "resident"})["rows"]
        eq((row["yuan"], row["value"]), (12000, Decimal("0.0209")),
           "and answers")
        d.unharmed("installed")
    # ---- systemd reads the units; its programs are below our root ----
    units = os.path.join(root, "units")
    os.mkdir(units)
    started = None
    for name in ("duibiaod.service", "duibiaod.socket"):
        with contextlib.suppress(FileNotFoundError), \
                open(there("lib", "systemd", "system", name)) as f, \
                open(os.path.join(units, name), "w") as out:
            text = f.read()
            started = started or re.search(r"^ExecStart=(\S+)", text,
                                           flags=re.M)
            out.write(text.replace("=/usr/sbin/", f"={usr}/sbin/"))
    eq(started and started[1], "/usr/sbin/duibiaod",
       "the service starts what was installed")
    r = subprocess.run(["systemd-analyze", "verify", "--man=no",
                        os.path.join(units, "duibiaod.service")],
                       capture_output=True, text=True)
    ok(r.returncode == 0 and not r.stderr.strip(),
       "systemd has nothing to say on it", r.stdout + r.stderr)
finally:
    shutil.rmtree(root, ignore_errors=True)
done()
