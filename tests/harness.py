"""A real daemon with a real PostgreSQL for one test file, and TAP for it.

    from harness import *
    with Daemon() as d:
        reply = d.call("daemon.status")
        ok(reply["result"]["state"] == "serving", "it serves")
    done()

Nothing is mocked: the daemon is the built one, its cluster is made by initdb
in a fresh state folder under /tmp and removed at the end.  Cluster is a
PostgreSQL server of the test's own, for those that must be away, refuse or be
looked into.  Numbers of a reply with a fraction come as Decimal, as exact as
they were sent.  KEEP=1 keeps the folders of a failed run.
"""
import contextlib, csv, glob, itertools, json, os, pwd, re, shutil, signal
import socket, subprocess, sys, tempfile, time
from decimal import Decimal

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(TOP, os.environ.get("BUILD", "build"))
SANITIZED = "asan" in BUILD         # memory and jails are then not as usual
SHARED = os.path.join(os.path.dirname(TOP), "shared")
EXAMPLES = os.path.join(TOP, "examples")

# ---- TAP ----

_count = itertools.count(1)
_failed = 0


def ok(passed, name, detail=""):
    """One TAP line; `detail` is shown when it failed."""
    global _failed
    number = next(_count)
    print(f"{'ok' if passed else 'not ok'} {number} - {name}", flush=True)
    if not passed:
        _failed += 1
        for line in str(detail).splitlines()[:30]:
            print("#", line[:1000], flush=True)
    return bool(passed)


def _differences(got, wanted):
    """The members in which two collections of one type differ."""
    if type(got) is not type(wanted):
        return ""
    if isinstance(got, dict):
        got, wanted = list(got.items()), list(wanted.items())
    if not isinstance(got, (list, set)):
        return ""
    return "".join(f"only {side}: {x!r}\n" for side, some, others in
                   (("got", got, wanted), ("wanted", wanted, got))
                   for x in some if x not in others)


def eq(got, wanted, name):
    if got == wanted:
        return ok(True, name)
    detail = _differences(got, wanted)
    most = 200 if detail else 1000
    return ok(False, name, detail + f"got    {repr(got)[:most]}\n"
              f"wanted {repr(wanted)[:most]}")


def done():
    print(f"1..{next(_count) - 1}", flush=True)
    sys.exit(1 if _failed else 0)


