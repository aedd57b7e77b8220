#!/usr/bin/env python3
"""The socket: JSON-RPC 2.0 lines, many in flight, a table that describes
itself; stopping in order, reloading, and coming back after kill -9."""
import os, stat, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

RANK = {"measure": "sangong.total", "year": 2021,
        "kind": "housing_construction"}

# Which JSON types a parameter of each type may be.
JSON_TYPES = {"COUNT": {"integer"}, "YEAR": {"integer"}, "BOOL": {"boolean"},
              "MEASURES": {"array"}, "COUNTIES": {"array"}}


def types_of(schema):
    """Every "type" a schema names, anyOf and oneOf included."""
    found = set()
    for s in [schema, *schema.get("anyOf", []), *schema.get("oneOf", [])]:
        t = s.get("type", [])
        found |= set(t if isinstance(t, list) else [t])
    return found - {"null"}


with Daemon(socket_mode="0600") as d:
    eq(oct(stat.S_IMODE(os.stat(d.socket).st_mode)), "0o600",
       "the socket has the mode that was asked for")
    for place, sum_ in (("云南省/保山市/昌宁县", "8.30"),
                        ("广东省/肇庆市/封开县", "9.40"),
                        ("浙江省/丽水市/龙泉市", "7.50")):
        reply = d.submit(bureau_paper(place, sum_),
                         place.split("/")[-1] + ".txt", wait=True)
        ok("result" in reply, f"{place} is taken", reply)

    # ---- many in flight ----
    c = d.client()
    wanted = {}
    for i in range(300):
        code = ["530524", "441225", "331181"][i % 3]
        wanted[c.ask("compare.rank", {**RANK, "counties": [code]})] = code
    got = {}
    for _ in range(300):
        reply = c.reply()
        got[reply["id"]] = reply["result"]["rows"][0]["code"]
    eq(got, wanted, "300 in flight: every reply carries its question's id")
    for number in ("text", "", "县", 0, -7, 2**53 - 1, None):
        c.send(json.dumps({"jsonrpc": "2.0", "id": number,
                           "method": "daemon.status"}).encode() + b"\n")
        if c.reply().get("id") != number:
            ok(False, f"an id that is {number!r} comes back")
    # A carriage return, spaces, members in any order, escapes.
    c.send(b' {"params" : {} , "method":"daemon\\u002estatus","id":"x",'
           b'"jsonrpc":"2.0"} \r\n')
    eq(c.reply().get("id"), "x", "JSON as others write it")
    batch = [{"jsonrpc": "2.0", "id": i, "method": "compare.rank",
              "params": RANK} for i in range(20)]
    batch.insert(7, {"jsonrpc": "2.0", "method": "compare.rank",
                     "params": RANK})
    c.send(json.dumps(batch).encode() + b"\n")
    replies = c.reply()
    eq((sorted(r["id"] for r in replies), {r["result"]["n"] for r in replies},
        {r["jsonrpc"] for r in replies}), (list(range(20)), {3}, {"2.0"}),
       "a batch is answered as a batch, its notification not at all")
    c.send(b'[{"jsonrpc":"2.0","method":"daemon.status"}]\n'
           b'{"jsonrpc":"2.0","method":"daemon.status"}\n')
    eq(c.call("daemon.status")["id"], 301, "notifications get no reply")
    # Bytes that dribble in, and two requests in one packet.
    for byte in b'{"jsonrpc":"2.0","id":"slow","method":"daemon.status"}\n':
        c.send(bytes([byte]))
    eq(c.reply()["id"], "slow", "a request byte by byte")
    eq(d.call("compare.rank", {k: str(v) if k == "year" else v
                               for k, v in RANK.items()})
       .get("error", {}).get("code"), -32602, "a year is a number, not a text")

    # ---- it describes itself ----
    table = methods()
    doc = c.result("rpc.discover")
    ok(re.fullmatch(r"1\.\d+\.\d+", doc.get("openrpc", "")) and
       doc["info"]["title"] and doc["info"]["version"],
       "rpc.discover is an OpenRPC document", str(doc)[:300])
    listed = {m["name"]: m for m in doc["methods"]}
    eq([m["name"] for m in doc["methods"]], list(table),
       "with exactly the methods of the table, in its order")
    wrong = []
    for name, (about, params) in table.items():
        m = listed.get(name, {"params": []})
        if about not in (m.get("summary"), m.get("description")):
            wrong.append((name, "summary", m.get("summary")))
        if [(p["name"], bool(p.get("required"))) for p in m["params"]] \
                != [(p[0], p[2]) for p in params]:
            wrong.append((name, "params", m["params"]))
        for told, (param, kind, _, default) in zip(m["params"], params):
            schema = told["schema"]
            if types_of(schema) & {"string", "integer", "boolean",
                                   "array"} < JSON_TYPES.get(kind,
                                                             {"string"}):
                wrong.append((name, param, kind, schema))
            if default and str(schema.get("default", "")).lower() != default:
                wrong.append((name, param, "default", default, schema))
            if not (told.get("description") or told.get("summary")):
                wrong.append((name, param, "no words"))
    eq(wrong, [], "each parameter with its type, default and words")
    takes = {name: {p[0] for p in params}
             for name, (_, params) in table.items()}
    eq([n for n in takes if re.match("(compare|sangong|sewage|kpi)[.]", n)
        and not {"as_of", "peers_of", "peers"} <= takes[n]],
       ["compare.peers"], "every comparison can be asked as of a version, and "
       "among peers; peers hang on no paper")
    eq([n for n in takes if "limit" in takes[n]
        and not {"cursor", "offset"} & takes[n]],
       ["disclosures.diff", "sewage.spending"],
       "every list goes on, but for those of several lists")
    stages = next(p for p in listed["compare.rank"]["params"]
                  if p["name"] == "stage")["schema"]
    eq(set(stages.get("enum", [])) - {None}, {"budget", "adjusted", "final"},
       "words are listed")

    # ---- reload ----
    pid = d.process.pid
    d.process.send_signal(signal.SIGHUP)
    ok(wait_for(lambda: d.logged("signal=1$")),
       "SIGHUP is logged", d.tail())
    eq(c.result("compare.rank", RANK)["n"], 3, "and keeps connections")
    eq(d.process.poll(), None, "and the process")

    # ---- kill -9 and again ----
    questions = [("compare.rank", RANK), ("disclosures.list", {}),
                 ("facts.list", {}), ("findings.list", {})]
    before = [d.result(*q) for q in questions]
    children = set(subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True,
        text=True).stdout.split())
    d.kill(signal.SIGKILL)
    eq(c.reply(), None, "kill -9: connections end")
    c.close()
    ok(wait_for(lambda: not any(alive(p) for p in children), 30),
       "kill -9: its children end by themselves",
       [p for p in children if alive(p)])
    d.start()
    eq([d.result(*q) for q in questions], before,
       "kill -9: started again it gives the same answers")

    # ---- stops in order ----
    c, busy = d.client(), d.client()
    with d.holding("LOCK TABLE measure_slice, measure_value"
                   " IN ACCESS EXCLUSIVE MODE"):
        # Not asked before, so that it is not answered from memory.
        asked = busy.ask("compare.rank", {**RANK, "limit": 7})
        ok(wait_for(lambda: d.sql(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
            " AND wait_event_type = 'Lock'") == "1"), "a question is running")
        d.process.send_signal(signal.SIGTERM)

        def refused():
            try:
                with d.client(5) as x:
                    return x.call("daemon.status").get("error")
            except OSError:
                return True
            except EOFError:
                return True
        ok(wait_for(refused), "stopping: new clients are refused")
        eq(d.process.poll(), None, "stopping: it waits for what runs")
        try:
            reply = c.call("compare.rank", RANK)
            error_is(reply, "shutting_down",
                     "stopping: new questions are refused", -32007)
        except (EOFError, OSError):
            ok(True, "stopping: new questions are refused # idle ones closed")
    reply = busy.reply()
    eq((reply["id"], reply.get("result", {}).get("n")), (asked, 3),
       "stopping: what was running is answered")
    eq(busy.reply(), None, "stopping: then the connection ends")
    postmaster = d.postmaster()
    eq(d.process.wait(60), 0, "stopping: exit status 0")
    # (Its name stays where the folder is not the daemon's.)
    ok(refused(), "stopping: nobody listens any more")
    ok(postmaster is None or not alive(postmaster),
       "stopping: and so is PostgreSQL")
    ok(not d.logged(CRASH), "without a complaint", d.tail())
    # A second daemon on the same state is refused.
    d.start()
    r = subprocess.run([d.program, "--state", d.state, "--socket",
                        d.socket + "2"], stdin=subprocess.DEVNULL,
                       capture_output=True, text=True, timeout=60)
    ok(r.returncode == 1 and r.stderr, "a second one on the same state ends "
       "with status 1", (r.returncode, r.stderr))
    d.unharmed("beside it")
    r = subprocess.run([d.program, "--no-such-option", "1"],
                       capture_output=True, text=True, timeout=60)
    ok(r.returncode == 2 and "no-such-option" in r.stderr,
       "a wrong option: status 2, by name", (r.returncode, r.stderr))

