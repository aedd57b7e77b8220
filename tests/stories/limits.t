#!/usr/bin/env python3
"""Limits that an operator sets: beyond them a client waits or is refused with
a name, and inside them everybody goes on."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

OVERLOADED, TOO_LARGE, DENIED = -32002, -32003, -32005
RANK = {"measure": "sangong.total", "year": 2021}
PAPER = bureau_paper("云南省/保山市/昌宁县")

group = {}
if os.getuid() == 0:
    group = {"ingest_group": "daemon", "socket_mode": "0666"}
with Daemon(connections=4, pool_queue=6, pool_size=1, pool_depth=1,
            document_bytes=4096, query_timeout="10s", **group) as d:
    # ---- clients ----
    four = [d.client() for _ in range(4)]
    for c in four:
        c.result("daemon.status")
    fifth = d.client()
    asked = fifth.ask("daemon.status")
    fifth.sock.settimeout(0.5)
    try:
        fifth.line()
        ok(False, "a client over the limit waits")
    except TimeoutError:
        ok(True, "a client over the limit waits")
    four.pop().close()
    fifth.sock.settimeout(60)
    eq(fifth.reply()["id"], asked, "until another leaves")
    c, other = four[0], four[1]

    # ---- questions: of an empty database, who states a figure ----
    with d.holding("LOCK TABLE measure_slice IN ACCESS EXCLUSIVE MODE"):
        for _ in range(30):
            c.ask("compare.rank", RANK)
        replies = [c.reply() for _ in range(30 - 7)]
        eq({(r["error"]["code"], r["error"]["data"]["name"])
            for r in replies}, {(OVERLOADED, "overloaded")},
           "more questions than pool_queue are refused")
        began = time.monotonic()
        other.result("daemon.status")
        ok(time.monotonic() - began < 1, "what needs no database goes on")
    replies = [c.reply() for _ in range(7)]
    ok(all("result" in r for r in replies), "the others are answered",
       str(replies)[:500])

    # ---- documents ----
    with tempfile.TemporaryFile() as f:
        f.write(PAPER * 10)
        f.flush()
        f.seek(0)
        error_is(c.call("ingest.submit", {"fd": True, "name": "big.txt"},
                        f.fileno()), "too_large",
                 "a document over document_bytes", TOO_LARGE)

    # ---- who may hand in ----
    if os.getuid() == 0:
        ask = ('import socket,sys;s=socket.socket(socket.AF_UNIX);'
               f's.connect({d.socket!r});'
               's.sendall(sys.argv[1].encode()+b"\\n");'
               'print(s.makefile().readline())')
        import base64
        line = json.dumps({"jsonrpc": "2.0", "id": 1,
                           "method": "ingest.submit",
                           "params": {"name": "a.txt", "content":
                                      base64.b64encode(PAPER).decode()}})

        def as_nobody(*groups, text=line):
            r = subprocess.run(
                ["setpriv", "--reuid=nobody", "--regid=nogroup", *groups,
                 "/usr/bin/python3", "-c", ask, text], cwd="/",
                capture_output=True, text=True, timeout=60)
            return json.loads(r.stdout or '{"error":{"message":"%s"}}'
                              % r.stderr.replace('"', "'").replace("\n", " "))
        four.pop().close()
        error_is(as_nobody("--clear-groups"), "denied",
                 "who is not of ingest_group may not hand in", DENIED)
        ok("result" in as_nobody("--clear-groups", text=line.replace(
            "ingest.submit", "daemon.status").split(', "params"')[0] + "}"),
           "but may ask")
        reply = as_nobody("--groups=daemon")
        eq(reply.get("result", reply).get("state"), "accepted",
           "a member may hand in")
    for client in [fifth, *four]:
        client.close()
    d.unharmed("limits")

# ---- the spool ----
with Daemon(wait=False, database="host=/nonexistent", spool_documents=3) as d:
    wait_for(lambda: d.status())
    states = []
    for i in range(5):
        reply = d.submit(bureau_paper("云南省/保山市/昌宁县", f"{i}.00"),
                         f"{i}.txt")
        states.append(reply.get("result", {}).get("state")
                      or reply["error"]["data"]["name"])
    eq(states, ["accepted"] * 3 + ["overloaded"] * 2,
       "papers over spool_documents are refused")
done()