def wait_for(condition, seconds=60, step=0.05):
    """The first true value of condition(), else its last after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(step)
    return condition()


def error_is(reply, name, about, code=None, parameter=None):
    """The reply is an error of that name (and code), about that parameter."""
    error = reply.get("error") or {}
    data = error.get("data") or {}
    return ok(data.get("name") == name and error.get("message")
              and (code is None or error.get("code") == code)
              and (parameter is None or data.get("parameter") == parameter),
              about, f"wanted {code} {name} {parameter}, got "
              + json.dumps(reply, ensure_ascii=False, default=str)[:600])


# ---- the tables of the project, read independently of the program ----

def source_text(*path):
    with open(os.path.join(TOP, *path), encoding="utf-8") as f:
        return f.read()


def _rows(text, word):
    """The argument lists of word(...) in a .def file, comments removed."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    string = r'"(?:[^"\\]|\\.)*"'
    for m in re.finditer(rf"\b{word}\(((?:{string}|[^()\"]|\([^()]*\))*)\)",
                         text):
        # Neighbouring string literals are one, as in C.
        body = re.sub(r'"\s+"', "", m.group(1))
        yield m.start(), [a.strip() for a in
                          re.findall(rf"({string}|[^,\"]+)", body)
                          if a.strip()]


def _c(text):
    return text[1:-1].encode().decode("unicode_escape") \
        .encode("latin-1").decode() if text.startswith('"') else text


def methods():
    """daemon/method.def: name -> (doc, [(param, type, required, default)])."""
    text = re.sub(r"/\*.*?\*/", "", source_text("daemon", "method.def"),
                  flags=re.S)
    found = {}
    for piece in re.split(r"^METHOD\(", text, flags=re.M)[1:]:
        name, doc = (re.findall(r'"((?:[^"\\]|\\.)*)"', piece))[:2]
        params = []
        for at, args in sorted([(a, ["REQ"] + r) for a, r in
                                _rows(piece, "REQ")]
                               + [(a, ["OPT"] + r) for a, r in
                                  _rows(piece, "OPT")]):
            required = args[0] == "REQ"
            params.append((args[1], args[2], required,
                           None if required else _c(args[3])))
        found[name] = (doc, params)
    return found


def options():
    """daemon/config.def: name -> default."""
    return {args[0]: _c(args[5]) for _, args in
            _rows(source_text("daemon", "config.def"), "OPTION")}


def reference(name):
    """The rows of ingest/reference/<name>.csv."""
    with open(os.path.join(TOP, "ingest", "reference", name + ".csv"),
              encoding="utf-8", newline="") as f:
        return list(csv.DictReader(l for l in f if not l.startswith("#")))


def label_rows(name, folder="ingest/labels"):
    """The rows of <folder>/<name>.tsv."""
    with open(os.path.join(TOP, folder, name + ".tsv"),
              encoding="utf-8", newline="") as f:
        return list(csv.DictReader((l for l in f if not l.startswith("#")),
                                   delimiter="\t", quoting=csv.QUOTE_NONE))


def manifest():
    with open(os.path.join(EXAMPLES, "manifest.tsv"), encoding="utf-8") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def bureau_paper(county, sangong="8.30", year=2021, water="880.00",
                 extra="", abroad="0.00"):
    """A small budget of a county's housing bureau, in our own words."""
    name = county.split("/")[-1]
    place = "".join(county.split("/")[:-1])
    return f"""{place}{name}住房和城乡建设局{year}年部门预算情况

{name}住房和城乡建设局{year}年收入预算2205.30万元，其中一般公共预算拨款2205.30万元。支出预算2205.30万元，其中基本支出705.30万元，项目支出1500.00万元。

项目支出按用途列为：水体{water}万元，公共租赁住房支出400.00万元。

“三公”经费预算{sangong}万元。因公出国（境）费{abroad}万元。{extra}
""".encode()


# ---- clients ----

class Client:
    """One connection, lines of JSON."""

    def __init__(self, path, timeout=60):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(timeout)
        self.sock.connect(path)
        self.buffer = b""
        self.ids = itertools.count(1)

    def send(self, raw, fds=()):
        if fds:
            sent = socket.send_fds(self.sock, [raw], list(fds))
            raw = raw[sent:]
        if raw:
            self.sock.sendall(raw)

    def line(self):
        """The next line, or b"" at the end of the connection."""
        while b"\n" not in self.buffer:
            try:
                more = self.sock.recv(1 << 16)
            except ConnectionResetError:
                return b""
            if not more:
                return b""
            self.buffer += more
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line

    def reply(self):
        """The next line as an object, or None at the end."""
        line = self.line()
        return json.loads(line, parse_float=Decimal) if line else None

    def ask(self, method, params=None, fd=None):
        """Sends a request; gives its id."""
        number = next(self.ids)
        request = {"jsonrpc": "2.0", "id": number, "method": method}
        if params is not None:
            request["params"] = params
        self.send(json.dumps(request, ensure_ascii=False).encode() + b"\n",
                  () if fd is None else (fd,))
        return number

    def call(self, method, params=None, fd=None):
        """The whole reply object to one request."""
        number = self.ask(method, params, fd)
        while True:
            reply = self.reply()
            if reply is None:
                raise EOFError("the daemon closed the connection")
            # An error without an id speaks of a line nobody could read.
            if reply.get("id") in (number, None):
                return reply

    def result(self, method, params=None, fd=None):
        reply = self.call(method, params, fd)
        if "result" not in reply:
            raise AssertionError(f"{method} {params}: {reply}")
        return reply["result"]

    def results(self, questions, ahead=32):
        """The results of many (method, params), `ahead` in flight."""
        answers, waiting, at = [None] * len(questions), {}, 0
        while at < len(questions) or waiting:
            while at < len(questions) and len(waiting) < ahead:
                waiting[self.ask(*questions[at])] = at
                at += 1
            reply = self.reply()
            if reply is None:
                raise EOFError("the daemon closed the connection")
            if "result" not in reply:
                raise AssertionError(f"{reply}")
            answers[waiting.pop(reply["id"])] = reply["result"]
        return answers

    def pages(self, method, params, limit):
        """Every row of a list, by its cursor, `limit` at a time."""
        rows, cursor = [], None
        while True:
            asked = {**params, "limit": limit}
            if cursor is not None:
                asked["cursor"] = cursor
            page = self.result(method, asked)
            if len(page["rows"]) > limit or not page["rows"] and cursor:
                raise AssertionError(f"{method}: bad page at {cursor}")
            rows += page["rows"]
            cursor = page["next"]
            if cursor is None:
                return rows

    def close(self):
        self.sock.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


# ---- servers ----

def as_owner(path, command):
    """The command as the user that owns the path, which root may become."""
    owner = os.stat(path).st_uid
    if os.getuid() != 0 or owner == 0:
        return command
    return ["setpriv", f"--reuid={owner}",
            f"--regid={os.stat(path).st_gid}", "--clear-groups", *command]


def pg_bin(program):
    found = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{program}"),
                   key=lambda p: int(p.split("/")[4]))
    return found[-1]


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as f:
            return f.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class Server:
    """What can be asked of a PostgreSQL server by its socket folder."""

    folder = None           # owner of it is whom psql becomes
    database = "postgres"
    user = None

    def socket_folder(self):
        return self.folder

    def psql_command(self, *more):
        command = [pg_bin("psql"), "-X", "-q", "-A", "-t", "-v",
                   "ON_ERROR_STOP=1", "-h", self.socket_folder(), "-d",
                   self.database, *more]
        if self.user:
            command += ["-U", self.user]
        return as_owner(self.folder, command)

    def sql(self, text):
        """The rows of a statement as psql prints them, stripped."""
        r = subprocess.run(self.psql_command("-c", text), cwd="/",
                           capture_output=True, text=True, timeout=60)
        if r.returncode != 0:
            raise RuntimeError(r.stderr)
        return r.stdout.strip()

    @contextlib.contextmanager
    def holding(self, statement):
        """A transaction of another session stays open after `statement`."""
        p = subprocess.Popen(self.psql_command(), cwd="/", text=True,
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT)
        p.stdin.write(f"BEGIN;\n{statement};\n\\echo held\n")
        p.stdin.flush()
        said = p.stdout.readline()
        if said.strip() != "held":
            raise RuntimeError(said + p.communicate()[0])
        try:
            yield p
        finally:
            p.stdin.close()
            p.wait(30)
            p.stdout.close()


class Cluster(Server):
    """A PostgreSQL server of the test's own, outside the daemon."""

    user = "postgres"

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="duibiao-pg-", dir="/tmp")
        os.chmod(self.folder, 0o755)
        if os.getuid() == 0:
            who = pwd.getpwnam("postgres")
            os.chown(self.folder, who.pw_uid, who.pw_gid)
        self.data = os.path.join(self.folder, "data")
        self.run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust",
                 "-E", "UTF8", "--locale=C", "--no-sync")
        with open(os.path.join(self.data, "postgresql.conf"), "a") as f:
            f.write("listen_addresses = ''\nfsync = off\n"
                    f"unix_socket_directories = '{self.folder}'\n"
                    "shared_buffers = 32MB\nlog_statement = 'none'\n")
        self.start()
        self.sql("CREATE ROLE duibiao LOGIN")
        self.sql("CREATE DATABASE duibiao OWNER duibiao")
        self.database = "duibiao"

    def run(self, program, *arguments):
        r = subprocess.run(as_owner(self.folder, [pg_bin(program),
                                                  *arguments]), cwd="/",
                           stdin=subprocess.DEVNULL, capture_output=True,
                           text=True, timeout=120)
        if r.returncode != 0:
            raise RuntimeError(program + ": " + r.stderr + r.stdout)

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-l",
                 os.path.join(self.folder, "log"), "start")

    def stop(self, mode="fast"):
        self.run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    @property
    def conninfo(self):
        return f"host={self.folder} user=duibiao dbname=duibiao"

    def admin(self, text):
        """A statement in the database postgres, not in the daemon's."""
        database, self.database = self.database, "postgres"
        try:
            return self.sql(text)
        finally:
            self.database = database

    def hang_up(self):
        """Ends every connection of the daemon."""
        self.admin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                   " WHERE usename = 'duibiao'")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(RuntimeError):
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)


