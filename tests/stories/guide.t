#!/usr/bin/env python3
"""duibiao-guide(7), in both languages: every command in it, typed into a shell
as it stands, against the daemon that its first command starts; and what it
shows of them."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

PAGES = {"C.UTF-8": "duibiao-guide.7", "zh_CN.UTF-8": "duibiao-guide.zh.7"}


def typed(page):
    """(command, the lines that are shown of its output), in order."""
    found = []
    for block in re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed$",
                            source_text("client", page), re.M | re.S):
        for line in block.replace("\\e\n", "\\\n").splitlines():
            if line.startswith("$ "):
                found.append([line[2:], []])
            elif found[-1][0].endswith("\\"):
                found[-1][0] += "\n" + line
            else:
                found[-1][1].append(line)
    return found


def bare(text):
    return re.sub(r"\s+", " ", text).strip()


class Run:
    """`make run`, on a state folder of the test's own."""

    def __init__(self):
        self.top = tempfile.mkdtemp(prefix="duibiao-guide-", dir="/tmp")
        os.chmod(self.top, 0o755)
        state = os.path.join(self.top, "state")
        self.socket = os.path.join(state, "duibiao.sock")
        self.log = open(os.path.join(self.top, "log"), "w+")
        self.process = subprocess.Popen(
            ["make", "-s", "run", "BUILD=" + BUILD], cwd=TOP,
            env={**os.environ, "STATE": state}, stdin=subprocess.DEVNULL,
            stdout=self.log, stderr=self.log, start_new_session=True)

    def serves(self):
        with contextlib.suppress(OSError, EOFError):
            with Client(self.socket) as c:
                return c.call("daemon.status")["result"]["state"] == "serving"
        return self.process.poll() is not None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # Ctrl-C goes to everything in the foreground.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(60)
        self.log.close()
        shutil.rmtree(self.top, ignore_errors=True)


def follow(commands, run, locale):
    # One shell, so that what is exported stays.  Files are written elsewhere.
    shell = subprocess.Popen(
        ["bash", "--norc"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", bufsize=1,
        cwd=TOP, env={**os.environ, "LC_ALL": locale,
                      "PYTHONDONTWRITEBYTECODE": "1",
                      "DUIBIAO_SOCKET": run.socket})

    def say(command):
        shell.stdin.write(command + "\necho; echo ended-$?\n")
        shell.stdin.flush()
        lines = []
        for line in shell.stdout:
            if line.startswith("ended-"):
                return int(line[6:]), "".join(lines)
            lines.append(line)
        return None, "".join(lines)

    for command, shown in commands[1:]:
        command = command.replace("$PWD/build", BUILD)
        command = re.sub(r"-o (study|yunnan)", rf"-o {run.top}/\1", command)
        status, out = say(command)
        ok(status == 0 and ("export" in command or out.strip()),
           f"$ {bare(command)[:100]}", (status, out))
        for line in shown:
            ok(bare(line) in bare(out), f"  {bare(line)}", out)
    ok(os.path.exists(os.path.join(run.top, "study", "study.md")),
       "the study is there")
    shutil.rmtree(os.path.join(run.top, "study"))
    shell.stdin.close()
    shell.wait(10)


pages = {locale: typed(page) for locale, page in PAGES.items()}
english, chinese = pages.values()
eq([c for c, _ in chinese], [c for c, _ in english],
   "both languages have the same commands")
eq(english[0][0], "make run", "the first is make run")
ok(len(english) > 25, f"there are {len(english)}")
with Run() as run:
    if wait_for(run.serves, 120) and run.process.poll() is None:
        ok(True, "$ make run")
        for locale, commands in pages.items():
            follow(commands, run, locale)
    else:
        run.log.seek(0)
        ok(False, "$ make run", run.log.read())
done()
