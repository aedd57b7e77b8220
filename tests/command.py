"""`duibiao` as it is typed: off a terminal and on one.

    from command import *
    status, out, err = run("rank", "sangong.total", socket=d.socket)
    status, shown = on_terminal("extract", "--explain", paper, COLUMNS="80")

Words by name other than `socket` are set in its environment.
"""
import contextlib, os, pty, subprocess, unicodedata

from harness import BUILD

PROGRAM = os.path.join(BUILD, "duibiao")
NOBODY = "/nonexistent/socket"


def _environment(socket, **more):
    return {**os.environ, "LC_ALL": "C.UTF-8", "DUIBIAO_SOCKET": socket,
            **more}


def run(*arguments, socket=NOBODY, **env):
    """(exit status, output, errors)."""
    r = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True,
                       stdin=subprocess.DEVNULL, timeout=300,
                       env=_environment(socket, **env))
    return r.returncode, r.stdout, r.stderr


def on_full_disk(*arguments, socket=NOBODY):
    """(exit status, errors) where the output can go nowhere."""
    with open("/dev/full", "w") as full:
        r = subprocess.run([PROGRAM, *arguments], stdout=full, text=True,
                           stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                           env=_environment(socket), timeout=300)
    return r.returncode, r.stderr


def on_terminal(*arguments, socket=NOBODY, **env):
    """(exit status, what the terminal got), errors among it."""
    env = {"TERM": "xterm", "COLUMNS": "90", "PAGER": "cat", **env}
    master, slave = pty.openpty()
    p = subprocess.Popen([PROGRAM, *arguments], stdin=slave, stdout=slave,
                         stderr=slave, env=_environment(socket, **env))
    os.close(slave)
    out = b""
    with contextlib.suppress(OSError):      # what the end of a terminal is
        while more := os.read(master, 65536):
            out += more
    os.close(master)
    return p.wait(60), out.decode().replace("\r\n", "\n")


def wide(text):
    """The columns that a terminal needs for it."""
    return sum(0 if unicodedata.combining(c)
               or unicodedata.category(c) == "Cf" else
               2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in text)
