#!/usr/bin/env python3
"""What the service may do is what its parts need: documents of every form are
read under the unit's own system calls, and its other walls stand."""
import ctypes, glob, os, re, shutil, subprocess, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__))))
from harness import BUILD, SANITIZED, SHARED, TOP, done, eq, json, ok

UNIT = os.path.join(TOP, "systemd", "duibiaod.service")
MOST_EXPOSED = 2.0
if shutil.which("systemd-analyze") is None:
    print("1..0 # SKIP systemd-analyze is not installed")
    sys.exit(0)
if SANITIZED:
    print("1..0 # SKIP a sanitizer asks for more")
    sys.exit(0)

with open(UNIT) as f:
    settings = dict(re.findall(r"^(\w+)=(.*)$", f.read(), flags=re.M))


def members(group):
    """The system calls of a group of systemd's."""
    out = subprocess.run(["systemd-analyze", "syscall-filter", group],
                         capture_output=True, text=True).stdout
    calls = set()
    for word in re.findall(r"^    (@?\w[\w-]*)$", out, flags=re.M):
        calls |= members(word) if word.startswith("@") else {word}
    return calls


allowed = set()
for word in settings["SystemCallFilter"].split():
    allowed |= members(word) if word.startswith("@") else {word}
# What systemd itself adds so that a program can start at all.
allowed |= members("@default") | {"execve"}


class Comparison(ctypes.Structure):
    _fields_ = [("arg", ctypes.c_uint), ("op", ctypes.c_int),
                ("a", ctypes.c_uint64), ("b", ctypes.c_uint64)]


def enter():
    """Does to this process what systemd would."""
    seccomp = ctypes.CDLL("libseccomp.so.2")
    seccomp.seccomp_init.restype = ctypes.c_void_p
    refuse, allow, here = 0x00050001, 0x7fff0000, seccomp
    context = ctypes.c_void_p(here.seccomp_init(refuse))
    for name in allowed:
        call = here.seccomp_syscall_resolve_name(name.encode())
        if call >= 0:
            here.seccomp_rule_add_array(context, allow, call, 0, None)
    if settings.get("MemoryDenyWriteExecute") == "yes":
        ctypes.CDLL(None).prctl(65, 1, 0, 0, 0)
    if here.seccomp_load(context) != 0:
        os._exit(99)


def read(path):
    r = subprocess.run([os.path.join(BUILD, "duibiao"), "extract", path],
                       preexec_fn=enter, capture_output=True, text=True)
    return json.loads(r.stdout) if r.stdout else {"error": r.stderr}


r = subprocess.run(["systemd-analyze", "security", "--offline=true", UNIT],
                   capture_output=True, text=True)
exposure = re.search(r"exposure level.*: ([\d.]+)", r.stdout)
ok(exposure and float(exposure[1]) <= MOST_EXPOSED,
   f"exposed to {exposure and exposure[1]} of 10, at most {MOST_EXPOSED}",
   r.stdout + r.stderr)
ok(len(allowed) > 200 and "ptrace" not in allowed and "mount" not in allowed,
   "the filter is an ordinary service's", sorted(allowed))
for form in ("txt", "html", "docx", "xlsx", "pdf"):
    path = os.path.join(TOP, "tests", "formats", "bureau-final." + form)
    eq(len(read(path).get("facts", [])), 29,
       f"{form} is read under the unit's system calls")
if shutil.which("soffice") is None:
    print("# soffice is not installed: no DOC, no XLS")
else:
    for form, to in (("doc", "docx"), ("xls", "xlsx")):
        folder = os.path.join("/tmp", f"unit-{os.getpid()}")
        source = os.path.join(TOP, "tests", "formats", "bureau-final." + to)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/p",
                        "--headless", "--convert-to", form, "--outdir", folder,
                        source], capture_output=True, timeout=120)
        d = read(os.path.join(folder, "bureau-final." + form))
        shutil.rmtree(folder, ignore_errors=True)
        ok(len(d.get("facts", [])) > 20,
           f"{form} is read under the unit's system calls", str(d)[:500])
for wall, value in (("NoNewPrivileges", "yes"), ("ProtectSystem", "strict"),
                    ("PrivateTmp", "yes"), ("PrivateDevices", "yes"),
                    ("RestrictNamespaces", "yes"),
                    ("CapabilityBoundingSet", "")):
    eq(settings.get(wall), value, f"{wall}={value}")
done()