# ---- reload takes what is live ----
conf = tempfile.NamedTemporaryFile("w", suffix=".conf")
os.chmod(conf.name, 0o644)


def configure(**rows):
    conf.seek(0)
    conf.truncate()
    conf.write("# a test\n" + "".join(f"{k} = {v}\n" for k, v in
                                      rows.items()))
    conf.flush()


configure(in_flight=2, log_level="info")
with Daemon(arguments=["-c", conf.name]) as d:
    ask = [{"jsonrpc": "2.0", "id": i, "method": "daemon.status"}
           for i in range(3)]
    with d.client() as c:
        c.send(json.dumps(ask).encode() + b"\n")
        ok("error" in c.reply(), "a batch over in_flight is refused")
        configure(in_flight=3, log_level="info")
        d.process.send_signal(signal.SIGHUP)

        def taken():
            c.send(json.dumps(ask).encode() + b"\n")
            return isinstance(c.reply(), list)
        ok(wait_for(taken, 20), "after SIGHUP it is taken, on the same "
           "connection", d.tail())
        configure(in_flight="lots")
        d.process.send_signal(signal.SIGHUP)
        ok(wait_for(lambda: d.logged("lots|in_flight")),
           "a file that is wrong is complained of", d.tail())
        ok(taken(), "and the old options stay")
    d.unharmed("after reloads")
done()