CRASH = re.compile(r"AddressSanitizer|LeakSanitizer|runtime error:|"
                   r"[Ss]egmentation fault|Assertion|core dumped|"
                   r"stack smashing|double free")


class Daemon(Server):
    """A daemon on a state folder of its own.  Options are the conf's rows."""

    user = "duibiao"

    def __init__(self, wait=True, program=None, arguments=(), wrap=(),
                 env=None, pass_fds=(), **options):
        self.top = tempfile.mkdtemp(prefix="duibiao-", dir="/tmp")
        os.chmod(self.top, 0o755)
        self.state = os.path.join(self.top, "state")
        self.socket = os.path.join(self.top, "duibiao.sock")
        self.log = os.path.join(self.top, "log")
        self.program = program or os.path.join(BUILD, "duibiaod")
        self.arguments = list(arguments)
        self.wrap = list(wrap)          # a command that becomes the daemon
        self.env = {**os.environ, **(env or {})}
        self.pass_fds = pass_fds
        self.options = dict(options)
        if program is None and not BUILD.startswith(TOP + os.sep):
            # Built outside its tree, it does not find the tables by itself.
            self.options.setdefault(
                "reference", os.path.join(TOP, "ingest", "reference"))
        self.process = None
        self.keep = bool(os.environ.get("KEEP"))
        try:
            self.start(wait)
        except BaseException:
            self.__exit__()
            raise

    def start(self, wait=True):
        command = [*self.wrap, self.program, *self.arguments,
                   "--state", self.state, "--socket", self.socket]
        for name, value in self.options.items():
            command += ["--" + name.replace("_", "-"), str(value)]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=self.env, pass_fds=self.pass_fds)
        if wait and not self.serving():
            raise RuntimeError("the daemon does not serve:\n" + self.tail())

    def client(self, timeout=60):
        return Client(self.socket, timeout)

    def call(self, method, params=None):
        with self.client() as c:
            return c.call(method, params)

    def result(self, method, params=None):
        with self.client() as c:
            return c.result(method, params)

    def status(self):
        try:
            return self.call("daemon.status").get("result", {})
        except (OSError, EOFError, ValueError):
            return {}

    def state_is(self, wanted, seconds=60):
        return wait_for(lambda: self.status().get("state") == wanted, seconds)

    def serving(self, seconds=90):
        """Serves, within so long; at once False when the process ended."""
        return bool(wait_for(lambda: self.status().get("state") == "serving"
                             or self.process.poll() is not None, seconds)) \
            and self.process.poll() is None

    def submit(self, data, name, **more):
        """Hands in bytes by a descriptor: the whole reply."""
        with tempfile.TemporaryFile() as f, self.client() as c:
            f.write(data)
            f.flush()
            f.seek(0)
            return c.call("ingest.submit",
                          {"fd": True, "name": name, **more}, f.fileno())

    def duibiao(self, *arguments, program=None, **more):
        """The command line: (exit status, output, errors)."""
        env = {**os.environ, "DUIBIAO_SOCKET": self.socket,
               "LC_ALL": "C.UTF-8", **more.pop("env", {})}
        r = subprocess.run([program or os.path.join(BUILD, "duibiao"),
                            *arguments], env=env, stdin=subprocess.DEVNULL,
                           capture_output=True, text=True, timeout=300, **more)
        return r.returncode, r.stdout, r.stderr

    def ingest(self, *paths):
        """`duibiao ingest` on the paths: (exit status, output, errors)."""
        return self.duibiao("ingest", *paths)

    def papers(self, **texts):
        """Writes papers (name=bytes) into a folder; gives the folder."""
        folder = tempfile.mkdtemp(prefix="papers-", dir=self.top)
        os.chmod(folder, 0o755)
        for name, data in texts.items():
            with open(os.path.join(folder, name + ".txt"), "wb") as f:
                f.write(data)
        return folder

    # ---- the process, from outside ----

    def tail(self, lines=30):
        with open(self.log, errors="replace") as f:
            return "".join(f.readlines()[-lines:])

    def logged(self, pattern):
        """Does a line of the log match?"""
        with open(self.log, errors="replace") as f:
            return any(re.search(pattern, line) for line in f)

    def memory(self):
        """(resident now, most ever), in MB."""
        with open(f"/proc/{self.process.pid}/status") as f:
            text = f.read()
        return tuple(int(re.search(rf"{k}:\s+(\d+)", text)[1]) // 1024
                     for k in ("VmRSS", "VmHWM"))

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def unharmed(self, after):
        """One TAP line: the same process serves and has not complained."""
        state = self.status().get("state")
        return ok(self.process.poll() is None and state == "serving"
                  and not self.logged(CRASH), f"unharmed: {after}",
                  f"exit {self.process.poll()}, state {state}\n"
                  + self.tail())

    # ---- its private PostgreSQL ----

    @property
    def folder(self):
        return self.socket_folder()

    def socket_folder(self):
        found = glob.glob(self.state + "/**/.s.PGSQL.*[0-9]", recursive=True,
                          include_hidden=True)
        if not found:
            raise RuntimeError("no socket of PostgreSQL under " + self.state)
        return os.path.dirname(found[0])

    def postmaster(self):
        """The process id of the private PostgreSQL, or None."""
        for path in glob.glob(self.state + "/**/postmaster.pid",
                              recursive=True):
            with contextlib.suppress(OSError, ValueError):
                with open(path) as f:
                    return int(f.readline())
        return None

    # ---- the end ----

    def kill(self, how=signal.SIGKILL):
        self.process.send_signal(how)
        return self.process.wait(60)

    def stop(self):
        """Ends it as an operator would; gives the exit status."""
        if self.process and self.process.poll() is None:
            self.kill(signal.SIGTERM)
        return self.process and self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.stop()
            if self.process.poll() is None:
                self.kill()
        postmaster = self.postmaster()
        if postmaster and not wait_for(lambda: not alive(postmaster), 20):
            os.kill(postmaster, signal.SIGQUIT)
        if self.keep or _failed and os.environ.get("KEEP_FAILED"):
            print("# kept", self.top)
        else:
            shutil.rmtree(self.top, ignore_errors=True)
