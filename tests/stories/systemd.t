#!/usr/bin/env python3
"""What systemd and the daemon say to each other: a socket that is handed over
and outlives it, readiness, reload, stopping, the watchdog."""
import fcntl, os, sys, threading
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

top = tempfile.mkdtemp(prefix="duibiao-systemd-", dir="/tmp")
os.chmod(top, 0o755)
try:
    # This test is systemd: it listens, and it hears what it is told.
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(os.path.join(top, "sock"))
    listener.listen(64)
    notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    notify.bind(os.path.join(top, "notify"))
    os.chmod(os.path.join(top, "notify"), 0o666)
    heard = []

    def listen():
        while True:
            heard.append(notify.recv(4096).decode())

    threading.Thread(target=listen, daemon=True).start()

    def told(pattern, since=0):
        """Was something like this said, after the first `since` messages?"""
        return any(re.search(pattern, m, flags=re.M) for m in heard[since:])

    early = socket.socket(socket.AF_UNIX)
    early.connect(os.path.join(top, "sock"))
    early.sendall(b'{"jsonrpc":"2.0","id":1,"method":"rpc.discover"}\n')
    fd = fcntl.fcntl(listener, fcntl.F_DUPFD, 10)
    with Daemon(wait=False, env={"NOTIFY_SOCKET": top + "/notify",
                                 "WATCHDOG_USEC": "600000",
                                 "LISTEN_FDS": "1"},
                pass_fds=(fd,), wrap=["bash", "-c", "LISTEN_PID=$$ exec "
                                      f'"$@" 3<&{fd} {fd}<&-', "-"]) as d:
        own, d.socket = d.socket, os.path.join(top, "sock")
        ok(d.serving(), "it serves on the socket that it was given", d.tail())
        ok(not os.path.exists(own), "and makes none of its own")
        early.settimeout(60)
        ok(b'"openrpc"' in early.recv(4096),
           "who asked before it was there is answered")
        early.close()
        ok(wait_for(lambda: told("^READY=1")), "READY=1", heard)
        ok(wait_for(lambda: told("^STATUS=serving")), "STATUS=serving", heard)
        n = len(heard)
        ok(wait_for(lambda: told("^WATCHDOG=1", n)), "WATCHDOG=1", heard)
        n = len(heard)
        ok(wait_for(lambda: told("^WATCHDOG=1", n), 5),
           "and again in time", heard)
        n = len(heard)
        d.process.send_signal(signal.SIGHUP)
        ok(wait_for(lambda: told("^RELOADING=1", n) and told("^READY=1", n)),
           "SIGHUP: RELOADING=1, READY=1", heard[n:])
        # A loop that hangs says nothing.
        d.process.send_signal(signal.SIGSTOP)
        wait_for(lambda: open(f"/proc/{d.process.pid}/stat").read()
                 .rsplit(")", 1)[1].split()[0] == "T")
        time.sleep(0.1)         # for what was on its way
        n = len(heard)
        ok(not wait_for(lambda: told("^WATCHDOG=1", n), 1.5),
           "stopped, it does not pretend to live")
        d.process.send_signal(signal.SIGCONT)
        ok(wait_for(lambda: told("^WATCHDOG=1", n)), "going on, it does")
        n = len(heard)
        eq(d.stop(), 0, "it stops in order")
        ok(wait_for(lambda: told("^STOPPING=1", n)), "STOPPING=1", heard[n:])

        # ---- a restart: nobody is refused ----
        waits = socket.socket(socket.AF_UNIX)
        waits.connect(d.socket)
        waits.sendall(b'{"jsonrpc":"2.0","id":2,"method":"rpc.discover"}\n')
        d.start()
        waits.settimeout(60)
        ok(b'"openrpc"' in waits.recv(4096),
           "who asks while it is away waits and is answered")
        waits.close()
        d.unharmed("as a service")
finally:
    shutil.rmtree(top, ignore_errors=True)
done()
